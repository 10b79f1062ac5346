"""A docket of any size, invented: for trials of speed and of what a screen does with many rows."""
