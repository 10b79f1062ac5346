"""Who is the same person, and what is odd in a case, from the keyboard on a real file."""

from pathlib import Path

from casetracker.model.partial_date import PartialDate
from casetracker.services.operating import Grounds
from casetracker.services.people import PersonDraft, Spelling
from casetracker.services.proceeding import Happening
from tests.tui.conftest import WIDE
from tests.tui.real import eyes_on, real

SAVE = "ctrl+s"


async def test_a_merge_is_shown_beforehand_made_and_undone(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        for case, name in (("C-0001", "Karen Testyan"), ("C-0002", "Karen Testian")):
            eyes.people.add(case, PersonDraft(name=name), Grounds("court list"))
        one, two = (eyes.docket.defendants(case)[-1].person_ref for case in ("C-0001", "C-0002"))
        count = eyes.docket.change_counter()
        async with real(full_file, WIDE) as driver:
            await driver.press("3", "slash", *one.lower(), "enter", "enter")
            assert driver.screen_name == "PersonScreen"
            await driver.press("m")
            await driver.fill(other=two, verdict="uns", reason="no birth reported")
            await driver.press(SAVE)
            assert f"{one} and {two}: perhaps one person" in driver.shown()
            await driver.press(SAVE)
            assert eyes.identity.decisions(one)[0].reason == "no birth reported"

            await driver.press("m")
            await driver.fill(other=two, verdict="same", reason="the same father")
            await driver.press(SAVE)
            assert f"{two}: set aside, it is {one}" in driver.shown()
            assert eyes.docket.change_counter() == count + 1
            await driver.press(SAVE)
            assert eyes.persons.person(one).line.case_refs == ("C-0001", "C-0002")

            await driver.press("u")
            assert eyes.persons.person(two).line.case_refs == ("C-0002",)


async def test_what_speaks_for_two_people_is_shown_and_judged(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        eyes.people.add("C-0001", PersonDraft(name="Ivan Petrovich Testov"), Grounds("court list"))
        one = eyes.docket.defendants("C-0001")[-1].person_ref
        eyes.people.add_name(one, Spelling("Ivan Sergeyevich Testov"), Grounds("court list"))
        async with real(full_file, WIDE) as driver:
            await driver.press(
                "3", "slash", *one.lower(), "enter", "enter", *["right_square_bracket"] * 5
            )
            assert "different patronymics" in driver.text()
            await driver.press("m")
            await driver.fill(verdict="two_people", reason="two passports")
            await driver.press(SAVE)
            assert f"{one} alone: two people" in driver.shown()
            await driver.press(SAVE)
            assert eyes.identity.twofold() == ()
            assert "Nothing on file speaks for two people." in driver.text()
            await driver.press("u")
            assert [each.ref for each in eyes.identity.twofold()] == [one]


async def test_a_second_person_is_told_apart_shown_beforehand_and_undone(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        why = Grounds("court list")
        for case, name in (
            ("C-0001", "Ivan Petrovich Testov"),
            ("C-0002", "Ivan Sergeyevich Testov"),
        ):
            eyes.people.add(case, PersonDraft(name=name), why)
        (_, one), (place, two) = (
            (line.ref, line.person_ref)
            for line in (eyes.docket.defendants(case)[-1] for case in ("C-0001", "C-0002"))
        )
        eyes.identity.merge(one, two, why)
        count = eyes.docket.change_counter()
        async with real(full_file, WIDE) as driver:
            await driver.press(
                "3",
                "slash",
                *one.lower(),
                "enter",
                "enter",
                *["right_square_bracket"] * 2,
                "j",
                "x",
            )
            await driver.fill(names="Ivan Sergeyevich Testov", reason="two fathers")
            await driver.press(SAVE)
            assert f"{place} in C-0002: is " in driver.shown()
            assert f"{one} keeps: " in driver.shown()
            assert eyes.docket.change_counter() == count
            await driver.press(SAVE)
            other = eyes.docket.defendant(place).line.person_ref
            assert other not in (one, two)
            assert eyes.persons.person(other).line.name == "Ivan Sergeyevich Testov"
            assert eyes.persons.person(one).line.case_refs == ("C-0001",)

            await driver.press("u")
            assert eyes.persons.person(one).line.case_refs == ("C-0001", "C-0002")

            await driver.press("x")
            await driver.fill(what="C-0001", reason="two fathers")
            await driver.press(SAVE)
            assert "'C-0001' will not do" in driver.text()


async def test_what_is_odd_in_a_case_stands_in_its_overview(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        for stage, when in (("detained", "2024-03-03"), ("charged", "2024-01-01")):
            grounds = Grounds("court list", PartialDate.parse(when))
            eyes.proceedings.record("C-0004", Happening(stage), grounds)
        odd = [each.words for each in eyes.flagging.flags("C-0004")]
        assert odd
        async with real(full_file, WIDE) as driver:
            await driver.press("2", "slash", *"c-0004", "enter", "enter", "G")
            assert "! Odd" in driver.text()
            assert "Kept as it was told" in driver.text()


async def test_a_word_is_chosen_by_arrow_and_by_its_beginning_where_a_change_is_previewed(
    full_file: Path,
) -> None:
    with eyes_on(full_file) as eyes:
        one = eyes.docket.defendants("C-0001")[0].person_ref
        async with real(full_file, WIDE) as driver:
            await driver.press("ctrl+o", *one.lower(), "enter", "m", "tab")
            assert "same, different, unsure (↓ next, → completes)" in driver.shown()
            await driver.press("down", "down")
            assert driver.field("verdict") == "different"
            await driver.press(*"uns", "tab")
            assert driver.field("verdict") == "unsure"


async def test_a_person_is_edited_and_spelled_where_they_are_shown(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        eyes.people.add("C-0001", PersonDraft(name="Karen Testyan"), Grounds("court list"))
        one = eyes.docket.defendants("C-0001")[-1].person_ref
        async with real(full_file, WIDE) as driver:
            await driver.press("ctrl+o", *one.lower(), "enter")
            assert driver.screen_name == "PersonScreen"
            await driver.press("d")
            assert "The cursor is on no spelling" in driver.toasts()
            await driver.press("e")
            await driver.fill(occupation="driver", reason="his family")
            await driver.press(SAVE)
            assert eyes.persons.person(one).occupation == "driver"
            await driver.press("n")
            await driver.fill(text="Karen Testian", reason="a letter")
            await driver.press(SAVE)
            assert "Names(2)" in driver.text()
            await driver.press("right_square_bracket", "G", "d")
            await driver.fill(reason="misread")
            await driver.press(SAVE)
            assert [each.text for each in eyes.persons.person(one).names] == ["Karen Testyan"]
            await driver.press("u")
            assert "Names(2)" in driver.text()
