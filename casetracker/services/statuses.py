"""The stage of each defendant, computed from the events of a case: now, or as of a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.tables import Defendant, GroupMember, Stage, StageEvent
from casetracker.procedure.stages import StageRules
from casetracker.procedure.status import DatedStage, StageStatus, current_stage
from casetracker.store.queries.common import held, table_of


@dataclass(frozen=True, slots=True)
class _Scoped:
    group_id: int | None
    defendant_id: int | None
    stage: DatedStage


def statuses(
    session: Session, case_id: int, *, as_of: date | None = None, rules: StageRules | None = None
) -> Mapping[int, StageStatus]:
    """By the id of each defendant of a case what was certainly reached; left out where nothing was."""
    events = _events(session, case_id)
    groups = _groups(session, case_id)
    defendants = table_of(Defendant)
    query = sa.select(defendants.c.id, defendants.c.person_id).where(
        defendants.c.case_id == case_id, held(defendants)
    )
    # People of one group mostly share their events: each set of events is judged once.
    judged: dict[tuple[int, ...], StageStatus | None] = {}
    reached: dict[int, StageStatus] = {}
    for defendant_id, person_id in session.execute(query):
        own = groups.get(person_id, frozenset())
        concerned = [
            event.stage
            for event in events
            if event.defendant_id in (None, defendant_id)
            and (event.group_id is None or event.group_id in own)
        ]
        key = tuple(stage.event_id for stage in concerned)
        if key not in judged:
            judged[key] = current_stage(concerned, as_of=as_of, rules=rules)
        status = judged[key]
        if status is not None:
            reached[defendant_id] = status
    return reached


def _events(session: Session, case_id: int) -> list[_Scoped]:
    events, stages = table_of(StageEvent), table_of(Stage)
    query = (
        sa.select(events, stages.c.position)
        .join(stages, stages.c.code == events.c.stage_code)
        .where(events.c.case_id == case_id, held(events))
    )
    return [
        _Scoped(
            row.group_id,
            row.defendant_id,
            DatedStage(
                event_id=row.id,
                code=row.stage_code,
                position=row.position,
                happened=date_value(row, "happened"),
                reported_on=row.reported_latest,
            ),
        )
        for row in session.execute(query)
    ]


def _groups(session: Session, case_id: int) -> dict[int, frozenset[int]]:
    members, defendants = table_of(GroupMember), table_of(Defendant)
    query = (
        sa.select(members.c.person_id, members.c.group_id)
        .join(defendants, defendants.c.person_id == members.c.person_id)
        .where(defendants.c.case_id == case_id, held(members), held(defendants))
    )
    found: dict[int, set[int]] = {}
    for person_id, group_id in session.execute(query):
        found.setdefault(person_id, set()).add(group_id)
    return {person: frozenset(ids) for person, ids in found.items()}
