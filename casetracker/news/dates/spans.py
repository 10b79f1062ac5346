"""Stretches of time: from a day to a day, a season, a week, some years."""

import re
from datetime import date, timedelta
from typing import Final

from casetracker.model.vocabulary import DateBasis
from casetracker.news.dates.anchoring import Anchor, Found, number_of, parts_of, words_of, year_of
from casetracker.news.dates.mentions import WEEKDAYS

SEASONS: Final = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}


def span(wording: str, anchor: Anchor) -> Found | None:
    """As in "between May 27 and June 2"."""
    months, days, year = parts_of(wording)
    if not months or len(days) < 2:  # noqa: PLR2004 - two ends
        return None
    basis = DateBasis.EXPLICIT
    if year is None:
        year = year_of(months[-1], days[1], anchor)
        basis = DateBasis.INFERRED_YEAR
    if year is None:
        return None
    start_year = year - 1 if months[0] > months[-1] else year
    return Found(
        f"{start_year:04d}-{months[0]:02d}-{days[0]:02d}/{year:04d}-{months[-1]:02d}-{days[1]:02d}",
        basis,
    )


def season(name: str, published: date, shift: int) -> Found:
    """The season of the year of publication, or so many before or after."""
    if name == "winter":
        begun = published.year if published.month == 12 else published.year - 1  # noqa: PLR2004 - December
        is_on = published.month in (12, 1, 2)
        begun += shift if is_on or shift > 0 else 0
        return Found(f"{begun:04d}-12/{begun + 1:04d}-02", DateBasis.RELATIVE)
    first, last = SEASONS[name]
    year = published.year
    if shift < 0 and published.month <= last:
        year -= 1
    if shift > 0 and published.month >= first:
        year += 1
    return Found(f"{year:04d}-{first:02d}/{year:04d}-{last:02d}", DateBasis.RELATIVE)


def week(published: date, shift: int, *, is_weekend: bool, is_over: bool = False) -> Found:
    """The week or weekend of publication, or so many before or after."""
    monday = published - timedelta(days=published.weekday()) + timedelta(days=7 * shift)
    first = monday + timedelta(days=5) if is_weekend else monday
    last = monday + timedelta(days=6)
    if shift == 0 and is_over and not is_weekend:
        last = published  # "were detained this week": not on a day to come
    if first == last:
        return Found(first.isoformat(), DateBasis.RELATIVE)
    return Found(f"{first.isoformat()}/{last.isoformat()}", DateBasis.RELATIVE)


def lately(wording: str, anchor: Anchor) -> Found | None:
    """As in "in the past week": from so long before publication up to it."""
    if anchor.published is None:
        return None
    words = wording.split()
    number = next((number_of(word) for word in words if number_of(word)), None) or 1
    days = next((each for unit, each in _LENGTHS.items() if words[-1].startswith(unit)), 1)
    start = anchor.published - timedelta(days=min(number * days, 36500))
    return Found(f"{start.isoformat()}/{anchor.published.isoformat()}", DateBasis.RELATIVE)


_LENGTHS: Final = {"day": 1, "week": 7, "fortnight": 14, "month": 30}


def aftermath(wording: str, anchor: Anchor) -> Found | None:
    """As in "in the weeks that followed", "over the next three weeks": behind the date named before."""
    previous = anchor.previous
    if previous is None or previous.earliest is None or previous.latest is None:
        return None
    words = wording.split()
    if previous.edtf.isdecimal():
        return Found(previous.edtf, DateBasis.RELATIVE)
    is_named = words[-1] == "after"  # "in the days after the attack": of no news of this month
    if is_named and anchor.published and (anchor.published - previous.latest).days < _MONTH_DAYS:
        return None
    unit = next(unit for unit in _REACHES if any(word.startswith(unit) for word in words))
    number = next((number_of(word) for word in words if number_of(word)), None)
    start = previous.earliest
    if unit == "hour":
        return Found(previous.edtf, DateBasis.RELATIVE)
    if number is not None and previous.is_day:
        days = min(number * _REACHES[unit], _LONGEST)
        return Found(f"{start.isoformat()}/{_not_after(start, days, anchor)}", DateBasis.RELATIVE)
    last = previous.latest if unit == "day" else previous.latest + timedelta(days=_NEXT)
    if unit == "month" or (anchor.published is not None and last > anchor.published):
        last = anchor.published or last
    if unit == "day" and previous.is_day and start.day > _LATE:
        last = last + timedelta(days=_MONTH_DAYS - start.day)
    first, end = start.isoformat()[:7], last.isoformat()[:7]
    return Found(first if first == end else f"{first}/{end}", DateBasis.RELATIVE)


def _not_after(start: date, days: int, anchor: Anchor) -> str:
    """The day so long behind another one, but none behind publication."""
    end = start + timedelta(days=days)
    is_over = anchor.published is not None and start <= anchor.published < end
    return (anchor.published if is_over and anchor.published else end).isoformat()


_REACHES: Final = {"hour": 1, "day": 1, "week": 7, "month": 30}
_LONGEST: Final = 3660
_NEXT: Final = 15
_LATE: Final = 25
_MONTH_DAYS: Final = 33


