"""What held on a day: the tables of the docket without what had not certainly happened by then.

The stage of a defendant follows the rule of `procedure.status`: the event that was certain latest.
What has no date at all counts as having held; what certainly began later is left out.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from casetracker.model.tables import (
    ChargeUpdate,
    GroupMember,
    Stage,
    StageEvent,
    metadata,
)

Source = sa.FromClause


def as_it_stood(table: str, rows: Source, day: date) -> sa.Select[Any]:
    """The rows of a table as they stood on the day."""
    return _QUERIES[table](rows, day)


def _table(model: Any) -> sa.Table:
    return metadata.tables[str(model.__tablename__)]


def _by(day: date, *latest: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    """Whether the first of the dates that is known lies on or before the day; none known: yes."""
    known = sa.func.coalesce(*latest) if len(latest) > 1 else latest[0]
    return sa.or_(known <= day, known.is_(None))


def _happened(rows: Source, day: date) -> sa.Select[Any]:
    return sa.select(*rows.c).where(_by(day, rows.c.happened_latest, rows.c.reported_latest))


def _group_events(rows: Source, day: date) -> sa.Select[Any]:
    return sa.select(*rows.c).where(_by(day, rows.c.happened_latest))


def _not_before(prefix: str) -> Callable[[Source, date], sa.Select[Any]]:
    """Leaves out what certainly began after the day."""

    def query(rows: Source, day: date) -> sa.Select[Any]:
        return sa.select(*rows.c).where(_by(day, rows.c[f"{prefix}_earliest"]))

    return query


def _members(rows: Source, day: date) -> sa.Select[Any]:
    still = sa.or_(rows.c.ended_latest > day, rows.c.ended_latest.is_(None))
    return sa.select(*rows.c).where(_by(day, rows.c.started_earliest), still)


def _custody(rows: Source, day: date) -> sa.Select[Any]:
    later = sa.and_(
        rows.c.ended_edtf.is_not(None),
        sa.or_(rows.c.ended_latest > day, rows.c.ended_latest.is_(None)),
    )
    columns = [
        sa.case((later, sa.null()), else_=each).label(each.name)
        if each.name.startswith("ended_") or each.name == "how_ended"
        else each
        for each in rows.c
    ]
    begun = sa.or_(rows.c.started_edtf.is_(None), rows.c.started_latest <= day)
    return sa.select(*columns).where(begun)


def _charges(rows: Source, day: date) -> sa.Select[Any]:
    del day  # the view of their updates, which is there already, knows it
    updates = _table(ChargeUpdate)
    certain = sa.func.coalesce(updates.c.happened_latest, updates.c.reported_latest, date.min)
    status = (
        sa.select(updates.c.status)
        .where(updates.c.charge_id == rows.c.id, updates.c.recorded_to.is_(None))
        .order_by(certain.desc(), updates.c.id.desc())
        .limit(1)
        .scalar_subquery()
        .correlate(rows)
    )
    columns = [status.label(each.name) if each.name == "status" else each for each in rows.c]
    return sa.select(*columns).where(status.is_not(None))


def _defendants(rows: Source, day: date) -> sa.Select[Any]:
    event = _latest_event(rows)
    events = _table(StageEvent)
    code = (
        sa.select(events.c.stage_code).where(events.c.id == event).scalar_subquery().correlate(rows)
    )
    now = {"current_stage_event_id": event, "current_stage_code": code}
    columns = [now[each.name].label(each.name) if each.name in now else each for each in rows.c]
    return sa.select(*columns).where(_by(day, rows.c.started_earliest))


def _latest_event(defendant: Source) -> sa.ScalarSelect[Any]:
    """The id of the event that was certain latest, of those that concern a defendant."""
    events, members = _table(StageEvent), _table(GroupMember)
    groups = (
        sa.select(members.c.group_id)
        .where(members.c.person_id == defendant.c.person_id, members.c.recorded_to.is_(None))
        .correlate(defendant)
    )
    certain = sa.func.coalesce(events.c.happened_latest, events.c.reported_latest, date.min)
    columns = (events.c.id, events.c.stage_code, certain.label("certain"))
    held = events.c.recorded_to.is_(None)
    of_case = events.c.case_id == defendant.c.case_id
    scopes = (
        (events.c.defendant_id == defendant.c.id,),
        (events.c.group_id.in_(groups),),
        (events.c.defendant_id.is_(None), events.c.group_id.is_(None)),
    )
    concerned = sa.union_all(
        *(sa.select(*columns).where(held, of_case, *each).correlate(defendant) for each in scopes)
    ).subquery()
    stages = _table(Stage)
    return (
        sa.select(concerned.c.id)
        .join(stages, stages.c.code == concerned.c.stage_code)
        .order_by(concerned.c.certain.desc(), stages.c.position.desc(), concerned.c.id.desc())
        .limit(1)
        .scalar_subquery()
        .correlate(defendant)
    )


_QUERIES: Final[dict[str, Callable[[Source, date], sa.Select[Any]]]] = {
    "stage_events": _happened,
    "charge_updates": _happened,
    "group_events": _group_events,
    "group_members": _members,
    "custody_episodes": _custody,
    "detainee_groups": _not_before("captured"),
    "cases": _not_before("opened"),
    "case_links": _not_before("since"),
    "charges": _charges,
    "defendants": _defendants,
}
# Tables that are read through the views of others come after them.
_LATE: Final = ("charges", "defendants")
FILTERED: Final = {name: 2 if name in _LATE else 1 for name in _QUERIES}
