"""The passages that facts rest on."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from casetracker.model.columns import date_value
from casetracker.model.tables import (
    CITATION_TARGETS,
    COURT_TARGETS,
    LABEL_TARGET,
    Capture,
    Citation,
    Claim,
    Publisher,
    Source,
)
from casetracker.model.vocabulary import Modality, Stance
from casetracker.store.queries.common import citing, held, said_by_then, table_of
from casetracker.views.common import CitationView, SizeView

_CHUNK: Final = 500
_SUPPORTS: Final = sa.literal(Stance.SUPPORTS, table_of(Citation).c.stance.type)


def citations_of(
    session: Session,
    target: str,
    ids: Collection[int],
    claims: Collection[int] | None = None,
    *,
    is_by_then: bool = False,
) -> dict[int, tuple[CitationView, ...]]:
    """The citations of facts of one kind, by fact; in the order in which they were published.

    Where `claims` are given, those of these claims alone; `is_by_then`: only what was published by the
    day that the session looks from.
    """
    if target not in (*CITATION_TARGETS, *COURT_TARGETS, LABEL_TARGET):
        raise KeyError(target)
    found: dict[int, list[CitationView]] = defaultdict(list)
    wanted = sorted(set(ids))
    citations = table_of(citing(target))
    for start in range(0, len(wanted), _CHUNK):
        chunk = wanted[start : start + _CHUNK]
        query = _query(citations.c[target]).where(citations.c[target].in_(chunk))
        if claims is not None:
            query = query.where(citations.c.claim_id.in_(claims))
        if is_by_then:
            query = query.where(said_by_then(session, citations))
        for row in session.execute(query):
            found[row.target].append(_view(row))
    return {key: tuple(views) for key, views in found.items()}


def entered_on(
    session: Session, table: type[SQLModel], ids: Collection[int]
) -> dict[int, tuple[CitationView, ...]]:
    """The passage of the claim with which each record of a table was put on file, by id: such as orders.

    None for those that were put there without a claim.
    """
    target = table_of(table).c.id
    query = _query(target).where(target.in_(sorted(set(ids))))
    return {row.target: (_view(row),) for row in session.execute(query)}


def supported(session: Session, target: str, ids: Sequence[int]) -> set[int]:
    """The facts of one kind, of these ids, that a passage on file supports."""
    citations = table_of(Citation)
    found: set[int] = set()
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        query = sa.select(citations.c[target]).where(
            citations.c[target].in_(chunk), citations.c.stance == Stance.SUPPORTS, held(citations)
        )
        found |= set(session.execute(query).scalars())
    return found


def _query(target: sa.Column[Any]) -> sa.Select[Any]:
    """The passages by what cites them: a row of citations, or a record that bears its own claim."""
    citations: Any = target.table
    claims, captures = table_of(Claim), table_of(Capture)
    sources, publishers = table_of(Source), table_of(Publisher)
    return (
        sa.select(
            target.label("target"),
            citations.c.get("stance", _SUPPORTS).label("stance"),
            claims.c.ref,
            claims.c.kind,
            claims.c.quote,
            claims.c.start_index,
            claims.c.end_index,
            claims.c.speaker,
            claims.c.attribution,
            claims.c.modality,
            claims.c.edit,
            _counting(target).label("counting"),
            sources.c.ref.label("source_ref"),
            sources.c.title,
            sources.c.published_edtf,
            sources.c.published_earliest,
            sources.c.published_latest,
            sources.c.published_wording,
            publishers.c.name.label("publisher"),
        )
        .join(claims, claims.c.id == citations.c.claim_id)
        .join(captures, captures.c.id == claims.c.capture_id)
        .join(sources, sources.c.id == captures.c.source_id)
        .join(publishers, publishers.c.id == sources.c.publisher_id, isouter=True)
        .where(held(citations))
        .order_by(sources.c.published_earliest.nulls_last(), claims.c.id)
    )


def _counting(target: sa.Column[Any]) -> sa.ColumnElement[Any]:
    """The reading of a claim that bears on the count of a group; of no other is it needed."""
    if target.name != "group_id":
        return sa.null()
    counts = target.table.c.stance != Stance.CONTEXT
    return sa.case((counts, table_of(Claim).c.reading), else_=None)


def _number(
    reading: dict[str, Any] | None, edit: dict[str, Any], stance: Stance
) -> SizeView | None:
    """How many a group has by a claim: the whole that it names, else the number that was set or read.

    None where a claim that supports the group names a part and a whole: the group may be either.
    """
    read = (reading or {}).get("count") or {}
    size = SizeView(read.get("minimum"), read.get("maximum"), read.get("unit"))
    if read.get("of") is not None:
        if stance is Stance.SUPPORTS:
            return None
        return replace(size, minimum=read["of"], maximum=read["of"])
    if reading is not None and "count" in edit:
        size = replace(size, minimum=edit["count"], maximum=edit["count"])
    return None if size.minimum is None and size.maximum is None else size


def _view(row: Any) -> CitationView:
    edit = row.edit or {}
    return CitationView(
        claim_ref=row.ref,
        source_ref=row.source_ref,
        stance=row.stance,
        quote=row.quote,
        start=row.start_index,
        end=row.end_index,
        speaker=edit.get("speaker") or row.speaker,
        attribution=row.attribution,
        modality=Modality(edit.get("modality") or row.modality),
        publisher=row.publisher,
        title=row.title,
        published=date_value(row, "published"),
        set_in_review=tuple(sorted(edit)),
        kind=row.kind,
        number=_number(row.counting, edit, row.stance),
    )
