"""What lies ahead, put into lines for Home; no widgets."""

from collections.abc import Sequence
from typing import Final

from casetracker.views.agenda import AgendaLine
from casetracker.views.common import date_text

_MOST: Final = 6


def coming_lines(coming: Sequence[AgendaLine]) -> tuple[tuple[str, str], ...]:
    """The first few as (line, the record that it opens), and how many more there are, which opens none."""
    lines = [(_line(each), each.record) for each in coming[:_MOST]]
    left = len(coming) - _MOST
    return (*lines, (f"... {left} more in the coming days", "")) if left > 0 else tuple(lines)


def _line(each: AgendaLine) -> str:
    on = date_text(each.on)
    if each.task is None:
        return f"{on} {each.what}"
    return f"{'! late ' if each.is_late else ''}{on} {each.record}: {each.what}"
