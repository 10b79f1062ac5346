"""Clocks as an iCalendar file (RFC 5545): references and rules, never a name."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from casetracker.errors import ReportError
from casetracker.text import safe_line
from casetracker.views.clocks import ClockView

_FOLD: Final = 73
_LISTED: Final = 20


class CalendarLostError(ReportError):
    """A calendar file cannot be written."""

    def __init__(self, path: Path, why: str) -> None:
        """Name it and the reason."""
        super().__init__(f"{path} cannot be written ({why}): name another file")


def calendar_text(views: Iterable[ClockView]) -> str:
    """The calendar of all clocks with a last day, one all-day entry each, lines ending in CRLF.

    A span of possible days is one entry over all of them. Who claims a status is left out.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//casetracker//clocks//EN",
        "CALSCALE:GREGORIAN",
        *(line for view in views for line in _entry(view)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def write_calendar(path: Path, text: str) -> None:
    """Write it, readable by its owner only; raises CalendarLostError."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
    except (OSError, ValueError) as error:
        raise CalendarLostError(path, getattr(error, "strerror", None) or str(error)) from error


def _entry(view: ClockView) -> Iterator[str]:
    days = view.last_days
    first = days.earliest or days.latest if days is not None else None
    if days is None or first is None:
        return
    last = days.latest or first
    whom = ", ".join(view.defendant_refs[:_LISTED])
    more = len(view.defendant_refs) - _LISTED
    whom += f" and {more} more" if more > 0 else ""
    told = [f"{view.rule} [{view.signature}]", f"{view.case_ref}: {whom}", view.state.words]
    told += list(view.working)
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(view)}@casetracker"
    yield f"DTSTAMP:{view.computed_at:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_day(first)}"
    yield f"DTEND;VALUE=DATE:{_day(_next(last))}"
    yield f"SUMMARY:{_escaped(f'{view.case_ref} {view.rule}: {view.state.words}, {view.whom}')}"
    yield f"DESCRIPTION:{_escaped(chr(10).join(told))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _uid(view: ClockView) -> str:
    known = f"{view.rule}|{view.case_ref}|{'|'.join(view.defendant_refs)}"
    return hashlib.sha256(known.encode()).hexdigest()[:32]


def _day(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _next(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _escaped(text: str) -> str:
    lines = [
        safe_line(line).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        for line in text.split("\n")
    ]
    return "\\n".join(lines)


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 bytes, the later ones led by a space; no letter is cut."""
    part, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _FOLD:
            yield part
            part, size = " ", 1
        part += letter
        size += width
    yield part
