"""Whom a report is about and which days it keeps to, chosen by key and found again in its files."""

from pathlib import Path

import pytest

from casetracker.reports.kinds import KINDS
from casetracker.tui.dialogs.export import Tick
from casetracker.tui.standing import Equipment
from casetracker.tui.widgets.bars import KeyFooter
from casetracker.tui.widgets.reader import Reader
from casetracker.tui.widgets.vtable import VTable
from tests.tui.conftest import NARROW, WIDE, Driver, Opener
from tests.tui.real import RealDriver, eyes_on, real

SIGNS = {name: str(number) for number, name in enumerate(KINDS, 1)}


def preview(driver: Driver) -> str:
    return driver.app.screen.query_one("#preview", Reader).shown_text


async def report_of(driver: Driver, kind: str) -> None:
    await driver.press("7", "t", SIGNS[kind])


async def period(driver: RealDriver, text: str) -> None:
    await driver.press("p")
    await driver.fill(period=text)
    await driver.press("enter")


def written_in(folder: Path) -> dict[str, str]:
    return {each.name: each.read_text(encoding="utf-8") for each in folder.iterdir()}


async def write(driver: RealDriver, folder: Path) -> dict[str, str]:
    """Write the Markdown file alone; gives the files by name."""
    await driver.press("ctrl+s")
    await driver.fill(folder=str(folder))
    driver.app.screen.query_one("#as-html", Tick).value = False
    await driver.press("ctrl+s")
    return written_in(folder)


async def test_a_chronology_of_one_defendant_keeps_to_the_days_asked_for(
    full_file: Path, tmp_path: Path
) -> None:
    async with real(full_file, WIDE) as driver:
        await report_of(driver, "chronology")
        await driver.press("a", *"d-0001", "enter")
        assert driver.app.screen.query_one("#scope", VTable).cursor == 1
        assert "Preview  D-0001 " in driver.text()
        assert "Chronology: D-0001" in preview(driver)
        whole = preview(driver)
        await period(driver, "2021-06/..")
        assert "Reports > Chronology, 2021-06/.." in driver.lines()[0]
        assert "Preview  D-0001, 2021-06/.." in driver.text()
        assert "in date order, from 1 June 2021;" in preview(driver).replace("\n", " ")
        assert len(preview(driver)) < len(whole)
        files = await write(driver, tmp_path / "out")
        ((name, text),) = files.items()
        assert name.startswith("chronology-d-0001-from-2021-06-01-2")
        assert "from 1 June 2021" in text
        assert "Chronology: D-0001" in text
        await period(driver, "")
        assert preview(driver).count("\n") == whole.count("\n")
        assert "1 June 2021;" not in preview(driver)
        assert "Chronology, " not in driver.lines()[0]


async def test_changes_count_since_the_last_report_a_day_or_a_report_that_was_kept(
    full_file: Path, tmp_path: Path
) -> None:
    async with real(full_file, NARROW) as driver:
        await report_of(driver, "changes")
        assert "since the last report" in driver.text()
        assert "since: the beginning: no report is kept so far" in preview(driver)
        await driver.press("p")
        assert "No report is kept so far, and everything counts." in driver.shown()
        await driver.press("escape")
        await write(driver, tmp_path / "first")
        await driver.press("f5")
        assert "since: report R-0001" in preview(driver)
        await driver.press("p")
        assert "The last one kept is R-0001" in driver.shown()
        await driver.fill(period="r-0009")
        await driver.press("enter")
        assert "There is no report R-0009" in driver.shown()
        await driver.fill(period="soon")
        await driver.press("enter")
        assert "'soon' is no day and no report: write 2021-06-01" in driver.shown()
        await driver.fill(period="2021-06")
        assert "Since the first moment of 2021-06-01 (UTC)." in driver.shown()
        await driver.press("enter")
        assert "since: 1 June 2021, 00:00 UTC" in preview(driver)
        assert "Whole docket, since 2021-06" in driver.text()
        ((name, text),) = (await write(driver, tmp_path / "second")).items()
        assert name.startswith("changes-all-since-2021-06-01-2")
        assert "1 June 2021" in text
        await period(driver, "R-0001")
        assert "since: report R-0001" in preview(driver)


@pytest.mark.parametrize("kind", KINDS)
async def test_every_kind_is_of_any_record_it_takes(full_file: Path, kind: str) -> None:
    with eyes_on(full_file) as eyes:
        source = eyes.docket.sources()[0].ref
    numbers = {"C": "c-0002", "G": "g-0001", "D": "d-0003", "S": source.lower()}
    async with real(full_file, WIDE) as driver:
        await report_of(driver, kind)
        for letter in KINDS[kind].prefixes:
            await driver.press("a", *numbers[letter], "enter")
            assert f"{KINDS[kind].title.english}: {numbers[letter].upper()}" in preview(driver)
        for letter in set(numbers) - set(KINDS[kind].prefixes):
            await driver.press("a", *numbers[letter])
            assert "No record holds that." in driver.text()
            await driver.press("escape")


async def test_a_record_that_another_kind_does_not_take_is_left(full_file: Path) -> None:
    async with real(full_file, WIDE) as driver:
        await report_of(driver, "defendant-sheet")
        await driver.press("a", *"d-0003", "enter")
        scope = driver.app.screen.query_one("#scope", VTable)
        rows = scope.row_count
        await report_of(driver, "deadlines")
        assert (scope.row_count, scope.cursor) == (rows, 1)
        await report_of(driver, "case-status")
        assert (scope.row_count, scope.cursor) == (rows - 1, 0)
        assert "Preview  Whole docket" in driver.text()
        await driver.press("j")
        assert "Preview  C-0001" in driver.text()


async def test_a_kind_that_tells_everything_says_so(running: Opener) -> None:
    async with running(size=WIDE) as driver:
        await driver.press("7", "p")
        assert driver.screen_name == "ReportsScreen"
        assert "Chronology and Changes take a period." in driver.toasts()
        keys = driver.app.screen.query_one(KeyFooter)._keys
        assert ("reports.period", False) in [(each.id, is_possible) for each, is_possible in keys]


async def test_a_period_that_makes_no_sense_is_told_in_the_dialog(running: Opener) -> None:
    async with running() as driver:
        await report_of(driver, "chronology")
        await driver.press("p", *"soon", "enter")
        assert "'soon' is not a date" in driver.text()
        await driver.press("escape")
        assert "up to date" in driver.text()
        assert driver.screen_name == "ReportsScreen"


async def test_what_was_chosen_is_as_it_was_after_a_restart(
    running: Opener, tmp_path: Path
) -> None:
    kept = Equipment(memory_file=tmp_path / "memory.json")
    async with running(size=WIDE, equipment=kept) as driver:
        await report_of(driver, "chronology")
        await driver.press("a", *"d-0001", "enter", "p", *"2026-03/..", "enter")
        assert "Preview  D-0001, 2026-03/.." in driver.text()
        await driver.press("ctrl+q")
    async with running(size=WIDE, equipment=kept) as driver:
        assert "Preview  D-0001, 2026-03/.." in driver.text()
        assert driver.app.screen.query_one("#scope", VTable).cursor == 1
