"""Rows as they were at one moment and as they were at a later one, out of the audit trail."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import (
    AuditEntry,
    Authority,
    Case,
    CaseGroup,
    ChangeSet,
    Defendant,
    DetaineeGroup,
    PersonName,
    Stage,
)
from casetracker.store.queries.common import held, table_of

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row before and after, None where it was not there; who changed it last, when and why."""

    table: str
    row_id: int
    old: Row | None
    new: Row | None
    who: str
    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RowStep:
    """What one change set made of a row; `old` is None where it came with it."""

    change_set: int
    old: Row | None
    new: Row | None


@dataclass(frozen=True, slots=True)
class Owners:
    """Whose rows are: references by id, and the case of each defendant, group and person.

    `bodies` are courts, holders and places of detention by what they are called.
    """

    cases: dict[int, str]
    groups: dict[int, tuple[str, str | None]]
    defendants: dict[int, tuple[str, str | None]]
    persons: dict[int, tuple[str, str | None]]
    stages: dict[str, str]
    bodies: dict[int, str]


def row_changes(session: Session, since: datetime, tables: tuple[str, ...]) -> list[RowChange]:
    """The net change of each row of these tables after a moment, in the order of the first change."""
    trail, chain = table_of(AuditEntry), table_of(ChangeSet)
    query = (
        sa.select(trail, chain.c.actor, chain.c.reason, chain.c.summary, chain.c.at)
        .join(chain, chain.c.id == trail.c.change_set_id)
        .where(chain.c.at > since, trail.c.table_name.in_(tables))
        .order_by(trail.c.id)
    )
    found: dict[tuple[str, str], RowChange] = {}
    for row in session.execute(query):
        key = (row.table_name, row.row_id)
        before = found.get(key)
        old = _read(row.old) if before is None else before.old
        found[key] = RowChange(
            table=row.table_name,
            row_id=int(row.row_id),
            old=old,
            new=_read(row.new),
            who=row.actor,
            why=row.reason or row.summary,
            at=row.at,
        )
    return list(found.values())


def row_steps(session: Session, table: str, row_id: int, taken: Collection[int]) -> list[RowStep]:
    """What became of a row, oldest first, without the change sets that are `taken` back now."""
    trail, chain = table_of(AuditEntry), table_of(ChangeSet)
    query = (
        sa.select(trail.c.change_set_id, trail.c.old, trail.c.new)
        .join(chain, chain.c.id == trail.c.change_set_id)
        .where(
            trail.c.table_name == table,
            trail.c.row_id == str(row_id),
            chain.c.undoes_id.is_(None),
        )
        .order_by(trail.c.id)
    )
    return [
        RowStep(row.change_set_id, _read(row.old), _read(row.new))
        for row in session.execute(query)
        if row.change_set_id not in taken
    ]


def rows_made(session: Session, change_set: int, tables: tuple[str, ...]) -> list[tuple[str, Row]]:
    """The rows of these tables that came with a change set, each with its table."""
    trail = table_of(AuditEntry)
    query = sa.select(trail.c.table_name, trail.c.new).where(
        trail.c.change_set_id == change_set, trail.c.table_name.in_(tables), trail.c.old.is_(None)
    )
    return [(row.table_name, json.loads(row.new)) for row in session.execute(query)]


def owners(session: Session) -> Owners:
    """References and cases by id, of everything that was ever on file.

    A person or a group is told by what is held of it: what was set aside, as by an undone severance,
    names it only where nothing else does.
    """
    cases, groups = table_of(Case), table_of(DetaineeGroup)
    links, people, stages = table_of(CaseGroup), table_of(Defendant), table_of(Stage)
    bodies = table_of(Authority)
    case_refs = {row.id: row.ref for row in session.execute(sa.select(cases.c.id, cases.c.ref))}
    of_group = {
        row.group_id: case_refs.get(row.case_id)
        for row in session.execute(
            sa.select(links.c.group_id, links.c.case_id).order_by(held(links), links.c.id)
        )
    }
    rows = session.execute(
        sa.select(people.c.id, people.c.ref, people.c.case_id, people.c.person_id).order_by(
            held(people), people.c.id
        )
    ).all()
    return Owners(
        cases=case_refs,
        groups={
            row.id: (row.ref, of_group.get(row.id))
            for row in session.execute(sa.select(groups.c.id, groups.c.ref))
        },
        defendants={row.id: (row.ref, case_refs.get(row.case_id)) for row in rows},
        persons={row.person_id: (row.ref, case_refs.get(row.case_id)) for row in rows},
        stages={row.code: row.label for row in session.execute(sa.select(stages))},
        bodies={row.id: row.name for row in session.execute(sa.select(bodies.c.id, bodies.c.name))},
    )


def row_of(session: Session, table: sa.Table, row_id: int) -> Row | None:
    """A row by its id."""
    found = session.execute(sa.select(table).where(table.c.id == row_id)).mappings().first()
    return None if found is None else dict(found)


def former_names(session: Session) -> tuple[str, ...]:
    """Spellings that were on file once and are not now."""
    names = table_of(PersonName)
    query = sa.select(names.c.text).where(names.c.recorded_to.is_not(None)).distinct()
    return tuple(session.execute(query).scalars())


def _read(text: str | None) -> Row | None:
    found: Row | None = None if text is None else json.loads(text)
    return found
