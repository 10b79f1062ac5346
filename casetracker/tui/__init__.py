"""The Textual app, on services and views only."""
