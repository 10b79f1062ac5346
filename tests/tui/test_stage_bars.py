from datetime import date
from pathlib import Path

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Basis
from casetracker.tui.stage_bars import stage_bars
from casetracker.views.docket import StageEventView
from tests.tui.conftest import NARROW, WIDE
from tests.tui.fakes import stage
from tests.tui.real import real

TODAY = date(2025, 1, 1)
LETTERS = {"detained": "D", "trial": "T", "verdict": "V"}


def event(
    code: str, when: str | None, scope: str = "C-0001", basis: Basis = Basis.REPORTED
) -> StageEventView:
    happened = PartialDate.parse(when) if when else None
    found = stage(code)
    return StageEventView(1, found, happened, None, None, None, basis, scope, 1, ())


def bars(*events: StageEventView, width: int = 70, most: int = 6) -> tuple[str, ...]:
    return stage_bars(events, LETTERS, width=width, today=TODAY, most=most)


def test_each_stage_lasts_until_the_next_and_the_last_goes_on() -> None:
    scale, bar, meaning = bars(event("detained", "2021-01-01"), event("trial", "2023-01-01"))
    letters = bar.removeprefix("C-0001   ")
    assert letters[0] == "D"
    assert letters.rstrip(">") == "D" * letters.count("D") + "T" * letters.count("T")
    assert abs(letters.count("D") - letters.count("T")) <= 2
    assert letters.endswith("T>")
    assert abs(scale.index("2023") - bar.index("T")) <= 1
    assert meaning == "D detained  T trial"


def test_what_is_not_certain_is_small_and_what_has_no_date_is_counted() -> None:
    _, bar, meaning = bars(
        event("detained", "2021"), event("trial", None), event("verdict", "2024")
    )
    assert "d" in bar
    assert bar.index("d") < bar.index("D")
    assert "small: day not certain" in meaning
    assert "1 without a date" in meaning


def test_what_had_happened_by_a_day_stands_from_that_day_and_an_open_end_stays_small() -> None:
    _, bar, meaning = bars(event("detained", "2021-01-01"), event("trial", "../2023-01-01"))
    assert (bar.count("T") > 20, bar.count("t")) == (True, 0)
    assert "without a date" not in meaning
    _, bar, _ = bars(event("detained", "2021-01-01"), event("trial", "2023-01-01/.."))
    assert (bar.count("t") > 20, bar.count("T")) == (True, 0)


def test_each_of_those_concerned_has_a_bar_and_what_is_left_out_is_counted() -> None:
    events = [event("detained", f"202{n}-01-01", f"G-000{n}") for n in range(1, 5)]
    lines = bars(*events)
    assert [line[:6] for line in lines[1:-1]] == ["G-0001", "G-0002", "G-0003", "G-0004"]
    assert lines[2].startswith("G-0002   -")
    assert bars(*events, most=2)[2] == "... 3 more"


def test_derived_stages_and_none_at_all_draw_nothing() -> None:
    assert bars(event("trial", "2021", basis=Basis.DERIVED)) == ()
    assert bars(event("trial", None)) == ()
    assert bars() == ()


@pytest.mark.parametrize("width", [1, 20, 77, 240])
def test_a_bar_is_as_wide_as_there_is_room(width: int) -> None:
    lines = bars(event("detained", "2021-03"), event("trial", "2021-03-02"), width=width)
    assert len(lines[1]) == max(width, 22)
    assert len(lines[0]) <= max(width, 22)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
async def test_the_stages_of_a_case_and_of_a_defendant_are_drawn_over_time(
    full_file: Path, size: tuple[int, int]
) -> None:
    async with real(full_file, size) as driver:
        await driver.press("2", "enter", *["right_square_bracket"] * 3)
        line = next(each for each in driver.lines() if each.startswith(" G-0001 "))
        assert line.rstrip().endswith(">")
        assert len(line.rstrip()) > size[0] - 4
        assert "D detained" in driver.text()
        await driver.press("right_square_bracket")
        assert not any(each.startswith(" G-0001 ") for each in driver.lines())
        await driver.press(*["left_square_bracket"] * 3, "enter", *["right_square_bracket"] * 2)
        assert driver.screen_name == "DefendantScreen"
        assert any(each.startswith(" G-0001 ") for each in driver.lines())