def season_year(wording: str, anchor: Anchor) -> Found | None:
    """As in "the summer of 2021", "of last year"; a winter goes from December of the year before."""
    words = words_of(wording)
    if words[-1].isdigit():
        year = int(words[-1])
    elif words[-2] == "that" and anchor.previous is not None and anchor.previous.earliest:
        year = anchor.previous.earliest.year
    elif anchor.published is not None:
        year = anchor.published.year - (words[-2] == "last")
    else:
        return None
    name = next(word for word in words if word in SEASONS or word == "winter")
    if name == "winter":
        return Found(f"{year - 1:04d}-12/{year:04d}-02", DateBasis.EXPLICIT)
    first, last = SEASONS[name]
    return Found(f"{year:04d}-{first:02d}/{year:04d}-{last:02d}", DateBasis.EXPLICIT)


def year_span(wording: str, _: Anchor) -> Found | None:
    """As in "between 2018 and 2020"."""
    first, last = (int(year) for year in re.findall(r"\d{4}", wording))
    return Found(f"{first:04d}/{last:04d}", DateBasis.EXPLICIT) if first < last else None


def weekday_span(wording: str, anchor: Anchor) -> Found | None:
    """As in "on Saturday and Sunday": the last such days before publication."""
    if anchor.published is None:
        return None
    days = [WEEKDAYS[word] for word in words_of(wording) if word in WEEKDAYS]
    last = anchor.published - timedelta(days=(anchor.published.weekday() - days[-1]) % 7)
    first = last - timedelta(days=(days[-1] - days[0]) % 7)
    return Found(f"{first.isoformat()}/{last.isoformat()}", DateBasis.RELATIVE)


def month_span(wording: str, anchor: Anchor) -> Found | None:
    """As in "between March and May 2021"; without a year, the last such months."""
    months, _days, year = parts_of(wording)
    years = [int(found) for found in _YEARS.findall(wording)]
    if len(years) > 1:
        span = f"{years[0]:04d}-{months[0]:02d}/{years[-1]:04d}-{months[-1]:02d}"
        return Found(span, DateBasis.EXPLICIT)
    basis = DateBasis.EXPLICIT
    if year is None:
        basis = DateBasis.INFERRED_YEAR
        year = year_of(months[-1], 1, anchor)
    if year is None:
        return None
    start = year - 1 if months[0] > months[-1] else year
    return Found(f"{start:04d}-{months[0]:02d}/{year:04d}-{months[-1]:02d}", basis)


_YEARS: Final = re.compile(r"\b(?:19|20)\d\d\b")


def is_loose(edtf: str) -> bool:
    """Whether a date is a month or a year."""
    return _LOOSE.fullmatch(edtf) is not None


_LOOSE: Final = re.compile(r"\d{4}(?:-\d\d)?")


def from_loose(base: str, shift: int, unit: str) -> Found | None:
    """So many days, weeks, months or years from a month or year, as far as that can be told.

    A few days from a month are of that month; a year from it is that month again, more years only a year.
    """
    if unit in ("day", "week"):
        return Found(base, DateBasis.RELATIVE) if abs(shift) <= _FEW else None
    year, _, month = base.partition("-")
    if not month or (unit == "year" and abs(shift) > 1):
        return Found(f"{int(year) + shift:04d}", DateBasis.RELATIVE) if unit == "year" else None
    months = int(year) * 12 + int(month) - 1 + shift * (12 if unit == "year" else 1)
    return Found(f"{months // 12:04d}-{months % 12 + 1:02d}", DateBasis.RELATIVE)


_FEW: Final = 7


def that_period(wording: str, anchor: Anchor) -> Found | None:
    """As in "in that year", "in the same period", "at that time": of the date named before."""
    previous = anchor.previous
    if previous is None or previous.earliest is None:
        return None
    start = previous.earliest
    if wording.endswith("year"):
        return Found(f"{start.year:04d}", DateBasis.RELATIVE)
    if wording.endswith("month"):
        return Found(f"{start.year:04d}-{start.month:02d}", DateBasis.RELATIVE)
    if wording.endswith(("week", "weekend")) and previous.is_day:
        return week(start, 0, is_weekend=wording.endswith("weekend"))
    return Found(previous.edtf, DateBasis.RELATIVE)


def week_of(wording: str, anchor: Anchor) -> Found | None:
    """As in "the first week of February 2025": its days; of later weeks only the month."""
    months, _days, year = parts_of(wording)
    basis = DateBasis.EXPLICIT
    if year is None:
        basis = DateBasis.INFERRED_YEAR
        year = year_of(months[0], 1, anchor)
    if year is None:
        return None
    month = f"{year:04d}-{months[0]:02d}"
    is_first = wording.startswith("first week ")
    return Found(f"{month}-01/{month}-07" if is_first else month, basis)


def year_part(wording: str, _: Anchor) -> Found:
    """As in "the end of 2023", "the start of 2024": the last or first month."""
    month = "12" if wording.startswith("end") else "01"
    return Found(f"{wording[-4:]}-{month}", DateBasis.EXPLICIT)
