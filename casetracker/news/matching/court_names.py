"""Courts and services folded to one key, so that "the" and "of" do not matter."""

import re
from functools import lru_cache
from typing import Final

from casetracker.news.language.words import word_set
from casetracker.news.naming.scripts import plain_lower

_WORD: Final = re.compile(r"[a-z]+")
_SMALL: Final = word_set("the of for on and a")


@lru_cache(maxsize=10_000)
def body_key(name: str) -> str:
    """A key for a court or service: folded words without "the" and "of"."""
    words = {word for word in _WORD.findall(_latin(name)) if word not in _SMALL}
    return " ".join(sorted(words))


def _latin(name: str) -> str:
    if name.isascii():
        return name.lower()
    from anyascii import anyascii  # noqa: PLC0415 - 80 ms to import, and few names need it

    return str(anyascii(plain_lower(name))).lower()
