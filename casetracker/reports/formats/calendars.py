"""The entries of a report as an iCalendar file (RFC 5545)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Final

from casetracker.reports.recognising import full_mark
from casetracker.text import safe_line

_FOLD: Final = 73


def as_ics(context: dict[str, Any]) -> bytes:
    """The calendar of a report that holds one."""
    return calendar_file(context["calendar"], full_mark(context["head"]["digest"])).encode()


def calendar_file(entries: Iterable[dict[str, Any]], mark: str | None = None) -> str:
    """A calendar with an all-day entry for each, as `contexts.entries` gives them; lines end in CRLF.

    `mark` says which report it is of.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//casetracker//clocks//EN",
        "CALSCALE:GREGORIAN",
        *(() if mark is None else (f"X-CASETRACKER-CONTENT:{mark}",)),
        *(line for entry in entries for line in _event(entry)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(entry: dict[str, Any]) -> Iterator[str]:
    first, last = date.fromisoformat(entry["first"]), date.fromisoformat(entry["last"])
    yield "BEGIN:VEVENT"
    yield f"UID:{entry['id']}@casetracker"
    yield f"DTSTAMP:{entry['machine']}"
    yield f"DTSTART;VALUE=DATE:{_day(first)}"
    yield f"DTEND;VALUE=DATE:{_day(_next(last))}"
    yield f"SUMMARY:{_escaped(entry['summary'])}"
    yield "DESCRIPTION:" + "\\n".join(map(_escaped, entry["told"]))
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _next(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _escaped(text: str) -> str:
    line = safe_line(text)
    return line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


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
