"""The people that a sentence names or counts, and which of them a verb or noun is about."""
