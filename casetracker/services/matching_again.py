"""Matching anew what waits for a decision, once the docket holds more, or holds it otherwise."""

from collections.abc import Collection, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session, col, select

from casetracker.model.columns import date_value
from casetracker.model.tables import (
    Capture,
    CaseGroup,
    CaseNumber,
    Claim,
    ClaimSubject,
    DetaineeGroup,
    GroupMember,
    Person,
    Source,
)
from casetracker.model.vocabulary import ReviewStatus
from casetracker.news.contract import ReadClaim
from casetracker.services.acting import Actor
from casetracker.services.claims import understood
from casetracker.services.matching import (
    FEW,
    WIDE,
    Matcher,
    days_before,
    match_columns,
    subject_of,
)
from casetracker.store.queries.common import held, table_of
from casetracker.store.sessions import Database, WriteSession

_AT_ONCE: Final = 300


def match_what_waits(database: Database, actor: Actor, groups: Collection[int]) -> None:
    """Match what waits for a decision to what the docket now holds, as a change of its own."""
    if not groups:
        return
    with database.reading() as reading:
        waiting = open_subjects(reading, groups)
    if waiting:
        note = actor.note("match", f"matched what waits anew ({len(waiting)} looked at)")
        with database.writing(note) as session:
            match_again(session, open_subjects(session, groups))


def open_subjects(session: Session, group_ids: Collection[int]) -> list[int]:
    """Subjects on which nothing was decided, and that may be one of these groups after all."""
    groups, subjects = table_of(DetaineeGroup), table_of(ClaimSubject)
    found: set[int] = set()
    for group in session.execute(sa.select(groups).where(groups.c.id.in_(group_ids))):
        found |= set(session.execute(_like(session, group).limit(_AT_ONCE)).scalars())
    decided = (
        sa.select(table_of(Claim).c.subject_id)
        .where(
            table_of(Claim).c.subject_id.in_(found),
            table_of(Claim).c.review_status.not_in((ReviewStatus.NEW, ReviewStatus.DEFERRED)),
        )
        .distinct()
    )
    return sorted(
        session.execute(
            sa.select(subjects.c.id).where(subjects.c.id.in_(found), subjects.c.id.not_in(decided))
        ).scalars()
    )


def _like(session: Session, group: Any) -> sa.Select[Any]:
    """The open subjects that may be a group, the newest first."""
    subjects, claims = table_of(ClaimSubject), table_of(Claim)
    conditions = [subjects.c.group_id == group.id]
    if group.size_min is not None and group.size_min > FEW:
        conditions += [subjects.c.size_min == group.size_min, subjects.c.size_of == group.size_min]
    captured = date_value(group, "captured")
    if captured is not None and captured.earliest is not None and captured.latest is not None:
        conditions.append(
            subjects.c.captured_earliest.between(
                days_before(captured.earliest, WIDE), captured.latest
            )
        )
    numbers, links = table_of(CaseNumber), table_of(CaseGroup)
    of_case = session.execute(
        sa.select(numbers.c.number)
        .join(links, links.c.case_id == numbers.c.case_id)
        .where(links.c.group_id == group.id, held(links), held(numbers))
    ).scalars()
    conditions.append(subjects.c.case_number.in_(list(of_case)))
    if _is_named(session, group.id):
        conditions.append(sa.cast(subjects.c.persons, sa.String) != "[]")
    waiting = sa.select(claims.c.subject_id).where(
        claims.c.review_status.in_((ReviewStatus.NEW, ReviewStatus.DEFERRED))
    )
    return (
        sa.select(subjects.c.id)
        .where(sa.or_(*conditions), subjects.c.id.in_(waiting))
        .order_by(subjects.c.id.desc())
    )


def _is_named(session: Session, group_id: int) -> bool:
    members, persons = table_of(GroupMember), table_of(Person)
    query = (
        sa.select(members.c.id)
        .join(persons, persons.c.id == members.c.person_id)
        .where(members.c.group_id == group_id, persons.c.name.is_not(None), held(members))
        .limit(1)
    )
    return session.execute(query).first() is not None


def match_again(session: WriteSession, subject_ids: Sequence[int]) -> int:
    """Match subjects anew, now that the docket holds more or less; gives how many came out otherwise."""
    matcher, changed, wanted = Matcher(), 0, set(subject_ids)
    captures = select(ClaimSubject.capture_id).where(col(ClaimSubject.id).in_(wanted))
    rows = session.exec(
        select(ClaimSubject)
        .where(col(ClaimSubject.capture_id).in_(captures))
        .order_by(col(ClaimSubject.capture_id), col(ClaimSubject.id))
    ).all()
    by_capture: dict[int, list[ClaimSubject]] = {}
    for row in rows:
        by_capture.setdefault(row.capture_id, []).append(row)
    for capture_id, told in by_capture.items():
        own = [row for row in told if row.id in wanted]
        told_on = session.execute(
            sa.select(table_of(Source).c.published_earliest)
            .join(table_of(Capture), table_of(Capture).c.source_id == table_of(Source).c.id)
            .where(table_of(Capture).c.id == capture_id)
        ).scalar()
        subjects, claims = [subject_of(row) for row in told], _claims_of(session, told)
        settled = _settled(session, [row for row in told if row.id not in wanted])
        matches = matcher.match(session, subjects, claims, told_on, settled).matches
        for row in own:
            values = match_columns(session, matches.get(row.key))
            before = {name: getattr(row, name) for name in values}
            if values != before:
                row.case_id = None
                for name, value in values.items():
                    setattr(row, name, value)
                changed += 1
    return changed


def _settled(session: Session, rows: Sequence[ClaimSubject]) -> dict[str, DetaineeGroup]:
    """The groups that the other subjects of a document stand for, by their keys."""
    ids = {row.group_id for row in rows if row.group_id is not None}
    held_groups = session.execute(
        select(DetaineeGroup).where(
            col(DetaineeGroup.id).in_(ids), col(DetaineeGroup.recorded_to).is_(None)
        )
    ).scalars()
    groups = {each.id: each for each in held_groups}
    return {row.key: groups[row.group_id] for row in rows if row.group_id in groups}


def _claims_of(session: Session, subjects: Sequence[ClaimSubject]) -> list[ReadClaim]:
    claims = table_of(Claim)
    rows = session.execute(
        sa.select(claims.c.reading, claims.c.edit)
        .where(claims.c.subject_id.in_([subject.id for subject in subjects]))
        .order_by(claims.c.ordinal)
    )
    return [understood(row.reading, row.edit) for row in rows]
