"""Every screen as it is drawn; `python -m tests.tui.snapshots` (`make snapshots`) writes the files anew.

A file holds the text of a screen and, for each theme, the legend of its styles with every line as
runs of them: `A12 B3` is twelve cells of style A, then three of B.
"""

import asyncio
import os
import string
import sys
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from unittest import mock

from rich.segment import Segment
from rich.style import Style
from textual.widgets import Input

from casetracker.tui.app import CasetrackerApp
from casetracker.tui.screens import stage_bar
from casetracker.tui.standing import Equipment
from tests.tui.conftest import NARROW, WIDE, Driver
from tests.tui.fake_operating import OperatingServices

DRAWN_AT: Final = datetime(2026, 11, 29, 12, tzinfo=UTC)
FOLDER: Final = Path(__file__).parent / "snapshots"
SIZES: Final = {"80x24": NARROW, "120x40": WIDE}
THEMES: Final = ("dark", "mono")
_NEXT: Final = ("right_square_bracket",)
_LETTERS: Final = string.ascii_uppercase + string.ascii_lowercase
# The name of a picture and the keys that lead to it from the one before.
WALK: Final = (
    ("home", ()),
    ("help", ("question_mark",)),
    ("commands", ("escape", "ctrl+p", *"undo")),
    ("jump", ("escape", "escape", "ctrl+o", *"name")),
    ("cases", ("escape", "2")),
    ("cases-filtered", ("slash", *"group 2", "enter")),
    ("cases-marked", ("escape", "space", "space")),
    ("cases-order", ("s",)),
    ("cases-columns", ("escape", "c")),
    ("cases-bulk", ("escape", "b")),
    ("cases-bulk-form", ("1",)),
    ("cases-bulk-preview", (*"minors", "tab", *"births", "ctrl+s")),
    ("case-overview", ("escape", "escape", "escape", "g", "g", "enter")),
    ("case-defendants", _NEXT),
    ("case-charges", _NEXT),
    ("case-stages", _NEXT),
    ("case-timeline", _NEXT),
    ("case-court", _NEXT),
    ("case-sources", _NEXT),
    ("case-notes", _NEXT),
    ("case-clocks", _NEXT),
    ("case-history", _NEXT),
    ("case-form", ("right_square_bracket", "e")),
    ("conflict", ("ctrl+s", *"why", "ctrl+s")),
    ("leave", ("escape", "ctrl+q")),
    ("defendant", ("escape", "escape", "escape", "right_square_bracket", "enter")),
    ("defendant-names", _NEXT),
    ("defendant-stages", _NEXT),
    ("defendant-charges", _NEXT),
    ("defendant-custody", _NEXT),
    ("defendant-timeline", _NEXT),
    ("defendant-court", _NEXT),
    ("defendant-notes", _NEXT),
    ("defendant-clocks", _NEXT),
    ("defendant-history", _NEXT),
    ("record-history", ("H",)),
    ("groups", ("0",)),
    ("group-operation", ("p",)),
    ("group", ("escape", "enter")),
    ("group-members", _NEXT),
    ("group-events", _NEXT),
    ("group-numbers", _NEXT),
    ("group-parts", _NEXT),
    ("group-clocks", _NEXT),
    ("group-notes", _NEXT),
    ("people", ("3",)),
    ("person", ("enter",)),
    ("person-names", _NEXT),
    ("person-cases", _NEXT),
    ("person-groups", _NEXT),
    ("person-similar", _NEXT),
    ("person-two-people", _NEXT),
    ("person-notes", _NEXT),
    ("charges", ("4",)),
    ("article", ("enter",)),
    ("article-charges", _NEXT),
    ("clocks", ("5",)),
    ("clocks-add", ("a",)),
    ("clocks-order", ("3",)),
    ("inbox", ("escape", "6")),
    ("item", ("enter",)),
    ("item-edit", ("e",)),
    ("item-reason", ("escape", "r")),
    ("item-link", ("escape", "l")),
    ("reports", ("escape", "7")),
    ("reports-export", ("ctrl+s",)),
    ("reports-about", ("escape", "t", "4", "a", *"d-0001")),
    ("reports-chosen", ("enter",)),
    ("reports-period", ("p", *"2026-03/..")),
    ("sources", ("escape", "9")),
    ("source", ("enter",)),
    ("begin", ("escape", "1", "ctrl+p", *"ways to begin", "enter")),
    ("files", ("enter",)),
    ("tour", ("escape", "ctrl+p", *"ways to begin", "enter", "down", "down", "down", "enter")),
    ("conflicts", ("x", "ctrl+p", *"that sources dispute", "enter")),
    ("unsourced", ("escape", "ctrl+p", *"nothing on file supports", "enter")),
    ("matrix", ("escape", "2", "escape", "escape", "X")),
    ("matrix-words", ("w",)),
    ("matrix-charges", _NEXT),
    ("copy", ("y",)),
    ("search", ("escape", "8")),
    ("search-found", (*"arman", "enter")),
    ("search-narrow", ("f",)),
    ("people-alone", ("escape", "3", "escape", "tab", "z")),
    ("people-find", ("slash", *"p-0001")),
    ("item-closing", ("escape", "escape", "z", "6", "a", "a", "a", "a")),
)


