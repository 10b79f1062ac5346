"""The matrix of a case and of a group on real databases: what it shows, how it moves, where it leads."""

from pathlib import Path

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import Charge
from casetracker.model.vocabulary import ChargeStatus
from casetracker.services.charging import Brought
from casetracker.services.operating import Grounds
from casetracker.services.proceeding import Happening
from casetracker.tui.dialogs.conflict import ConflictDialog
from casetracker.tui.dialogs.message import MessageDialog
from casetracker.tui.screens.matrix import MatrixScreen
from casetracker.tui.screens.matrix_cells import mark
from casetracker.tui.widgets.grid import Grid
from casetracker.tui.widgets.reader import Reader
from casetracker.views.matrix import CellState, MatrixCell
from tests.integration.test_sides import dispute, ids_of
from tests.tui.conftest import NARROW, WIDE, Driver
from tests.tui.real import eyes_on, real

WHY = Grounds("court list", PartialDate.parse("2024-05"))
SIZES = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
NEXT = "right_square_bracket"
CHARGES = 24


def furnish(place: Path | str) -> None:
    """Many charges against one, a stage that one person alone reached, without a source."""
    with eyes_on(place) as services:
        for number in range(CHARGES):
            services.charges.bring(["D-0002"], Brought(f"offence {number}", f"{number}.1"), WHY)
        services.proceedings.record("D-0003", Happening("sent_to_court"), WHY)


@pytest.fixture
def furnished(full_url: str) -> str:
    furnish(full_url)
    return full_url


@pytest.fixture
def furnished_file(full_file: Path) -> Path:
    furnish(full_file)
    return full_file


def grid_of(driver: Driver) -> Grid:
    screen = driver.app.screen
    assert isinstance(screen, MatrixScreen)
    return screen.grid


def cell_words(driver: Driver) -> str:
    return driver.app.screen.query_one("#cell", Reader).shown_text


def row_of(driver: Driver, ref: str) -> list[str]:
    """The words of somebody's row in the grid, without the brackets of the cursor."""
    rows = [line.split("┃")[1] for line in driver.lines() if line.startswith("┃")]
    row = next(each for each in rows if each[2:].startswith(f"{ref} "))
    return [each for each in row[2:].split() if each not in "[]"]


@SIZES
async def test_a_case_shows_its_people_against_stages_with_gaps_and_marks(
    furnished: str, size: tuple[int, int]
) -> None:
    async with real(furnished, size) as driver:
        await driver.press("2", "enter", "X")
        with eyes_on(furnished) as eyes:
            view = eyes.matrices.stages("C-0001")
        assert f"26 by {len(view.columns)} stages" in driver.text()
        for row in view.rows[:4]:
            wanted = [mark(each) for each in row.cells]
            shown = [each for each in row_of(driver, row.ref) if not each.startswith(("▂", "█"))]
            assert shown[-len(wanted) :] == wanted
        states = {cell.state for row in view.rows for cell in row.cells}
        assert states == {CellState.CITED, CellState.UNSOURCED, CellState.IMPLIED, CellState.NONE}
        assert (
            "R reported  R? unsourced  !R sources disagree  i only implied  . gap" in driver.text()
        )
        assert "R?" in row_of(driver, "D-0003")
        assert "." in row_of(driver, "D-0002")


async def test_the_matrix_of_a_group_is_reached_by_the_same_key_and_turns_to_charges(
    furnished: str,
) -> None:
    async with real(furnished) as driver:
        await driver.press("0", "enter", "X")
        assert "Groups > G-0001 >" in driver.lines()[0]
        await driver.press(NEXT)
        with eyes_on(furnished) as eyes:
            view = eyes.matrices.charges("G-0001")
        assert f"26 by {len(view.columns)} charges" in driver.text()
        assert "“illegal crossing of the state border”" in driver.text()
        assert "A alleged" in driver.text()
        await driver.press(NEXT)
        assert "stages" in driver.text()


@SIZES
async def test_it_scrolls_both_ways_under_a_header_and_beside_a_name_that_stay(
    furnished_file: Path, size: tuple[int, int]
) -> None:
    async with real(furnished_file, size) as driver:
        await driver.press("2", "enter", "X", NEXT)
        grid = grid_of(driver)
        head = next(line for line in driver.lines() if "Person" in line)
        assert ">" in head
        assert "[" in head
        await driver.press("greater_than_sign", "end")
        first, after = grid.shown
        assert after == CHARGES + 2
        assert first > 0
        head = next(line for line in driver.lines() if "Person" in line)
        assert "<" in head
        assert str(CHARGES + 2) in head
        assert "D-0026" in driver.text()
        assert any(" D-0001 " in line for line in driver.lines()) == (size == WIDE)
        assert f"columns {first + 1}-{after}" in driver.text()
        await driver.press("home", "down", "h")
        assert "offence 22" in cell_words(driver)
        assert "D-0002" in cell_words(driver)
        await driver.press("less_than_sign", "h")
        assert grid.column == 0
        assert grid.shown[0] == 0


