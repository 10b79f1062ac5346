"""Panes: `z` gives one of them the whole window, ctrl and an arrow move the border between two."""

from collections.abc import Sequence

import pytest

from casetracker.tui.actions import action
from casetracker.tui.screens.base import DocketScreen, Pane
from casetracker.tui.screens.panes import NARROWEST, STEP
from casetracker.tui.standing import Equipment
from tests.tui.conftest import NARROW, WIDE, Driver, Opener
from tests.tui.fake_operating import OperatingServices

WAYS = {
    "home": ("1",),
    "cases": ("2",),
    "case": ("2", "enter"),
    "matrix": ("2", "enter", "X"),
    "people": ("3",),
    "person": ("3", "enter"),
    "charges": ("4",),
    "clocks": ("5",),
    "review": ("6", "enter"),
    "reports": ("7",),
    "search": ("8", "down"),
    "source": ("9", "enter"),
    "groups": ("0",),
    "group": ("0", "enter"),
}


def screen_of(driver: Driver) -> DocketScreen:
    screen = driver.app.screen
    assert isinstance(screen, DocketScreen)
    return screen


def shown(driver: Driver) -> list[str]:
    """The ids of the panes that stand on the screen."""
    return [str(each.id) for each in screen_of(driver).query(Pane) if each.is_on_screen]


def widths(driver: Driver, ids: Sequence[str]) -> list[int]:
    return [screen_of(driver).query_one(f"#{each}").outer_size.width for each in ids]


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize("way", WAYS)
async def test_z_gives_the_pane_with_the_keys_the_whole_width_and_goes_back(
    running: Opener, way: str, size: tuple[int, int]
) -> None:
    async with running(OperatingServices(), size=size) as driver:
        await driver.press(*WAYS[way])
        before = driver.text()
        focused = driver.app.focused
        panes = shown(driver)
        assert len(panes) > 1
        await driver.press("z")
        (alone,) = shown(driver)
        assert "z Unzoom" in driver.lines()[-1]
        assert widths(driver, [alone]) == [size[0]]
        assert driver.app.focused is not None
        assert driver.app.focused in screen_of(driver).query_one(f"#{alone}").query("*")
        await driver.press("z")
        assert shown(driver) == panes
        if way != "reports":  # its z means the preview
            assert driver.app.focused is focused
            assert driver.text() == before


@pytest.mark.parametrize("way", WAYS)
async def test_tab_goes_from_pane_to_pane_while_one_is_alone(running: Opener, way: str) -> None:
    async with running(OperatingServices(), size=WIDE) as driver:
        await driver.press(*WAYS[way])
        screen = screen_of(driver)
        reached = [each for each in screen.focus_chain if any(
            isinstance(above, Pane) for above in each.ancestors)]  # fmt: skip
        await driver.press("z")
        seen: set[str] = set()
        for _ in screen.focus_chain * len(reached):
            seen.update(shown(driver) if screen.is_zoomed else ())
            await driver.press("tab", *(() if screen.is_zoomed else ("z",)))
        panes = {
            str(pane.id) for each in reached for pane in each.ancestors if isinstance(pane, Pane)
        }
        assert seen == panes


async def test_esc_shows_all_panes_again_before_it_leaves(running: Opener) -> None:
    async with running(OperatingServices()) as driver:
        await driver.press("2", "enter", "z", "escape")
        assert driver.screen_name == "CaseScreen"
        assert len(shown(driver)) == 2
        await driver.press("escape")
        assert driver.screen_name == "CasesScreen"


async def test_a_filter_is_cleared_before_the_pane_gives_its_room_back(running: Opener) -> None:
    async with running(OperatingServices()) as driver:
        await driver.press("2", "z", "slash", *"group", "enter", "escape")
        assert shown(driver) == ["cases-pane"]
        await driver.press("escape")
        assert len(shown(driver)) == 2
        assert screen_of(driver).refusal(action("pane.zoom")) is None


async def test_a_preview_alone_says_as_much_as_one_beside_the_list(running: Opener) -> None:
    async with running(OperatingServices()) as driver:
        await driver.press("2")
        assert "Case no." not in driver.text()
        await driver.press("tab", "z")
        assert "Case no." in driver.text()
        await driver.press("i")
        assert shown(driver) == ["cases-pane"]


async def test_a_pane_alone_is_alone_after_a_restart(running: Opener, tmp_path: object) -> None:
    equipment = Equipment(memory_file=tmp_path / "memory.json")  # type: ignore[operator]
    async with running(OperatingServices(), equipment=equipment) as driver:
        await driver.press("2", "tab", "z", "ctrl+q")
    async with running(OperatingServices(), equipment=equipment) as driver:
        await driver.settle()
        assert shown(driver) == ["preview-pane"]
        await driver.press("z")
        assert len(shown(driver)) == 2