# Windows that are too small, by the size they were before.
FLOORS: Final = {"80x24": (79, 24), "120x40": (120, 23)}
NAMES: Final = (*(name for name, _ in WALK), "floor")


def drawn(driver: Driver) -> list[list[Segment]]:
    """The lines of the screen; cursors of text fields do not blink meanwhile."""
    for each in driver.app.screen.query(Input):
        each.cursor_blink = False
    screen = driver.app.screen
    screen._compositor.reflow(screen, screen.size)
    return [list(strip) for strip in screen._compositor.render_strips(screen.size)]


def _told(style: Style | None) -> str:
    if style is None:
        return "plain"
    words = [
        name for name in ("bold", "dim", "italic", "underline", "reverse") if getattr(style, name)
    ]
    colours = [
        colour.triplet.hex if colour is not None and colour.triplet is not None else "default"
        for colour in (style.color, style.bgcolor)
    ]
    return " ".join([*words, " on ".join(colours)])


def styled(lines: Iterable[list[Segment]]) -> str:
    """The legend of the styles, and every line as runs of them."""
    names: dict[str, str] = {}
    rows = []
    for line in lines:
        runs: list[tuple[str, int]] = []
        for segment in line:
            told = _told(segment.style)
            name = names.setdefault(told, _LETTERS[min(len(names), len(_LETTERS) - 1)])
            if runs and runs[-1][0] == name:
                runs[-1] = (name, runs[-1][1] + segment.cell_length)
            else:
                runs.append((name, segment.cell_length))
        rows.append(" ".join(f"{name}{length}" for name, length in runs if length))
    legend = [f"{name} {told}" for told, name in names.items()]
    return "\n".join([*legend, "", *rows])


async def pictures(size: str, theme: str) -> dict[str, tuple[str, str]]:
    """By the name of a screen its text and its styles in this theme, drawn as of one and the same day."""
    with mock.patch.object(stage_bar, "utc_now", return_value=DRAWN_AT):
        return await _walked(size, theme)


async def _walked(size: str, theme: str) -> dict[str, tuple[str, str]]:
    services = OperatingServices()
    app = CasetrackerApp(
        lambda: services,
        database_label="/somewhere/main.db",
        user="mara",
        is_plain=theme == "mono",
        equipment=Equipment(theme=f"casetracker-{theme}"),
    )
    found = {}
    async with app.run_test(size=SIZES[size]) as pilot:
        driver = Driver(app, pilot, services)
        await driver.settle()
        for name, keys in WALK:
            await driver.press(*keys)
            found[name] = _parts(driver, size, theme)
        await pilot.resize_terminal(*FLOORS[size])
        await driver.settle()
        found["floor"] = _parts(driver, size, theme)
    return found


def _parts(driver: Driver, size: str, theme: str) -> tuple[str, str]:
    lines = drawn(driver)
    text = "\n".join("".join(each.text for each in line).rstrip() for line in lines)
    return (
        f"{driver.screen_name}, {size}\n\n{text}\n",
        f"\n-- {theme}\n{styled(lines)}\n",
    )


def parts_of(kept: str, theme: str) -> str:
    """What a file holds of its screen in one theme: the text and the styles."""
    text, *sections = kept.split("\n-- ")
    return text + "".join(f"\n-- {each}" for each in sections if each.startswith(f"{theme}\n"))


def path_of(name: str, size: str) -> Path:
    """The file of a screen at a size."""
    return FOLDER / f"{name}-{size}.txt"


async def _write() -> None:
    for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS"):
        os.environ.pop(name, None)
    os.environ["TZ"] = "UTC"
    time.tzset()
    FOLDER.mkdir(exist_ok=True)
    wanted = {path_of(name, size) for name in NAMES for size in SIZES}
    for path in set(FOLDER.glob("*.txt")) - wanted:
        path.unlink()
    for size in SIZES:
        found = [await pictures(size, theme) for theme in THEMES]
        for name in NAMES:
            path = path_of(name, size)
            text = found[0][name][0] + "".join(each[name][1] for each in found)
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")
                sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    asyncio.run(_write())
