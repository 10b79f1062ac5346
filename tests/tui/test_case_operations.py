"""Cases joined and severed, and records set aside, from the keyboard on a real file."""

from pathlib import Path

from casetracker.services.editing import CaseDraft
from casetracker.services.noting import Duty
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from tests.support.articles import accept_text
from tests.tui.conftest import NARROW, WIDE
from tests.tui.real import RealDriver, eyes_on, real

SAVE = "ctrl+s"
HELD = "The Border Police detained 9 servicemen at the Orsk ferry on 3 March 2014.\n"


def formed_in_error(services: Services) -> str:
    """A group of seventeen of which nothing is told any more."""
    before = {line.ref for line in services.docket.groups()}
    accept_text(services, HELD)
    line = next(each for each in services.docket.groups() if each.ref not in before)
    why, case = Grounds("of another year"), line.case_refs[0]
    for event in services.proceedings.events(case):
        if event.number is not None:
            services.proceedings.withdraw(event.number, why)
    services.editing.withdraw(
        "custody", [each.number for each in services.proceedings.custody(case)], why
    )
    return line.ref


async def to_case(driver: RealDriver, ref: str) -> None:
    await driver.press("ctrl+o", *ref.lower(), "enter")
    assert driver.screen_name == "CaseScreen"


async def choose(driver: RealDriver, command: str) -> None:
    await driver.press("ctrl+p", *command, "enter")


