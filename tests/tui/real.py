"""The app on a real SQLite file, driven as a person would, and a second pair of eyes on the file."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, cast

from textual.widgets import Input

from casetracker.services.opening import Services, open_services
from casetracker.settings import Settings
from casetracker.tui.app import CasetrackerApp
from tests.conftest import settings_for
from tests.tui.conftest import NARROW, Driver


class RealDriver(Driver):
    """A driver that also types into the fields of a form."""

    async def fill(self, **values: str) -> None:
        """Put these texts into the fields of the dialog in front."""
        for name, value in values.items():
            self.app.screen.query_one(f"#{name}", Input).value = value
        await self.settle()

    def field(self, name: str) -> str:
        return self.app.screen.query_one(f"#{name}", Input).value

    def shown(self) -> str:
        """The screen as one line of words, so that a wrapped sentence is found."""
        plain = [line.strip(" │┃█▌").replace("┃", " ").replace("█", " ") for line in self.lines()]
        return " ".join(" ".join(plain).split())


def settings_of(place: Path | str) -> Settings:
    """The settings of a file, or of a database by its URL."""
    return settings_for(place if isinstance(place, str) else f"sqlite:///{place}")


@contextmanager
def eyes_on(place: Path | str) -> Iterator[Services]:
    """Services of somebody else on the same database."""
    services = open_services(settings_of(place), origin="test")
    try:
        yield services
    finally:
        services.close()


@asynccontextmanager
async def real(
    place: Path | str, size: tuple[int, int] = NARROW, *, read_only: bool = False
) -> AsyncIterator[RealDriver]:
    """The app on this file or database."""
    settings = settings_of(place)
    app = CasetrackerApp(
        lambda: open_services(settings, origin="tui"),
        database_label=settings.database_label,
        user="mara",
        read_only=read_only,
    )
    async with app.run_test(size=size) as pilot:
        driver = RealDriver(app, pilot, cast("Any", None))
        await driver.settle()
        yield driver
