"""Which language a text is in, by script and by a few letters and words of its own."""

import re
from typing import Final

from casetracker.news.language.words import word_set

SAMPLE: Final = 3_000
_ENGLISH: Final = word_set("the of and to in was were that for with")
_NO_LETTERS: Final = re.compile(r"[\W\d_]+")
_ALPHABETS: Final = (
    ("hy", "\u0531", "\u0587"),
    ("ka", "\u10a0", "\u10ff"),
    ("ru", "\u0400", "\u04ff"),
    ("ar", "\u0600", "\u06ff"),
)


def language_of(text: str) -> str | None:
    """A language code, or None where the text does not show it."""
    sample = text[:SAMPLE]
    letters = sample if sample.isascii() else _NO_LETTERS.sub("", sample)
    if not letters:
        return None
    for code, first, last in () if sample.isascii() else _ALPHABETS:
        if 2 * len(re.findall(f"[{first}-{last}]", sample)) > len(letters):
            if code == "ru" and any(
                letter in "\u0456\u0457\u0454\u0491" for letter in sample.lower()
            ):
                return "uk"
            return code
    if sample.lower().count("\u0259") * 100 > len(letters):
        return "az"
    words = sample.lower().split()
    english = sum(word in _ENGLISH for word in words)
    return "en" if english * 12 >= len(words) else None
