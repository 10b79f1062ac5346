"""Decisions on whether two records are one person."""

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import Defendant, IdentityDecision, Person
from casetracker.model.vocabulary import IdentityVerdict
from casetracker.store.queries.common import NoSuchRecordError, held, table_of
from casetracker.views.persons import DecisionView


def standing_decision(session: Session, first: int, second: int) -> Any:
    """The decision that stands on two people, in either order; None without one."""
    decisions = table_of(IdentityDecision)
    pair = sa.or_(
        sa.and_(decisions.c.person_id == first, decisions.c.other_person_id == second),
        sa.and_(decisions.c.person_id == second, decisions.c.other_person_id == first),
    )
    query = sa.select(decisions).where(pair, held(decisions)).order_by(decisions.c.id.desc())
    return session.execute(query.limit(1)).first()


def decision_views(session: Session, ref: str | None = None) -> tuple[DecisionView, ...]:
    """The decisions that stand, oldest first, of all or of a person or defendant; raises NotFoundError."""
    decisions, persons = table_of(IdentityDecision), table_of(Person)
    one, two = persons.alias(), persons.alias()
    query = (
        sa.select(
            decisions,
            one.c.ref.label("first_ref"),
            one.c.name.label("first_name"),
            two.c.ref.label("second_ref"),
            two.c.name.label("second_name"),
        )
        .join(one, one.c.id == decisions.c.person_id)
        .join(two, two.c.id == decisions.c.other_person_id)
        .where(held(decisions))
        .order_by(decisions.c.id)
    )
    if ref is not None:
        person = person_id_of(session, ref)
        query = query.where(
            sa.or_(decisions.c.person_id == person, decisions.c.other_person_id == person)
        )
    return tuple(
        DecisionView(
            first_ref=row.first_ref,
            first_name=row.first_name,
            second_ref=row.second_ref,
            second_name=row.second_name,
            verdict=row.verdict,
            reason=row.reason,
            decided_by=row.decided_by,
            decided_at=row.decided_at,
        )
        for row in session.execute(query)
    )


def merged_into(session: Session, ref: str) -> str | None:
    """The record that a merged one is part of now, through later mergers; None where it was not merged."""
    decisions, persons = table_of(IdentityDecision), table_of(Person)
    person = session.execute(sa.select(persons).where(persons.c.ref == ref)).first()
    while person is not None and person.recorded_to is not None:
        keeper = (
            sa.select(persons)
            .join(decisions, decisions.c.person_id == persons.c.id)
            .where(
                decisions.c.other_person_id == person.id,
                decisions.c.verdict == IdentityVerdict.SAME,
                held(decisions),
            )
            .order_by(decisions.c.id.desc())
        )
        person = session.execute(keeper.limit(1)).first()
    return None if person is None else str(person.ref)


def person_id_of(session: Session, ref: str) -> int:
    """Somebody by reference; who was merged into another one is found as well."""
    persons, defendants = table_of(Person), table_of(Defendant)
    wanted = ref.strip().upper()
    found = session.execute(
        sa.select(persons.c.id)
        .join(defendants, defendants.c.person_id == persons.c.id, isouter=True)
        .where(sa.or_(persons.c.ref == wanted, defendants.c.ref == wanted))
        .limit(1)
    ).scalar()
    if found is None:
        raise NoSuchRecordError("person", ref)
    return int(found)
