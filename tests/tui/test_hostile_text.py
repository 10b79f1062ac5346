import itertools
import re
import unicodedata
from typing import Any

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from casetracker.errors import RefusedError
from casetracker.tui.safe import SafeFilter, cell, txt
from casetracker.tui.screens.base import Dialog, DocketScreen
from casetracker.tui.standing import Equipment
from casetracker.views.review import ApplyOutcome
from tests.tui.conftest import NARROW, WIDE, Driver, Opener
from tests.tui.fake_operating import OperatingServices
from tests.tui.fakes import FakeServices

PAYLOADS = (
    "\x1b[31m\x1b[2J\x1b[H",
    "\x1b]52;c;cHduZWQ=\x1b\\",
    "\x1b]0;owned\x07\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x9b31m\x9d52;c;cHduZWQ=\x9c\x90q\x9c",
    "\u202egnp.exe\u202c \u2066iso\u2069 \u200e\u200f\u061c",
    "\U000e0041\U000e0042\U000e007f \ufeff\u2060\u2028\u2029",
    "a\rb\x08\x08c\x0bd\x0ce\x00f\x7fg\tend",
    "[@click=app.quit]press[/] [link=file:///etc/passwd]x[/link]",
    "[/nope] [/] [b [50% red]x [$primary] [#888]t[/#888",
    "[bold red]not bold[/] \\[b] \\",
    "W" * 400,
    "Ａ字" * 60 + " é́́́́ שלום سلام",
    "\ud800 lone \udfff",
)
# A walk through every screen takes seconds: the short payloads go together, the long ones alone.
DRESSES = (" ".join((*PAYLOADS[:10], PAYLOADS[12])), PAYLOADS[10], PAYLOADS[11])
UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)
WALK = (
    (),
    ("tab", "enter"),
    ("2",),
    ("enter",),
    *(("]",),) * 9,
    ("]", "]", "enter"),
    *(("]",),) * 9,
    ("H",),
    ("escape", "escape", "escape"),
    ("H",),
    ("escape",),
    ("e",),
    ("ctrl+s",),
    (*"why", "ctrl+s"),
    ("escape", "escape"),
    ("space", "b"),
    ("1", *"minors", "tab", *"why", "ctrl+s"),
    ("ctrl+s",),
    ("1", "H"),
    ("1", "6"),
    ("enter",),
    ("j",),
    ("l",),
    ("escape",),
    ("e",),
    ("escape",),
    ("r",),
    ("escape",),
    ("o",),
    ("escape",),
    ("a", "a", "a", "a"),
    ("enter",),
    ("7",),
    ("j",),
    ("ctrl+s",),
    ("ctrl+s",),
    ("t", "7", "p"),
    (*"R-0001",),
    ("enter", "a", *"D-0001"),
    ("escape", "t", "4", "a", *"D-0001"),
    ("enter",),
    ("9",),
    ("j", "enter"),
    ("question_mark",),
    ("escape", "ctrl+p"),
    ("escape", "1", "u"),
    ("2", "enter", "X"),
    ("l", "w"),
    ("right_square_bracket",),
    ("o",),
    ("escape", "escape", "escape"),
    ("8",),
    (*"group", "down"),
    *(("down",),) * 8,
    ("ctrl+pagedown", "escape", "escape"),
    ("down", "f"),
    ("enter", "ctrl+s"),
    ("escape", "escape", "escape", "down"),
    ("ctrl+o", *"name"),
    ("enter",),
    ("escape", "2", "s"),
    ("escape", "c"),
    ("escape", "ctrl+p", *"ways to begin"),
    ("enter",),
    ("enter",),
    (*"/none", "enter"),
    ("escape", "ctrl+p", *"two minutes"),
    ("enter",),
    ("escape", "1"),
)
# Through what needs more services than the others: people, articles, clocks, groups, two versions.
WALK_BESIDE = (
    ("j", "enter"),
    ("escape", "j", "enter"),
    ("escape",),
    ("3",),
    ("enter",),
    *(("]",),) * 4,
    ("4",),
    ("enter",),
    ("]",),
    ("5",),
    ("a", "5"),
    ("escape", "a", "7"),
    ("1",),
    ("escape", "a", "3"),
    ("tab", "escape"),
    ("0",),
    ("p",),
    ("ctrl+s",),
    (*"Armen", "ctrl+s"),
    ("escape", "escape"),
    ("w",),
    ("escape", "enter"),
    *(("]",),) * 5,
    ("2", "e"),
    ("ctrl+s",),
    (*"why", "ctrl+s"),
    ("ctrl+s", "escape"),
)
# Classes that are made only for others to be made of.
NOT_WALKED = {
    "DocketScreen", "FilteredScreen", "TabbedScreen", "ItemScreen", "Dialog", "Adding", "Marking",
    "GroupOperations", "KeepsViews", "RecordScreen", "WithHistory", "WithMatrix", "WithNotes", "WithStageBar",
    "Narrowing", "AddsBeside", "AddsToClocks", "DraftingDialog", "FillsIn", "FindingDialog", "FindsInText",
    "ReportChoices", "AsksForReader",
    "MessageDialog",  # by the test of messages below
}  # fmt: skip


