"""Hearings and tasks of the coming days: two short queries, by the days that they name.

Hearings are found by an index of their days within each result: few of a large docket are still to come.
"""

from datetime import date, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import Case, Hearing, Task
from casetracker.model.vocabulary import HearingResult
from casetracker.store.queries.common import held, table_of
from casetracker.store.queries.court import hearings_held
from casetracker.store.queries.records import beside_records
from casetracker.views.agenda import AgendaLine

_MOST: Final = 100  # nobody reads more of a week


def agenda_lines(session: Session, day: date, days: int) -> tuple[AgendaLine, ...]:
    """What is to come from a day on, for so many days, the earliest first; tasks that are late lead.

    A hearing whose day is known in part stands there where it may fall into these days.
    """
    until = day + timedelta(days=days)
    hearings = [_hearing(row) for row in session.execute(_hearings(day, until))]
    tasks = [_task(row, day) for row in session.execute(_tasks(until))]
    return tuple(sorted([*tasks, *hearings], key=_urgency))


def _urgency(line: AgendaLine) -> tuple[bool, date, str]:
    return (not line.is_late, line.on.earliest or date.max, line.record)


def _hearings(day: date, until: date) -> sa.Select[Any]:
    hearings = table_of(Hearing)

    def falls(name: str) -> sa.ColumnElement[bool]:
        earliest, latest = hearings.c[f"{name}_earliest"], hearings.c[f"{name}_latest"]
        return sa.and_(earliest <= until, latest >= day)

    is_ahead = sa.or_(
        sa.and_(
            hearings.c.result == HearingResult.SCHEDULED,
            hearings.c.happened_edtf.is_(None),
            falls("scheduled"),
        ),
        sa.and_(hearings.c.result == HearingResult.ADJOURNED, falls("adjourned")),
    )
    return (
        hearings_held()
        .where(is_ahead, held(table_of(Case)))
        .order_by(
            sa.func.coalesce(hearings.c.adjourned_earliest, hearings.c.scheduled_earliest),
            hearings.c.id,
        )
        .limit(_MOST)
    )


def _hearing(row: Any) -> AgendaLine:
    is_moved = row.result is HearingResult.ADJOURNED
    kind = "" if row.kind.value == "unknown" else f"{row.kind.value} "
    whom = row.defendant_ref or row.group_ref
    return AgendaLine(
        PartialDate.parse(row.adjourned_edtf if is_moved else row.scheduled_edtf),
        f"{kind}hearing, {f'{whom} in ' if whom else ''}{row.case_ref}"
        + (f", {row.court}" if row.court else ""),
        row.case_ref,
    )


def _tasks(until: date) -> sa.Select[Any]:
    tasks = table_of(Task)
    found = beside_records(Task).where(tasks.c.done_at.is_(None), tasks.c.due_on <= until)
    return found.order_by(None).order_by(tasks.c.due_on, tasks.c.id).limit(_MOST)


def _task(row: Any, day: date) -> AgendaLine:
    return AgendaLine(
        PartialDate.day(row.due_on),
        row.text,
        row.record,
        row.ref,
        row.due_on < day,
    )
