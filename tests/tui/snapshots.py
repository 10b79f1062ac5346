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
    ("case-defendants", ("right_square_bracket",)),
    ("case-charges", ("right_square_bracket",)),
    ("case-stages", ("right_square_bracket",)),
    ("case-timeline", ("right_square_bracket",)),
    ("case-court", ("right_square_bracket",)),
    ("case-sources", ("right_square_bracket",)),
    ("case-notes", ("right_square_bracket",)),
    ("case-clocks", ("right_square_bracket",)),
    ("case-history", ("right_square_bracket",)),
    ("case-form", ("right_square_bracket", "e")),
    ("defendant", ("escape", "right_square_bracket", "enter")),
    ("record-history", ("H",)),
    ("groups", ("0",)),
    ("group-operation", ("p",)),
    ("group", ("escape", "enter")),
    ("group-members", ("right_square_bracket",)),
    ("group-numbers", ("right_square_bracket", "right_square_bracket")),
    ("people", ("3",)),
    ("person", ("enter",)),
    ("charges", ("4",)),
    ("article", ("enter",)),
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
    ("tour", ("down", "down", "down", "enter")),
    ("conflicts", ("x", "ctrl+p", *"that sources dispute", "enter")),
    ("unsourced", ("escape", "ctrl+p", *"nothing on file supports", "enter")),
    ("matrix", ("escape", "2", "escape", "escape", "X")),
    ("matrix-words", ("z",)),
    ("matrix-charges", ("right_square_bracket",)),
    ("copy", ("y",)),
    ("search", ("escape", "8")),
    ("search-found", (*"arman", "enter")),
    ("search-narrow", ("f",)),
    ("item-closing", ("escape", "6", "a", "a", "a", "a")),
)


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


async def pictures(size: str) -> dict[str, str]:
    """By the name of a screen what its file of this size holds, drawn as of one and the same day."""
    with mock.patch.object(stage_bar, "utc_now", return_value=DRAWN_AT):
        return await _walked(size)


async def _walked(size: str) -> dict[str, str]:
    texts: dict[str, str] = {}
    for theme in THEMES:
        services = OperatingServices()
        app = CasetrackerApp(
            lambda services=services: services,  # type: ignore[misc]  # bound now
            database_label="/somewhere/main.db",
            user="mara",
            is_plain=theme == "mono",
            equipment=Equipment(theme=f"casetracker-{theme}"),
        )
        async with app.run_test(size=SIZES[size]) as pilot:
            driver = Driver(app, pilot, services)
            await driver.settle()
            for name, keys in WALK:
                await driver.press(*keys)
                lines = drawn(driver)
                text = "\n".join("".join(each.text for each in line).rstrip() for line in lines)
                if name not in texts:
                    texts[name] = f"{driver.screen_name}, {size}\n\n{text}\n"
                texts[name] += f"\n-- {theme}\n{styled(lines)}\n"
    return texts


def path_of(name: str, size: str) -> Path:
    """The file of a screen at a size."""
    return FOLDER / f"{name}-{size}.txt"


async def _write() -> None:
    for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS"):
        os.environ.pop(name, None)
    os.environ["TZ"] = "UTC"
    time.tzset()
    FOLDER.mkdir(exist_ok=True)
    wanted = {path_of(name, size) for name, _ in WALK for size in SIZES}
    for path in set(FOLDER.glob("*.txt")) - wanted:
        path.unlink()
    for size in SIZES:
        for name, text in (await pictures(size)).items():
            path = path_of(name, size)
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")
                sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    asyncio.run(_write())
