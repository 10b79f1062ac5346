"""Tables, vocabularies and value types; knows nobody but the leaves."""
