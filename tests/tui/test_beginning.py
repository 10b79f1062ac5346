from pathlib import Path

import pytest

from casetracker.tui.dialogs.tour import STOPS
from casetracker.tui.standing import Equipment
from casetracker.views.home import HomeView
from tests.tui.conftest import WIDE, Opener
from tests.tui.fakes import FakeServices

NOTHING = HomeView(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (), ())


class Empty(FakeServices):
    def home(self) -> HomeView:
        return NOTHING


async def test_an_empty_docket_offers_ways_to_begin_once(running: Opener) -> None:
    async with running(Empty(), equipment=Equipment(open_demo=FakeServices)) as driver:
        assert driver.screen_name == "BeginDialog"
        for way in ("Demonstration", "Bring news in", "Tour"):
            assert way in driver.text()
        await driver.press("escape", "2", "1")
        assert driver.screen_name == "HomeScreen"
        await driver.press("ctrl+p", *"ways to begin", "enter")
        assert driver.screen_name == "BeginDialog"


async def test_a_docket_with_something_in_it_offers_nothing(running: Opener) -> None:
    async with running(equipment=Equipment(open_demo=FakeServices)) as driver:
        assert driver.screen_name == "HomeScreen"


async def test_nothing_can_be_brought_into_a_docket_that_is_read_only(running: Opener) -> None:
    async with running(Empty(), read_only=True) as driver:
        assert "Bring news in" not in driver.text()
        assert "read-only" in driver.lines()[0] or driver.screen_name == "BeginDialog"


async def test_the_demonstration_is_another_database_and_the_header_says_so(
    running: Opener,
) -> None:
    own = Empty()
    async with running(own, size=WIDE, equipment=Equipment(open_demo=FakeServices)) as driver:
        await driver.press("enter")
        assert "demonstration.db" in driver.lines()[0]
        assert own.is_closed
        assert "Defendants on file" in driver.text()
        await driver.press("2")
        assert "Border group 1" in driver.text()


async def test_files_are_named_looked_at_and_brought_in(running: Opener, tmp_path: Path) -> None:
    news = tmp_path / "news.txt"
    news.write_text("x", encoding="utf-8")
    services = Empty()
    async with running(services) as driver:
        await driver.press("enter", "enter")
        assert "Name a file or a folder." in driver.text()
        await driver.press(*"/none", "enter")
        assert "There is no /none." in driver.text()
        await driver.press(*["backspace"] * 5, *str(news), "enter")
        assert "bring in news.txt" in services.calls
        assert "1 source brought in, 4 facts read: 6 reviews them." in driver.toasts()


async def test_the_tour_shows_every_place_and_ends(running: Opener) -> None:
    async with running(size=WIDE) as driver:
        await driver.press("ctrl+p", *"tour", "enter")
        for number, stop in enumerate(STOPS, 1):
            assert f"{number}/{len(STOPS)}  {stop.title}" in driver.text()
            assert driver.app.current_mode == stop.mode
            assert "{" not in driver.text()
            await driver.press("enter")
        assert driver.screen_name == "HomeScreen"


@pytest.mark.parametrize("key", ["q", "escape", "x", "space", "right", "f5", "2"])
async def test_any_other_key_leaves_the_tour(running: Opener, key: str) -> None:
    async with running() as driver:
        await driver.press("ctrl+p", *"tour", "enter", "enter")
        assert driver.screen_name == "TourCard"
        await driver.press(key)
        assert driver.screen_name == "QueueScreen"


async def test_jump_finds_by_a_part_and_opens_the_record(running: Opener) -> None:
    async with running() as driver:
        await driver.press("ctrl+o", *"name of", "enter")
        assert driver.screen_name == "CaseScreen"
        await driver.press("escape", "ctrl+o", *"S-0001", "enter")
        assert driver.screen_name == "SourceScreen"
        await driver.press("escape", "ctrl+o", *"nobody", "enter")
        assert "No record holds that." in driver.text()


async def test_a_list_without_orders_says_so_and_one_column_stays(running: Opener) -> None:
    async with running(size=WIDE) as driver:
        await driver.press("7", "s")
        assert "This list has one order only." in driver.toasts()
        await driver.press("6", "c", *["enter", "down"] * 9)
        assert "One column has to stay." in driver.text()
