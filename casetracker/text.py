"""Text from outside made safe to show: control and bidi characters never reach a terminal.

Stored text keeps every character that its source had; these functions are for output only.
"""

import re
from typing import Final

REPLACEMENT: Final = "\ufffd"

# C0 but tab and newline, DEL, C1, zero-width space, direction marks and overrides, invisible
# operators, byte order mark, tag characters, lone surrogates. U+200C and U+200D stay: Persian and
# Indic scripts need them.
_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_BREAKS: Final = re.compile(r"[\t\n ]+")


def safe_text(text: str) -> str:
    """The text with each control, bidi or tag character replaced by U+FFFD; newlines stay."""
    return _UNSAFE.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\t", "    "))


def safe_line(text: str) -> str:
    """The text as one safe line: runs of white space become one space."""
    return _BREAKS.sub(" ", safe_text(text)).strip()


def shorten(text: str, width: int) -> str:
    """One safe line of at most `width` characters, cut with an ellipsis where it is longer."""
    line = safe_line(text)
    return line if len(line) <= width else line[: max(width - 1, 0)].rstrip() + "\u2026"


def first_line(text: str) -> str:
    """The first line of a text that says something; empty where none does."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def people_words(number: int) -> str:
    """A number of people: `1 person`, `3 people`."""
    return "1 person" if number == 1 else f"{number} people"


def defendants_words(number: int) -> str:
    """A number of defendants: `1 defendant`, `3 defendants`."""
    return "1 defendant" if number == 1 else f"{number} defendants"
