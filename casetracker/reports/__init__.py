"""Plain values to text: contexts, templates, charts; no database."""
