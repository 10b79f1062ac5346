"""A trigger in a sentence into what happened, to whom, and how it is put."""
