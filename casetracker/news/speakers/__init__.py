"""Who says what a sentence tells."""
