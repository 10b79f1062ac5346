"""Where a text's headline ends."""

from typing import Final

LONGEST: Final = 200


def headline_end(text: str) -> int:
    """The offset behind the first line where that is a headline, else 0."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    if end < 0 or not text[end:].strip():
        return 0
    line = text[start:end].rstrip()
    is_headline = 0 < len(line) <= LONGEST and line[-1] not in '.,;:!\u201d"'
    return end if is_headline else 0
