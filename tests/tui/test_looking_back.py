"""The docket as of a day, from inside of the interface and back, on a real file."""

from datetime import date
from pathlib import Path

from casetracker.services.opening import Services, open_services
from casetracker.tui.app import CasetrackerApp
from casetracker.tui.standing import Equipment
from casetracker.views.viewpoint import NOW, DayNeededError, Viewpoint
from tests.tui.conftest import NARROW, Driver, Opener
from tests.tui.fakes import FakeServices
from tests.tui.real import settings_of


async def test_one_looks_back_to_a_day_and_returns(full_file: Path) -> None:
    settings = settings_of(full_file)

    def open_at(day: str) -> Services:
        if day == "soon":
            raise DayNeededError("--as-of", day)
        viewpoint = Viewpoint(date.fromisoformat(day)) if day else NOW
        return open_services(settings, origin="tui", viewpoint=viewpoint)

    app = CasetrackerApp(
        lambda: open_services(settings, origin="tui"),
        database_label=settings.database_label,
        user="mara",
        equipment=Equipment(open_at=open_at),
    )
    async with app.run_test(size=NARROW) as pilot:
        driver = Driver(app, pilot, FakeServices())
        await driver.settle()
        await driver.press("ctrl+o", *"c-0001", "enter")
        assert "investigation completed" in driver.text()
        await driver.press("ctrl+p", *"now again", "enter")
        assert "You look at the docket as it is now." in driver.toasts()
        await driver.press("ctrl+p", *"as it was on a day", "enter", *"soon", "enter")
        assert app.viewpoint == ""
        assert driver.screen_name == "ReasonDialog"
        assert "'soon' is not a date" in driver.text()
        await driver.press("ctrl+u", *"2021-01-01", "enter")
        assert "as of 2021-01-01 · read-only" in driver.lines()[0]
        assert "investigation completed" not in driver.text()
        await driver.press("e")
        assert "nothing can be changed in the past" in driver.toasts()
        await driver.press("ctrl+p", *"now again", "enter")
        assert "read/write" in driver.lines()[0]
        assert "investigation completed" in driver.text()


async def test_where_one_cannot_look_back_it_is_said_how_to(running: Opener) -> None:
    async with running() as driver:
        await driver.press("ctrl+p", *"as it was on a day", "enter")
        assert "casetracker tui --as-of DAY" in driver.toasts()
