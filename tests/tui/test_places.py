from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from casetracker.errors import DatabaseError, RefusedError
from casetracker.tui.app import CasetrackerApp
from casetracker.tui.dialogs.message import MessageDialog
from casetracker.tui.ports import ServicesPort
from casetracker.tui.starting import refuse_reason
from casetracker.tui.widgets.reader import Reader
from casetracker.tui.widgets.vtable import VTable
from casetracker.views.review import ApplyOutcome, SourceLine
from tests.tui.conftest import NARROW, WIDE, Opener
from tests.tui.fakes import FakeServices


def always(number: int) -> Callable[[ServicesPort], int]:
    return lambda _: number


SIZES = pytest.mark.parametrize("size", [NARROW, WIDE])


@SIZES
async def test_home_tells_what_waits_and_where_the_defendants_stand(
    running: Opener, size: tuple[int, int]
) -> None:
    async with running(size=size) as driver:
        shown = driver.text()
        assert "8 facts in 2 sources to review" in shown
        assert "S   27 ████" in shown
        assert "main.db  read/write  mara" in driver.lines()[0]
        assert "Inbox·8" in driver.lines()[1]


async def test_home_leads_to_the_work_with_enter(running: Opener) -> None:
    async with running() as driver:
        await driver.press("enter")
        assert driver.screen_name == "QueueScreen"


async def test_undo_on_home_says_what_was_undone(running: Opener) -> None:
    async with running() as driver:
        await driver.press("u")
        assert driver.services.undone == [None]
        assert "Undone: accepted 4 facts from S-0001" in driver.toasts()
        await driver.press("u")
        assert driver.services.undone == [None]
        assert "There is no change to undo." in driver.toasts()


async def test_undo_in_the_list_of_changes_undoes_the_chosen_one(running: Opener) -> None:
    async with running() as driver:
        await driver.press("tab", "u")
        assert driver.services.undone == [2]


@SIZES
async def test_a_case_is_looked_through_tab_by_tab(running: Opener, size: tuple[int, int]) -> None:
    expected = (
        "G-0001",
        "Arman Exampleyan",
        "crossing the state border",
        "investigation",
        "custody began",
        "trial hearing",
        "S-0001",
        "ask the court",
        "ex.detention",
        "edited C-0001",
    )
    async with running(size=size) as driver:
        await driver.press("2", "enter")
        for word in expected:
            assert word in driver.text()
            await driver.press("]")
        assert "[Overview]" in driver.text()


async def test_a_stage_without_a_source_is_marked_and_said(running: Opener) -> None:
    async with running() as driver:
        await driver.press("2", "enter", "]", "]", "]")
        assert "Unsourced" in driver.app.screen.query_one("#proof", Reader).shown_text
        await driver.press("o")
        assert "cites no source" in driver.toasts()
        await driver.press("j", "o")
        assert driver.screen_name == "SourceScreen"


async def test_a_defendant_opens_from_the_case_and_goes_back(running: Opener) -> None:
    async with running() as driver:
        await driver.press("2", "enter", "]", "enter")
        assert driver.screen_name == "DefendantScreen"
        await driver.press("]")
        assert "Արման" in driver.text()
        await driver.press("escape", "q")
        assert driver.screen_name == "CasesScreen"


async def test_cases_are_filtered_by_typing_and_escape_clears_it(running: Opener) -> None:
    async with running() as driver:
        await driver.press("2", "slash")
        assert "esc Clear filter" in driver.lines()[-1]
        assert " n New" not in driver.lines()[-1]
        # Typed ahead, before the list has even seen the key that opens the line: nothing is lost.
        await driver.press("escape")
        for key in ("slash", *"group"):
            driver.app.post_message(events.Key(key, "/" if key == "slash" else key))
        await driver.press("space", "2", "enter")
        table = driver.app.screen.query_one("#rows", VTable)
        assert table.row_count == 1
        assert driver.app.focused is table
        await driver.press("escape")
        assert table.row_count == 3
        assert driver.app.screen.query_one("#filter", Input).value == ""


async def test_sources_are_filtered_and_reviewed_where_something_waits(running: Opener) -> None:
    async with running() as driver:
        await driver.press("9", "v")
        assert "Nothing was read" in driver.toasts()
        await driver.press("slash", *"s-0003", "enter", "v")
        assert driver.screen_name == "ReviewScreen"
        assert "item 2 of 2" in driver.text()


@SIZES
async def test_a_report_is_previewed_and_exported(running: Opener, size: tuple[int, int]) -> None:
    async with running(size=size) as driver:
        await driver.press("7")
        assert "CASE STATUS  whole docket" in driver.text()
        await driver.press("j")
        assert "CASE STATUS  C-0001" in driver.text()
        await driver.press("ctrl+s", "ctrl+s")
        assert "write C-0001 markdown,html" in driver.services.calls
        assert "case-status.html" in driver.text()


