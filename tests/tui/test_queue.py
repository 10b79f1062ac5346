"""The queue of the Inbox: in the order of cases, and with second readers."""

from casetracker.tui.screens.queue import QueueScreen
from tests.tui.conftest import WIDE, Driver, Opener
from tests.tui.fakes import FakeServices


def refs(driver: Driver) -> list[str]:
    screen = driver.app.screen
    assert isinstance(screen, QueueScreen)
    return [line.ref for line in screen._lines]


async def test_the_queue_stands_in_the_order_of_cases_and_so_does_its_review(
    running: Opener,
) -> None:
    async with running(size=WIDE) as driver:
        await driver.press("6")
        assert refs(driver) == ["S-0002", "S-0003"]
        assert "C-0001 +1" in driver.text()
        await driver.press("s", "end", "enter")
        assert refs(driver) == ["S-0003", "S-0002"]
        assert "Queue, by case" in driver.text()
        await driver.press("g", "g", "enter")
        assert "item 1 of 2" in driver.lines()[0]
        assert "S-0003" in driver.text()
        await driver.press("J")
        assert "item 2 of 2" in driver.lines()[0]


async def test_the_queue_is_filtered_by_a_case(running: Opener) -> None:
    async with running() as driver:
        await driver.press("6", "slash", *"c-0002", "enter")
        assert refs(driver) == ["S-0002"]


async def test_f_asks_for_a_second_reader_and_takes_that_back(running: Opener) -> None:
    async with running() as driver:
        await driver.press("6", "f", *"odd", "enter")
        assert "S-0002: a second reader is asked for" in driver.toasts()
        assert "second reader: odd" in driver.text()
        await driver.press("f")
        assert "No second reader any longer: why?" in driver.text()
        await driver.press(*"read", "enter")
        assert "S-0002: a second reader is asked for no longer" in driver.toasts()
        assert "second reader: odd" not in driver.text()


async def test_f_in_an_item_marks_it_in_the_queue_beside_it(running: Opener) -> None:
    async with running(size=WIDE) as driver:
        await driver.press("6", "enter", "f", *"odd", "enter")
        assert "S-0002: a second reader is asked for" in driver.toasts()
        assert any("S-0002" in line and "!f" in line for line in driver.lines())


async def test_an_empty_queue_and_a_read_only_one_say_why_nobody_is_asked(
    running: Opener,
) -> None:
    services = FakeServices()
    services.claim_map.clear()
    async with running(services) as driver:
        await driver.press("6", "f")
        assert "Nothing waits for a decision here." in driver.toasts()
    async with running(read_only=True) as driver:
        await driver.press("6", "f")
        assert driver.screen_name == "QueueScreen"
        assert "open for reading only" in driver.toasts()
