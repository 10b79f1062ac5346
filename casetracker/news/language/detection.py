"""Which language a text is in, by script and by a few letters and words of its own."""

import re
from typing import Final

from casetracker.news.language.words import word_set

SAMPLE: Final = 3_000
_ENGLISH: Final = word_set("the of and to in was were that for with")
_NO_LETTERS: Final = re.compile(r"[\W\d_]+")
_NO_LETTER: Final = bytes(code for code in range(128) if not chr(code).isalpha())
_UKRAINIAN: Final = frozenset("\u0456\u0457\u0454\u0491")
_ALPHABETS: Final = tuple(
    (code, re.compile(f"[{first}-{last}]"))
    for code, first, last in (
        ("hy", "\u0531", "\u0587"),
        ("ka", "\u10a0", "\u10ff"),
        ("ru", "\u0400", "\u04ff"),
        ("ar", "\u0600", "\u06ff"),
    )
)


def language_of(text: str) -> str | None:
    """A language code, or None where the text does not show it."""
    sample = text[:SAMPLE]
    small = sample.lower()
    plain = sample.encode("ascii", "ignore")
    others = len(sample) - len(plain)
    # where most letters are plain ones, the others need no counting
    is_latin = bool(plain) and 2 * others <= len(plain.translate(None, _NO_LETTER))
    letters = 0 if is_latin else len(_NO_LETTERS.sub("", sample))
    if not is_latin and not letters:
        return None
    for code, alphabet in () if is_latin else _ALPHABETS:
        if 2 * len(alphabet.findall(sample)) > letters:
            is_ukrainian = code == "ru" and not _UKRAINIAN.isdisjoint(small)
            return "uk" if is_ukrainian else code
    schwas = small.count("\u0259")
    if schwas and schwas * 100 > (letters or len(_NO_LETTERS.sub("", sample))):
        return "az"
    words = small.split()
    english = sum(map(_ENGLISH.__contains__, words))
    return "en" if english * 12 >= len(words) else None
