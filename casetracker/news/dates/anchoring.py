"""From where a date is seen, and the small steps that its readings share."""

import re
from datetime import date, timedelta
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import DateBasis
from casetracker.news.dates.mentions import MONTHS
from casetracker.news.language.words import word_list
from casetracker.news.values import value

AHEAD_DAYS: Final = 45
_FRESH: Final = 60
_TOLD_ON: Final = 120
NUMBERS: Final = {
    word: value
    for value, word in enumerate(
        word_list("one two three four five six seven eight nine ten eleven twelve"), start=1
    )
} | {"a": 1, "an": 1}
_WORD: Final = re.compile(r"[^\W\d_]+\.?|\d+")


@value()
class Anchor:
    """From where a date is seen: publication, the date named before, which way the verb looks."""

    published: date | None
    previous: PartialDate | None = None
    is_future: bool = False
    is_past: bool = False
    is_told_on: bool = False
    """Whether the date named before is near enough for a story of its year to go on."""
    is_beside: bool = False
    """Whether the date named before stands in the same sentence, with its year."""


@value()
class Found:
    """What a wording may mean, and how that is known."""

    edtf: str
    basis: DateBasis


def words_of(wording: str) -> list[str]:
    """The words and numbers of a wording."""
    return [word.rstrip(".") for word in _WORD.findall(wording)]


def parts_of(wording: str) -> tuple[list[int], list[int], int | None]:
    """Months, days and the year that a wording names."""
    months: list[int] = []
    days: list[int] = []
    year = None
    for word in words_of(wording):
        if word in MONTHS:
            months.append(MONTHS[word])
        elif word.isdigit() and len(word) == 4:  # noqa: PLR2004 - a year has four digits
            year = int(word)
        elif word.isdigit():
            days.append(int(word))
    return months, days, year


def year_of(month: int, day: int, anchor: Anchor) -> int | None:
    """The year of a month and day: the one of publication unless that lies too far ahead."""
    published = anchor.published
    if published is None:
        return None
    year = _year_seen_from_publication(month, day, anchor, published)
    is_fresh = not anchor.is_beside and -_days_ahead(published, year, month, day) < _FRESH
    is_now = year == published.year and not anchor.is_beside
    told = None if is_now or is_fresh else _year_told_on(month, day, anchor)
    return year if told is None else told


def _year_told_on(month: int, day: int, anchor: Anchor) -> int | None:
    """The year of a story of long ago that goes on: "in March 2018 he fled; on May 4 he was caught"."""
    previous = anchor.previous
    if (
        not (anchor.is_told_on or anchor.is_beside)
        or previous is None
        or previous.earliest is None
        or anchor.is_future
    ):
        return None
    start = previous.earliest
    if previous.edtf.isdecimal():
        return None  # a year alone, as in "since 2016", sets no scene
    year = start.year + ((month, day) < (start.month, start.day))
    return year if _days_ahead(previous.latest or start, year, month, day) <= _TOLD_ON else None


def _year_seen_from_publication(month: int, day: int, anchor: Anchor, published: date) -> int:
    ahead = _days_ahead(published, published.year, month, day)
    if ahead > (0 if anchor.is_past else AHEAD_DAYS) and not anchor.is_future:
        return published.year - 1
    if anchor.is_future and ahead < -AHEAD_DAYS:
        return published.year + 1
    if ahead < -366 + AHEAD_DAYS and not anchor.is_past:
        return published.year + 1
    return published.year


def _days_ahead(published: date, year: int, month: int, day: int) -> int:
    try:
        return (date(year, month, day) - published).days
    except ValueError:
        return (date(year, month, 28) - published).days


def shifted(base: date, shift: int) -> Found | None:
    """The day so many days from another; None beyond the days that a date can have."""
    try:
        return Found((base + timedelta(days=shift)).isoformat(), DateBasis.RELATIVE)
    except OverflowError:
        return None


def number_of(word: str) -> int | None:
    """The number that a word stands for; None where it is none."""
    return int(word) if word.isdecimal() else NUMBERS.get(word)