async def test_a_chosen_format_differs_from_the_others_by_its_shape(running: Opener) -> None:
    async with running(is_plain=True) as driver:
        await driver.press("7", "ctrl+s")
        assert "[x] Web page" in driver.text()
        assert "[ ] Plain text" in driver.text()
        await driver.press("tab", "tab", "space")
        assert "[ ] Markdown" in driver.text()


async def test_the_preview_can_have_the_whole_window(running: Opener) -> None:
    async with running() as driver:
        await driver.press("7", "z")
        assert not driver.app.screen.query_one("#scope-pane").display
        await driver.press("escape")
        assert driver.app.screen.query_one("#scope-pane").display


async def test_help_is_filtered_by_typing_and_done_by_enter(running: Opener) -> None:
    async with running() as driver:
        await driver.press("6", "enter", "question_mark")
        assert "Help for Inbox" in driver.text()
        await driver.press(*"accept", "space", *"this")
        assert "1 of " in driver.text()
        await driver.press("enter")
        assert "decide S-0002-c1 accept None None" in driver.services.calls


async def test_help_says_why_a_key_does_nothing_now(running: Opener) -> None:
    async with running(size=WIDE) as driver:
        await driver.press("6", "enter", "question_mark", *"apply")
        assert "Not now" in driver.text()
        assert "4 facts undecided" in driver.text()


async def test_commands_are_found_by_typing(running: Opener) -> None:
    async with running() as driver:
        await driver.press("ctrl+p", *"reports", "enter")
        assert driver.screen_name == "ReportsScreen"
        before = driver.app.theme
        await driver.press("ctrl+p", *"theme", "enter")
        assert driver.app.theme != before


async def test_an_error_of_the_services_is_a_message_and_the_app_goes_on(running: Opener) -> None:
    class Refusing(FakeServices):
        def undo(self, change_set: int | None = None) -> ApplyOutcome:
            raise RefusedError(f"{change_set}: a later change stands on it: undo that one first")

    async with running(Refusing()) as driver:
        await driver.press("u")
        assert "a later change stands on it" in driver.toasts()
        await driver.press("2")
        assert driver.screen_name == "CasesScreen"


async def test_a_fault_of_the_program_is_told_without_its_words(running: Opener) -> None:
    class Faulty(FakeServices):
        def undo(self, change_set: int | None = None) -> ApplyOutcome:
            raise ValueError("Arman Exampleyan", change_set)

    async with running(Faulty()) as driver:
        await driver.press("u")
        assert driver.screen_name == "MessageDialog"
        assert "ValueError" in driver.text()
        assert "Arman" not in driver.text()


async def test_a_database_that_cannot_be_opened_ends_with_its_message_and_code() -> None:
    def refuse() -> FakeServices:
        raise DatabaseError("main.db is damaged: restore the last backup")

    app = CasetrackerApp(refuse, database_label="main.db", user="mara")
    async with app.run_test(size=NARROW) as pilot:
        await app.desk.settled()
        await pilot.pause()
    assert app.return_code == DatabaseError.exit_code
    assert str(app.failure) == "main.db is damaged: restore the last backup"


async def test_a_change_made_elsewhere_appears_at_the_next_look(running: Opener) -> None:
    async with running() as driver:
        driver.app._poll()
        await driver.settle()
        driver.services.change_lines.pop(0)
        driver.services.counter += 1
        assert "accepted 4 facts" in driver.text()
        driver.app._poll()
        await driver.settle()
        assert "accepted 4 facts" not in driver.text()


async def test_an_older_answer_never_replaces_a_newer_one(running: Opener) -> None:
    async with running() as driver:
        seen: list[int] = []
        desk = driver.app.desk
        for number in range(5):
            desk.ask(driver.app, "same", always(number), seen.append)
        await driver.settle()
        assert seen == [4]


async def test_orders_are_all_carried_out_and_answered(running: Opener) -> None:
    async with running() as driver:
        seen: list[int] = []
        for number in range(5):
            driver.app.desk.order(driver.app, "same", always(number), seen.append)
        await driver.settle()
        assert seen == [0, 1, 2, 3, 4]


async def test_a_place_and_a_key_of_the_footer_can_be_clicked(running: Opener) -> None:
    async with running() as driver:
        await driver.pilot.click("#nav", offset=(driver.lines()[1].index("Cases") + 1, 0))
        await driver.settle()
        assert driver.screen_name == "CasesScreen"
        await driver.pilot.click("#keys", offset=(driver.lines()[-1].index("Filter"), 0))
        await driver.settle()
        assert driver.app.screen.query_one("#filter", Input).has_focus


async def test_interrupting_says_how_to_leave(running: Opener) -> None:
    async with running() as driver:
        await driver.press("ctrl+c")
        assert "^q leaves casetracker." in driver.toasts()


async def test_leaving_closes_the_services(running: Opener) -> None:
    async with running() as driver:
        services = driver.services
        await driver.pilot.press("ctrl+q")
    assert services.is_closed


