"""Text that runs from right to left, found within text that does not, so that each is set by itself."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from markupsafe import Markup, escape

from casetracker.reports.escaping import html
from casetracker.text import safe_text

_RIGHT: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LETTER: Final = re.compile(f"[{_RIGHT}]")
# A quotation as a whole, else a run of such letters with whatever stands between them; joiners and
# marks belong to the letter before.
_RUN: Final = re.compile(
    rf"(?<=\u201c)[^\u201c\u201d]*[{_RIGHT}][^\u201c\u201d]*(?=\u201d)"
    rf"|[{_RIGHT}](?:[^A-Za-z\u00c0-\u058f\u201c\u201d()\[\];:]*[{_RIGHT}\u200c\u200d])?"
)
# A text of such letters alone is one value, with the numbers and brackets at its ends.
_VALUE: Final = re.compile(rf"[^,;:\u201c\u201d]*[{_RIGHT}][^,;:\u201c\u201d]*")
_STRONG_RIGHT: Final = ("R", "AL")
# First strong isolate, and its end.
_OPEN: Final = "\u2068"
_SHUT: Final = "\u2069"


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """The text in parts, each with whether it is to be set by itself, in its own direction."""
    if _VALUE.fullmatch(text) and not any(unicodedata.bidirectional(sign) == "L" for sign in text):
        yield text, True
        return
    place = 0
    for found in _RUN.finditer(text):
        if found.start() > place:
            yield text[place : found.start()], False
        yield found.group(), True
        place = found.end()
    if place < len(text):
        yield text[place:], False


def has_right_to_left(text: str) -> bool:
    """Whether any letter of the text runs from right to left."""
    return _LETTER.search(text) is not None


def runs_right(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    for sign in text:
        direction = unicodedata.bidirectional(sign)
        if direction in ("L", *_STRONG_RIGHT):
            return direction in _STRONG_RIGHT
    return False


def isolated_html(value: object) -> Markup:
    """The value as HTML text, each part that runs the other way in an element of its own."""
    told = str(value)
    if told.isascii():
        return html(told)
    text = safe_text(told)
    if not has_right_to_left(text):
        return html(told)
    parts = (
        Markup("<bdi>{}</bdi>").format(part) if is_apart else escape(part)
        for part, is_apart in runs(text)
    )
    return Markup("").join(parts)


def isolated_text(text: str) -> str:
    """The text with an isolating sign at either side of each part that runs the other way."""
    if text.isascii() or not has_right_to_left(text):
        return text
    return "".join(f"{_OPEN}{part}{_SHUT}" if is_apart else part for part, is_apart in runs(text))
