"""Days told by their place in the month ("the twelfth of May", "on the 25th"), and bare seasons."""

import calendar
import re
from datetime import date, timedelta
from typing import Final

from casetracker.model.vocabulary import DateBasis
from casetracker.news.dates.anchoring import Anchor, Found, words_of, year_of
from casetracker.news.dates.mentions import MONTHS, WEEKDAYS
from casetracker.news.dates.patterns import ORDINALS
from casetracker.news.dates.spans import SEASONS

_VALUES: Final = {word: value for value, word in enumerate(ORDINALS.split(), start=1)}
_MONTHS_AROUND: Final = 2


def day_in_words(wording: str, anchor: Anchor) -> Found | None:
    """As in "the fifth of May", with or without its year."""
    month = next((MONTHS[word] for word in words_of(wording) if word in MONTHS), None)
    day = _day_in(wording)
    if month is None or day is None:
        return None
    years = re.findall(r"\d{4}", wording)
    year = int(years[0]) if years else year_of(month, day, anchor)
    if year is None:
        return None
    basis = DateBasis.EXPLICIT if years else DateBasis.INFERRED_YEAR
    return Found(f"{year:04d}-{month:02d}-{day:02d}", basis)


def day_of_month(wording: str, anchor: Anchor) -> Found | None:
    """As in "on the 25th", "Friday the fourteenth": the nearest such day that the verb looks to."""
    day, published = _day_in(wording), anchor.published
    if day is None or published is None:
        return None
    weekday = next((WEEKDAYS[word] for word in words_of(wording) if word in WEEKDAYS), None)
    days = [each for each in _days(published, day) if weekday in (None, each.weekday())]
    if anchor.is_future:
        days = [each for each in days if each >= published]
    elif weekday is None:
        days = [each for each in days if each <= published]
    nearest = min(days, key=lambda each: abs((each - published).days), default=None)
    return None if nearest is None else Found(nearest.isoformat(), DateBasis.RELATIVE)


def _days(published: date, day: int) -> list[date]:
    """That day of the months around publication."""
    found = []
    for shift in range(-_MONTHS_AROUND, _MONTHS_AROUND + 1):
        months = published.year * 12 + published.month - 1 + shift
        year, month = divmod(months, 12)
        if 1 <= year <= date.max.year and day <= calendar.monthrange(year, month + 1)[1]:
            found.append(date(year, month + 1, day))
    return found


def _day_in(wording: str) -> int | None:
    digits = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)\b", wording)
    if digits is not None:
        return int(digits[1]) if 1 <= int(digits[1]) <= 31 else None  # noqa: PLR2004 - days of a month
    return next(
        (_VALUES[word] for word in re.findall(r"[a-z-]+", wording) if word in _VALUES), None
    )


def weekday_numeric(wording: str, anchor: Anchor) -> Found | None:
    """As in "Monday 21.11": day and month without a year."""
    day, month = (int(part) for part in wording.rpartition(" ")[2].split("."))
    year = year_of(month, day, anchor) if 1 <= month <= 12 else None  # noqa: PLR2004 - months
    return (
        None
        if year is None
        else Found(f"{year:04d}-{month:02d}-{day:02d}", DateBasis.INFERRED_YEAR)
    )


def bare_season(wording: str, anchor: Anchor) -> Found | None:
    """As in "in the autumn", "that summer": the last one begun, the next one where a verb looks ahead."""
    published = anchor.published
    name = words_of(wording)[-1]
    previous = anchor.previous
    if wording.startswith("the following"):
        return (
            None
            if previous is None or previous.latest is None
            else _season_behind(name, previous.latest)
        )
    if wording.startswith("that") and previous is not None and previous.earliest is not None:
        return _season_of(name, previous.earliest.year)
    if published is None:
        return None
    first = _first_month(name)
    year = published.year
    if anchor.is_future:
        is_over = date(year, first, 1) + timedelta(days=91) < published
        return _season_of(name, year + is_over)
    return _season_of(name, year - (date(year, first, 1) > published))


def _season_behind(name: str, day: date) -> Found:
    """The first season that begins after a day."""
    return _season_of(name, day.year + (date(day.year, _first_month(name), 1) <= day))


def half_month(wording: str, anchor: Anchor) -> Found | None:
    """As in "the first half of May": its first fifteen days, or the rest."""
    month = next((MONTHS[word] for word in words_of(wording) if word in MONTHS), None)
    year = None if month is None else year_of(month, 1, anchor)
    if month is None or year is None:
        return None
    last = calendar.monthrange(year, month)[1]
    first, last = (1, 15) if wording.startswith("first") else (16, last)
    start = f"{year:04d}-{month:02d}"
    return Found(f"{start}-{first:02d}/{start}-{last:02d}", DateBasis.INFERRED_YEAR)


def _first_month(name: str) -> int:
    return 12 if name == "winter" else SEASONS[name][0]


def _season_of(name: str, year: int) -> Found:
    """The season that begins in a year; a winter goes on into the next."""
    if name == "winter":
        return Found(f"{year:04d}-12/{year + 1:04d}-02", DateBasis.RELATIVE)
    first, last = SEASONS[name]
    return Found(f"{year:04d}-{first:02d}/{year:04d}-{last:02d}", DateBasis.RELATIVE)
