"""Filters of the list of sources as conditions on the sources table."""

from collections.abc import Callable
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import (
    Capture,
    Case,
    CaseGroup,
    Claim,
    DetaineeGroup,
    Publisher,
    Source,
)
from casetracker.model.vocabulary import SourceKind
from casetracker.store.queries.common import held, id_of, table_of
from casetracker.store.queries.counts import cited_sources_by_case
from casetracker.store.queries.filtering import (
    Condition,
    changed_since,
    named_like,
    overlapping,
    since,
)
from casetracker.store.queries.sources import WAITING
from casetracker.views.filters import Filters, FilterValueError


def source_condition(session: Session, filters: Filters) -> Condition:
    """The condition on the sources table. Raises UsageError."""
    parts = [
        sa.or_(*(_CONDITIONS[key](session, value) for value in values))
        for key, values in filters.values.items()
    ]
    return sa.and_(sa.true(), *parts)


def _publisher(session: Session, value: str) -> Condition:
    return table_of(Source).c.publisher_id.in_(named_like(session, Publisher, value))


def _kind(_session: Session, value: str) -> Condition:
    if value.casefold() not in set(SourceKind):
        raise FilterValueError("kind", value, ", ".join(SourceKind))
    return table_of(Source).c.kind == value.casefold()


def _language(_session: Session, value: str) -> Condition:
    return sa.func.lower(table_of(Source).c.language) == value.lower()


def _case(session: Session, value: str) -> Condition:
    cited = cited_sources_by_case()
    case_id = id_of(session, Case, value, "case")
    return table_of(Source).c.id.in_(sa.select(cited.c.source_id).where(cited.c.case_id == case_id))


def _group(session: Session, value: str) -> Condition:
    cited, links = cited_sources_by_case(), table_of(CaseGroup)
    group_id = id_of(session, DetaineeGroup, value, "group")
    cases = sa.select(links.c.case_id).where(links.c.group_id == group_id, held(links))
    return table_of(Source).c.id.in_(sa.select(cited.c.source_id).where(cited.c.case_id.in_(cases)))


def _published(_session: Session, value: str) -> Condition:
    return overlapping(table_of(Source), "published", PartialDate.parse(value))


def _waiting(_session: Session, value: str) -> Condition:
    claims, captures = table_of(Claim), table_of(Capture)
    waiting: sa.Select[Any] = (
        sa.select(captures.c.source_id)
        .join(claims, claims.c.capture_id == captures.c.id)
        .where(claims.c.review_status.in_(WAITING))
    )
    source = table_of(Source).c.id
    if value.casefold() not in {"yes", "no"}:
        raise FilterValueError("waiting", value, "yes or no")
    return source.in_(waiting) if value.casefold() == "yes" else source.not_in(waiting)


def _updated_since(_session: Session, value: str) -> Condition:
    moment = since("updated-since", value)
    claims, captures = table_of(Claim), table_of(Capture)
    decided = (
        sa.select(captures.c.source_id)
        .join(claims, claims.c.capture_id == captures.c.id)
        .where(claims.c.id.in_(changed_since("claims", moment)))
    )
    source = table_of(Source).c.id
    return sa.or_(source.in_(changed_since("sources", moment)), source.in_(decided))


_CONDITIONS: Final[dict[str, Callable[[Session, str], Condition]]] = {
    "publisher": _publisher,
    "kind": _kind,
    "language": _language,
    "case": _case,
    "group": _group,
    "published": _published,
    "waiting": _waiting,
    "updated-since": _updated_since,
}
