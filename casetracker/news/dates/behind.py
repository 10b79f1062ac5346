"""Steps dated by what came so long behind them: "on Thursday, two days after six men were arrested"."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from casetracker.model.vocabulary import DateBasis
from casetracker.news.contract import ReadDate
from casetracker.news.dates.anchoring import number_of
from casetracker.news.sentences import Token

_REACH: Final = 22
_UNITS: Final = {"day": 1, "days": 1, "week": 7, "weeks": 7}
_ENDS: Final = frozenset([";", ":", ",", "."])


def days_before(tokens: Sequence[Token], start: int) -> int | None:
    """How many days a step lies before the sentence's own day; None where it does not say.

    `start` is the first token of the step's verb, which stands in the clause behind "two days after".
    """
    for place in range(start - 1, max(1, start - _REACH), -1):
        lower = tokens[place].lower
        if lower in _ENDS:
            return None
        if lower == "after":
            unit = _UNITS.get(tokens[place - 1].lower)
            number = number_of(tokens[place - 2].lower)
            return None if unit is None or number is None else unit * number
    return None


def moved_back(date: ReadDate, days: int) -> ReadDate | None:
    """A day so many days earlier; None where the date is no single day."""
    if date.earliest is None or date.earliest != date.latest:
        return None
    day = date.earliest - timedelta(days=days)
    return ReadDate(day.isoformat(), day, day, date.wording, DateBasis.RELATIVE)
