"""casetracker: a docket for proceedings against detained people, with a source for every fact."""

__version__ = "0.1.0"
