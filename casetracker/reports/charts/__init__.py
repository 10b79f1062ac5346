"""Charts of our own: SVG for HTML, block characters for Markdown and plain text."""
