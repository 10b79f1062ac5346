"""What stands around a verb: auxiliaries and voice, asides, whether it is a verb and acts on people."""
