"""Sources and what waits in them."""

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.tables import (
    Capture,
    Citation,
    Claim,
    CourtCitation,
    LabelCitation,
    Publisher,
    RawCapture,
    Source,
)
from casetracker.model.vocabulary import ReviewStatus, Stance
from casetracker.store.queries.common import held, table_of
from casetracker.views.review import CaptureView, SourceLine

WAITING = (ReviewStatus.NEW, ReviewStatus.IN_REVIEW)


def waiting_count(session: Session) -> int:
    """How many claims wait for a decision, of the sources on file."""
    claims, captures, sources = table_of(Claim), table_of(Capture), table_of(Source)
    query = (
        sa.select(sa.func.count())
        .select_from(claims)
        .join(captures, captures.c.id == claims.c.capture_id)
        .join(sources, sources.c.id == captures.c.source_id)
        # Few of a large docket's claims wait: the index of statuses finds them.
        .where(claims.c.review_status.in_(WAITING), held(sources))
    )
    return int(session.execute(query).scalar_one())


def _with_waiting() -> sa.Select[tuple[int]]:
    claims, captures = table_of(Claim), table_of(Capture)
    return (
        sa.select(captures.c.source_id)
        .join(claims, claims.c.capture_id == captures.c.id)
        .where(claims.c.review_status.in_(WAITING))
    )


def source_lines(
    session: Session, condition: sa.ColumnElement[bool] | None = None, *, only_waiting: bool = False
) -> tuple[SourceLine, ...]:
    """Sources as rows, oldest publication first; the condition is on the sources table."""
    sources, captures, claims = table_of(Source), table_of(Capture), table_of(Claim)
    publishers, contradicting = table_of(Publisher), _contradicting()
    waiting = sa.func.count(sa.case((claims.c.review_status.in_(WAITING), 1)))
    query = (
        sa.select(
            sources,
            publishers.c.name.label("publisher"),
            sa.func.min(captures.c.captured_at).label("imported_at"),
            sa.func.count(claims.c.id).label("claims"),
            waiting.label("waiting"),
            sa.func.count(sa.case((claims.c.review_status == ReviewStatus.ACCEPTED, 1))).label(
                "accepted"
            ),
            sa.func.count(contradicting.c.claim_id).label("conflicts"),
        )
        .join(captures, captures.c.source_id == sources.c.id)
        .join(publishers, publishers.c.id == sources.c.publisher_id, isouter=True)
        .join(claims, claims.c.capture_id == captures.c.id, isouter=True)
        .join(contradicting, contradicting.c.claim_id == claims.c.id, isouter=True)
        .where(held(sources))
        .group_by(*sources.c, publishers.c.name)
        .order_by(sources.c.published_earliest.nulls_last(), sources.c.id)
    )
    if condition is not None:
        query = query.where(condition)
    if only_waiting:
        query = query.where(sources.c.id.in_(_with_waiting()))
    return tuple(
        SourceLine(
            ref=row.ref,
            title=row.title,
            publisher=row.publisher,
            published=date_value(row, "published"),
            imported_at=row.imported_at,
            claims=row.claims,
            waiting=row.waiting,
            accepted=row.accepted,
            conflicts=row.conflicts,
        )
        for row in session.execute(query)
    )


def _contradicting() -> sa.Subquery:
    """The ids of the claims that contradict something on file, each once."""
    tables = (table_of(Citation), table_of(CourtCitation), table_of(LabelCitation))
    return sa.union(
        *(
            sa.select(each.c.claim_id).where(each.c.stance == Stance.CONTRADICTS, held(each))
            for each in tables
        )
    ).subquery()


def capture_views(session: Session, source_id: int) -> tuple[CaptureView, ...]:
    """The stored copies of a source, oldest first."""
    captures, raw = table_of(Capture), table_of(RawCapture)
    query = (
        sa.select(captures, raw.c.size)
        .join(raw, raw.c.sha256 == captures.c.raw_sha256)
        .where(captures.c.source_id == source_id)
        .order_by(captures.c.id)
    )
    return tuple(
        CaptureView(
            id=row.id,
            captured_at=row.captured_at,
            media_type=row.media_type,
            sha256=row.raw_sha256,
            text_sha256=row.text_sha256,
            size=row.size,
            name=row.name,
        )
        for row in session.execute(query)
    )
