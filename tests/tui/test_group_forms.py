"""Groups entered and corrected from the keyboard, on a real file."""

from dataclasses import replace
from pathlib import Path

from casetracker.services.operating import Grounds
from tests.tui.conftest import WIDE
from tests.tui.real import eyes_on, real

LIST = "court list"


async def test_a_group_is_entered_in_a_case_corrected_and_taken_back(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        known = {line.ref for line in eyes.docket.groups()}
        async with real(full_file) as driver:
            await driver.press("2", "enter")
            driver.app.perform("add.group")
            await driver.settle()
            assert driver.field("case") == "C-0001"
            await driver.fill(number="0", label="Three drivers", unit="drivers", reason=LIST)
            await driver.press("ctrl+s")
            assert "is no number of people here" in driver.shown()
            await driver.fill(number="3", captured="2021-05~")
            await driver.press("ctrl+s")
            (ref,) = {line.ref for line in eyes.docket.groups()} - known
            assert f"Saved: {ref}: Three drivers, 3 on file in C-0001" in driver.toasts()

            await driver.press("0", "end", "e")
            assert (driver.field("label"), driver.field("captured")) == (
                "Three drivers",
                "2021-05~",
            )
            await driver.fill(label="Three drivers of Orsk", place="Orsk", reason=LIST)
            await driver.press("ctrl+s")
            line = eyes.docket.group(ref).line
            assert (line.label, line.place, line.held_members) == (
                "Three drivers of Orsk",
                "Orsk",
                3,
            )

            await driver.press("u", "u")
            assert {each.ref for each in eyes.docket.groups()} == known


async def test_a_group_is_entered_on_the_screen_of_groups(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        known = len(eyes.docket.groups())
        async with real(full_file) as driver:
            await driver.press("0", "n")
            await driver.fill(case="c-0002", number="2", label="Two nurses", reason=LIST)
            await driver.press("ctrl+s")
            assert "Two nurses" in driver.text()
        assert len(eyes.docket.groups()) == known + 1


async def test_the_words_of_a_source_for_a_day_are_kept_where_the_day_is(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        seen = eyes.forming.values("G-0001")
        async with real(full_file) as driver:
            await driver.press("0", "enter", "e")
            await driver.fill(place="Orsk", reason=LIST)
            await driver.press("ctrl+s")
        assert eyes.forming.values("G-0001") == replace(
            seen, place="Orsk", version=seen.version + 1
        )


async def test_both_versions_of_a_group_are_shown_where_somebody_saved_first(
    full_file: Path,
) -> None:
    with eyes_on(full_file) as eyes:
        async with real(full_file, WIDE) as driver:
            await driver.press("0", "e")
            await driver.fill(label="Mine", reason=LIST)
            seen = eyes.forming.values("G-0001")
            eyes.forming.edit(replace(seen, label="Theirs", place="Orsk"), Grounds(LIST))
            await driver.press("ctrl+s")
            assert "changed by somebody else" in driver.shown()
            assert "Theirs" in driver.text()
            await driver.press("m")
        now = eyes.forming.values("G-0001")
        assert (now.label, now.place) == ("Mine", "Orsk")
