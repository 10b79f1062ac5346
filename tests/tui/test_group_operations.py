"""The operations on a group from the keyboard, on a real file: what is previewed is what is done."""

from pathlib import Path

import pytest

from casetracker.model.vocabulary import GroupEventKind
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from tests.tui.conftest import NARROW, WIDE
from tests.tui.real import RealDriver, eyes_on, real

SAVE = "ctrl+s"


def lomna(services: Services) -> str:
    """The group of seventeen at the Lomna crossing."""
    return next(line.ref for line in services.docket.groups() if line.held_members == 17)


def change_sets(services: Services) -> int:
    return services.docket.change_counter()


async def to_group(driver: RealDriver, ref: str, *, is_whole: bool = False) -> None:
    """Go to Groups, put the cursor on one, and open it where it is wanted whole."""
    await driver.press("0", "slash", *ref.lower(), "enter")
    if is_whole:
        await driver.press("enter")


OPERATIONS = {
    "name": ("p", {"names": "Aram Testyan; Karo Exampleyan"}, "Aram Testyan", GroupEventKind.IDENTIFIED),
    "split": ("x", {"parts": "9 first file; 5"}, "9 stand in", GroupEventKind.SPLIT),
    "transfer": ("t", {"to": "G-0002", "count": "2", "date": "2024-07"}, "2 went to G-0002",
                 GroupEventKind.TRANSFERRED),
    "move": ("T", {"to": "G-0002", "count": "1"}, "1 belong to G-0002", GroupEventKind.RECOUNTED),
    "release": ("r", {"count": "3", "as": "repatriated"}, "3 repatriated", GroupEventKind.PARTLY_RELEASED),
    "recount": ("R", {"count": "18"}, "recounted from 17 to 18", GroupEventKind.RECOUNTED),
    "merge": ("m", {"groups": "{ref}, G-0002", "label": "all of them"}, "taken together as",
              GroupEventKind.MERGED),
}  # fmt: skip


@pytest.mark.parametrize(
    ("operation", "size"), [*((each, NARROW) for each in OPERATIONS), ("split", WIDE)]
)
async def test_an_operation_is_previewed_made_and_undone_in_one_step(
    full_file: Path, operation: str, size: tuple[int, int]
) -> None:
    key, values, told, kind = OPERATIONS[operation]
    with eyes_on(full_file) as eyes:
        ref = lomna(eyes)
        before, count = eyes.docket.group(ref), change_sets(eyes)
        async with real(full_file, size) as driver:
            await to_group(driver, ref)
            await driver.press(key)
            assert driver.screen_name == "OperationDialog"
            filled = {name: text.format(ref=ref) for name, text in values.items()}
            await driver.fill(**filled, reason="court list")

            await driver.press(SAVE)
            assert "This would change (one undo step)" in driver.shown()
            assert told in driver.shown()
            assert change_sets(eyes) == count

            await driver.press(SAVE)
            assert driver.screen_name == "GroupsScreen"
            assert told in driver.toasts()
            assert change_sets(eyes) == count + 1
            after = eyes.docket.group(ref)
            assert kind in [event.kind for event in after.events[len(before.events) :]]
            assert eyes.docket.changes(1)[0].reason == "court list"

            await driver.press("u")
            assert "Undone" in driver.toasts()
            assert eyes.docket.group(ref).events == before.events
            assert eyes.docket.group(ref).members == before.members


