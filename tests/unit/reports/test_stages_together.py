"""What is known alike of several people is told once, and a long track has one step a stage."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Basis
from casetracker.procedure.clocks.vocabulary import ClockState
from casetracker.reports.contexts.deadlines import deadlines_context
from casetracker.reports.contexts.register import actions
from casetracker.reports.contexts.stages import together, track_steps
from casetracker.views.common import CitationView
from casetracker.views.docket import StageEventView
from tests.unit.reports import kinds_sample
from tests.unit.reports import reporting_sample as sample

MAY = date(2021, 5, 3)


def of_one(
    number: int, code: str = "detained", day: date = MAY, *, basis: Basis = Basis.REPORTED
) -> StageEventView:
    """A step of one defendant."""
    told = sample.event(code, PartialDate.day(day), 1, (), basis=basis)
    return replace(told, id=number, scope=f"D-{number:04d}")


def test_people_of_whom_the_same_is_known_are_one_row_with_their_runs() -> None:
    events = [of_one(number) for number in (1, 2, 3, 5, 7, 8)]
    assert [(one.scope, one.defendants) for one in together(events)] == [
        ("D-0001 to D-0003, D-0005, D-0007, D-0008", 6)
    ]


def test_another_day_source_basis_or_body_is_a_row_of_its_own() -> None:
    cited = replace(of_one(3), citations=(sample.cite("S-0001/1", "six were held"),))
    events = [
        of_one(1),
        of_one(2, day=MAY + timedelta(1)),
        cited,
        of_one(4, basis=Basis.DERIVED),
        replace(of_one(5), authority="Border Service"),
        of_one(6),
    ]
    assert [one.scope for one in together(events)] == [
        "D-0001, D-0006", "D-0002", "D-0003", "D-0004", "D-0005",
    ]  # fmt: skip


def test_groups_and_whole_cases_are_never_put_together() -> None:
    events = [replace(of_one(1), scope="G-0001"), replace(of_one(2), scope="G-0002")]
    assert together(events) == events


def test_a_short_track_keeps_every_step() -> None:
    steps = track_steps([of_one(number, day=MAY + timedelta(number)) for number in range(15)])
    assert [step.letter for step in steps] == list("ABCDEFGHIJKLMNO")


def test_a_long_track_has_one_step_a_stage_and_says_from_when_to_when() -> None:
    held = [of_one(number, day=MAY + timedelta(number)) for number in range(10)]
    charged = [of_one(number, "charged", MAY + timedelta(30)) for number in range(10, 16)]
    derived = [of_one(20, basis=Basis.DERIVED)]
    steps = track_steps([*charged, *held, *derived])
    assert [(step.letter, step.first.stage.code, step.when) for step in steps] == [
        ("A", "detained", "3 May 2021 to 12 May 2021"),
        ("B", "detained", "3 May 2021"),
        ("C", "charged", "2 June 2021"),
    ]
    assert [step.first.basis for step in steps] == [Basis.REPORTED, Basis.DERIVED, Basis.REPORTED]
    assert [step.persons(8) for step in steps] == [8, 1, 6]


def test_the_register_tells_it_once_too() -> None:
    case = sample.docket()[0]
    many = replace(case, stages=tuple(of_one(number) for number in range(1, 27)))
    told = [action.clause for action in actions(many) if action.name == "detained"]
    assert len(told) == 1
    assert "26 of 26 persons" in told[0]


def test_clocks_that_differ_only_in_their_own_events_are_one_row() -> None:
    first = kinds_sample.clocks()[0]
    others = [
        replace(
            first, defendant_refs=(f"D-{number}",), trigger_ids=(first.trigger_ids[0] + number,)
        )
        for number in (1002, 1003, 1007)
    ]
    later = replace(others[0], defendant_refs=("D-1009",), state=ClockState.MET)
    content = deadlines_context(kinds_sample.material("deadlines"), (*others, later))
    limits = next(part for part in content["sections"] if part["id"] == "time-limits")
    rows = next(block for block in limits["blocks"] if block.get("rows"))["rows"]
    whom = [row["cells"][3]["text"] for row in rows]
    assert whom == ["3 of 26 of C-1026: D-1002, D-1003, D-1007", "D-1009"]


SOURCED = sample.twenty_six().stages[0].id
UNSOURCED = sample.twenty_six().stages[1].id
BROUGHT = 9001


@pytest.mark.parametrize(
    ("started", "moved", "met", "brought", "mark"),
    [
        ((SOURCED,), (), (), (), None),
        ((SOURCED,), (), (SOURCED,), (), None),
        ((SOURCED,), (), (UNSOURCED,), (), "unsourced"),
        ((SOURCED, UNSOURCED), (), (), (), "unsourced"),
        ((SOURCED,), (UNSOURCED,), (), (), "unsourced"),
        ((UNSOURCED,), (), (), (), "unsourced"),
        ((), (), (UNSOURCED,), (), "unsourced"),
        ((), (), (), (), "record"),
        ((BROUGHT,), (), (), (), "unsourced"),
        ((BROUGHT,), (), (), ((BROUGHT, (sample.cite("S-0001/2", "held"),)),), None),
    ],
)
def test_a_time_limit_is_marked_where_a_stage_that_it_goes_by_has_no_source(
    started: tuple[int, ...],
    moved: tuple[int, ...],
    met: tuple[int, ...],
    brought: tuple[tuple[int, tuple[CitationView, ...]], ...],
    mark: str | None,
) -> None:
    clock = replace(
        kinds_sample.clocks()[0],
        trigger_ids=started, moved_ids=moved, met_ids=met, brought=brought,
    )  # fmt: skip
    content = deadlines_context(kinds_sample.material("deadlines"), (clock,))
    parts = [one for one in content["sections"] if one["id"] in ("time-limits", "workings")]
    rows = [row for part in parts for block in part["blocks"] for row in block.get("rows", ())]
    assert [row["mark"] for row in rows] == [mark, mark]


def test_a_clock_with_a_source_is_not_put_together_with_one_without() -> None:
    first = kinds_sample.clocks()[0]
    met = replace(first, defendant_refs=("D-1002",), met_ids=(UNSOURCED,))
    content = deadlines_context(kinds_sample.material("deadlines"), (first, met))
    limits = next(part for part in content["sections"] if part["id"] == "time-limits")
    rows = next(block for block in limits["blocks"] if block.get("rows"))["rows"]
    assert [(row["cells"][3]["text"], row["mark"]) for row in rows] == [
        ("D-1001", None), ("D-1002", "unsourced"),
    ]  # fmt: skip
