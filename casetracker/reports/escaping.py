"""One escaper per format: what comes out is text to whoever reads that format."""

import re
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

from casetracker.reports.wording import NOT_REPORTED
from casetracker.text import safe_line, safe_text

_BACKSLASHED: Final = re.compile(r"([\\`*_{}\[\]#~!$^|=])")
_SHORT: Final = 60
_NOT_XML: Final = re.compile("[\ufffe\uffff]")
_BLOCK_START: Final = re.compile(r"^(?:([-+])|(\d{1,9})([.)]))")


def plain(value: object) -> Markup:
    """The value as safe plain text; None is `not reported`."""
    return Markup(safe_text(_text(value)))  # noqa: S704 - plain text knows no markup


def html(value: object) -> Markup:
    """The value as HTML text, good inside a quoted attribute too."""
    text = value if value.__class__ is str else _text(value)
    return _short(text) if len(text) <= _SHORT else escape(safe_text(text))


@lru_cache(maxsize=4096)
def _short(text: str) -> Markup:
    """A short text as HTML: labels, dates and references come again and again."""
    return escape(safe_text(text))


def xml_line(text: str) -> str:
    """The text as one safe line of characters that XML may hold."""
    return _NOT_XML.sub("\ufffd", safe_line(text))


def office(value: object) -> Markup:
    """The value as one line of text in the XML of an office file; spaces of a drawing stay."""
    text = safe_text(_text(value)).replace("\n", " ")
    return escape(_NOT_XML.sub("\ufffd", text).replace("  ", "\u00a0 "))


def markdown(value: object) -> Markup:
    """The value as one line of literal Markdown text, CommonMark and GitHub flavour.

    Nothing in it makes a link, an image, an element, a table cell, a list or a heading; addresses are
    broken with entities, so that they are not linked by themselves.
    """
    line = safe_line(_text(value)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _BACKSLASHED.sub(r"\\\1", line)
    line = _BLOCK_START.sub(_defused, line)
    line = line.replace("://", "&#58;//").replace("@", "&#64;")
    line = re.sub(r"(?i)\b(www)\.", r"\1&#46;", line)
    return Markup(line)  # noqa: S704 - escaped above, by the rules of this format


def _defused(match: re.Match[str]) -> str:
    sign, number, mark = match.groups()
    return f"\\{sign}" if sign else f"{number}\\{mark}"


def _text(value: object) -> str:
    return str(NOT_REPORTED) if value is None else str(value)
