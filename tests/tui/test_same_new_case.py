"""New people of one article put into one new case, from the keyboard; on a real file."""

from pathlib import Path

from tests.integration.test_same_new_case import TWO
from tests.support.articles import bring_in_text
from tests.tui.conftest import WIDE
from tests.tui.real import eyes_on, real


async def test_a_fact_is_put_into_the_new_case_of_one_before_it(sqlite_file: Path) -> None:
    with eyes_on(sqlite_file) as eyes:
        source = bring_in_text(eyes, TWO)
        claims = eyes.review.source(source).claims
        at = next(n for n, each in enumerate(claims) if each.subject != claims[0].subject)
        async with real(sqlite_file, WIDE) as driver:
            await driver.press("6", "enter", *["a"] * at, "l")
            assert "The same new case as fact 1" in driver.shown()
            await driver.press("end", "enter", *["a"] * (len(claims) - at - 1), "enter")
            assert "closed" in driver.toasts()
        assert (eyes.docket.home().cases, eyes.docket.home().groups) == (1, 2)


async def test_nothing_is_shared_with_what_stands_later_or_is_of_the_same_people(
    sqlite_file: Path,
) -> None:
    with eyes_on(sqlite_file) as eyes:
        claims = eyes.review.source(bring_in_text(eyes, TWO)).claims
        async with real(sqlite_file, WIDE) as driver:
            await driver.press("6", "enter", "l")
            assert "A new record" in driver.shown()
            assert "The same new case" not in driver.shown()
            await driver.press("escape", *["j"] * (len(claims) - 1), "l")
            assert driver.shown().count("The same new case") == 1
