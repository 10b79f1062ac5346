"""Lists with a preview: `i` hides it and shows it again, and so it stays."""

import pytest

from tests.tui.conftest import NARROW, WIDE, Opener
from tests.tui.fake_operating import OperatingServices


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize(
    ("way", "pane"),
    [
        (("2",), "#preview-pane"),
        (("3",), "#side-pane"),
        (("4",), "#side-pane"),
        (("5",), "#clock-side"),
        (("0",), "#side-pane"),
        (("8", "down"), "#side-pane"),
    ],
)
async def test_i_hides_the_preview_and_shows_it_again(
    running: Opener, size: tuple[int, int], way: tuple[str, ...], pane: str
) -> None:
    async with running(OperatingServices(), size=size) as driver:
        await driver.press(*way, "tab", "i")
        screen = driver.app.screen
        assert not screen.query_one(pane).display
        assert screen.focused is screen.query_one("#rows")
        state = screen.remember()  # type: ignore[attr-defined]
        await driver.press("i")
        assert screen.query_one(pane).display
        screen.recall(state)  # type: ignore[attr-defined]
        await driver.settle()
        assert not screen.query_one(pane).display


async def test_i_is_a_letter_while_one_types(running: Opener) -> None:
    async with running() as driver:
        await driver.press("2", "slash", "i")
        assert driver.app.screen.query_one("#preview-pane").display


async def test_a_hidden_preview_stays_hidden_after_a_record_was_opened(running: Opener) -> None:
    async with running(OperatingServices()) as driver:
        await driver.press("2", "i", "enter", "escape", "1", "2")
        assert not driver.app.screen.query_one("#preview-pane").display
