"""What a user adds to the reader: TOML files checked entry by entry, then laid over the shipped tables."""
