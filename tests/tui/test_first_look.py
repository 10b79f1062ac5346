"""Home is shown at a first look, before the services behind it are open."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from casetracker.errors import DatabaseError
from casetracker.tui.app import CasetrackerApp
from casetracker.tui.memory import Memory
from casetracker.tui.standing import Equipment
from casetracker.views.home import FirstLook
from tests.tui.conftest import Driver, until
from tests.tui.fakes import FakeServices

SEEN = "Defendants on file"


class Opening:
    """Services that are opened once a test lets them."""

    def __init__(self) -> None:
        self.services = FakeServices()
        self.go_on = threading.Event()
        self.looks = 0

    def __call__(self) -> FakeServices:
        assert self.go_on.wait(20)
        return self.services

    def look(self) -> FirstLook:
        """What there is to see beforehand."""
        self.looks += 1
        return FirstLook(self.services.stage_codes(), self.services.docket.glance())


def app_with(
    opening: Opening, look: Callable[[], FirstLook], memory_file: Path | None = None
) -> CasetrackerApp:
    equipment = Equipment(first_look=look, memory_file=memory_file)
    return CasetrackerApp(
        opening, database_label="/somewhere/main.db", user="mara", equipment=equipment
    )


async def test_home_stands_before_the_services_are_open_and_keys_wait_for_them() -> None:
    opening = Opening()
    app = app_with(opening, opening.look)
    async with app.run_test(size=(80, 24)) as pilot:
        driver = Driver(app, pilot, opening.services)
        await until(driver, lambda: SEEN in driver.text())
        assert "8 facts in 2 sources to review" in driver.text()
        assert "S   27 ████" in driver.text()
        assert not app.desk.is_open
        await pilot.press("2")
        opening.go_on.set()
        await driver.settle()
        assert "Border group 1" in driver.text()
        await driver.press("1")
        assert SEEN in driver.text()
    assert opening.looks == 1


async def test_where_nothing_can_be_seen_beforehand_opening_says_why() -> None:
    opening = Opening()
    opening.go_on.set()

    def look() -> FirstLook:
        raise DatabaseError("no docket there")

    app = app_with(opening, look)
    async with app.run_test(size=(80, 24)) as pilot:
        driver = Driver(app, pilot, opening.services)
        await driver.settle()
        assert SEEN in driver.text()
        assert driver.toasts() == ""


@pytest.mark.parametrize(("mode", "looks"), [("home", 1), ("cases", 0)])
async def test_a_first_look_is_taken_only_where_home_comes_first(
    tmp_path: Path, mode: str, looks: int
) -> None:
    path = tmp_path / "memory.json"
    memory = Memory(path)
    memory.put("app", {"mode": mode})
    assert memory.save()
    opening = Opening()
    opening.go_on.set()
    app = app_with(opening, opening.look, path)
    async with app.run_test(size=(80, 24)) as pilot:
        await Driver(app, pilot, opening.services).settle()
        assert app.current_mode == mode
    assert opening.looks == looks