def check(driver: Driver) -> None:
    for line in driver.lines():
        found = UNSAFE.search(line)
        assert found is None, (
            driver.screen_name,
            unicodedata.name(found.group(), ascii(found.group())),
        )


# Every payload at one size; the other size gets one that could break a layout. The first dress is worn
# where the walks are held to leave no screen out.
@pytest.mark.parametrize(
    ("size", "payload"),
    [*((NARROW, dress) for dress in DRESSES[1:]), (WIDE, DRESSES[1])],
    ids=lambda value: "" if isinstance(value, str) else f"{value[0]}x{value[1]}",
)
async def test_no_screen_lets_hostile_text_through(
    running: Opener, size: tuple[int, int], payload: str
) -> None:
    async with running(FakeServices(payload), size=size) as driver:
        for keys in WALK:
            await driver.press(*keys)
            check(driver)
        assert driver.app.is_running


@pytest.mark.parametrize("payload", DRESSES[1:], ids=range(1, len(DRESSES)))
async def test_no_screen_of_groups_people_charges_and_clocks_does_either(
    running: Opener, payload: str
) -> None:
    async with running(OperatingServices(payload)) as driver:
        for keys in WALK_BESIDE:
            await driver.press(*keys)
            check(driver)
        assert driver.app.is_running


def every_screen() -> set[str]:
    kinds: list[type] = [DocketScreen, Dialog]
    for kind in kinds:
        kinds += kind.__subclasses__()
    return {each.__name__ for each in kinds if each.__module__.startswith("casetracker.")}


async def test_the_walks_leave_no_screen_out(running: Opener) -> None:
    met: set[str] = set()
    for services, walk in (
        (FakeServices(DRESSES[0]), WALK),
        (OperatingServices(DRESSES[0]), WALK_BESIDE),
    ):
        async with running(services, equipment=Equipment()) as driver:
            met.add(driver.screen_name)
            for key in itertools.chain(*walk):
                await driver.press(key)
                met.add(driver.screen_name)
                check(driver)
            assert driver.app.is_running
    assert every_screen() - NOT_WALKED - met == set()


async def test_markup_in_a_name_is_shown_as_it_stands_and_runs_nothing(running: Opener) -> None:
    async with running(FakeServices(" [@click=app.quit]x[/]"), size=WIDE) as driver:
        await driver.press("2", "enter", "]")
        assert "[@click=app.quit]x[/]" in driver.text()
        for row in range(3, 30, 3):
            await driver.pilot.click(offset=(40, row))
        await driver.settle()
        assert driver.app.is_running
        assert not driver.services.is_closed


@pytest.mark.parametrize("payload", DRESSES, ids=range(len(DRESSES)))
async def test_messages_and_errors_are_as_safe_as_screens(running: Opener, payload: str) -> None:
    class Refusing(FakeServices):
        def undo(self, change_set: int | None = None) -> ApplyOutcome:
            raise RefusedError(f"{change_set} {payload} " + "long " * 60)

        def preview(self, scope: str | None = None, **more: Any) -> str:
            raise RefusedError(f"{scope} {more} {payload}")

    async with running(Refusing(payload)) as driver:
        driver.app.tell(f"toast {payload}")
        await driver.settle()
        check(driver)
        await driver.press("u")
        assert driver.screen_name == "MessageDialog"
        check(driver)
        await driver.press("enter", "7")
        check(driver)
        assert "could not be built" in driver.text()


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_the_filter_stops_what_a_widget_forgot(payload: str) -> None:
    filtered = SafeFilter().apply([Segment(payload, Style())], Color(0, 0, 0))
    assert UNSAFE.search("".join(segment.text for segment in filtered)) is None


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_the_two_helpers_give_safe_unparsed_text(payload: str) -> None:
    line = cell(payload)
    content = txt(payload)
    assert UNSAFE.search(line.plain) is None
    assert UNSAFE.search(content.plain.replace("\n", "")) is None
    assert not line.spans
    assert not content.spans
