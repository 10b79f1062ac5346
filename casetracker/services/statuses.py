"""The stage of each defendant, computed from the events of a case: now, or as of a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.tables import Stage, StageEvent
from casetracker.procedure.stage_marks import StageMark, stage_marks
from casetracker.procedure.stages import StageRules
from casetracker.procedure.status import DatedStage, StageStatus, current_stage
from casetracker.store.queries.common import held, table_of
from casetracker.store.queries.stays import certain_by, stays
from casetracker.views.docket import StageEventView


def statuses(
    session: Session, case_id: int, *, as_of: date | None = None, rules: StageRules | None = None
) -> Mapping[int, StageStatus]:
    """By the id of each defendant of a case what was certainly reached; left out where nothing was.

    What had happened to somebody in a case before they were moved to this one counts as well.
    """
    # People of one group mostly share their events: each set of events is judged once.
    judged: dict[tuple[int, ...], StageStatus | None] = {}
    reached: dict[int, StageStatus] = {}
    for defendant_id, concerned in _of_each(session, case_id).items():
        key = tuple(event.id for event in concerned)
        if key not in judged:
            judged[key] = current_stage(map(_dated, concerned), as_of=as_of, rules=rules)
        status = judged[key]
        if status is not None:
            reached[defendant_id] = status
    return reached


def marked(
    session: Session, case_id: int, rules: StageRules, events: Iterable[StageEventView]
) -> tuple[StageEventView, ...]:
    """Stage events of a case, each with the marks that it has for somebody whom it concerns."""
    found: dict[int, set[StageMark]] = defaultdict(set)
    lines = {
        tuple(event.id for event in line): line for line in _of_each(session, case_id).values()
    }
    for line in lines.values():
        for number, marks in stage_marks(map(_dated, line), rules).items():
            found[number].update(marks)
    return tuple(replace(each, marks=tuple(sorted(found.get(each.id, ())))) for each in events)


def _of_each(session: Session, case_id: int) -> Mapping[int, list[Any]]:
    """By the id of each defendant of a case the events that concern them, there and before."""
    by_defendant = stays(session, case_id)
    events = _events(session, {stay.case_id for own in by_defendant.values() for stay in own})
    return {
        defendant_id: [
            event
            for event in events
            if any(stay.concerns(event, certain_by(event)) for stay in own)
        ]
        for defendant_id, own in by_defendant.items()
    }


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
