"""Jurisdiction packs, stages and status arithmetic: pure."""
