"""Orders, acts and claims of status on file, and whom a reference means."""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.tables import (
    Authority,
    Case,
    Claim,
    ClockOrder,
    Defendant,
    DetaineeGroup,
    GroupMember,
    StatusClaim,
)
from casetracker.store.queries.common import NoSuchRecordError, held, table_of
from casetracker.views.clocks import OrderView, StatusClaimView


def defendants_of_group(session: Session, group_id: int) -> frozenset[str]:
    """The references of everybody of a group in any case."""
    defendants, members = table_of(Defendant), table_of(GroupMember)
    query = (
        sa.select(defendants.c.ref)
        .join(members, members.c.person_id == defendants.c.person_id)
        .where(members.c.group_id == group_id, held(members), held(defendants))
    )
    return frozenset(session.execute(query).scalars())


def jurisdiction_of(session: Session, case_id: int) -> str | None:
    """The jurisdiction of a case."""
    cases = table_of(Case)
    found = session.execute(sa.select(cases.c.jurisdiction).where(cases.c.id == case_id)).scalar()
    return None if found is None else str(found)


def claim_id_of(session: Session, ref: str) -> int:
    """The id of a claim by its reference; raises NotFoundError."""
    claims = table_of(Claim)
    query = sa.select(claims.c.id).where(claims.c.ref == ref.strip().upper())
    found = session.execute(query).scalar()
    if found is None:
        raise NoSuchRecordError("claim", ref, command="review")
    return int(found)


def order_views(session: Session, case_ids: Collection[int] | None = None) -> tuple[OrderView, ...]:
    """The orders and acts on file, of some cases or of all, oldest record first."""
    orders, authorities = table_of(ClockOrder), table_of(Authority)
    query = _scoped(orders, authorities.c.name.label("authority")).join(
        authorities, authorities.c.id == orders.c.authority_id, isouter=True
    )
    return tuple(
        OrderView(
            id=row.id,
            case_ref=row.case_ref,
            scope=_scope(row),
            rule=row.rule,
            kind=row.kind,
            happened=date_value(row, "happened"),
            until=date_value(row, "until"),
            adds=row.adds,
            authority=row.authority,
            note=row.note,
            claim_ref=row.claim_ref,
        )
        for row in session.execute(_of_cases(query, orders, case_ids))
    )


def status_views(
    session: Session, case_ids: Collection[int] | None = None
) -> tuple[StatusClaimView, ...]:
    """The claims of status on file, of some cases or of all, oldest record first."""
    claims = table_of(StatusClaim)
    return tuple(
        StatusClaimView(
            id=row.id,
            case_ref=row.case_ref,
            scope=_scope(row),
            status=row.status,
            is_denied=row.is_denied,
            speaker=row.speaker,
            happened=date_value(row, "happened"),
            note=row.note,
            claim_ref=row.claim_ref,
        )
        for row in session.execute(_of_cases(_scoped(claims), claims, case_ids))
    )


def _scoped(table: sa.Table, *more: sa.ColumnElement[Any]) -> sa.Select[Any]:
    cases, groups, defendants = table_of(Case), table_of(DetaineeGroup), table_of(Defendant)
    claims = table_of(Claim)
    return (
        sa.select(
            table,
            cases.c.ref.label("case_ref"),
            groups.c.ref.label("group_ref"),
            defendants.c.ref.label("defendant_ref"),
            claims.c.ref.label("claim_ref"),
            *more,
        )
        .join(cases, cases.c.id == table.c.case_id)
        .join(groups, groups.c.id == table.c.group_id, isouter=True)
        .join(defendants, defendants.c.id == table.c.defendant_id, isouter=True)
        .join(claims, claims.c.id == table.c.claim_id, isouter=True)
        .where(held(table))
        .order_by(table.c.id)
    )


def _of_cases(
    query: sa.Select[Any], table: sa.Table, case_ids: Collection[int] | None
) -> sa.Select[Any]:
    return query if case_ids is None else query.where(table.c.case_id.in_(case_ids))


def _scope(row: Any) -> str:
    return str(row.defendant_ref or row.group_ref or "all defendants")
