"""The timeline of a record: everything dated, in the order in which it was."""

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Basis, GroupEventKind
from casetracker.tui.gathering import Beside
from casetracker.tui.screens.record_tables import timeline_sheet
from casetracker.views.common import StageView
from casetracker.views.docket import GroupEventView, StageEventView


def event(label: str, when: str | None) -> StageEventView:
    happened = PartialDate.parse(when) if when else None
    found = StageView(label, label, "case", 1)
    return StageEventView(1, found, happened, None, None, None, Basis.REPORTED, "G-0001", 2, ())


def told(*events: StageEventView) -> list[str]:
    """What stands in the rows of a timeline."""
    sheet = timeline_sheet(events, (), (), Beside("C-0001"))
    return [f"{line.row[0]} {line.row[2]}" for line in sheet.lines]


def test_what_happened_by_a_day_stands_at_that_day() -> None:
    rows = told(
        event("undated", None),
        event("completed", "../2021-06-11"),
        event("sent to court", "2021-07"),
        event("detained", "2020-12"),
    )
    assert rows == [
        "2020-12 detained",
        "by 2021-06-11 completed",
        "2021-07 sent to court",
        "no date undated",
    ]


def test_what_befell_a_group_stands_in_the_timeline_of_its_case() -> None:
    when, note = PartialDate.parse("2021-07"), "5 of 14: released"
    gone = GroupEventView(7, GroupEventKind.PARTLY_RELEASED, when, 14, 9, note, ())
    beside = Beside("C-0001", group_events=(("G-0001", gone),))
    sheet = timeline_sheet((event("detained", "2020-12"),), (), (), beside)
    assert [str(part) for part in sheet.lines[-1].row] == ["2021-07", "G", note, "G-0001", "?"]
