"""The queue of the Inbox: sources that wait, the cases they bear on, and who asked for a second reader."""

from collections import defaultdict
from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import (
    AuditEntry,
    Capture,
    Case,
    CaseGroup,
    ChangeSet,
    Claim,
    ClaimSubject,
    DetaineeGroup,
    Source,
    Tag,
)
from casetracker.store.queries.common import held, table_of
from casetracker.store.queries.sources import WAITING, source_lines
from casetracker.views.review import SECOND_READER, QueueLine


def queue_lines(session: Session) -> tuple[QueueLine, ...]:
    """The sources with claims that wait, oldest publication first."""
    lines = source_lines(session, only_waiting=True)
    cases, asked = _cases(session), _asked(session)
    return tuple(
        QueueLine.of(line, _in_order(cases[line.ref]), asked.get(line.ref)) for line in lines
    )


def _in_order(refs: set[str]) -> Sequence[str]:
    return sorted(refs, key=lambda ref: (len(ref), ref))


def _cases(session: Session) -> defaultdict[str, set[str]]:
    """By source the cases that its waiting claims were matched or linked to, themselves or by a group."""
    links, cases, groups = table_of(CaseGroup), table_of(Case), table_of(DetaineeGroup)
    waiting = _waiting()
    is_matched = waiting.c.link_ref.is_(None)
    of_groups = sa.union(
        sa.select(waiting.c.source, waiting.c.group_id).where(is_matched),
        sa.select(waiting.c.source, groups.c.id).join(groups, groups.c.ref == waiting.c.link_ref),
    ).subquery()
    of_cases = sa.union(
        sa.select(waiting.c.source, waiting.c.case_id).where(is_matched),
        sa.select(of_groups.c.source, links.c.case_id)
        .join(links, links.c.group_id == of_groups.c.group_id)
        .where(held(links)),
    ).subquery()
    query = (
        sa.select(of_cases.c.source, cases.c.ref)
        .join(cases, cases.c.id == of_cases.c.case_id)
        .where(held(cases))
    )
    found: defaultdict[str, set[str]] = defaultdict(set)
    for source, ref in session.execute(query):
        found[source].add(ref)
    return found


def _waiting() -> sa.Subquery:
    """What waits: its source, the link that a person chose, and what it was matched to."""
    sources, captures = table_of(Source), table_of(Capture)
    claims, subjects = table_of(Claim), table_of(ClaimSubject)
    return (
        sa.select(
            sources.c.ref.label("source"),
            claims.c.link_ref,
            subjects.c.group_id,
            subjects.c.case_id,
        )
        .select_from(claims)
        .join(captures, captures.c.id == claims.c.capture_id)
        .join(sources, sources.c.id == captures.c.source_id)
        .outerjoin(subjects, subjects.c.id == claims.c.subject_id)
        .where(claims.c.review_status.in_(WAITING), held(sources))
        .subquery()
    )


def _asked(session: Session) -> dict[str, str]:
    """By source for what reason a second reader is asked for."""
    tags, sources = table_of(Tag), table_of(Source)
    trail, changes = table_of(AuditEntry), table_of(ChangeSet)
    query = (
        sa.select(sources.c.ref, changes.c.reason)
        .select_from(tags)
        .join(sources, sources.c.id == tags.c.source_id)
        .outerjoin(
            trail,
            sa.and_(
                trail.c.table_name == tags.name,
                trail.c.row_id == sa.cast(tags.c.id, sa.String),
                trail.c.old.is_(None),
            ),
        )
        .outerjoin(changes, changes.c.id == trail.c.change_set_id)
        .where(tags.c.word == SECOND_READER, held(tags))
        .order_by(trail.c.id)
    )
    return {row.ref: row.reason or "no reason on file" for row in session.execute(query)}
