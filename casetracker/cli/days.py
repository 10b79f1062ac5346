"""A day as typed after --as-of."""

from typing import TYPE_CHECKING

from casetracker.errors import UsageError

if TYPE_CHECKING:
    from datetime import date


class DayNeededError(UsageError):
    """A date with no end, where a day is needed."""

    def __init__(self, text: str) -> None:
        """Say what would do."""
        super().__init__(f"--as-of {text!r}: give a day such as 2021-06-11")


def day_of(text: str | None) -> "date | None":
    """The day meant by --as-of; of a month or a year its last one."""
    if text is None:
        return None
    from casetracker.model.partial_date import PartialDate

    latest = PartialDate.parse(text).latest
    if latest is None:
        raise DayNeededError(text)
    return latest