async def test_a_joinder_is_previewed_made_and_undone_in_one_step(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        count = eyes.docket.change_counter()
        people = {ref: len(eyes.docket.defendants(ref)) for ref in ("C-0001", "C-0002")}
        async with real(full_file, NARROW) as driver:
            await to_case(driver, "C-0001")
            await choose(driver, "join cases")
            await driver.fill(cases="C-0001", reason="tried together")
            await driver.press(SAVE)
            assert "a case is not joined into itself" in driver.shown()
            await driver.fill(cases="C-0002")
            await driver.press(SAVE)
            assert "C-0002: joined into C-0001" in driver.shown()
            assert eyes.docket.change_counter() == count
            await driver.press(SAVE)
            assert driver.screen_name == "CaseScreen"
            assert "C-0002: joined into C-0001" in driver.toasts()
            assert len(eyes.docket.defendants("C-0001")) == sum(people.values())
            await driver.press("u")
            assert len(eyes.docket.defendants("C-0001")) == people["C-0001"]


async def test_who_is_marked_is_severed_into_a_new_case(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        before = len(eyes.docket.defendants("C-0001"))
        count = eyes.docket.change_counter()
        async with real(full_file, NARROW) as driver:
            await to_case(driver, "C-0001")
            await driver.press("right_square_bracket", "space", "space")
            await choose(driver, "sever people")
            marked = driver.field("who")
            assert len(marked.split(", ")) == 2
            await driver.fill(title="Case of two", into="C-0002", reason="a file of its own")
            await driver.press(SAVE)
            assert "name a case on file or a new one, not both" in driver.shown()
            await driver.fill(into="")
            await driver.press(SAVE)
            assert f"C-0001: {before} -> {before - 2} defendants" in driver.shown()
            assert eyes.docket.change_counter() == count
            await driver.press(SAVE)
            assert "Case of two" in {each.title for each in eyes.docket.cases()}
            assert len(eyes.docket.defendants("C-0001")) == before - 2


async def test_a_case_opened_by_hand_is_shown_and_left_once_it_is_set_aside(
    full_file: Path,
) -> None:
    async with real(full_file, NARROW) as driver:
        await driver.press("2", "n")
        await driver.fill(title="Case of the ferry", reason="a letter")
        await driver.press(SAVE)
        assert driver.screen_name == "CaseScreen"
        assert "Case of the ferry" in driver.text()
        await driver.press("d")
        await driver.fill(reason="opened twice")
        await driver.press(SAVE)
        assert driver.screen_name == "CasesScreen"
        assert "set aside (Case of the ferry)" in driver.toasts()
        assert "no longer on file" not in driver.toasts()
        assert "casetracker case list" not in driver.toasts()


async def test_a_record_that_somebody_else_sets_aside_is_left_with_a_word(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        why = Grounds("opened twice")
        made = eyes.editing.open_case(CaseDraft("Case of the ferry"), why).lines[0][:6]
        async with real(full_file, NARROW) as driver:
            await driver.press("2")
            await to_case(driver, made)
            eyes.editing.remove_case(made, why)
            await driver.press("f5")
            assert driver.screen_name == "CasesScreen"
            assert f"{made} is no longer on file." in driver.toasts()


async def test_a_group_made_in_error_is_set_aside_and_brought_back(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        made = formed_in_error(eyes)
        async with real(full_file, NARROW) as driver:
            await driver.press("0", "slash", *made.lower(), "enter", "d")
            await driver.fill(reason="never was one")
            await driver.press(SAVE)
            assert f"{made}: set aside" in driver.toasts()
            assert made not in {line.ref for line in eyes.docket.groups()}
            await driver.press("u")
            assert made in {line.ref for line in eyes.docket.groups()}


async def test_a_task_that_nobody_has_to_do_is_set_aside_but_one_that_was_done_stays(
    full_file: Path,
) -> None:
    with eyes_on(full_file) as eyes:
        eyes.noting.add_task("C-0001", Duty("call the registry"))
        async with real(full_file, WIDE) as driver:
            await to_case(driver, "C-0001")
            await driver.press(*["right_square_bracket"] * 7)
            assert "call the registry" in driver.text()
            await driver.press("d")
            await driver.fill(reason="asked twice")
            await driver.press(SAVE)
            assert "call the registry" not in driver.text()
            assert eyes.noting.tasks("C-0001") == ()
            await driver.press("u")
            assert "call the registry" in driver.text()
            await driver.press("e", SAVE)
            assert eyes.noting.tasks("C-0001")[0].done_at is not None
            await driver.press("d")
            assert "A task that was done stays on file" in driver.toasts()


async def test_notes_tasks_and_tags_of_a_group_are_kept_on_its_screen(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        async with real(full_file, NARROW) as driver:
            await driver.press("ctrl+o", *"g-0001", "enter")
            assert driver.screen_name == "GroupScreen"
            await driver.press("a", "3")
            await driver.fill(text="call the registry")
            await driver.press(SAVE)
            await choose(driver, "write a note")
            await driver.fill(text="see the letter")
            await driver.press(SAVE, "left_square_bracket")
            assert "[Notes(2)]" in driver.text()
            await driver.press("enter", "1", SAVE)
            assert eyes.noting.tasks("G-0001")[0].done_at is not None
            await driver.press("g", "g")
            done = 0 if "> done" in driver.text() else 1
            await driver.press(*["down"] * done, "enter")
            assert "A task that was done stays on file" in driver.toasts()
            await driver.press("down" if done == 0 else "up", "enter", "2")
            await driver.fill(reason="answered")
            await driver.press(SAVE)
            assert eyes.noting.notes("G-0001") == ()
            await driver.press("u")
            assert "see the letter" in driver.text()


async def test_a_person_is_tagged_on_their_own_screen(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        one = eyes.docket.defendants("C-0001")[0].person_ref
        async with real(full_file, WIDE) as driver:
            await driver.press("ctrl+o", *one.lower(), "enter", "a", "2")
            await driver.fill(words="minor", reason="born 2008")
            await driver.press(SAVE)
            assert "Notes(1)" in driver.text()
            assert [each.word for each in eyes.noting.tags(one)] == ["minor"]


async def test_enter_on_a_stage_opens_its_source_and_on_a_person_the_defendant(
    full_file: Path,
) -> None:
    async with real(full_file, WIDE) as driver:
        await to_case(driver, "c-0001")
        seen = {}
        for _ in range(6):
            await driver.press("right_square_bracket")
            tab = driver.text().partition("[")[2].partition("]")[0].partition("(")[0]
            await driver.press("enter")
            seen[tab] = driver.screen_name
            if driver.screen_name != "CaseScreen":
                await driver.press("escape")
        assert seen["Defendants"] == "DefendantScreen"
        assert seen["Stages"] == "SourceScreen"
