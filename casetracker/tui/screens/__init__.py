"""Screens: one a place in the docket."""
