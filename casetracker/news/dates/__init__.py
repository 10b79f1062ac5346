"""Dates in running text: where they stand, and which days they may mean."""
