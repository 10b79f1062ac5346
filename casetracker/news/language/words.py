"""Short lists of words, written as one line each."""


def word_list(text: str) -> tuple[str, ...]:
    """The words of a line in their order."""
    return tuple(text.split())


def word_set(text: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(text.split())
