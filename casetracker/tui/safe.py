"""The two ways by which text from outside may enter a widget, and the filter behind them.

A plain `str` is parsed as markup by most widgets, and no widget removes control characters. So:
`cell()` for what our own tables draw, `txt()` for every other widget, `SafeFilter` for what slips by.
"""

from typing import Final

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

from casetracker.text import REPLACEMENT, safe_line, safe_text

_STRONG: Final = Style(dim=False)
_PLAIN: Final = Style(color="default", bgcolor="default")


def cell(text: str, style: str = "") -> Text:
    """One safe line as a Rich Text, for table cells; never parsed as markup."""
    return Text(safe_line(text), style, no_wrap=True, end="")


def txt(text: str) -> Content:
    """Safe text as textual Content, for any widget; never parsed as markup."""
    return Content(safe_text(text))


class SafeFilter(LineFilter):
    """Replace what must never reach a terminal in every line that any widget draws."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The line with control, bidi and tag characters replaced."""
        del background
        return [
            segment
            if segment.control is not None or segment.text.isprintable()
            else Segment(safe_text(segment.text).replace("\n", REPLACEMENT), segment.style)
            for segment in segments
        ]


class UndimFilter(LineFilter):
    """Show faint text in full strength: for themes that are chosen for their contrast."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The line without faint text."""
        del background
        return [
            Segment(segment.text, segment.style + _STRONG)
            if segment.style is not None and segment.style.dim and segment.control is None
            else segment
            for segment in segments
        ]


class PlainFilter(LineFilter):
    """Drop every colour and keep bold, underline and reverse: for terminals without colour."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The line in the terminal's own two colours."""
        del background
        return [
            segment
            if segment.control is not None or segment.style is None
            else Segment(segment.text, _uncoloured(segment.style))
            for segment in segments
        ]


def _uncoloured(style: Style) -> Style:
    return _PLAIN + Style(
        bold=style.bold or None, underline=style.underline or None, reverse=style.reverse or None
    )
