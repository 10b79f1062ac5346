"""What the status line says while values to narrow by are counted, offered or missing."""

from typing import Any

import pytest

from casetracker.errors import RefusedError
from tests.tui.conftest import Opener
from tests.tui.fakes import FakeServices

PLACES = [("8", "down"), ("2",)]


@pytest.mark.parametrize("way", PLACES)
async def test_the_offer_says_how_many_there_are_and_counts_no_longer(
    running: Opener, way: tuple[str, ...]
) -> None:
    async with running() as driver:
        await driver.press(*way, "f")
        assert driver.screen_name == "PickDialog"
        assert "Counting..." not in driver.text()
        assert "to narrow by" in driver.lines()[-2]


@pytest.mark.parametrize("way", PLACES)
@pytest.mark.parametrize("is_refused", [True, False])
async def test_nothing_is_counted_any_longer_where_nothing_can_be_offered(
    running: Opener, monkeypatch: pytest.MonkeyPatch, way: tuple[str, ...], *, is_refused: bool
) -> None:
    services = FakeServices()

    def facets(*_args: Any) -> tuple[()]:
        if is_refused:
            raise RefusedError("not now")
        return ()

    monkeypatch.setattr(services.searching, "facets", facets)
    async with running(services) as driver:
        await driver.press(*way, "f")
        assert driver.screen_name != "PickDialog"
        assert "Counting..." not in driver.text()
