from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from textual.pilot import Pilot

from casetracker.tui.app import CasetrackerApp
from casetracker.tui.standing import Equipment
from tests.tui.fakes import FakeServices

NARROW = (80, 24)
WIDE = (120, 40)
Opener = Callable[..., AbstractAsyncContextManager["Driver"]]


class Driver:
    """A running app with its pilot: presses keys and waits until nothing is under way."""

    def __init__(self, app: CasetrackerApp, pilot: Pilot[int], services: FakeServices) -> None:
        self.app = app
        self.pilot = pilot
        self.services = services

    async def settle(self) -> None:
        while True:
            await self.pilot.pause()
            if not self.app.desk.busy:
                break
            await self.app.desk.settled()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    @property
    def screen_name(self) -> str:
        return type(self.app.screen).__name__

    def lines(self) -> list[str]:
        """What stands on the screen, a row each, after every line filter."""
        screen = self.app.screen
        screen._compositor.reflow(screen, screen.size)
        return [strip.text for strip in screen._compositor.render_strips(screen.size)]

    def text(self) -> str:
        return "\n".join(self.lines())

    def toasts(self) -> str:
        return "\n".join(each.message for each in self.app._notifications)


async def until(driver: Driver, is_so: Callable[[], bool]) -> None:
    """Let the app go on until something is so, which may be before all is settled."""
    for _ in range(500):
        await driver.pilot.pause(0.01)
        if is_so():
            return
    raise AssertionError(driver.text())


@asynccontextmanager
async def _running(
    services: FakeServices | None = None,
    size: tuple[int, int] = NARROW,
    *,
    read_only: bool = False,
    is_plain: bool = False,
    viewpoint: str = "",
    equipment: Equipment | None = None,
) -> AsyncIterator[Driver]:
    made = services or FakeServices()
    app = CasetrackerApp(
        lambda: made,
        database_label="/somewhere/main.db",
        user="mara",
        read_only=read_only,
        is_plain=is_plain,
        viewpoint=viewpoint,
        equipment=equipment,
    )
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot, made)
        await driver.settle()
        yield driver


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def running() -> Opener:
    return _running
