"""Within which days, or since when, a report tells."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from casetracker.errors import UsageError
from casetracker.model.partial_date import PartialDate
from casetracker.reports.kinds import ReportKind

LAST: Final = "last"
_RUN: Final = re.compile(r"R-\d{1,9}")


class SinceError(UsageError):
    """A text that is neither a day nor a report."""

    def __init__(self, text: str) -> None:
        """Say what would do."""
        super().__init__(
            f"'{text[:40]}' is no day and no report: write 2021-06-01, R-0001 or {LAST}"
        )


class NoPeriodError(UsageError):
    """A period for a kind of report that takes none."""

    def __init__(self, kind: ReportKind) -> None:
        """Name the kind."""
        super().__init__(f"{kind.name} tells everything: it takes no period")


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a report keeps to, or from when its changes count; None where that is open.

    `baseline` is a day or a report on file; None is the last report that was kept.
    """

    since: date | None = None
    until: date | None = None
    baseline: str | None = None


EVERYTHING: Final = Period()


def period_of(kind: ReportKind, text: str) -> Period:
    """The period that a text means for a kind of report, none where it is empty; raises UsageError."""
    text = text.strip()
    if not text:
        return EVERYTHING
    if kind.period == "within":
        span = PartialDate.parse(text)
        return Period(span.earliest, span.latest)
    if kind.period == "since":
        return Period(baseline=_baseline(text))
    raise NoPeriodError(kind)


def _baseline(text: str) -> str | None:
    if text.casefold() == LAST:
        return None
    if _RUN.fullmatch(text.upper()):
        return text.upper()
    try:
        day = PartialDate.parse(text).earliest if text[:1].isdigit() else None
    except UsageError:
        day = None
    if day is None:
        raise SinceError(text)
    return day.isoformat()
