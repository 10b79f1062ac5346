"""The stage of each defendant, computed from the events of a case: now, or as of a day."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.tables import Stage, StageEvent
from casetracker.procedure.stages import StageRules
from casetracker.procedure.status import DatedStage, StageStatus, current_stage
from casetracker.store.queries.common import held, table_of
from casetracker.store.queries.stays import certain_by, stays


def statuses(
    session: Session, case_id: int, *, as_of: date | None = None, rules: StageRules | None = None
) -> Mapping[int, StageStatus]:
    """By the id of each defendant of a case what was certainly reached; left out where nothing was.

    What had happened to somebody in a case before they were moved to this one counts as well.
    """
    by_defendant = stays(session, case_id)
    events = _events(session, {stay.case_id for own in by_defendant.values() for stay in own})
    # People of one group mostly share their events: each set of events is judged once.
    judged: dict[tuple[int, ...], StageStatus | None] = {}
    reached: dict[int, StageStatus] = {}
    for defendant_id, own in by_defendant.items():
        concerned = [
            event
            for event in events
            if any(stay.concerns(event, certain_by(event)) for stay in own)
        ]
        key = tuple(event.id for event in concerned)
        if key not in judged:
            judged[key] = current_stage(map(_dated, concerned), as_of=as_of, rules=rules)
        status = judged[key]
        if status is not None:
            reached[defendant_id] = status
    return reached


def _events(session: Session, cases: Iterable[int]) -> list[Any]:
    events, stages = table_of(StageEvent), table_of(Stage)
    query = (
        sa.select(events, stages.c.position)
        .join(stages, stages.c.code == events.c.stage_code)
        .where(events.c.case_id.in_(sorted(cases)), held(events))
    )
    return list(session.execute(query))


def _dated(event: Any) -> DatedStage:
    return DatedStage(
        event_id=event.id,
        code=event.stage_code,
        position=event.position,
        happened=date_value(event, "happened"),
        reported_on=event.reported_latest,
    )
