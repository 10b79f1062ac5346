"""Dates as far as they are known: a subset of EDTF (ISO 8601-2), level 0 and 1.

Understood: `2020`, `2020-12`, `2020-12-13`, an unspecified digit or part (`2020-12-1X`, `2020-12-XX`,
`2020-XX`, `202X`), a qualifier `?` uncertain, `~` approximate, `%` both, and intervals `a/b`, `../b`,
`a/..`, `/b`, `a/`. A qualifier never widens the bounds: the text says how sure the source was, not how
far it may be off.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from casetracker.errors import UsageError

MAX_LENGTH: Final = 32
MONTHS_SHORT: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_PART: Final = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?P<month>0[1-9]|1[0-2]|XX)(?:-(?P<day>0[1-9]|[12]\d|3[01]|[0-3]X|XX))?)?"
    r"(?P<mark>[?~%]?)",
    re.ASCII,
)
_OPEN: Final = ("", "..")


class PartialDateError(UsageError):
    """A text that is no date."""

    def __init__(self, text: str) -> None:
        """Say which text, and what would do."""
        super().__init__(
            f"'{text[:40]}' is not a date: write 2021, 2021-06, 2021-06-11, 2021-06~ (about),"
            " 2021-06? (uncertain), or a span such as 2021-05-27/2021-06-02 or ../2021-06-11"
        )


class AheadError(UsageError):
    """A day that is still to come, of what is said to have happened."""

    def __init__(self, when: "PartialDate", today: date) -> None:
        """Say which, and what would do."""
        super().__init__(
            f"{when} lies ahead: what has happened has a day up to today, {today}; leave the day out"
            " where it is not known"
        )


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known, with its bounds.

    `earliest` and `latest` are None where that side is open; `wording` is how the source put it.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    wording: str | None = None

    @classmethod
    def parse(cls, text: str, wording: str | None = None) -> Self:
        """The date that an EDTF text stands for; raises PartialDateError where it is none."""
        stripped = text.strip()
        if not stripped or len(stripped) > MAX_LENGTH:
            raise PartialDateError(text)
        if "/" not in stripped:
            return cls(stripped, *_bounds(stripped), wording)
        start, _, end = stripped.partition("/")
        if start in _OPEN and end in _OPEN:
            raise PartialDateError(text)
        earliest = None if start in _OPEN else _bounds(start)[0]
        latest = None if end in _OPEN else _bounds(end)[1]
        if earliest is not None and latest is not None and earliest > latest:
            raise PartialDateError(text)
        return cls(stripped, earliest, latest, wording)

    @classmethod
    def day(cls, day: date, wording: str | None = None) -> Self:
        """The date that is exactly this day."""
        return cls(day.isoformat(), day, day, wording)

    @classmethod
    def until(cls, day: date, wording: str | None = None) -> Self:
        """Some day not after this one."""
        return cls(f"../{day.isoformat()}", None, day, wording)

    @property
    def is_day(self) -> bool:
        """Whether exactly one day is meant."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def is_approximate(self) -> bool:
        """Whether the source said `about`."""
        return any(mark in self.edtf for mark in "~%")

    @property
    def is_uncertain(self) -> bool:
        """Whether the source was not sure."""
        return any(mark in self.edtf for mark in "?%")

    def overlaps(self, other: "PartialDate") -> bool:
        """Whether some day may be meant by both."""
        return _not_after(self.earliest, other.latest) and _not_after(other.earliest, self.latest)

    def contains(self, other: "PartialDate") -> bool:
        """Whether every day that the other may mean may be meant by this one too."""
        starts = self.earliest is None or (
            other.earliest is not None and self.earliest <= other.earliest
        )
        ends = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return starts and ends

    def certainly_by(self, day: date) -> bool:
        """Whether it lies on or before that day, whatever day it was."""
        return self.latest is not None and self.latest <= day

    def possibly_by(self, day: date) -> bool:
        """Whether it may lie on or before that day."""
        return self.earliest is None or self.earliest <= day

    def lies_after(self, day: date) -> bool:
        """Whether it certainly lies after that day."""
        return self.earliest is not None and self.earliest > day

    @property
    def sort_key(self) -> tuple[date, date]:
        """Earliest and latest day, an open side at its far end; for lists see `chronological`."""
        return (self.earliest or date.min, self.latest or date.max)

    @property
    def chronological(self) -> tuple[date, date]:
        """The key of a list told in order: by earliest day, an open side by the day that is known.

        What happened by some day thus stands at that day, not before everything else.
        """
        known = self.earliest or self.latest or date.max
        return (known, self.latest or known)

    def __str__(self) -> str:
        """The EDTF text."""
        return self.edtf


def refuse_ahead(when: PartialDate | None, today: date) -> None:
    """Raise AheadError where what has happened is dated after today."""
    if when is not None and when.lies_after(today):
        raise AheadError(when, today)


def _not_after(first: date | None, second: date | None) -> bool:
    return first is None or second is None or first <= second


def _bounds(text: str) -> tuple[date, date]:
    match = _PART.fullmatch(text)
    if match is None:
        raise PartialDateError(text)
    year, month, day, _ = match.groups()
    if day is not None and "X" not in text:
        return _exactly(text, int(year), int(month), int(day))
    years = _span(year, 1, 9999)
    if not years:
        raise PartialDateError(text)
    if month is None:
        return date(years[0], 1, 1), date(years[-1], 12, 31)
    if len(years) > 1:
        raise PartialDateError(text)
    months = _span(month, 1, 12)
    days = [
        date(years[0], each, number)
        for each in (months[0], months[-1])
        for number in _days(day, years[0], each)
    ]
    if not days:
        raise PartialDateError(text)
    return min(days), max(days)


def _exactly(text: str, year: int, month: int, day: int) -> tuple[date, date]:
    """The bounds of one day, which most dates are."""
    try:
        exact = date(year, month, day)
    except ValueError as error:
        raise PartialDateError(text) from error
    return exact, exact


def _days(pattern: str | None, year: int, month: int) -> Iterator[int]:
    last = monthrange(year, month)[1]
    yield from _span(pattern or "XX", 1, last)


def _span(pattern: str, lowest: int, highest: int) -> list[int]:
    """The first and last number that a pattern with X for unknown digits may mean."""
    low = max(int(pattern.replace("X", "0")), lowest)
    high = min(int(pattern.replace("X", "9")), highest)
    if low > high:
        return []
    return [low] if low == high else [low, high]
