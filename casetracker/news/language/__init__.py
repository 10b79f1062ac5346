"""The words of a text: sentences, tokens and numbers, and the tables that name what is looked for."""