async def test_enter_opens_the_defendant_and_o_the_source_of_the_cell(furnished_file: Path) -> None:
    async with real(furnished_file) as driver:
        await driver.press("2", "enter", "X", "down", "l")
        await driver.press("o")
        assert "This cell cites no source." in driver.toasts()
        assert "implied by a later stage" in cell_words(driver)
        await driver.press("h")
        assert "S-0001" in cell_words(driver)
        await driver.press("o")
        assert driver.screen_name == "SourceScreen"
        await driver.press("escape", "enter")
        assert driver.screen_name == "DefendantScreen"
        assert "D-0002" in driver.text()
        await driver.press("escape", "H")
        assert "History > D-0002" in driver.text()


async def test_cells_are_put_into_words_and_back(furnished_file: Path) -> None:
    async with real(furnished_file, WIDE) as driver:
        await driver.press("2", "enter", "X")
        assert "2020-12" not in row_of(driver, "D-0001")
        await driver.press("w")
        assert "2020-12" in row_of(driver, "D-0001")
        assert "implied" in row_of(driver, "D-0001")
        await driver.press(NEXT)
        assert "alleged" in row_of(driver, "D-0001")
        await driver.press("w")
        assert "alleged" not in row_of(driver, "D-0001")


async def test_a_column_says_how_many_have_it_and_where_the_gaps_are(furnished_file: Path) -> None:
    async with real(furnished_file, WIDE) as driver:
        await driver.press("2", "enter", "X", "greater_than_sign")
        assert "In this column: 1 of 26 on file, 25 gaps" in " ".join(cell_words(driver).split())
        legend = driver.app.screen.query_one("#legend", Reader).shown_text
        assert "............ 1 sent to court" in legend
        assert "████████████ 26 detained" in legend


async def test_a_case_without_people_or_charges_says_so(full_file: Path) -> None:
    async with real(full_file) as driver:
        await driver.press("2", "down", "enter", "X", NEXT)
        assert "No charge is on file here." in driver.text()
        await driver.press("l", "o", "down", "w")
        assert driver.app.is_running


async def test_a_click_puts_the_cursor_into_the_cell(furnished_file: Path) -> None:
    async with real(furnished_file) as driver:
        await driver.press("2", "enter", "X")
        lines = driver.lines()
        row = next(at for at, line in enumerate(lines) if "D-0003 " in line)
        await driver.pilot.click(offset=(lines[row].index("R?"), row))
        await driver.settle()
        grid = grid_of(driver)
        assert (grid.cursor, "sent to court" in cell_words(driver)) == (2, True)


def test_no_two_kinds_of_cell_look_the_same() -> None:
    cells = [MatrixCell(CellState.NONE), MatrixCell(CellState.IMPLIED)]
    for state in (CellState.CITED, CellState.UNSOURCED):
        for is_disputed in (False, True):
            cells += [
                MatrixCell(state, value=each.value, times=1, is_disputed=is_disputed)
                for each in ChargeStatus
            ]
    marks = [mark(each) for each in cells]
    assert len(set(marks)) == len(marks)
    assert mark(MatrixCell(CellState.CITED, times=12)) == "R9"
    assert mark(MatrixCell(CellState.CITED, times=2, is_disputed=True)) == "!R2"
    assert max(map(len, marks)) == len("!A?")


async def test_a_disputed_cell_says_so_and_shows_who_says_otherwise(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        case = eyes.docket.cases()[-1].ref
        dispute(eyes, Charge, "charge_id", ids_of(eyes, Charge, case)[:1])
        ref = eyes.matrices.charges(case).rows[0].ref
    async with real(full_file, WIDE) as driver:
        await driver.press("2", "end", "enter", "X", NEXT)
        assert "!A" in row_of(driver, ref)
        assert "(contradicts)" in cell_words(driver)
        assert "! sources disagree" in driver.text()
        await driver.press("w")
        assert "! alleged" in driver.text()


@pytest.mark.parametrize("dialog", [MessageDialog, ConflictDialog])
def test_a_question_does_not_take_the_key_that_saves(dialog: type) -> None:
    assert "ctrl+s" not in dialog._merge_bindings().key_to_bindings  # type: ignore[attr-defined]  # textual's own
