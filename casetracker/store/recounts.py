"""Groups as of a day before they were counted again: with the number and the people that they had then.

A recount that bears a date holds from that date on. Whom it brought is not there before, and whom it set
aside is; one without a date is held to have been so always.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from casetracker.model.moments import UtcMoment
from casetracker.model.tables import AuditEntry, ChangeSet, DetaineeGroup, metadata
from casetracker.store.queries.counted_again import is_recount

Sources = Mapping[str, sa.FromClause]

_GROUPS: Final = sa.Table(
    "recounted_groups",
    sa.MetaData(),
    sa.Column("group_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("size_min", sa.Integer),
    sa.Column("size_max", sa.Integer),
    prefixes=["TEMPORARY"],
)
_PEOPLE: Final = sa.Table(
    "recounted_people",
    sa.MetaData(),
    sa.Column("group_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", UtcMoment(), primary_key=True),
    sa.Column("was_there", sa.Boolean, nullable=False),
    prefixes=["TEMPORARY"],
)
# By table the column that names the person; groups have their number alone.
_OF_PEOPLE: Final = {"group_members": "person_id", "persons": "id", "defendants": "person_id"}
AFFECTED: Final = ("detainee_groups", *_OF_PEOPLE)


def set_down_recounts(connection: sa.Connection, sources: Sources, day: date) -> bool:
    """Note down, for the views of a look as of a day, what was counted later; gives whether any was."""
    events = sources["group_events"]
    query = (
        sa.select(events)
        .where(is_recount(events), events.c.recorded_to.is_(None), events.c.happened_latest > day)
        .order_by(events.c.id.desc())
    )
    later = connection.execute(query).all()
    if not later:
        return False
    # Of several recounts the first one knows the number of before; the later rows give way to it.
    groups = {row.group_id: _size_before(connection, row) for row in later}
    people = [each for row in later for each in _people(connection, sources, row)]
    _GROUPS.create(connection)
    _PEOPLE.create(connection)
    connection.execute(sa.insert(_GROUPS), list(groups.values()))
    if people:
        connection.execute(sa.insert(_PEOPLE), people)
    return True


def before_recounts(table: str, rows: sa.FromClause) -> sa.Subquery:
    """The rows of an affected table as they were before the recounts that were noted down."""
    if table == "detainee_groups":
        return _with_sizes(rows)
    person = rows.c[_OF_PEOPLE[table]]
    is_in_group = _PEOPLE.c.group_id == rows.c.group_id if table == "group_members" else sa.true()
    concerned = sa.exists().where(_PEOPLE.c.person_id == person, is_in_group).correlate(rows)
    came = concerned.where(~_PEOPLE.c.was_there, _PEOPLE.c.at == rows.c.recorded_from)
    went = concerned.where(_PEOPLE.c.was_there, _PEOPLE.c.at == rows.c.recorded_to)
    columns = [
        sa.case((went, sa.null()), else_=each).label(each.name)
        if each.name == "recorded_to"
        else each
        for each in rows.c
    ]
    return sa.select(*columns).where(~came).subquery()


def _with_sizes(rows: sa.FromClause) -> sa.Subquery:
    sizes = ("size_min", "size_max")
    columns = [
        sa.case((_GROUPS.c.group_id.is_not(None), _GROUPS.c[each.name]), else_=each).label(
            each.name
        )
        if each.name in sizes
        else each
        for each in rows.c
    ]
    joined = rows.join(_GROUPS, _GROUPS.c.group_id == rows.c.id, isouter=True)
    return sa.select(*columns).select_from(joined).subquery()


def _size_before(connection: sa.Connection, recount: Any) -> dict[str, Any]:
    """The number or range that a group had before a recount, as the audit trail kept it."""
    trail, chain = (metadata.tables[str(each.__tablename__)] for each in (AuditEntry, ChangeSet))
    kept = connection.execute(
        sa.select(trail.c.old)
        .join(chain, chain.c.id == trail.c.change_set_id)
        .where(
            chain.c.at == recount.recorded_from,
            trail.c.table_name == str(DetaineeGroup.__tablename__),
            trail.c.row_id == str(recount.group_id),
        )
    ).scalar()
    counted = {"size_min": recount.count_before, "size_max": recount.count_before}
    old = counted if kept is None else json.loads(kept)
    return {"group_id": recount.group_id, "size_min": old["size_min"], "size_max": old["size_max"]}


def _people(connection: sa.Connection, sources: Sources, recount: Any) -> Iterator[dict[str, Any]]:
    """Those whom a recount brought into a group, and those whom it set aside."""
    members = sources["group_members"]
    query = sa.select(members.c.person_id, members.c.recorded_to).where(
        members.c.group_id == recount.group_id,
        sa.or_(
            members.c.recorded_from == recount.recorded_from,
            members.c.recorded_to == recount.recorded_from,
        ),
    )
    for row in connection.execute(query):
        yield {
            "group_id": recount.group_id,
            "person_id": row.person_id,
            "at": recount.recorded_from,
            "was_there": row.recorded_to == recount.recorded_from,
        }
