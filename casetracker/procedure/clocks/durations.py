"""Durations as ISO 8601 writes them, with a sign and with hours, added to days."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, Self

from casetracker.errors import UsageError

MAX_LENGTH: Final = 16
_PATTERN: Final = re.compile(
    r"(?P<sign>-?)P(?=[\dT])(?:(?P<years>\d{1,2})Y)?(?:(?P<months>\d{1,3})M)?(?:(?P<weeks>\d{1,3})W)?"
    r"(?:(?P<days>\d{1,4})D)?(?:T(?=\d)(?:(?P<hours>\d{1,4})H)?(?:(?P<minutes>\d{1,4})M)?)?",
    re.ASCII,
)
_EVERY_MONTH_HAS: Final = 28
_NO_MONTH_HAS_MORE_THAN: Final = 31
_PARTS: Final = ("years", "months", "weeks", "days", "hours", "minutes")


class DurationError(UsageError):
    """A text that is no duration."""

    def __init__(self, text: str) -> None:
        """Say which text, and what would do."""
        super().__init__(
            f"'{text[:40]}' is no duration: write P3M (months), P20D (days), PT48H (hours), or"
            " -P21D (21 days before)"
        )


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time; `months`, `days` and `minutes` carry the sign of `is_backwards`."""

    text: str
    months: int
    days: int
    minutes: int
    is_backwards: bool

    @classmethod
    def parse(cls, text: str) -> Self:
        """The duration that an ISO 8601 text stands for; raises DurationError where it is none."""
        match = _PATTERN.fullmatch(text.strip())
        if match is None or len(text) > MAX_LENGTH:
            raise DurationError(text)
        years, months, weeks, days, hours, minutes = (int(match[part] or 0) for part in _PARTS)
        sign = -1 if match["sign"] else 1
        if not any((years, months, weeks, days, hours, minutes)):
            raise DurationError(text)
        return cls(
            text.strip(),
            sign * (12 * years + months),
            sign * (7 * weeks + days),
            sign * (60 * hours + minutes),
            sign < 0,
        )

    def is_certainly_longer_than(self, other: "Duration") -> bool:
        """Whether it is longer whichever months are meant."""
        shortest = _EVERY_MONTH_HAS * self.months + self.days
        return shortest > _NO_MONTH_HAS_MORE_THAN * other.months + other.days

    @property
    def has_hours(self) -> bool:
        """Whether it counts hours, and so from a moment rather than from a day."""
        return self.minutes != 0

    @property
    def words(self) -> str:
        """The length in words, without its direction: `3 months`, `48 hours`."""
        match = _PATTERN.fullmatch(self.text)
        counted = [(int(match[part] or 0), part) for part in _PARTS] if match else []
        return " and ".join(
            f"{number} {part.removesuffix('s') if number == 1 else part}"
            for number, part in counted
            if number
        )

    def after(self, day: date) -> date:
        """The day this long after a day; the end of a shorter month where there is no such day."""
        moved = shift_days(add_months(day, self.months), self.days)
        return _later(moved, time.min, timedelta(minutes=self.minutes)) if self.minutes else moved

    def span(self, day: date) -> tuple[date, date]:
        """The first and the last day that it may end on, begun at an unknown hour of a day."""
        moved = shift_days(add_months(day, self.months), self.days)
        if not self.has_hours:
            return moved, moved
        more = timedelta(minutes=self.minutes)
        return _later(moved, time.min, more), _later(moved, time.max, more)


def add_months(day: date, months: int) -> date:
    """The same day of a later or earlier month, or that month's last; kept within the calendar."""
    if not months:
        return day
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    if day.day <= _EVERY_MONTH_HAS:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift_days(day: date, days: int) -> date:
    """The day so many days later, kept within the calendar."""
    if not days:
        return day
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def _later(day: date, hour: time, by: timedelta) -> date:
    try:
        return (datetime.combine(day, hour) + by).date()
    except OverflowError:
        return date.max if by > timedelta() else date.min
