"""Copying with y: what is offered where, and that the clipboard gets it without anything hostile."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.tui.copies import of_hit, of_row
from casetracker.views.common import date_text
from casetracker.views.search import SearchHit
from tests.tui.conftest import WIDE, Opener
from tests.tui.fakes import FakeServices

WHEN = date_text(PartialDate.parse("2026-03-03"))
WHERE = f"(S-0001, Example Agency, {WHEN}, Investigation completed)"


@pytest.mark.parametrize(
    ("way", "copied"),
    [
        (("2",), "C-0001"),
        (("9", "j"), "S-0002"),
        (("2", "enter", "]", "]"), f"“crossing the state border unlawfully” {WHERE}"),
        (("6", "enter"), "“completed the preliminary investigation into 26 servicemen” (S-0002,"),
        (("8", *"border", "down"), "-000"),
    ],
)
async def test_what_is_wanted_most_is_the_first_of_the_copies(
    running: Opener, way: tuple[str, ...], copied: str
) -> None:
    async with running(size=WIDE) as driver:
        await driver.press(*way)
        while getattr(driver.app.screen, "is_looking", False):
            await driver.pilot.pause()
        await driver.press("y", "enter")
        clipboard = driver.app.clipboard
        assert copied in clipboard
        assert f"Sent to the terminal's clipboard: {clipboard[:40]}" in driver.toasts()


async def test_a_source_gives_its_link_and_a_row_its_cells(running: Opener) -> None:
    async with running(size=WIDE) as driver:
        await driver.press("9", "enter", "y")
        assert "Link" in driver.text()
        await driver.press("end", "enter")
        assert driver.app.clipboard == "https://example.org/1"
        await driver.press("2", "y", "end", "enter")
        assert driver.app.clipboard.startswith("C-0001\t")


async def test_where_nothing_stands_nothing_is_copied_and_while_one_types_y_is_a_letter(
    running: Opener,
) -> None:
    async with running() as driver:
        await driver.press("8", "y")
        assert "Search: y" in driver.text()
        await driver.press("escape", "escape", "end", "y")
        assert driver.app.clipboard == ""
        assert "There is nothing to copy here." in driver.toasts()


async def test_hostile_text_is_copied_without_its_control_characters(running: Opener) -> None:
    dress = "\x1b]52;c;aGk=\x07\u202e\n"
    async with running(FakeServices(dress=dress), size=WIDE) as driver:
        for way in (("2",), ("9", "enter"), ("6", "enter"), ("2", "enter", "]", "]")):
            await driver.press("escape", "escape", *way, "y")
            await driver.press("enter")
            assert driver.app.clipboard
            assert not {"\x1b", "\x07", "\u202e", "\n"} & set(driver.app.clipboard)


@pytest.mark.parametrize(
    ("hit", "copies"),
    [
        (SearchHit("person", "P-0001", "Aram Testyan", ("D-0001",), None),
         ["P-0001", "Aram Testyan"]),
        (SearchHit("source", "S-0001", "Title", (), "were detained"),
         ["S-0001", "“were detained” (S-0001, Title)"]),
        (SearchHit("claim", "S-0001-c1", "were detained", ("S-0001",), None),
         ["S-0001-c1", "“were detained” (S-0001-c1, S-0001)"]),
        (SearchHit("charge", "C-0001", "theft", (), None), ["C-0001", "“theft” (C-0001)"]),
    ],
    ids=["person", "source", "claim", "charge"],
)  # fmt: skip
def test_a_hit_gives_its_reference_and_what_it_quotes(hit: SearchHit, copies: list[str]) -> None:
    assert [text for _, text in of_hit(hit)] == copies


def test_a_row_gives_the_reference_it_names_first() -> None:
    assert of_row(("", " D-0002 ", "Aram", "G-0001"))[0] == ("Reference", "D-0002")
    assert of_row(("all", "of them")) == [("Row, tabs between", "all\tof them")]
    assert of_row(()) == of_row(("", "")) == []
