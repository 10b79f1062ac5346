"""Names and bodies folded to one key across scripts and spellings; a key never decides alone."""

import re
from typing import Final

from casetracker.news.words import word_set

# before transliteration: what it would get wrong
_LETTERS: Final = str.maketrans(
    {
        "\u0259": "e",
        "\u0131": "i",
        "\u015f": "sh",
        "\u00e7": "ch",
        "\u011f": "gh",
    }
)
_ALIKE: Final = (
    ("\u0578\u0582", "u"),
    ("kh", "x"),
    ("gh", "g"),
    ("dzh", "j"),
    ("dj", "j"),
    ("ts", "c"),
    ("ou", "u"),
    ("y", "i"),
    ("ia", "a"),
    ("e", "a"),
)
_PATRONYMICS: Final = word_set("oglu oghlu ogli ogly qizi gizi kizi ogu")
_DOUBLE: Final = re.compile(r"(.)\1+")
_WORD: Final = re.compile(r"[a-z]+")
_SMALL: Final = word_set("the of for on and a")


def name_key(name: str) -> str:
    """A key that is equal for spellings of one name in Latin, Cyrillic and Armenian letters."""
    words = [_folded(word) for word in name.split()]
    return " ".join(sorted(word for word in words if word and word not in _PATRONYMICS))


def body_key(name: str) -> str:
    """A key for a court or service: folded words without "the" and "of"."""
    words = {word for word in _WORD.findall(_latin(name.lower())) if word not in _SMALL}
    return " ".join(sorted(words))


def names_agree(first: str, second: str) -> bool:
    """Whether two names may be one person's: equal keys, or initials that fit."""
    left, right = name_key(first).split(), name_key(second).split()
    if not left or not right:
        return False
    if left == right:
        return True
    return _fit(left, right) and _fit(right, left)


def _fit(words: list[str], others: list[str]) -> bool:
    """Whether each full word has its like among the others, and no initial speaks against it."""
    full = [word for word in words if len(word) > 1]
    initials = [word for word in words if len(word) == 1]
    if not any(word in others for word in full):
        return False
    if not all(word in others or word[0] in others for word in full):
        agreeing = sum(word in others or word[0] in others for word in full)
        return len(others) < len(words) and agreeing > 1
    return len(others) < len(words) or all(
        any(other.startswith(initial) for other in others) for initial in initials
    )


def _folded(word: str) -> str:
    latin = _latin(word.lower())
    for found, kept in _ALIKE[1:]:
        latin = latin.replace(found, kept)
    latin = _DOUBLE.sub(r"\1", "".join(_WORD.findall(latin)))
    return latin[:1] if len(word.strip(".")) == 1 else latin


def _latin(lower: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415 - 80 ms to import, and only matching needs it

    return str(anyascii(lower.replace(*_ALIKE[0]).translate(_LETTERS))).lower()
