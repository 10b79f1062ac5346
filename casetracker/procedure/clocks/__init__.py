"""Clocks: what a rule's time limit comes to, computed on read from the events on file. Pure."""
