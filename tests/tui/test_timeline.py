"""The timeline of a record: everything dated, in the order in which it was."""

from pathlib import Path

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Basis, GroupEventKind
from casetracker.tui.gathering import Beside
from casetracker.tui.screens.record_tables import timeline_sheet
from casetracker.tui.widgets.vtable import VTable
from casetracker.views.common import StageView
from casetracker.views.docket import GroupEventView, StageEventView
from tests.tui.conftest import WIDE, Opener
from tests.tui.fake_operating import OperatingServices
from tests.tui.real import RealDriver, eyes_on, real
from tests.tui.test_fact_forms import hearing_of, held_one, sentence_of, to_person, to_tab


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


async def form_of(driver: RealDriver, sign: str) -> str:
    """The heading of the form that `e` opens over the first row of that kind."""
    table = driver.app.screen.query_one("#rows", VTable)
    lines = driver.app.screen._tabs[driver.app.screen._current].lines  # type: ignore[attr-defined]
    at = next(n for n, each in enumerate(lines) if str(each.row[1]) == sign and each.target)
    table.move(at)
    await driver.press("e")
    assert driver.screen_name == "FormDialog"
    return driver.shown()


async def test_a_row_is_edited_where_it_stands_by_the_form_of_its_fact(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        held, hearing, sentence = held_one(eyes), hearing_of(eyes), sentence_of(eyes)
        async with real(full_file, WIDE) as driver:
            await to_person(driver)
            await to_tab(driver, "timeline")
            for sign, heading in (
                ("S", "Set stage event"),
                ("H", f"Edit custody {held}"),
                ("T", f"Edit hearing {hearing}"),
                ("P", f"Edit sentence {sentence}"),
            ):
                assert heading in await form_of(driver, sign)
                await driver.press("escape")
                assert driver.screen_name == "DefendantScreen"
            await form_of(driver, "H")
            await driver.fill(place="near Orsk", reason="court list")
            await driver.press("ctrl+s")
            assert driver.app.screen.tab_kind == "timeline"  # type: ignore[attr-defined]
            assert "near Orsk" in driver.text()
            await driver.press("H")
            assert driver.screen_name == "HistoryScreen"


async def test_a_charge_of_the_timeline_goes_a_step_on(full_file: Path) -> None:
    async with real(full_file, WIDE) as driver:
        await driver.press("2", "end", "enter")
        await to_tab(driver, "timeline")
        assert "Charge" in await form_of(driver, "C")


async def test_a_row_of_the_timeline_opens_its_source(full_file: Path) -> None:
    async with real(full_file, WIDE) as driver:
        await driver.press("2", "end", "enter")
        await to_tab(driver, "timeline")
        table = driver.app.screen.query_one("#rows", VTable)
        lines = driver.app.screen._tabs[driver.app.screen._current].lines  # type: ignore[attr-defined]
        table.move(next(n for n, each in enumerate(lines) if len(each.citations) == 1))
        await driver.press("o")
        assert driver.screen_name == "SourceScreen"


async def test_a_row_that_is_edited_elsewhere_says_where(running: Opener) -> None:
    async with running(OperatingServices(), size=WIDE) as driver:
        await driver.press("2", "enter", *("right_square_bracket",) * 4, "end", "e")
        assert "A stage that only follows from a later one is not edited" in driver.toasts()
