"""What a window of 80 x 24 cuts off or pushes out of sight is said all the same; on a real file."""

from pathlib import Path

import pytest
from textual.widgets import Input, Static

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import CaseLinkKind
from casetracker.services.acting import Actor
from casetracker.services.maintaining import create_database
from casetracker.services.operating import Grounds
from casetracker.tui.dialogs.form import FormDialog
from casetracker.tui.fact_words import since_text
from casetracker.tui.forms.facts import add_sentence
from casetracker.tui.widgets.reader import Reader
from casetracker.tui.words import in_short
from tests.tui.conftest import NARROW, Opener
from tests.tui.real import eyes_on, real, settings_of

SAVE = "ctrl+s"


async def test_what_a_column_cuts_off_stands_in_full_below(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        line = eyes.docket.groups()[0]
        async with real(full_file, NARROW) as driver:
            await driver.press("ctrl+o", *line.ref.lower(), "enter")
            proof = driver.app.screen.query_one("#proof", Reader)
            whole = f"{line.ref}  {line.label}"
            row = next(each for each in driver.lines() if each.startswith("┃>"))
            assert (" ".join(whole.split()) in " ".join(row.split())) is (
                whole not in proof.shown_text
            )
            await driver.press("right_square_bracket")
            assert "Stage: investigation completed" in proof.shown_text
            await driver.pilot.resize_terminal(140, 40)
            await driver.settle()
            assert "Stage: investigation completed" not in proof.shown_text


async def test_a_link_is_told_from_the_side_of_the_case_on_the_screen(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        eyes.joining.link("C-0002", CaseLinkKind.APPEAL_OF, "C-0001", Grounds("read out"))
        async with real(full_file, NARROW) as driver:
            await driver.press("ctrl+o", *"c-0001", "enter")
            assert "appealed in" in driver.text()
            await driver.press("ctrl+o", *"c-0002", "enter")
            assert "appeal of" in driver.text()


async def test_a_case_is_asked_for_in_the_words_of_a_case(full_file: Path) -> None:
    async with real(full_file, NARROW) as driver:
        await driver.press("ctrl+o", *"c-0001", "enter", "ctrl+p", *"how this case stands", "enter")
        await driver.fill(kind="companion", other="G-0001", reason="the same unit")
        await driver.press(SAVE)
        assert "'G-0001' is no case: write one such as C-0001" in driver.shown()


async def test_the_fault_of_the_last_field_is_scrolled_into_view(running: Opener) -> None:
    async with running(size=NARROW) as driver:
        driver.app.push_screen(FormDialog(add_sentence("D-0001")))
        await driver.settle()
        for name, value in (("standing", "imposed"), ("amount", "15"), ("unit", "years")):
            driver.app.screen.query_one(f"#{name}", Input).value = value
        await driver.press(SAVE)
        fault = driver.app.screen.query_one("#fault-reason", Static)
        fields = driver.app.screen.query_one("#form-fields")
        assert fields.region.contains_region(fault.region)
        assert "Reason is needed" in driver.text()


def test_a_day_that_is_a_bound_is_no_beginning() -> None:
    assert since_text("charged", PartialDate.parse("../2021-06-11")) == "charged by 2021-06-11"
    assert since_text("charged", PartialDate.parse("2021-06")) == "charged since 2021-06"
    assert since_text("charged", None) == "charged, date unknown"


def test_many_steps_are_told_by_the_first_and_the_last() -> None:
    assert in_short(("one", "two", "three")) == "one; two; three"
    assert in_short(map(str, range(6))) == "0; … 5 (6 steps)"
    assert in_short(()) == ""


@pytest.mark.parametrize("keys", [("2",), ("2", "n", "tab")], ids=["list", "form"])
async def test_the_keys_are_where_they_were_after_a_window_was_too_small(
    running: Opener, keys: tuple[str, ...]
) -> None:
    async with running(size=NARROW) as driver:
        await driver.press(*keys)
        before = driver.app.focused
        assert before is not None
        await driver.pilot.resize_terminal(60, 15)
        await driver.settle()
        assert "needs 80 x 24" in driver.text()
        await driver.pilot.resize_terminal(*NARROW)
        await driver.settle()
        assert driver.app.focused is before


async def test_what_an_empty_list_says_is_not_cut_off(tmp_path: Path) -> None:
    create_database(settings_of(tmp_path / "empty.db"), Actor("mara", "test"))
    async with real(tmp_path / "empty.db", NARROW) as driver:
        await driver.press("escape")
        assert driver.screen_name == "HomeScreen"
        told = " ".join(line.split("│")[0].strip(" ┃") for line in driver.lines()[3:7])
        assert "ways to begin”; or casetracker import FILE" in " ".join(told.split("┃")[0].split())


async def test_a_reason_that_the_help_cuts_off_stands_below_it(running: Opener) -> None:
    async with running(size=NARROW, read_only=True) as driver:
        await driver.press("6", "enter", "question_mark", *"reject")
        assert "Reject this fact" in driver.text()
        assert "Not now: This database is open for reading only." in driver.text()
        await driver.press("escape", *"next item")
        assert "Not now" not in driver.lines()[-2]
        assert "actions" in driver.lines()[-2]
