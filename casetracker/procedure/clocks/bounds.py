"""A day as far as it is known: the first and the last day it may be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from casetracker.model.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day that is possible; None where that side is open."""

    earliest: date | None
    latest: date | None

    @classmethod
    def of(cls, happened: PartialDate | None, reported: date | None = None) -> Self:
        """The bounds of a date; where there is none, it was by the day of the report."""
        if happened is None:
            return cls(None, reported)
        latest = happened.latest
        if latest is None and reported is not None:
            start = happened.earliest
            latest = reported if start is None or start <= reported else None
        return cls(happened.earliest, latest)

    @classmethod
    def day(cls, day: date) -> Self:
        """Exactly this day."""
        return cls(day, day)

    @property
    def is_day(self) -> bool:
        """Whether exactly one day is meant."""
        return self.earliest is not None and self.earliest == self.latest

    def may_meet(self, other: Self) -> bool:
        """Whether both may be one day."""
        starts_in = self.earliest is None or other.latest is None or self.earliest <= other.latest
        ends_in = other.earliest is None or self.latest is None or other.earliest <= self.latest
        return starts_in and ends_in

    @property
    def words(self) -> str:
        """The days in words."""
        if self.earliest is None and self.latest is None:
            return "a day not known"
        if self.earliest is None:
            return f"by {day_words(self.latest)}"
        if self.latest is None:
            return f"on or after {day_words(self.earliest)}"
        if self.is_day:
            return day_words(self.earliest)
        return f"between {day_words(self.earliest)} and {day_words(self.latest)}"


def day_words(day: date | None) -> str:
    """A day in words: `13 March 2021`."""
    return "a day not known" if day is None else f"{day.day} {day:%B} {day.year:04d}"


def first_of(several: Iterable[Bounds]) -> Bounds:
    """When the first of several things was."""
    every = list(several)
    starts = [each.earliest for each in every]
    ends = [each.latest for each in every if each.latest is not None]
    known = [start for start in starts if start is not None]
    return Bounds(min(known) if len(known) == len(starts) else None, min(ends, default=None))


def last_of(several: Iterable[Bounds]) -> Bounds:
    """When the last of several things was."""
    every = list(several)
    starts = [each.earliest for each in every if each.earliest is not None]
    ends = [each.latest for each in every]
    known = [end for end in ends if end is not None]
    return Bounds(max(starts, default=None), max(known) if len(known) == len(ends) else None)
