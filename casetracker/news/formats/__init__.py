"""Foreign bytes into text, one module a format."""
