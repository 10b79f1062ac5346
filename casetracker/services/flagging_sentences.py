"""Sentences on file and in accepted claims, to be held against the people said to be sentenced."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.tables import (
    Capture,
    CaseGroup,
    Claim,
    ClaimSubject,
    Defendant,
    GroupMember,
    Sentence,
    StageEvent,
)
from casetracker.model.vocabulary import ReviewStatus, SentenceStanding
from casetracker.procedure.odd_sentences import (
    SaidSentenced,
    ToldTerms,
    of_double_sentences,
    of_listed_terms,
    of_sentences,
    of_told_terms,
)
from casetracker.procedure.oddities import Oddity
from casetracker.services.claims import understood
from casetracker.store.queries.common import held, present, table_of
from casetracker.views.common import date_text

_SENTENCED: Final = "sentenced"
_READ_ON: Final = 400


def odd_sentences(session: Session, case_id: int) -> Iterator[Oddity]:
    """What is odd of the sentences in a case, on file and as they were told."""
    terms = _terms(session, case_id)
    if terms:
        yield from of_sentences(_said(session, case_id, terms))
        yield from of_double_sentences(terms)
    told: dict[int, list[Any]] = defaultdict(list)
    for row in _claims(session, case_id):
        told[row.capture_id].append(row)
    for rows in told.values():
        yield from _told(rows)


def people_of_scopes(session: Session, case_id: int) -> dict[tuple[int | None, int | None], Any]:
    """By (group, defendant) of an event the defendants of the case whom it concerns, as ids.

    (None, None) are all of them; who left the case or the group is still counted.
    """
    defendants, members = table_of(Defendant), table_of(GroupMember)
    everybody = session.execute(
        sa.select(defendants.c.id).where(defendants.c.case_id == case_id, held(defendants))
    ).scalars()
    found: dict[tuple[int | None, int | None], set[int]] = {(None, None): set(everybody)}
    for each in found[(None, None)].copy():
        found[(None, each)] = {each}
    rows = session.execute(
        sa.select(members.c.group_id, defendants.c.id)
        .join(defendants, defendants.c.person_id == members.c.person_id)
        .where(defendants.c.case_id == case_id, held(defendants), held(members))
    )
    for group_id, defendant_id in rows:
        found.setdefault((group_id, None), set()).add(defendant_id)
    return {key: frozenset(ids) for key, ids in found.items()}


def _terms(session: Session, case_id: int) -> Counter[str]:
    """By defendant the sentences imposed in a case that no other one replaces."""
    sentences, defendants = table_of(Sentence), table_of(Defendant)
    later = sentences.alias("later").c
    query = (
        sa.select(defendants.c.ref, sa.func.count())
        .join(sentences, sentences.c.defendant_id == defendants.c.id)
        .where(
            defendants.c.case_id == case_id,
            sentences.c.standing == SentenceStanding.IMPOSED,
            held(sentences),
            held(defendants),
            ~sa.exists().where(later.replaces_id == sentences.c.id, later.recorded_to.is_(None)),
        )
        .group_by(defendants.c.ref)
        .order_by(defendants.c.ref)
    )
    return Counter({row[0]: row[1] for row in session.execute(query)})


def _said(session: Session, case_id: int, terms: Mapping[str, int]) -> Iterator[SaidSentenced]:
    events, defendants = table_of(StageEvent), table_of(Defendant)
    rows = session.execute(
        sa.select(events)
        .where(events.c.case_id == case_id, events.c.stage_code == _SENTENCED, held(events))
        .order_by(events.c.id)
    ).all()
    if not rows:
        return
    there = sa.select(defendants.c.id, defendants.c.ref).where(
        defendants.c.case_id == case_id, present(defendants)
    )
    refs = {row.id: str(row.ref) for row in session.execute(there)}
    scopes = people_of_scopes(session, case_id)
    single: set[str] = set()
    for row in rows:
        ids = scopes.get((row.group_id, row.defendant_id), frozenset())
        people = frozenset(refs[each] for each in ids if each in refs)
        if row.defendant_id is not None:
            single |= people
            continue
        when = date_value(row, "happened")
        yield SaidSentenced("sentences", date_text(when), people, terms)
    yield SaidSentenced("sentences", "several days", frozenset(single), terms)


def subjects_of_case(session: Session, case_id: int) -> list[int]:
    """The ids of the subjects of captures that were matched to a case or a group in it."""
    subjects, links = table_of(ClaimSubject), table_of(CaseGroup)
    groups = sa.select(links.c.group_id).where(links.c.case_id == case_id, held(links))
    by_group = sa.select(subjects.c.id).where(subjects.c.group_id.in_(groups))
    by_case = sa.select(subjects.c.id).where(subjects.c.case_id == case_id)
    return sorted(session.execute(by_group.union(by_case)).scalars())


def _claims(session: Session, case_id: int) -> Sequence[Any]:
    claims, captures = table_of(Claim), table_of(Capture)
    query = (
        sa.select(
            claims.c.ref,
            claims.c.reading,
            claims.c.edit,
            claims.c.capture_id,
            claims.c.review_status,
            claims.c.stage_code,
            sa.func.substr(captures.c.text, claims.c.start_index + 1, _READ_ON).label("text"),
        )
        .join(captures, captures.c.id == claims.c.capture_id)
        .where(claims.c.subject_id.in_(subjects_of_case(session, case_id)))
        .order_by(claims.c.id)
    )
    # Told apart here: on many claims a database would go through all accepted ones instead.
    return [
        row
        for row in session.execute(query)
        if row.review_status is ReviewStatus.ACCEPTED and row.stage_code == _SENTENCED
    ]


def _told(rows: Sequence[Any]) -> Iterator[Oddity]:
    """The claims of one source on the people of one case."""
    stated = 0
    terms: dict[tuple[int, str], str] = {}
    for row in rows:
        claim = understood(row.reading, row.edit)
        count = claim.count.exact if claim.count else len(claim.persons) or None
        if count is None:
            continue
        if claim.sentence is None:
            stated = max(stated, count)
            continue
        yield from of_listed_terms(row.ref, count, row.text)
        term = f"{claim.sentence.kind} {claim.sentence.amount} {claim.sentence.unit}"
        # Told twice in the same words, it is the same people.
        terms.setdefault((count, term), row.ref)
    listed = tuple((ref, count, term) for (count, term), ref in terms.items())
    if stated:
        yield from of_told_terms([ToldTerms(listed[0][0] if listed else "", stated, listed)])
