"""Typer commands: the words of a call made into one service call each, everything imported lazily."""
