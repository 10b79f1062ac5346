"""Words found in the text of an item, a source, a report."""

import re

import pytest

from casetracker.tui.widgets.reader import Reader
from tests.tui.conftest import WIDE, Driver, Opener
from tests.tui.fake_operating import OperatingServices

LONG = "\n".join(f"line {number} of the servicemen" for number in range(1, 61))
WAYS = {"review": ("6", "enter"), "source": ("9", "enter"), "reports": ("7",)}

BESIDE = {
    "cases": ("2", "tab"),
    "people": ("3", "tab"),
    "charges": ("4", "tab"),
    "clocks": ("5", "tab"),
    "groups": ("0", "tab"),
    "proof of a case": ("2", "enter", "tab"),
    "cell": ("2", "enter", "X", "tab"),
    "search": ("8", "down", "tab"),
    "detail of a source": ("9", "enter", "tab"),
    "detail of an item": ("6", "enter", "tab"),
}


def typed(words: str) -> list[str]:
    return ["space" if sign == " " else sign for sign in words]


def text_of(driver: Driver) -> Reader:
    screen = driver.app.screen
    return screen.query_one(screen.text_pane, Reader)  # type: ignore[attr-defined]  # of those screens


@pytest.mark.parametrize("place", WAYS)
async def test_words_are_found_marked_and_walked_through_round_the_end(
    running: Opener, place: str
) -> None:
    async with running() as driver:
        await driver.press(*WAYS[place])
        word = re.findall(r"[a-z]{4,}", text_of(driver).shown_text)[-1]
        await driver.press("slash", *word, "enter")
        number = len(re.findall(word, text_of(driver).shown_text, re.IGNORECASE))
        assert f"“{word}”: place 1 of {number}" in driver.toasts()
        text_of(driver).show(f"{LONG}\nthe last SERVICEMEN")
        text_of(driver)._looked_for = "servicemen"
        await driver.press("n", "n")
        assert "“servicemen”: place 2 of 61" in driver.text()
        await driver.press("N", "N")
        assert "place 61 of 61" in driver.text()
        assert "the last SERVICEMEN" in driver.text()
        await driver.press("n")
        assert "place 1 of 61" in driver.text()


@pytest.mark.parametrize("way", BESIDE)
async def test_words_are_found_in_the_pane_that_has_the_keys(running: Opener, way: str) -> None:
    async with running(OperatingServices(), size=WIDE) as driver:
        await driver.press(*BESIDE[way])
        pane = driver.app.focused
        assert isinstance(pane, Reader)
        word = re.findall(r"[a-z]{4,}", pane.shown_text)[0]
        number = len(re.findall(word, pane.shown_text, re.IGNORECASE))
        await driver.press("slash", *word, "enter")
        assert f"“{word}”: place 1 of {number}" in driver.toasts()
        assert driver.app.focused is pane
        assert pane._hit is not None
        await driver.press("n")
        assert f"“{word}”: place {min(2, number)} of {number}" in driver.text()
        await driver.press("N")
        assert f"“{word}”: place 1 of {number}" in driver.text()


async def test_a_key_keeps_its_meaning_in_a_pane_until_words_are_looked_for(
    running: Opener,
) -> None:
    async with running(OperatingServices(), size=WIDE) as driver:
        await driver.press("2", "tab")
        assert "n New" in driver.lines()[-1]
        assert "/ Filter" not in driver.lines()[-1]
        await driver.press("n")
        assert driver.screen_name == "FormDialog"
        await driver.press("escape", "slash", *"group", "enter")
        assert "n New" not in driver.lines()[-1]
        await driver.press("n")
        assert driver.screen_name == "CasesScreen"
        await driver.press("shift+tab", "n")
        assert driver.screen_name == "FormDialog"


async def test_a_command_whose_key_means_something_nearer_is_done_from_the_commands(
    running: Opener,
) -> None:
    async with running(OperatingServices(), size=WIDE) as driver:
        await driver.press("2", "tab", "ctrl+p", *typed("only rows that hold"), "enter")
        assert driver.app.screen.query_one("#filter").has_focus


async def test_what_does_not_stand_there_is_said(running: Opener) -> None:
    async with running() as driver:
        await driver.press("9", "enter", "n")
        assert "Nothing was looked for yet" in driver.text()
        await driver.press("slash", *typed("no zebra"), "enter")
        assert "“no zebra” does not stand in this text." in driver.toasts()
        await driver.press("slash", *"...", "enter", "N")
        assert "“...” does not stand" in driver.text()


async def test_a_place_is_found_across_the_number_of_a_passage(running: Opener) -> None:
    async with running() as driver:
        await driver.press("6", "enter")
        text = text_of(driver)
        assert "26 servicemen»[1]" in text.shown_text
        assert text.find("26 servicemen detained") == (1, 1)
        assert text.find("") is None


async def test_another_text_forgets_the_place_and_the_same_keeps_it(running: Opener) -> None:
    async with running() as driver:
        await driver.press("9", "enter")
        text = text_of(driver)
        text.show(LONG)
        assert text.find("line 50") == (1, 1)
        text.show(LONG)
        assert text.find("servicemen") == (50, 60)
        text.show(f"{LONG} and others")
        assert text.find("servicemen") == (1, 60)
