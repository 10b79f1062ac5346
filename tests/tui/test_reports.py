"""Reports are written beside the lists: nobody waits, what is under way is said, and how it ended."""

import threading
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from casetracker.errors import CasetrackerError, RefusedError
from casetracker.tui.dialogs.export import Tick
from casetracker.tui.widgets.bars import KeyFooter
from casetracker.tui.widgets.reader import Reader
from casetracker.tui.widgets.vtable import VTable
from tests.tui.conftest import WIDE, Driver, Opener, until
from tests.tui.fakes import FakeServices
from tests.tui.real import real


class Writing(FakeServices):
    """Services that write until they are let go, and then fail where they are told to."""

    def __init__(self, error: Exception | None = None) -> None:
        super().__init__()
        self.begun, self.go_on = threading.Event(), threading.Event()
        self.error = error

    def write(
        self, scope: str | None, formats: tuple[str, ...], folder: Path, **more: Any
    ) -> tuple[Path, ...]:
        self.begun.set()
        assert self.go_on.wait(20)
        if self.error is not None:
            raise self.error
        return super().write(scope, formats, folder, **more)


async def press(driver: Driver, *keys: str) -> None:
    """Press keys while something long is under way."""
    for key in keys:
        await driver.pilot.press(key)
        await until(driver, lambda: driver.app.desk.is_free)


async def begin(driver: Driver, services: Writing) -> None:
    await driver.press("7", "ctrl+s")
    await press(driver, "ctrl+s")
    await until(driver, services.begun.is_set)
    await driver.pilot.pause()


async def test_lists_do_not_wait_while_a_report_is_written(running: Opener) -> None:
    services = Writing()
    async with running(services, size=WIDE) as driver:
        await begin(driver, services)
        assert "Writing... Whole docket as" in driver.text()
        await press(driver, "ctrl+s")
        assert driver.screen_name == "ReportsScreen"
        assert "A report is being written" in driver.toasts()
        await press(driver, "2", "j", "enter")
        assert driver.screen_name == "CaseScreen"
        assert "C-0002" in driver.lines()[0]
        services.go_on.set()
        await driver.settle()
        assert "Written to /tmp/reports: case-status" in driver.toasts()
        await driver.press("7")
        assert "written to /tmp/reports: case-status" in driver.text()
        assert any(each.id == "reports.export" and is_possible
                   for each, is_possible in driver.app.screen.query_one(KeyFooter)._keys)  # fmt: skip


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (RefusedError("the folder /tmp/reports\ncannot be written"),
         "Not written: the folder /tmp/reports cannot be written"),
        (OSError(28, "No space left on device"), "Not written: A fault in the program (OSError)"),
    ],
    ids=["refused", "fault"],
)  # fmt: skip
async def test_what_was_not_written_is_one_clear_line(
    running: Opener, error: Exception, said: str
) -> None:
    services = Writing(error)
    async with running(services, size=WIDE) as driver:
        await begin(driver, services)
        services.go_on.set()
        await driver.settle()
        assert said in driver.toasts()
        assert driver.screen_name == "ReportsScreen"
        assert "Not written: " in driver.text()
        assert "Traceback" not in driver.text()
        assert isinstance(error, CasetrackerError) or "space left" not in driver.text()
        services.error = None
        await driver.press("ctrl+s", "ctrl+s")
        assert "Written to /tmp/reports: case-status" in driver.toasts()


async def test_a_report_of_any_kind_is_shown_and_written_for_those_who_may_see_it(
    running: Opener,
) -> None:
    async with running(size=WIDE) as driver:
        await driver.press("7", "t", "5")
        assert "Reports > Time limits" in driver.text()
        assert "DEADLINES  whole docket" in driver.text()
        await driver.press("j", "l")
        assert "Reports > Time limits (tr)" in driver.text()
        assert "DEADLINES (tr)  C-0001" in driver.text()
        await driver.press("ctrl+s")
        assert "pseudonyms in place of names" in driver.text()
        assert "[ ] Calendar" in driver.text()
        await driver.press("tab", "down", "tab", "space", "tab", "space", "end")
        assert "the names of persons held" in driver.text()
        driver.app.screen.query_one("#as-ics", Tick).value = True
        await driver.press("ctrl+s")
        assert "write C-0001 ics deadlines partner tr" in driver.services.calls
        assert "Written to /tmp/reports: deadlines.ics" in driver.toasts()


async def test_who_a_report_is_for_is_one_of_three(running: Opener) -> None:
    async with running() as driver:
        await driver.press("7", "ctrl+s")
        assert "Calendar" not in driver.text()
        driver.app.screen.query_one("#profile", Input).value = "everybody"
        await driver.press("ctrl+s")
        assert "For whom: take public, partner, internal." in driver.text()
        assert not [call for call in driver.services.calls if call.startswith("write")]


async def test_what_a_report_may_be_about_follows_its_kind(full_file: Path, tmp_path: Path) -> None:
    async with real(full_file, WIDE) as driver:
        await driver.press("7", "t", "2", "j")
        assert "Reports > Group dossier" in driver.text()
        assert "Group dossier: G-0001" in driver.text()
        await driver.press("t", "8")
        assert driver.app.screen.query_one("#scope", VTable).row_count == 1
        assert "Source log" in driver.app.screen.query_one("#preview", Reader).shown_text
        await driver.press("ctrl+s")
        await driver.fill(folder=str(tmp_path / "out"))
        await driver.press("ctrl+s")
        names = sorted(path.name.partition("-2")[0] for path in (tmp_path / "out").iterdir())
        assert names == ["source-log-all", "source-log-all"]


async def test_reports_are_in_the_language_of_the_theme_until_another_is_chosen(
    running: Opener,
) -> None:
    services = FakeServices()
    services.spoken = "tr"
    async with running(services, size=WIDE) as driver:
        await driver.press("7")
        assert "CASE STATUS (tr)" in driver.text()
        await driver.press("l")
        assert "CASE STATUS  " in driver.text()
        await driver.press("2", "7")
        assert "CASE STATUS  " in driver.text()
