"""The moment after which changes count: a day, a report on file, or the beginning."""

from datetime import UTC, datetime, time
from typing import Any

import sqlalchemy as sa

from casetracker.errors import UsageError
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import ReportRun
from casetracker.reports.languages import say
from casetracker.reports.wording import moment_words
from casetracker.store.queries.common import NoSuchRecordError, table_of
from casetracker.store.sessions import ReadSession


class BaselineError(UsageError):
    """A moment to count changes from that is none."""

    def __init__(self, text: str) -> None:
        """Say what would do."""
        super().__init__(
            f"--since {text[:40]!r}: give a day such as 2021-06-11, a report such as R-0001, or last"
        )


def moment_of(session: ReadSession, baseline: str | None) -> tuple[datetime, str]:
    """The moment after which changes count, and what it is in words.

    A day counts from its first moment (UTC); a report from what it knew; None or `last` is the last
    report that was kept, and the beginning where there is none. Raises BaselineError, NotFoundError.
    """
    runs = table_of(ReportRun)
    query = sa.select(runs.c.ref, runs.c.made_at, runs.c.parameters).order_by(runs.c.id.desc())
    wanted = (baseline or "last").strip()
    if wanted.casefold() == "last":
        row = session.execute(query.limit(1)).first()
        if row is None:
            return datetime.min.replace(tzinfo=UTC), say("the beginning: no report is kept so far")
        return _known_at(row)
    if wanted[:1].upper() == "R":
        row = session.execute(query.where(runs.c.ref == wanted.upper())).first()
        if row is None:
            raise NoSuchRecordError("report", wanted, command="report runs")
        return _known_at(row)
    day = PartialDate.parse(wanted).earliest if wanted[:1].isdigit() else None
    if day is None:
        raise BaselineError(wanted)
    at = datetime.combine(day, time(), UTC)
    return at, moment_words(at)


def _known_at(row: Any) -> tuple[datetime, str]:
    known = (row.parameters or {}).get("known_at")
    at = datetime.fromisoformat(known) if known else row.made_at
    known_on = moment_words(at)
    return at, say(
        "report {ref}, which knew what was on file on {moment}", ref=row.ref, moment=known_on
    )
