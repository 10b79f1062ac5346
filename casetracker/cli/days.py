"""A day or a moment as typed after --as-of and --known-at."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from casetracker.views.viewpoint import Viewpoint


def viewpoint_of(as_of: str | None, known_at: str | None) -> "Viewpoint":
    """The viewpoint that the two options name; raises UsageError."""
    from casetracker.views.viewpoint import Viewpoint

    day = None if as_of is None else day_of("--as-of", as_of)
    return Viewpoint(day, None if known_at is None else _moment_of("--known-at", known_at))


def day_of(option: str, text: str) -> "date":
    """The day meant by an option; of a month or a year its last one."""
    from casetracker.model.partial_date import PartialDate
    from casetracker.views.viewpoint import DayNeededError

    latest = PartialDate.parse(text).latest
    if latest is None:
        raise DayNeededError(option, text)
    return latest


def _moment_of(option: str, text: str) -> "datetime":
    """The moment meant by an option, in UTC where it names no zone; of a day, a month or a year its end.

    Of those that are going on it is the end of today; raises UsageError where all of it lies ahead.
    """
    from datetime import UTC, date, datetime, time

    from casetracker.clock import today, utc_now
    from casetracker.model.partial_date import PartialDate
    from casetracker.views.viewpoint import KnownAheadError, moment_of

    last = max(today(), utc_now().date())
    if "T" in text.upper() or ":" in text:
        moment = moment_of(option, text)
        first = moment.date()
    else:
        moment = datetime.combine(min(day_of(option, text), last), time.max, UTC)
        first = PartialDate.parse(text).earliest or date.min
    if first > last:
        raise KnownAheadError(option, text)
    return moment
