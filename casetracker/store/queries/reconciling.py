"""What the reconciling of numbers reads: statements of a number, and who is on file in which group."""

from collections import defaultdict
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import (
    Capture,
    Citation,
    Claim,
    DetaineeGroup,
    DifferenceExplanation,
    GroupEvent,
    GroupMember,
    Publisher,
    Source,
    StatedTotal,
    StatedTotalPart,
)
from casetracker.model.vocabulary import GroupEventKind, Stance
from casetracker.store.queries.common import held, out_by_then, table_of


def group_rows(session: Session) -> dict[int, Any]:
    """The groups on file by id, oldest first."""
    groups = table_of(DetaineeGroup)
    rows = session.execute(sa.select(groups).where(held(groups)).order_by(groups.c.id))
    return {row.id: row for row in rows}


def member_rows(session: Session) -> dict[int, list[Any]]:
    """Every stay in a group, by the group."""
    members = table_of(GroupMember)
    query = sa.select(
        members.c.group_id,
        members.c.person_id,
        members.c.started_earliest,
        members.c.ended_edtf,
        members.c.ended_latest,
    ).where(held(members))
    found: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(query.order_by(members.c.id)):
        found[row.group_id].append(row)
    return found


def was_in(row: Any, day: date | None) -> bool:
    """Whether somebody is in a group now, or may have been in it on a day."""
    if day is None:
        return row.ended_edtf is None
    has_come = row.started_earliest is None or row.started_earliest <= day
    has_gone = row.ended_latest is not None and row.ended_latest <= day
    return has_come and not has_gone


def parts_by_group(session: Session) -> dict[int, tuple[int, ...]]:
    """The parts of every group that has some, oldest first."""
    groups, events = table_of(DetaineeGroup), table_of(GroupEvent)
    by_parent = sa.select(groups.c.parent_group_id, groups.c.id).where(
        groups.c.parent_group_id.is_not(None), held(groups)
    )
    by_event = (
        sa.select(events.c.group_id, events.c.other_group_id)
        .join(groups, groups.c.id == events.c.other_group_id)
        .where(
            events.c.kind.in_((GroupEventKind.SPLIT, GroupEventKind.MERGED)),
            held(events),
            held(groups),
        )
    )
    found: dict[int, set[int]] = defaultdict(set)
    for whole, part in (*session.execute(by_parent).all(), *session.execute(by_event).all()):
        found[whole].add(part)
    return {whole: tuple(sorted(parts)) for whole, parts in found.items()}


def number_claims(session: Session) -> list[Any]:
    """Claims that bear on the number of a group, with who published them when; oldest first.

    As of a day, those that were published by then.
    """
    citations, claims, captures = table_of(Citation), table_of(Claim), table_of(Capture)
    sources, publishers = table_of(Source), table_of(Publisher)
    query = (
        sa.select(
            claims.c.id,
            claims.c.ref,
            claims.c.reading,
            claims.c.edit,
            claims.c.speaker,
            citations.c.group_id,
            bears_on_whole(citations).label("bears_on_whole"),
            publishers.c.name.label("publisher"),
            sources.c.published_edtf,
            sources.c.published_earliest,
            sources.c.published_latest,
            sources.c.published_wording,
        )
        .join(claims, claims.c.id == citations.c.claim_id)
        .join(captures, captures.c.id == claims.c.capture_id)
        .join(sources, sources.c.id == captures.c.source_id)
        .join(publishers, publishers.c.id == sources.c.publisher_id, isouter=True)
        .where(
            citations.c.group_id.is_not(None),
            citations.c.stance != Stance.CONTEXT,
            held(citations),
            out_by_then(session, sources),
        )
        .order_by(sources.c.published_earliest.nulls_last(), claims.c.id)
    )
    return list(session.execute(query))


def bears_on_whole(citations: sa.Table) -> sa.ColumnElement[bool]:
    """Whether the claim of a group's citation is cited of the whole as well that it was split off."""
    others, splits = citations.alias("others"), table_of(GroupEvent).alias("splits")
    return (
        sa.select(others.c.id)
        .join(splits, splits.c.group_id == others.c.group_id)
        .where(
            splits.c.kind == GroupEventKind.SPLIT,
            splits.c.other_group_id == citations.c.group_id,
            others.c.claim_id == citations.c.claim_id,
            held(others),
            held(splits),
        )
        .correlate(citations)
        .exists()
    )


def stated_totals(session: Session) -> list[tuple[Any, tuple[int, ...]]]:
    """Stated totals with the ids of the groups that are their parts, oldest first."""
    totals, parts = table_of(StatedTotal), table_of(StatedTotalPart)
    of_total: dict[int, list[int]] = defaultdict(list)
    for row in session.execute(sa.select(parts).where(held(parts)).order_by(parts.c.id)):
        of_total[row.total_id].append(row.group_id)
    rows = session.execute(sa.select(totals).where(held(totals)).order_by(totals.c.id))
    return [(row, tuple(of_total[row.id])) for row in rows]


def explanations(session: Session) -> dict[tuple[str, int], list[Any]]:
    """Explanations by what they explain: ("group_id", 1), ("claim_id", 7) or ("total_id", 2)."""
    table = table_of(DifferenceExplanation)
    found: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for row in session.execute(sa.select(table).where(held(table)).order_by(table.c.id)):
        for column in ("group_id", "claim_id", "total_id"):
            if getattr(row, column) is not None:
                found[(column, getattr(row, column))].append(row)
    return found
