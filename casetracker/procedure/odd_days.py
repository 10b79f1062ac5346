"""Days printed in sources that are in no calendar."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from casetracker.model.partial_date import MONTHS_SHORT
from casetracker.procedure.oddities import Oddity

_MONTH: Final = rf"({'|'.join(MONTHS_SHORT)})[a-z]*\.?"
_WORDED: Final = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}|\b{_MONTH} (?:the )?(\d{{1,2}})(?!\d)"
)
_NUMBERED: Final = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")
_YEAR_FIRST: Final = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_YEAR: Final = re.compile(r"\b\d{4}\b")
# Without a year a 29 February may have been.
_LEAP: Final = 2000


def of_no_such_day(about: str, wording: str) -> Iterable[Oddity]:
    """A day in the wording of a date that could not be read, as there is none such."""
    if any(not any(_exists(*day) for day in days) for days in _days(wording.casefold())):
        words = f"The source says \u201c{wording}\u201d, and there is no such day"
        yield Oddity("no-such-day", about, words)


def _days(text: str) -> Iterator[tuple[tuple[int, int, int], ...]]:
    """Each day that a text names as (year, month, day), in all orders in which it may be meant."""
    stated = _YEAR.search(text)
    year = int(stated.group()) if stated else _LEAP
    for day, month, month_first, day_after in _WORDED.findall(text):
        yield ((year, MONTHS_SHORT.index(month or month_first) + 1, int(day or day_after)),)
    for first, second, last in _NUMBERED.findall(text):
        yield (int(last), int(second), int(first)), (int(last), int(first), int(second))
    for first, second, last in _YEAR_FIRST.findall(text):
        yield ((int(first), int(second), int(last)),)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
