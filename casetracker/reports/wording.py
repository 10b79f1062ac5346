"""Dates, sizes and unknowns in words, as far as they are known and no further."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, Literal

from casetracker.model.partial_date import PartialDate
from casetracker.views.common import SizeView

NOT_REPORTED: Final = "not reported"
NOT_CHECKED: Final = "not yet checked"
DOES_NOT_APPLY: Final = "does not apply"
# Below this many a percentage says more than the people behind it can carry.
SMALLEST_SHARE: Final = 20

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_PART: Final = re.compile(r"(\d{2}[\dX]{2})(?:-(\d\d|XX)(?:-([\dX]{2}))?)?([?~%]?)")

_Grain = Literal["day", "month", "year", "decade", "range"]


@dataclass(frozen=True, slots=True)
class _Part:
    """One side of a date: what it names, and how sure the source was."""

    grain: _Grain
    first: date
    last: date
    is_about: bool
    is_unsure: bool

    @property
    def name(self) -> str:
        """The bare name, with `about` where the source said so."""
        bare = _between(self.first, self.last) if self.grain == "range" else self.plain
        if not self.is_about:
            return bare
        return (
            bare.replace("between ", "between about ") if self.grain == "range" else f"about {bare}"
        )

    @property
    def plain(self) -> str:
        """The name of the first day, month, year or decade."""
        names = {
            "day": f"{self.first.day} {MONTHS[self.first.month - 1]} {self.first.year}",
            "month": f"{MONTHS[self.first.month - 1]} {self.first.year}",
            "year": str(self.first.year),
            "decade": f"the {self.first.year}s",
        }
        return names.get(self.grain, names["day"])

    @property
    def preposition(self) -> str:
        """`on` for a day, `in` for anything longer."""
        return "on" if self.grain in ("day", "range") else "in"


def date_words(partial: PartialDate | None) -> str:
    """The date as a phrase for a sentence: `on 27 May 2021`, `in December 2020`, `about 2019`.

    Nothing is completed: a month stays a month, an open side stays open. A date that nobody gives is
    `on a date not reported`.
    """
    if partial is None:
        return f"on a date {NOT_REPORTED}"
    start_text, slash, end_text = partial.edtf.partition("/")
    start, end = _part(start_text), _part(end_text)
    if not slash:
        words = "" if start is None else _single(start)
    elif start is None and end is not None:
        words = f"{end.preposition} or before {_edge(end, is_start=False)}"
    elif end is None and start is not None:
        words = f"{start.preposition} or after {_edge(start, is_start=True)}"
    else:
        words = "" if start is None or end is None else _span(start, end)
    if not words:
        return f"on a date {NOT_REPORTED}"
    is_unsure = any(part is not None and part.is_unsure for part in (start, end))
    return f"{words} (uncertain)" if is_unsure else words


def date_label(partial: PartialDate | None) -> str:
    """The date for a table cell: `27 May 2021`, `on or before 11 June 2021`, `not reported`."""
    if partial is None:
        return NOT_REPORTED
    words = date_words(partial)
    if words.startswith(("on or ", "in or ")):
        return words
    return words.removeprefix("on ").removeprefix("in ").removeprefix("a date ")


def date_machine(partial: PartialDate | None) -> str | None:
    """The value for an HTML `datetime` attribute; None where it is no plain day, month or year."""
    if partial is None or re.fullmatch(r"\d{4}(-\d\d){0,2}", partial.edtf) is None:
        return None
    return partial.edtf


def day_words(day: date) -> str:
    """One day in words: `27 May 2021`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_words(moment: datetime) -> str:
    """A moment in words, to the minute: `27 May 2021, 14:05 UTC`."""
    zone = moment.tzname() or "no time zone"
    return f"{day_words(moment.date())}, {moment:%H:%M} {zone}"


def size_words(size: SizeView) -> str:
    """How many people were stated, with their unit; `not reported` where no number was."""
    if size.minimum is None and size.maximum is None:
        return f"number {NOT_REPORTED}" + (f", {size.unit}" if size.unit else "")
    return str(size)


def count_of(count: int, total: int) -> str:
    """A count with its denominator: `9 of 13`."""
    return f"{count} of {total}"


def share_of(count: int, total: int) -> str:
    """A count with its denominator, and its percentage where there are enough people for one."""
    if total < SMALLEST_SHARE:
        return count_of(count, total)
    return f"{count_of(count, total)} ({round(100 * count / total)} %)"


def number_of(count: int, one: str, many: str | None = None) -> str:
    """A number with its noun: `1 source`, `2 sources`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def in_a_row(words: Sequence[str]) -> str:
    """Words as a list in a sentence: `court, judge and articles`."""
    if len(words) < 2:  # noqa: PLR2004 - a list needs two to have an `and`
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def shorten_words(text: str, words: int) -> str:
    """The text cut after so many words, with an ellipsis where something was left out."""
    parts = text.split()
    return text if len(parts) <= words else " ".join(parts[:words]) + "\u2026"


def _single(part: _Part) -> str:
    if part.grain == "range" or part.is_about:
        return part.name
    return f"{part.preposition} {part.name}"


def _span(start: _Part, end: _Part) -> str:
    if (start.first, start.last, start.grain) == (end.first, end.last, end.grain):
        return _single(replace(start, is_about=start.is_about or end.is_about))
    if start.is_about or end.is_about or start.grain != end.grain or start.grain == "decade":
        return f"between {_edge(start, is_start=True)} and {_edge(end, is_start=False)}"
    if start.grain == "month" and start.first.year == end.first.year:
        return f"between {MONTHS[start.first.month - 1]} and {end.plain}"
    if start.grain in ("month", "year"):
        return f"between {start.plain} and {end.plain}"
    return _between(start.first, end.last)


def _edge(part: _Part, *, is_start: bool) -> str:
    if part.grain != "range":
        return part.name
    day = day_words(part.first if is_start else part.last)
    return f"about {day}" if part.is_about else day


def _between(first: date, last: date) -> str:
    if first == last:
        return f"on {day_words(first)}"
    start = day_words(first)
    if first.year == last.year:
        start = f"{first.day} {MONTHS[first.month - 1]}"
        if first.month == last.month:
            start = str(first.day)
    return f"between {start} and {day_words(last)}"


def _part(text: str) -> _Part | None:
    match = _PART.fullmatch(text)
    if match is None:
        return None
    year, month, day, mark = match.groups()
    bounds = PartialDate.parse(text)
    if bounds.earliest is None or bounds.latest is None:
        return None
    return _Part(
        _grain(year, month, day),
        bounds.earliest,
        bounds.latest,
        mark in ("~", "%"),
        mark in ("?", "%"),
    )


def _grain(year: str, month: str | None, day: str | None) -> _Grain:
    if year.endswith("XX"):
        return "range"
    if year.endswith("X"):
        return "decade"
    is_whole_month = day in (None, "XX")
    if month in (None, "XX"):
        return "year" if is_whole_month else "range"
    if is_whole_month:
        return "month"
    return "range" if day is not None and "X" in day else "day"
