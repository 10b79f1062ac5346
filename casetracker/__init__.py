"""casetracker: a docket for proceedings against detained people, with a source for every fact."""
