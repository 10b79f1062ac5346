"""Whom of the docket a document speaks of, and what accepting a claim would do there."""
