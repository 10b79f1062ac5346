"""The articles of law that a stretch of text names, in the spellings of many countries.

"Articles 214.2.1 and 279", "Art. 318 part 2", "part 2 of Article 318", "Section 3(1)", "Art. 5/A of Law
No. 3713", "18 U.S.C. § 2339B", "u/s 302". A part that is named in words becomes a dotted number, as
statutes are cited.
"""

import re
from typing import Final

_WORD: Final = (
    r"(?:\b(?:articles?|arts?\.?|sections?|secs?\.?|sub-?sections?|paragraphs?|u/s)\s{0,2}(?:nos?\.?\s)?"
    r"|\u00a7{1,2}\s{0,2})"
)
_NUMBER: Final = (
    r"\d{1,4}[A-Z]{0,2}(?:\.\d{1,3}){0,4}(?:-(?:\d{1,3}(?!\d)|[A-Z]\b))?(?:/[A-Z\d]{1,3}\b)?"
    r"(?:\s?\([0-9a-zA-Z]{1,4}\)){0,3}(?:\s(?:bis|ter|quater)\b)?"
)
_PART: Final = r"(?:parts?|paras?\.?|paragraphs?|clauses?|points?|items?|\u2116|\u00a7)"
# what an article forbids, in brackets behind its number: "214.2.1 (terrorism)"
_GLOSS: Final = r"(?:\s?\((?P<gloss>[^()]{5,160})\))?"
_ORDINAL: Final = r"(?:\d{1,2}(?:\.\d{1,2})?|one|two|three|four|five|six|seven|first|second|third)"
_FIRST: Final = re.compile(rf"{_WORD}(?P<number>{_NUMBER})", re.IGNORECASE)
_NEXT: Final = re.compile(
    rf"{_GLOSS}(?:\s?,\s?(?:and\s|or\s)?|\s(?:and|or|&|to)\s)(?:(?:the\s)?{_WORD})?(?P<number>{_NUMBER})"
    r"(?!\s(?:[a-z]+\s)?(?:years?|months?|days?|people|men|women|persons|counts?|others|soldiers|defendants))",
    re.IGNORECASE,
)
_LAST_GLOSS: Final = re.compile(_GLOSS)
_BEHIND: Final = re.compile(
    rf",?\s\(?{_PART}\s(?P<part>{_ORDINAL})\b(?:\s?(?:,|and)\s(?P<more>{_ORDINAL})\b(?!\s[a-z]))?\)?",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(rf"{_PART}\s(?P<part>{_ORDINAL})\s(?:of\s)?(?:the\s)?$", re.IGNORECASE)
_VALUES: Final = {
    name: str(value)
    for value, names in enumerate(
        ("one first", "two second", "three third", "four", "five", "six", "seven"), start=1
    )
    for name in names.split()
}
_LOOK_BACK: Final = 24
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def provisions_in(text: str, start: int, end: int) -> tuple[str, ...]:
    """The articles named between two offsets, each once, in order."""
    return tuple(provisions_told(text, start, end))


def provisions_told(text: str, start: int, end: int) -> dict[str, str | None]:
    """The articles named between two offsets, in order, each with what stands in brackets behind it."""
    found: dict[str, str | None] = {}
    position = start
    while True:
        match = _FIRST.search(text, position, end)
        if match is None:
            return found
        last, position = _add(found, text, match, end)
        following = _NEXT.match(text, position, end)
        while following is not None and not _YEAR.fullmatch(following["number"]):
            found[last] = found[last] or following["gloss"]
            last, position = _add(found, text, following, end)
            following = _NEXT.match(text, position, end)
        gloss = _LAST_GLOSS.match(text, position, end)
        if gloss is not None:
            found[last] = found[last] or gloss["gloss"]


def _add(
    found: dict[str, str | None], text: str, match: re.Match[str], end: int
) -> tuple[str, int]:
    """Keep the articles of a match; gives the last of them, and where the search goes on."""
    numbers, position = _with_parts(text, match, end)
    for number in numbers:
        found.setdefault(number, None)
    return numbers[-1], position


def _with_parts(text: str, match: re.Match[str], end: int) -> tuple[list[str], int]:
    """The number with a part named before or behind it, and where the search goes on."""
    number = match["number"].replace(" ", "")
    behind = _BEHIND.match(text, match.end(), end)
    if behind is not None:
        parts = [part for part in (behind["part"], behind["more"]) if part is not None]
        return [f"{number}.{_value(part)}" for part in parts], behind.end()
    before = _BEFORE.search(text[max(0, match.start() - _LOOK_BACK) : match.start()])
    if before is not None:
        return [f"{number}.{_value(before['part'])}"], match.end()
    return [number], match.end()


def _value(part: str) -> str:
    return _VALUES.get(part.lower(), part)