async def test_a_pane_that_a_smaller_window_leaves_out_is_not_alone_there(running: Opener) -> None:
    async with running(OperatingServices(), size=WIDE) as driver:
        await driver.press("6", "enter", "tab", "tab", "tab")
        while shown(driver) != ["queue-side"]:
            await driver.press(*(("tab",) if screen_of(driver).is_zoomed else ("z",)))
        await driver.pilot.resize_terminal(*NARROW)
        await driver.settle()
        assert len(shown(driver)) == 3


async def test_the_floor_stands_over_a_pane_that_is_alone(running: Opener) -> None:
    async with running(OperatingServices()) as driver:
        await driver.press("2", "enter", "z")
        await driver.pilot.resize_terminal(60, 20)
        await driver.settle()
        assert shown(driver) == []
        assert "This window is 60 x 20." in driver.text()
        await driver.pilot.resize_terminal(*NARROW)
        await driver.settle()
        assert shown(driver) == ["rows-pane"]


async def test_one_pane_says_that_it_has_the_window(running: Opener) -> None:
    async with running(OperatingServices()) as driver:
        await driver.press("9", "z")
        assert "There is one pane here" in driver.toasts()


# -- borders


@pytest.mark.parametrize(
    ("way", "left", "right"),
    [
        (("2",), "cases-pane", "preview-pane"),
        (("2", "tab"), "cases-pane", "preview-pane"),
        (("7",), "scope-pane", "report-pane"),
        (("6", "enter"), "text-pane", "review-side"),
        (("9", "enter"), "text-pane", "source-side"),
        (("5",), "list-pane", "clock-side"),
        (("2", "enter", "X"), "grid-pane", "matrix-side"),
    ],
)
async def test_the_border_between_two_panes_moves(
    running: Opener, way: tuple[str, ...], left: str, right: str
) -> None:
    async with running(OperatingServices(), size=WIDE) as driver:
        await driver.press(*way)
        before = widths(driver, (left, right))
        await driver.press("ctrl+left")
        assert widths(driver, (left, right)) == [before[0] - STEP, before[1] + STEP]
        await driver.press("ctrl+right", "ctrl+right")
        assert widths(driver, (left, right)) == [before[0] + STEP, before[1] - STEP]


@pytest.mark.parametrize("key", ["ctrl+left", "ctrl+right"])
async def test_no_pane_is_squeezed_out(running: Opener, key: str) -> None:
    async with running(OperatingServices(), size=WIDE) as driver:
        await driver.press("2", *(key,) * 40)
        assert min(widths(driver, ("cases-pane", "preview-pane"))) == NARROWEST


async def test_widths_are_kept_for_the_kind_of_screen_and_after_a_restart(
    running: Opener, tmp_path: object
) -> None:
    equipment = Equipment(memory_file=tmp_path / "memory.json")  # type: ignore[operator]
    panes = ("text-pane", "source-side")
    async with running(OperatingServices(), size=WIDE, equipment=equipment) as driver:
        await driver.press("9", "enter", "ctrl+left", "ctrl+left")
        chosen = widths(driver, panes)
        await driver.press("escape", "j", "enter")
        assert widths(driver, panes) == chosen
        await driver.press("z", "z")
        assert widths(driver, panes) == chosen
        await driver.press("escape", "1", "ctrl+q")
    async with running(OperatingServices(), size=WIDE, equipment=equipment) as driver:
        await driver.press("9", "enter")
        assert widths(driver, panes) == chosen
        await driver.pilot.resize_terminal(*NARROW)
        await driver.settle()
        assert sum(widths(driver, panes)) == NARROW[0]


async def test_a_width_is_for_panes_side_by_side_and_not_for_those_below(running: Opener) -> None:
    async with running(OperatingServices(), size=WIDE) as driver:
        await driver.press("2", "ctrl+left")
        await driver.pilot.resize_terminal(*NARROW)
        await driver.settle()
        assert widths(driver, ("cases-pane", "preview-pane")) == [NARROW[0], NARROW[0]]
        await driver.press("ctrl+left")
        assert "No panes stand side by side here." in driver.toasts()


async def test_widths_that_a_damaged_memory_holds_are_passed_over(running: Opener) -> None:
    async with running(OperatingServices(), size=WIDE) as driver:
        driver.app.memory.put("widths", {"CasesScreen": {"preview-pane": "x", "rows": 3, "a b": 9}})
        await driver.press("2")
        assert widths(driver, ("preview-pane",)) > [NARROWEST]
        driver.app.memory.put("widths", {"PersonsScreen": "wide"})
        await driver.press("3", "ctrl+left")
        assert driver.screen_name == "PersonsScreen"
