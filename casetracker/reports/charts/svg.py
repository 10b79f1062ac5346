"""A small SVG writer: elements as text, every value escaped, a title and a description in each."""

import textwrap
from functools import cache, lru_cache
from typing import Final

from markupsafe import Markup, escape

from casetracker.text import safe_line

FONT: Final = "Noto Sans,Noto Sans Armenian,Noto Naskh Arabic,DejaVu Sans,sans-serif"
INK: Final = "#1d2430"
PAPER: Final = "#ffffff"
FAINT: Final = "#5a6474"


def element(tag: str, content: str | Markup = "", **attributes: str | float) -> Markup:
    """One element; `text_anchor` becomes `text-anchor`, a trailing underscore is dropped."""
    pairs = "".join(
        [f' {_attribute(name)}="{_value(value)}"' for name, value in attributes.items()]
    )
    inner: str = content if isinstance(content, Markup) else _told(content)
    return _markup(f"<{tag}{pairs}>{inner}</{tag}>")


@lru_cache(maxsize=1024)
def _told(content: str) -> Markup:
    return escape(safe_line(content))


def _markup(text: str) -> Markup:
    """The text as markup: every part of it was escaped. Half as long as asking the class itself."""
    return str.__new__(Markup, text)


@cache
def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def together(*parts: Markup) -> Markup:
    """Elements one after the other."""
    # Joined as plain text: each is markup already.
    return _markup("".join(map(str.__str__, parts)))


def drawing(
    figure_id: str, title: str, description: str, size: tuple[float, float], *parts: Markup
) -> Markup:
    """A whole drawing, read out as an image by its title and description."""
    width, height = size
    names = f"{figure_id}-title {figure_id}-desc"
    return element(
        "svg",
        together(
            element("title", title, id=f"{figure_id}-title"),
            element("desc", description, id=f"{figure_id}-desc"),
            *parts,
        ),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        width=width,
        height=height,
        role="img",
        aria_labelledby=names,
        font_family=FONT,
        font_size=12,
    )


def line(x1: float, y1: float, x2: float, y2: float, **attributes: str | float) -> Markup:
    """A straight stroke in ink."""
    drawn = {"stroke": INK, "stroke_width": 1.5, "class_": "ink-line", **attributes}
    return element("line", "", x1=x1, y1=y1, x2=x2, y2=y2, **drawn)


def words(text: str, x: float, y: float, **attributes: str | float) -> Markup:
    """One line of text in ink."""
    return element("text", text, x=x, y=y, **{"fill": INK, "class_": "ink", **attributes})


def wrapped(text: str, width: int, lines: int) -> list[str]:
    """The text in at most so many lines of so many characters, cut with an ellipsis."""
    line = safe_line(text)
    if len(line) <= width:
        return [line] if line else []
    return textwrap.wrap(line, width, max_lines=lines, placeholder="\u2026", break_on_hyphens=False)


@lru_cache(maxsize=4096)
def _value(value: str | float) -> str:
    if isinstance(value, str):
        return escape(value)
    return f"{value:.1f}".rstrip("0").rstrip(".")
