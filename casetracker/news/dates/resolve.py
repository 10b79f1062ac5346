"""Which days the words of a date may mean, seen from the day of publication.

Without a day of publication a relative date stays unresolved; a year is never guessed.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from casetracker.model.partial_date import PartialDate, PartialDateError
from casetracker.model.vocabulary import DateBasis
from casetracker.news.contract import ReadDate
from casetracker.news.dates.anchoring import (
    AHEAD_DAYS,
    Anchor,
    Found,
    number_of,
    parts_of,
    shifted,
    words_of,
    year_of,
)
from casetracker.news.dates.mentions import MONTHS, WEEKDAYS, DateMention
from casetracker.news.dates.ordinals import (
    bare_season,
    day_in_words,
    day_of_month,
    half_month,
    weekday_numeric,
)
from casetracker.news.dates.spans import (
    SEASONS,
    aftermath,
    from_loose,
    is_loose,
    lately,
    month_span,
    season,
    season_year,
    span,
    that_period,
    week,
    week_of,
    weekday_span,
    year_part,
    year_span,
)

_BACK: Final = ("last", "previous", "past", "preceding", "before", "earlier")
_AHEAD: Final = ("next", "following", "after", "later")


def resolve(mention: DateMention, anchor: Anchor) -> ReadDate:
    """The days that a mention may mean; unresolved where the text and the anchor do not say."""
    return _resolved(mention.kind, mention.wording, anchor)


@lru_cache(maxsize=1024)
def _resolved(kind: str, wording: str, anchor: Anchor) -> ReadDate:
    """Kept for a while: a document asks for the same words again and again."""
    found = _RESOLVERS[kind](wording.lower(), anchor)
    if found is not None:
        try:
            partial = PartialDate.parse(found.edtf)
        except PartialDateError:
            found = None
        else:
            return ReadDate(found.edtf, partial.earliest, partial.latest, wording, found.basis)
    return ReadDate(None, None, None, wording, DateBasis.NONE)


def as_of(published: date | None) -> ReadDate | None:
    """Some day up to publication: what an undated report of something done says."""
    if published is None:
        return None
    return ReadDate(f"../{published.isoformat()}", None, published, "", DateBasis.PUBLICATION)


def _iso(wording: str, _: Anchor) -> Found:
    return Found(wording.rpartition(" ")[2], DateBasis.EXPLICIT)


def _numeric(wording: str, _: Anchor) -> Found | None:
    """Day first with dots; with slashes only where one reading is possible."""
    first, second, year = (int(part) for part in re.split(r"[./]", wording.rpartition(" ")[2]))
    if year < 100:  # noqa: PLR2004 - two digits
        year += 2000 if year < 70 else 1900  # noqa: PLR2004 - the usual pivot
    if "/" in wording and first <= 12 and second <= 12 and first != second:  # noqa: PLR2004 - months
        return None
    if second > 12:  # noqa: PLR2004 - months
        first, second = second, first
    return Found(f"{year:04d}-{second:02d}-{first:02d}", DateBasis.EXPLICIT)


def _day(wording: str, anchor: Anchor) -> Found | None:
    months, days, year = parts_of(wording)
    if not months or not days:
        return None
    basis = DateBasis.EXPLICIT
    if year is None:
        year = year_of(months[0], days[0], anchor)
        basis = DateBasis.INFERRED_YEAR
    return None if year is None else Found(f"{year:04d}-{months[0]:02d}-{days[0]:02d}", basis)


def _day_relative_year(wording: str, anchor: Anchor) -> Found | None:
    """As in "15 January next year", "April 4 last year", "3 June four years ago"."""
    ago = _YEARS_AGO.search(wording)
    months, days, _ = parts_of(wording if ago is None else wording[: ago.start()])
    if not months or not days or anchor.published is None:
        return None
    shift = 1 if "next" in wording else -1 if "last" in wording else 0
    shift = shift if ago is None else -(number_of(ago.group(1)) or 0)
    told = anchor.previous.earliest if anchor.previous is not None else None
    is_told = told is not None and ("same" in wording or "that" in wording)
    year = told.year if told is not None and is_told else anchor.published.year + shift
    return Found(f"{year:04d}-{months[0]:02d}-{days[0]:02d}", DateBasis.RELATIVE)


_YEARS_AGO: Final = re.compile(r"\s(\w+)\syears\sago$", re.IGNORECASE)


def _month_year(wording: str, _: Anchor) -> Found | None:
    months, _days, year = parts_of(wording)
    if not months or year is None:
        return None
    return Found(f"{year:04d}-{months[0]:02d}", DateBasis.EXPLICIT)


def _month_relative_year(wording: str, anchor: Anchor) -> Found | None:
    if anchor.published is None:
        return None
    month = next(MONTHS[word] for word in words_of(wording) if word in MONTHS)
    year = anchor.published.year - any(word in wording for word in ("last", "previous", "past"))
    told = anchor.previous.earliest if anchor.previous is not None else None
    if told is not None and any(word in wording for word in ("same", "that", "following")):
        year = told.year + ("following" in wording)
    return Found(f"{year:04d}-{month:02d}", DateBasis.RELATIVE)


def _month(wording: str, anchor: Anchor) -> Found | None:
    words = words_of(wording)
    month = next((MONTHS[word] for word in words if word in MONTHS), None)
    published = anchor.published
    if month is None or published is None:
        return None
    previous = anchor.previous
    if words[0] == "that" and previous is not None and previous.earliest is not None:
        year = previous.earliest.year + (month < previous.earliest.month)
    elif words[0] == "following" and previous is not None and previous.earliest is not None:
        year = previous.earliest.year + (month <= previous.earliest.month)
    elif words[0] == "next" or anchor.is_future:
        year = published.year + (month < published.month)
    elif words[0] == "this":
        year = published.year
    elif words[0] == "last":
        year = published.year - (month >= published.month)
    else:
        year = published.year - (month > published.month)
    return Found(f"{year:04d}-{month:02d}", DateBasis.INFERRED_YEAR)


def _weekday(wording: str, anchor: Anchor) -> Found | None:
    if anchor.published is None:
        return None
    words = wording.split()
    weekday = next(WEEKDAYS[word] for word in words if word in WEEKDAYS)
    if wording.endswith("of last week"):
        return shifted(anchor.published, weekday - anchor.published.weekday() - 7)
    back = (anchor.published.weekday() - weekday) % 7
    if words[0] in _AHEAD or (anchor.is_future and words[0] not in ("last", "past")):
        shift = (7 - back) if back else (7 if words[0] in _AHEAD else 0)
    else:
        shift = -(back or (7 if words[0] in ("last", "past") else 0))
    return shifted(anchor.published, shift)


def _offset(wording: str, anchor: Anchor) -> Found | None:
    words = wording.replace("'", " ").replace("\u2019", " ").split()
    number = next((number_of(word) for word in words if number_of(word)), None)
    unit = next((word.rstrip("s") for word in words if word.rstrip("s") in _UNITS), None)
    is_back = words[-1] in ("ago", "earlier", "before")
    sign = -1 if is_back else 1
    loose = _loose_base(words, anchor)
    if loose is not None and number is not None and unit is not None:
        return from_loose(loose, sign * number, unit)
    base = _base(words, anchor)
    if number is None or unit is None or base is None:
        return None
    if unit in ("day", "week"):
        return shifted(base, sign * number * (7 if unit == "week" else 1))
    months = base.year * 12 + base.month - 1 + sign * number * (12 if unit == "year" else 1)
    if not 12 <= months < 12 * 9999:  # noqa: PLR2004 - the years that a date can have
        return None
    if unit == "year":
        return Found(f"{months // 12:04d}", DateBasis.RELATIVE)
    return Found(f"{months // 12:04d}-{months % 12 + 1:02d}", DateBasis.RELATIVE)


_UNITS: Final = ("day", "week", "month", "year")


def _base(words: list[str], anchor: Anchor) -> date | None:
    """Publication for "ago" and "in two days", the date named before for "later"."""
    if words[-1] == "ago" or words[0] in ("in", "within"):
        return anchor.published
    previous = anchor.previous
    return previous.earliest if previous is not None and previous.is_day else None


def _loose_base(words: list[str], anchor: Anchor) -> str | None:
    """The month or year named just before, from which "later" counts."""
    if words[-1] == "ago" or words[0] in ("in", "within") or anchor.previous is None:
        return None
    edtf = anchor.previous.edtf
    return edtf if is_loose(edtf) else None


def _period(wording: str, anchor: Anchor) -> Found | None:
    words = wording.split()
    published = _seen_from(words, anchor)
    if published is None:
        return None
    shift = -1 if any(w in _BACK for w in words) else 1 if any(w in _AHEAD for w in words) else 0
    if "same" in words and "month" in words and anchor.previous is not None:
        month = anchor.previous.edtf[:7]
        if re.fullmatch(r"\d{4}-\d\d", month):
            return Found(month, DateBasis.RELATIVE)
    if "this" in words or "same" in words:
        shift = 0
    if _DAYTIMES & set(words):
        return _day_beside(anchor.previous, shift)
    if "year" in words:
        return Found(f"{published.year + shift:04d}", DateBasis.RELATIVE)
    if "month" in words:
        months = published.year * 12 + published.month - 1 + shift
        return Found(f"{months // 12:04d}-{months % 12 + 1:02d}", DateBasis.RELATIVE)
    if words[-1] in SEASONS or words[-1] == "winter":
        return season(words[-1], published, shift)
    if words[-1] in ("week", "weekend"):
        is_over = anchor.is_past and words[0] == "this"
        return week(published, shift, is_weekend=words[-1] == "weekend", is_over=is_over)
    return None


def _seen_from(words: Sequence[str], anchor: Anchor) -> date | None:
    """The day that a period is seen from: "the following year", "the same week" of what was told before."""
    previous = anchor.previous
    is_told = (
        ("following" in words or list(words[-2:]) in (["same", "week"], ["same", "year"]))
        and previous is not None
        and previous.earliest is not None
    )
    if previous is not None and previous.latest is not None and anchor.published is not None:
        is_end = list(words[:1]) == ["the"] and list(words[-2:-1]) == ["the"]
        is_old = (anchor.published - previous.latest).days > AHEAD_DAYS
        is_told = is_told or (
            is_end and is_old and not anchor.is_future
        )  # "by the end of the month"
    return previous.earliest if is_told and previous is not None else anchor.published


def _day_beside(previous: PartialDate | None, shift: int) -> Found | None:
    """As in "the next day": beside the day named before, or of the month or year named there."""
    if previous is None:
        return None
    if is_loose(previous.edtf):
        return Found(previous.edtf, DateBasis.RELATIVE)
    base = previous.earliest if previous.is_day else None
    return None if base is None else shifted(base, shift)


_DAYTIMES: Final = frozenset(["day", "morning", "evening"])


def _deictic(wording: str, anchor: Anchor) -> Found | None:
    if "same day" in wording:
        previous = anchor.previous
        return None if previous is None else Found(previous.edtf, DateBasis.RELATIVE)
    if anchor.published is None:
        return None
    shift = 0
    if "yesterday" in wording or wording.startswith("last"):
        shift = -2 if "before" in wording else -1
    elif "tomorrow" in wording:
        shift = 2 if "after" in wording else 1
    return shifted(anchor.published, shift)


def _that_day(wording: str, anchor: Anchor) -> Found | None:
    """The day named before, as in "earlier that day"; that of publication where none was."""
    previous = anchor.previous
    if previous is not None and (previous.is_day or is_loose(previous.edtf)):
        return Found(previous.edtf, DateBasis.RELATIVE)
    is_since = wording.startswith("since")
    return None if anchor.published is None or is_since else shifted(anchor.published, 0)


def _named_day(wording: str, anchor: Anchor) -> Found | None:
    """A day with a name of its own, the last one before publication or the next one after."""
    published = anchor.published
    if published is None:
        return None
    years = re.findall(r"\d{4}", wording)
    if years:
        return Found(_day_named(wording, int(years[0])).isoformat(), DateBasis.EXPLICIT)
    day = _day_named(wording, published.year)
    if day > published and (day - published).days > AHEAD_DAYS and not anchor.is_future:
        day = _day_named(wording, published.year - 1)
    elif day < published and anchor.is_future:
        day = _day_named(wording, published.year + 1)
    return Found(day.isoformat(), DateBasis.INFERRED_YEAR)


def _day_named(wording: str, year: int) -> date:
    if "thanksgiving" in wording:
        first = date(year, 11, 1)
        return first + timedelta(days=(WEEKDAYS["thursday"] - first.weekday()) % 7 + 21)
    month, day = next(each for name, each in _NAMED.items() if name in wording)
    return date(year, month, day)


_NAMED: Final = {
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing": (12, 26),
    "year's eve": (12, 31),
    "year\u2019s eve": (12, 31),
    "new year": (1, 1),
    "may day": (5, 1),
}


def _weekend(_: str, anchor: Anchor) -> Found | None:
    """The last one before publication, or the next one after it."""
    published = anchor.published
    if published is None:
        return None
    is_over = published.weekday() in (WEEKDAYS["saturday"], WEEKDAYS["sunday"])
    return week(published, 0 if anchor.is_future or is_over else -1, is_weekend=True)


def _clock(_: str, anchor: Anchor) -> Found | None:
    """A time of day: that of the day named just before, else of publication."""
    return _that_day(_, anchor)


def _earlier(_: str, anchor: Anchor) -> Found | None:
    if anchor.published is None:
        return None
    day = anchor.published - timedelta(days=1)
    return Found(f"../{day.isoformat()}", DateBasis.RELATIVE)


def _year(wording: str, _: Anchor) -> Found:
    return Found(re.sub(r"\D", "", wording)[:4], DateBasis.EXPLICIT)


_RESOLVERS: Final = {
    "iso": _iso,
    "numeric": _numeric,
    "span": span,
    "span_day_first": span,
    "day": _day,
    "day_relative_year": _day_relative_year,
    "month_year": _month_year,
    "month_relative_year": _month_relative_year,
    "month": _month,
    "weekday": _weekday,
    "offset": _offset,
    "period": _period,
    "deictic": _deictic,
    "earlier": _earlier,
    "year": _year,
    "year_of": _year,
    "year_part": year_part,
    "week_of": week_of,
    "that_day": _that_day,
    "that_period": that_period,
    "named_day": _named_day,
    "lately": lately,
    "aftermath": aftermath,
    "weekend": _weekend,
    "clock": _clock,
    "season_year": season_year,
    "year_span": year_span,
    "weekday_span": weekday_span,
    "month_span": month_span,
    "day_in_words": day_in_words,
    "day_of_month": day_of_month,
    "half_month": half_month,
    "weekday_numeric": weekday_numeric,
    "season": bare_season,
}
