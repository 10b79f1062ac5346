"""Persons: their ids in order, and what stands on the rows of a list."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.tables import (
    Case,
    Claim,
    Defendant,
    DetaineeGroup,
    GroupMember,
    Person,
    PersonName,
)
from casetracker.store.queries.citations import citations_of
from casetracker.store.queries.common import held, present, table_of
from casetracker.views.persons import MembershipView, PersonLine, SpellingView

_CHUNK: Final = 500


def person_ids(session: Session) -> "array[int]":
    """The id of everybody: those with a name first, by their name."""
    persons = table_of(Person)
    query = sa.select(persons.c.name, persons.c.id).where(held(persons))
    named = query.where(persons.c.name.is_not(None)).execution_options(yield_per=_CHUNK)
    found = array("q", [number for _, number in sorted(map(tuple, session.execute(named)))])
    others = query.with_only_columns(persons.c.id).where(persons.c.name.is_(None))
    rows = session.execute(others.order_by(persons.c.id).execution_options(yield_per=_CHUNK))
    found.extend(rows.scalars())
    return found


def spelled_names(session: Session) -> Iterator[tuple[int, str]]:
    """(id, the name and every spelling of it) of everybody who has one, one after the other."""
    persons, names = table_of(Person), table_of(PersonName)
    query = (
        sa.select(persons.c.id, persons.c.name, names.c.text)
        .join(names, sa.and_(names.c.person_id == persons.c.id, held(names)), isouter=True)
        .where(held(persons), sa.or_(persons.c.name.is_not(None), names.c.text.is_not(None)))
        .order_by(persons.c.id, names.c.id)
        .execution_options(yield_per=_CHUNK)
    )
    for number, rows in groupby(session.execute(query), key=lambda row: row.id):
        found = list(rows)
        yield number, " ".join((found[0].name or "", *(row.text or "" for row in found)))


def persons_numbered(session: Session, text: str) -> frozenset[int]:
    """The ids of those whose reference holds a text, in small letters."""
    persons = table_of(Person)
    holds = sa.func.lower(persons.c.ref).contains(text, autoescape=True)
    return frozenset(session.execute(sa.select(persons.c.id).where(holds, held(persons))).scalars())


def person_lines(session: Session, ids: Sequence[int]) -> tuple[PersonLine, ...]:
    """Persons as rows, in the order of their ids; those no longer on file are left out."""
    found: dict[int, PersonLine] = {}
    for start in range(0, len(ids), _CHUNK):
        found |= _lines(session, ids[start : start + _CHUNK])
    return tuple(found[each] for each in ids if each in found)


def _lines(session: Session, ids: Sequence[int]) -> dict[int, PersonLine]:
    persons, names = table_of(Person), table_of(PersonName)
    counted = session.execute(
        sa.select(names.c.person_id, sa.func.count())
        .where(names.c.person_id.in_(ids), held(names))
        .group_by(names.c.person_id)
    )
    spellings = {row[0]: row[1] for row in counted}
    cases, groups = _case_refs(session, ids), _group_refs(session, ids)
    rows = session.execute(
        sa.select(persons.c.id, persons.c.ref, persons.c.name, persons.c.nationality).where(
            persons.c.id.in_(ids), held(persons)
        )
    )
    return {
        row.id: PersonLine(
            ref=row.ref,
            name=row.name,
            spellings=spellings.get(row.id, 0),
            nationality=row.nationality,
            case_refs=tuple(cases.get(row.id, ())),
            group_refs=tuple(groups.get(row.id, ())),
        )
        for row in rows
    }


def _case_refs(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    defendants, cases = table_of(Defendant), table_of(Case)
    return _listed(
        session,
        sa.select(defendants.c.person_id, cases.c.ref)
        .join(cases, cases.c.id == defendants.c.case_id)
        .where(defendants.c.person_id.in_(ids), present(defendants), held(cases))
        .order_by(cases.c.id),
    )


def _group_refs(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    members, groups = table_of(GroupMember), table_of(DetaineeGroup)
    return _listed(
        session,
        sa.select(members.c.person_id, groups.c.ref)
        .join(groups, groups.c.id == members.c.group_id)
        .where(members.c.person_id.in_(ids), present(members), held(groups))
        .order_by(groups.c.id),
    )


def _listed(session: Session, query: sa.Select[Any]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for row in session.execute(query):
        found[row.person_id].append(row.ref)
    return found


def spellings_of(session: Session, person_id: int) -> tuple[SpellingView, ...]:
    """Every spelling of a person's name, oldest first."""
    names, claims = table_of(PersonName), table_of(Claim)
    rows = session.execute(
        sa.select(names, claims.c.ref.label("claim_ref"))
        .join(claims, claims.c.id == names.c.claim_id, isouter=True)
        .where(names.c.person_id == person_id, held(names))
        .order_by(names.c.id)
    ).all()
    cited = citations_of(session, "person_name_id", [row.id for row in rows])
    return tuple(
        SpellingView(
            text=row.text,
            script=row.script,
            language=row.language,
            kind=row.kind,
            claim_ref=row.claim_ref,
            citations=cited.get(row.id, ()),
        )
        for row in rows
    )


def memberships_of(session: Session, person_id: int) -> tuple[MembershipView, ...]:
    """Every group that a person is or was in, oldest first."""
    members, groups = table_of(GroupMember), table_of(DetaineeGroup)
    rows = session.execute(
        sa.select(members, groups.c.ref, groups.c.label)
        .join(groups, groups.c.id == members.c.group_id)
        .where(members.c.person_id == person_id, held(members), held(groups))
        .order_by(groups.c.id)
    )
    return tuple(
        MembershipView(
            group_ref=row.ref,
            label=row.label,
            ordinal=row.ordinal,
            certainty=row.certainty,
            started=date_value(row, "started"),
            ended=date_value(row, "ended"),
        )
        for row in rows
    )
