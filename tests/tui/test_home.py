"""Home shows the docket at once, and what takes long to count when it is counted."""

import threading

from casetracker.model.partial_date import PartialDate
from casetracker.tui.app import CasetrackerApp
from casetracker.tui.screens.coming import coming_lines
from casetracker.views.agenda import AgendaLine
from tests.tui.conftest import WIDE, Driver, Opener, until
from tests.tui.fakes import FakeServices


class Counting(FakeServices):
    """Services that count conflicts only when they are let go."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = threading.Event()

    def doubts(self) -> tuple[int, int]:
        assert self.go_on.wait(20)
        return super().doubts()


async def test_the_docket_stands_there_before_its_conflicts_are_counted() -> None:
    services = Counting()
    app = CasetrackerApp(lambda: services, database_label="/somewhere/main.db", user="mara")
    async with app.run_test(size=WIDE) as pilot:
        driver = Driver(app, pilot, services)
        await until(driver, lambda: "Defendants on file" in driver.text())
        assert "counting conflicts and facts without a source" in driver.text()
        services.go_on.set()
        await driver.settle()
        assert "counting conflicts" not in driver.text()
        assert "! 2 conflicts between sources" in driver.text()
        assert "? 3 facts without a source" in driver.text()


async def test_what_was_counted_stands_until_it_is_counted_again(running: Opener) -> None:
    async with running(size=WIDE) as driver:
        assert "! 2 conflicts between sources" in driver.text()
        screen = driver.app.screen
        home = driver.services.glance()
        screen._show(home)  # type: ignore[attr-defined]
        await driver.pilot.pause()
        assert "! 2 conflicts between sources" in driver.text()


async def test_what_lies_ahead_stands_below_what_waits_and_opens(running: Opener) -> None:
    async with running() as driver:
        text = driver.text()
        assert "Needs a decision · coming days" in text
        assert "! late 2026-03-01 C-0001: call" in text
        await driver.press("end", "enter")
        assert driver.screen_name == "CaseScreen"
        assert "C-0001" in driver.text()


def test_more_than_a_few_are_counted_and_open_nothing() -> None:
    day = PartialDate.parse("2026-03-01")
    lines = coming_lines([AgendaLine(day, f"hearing, C-{n:04}", f"C-{n:04}") for n in range(1, 10)])
    assert lines[0] == ("2026-03-01 hearing, C-0001", "C-0001")
    assert lines[-1] == ("... 3 more in the coming days", "")
    assert len(lines) == 7
    assert coming_lines([]) == ()
