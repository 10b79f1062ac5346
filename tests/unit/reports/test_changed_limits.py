"""What a hearing or a time in custody did to a time limit is told among the changes."""

from dataclasses import replace

import pytest

from casetracker.procedure.clocks.vocabulary import ClockState
from casetracker.reports.contexts.changes import changes_context
from tests.unit.reports import kinds_sample as kinds
from tests.unit.reports import reporting_sample as sample

RECORD = ("custody_episode_id", 3)


@pytest.mark.parametrize(
    ("new", "beside", "has_stage", "told"),
    [
        (frozenset({RECORD}), RECORD, True, "met"),
        (frozenset({RECORD}), RECORD, False, "started, met"),
        (frozenset({RECORD}), ("hearing_id", 3), True, None),
        (frozenset(), RECORD, True, None),
    ],
)
def test_a_limit_that_a_new_record_met_or_started_is_told(
    new: frozenset[tuple[str, int]], beside: tuple[str, int], *, has_stage: bool, told: str | None
) -> None:
    met = next(one for one in kinds.clocks() if one.state is ClockState.MET)
    ids = (999,) if has_stage else ()
    clock = replace(met, trigger_ids=ids, met_ids=(), beside=((*beside, ()),))
    changes = replace(kinds.changes(), new_events=frozenset(), new_records=new)
    context = changes_context(kinds.material("changes"), changes, (clock,), day=sample.TODAY)
    rows = [
        row
        for part in context["sections"]
        for block in part["blocks"]
        if block.get("caption") == "Started, extended, due, met, passed"
        for row in block["rows"]
    ]

    assert len(rows) == (told is not None)
    assert told is None or told in str(rows[0])