async def test_a_claim_becomes_the_source_of_what_is_done(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        ref = lomna(eyes)
        claim = next(each.claim_ref for each in eyes.docket.group(ref).citations)
        async with real(full_file) as driver:
            await to_group(driver, ref)
            await driver.press("p")
            await driver.fill(names="Aram Testyan", reason="court list", claim=claim.lower())
            await driver.press(SAVE, SAVE)
        event = eyes.docket.group(ref).events[-1]
        assert [each.claim_ref for each in event.citations] == [claim]


async def test_the_member_under_the_cursor_is_the_one_who_is_named(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        ref = lomna(eyes)
        third = eyes.docket.group(ref).members[2]
        async with real(full_file) as driver:
            await to_group(driver, ref, is_whole=True)
            assert driver.screen_name == "GroupScreen"
            await driver.press("right_square_bracket", "j", "j", "p")
            assert driver.field("members") == third.ref
            await driver.fill(names="Aram Testyan", reason="court list")
            await driver.press(SAVE, SAVE)
            assert driver.screen_name == "GroupScreen"
            assert "Aram Testyan" in driver.text()
        assert eyes.docket.defendant(third.ref).line.name == "Aram Testyan"


FAULTS = {
    "a name is needed": ("p", {"reason": "x"}, "Names is needed"),
    "a reason is needed": ("p", {"names": "Aram Testyan"}, "Reason is needed"),
    "a date that is none": ("p", {"names": "A B", "reason": "x", "date": "2024-13"},
                            "'2024-13' is not a date"),
    "a claim that is none": ("p", {"names": "A B", "reason": "x", "claim": "7"}, "'7' is no claim"),
    "a claim that is not there": ("p", {"names": "A B", "reason": "x", "claim": "K-9999"},
                                  "no claim 'K-9999' on file"),
    "two names for one person": ("p", {"names": "A B; C D", "members": "D-0001", "reason": "x"},
                                 "give one name where you say who it is"),
    "more than there are": ("x", {"parts": "10; 9", "reason": "x"}, "add up to 19, but 17 are on file"),
    "a part that is none": ("x", {"parts": "many", "reason": "x"}, "'many' is no part"),
    "one group alone": ("m", {"groups": "G-0002", "reason": "x"}, "name another group beside G-0002"),
    "a group that is none": ("m", {"groups": "G-0002, C-0001", "reason": "x"}, "'C-0001' is not a group"),
    "a group that is not there": ("t", {"to": "G-0999", "count": "1", "date": "2024", "reason": "x"},
                                  "no group 'G-0999' on file"),
    "nobody": ("t", {"to": "G-0002", "date": "2024", "reason": "x"}, "say how many, or who"),
    "a transfer without its date": ("t", {"to": "G-0002", "count": "1", "reason": "x"}, "Date is needed"),
    "a way out that is none": ("r", {"count": "1", "as": "gone", "reason": "x"}, "'gone' will not do"),
    "other groups that are none": ("r", {"count": "1", "also": "five", "reason": "x"}, "write G-0002=5"),
    "more than remain": ("r", {"count": "99", "reason": "x"}, "99 are meant, but"),
    "no number": ("R", {"count": "many", "reason": "x"}, "'many' is no number of people"),
}  # fmt: skip


@pytest.mark.parametrize("key", sorted({fault[0] for fault in FAULTS.values()}))
async def test_a_fault_is_said_and_nothing_is_lost_or_written(full_file: Path, key: str) -> None:
    with eyes_on(full_file) as eyes:
        count, ref = change_sets(eyes), lomna(eyes)
        async with real(full_file) as driver:
            await to_group(driver, ref)
            for name, (_, values, said) in FAULTS.items():
                if FAULTS[name][0] != key:
                    continue
                await driver.press(key)
                await driver.fill(**values)
                await driver.press(SAVE)
                assert driver.screen_name == "OperationDialog", name
                assert said in driver.shown(), name
                assert "This would change" not in driver.shown(), name
                assert {each: driver.field(each) for each in values} == values, name
                await driver.press("escape", "escape")
        assert change_sets(eyes) == count


async def test_a_fault_stands_under_its_field_and_takes_the_cursor_there(full_file: Path) -> None:
    async with real(full_file) as driver:
        await driver.press("0", "t")
        await driver.fill(to="G-0999", count="1", date="2024", reason="x")
        await driver.press(SAVE)
        assert driver.app.screen.query_one("#fault-to").has_class("-shown")
        assert driver.app.screen.focused is driver.app.screen.query_one("#to")


async def test_what_was_previewed_holds_only_for_what_is_in_the_fields(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        count, ref = change_sets(eyes), lomna(eyes)
        async with real(full_file) as driver:
            await to_group(driver, ref)
            await driver.press("R")
            await driver.fill(count="18", reason="x")
            await driver.press(SAVE)
            assert "17 to 18" in driver.shown()
            await driver.fill(count="19")
            assert "This would change" not in driver.shown()
            await driver.press(SAVE)
            assert "17 to 19" in driver.shown()
            assert change_sets(eyes) == count


async def test_the_first_esc_warns_and_the_second_leaves(full_file: Path) -> None:
    async with real(full_file) as driver:
        await driver.press("0", "R")
        await driver.press("escape")
        assert driver.screen_name == "GroupsScreen"
        await driver.press("R")
        await driver.fill(count="18")
        await driver.press("escape")
        assert "esc again throws away what you typed" in driver.shown()
        await driver.press("1")
        await driver.press("escape")
        assert driver.screen_name == "OperationDialog"
        await driver.press("escape")
        assert driver.screen_name == "GroupsScreen"


async def test_a_difference_is_explained_from_its_row(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        ref = lomna(eyes)
        eyes.reconciling.state_total(20, [ref], Grounds("press briefing"), label="captured")
        async with real(full_file, WIDE) as driver:
            await to_group(driver, ref, is_whole=True)
            await driver.press(*("right_square_bracket",) * 3, "end", "w")
            assert driver.field("key") == "Q-0001"
            await driver.fill(**{"as": "not charged", "count": "9", "reason": "let go at once"})
            await driver.press(SAVE)
            assert "3 are left to explain: 9 are too many" in driver.shown()
            await driver.fill(count="2")
            await driver.press(SAVE)
            assert "1 unexplained" in driver.shown()
            await driver.press(SAVE)
        (view,) = (each for each in eyes.reconciling.reconciliation(ref) if each.key == "Q-0001")
        assert [(each.kind, each.people) for each in view.explanations] == [("not_charged", 2)]


async def test_a_total_is_kept_and_then_stands_among_the_numbers(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        ref = lomna(eyes)
        async with real(full_file, WIDE) as driver:
            await to_group(driver, ref, is_whole=True)
            await driver.press("W")
            assert driver.field("groups") == ref
            await driver.fill(
                count="62", label="captured", speaker="the ministry", reason="briefing"
            )
            await driver.press(SAVE, SAVE)
            await driver.press(*("right_square_bracket",) * 3)
            assert "Q-0001" in driver.text()
            assert "45 short, 45 unexplained" in driver.text()


async def test_nothing_is_written_where_the_database_is_only_read(full_file: Path) -> None:
    async with real(full_file, read_only=True) as driver:
        await driver.press("0")
        for key in "pxmtTrRwW":
            await driver.press(key)
            assert driver.screen_name == "GroupsScreen"
        assert "open for reading only" in driver.toasts()


async def test_a_key_that_can_do_nothing_says_why(sqlite_url: str) -> None:
    async with real(Path(sqlite_url.removeprefix("sqlite:///"))) as driver:
        await driver.press("escape", "0", "p")  # past the ways to begin
        assert "There is no group here." in driver.toasts()
        await driver.press("w")
        assert "No difference is open here" in driver.toasts()


async def test_a_change_made_elsewhere_meanwhile_is_refused_in_the_form(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        ref = lomna(eyes)
        async with real(full_file) as driver:
            await to_group(driver, ref)
            await driver.press("x")
            await driver.fill(parts="17=D-9999", reason="x")
            await driver.press(SAVE)
            assert "no defendant 'D-9999' on file" in driver.shown()
            await driver.fill(parts="16")
            await driver.press(SAVE)
            eyes.groups.recount(ref, 10, Grounds("counted again"))
            await driver.press(SAVE)
            assert driver.screen_name == "OperationDialog"
            assert "10 are there to be split" in driver.shown()


async def test_who_left_custody_is_counted_where_a_group_is_summed_up(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        ref = lomna(eyes)
        async with real(full_file, NARROW) as driver:
            await to_group(driver, ref, is_whole=True)
            assert "Left custody 5 of 17, 12 still held" in driver.shown()
            await driver.press("r")
            await driver.fill(count="3", reason="court list")
            await driver.press(SAVE, SAVE)
            assert "Left custody 8 of 17, 9 still held" in driver.shown()
            assert eyes.docket.group(ref).line.left_custody == 8
            await driver.press("u")
            assert "Left custody 5 of 17, 12 still held" in driver.shown()
