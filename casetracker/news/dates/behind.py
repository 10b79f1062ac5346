"""Steps dated by what came so long behind them: "on Thursday, two days after six men were arrested"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from casetracker.model.vocabulary import DateBasis
from casetracker.news.contract import ReadDate
from casetracker.news.dates.anchoring import number_of
from casetracker.news.language.sentences import Token

_REACH: Final = 22
_AGE_DIGITS: Final = 2
_DAYS: Final = {"day": 1, "days": 1, "week": 7, "weeks": 7}
_MONTHS: Final = {"month": 1, "months": 1, "year": 12, "years": 12}
_ENDS: Final = frozenset([";", ":", ",", "."])


@dataclass(frozen=True, slots=True)
class Gap:
    """So many days and months between a step and the sentence's own day."""

    days: int
    months: int


def gap_before(tokens: Sequence[Token], start: int) -> Gap | None:
    """How long before the sentence's own day a step lies; None where it does not say.

    `start` is the first token of the step's verb, which stands in the clause behind "two days after".
    """
    for place in range(start - 1, max(1, start - _REACH), -1):
        lower = tokens[place].lower
        if lower in _ENDS and not _is_around_age(tokens, place):
            return None
        if lower == "after":
            return _gap(tokens, place)
    return None


def _is_around_age(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma stands beside an age: "Arman Test, 23, was held"."""
    beside = (tokens[comma - 1].text, tokens[comma + 1].text if comma + 1 < len(tokens) else "")
    return any(text.isdigit() and len(text) <= _AGE_DIGITS for text in beside)


def _gap(tokens: Sequence[Token], after: int) -> Gap | None:
    """The length told before "after": "two days", "a year and three weeks"."""
    days = months = 0
    end = after
    while end >= _PAIR:
        unit, number = tokens[end - 1].lower, number_of(tokens[end - 2].lower)
        if number is None or unit not in _DAYS | _MONTHS:
            break
        days += number * _DAYS.get(unit, 0)
        months += number * _MONTHS.get(unit, 0)
        end -= 2
        if not end or tokens[end - 1].lower != "and":
            break
        end -= 1
    # "terms of up to 20 years after convicting them": years that are no gap
    is_apart = not end or tokens[end - 1].lower == ","
    return Gap(days, months) if end < after and (is_apart or not months) else None


_PAIR: Final = 2


def moved_back(told: ReadDate, gap: Gap) -> ReadDate | None:
    """The day that much earlier, or its month where months lie between; None where it is no single day."""
    if told.earliest is None or told.earliest != told.latest:
        return None
    day = told.earliest - timedelta(days=gap.days)
    if not gap.months:
        return ReadDate(day.isoformat(), day, day, told.wording, DateBasis.RELATIVE)
    months = day.year * 12 + day.month - 1 - gap.months
    if months < 12:  # noqa: PLR2004 - the first year that a date can have
        return None
    first = date(months // 12, months % 12 + 1, 1)
    last = date((months + 1) // 12, (months + 1) % 12 + 1, 1) - timedelta(days=1)
    return ReadDate(first.isoformat()[:7], first, last, told.wording, DateBasis.RELATIVE)
