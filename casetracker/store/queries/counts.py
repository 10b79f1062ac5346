"""Which citations bear on which case or group: counted, never loaded."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from casetracker.model.tables import (
    Capture,
    CaseGroup,
    Charge,
    Citation,
    Claim,
    Defendant,
    DetaineeGroup,
    StageEvent,
)
from casetracker.model.vocabulary import Stance
from casetracker.store.queries.common import held, table_of


def citations_by_case(ids: Sequence[int] | None = None) -> sa.Subquery:
    """Rows of (case_id, claim_id, stance, target): every citation that bears on a case, or on these."""
    citations, events = table_of(Citation), table_of(StageEvent)
    charges, defendants, links = table_of(Charge), table_of(Defendant), table_of(CaseGroup)
    picked = (citations.c.claim_id, citations.c.stance)
    parts = [
        sa.select(citations.c.case_id, *picked, sa.literal("case").label("target")).where(
            citations.c.case_id.is_not(None), held(citations), among(citations.c.case_id, ids)
        ),
        sa.select(events.c.case_id, *picked, sa.literal("stage"))
        .join(events, events.c.id == citations.c.stage_event_id)
        .where(held(citations), held(events), among(events.c.case_id, ids)),
        sa.select(defendants.c.case_id, *picked, sa.literal("charge"))
        .join(charges, charges.c.id == citations.c.charge_id)
        .join(defendants, defendants.c.id == charges.c.defendant_id)
        .where(held(citations), held(charges), held(defendants), among(defendants.c.case_id, ids)),
        sa.select(links.c.case_id, *picked, sa.literal("group"))
        .join(links, links.c.group_id == citations.c.group_id)
        .where(held(citations), held(links), among(links.c.case_id, ids)),
    ]
    return sa.union_all(*parts).subquery()


def among(column: sa.ColumnElement[Any], ids: Sequence[int] | None) -> sa.ColumnElement[bool]:
    """Only rows of these ids; of all where none are given."""
    return sa.true() if ids is None else column.in_(ids)


def cited_sources_by_case() -> sa.Subquery:
    """Rows of (case_id, source_id), once each: every source that bears on a case."""
    cited, claims, captures = citations_by_case(), table_of(Claim), table_of(Capture)
    return (
        sa.select(cited.c.case_id, captures.c.source_id)
        .join(claims, claims.c.id == cited.c.claim_id)
        .join(captures, captures.c.id == claims.c.capture_id)
        .distinct()
        .subquery()
    )


def unsourced_stages(ids: Sequence[int] | None = None) -> sa.Select[tuple[int, int]]:
    """(case_id, number of stage events that nothing on file supports)."""
    events = table_of(StageEvent)
    return (
        sa.select(events.c.case_id, sa.func.count())
        .where(
            held(events),
            among(events.c.case_id, ids),
            ~_supported(table_of(Citation).c.stage_event_id, events.c.id),
        )
        .group_by(events.c.case_id)
    )


def unsourced_charges(ids: Sequence[int] | None = None) -> sa.Select[tuple[int, int]]:
    """(case_id, number of charges that nothing on file supports)."""
    charges, defendants = table_of(Charge), table_of(Defendant)
    return (
        sa.select(defendants.c.case_id, sa.func.count())
        .select_from(charges)
        .join(defendants, defendants.c.id == charges.c.defendant_id)
        .where(
            held(charges),
            held(defendants),
            among(defendants.c.case_id, ids),
            ~_supported(table_of(Citation).c.charge_id, charges.c.id),
        )
        .group_by(defendants.c.case_id)
    )


def unsourced_groups() -> sa.Select[tuple[int]]:
    """The ids of groups that nothing on file supports."""
    groups = table_of(DetaineeGroup)
    return sa.select(groups.c.id).where(
        held(groups), ~_supported(table_of(Citation).c.group_id, groups.c.id)
    )


def _supported(target: sa.Column[int], fact: sa.Column[int]) -> sa.Exists:
    citations = table_of(Citation)
    return sa.exists().where(target == fact, citations.c.stance == Stance.SUPPORTS, held(citations))