@pytest.mark.parametrize("size", [(79, 24), (80, 23), (50, 10), (1, 1)])
async def test_a_window_below_the_floor_shows_the_floor(
    running: Opener, size: tuple[int, int]
) -> None:
    async with running() as driver:
        await driver.press("6", "enter", "e")
        await driver.pilot.resize_terminal(*size)
        await driver.settle()
        shown = driver.text()
        assert "Stage" not in shown
        assert size == (1, 1) or "needs 80 x 24" in shown
        await driver.pilot.resize_terminal(*NARROW)
        await driver.settle()
        assert driver.screen_name == "EditDialog"
        assert "Stage" in driver.text()


@pytest.mark.parametrize(
    ("environ", "is_terminal", "word"),
    [
        ({"TERM": "dumb"}, True, "dumb"),
        ({"TERM": "xterm-256color"}, False, "needs a terminal"),
        ({"TERM": "xterm-256color"}, True, None),
        ({}, True, None),
    ],
)
def test_a_terminal_that_cannot_show_screens_is_refused_with_a_hint(
    environ: dict[str, str],
    is_terminal: bool,  # noqa: FBT001 - a parameter of the test
    word: str | None,
) -> None:
    reason = refuse_reason(environ, is_terminal)
    assert (reason is None) if word is None else (reason is not None and word in reason)
    assert reason is None or "casetracker --help" in reason


async def test_without_colour_no_colour_is_sent(running: Opener) -> None:
    async with running(is_plain=True) as driver:
        await driver.press("6", "enter")
        screen = driver.app.screen
        styles = [
            segment.style
            for strip in screen._compositor.render_strips(screen.size)
            for segment in strip
            if segment.style is not None
        ]
        assert {each.color.name for each in styles if each.color} == {"default"}
        assert any(each.reverse for each in styles)


def test_styles_lie_beside_the_code_so_that_a_wheel_carries_them() -> None:
    assert CasetrackerApp.CSS_PATH
    assert all(Path(path).is_file() for path in CasetrackerApp.CSS_PATH)


async def test_a_message_is_not_left_or_broken_by_the_key_that_saves_forms(running: Opener) -> None:
    async with running() as driver:
        driver.app.push_screen(MessageDialog("A title", "Words.", "Close"))
        await driver.press("ctrl+s")
        assert driver.screen_name == "MessageDialog"
        await driver.press("enter")
        assert driver.screen_name == "HomeScreen"


async def test_a_message_that_is_still_there_is_not_put_up_twice(running: Opener) -> None:
    async with running() as driver:
        for _ in range(3):
            driver.app.tell("There is nothing to mark here.")
            await driver.settle()
        assert driver.toasts() == "There is nothing to mark here."
        driver.app.tell("A warning.", is_warning=True)
        driver.app.tell("Another.")
        await driver.settle()
        assert driver.toasts() == "A warning.\nAnother."


async def test_lists_that_are_held_whole_are_ordered_and_filtered(running: Opener) -> None:
    class Unequal(FakeServices):
        def source_line(self, ref: str) -> SourceLine:
            line = super().source_line(ref)
            return replace(line, title=f"{9 - int(ref[-1])} title", conflicts=int(ref[-1]))

    async with running(Unequal()) as driver:
        await driver.press("6")
        assert "Queue, oldest first" in driver.text()
        first = next(line for line in driver.lines() if "S-000" in line)
        assert "S-0002" in first
        await driver.press("s", "down", "down", "down", "down", "down", "enter")
        assert "Queue, by conflicts" in driver.text()
        first = next(line for line in driver.lines() if "S-000" in line)
        assert "S-0003" in first
        await driver.press("slash", *"s-0002", "enter")
        assert "1 source, " in driver.text()
        await driver.press("escape", "9", "s", "G", "enter")
        rows = [line for line in driver.lines() if "S-000" in line]
        assert ["S-0003" in rows[0], "S-0001" in rows[2]] == [True, True]


@SIZES
async def test_a_look_at_the_past_says_so_on_every_screen(
    running: Opener, size: tuple[int, int]
) -> None:
    mark = "as of 2021-06-11, as known at 2026-11-29 19:51 UTC · read-only"
    async with running(
        size=size, read_only=True, viewpoint=mark.removesuffix(" · read-only")
    ) as driver:
        for keys in (
            *"12345679", "enter", "escape", "0", "ctrl+o", "escape", "question_mark", "escape", "ctrl+p",
        ):  # fmt: skip
            await driver.press(keys)
            assert mark in driver.lines()[0], keys
        assert driver.lines()[0].startswith(" casetracker")


async def test_a_database_that_may_not_be_written_says_so_and_one_that_may_needs_no_sign(
    running: Opener,
) -> None:
    async with running(read_only=True) as driver:
        assert " read-only  main.db  mara" in driver.lines()[0]
        assert "read/write" not in driver.lines()[0]
    async with running() as driver:
        assert driver.lines()[0].endswith("main.db  read/write  mara ")
