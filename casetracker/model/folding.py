"""Words reduced to what is compared: any script to small ASCII letters and digits, names to their sounds."""

import re
import unicodedata
from typing import Final

from anyascii import anyascii

MAX_WORD: Final = 64
_WORD: Final = re.compile(r"[a-z0-9]+")
# Apostrophes and soft signs stand inside of names: they part no words.
_SILENT: Final = re.compile(
    r"['`\u2018\u2019\u02bc\u02b9\u044c\u044a\u042c\u042a\u200c\u200d\u00ad]"
)
_SOUNDS: Final = (
    (re.compile(r"sch|tsch|tch|dzh|sh|ch|zh|dj|cz|sz|ts|tz|j(?=[aou])"), "s"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"[cz]"), "s"),
    (re.compile(r"kh|gh|x|g"), "h"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"w"), "v"),
    # doubled letters, before the vowels go: those of "Margaryan" are no one letter
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=.)[aeiouyjh]+"), ""),
    (re.compile(r"^[aeiouyj]+"), "a"),
)


def folded(text: str) -> str:
    """The words of a text in small ASCII letters and digits, one space apart; never an error."""
    return " ".join(folded_words(text))


def folded_words(text: str) -> list[str]:
    """The words of a text, each at most MAX_WORD letters; a text with no letters has none."""
    plain = _SILENT.sub("", unicodedata.normalize("NFKC", text))
    if not plain.isascii():
        plain = anyascii(plain)
    return [word[:MAX_WORD] for word in _WORD.findall(plain.lower())]


def sound_of(word: str) -> str:
    """What a folded word of a name sounds like: the same for most spellings; may be empty.

    It brings names together for a person to look at; it never says that two are one.
    """
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word
