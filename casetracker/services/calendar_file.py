"""Clocks as an iCalendar file (RFC 5545): references and rules, never a name."""

import os
from collections.abc import Iterable
from pathlib import Path

from casetracker.errors import ReportError
from casetracker.reports.contexts.entries import calendar_entries
from casetracker.reports.formats.calendars import calendar_file
from casetracker.views.clocks import ClockView


class CalendarLostError(ReportError):
    """A calendar file cannot be written."""

    def __init__(self, path: Path, why: str) -> None:
        """Name it and the reason."""
        super().__init__(f"{path} cannot be written ({why}): name another file")


def calendar_text(views: Iterable[ClockView]) -> str:
    """The calendar of all clocks with a last day, one all-day entry each, lines ending in CRLF."""
    return calendar_file(calendar_entries(views))


def write_calendar(path: Path, text: str) -> None:
    """Write it, readable by its owner only; raises CalendarLostError."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
    except (OSError, ValueError) as error:
        raise CalendarLostError(path, getattr(error, "strerror", None) or str(error)) from error
