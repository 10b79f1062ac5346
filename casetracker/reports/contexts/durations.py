"""How long something lasted, as far as the dates allow: always with both bounds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from casetracker.model.partial_date import PartialDate
from casetracker.reports.languages import say
from casetracker.reports.wording import NOT_REPORTED, number_of


@dataclass(frozen=True, slots=True)
class Days:
    """A number of days: at least `least`, at most `most` (None: no bound on that side)."""

    least: int | None
    most: int | None


def days_between(start: PartialDate | None, end: PartialDate | None) -> Days:
    """The days from one partial date to another; never fewer than none."""
    if start is None or end is None:
        return Days(None, None)
    return Days(_gap(start.latest, end.earliest), _gap(start.earliest, end.latest))


def days_until(start: PartialDate | None, day: date) -> Days:
    """The days from a partial date to a day."""
    return days_between(start, PartialDate.day(day))


def days_words(days: Days) -> str:
    """The number in words: `168 days`, `between 137 and 168 days`, `at least 12 days`."""
    least, most = days.least, days.most
    if least is None and most is None:
        return NOT_REPORTED
    if least == most:
        return number_of(least or 0, "day")
    if most is None:
        return say("at least {number}", number=number_of(least or 0, "day"))
    if not least:
        return say("at most {number}", number=number_of(most, "day"))
    return say("between {least} and {number}", least=least, number=number_of(most, "day"))


def spread_words(known: Sequence[Days]) -> tuple[str, str, str]:
    """Smallest, median and largest over several, in words; the median as the range of both bounds."""
    least = [one.least for one in known if one.least is not None]
    most = [one.most for one in known if one.most is not None]
    if not least or not most:
        return (NOT_REPORTED, NOT_REPORTED, NOT_REPORTED)
    return (str(min(least)), _range(_middle(least), _middle(most)), str(max(most)))


def both_known(days: Iterable[Days]) -> list[Days]:
    """Those with a bound on either side."""
    return [one for one in days if one.least is not None and one.most is not None]


def _gap(first: date | None, last: date | None) -> int | None:
    return None if first is None or last is None else max((last - first).days, 0)


def _middle(numbers: Sequence[int]) -> int:
    return round(median(numbers))


def _range(low: int, high: int) -> str:
    return str(low) if low == high else say("{low} to {high}", low=low, high=high)
