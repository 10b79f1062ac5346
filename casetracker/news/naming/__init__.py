"""Names across spellings and scripts: what they sound like, and whether two may be one person's."""
