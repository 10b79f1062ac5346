"""What people put on file for clocks, from the keyboard: on the clocks' own screen and on records."""

from pathlib import Path

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ClockOrderKind, LegalStatus
from casetracker.procedure.clocks.vocabulary import ClockState
from casetracker.services.grouping import Part
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.recording.clock_orders import OrderDraft
from casetracker.tui.clock_files import ClockFile, ClockMeant, clock_file
from casetracker.tui.forms import clocks
from casetracker.tui.forms.fields import FormField, Kind, fault_in, faults_in, help_of
from casetracker.tui.widgets.bars import KeyFooter
from casetracker.views.clocks import OrderView, RuleLine
from tests.tui.conftest import NARROW, WIDE
from tests.tui.real import RealDriver, eyes_on, real

SAVE = "ctrl+s"
RULE = "az.remand.serious"
KINDS = ("start", "act", "extension", "suspension")


async def to_clock(driver: RealDriver, text: str) -> None:
    """Go to the clocks and to the first that holds a text."""
    await driver.press("5", "slash", *text, "enter")


def state_of(services: Services, ref: str, rule: str) -> ClockState:
    return next(each.state for each in services.clocks.clocks(ref) if each.rule == rule)


def suspended(services: Services, ref: str, on: str = "2021-01-10") -> None:
    draft = OrderDraft(RULE, ClockOrderKind.SUSPENSION, PartialDate.parse(on))
    services.clocks.record(ref, draft, reason="an order")


@pytest.mark.parametrize(("sign", "kind"), list(enumerate(KINDS, 1)))
async def test_what_is_recorded_for_the_clock_under_the_cursor_is_on_file_and_undone(
    full_file: Path, sign: int, kind: str
) -> None:
    with eyes_on(full_file) as eyes:
        async with real(full_file, NARROW) as driver:
            await to_clock(driver, RULE)
            row = driver.app.screen._lines[0]  # type: ignore[attr-defined]  # the clock of the row
            await driver.press("a", str(sign))
            assert driver.field("rule") == RULE
            assert driver.app.screen.focused.id == "date"  # type: ignore[union-attr]  # a field
            await driver.fill(date="2021-01-10", note="as read out", reason="an order")
            await driver.press(SAVE)
            assert driver.screen_name == "ClocksScreen"
            assert (
                f"{kind} of {RULE} for {row.case_ref}, 2021-01-10 (u undoes it)" in driver.toasts()
            )
            (order,) = eyes.clocks.orders(row.case_ref)
            assert (order.kind, order.rule, order.note) == (kind, RULE, "as read out")
            assert order.scope == "all defendants"
            await driver.press("u")
            assert eyes.clocks.orders() == ()


async def test_a_list_stays_with_the_clock_that_was_extended(full_file: Path) -> None:
    async with real(full_file, WIDE) as driver:
        await driver.press("5")
        first = driver.app.screen._lines[0]  # type: ignore[attr-defined]  # the clock of the row
        await driver.press("a", "3")
        await driver.fill(date="2020-12-20", by="3 months", reason="an order")
        await driver.press(SAVE)
        after = driver.app.screen.clock_meant().view  # type: ignore[attr-defined]  # as above
        assert (after.rule, after.case_ref) == (first.rule, first.case_ref)
        assert after.due != first.due


