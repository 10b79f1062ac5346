"""The sentences on file that no other one replaces, as a claim that tells a term meets them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import CaseGroup, Defendant, GroupMember, Person, Sentence
from casetracker.news.matching.outlines import TermOutline
from casetracker.store.queries.common import THESE, held, present, table_of


def terms_of_groups(session: Session, ids: Collection[int]) -> Mapping[int, list[TermOutline]]:
    """By the id of a group the sentences of its people, in the cases in which it stands."""
    found: dict[int, list[TermOutline]] = defaultdict(list)
    for row in session.execute(_groups_query(), {"ids": ids}):
        found[row.of_group].append(_term(row))
    return found


@cache
def _groups_query() -> sa.Select[Any]:
    members, links, defendants = table_of(GroupMember), table_of(CaseGroup), table_of(Defendant)
    return (
        _standing(links.c.group_id.label("of_group"))
        .join(links, links.c.case_id == defendants.c.case_id)
        .join(
            members,
            sa.and_(
                members.c.group_id == links.c.group_id,
                members.c.person_id == defendants.c.person_id,
            ),
        )
        .where(links.c.group_id.in_(THESE), held(links), present(members))
    )


def terms_of_defendants(session: Session, ids: Collection[int]) -> list[TermOutline]:
    """The sentences of some defendants."""
    query = _standing().where(table_of(Defendant).c.id.in_(ids))
    return [_term(row) for row in session.execute(query)]


def _standing(*more: Any) -> sa.Select[Any]:
    sentences, defendants, persons = table_of(Sentence), table_of(Defendant), table_of(Person)
    later = sentences.alias("later").c
    return (
        sa.select(sentences, defendants.c.person_id, persons.c.name, *more)
        .join(defendants, defendants.c.id == sentences.c.defendant_id)
        .join(persons, persons.c.id == defendants.c.person_id)
        .where(
            held(sentences),
            held(defendants),
            ~sa.exists().where(later.replaces_id == sentences.c.id, later.recorded_to.is_(None)),
        )
        .order_by(sentences.c.id)
    )


def _term(row: Any) -> TermOutline:
    return TermOutline(
        sentence_id=row.id,
        holder=row.person_id,
        person=row.name,
        standing=row.standing,
        kind=row.kind,
        amount=row.amount,
        unit=row.unit,
        currency=row.currency,
    )
