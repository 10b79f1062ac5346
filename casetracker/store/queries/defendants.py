"""Defendants: as rows of a list, and whole."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import (
    Case,
    Charge,
    Citation,
    CustodyEpisode,
    Defendant,
    DetaineeGroup,
    GroupMember,
    Person,
    StageEvent,
)
from casetracker.model.vocabulary import ChargeStatus
from casetracker.store.queries.common import has_begun, held, present, table_of
from casetracker.store.queries.stages import stage_views
from casetracker.views.docket import DefendantLine

_CHUNK: Final = 10_000
# Of more defendants than these, reading what stands beside all of them is quicker than naming each.
_FEW: Final = 2_000


def defendant_lines(
    session: Session, condition: sa.ColumnElement[bool] | None = None
) -> tuple[DefendantLine, ...]:
    """Defendants as rows, by case and number within it; the condition is on the defendants table."""
    defendants, persons, cases = table_of(Defendant), table_of(Person), table_of(Case)
    events = table_of(StageEvent)
    query = (
        sa.select(
            defendants.c.id,
            defendants.c.ref,
            defendants.c.ordinal,
            defendants.c.role,
            defendants.c.person_id,
            defendants.c.current_stage_code,
            defendants.c.ended_edtf,
            defendants.c.ended_earliest,
            defendants.c.ended_latest,
            defendants.c.ended_wording,
            cases.c.ref.label("case_ref"),
            persons.c.ref.label("person_ref"),
            persons.c.name,
            events.c.happened_edtf,
            events.c.happened_earliest,
            events.c.happened_latest,
            events.c.happened_wording,
        )
        .join(cases, cases.c.id == defendants.c.case_id)
        .join(persons, persons.c.id == defendants.c.person_id)
        .join(events, events.c.id == defendants.c.current_stage_event_id, isouter=True)
        .where(held(defendants), held(cases))
        .order_by(cases.c.id, defendants.c.ordinal)
    )
    if condition is not None:
        query = query.where(condition)
    rows = session.execute(query).all()
    return tuple(_lines(session, rows))


def defendants_of(session: Session, refs: Iterable[str]) -> tuple[DefendantLine, ...]:
    """The defendants of these references as rows, by case and number within it."""
    wanted = sorted(refs)
    table = table_of(Defendant)
    found = [
        line
        for start in range(0, len(wanted), _CHUNK)
        for line in defendant_lines(session, table.c.ref.in_(wanted[start : start + _CHUNK]))
    ]
    return tuple(sorted(found, key=lambda line: (line.case_ref, line.ref)))


def _lines(session: Session, rows: Iterable[Any]) -> Iterable[DefendantLine]:
    rows = list(rows)
    vocabulary = stage_views(session)
    people = [row.person_id for row in rows] if len(rows) <= _FEW else None
    ids = [row.id for row in rows] if len(rows) <= _FEW else None
    memberships = _memberships(session, people)
    charges = _charge_counts(session, ids)
    custody = _custody(session, people)
    sourced = _sourced(session, ids)
    for row in rows:
        groups = memberships.get(row.person_id, [])
        stage = vocabulary.get(row.current_stage_code or "")
        since = custody.get(row.person_id)
        yield DefendantLine(
            ref=row.ref,
            case_ref=row.case_ref,
            person_ref=row.person_ref,
            name=row.name or _placeholder(groups, row.ordinal),
            is_placeholder=row.name is None,
            role=row.role,
            group_refs=tuple(group.ref for group in groups),
            stage=None if stage is None else replace(stage, since=date_value(row, "happened")),
            custody_since=since[0] if since else None,
            in_custody=since[1] if since else None,
            charges=charges.get(row.id, 0),
            is_unsourced=row.id not in sourced,
            left=date_value(row, "ended"),
        )


def _among(column: sa.ColumnElement[int], ids: Sequence[int] | None) -> sa.ColumnElement[bool]:
    """The condition on a column to be one of these; None: any will do."""
    return sa.true() if ids is None else column.in_(ids)


def _placeholder(groups: list[Any], ordinal: int) -> str:
    for group in groups:
        total = group.size_max or group.size_min or 0
        # Who joined a group later has a number beyond its stated size.
        is_within = group.ordinal <= total
        return f"unnamed, {group.ordinal} of {total}" if is_within else f"unnamed, {group.ordinal}"
    return f"unnamed, {ordinal}"


def _memberships(session: Session, people: Sequence[int] | None) -> dict[int, list[Any]]:
    members, groups = table_of(GroupMember), table_of(DetaineeGroup)
    found: dict[int, list[Any]] = defaultdict(list)
    query = (
        sa.select(
            members.c.person_id,
            members.c.ordinal,
            groups.c.ref,
            groups.c.size_min,
            groups.c.size_max,
        )
        .join(groups, groups.c.id == members.c.group_id)
        .where(present(members), held(groups), _among(members.c.person_id, people))
        .order_by(groups.c.id)
    )
    for row in session.execute(query):
        found[row.person_id].append(row)
    return found


def _charge_counts(session: Session, ids: Sequence[int] | None) -> dict[int, int]:
    charges = table_of(Charge)
    query = (
        sa.select(charges.c.defendant_id, sa.func.count())
        .where(
            held(charges),
            charges.c.status != ChargeStatus.AMENDED,
            _among(charges.c.defendant_id, ids),
        )
        .group_by(charges.c.defendant_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _custody(
    session: Session, people: Sequence[int] | None
) -> dict[int, tuple[PartialDate | None, bool]]:
    """By person: since when, and whether nothing reports an end of the latest episode."""
    episodes = table_of(CustodyEpisode)
    is_theirs = _among(episodes.c.person_id, people)
    chosen = sa.select(episodes).where(held(episodes), has_begun(episodes), is_theirs)
    query = chosen.order_by(episodes.c.started_earliest.nulls_last(), episodes.c.id)
    return {
        row.person_id: (date_value(row, "started"), row.how_ended is None)
        for row in session.execute(query)
    }


def _sourced(session: Session, ids: Sequence[int] | None) -> set[int]:
    """Defendants with a supported fact: a stage of theirs or of their case, or a charge."""
    citations, events = table_of(Citation), table_of(StageEvent)
    defendants, charges = table_of(Defendant), table_of(Charge)
    by_event = (
        sa.select(defendants.c.id)
        .join(events, events.c.case_id == defendants.c.case_id)
        .join(citations, citations.c.stage_event_id == events.c.id)
        .where(held(citations), held(events), _among(defendants.c.id, ids))
    )
    by_charge = (
        sa.select(charges.c.defendant_id)
        .join(citations, citations.c.charge_id == charges.c.id)
        .where(held(citations), held(charges), _among(charges.c.defendant_id, ids))
    )
    return set(session.execute(by_event.union(by_charge)).scalars())