async def test_an_extension_says_at_the_field_what_would_do(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        async with real(full_file, WIDE) as driver:
            await to_clock(driver, RULE)
            await driver.press("a", "3")
            await driver.fill(date="soon", by="long", rule="az.none")
            await driver.press(SAVE)
            assert "'az.none' is none of them" in driver.shown()
            assert "'long' is no length of time: write 2 months" in driver.shown()
            assert "Reason is needed" in driver.shown()
            await driver.fill(date="2021-02", by="2 months", until="2021-06", rule=RULE, reason="x")
            await driver.press(SAVE)
            assert "Leave this or the day above empty" in driver.shown()
            await driver.fill(by="", until="2020")
            await driver.press(SAVE)
            assert "it would end (2020) before it began (2021-02)" in driver.shown()
            assert eyes.clocks.orders() == ()
            await driver.fill(by="2 months", until="")
            await driver.press(SAVE)
            (order,) = eyes.clocks.orders()
            assert (order.adds, order.until, str(order.happened)) == ("P2M", None, "2021-02")


async def test_a_suspension_is_ended_where_it_was_recorded(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        suspended(eyes, "C-0001")
        assert state_of(eyes, "C-0001", RULE) is ClockState.SUSPENDED
        async with real(full_file, NARROW) as driver:
            await to_clock(driver, "suspended")
            await driver.press("a", "5")
            assert "it stood still since 2021-01-10" in driver.shown()
            assert (driver.field("whom"), driver.field("rule")) == ("C-0001", RULE)
            await driver.fill(date="2021-02-01", reason="taken up again")
            await driver.press(SAVE)
            assert state_of(eyes, "C-0001", RULE) is not ClockState.SUSPENDED
            await driver.press("u")
            assert state_of(eyes, "C-0001", RULE) is ClockState.SUSPENDED


async def test_of_several_suspensions_one_is_chosen_and_of_none_it_is_said(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        one, other = (each.ref for each in eyes.docket.defendants("C-0001")[:2])
        async with real(full_file, NARROW) as driver:
            await to_clock(driver, RULE)
            await driver.press("a", "5")
            assert driver.screen_name == "ClocksScreen"
            assert f"No suspension of {RULE} is open on file." in driver.toasts()
            suspended(eyes, one)
            suspended(eyes, other, "2021-01-20")
            await driver.press("ctrl+o", *"c-0001", "enter", "ctrl+p", *"runs again", "enter")
            assert f"since 2021-01-10, {one}" in driver.shown()
            await driver.press("2")
            assert driver.field("whom") == other
            await driver.fill(date="2021-02-01", reason="taken up again")
            await driver.press(SAVE)
        left = [each.scope for each in eyes.clocks.orders("C-0001") if each.until is None]
        assert left == [one]


async def test_a_status_is_claimed_for_somebody_and_denied_and_the_denial_set_aside(
    full_file: Path,
) -> None:
    with eyes_on(full_file) as eyes:
        async with real(full_file, WIDE) as driver:
            await driver.press("ctrl+o", *"d-0001", "enter")
            assert driver.screen_name == "DefendantScreen"
            for speaker, says in (("Ministry of Defence", "cl"), ("Prosecutor", "denied")):
                await driver.press("ctrl+p", *"denies a status", "enter")
                assert driver.field("whom") == "D-0001"
                await driver.fill(status="pri", speaker=speaker, says=says, reason="a letter")
                await driver.press(SAVE)
                assert "status prisoner of war of D-0001" in driver.toasts()
            claimed, denied = eyes.clocks.statuses("D-0001")
            assert (claimed.status, claimed.is_denied) == (LegalStatus.PRISONER_OF_WAR, False)
            assert (denied.speaker, denied.is_denied) == ("Prosecutor", True)
            await driver.press("ctrl+p", *"set aside what was recorded", "enter")
            assert "prisoner of war, denied" in driver.shown()
            await driver.press("2")
            await driver.fill(reason="of another case")
            await driver.press(SAVE)
            assert [each.id for each in eyes.clocks.statuses("D-0001")] == [claimed.id]


async def test_an_order_recorded_in_error_is_set_aside_for_a_reason_and_brought_back(
    full_file: Path,
) -> None:
    with eyes_on(full_file) as eyes:
        async with real(full_file, NARROW) as driver:
            await to_clock(driver, RULE)
            await driver.press("a", "7")
            assert "Nobody has recorded anything for the clocks of C-0001." in driver.toasts()
            suspended(eyes, "C-0001")
            await driver.press("a", "7")
            assert f"suspension of {RULE}" in driver.shown()
            await driver.press("1", SAVE)
            assert "Reason is needed" in driver.shown()
            await driver.fill(reason="of another case")
            await driver.press(SAVE)
            assert eyes.clocks.orders() == ()
            await driver.press("u")
            assert [each.rule for each in eyes.clocks.orders()] == [RULE]


async def test_the_tab_of_clocks_offers_the_same_for_its_row(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        async with real(full_file, NARROW) as driver:
            await driver.press("ctrl+o", *"c-0001", "enter", *("left_square_bracket",) * 2)
            rule = driver.app.screen.clock_meant().rule  # type: ignore[attr-defined]  # of the row
            await driver.press("e")
            assert "A clock is computed: n records what it is counted from." in driver.toasts()
            await driver.press("d")
            assert "n sets aside what was recorded for it in error." in driver.toasts()
            await driver.press("n")
            assert f"Record for {rule} of C-0001" in driver.shown()
            await driver.press("2")
            assert (driver.field("whom"), driver.field("rule")) == ("C-0001", rule)
            await driver.fill(date="2021-02-01", reason="a notice")
            await driver.press(SAVE)
            assert driver.screen_name == "CaseScreen"
            assert [each.kind for each in eyes.clocks.orders("C-0001")] == ["act"]


async def test_who_is_marked_gets_an_order_in_one_step(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        async with real(full_file, NARROW) as driver:
            await driver.press(
                "ctrl+o", *"c-0001", "enter", "right_square_bracket", "space", "space"
            )
            await driver.press("a", "9")
            assert "Record for the clocks of D-0001, D-0002" in driver.shown()
            await driver.press("4")
            assert driver.field("whom") == "D-0001, D-0002"
            await driver.fill(rule=RULE, date="2021-01-10", reason="an order")
            await driver.press(SAVE)
            assert [each.scope for each in eyes.clocks.orders()] == ["D-0001", "D-0002"]
            await driver.press("u")
            assert eyes.clocks.orders() == ()


async def test_a_half_typed_order_is_kept_for_its_own_clock_alone(full_file: Path) -> None:
    async with real(full_file, NARROW) as driver:
        await to_clock(driver, RULE)
        await driver.press("a", "3")
        await driver.fill(date="2021-01-10")
        await driver.press("escape", "escape", "a", "4")
        assert driver.field("date") == ""
        assert driver.app.drafts.keys == ()


@pytest.mark.parametrize("keys", [("5",), ("2", "enter", *("left_square_bracket",) * 2)])
async def test_who_may_only_read_is_told_so(full_file: Path, keys: tuple[str, ...]) -> None:
    async with real(full_file, NARROW, read_only=True) as driver:
        await driver.press(*keys, "a")
        assert "open for reading only" in driver.toasts()
        assert driver.screen_name in ("ClocksScreen", "CaseScreen")
        await driver.press("ctrl+p", *"extends a time limit", "enter")
        assert driver.screen_name in ("ClocksScreen", "CaseScreen")


async def test_without_a_clock_under_the_cursor_the_key_says_so(full_file: Path) -> None:
    async with real(full_file, NARROW) as driver:
        await to_clock(driver, "nothing holds this")
        await driver.press("a")
        assert "There is no clock under the cursor." in driver.toasts()
        keys = driver.app.screen.query_one(KeyFooter)._keys
        assert ("clocks.clock", False) in [(each.id, is_possible) for each, is_possible in keys]


def order(number: int, scope: str, rule: str = RULE, on: str = "2021-01-10") -> OrderView:
    day = PartialDate.parse(on)
    kind = ClockOrderKind.SUSPENSION
    return OrderView(number, "C-0001", scope, rule, kind, day, None, None, None, None, None)


def test_people_who_share_a_suspension_are_named_together_and_others_left_out() -> None:
    orders = (order(1, "D-0001"), order(2, "D-0002"), order(3, "D-0003", on="2021-02-01"))
    found = ClockFile(ClockMeant("C-0001", "C-0001"), orders=orders).suspensions()
    assert [each.whom for each in found] == ["D-0001, D-0002", "D-0003"]
    found = ClockFile(ClockMeant("D-0003", "D-0003"), orders=orders).suspensions()
    assert [each.whom for each in found] == ["D-0003"]


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("2 months", "P2M"),
        ("1 day", "P1D"),
        ("30 Days", "P30D"),
        ("48 hours", "PT48H"),
        ("p3w", "P3W"),
    ],
)
def test_a_length_is_read_as_people_write_it(text: str, understood: str) -> None:
    each = FormField("by", "By", "how long", Kind.LENGTH)
    assert fault_in(each, text) is None
    assert help_of(each, text).endswith(f"understood as {understood}")
    for wrong in ("2", "-P2M", "0 days", "two months", "9" * 50 + " days"):
        assert fault_in(each, wrong) is not None


def test_what_is_wrong_between_fields_is_said_once_each_is_right() -> None:
    file = ClockFile(ClockMeant("C-0001", "C-0001"), (RuleLine(RULE, "remand"),))
    form = clocks.extend_clock(file)
    both = {"until": "2021", "by": "P2M"}
    typed = {**form.values, **both, "rule": RULE, "date": "2021", "reason": ""}
    assert [name for name, fault in faults_in(form, typed).items() if fault] == ["reason"]
    found = faults_in(form, {**typed, "reason": "why"})
    assert [name for name, fault in found.items() if fault] == ["by"]


def test_those_of_a_clock_are_named_in_the_fewest_references(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        whole = eyes.docket.defendants("C-0001")[0].group_refs[0]
        eyes.groups.split(whole, [Part(4), Part(20)], Grounds("two lists"))
        people = eyes.docket.defendants("C-0001")
        group = next(each.ref for each in eyes.docket.groups() if each.held_members == 4)
        first, *others = [each.ref for each in people if group in each.group_refs]

        def whom() -> set[str]:
            views = [each for each in eyes.clocks.clocks("C-0001") if each.rule == RULE]
            meant = [ClockMeant("C-0001", view=view) for view in views]
            return {clock_file(eyes, each).meant.whom for each in meant}

        assert 1 < len(others) < len(people) - 1
        suspended(eyes, group)
        assert whom() >= {group}
        suspended(eyes, first, "2021-01-01")
        assert whom() >= {first, ", ".join(others)}
