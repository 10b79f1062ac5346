import pytest

from tests.tui.conftest import NARROW, WIDE, Opener


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_home_counts_the_clocks_and_names_those_that_end_next(
    running: Opener, size: tuple[int, int]
) -> None:
    async with running(size=size) as driver:
        text = driver.text()

    assert "1 clock ends soon" in text
    assert "26 clocks passed, nothing on file" in text
    assert "2025-12-15  ex.detention" in text


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_case_shows_its_clocks_with_their_working(
    running: Opener, size: tuple[int, int]
) -> None:
    async with running(size=size) as driver:
        await driver.press("2", "enter", *("right_square_bracket",) * 8)
        text = driver.text()

    assert "clocks C-0001" in driver.services.calls
    assert "[Clocks(2)]" in text
    first, second = text.index("ex.detention"), text.index("ex.appeal")
    assert first < second
    for part in (
        "passed, nothing on file",
        "before a court [ex 1, grade B]",
        "claimed by A",
        "Starts: detained.",
    ):
        assert part in text, part


async def test_a_clock_opens_the_source_of_the_stage_that_starts_it(running: Opener) -> None:
    async with running(size=WIDE) as driver:
        await driver.press("2", "enter", *("right_square_bracket",) * 8, "enter")

        assert driver.screen_name == "SourceScreen"


async def test_a_defendant_shows_their_clocks(running: Opener) -> None:
    async with running(size=WIDE) as driver:
        await driver.press("2", "enter", "right_square_bracket", "enter")
        assert driver.screen_name == "DefendantScreen"
        await driver.press(*("left_square_bracket",) * 2)
        text = driver.text()

    assert "[Clocks(2)]" in text
    assert "clocks D-0001" in driver.services.calls
