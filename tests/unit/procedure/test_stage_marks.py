"""What is marked in a list of stages."""

from pathlib import Path

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.procedure.packs import load_pack
from casetracker.procedure.stage_marks import stage_marks
from casetracker.procedure.status import DatedStage

PACK = load_pack(Path(__file__).parents[3] / "seeds" / "packs" / "az")
POSITIONS = {stage.code: stage.position for stage in PACK.stages}


def marked(*told: str) -> list[str]:
    """By stage, in the order of the words ("convicted 2021-07-01"), the marks that it has."""
    events = []
    for number, words in enumerate(told, 1):
        code, _, day = words.partition(" ")
        happened = PartialDate.parse(day) if day else None
        events.append(DatedStage(number, code, POSITIONS[code], happened, None))
    marks = stage_marks(events, PACK.rules)
    return [", ".join(marks.get(event.event_id, ())) for event in events]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (["detained 2021-05-27", "charged 2021-06-01", "convicted 2021-07-01"], ["", "", ""]),
        (["acquitted 2021-07-01", "convicted 2021-07-01"], ["contradicted", "contradicted"]),
        (["acquitted 2021-07-01", "convicted"], ["contradicted", "contradicted"]),
        (
            ["acquitted 2021-07-01", "appeal_lodged 2021-08", "convicted 2021-09-01"],
            ["", "", "out of order"],
        ),
        (["convicted 2021-07-01", "convicted 2021-07-01"], ["repeated", "repeated"]),
        (["convicted 2021-07-01", "convicted 2021-07-08"], ["repeated", "repeated"]),
        (["remanded 2021-07-01", "remanded 2021-07-01"], ["repeated", "repeated"]),
        (["remanded 2021-07-01", "remanded 2021-08-01"], ["", ""]),
        (["remanded 2021-07", "remanded 2021-07"], ["", ""]),
        (["on_trial 2021-07-01", "charged 2021-08-01"], ["", "out of order"]),
        (["on_trial 2021-07", "charged 2021-07"], ["", ""]),
        (["repatriated 2021-06-01", "remanded 2021-07-01"], ["", "out of order"]),
        (["on_trial 2021-07-01", "charged"], ["", ""]),
    ],
)
def test_stages_are_marked_where_they_ask_to_be_looked_at(
    told: list[str], expected: list[str]
) -> None:
    assert marked(*told) == expected
    assert marked(*reversed(told)) == expected[::-1]
