from typing import Any

import pytest
from textual.widgets import Input

from casetracker.errors import RefusedError
from casetracker.model.vocabulary import Decision
from casetracker.services.choosing import ChoiceNeededError
from casetracker.services.counted_right import FarCountError
from casetracker.tui.widgets.reader import Reader
from casetracker.tui.widgets.vtable import VTable
from casetracker.views.docket import GroupLine
from casetracker.views.review import ApplyOutcome, ClaimView
from tests.tui.conftest import NARROW, WIDE, Opener
from tests.tui.fakes import FakeServices


def decisions(services: FakeServices) -> list[str]:
    return [call for call in services.calls if call.startswith("decide")]


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_an_item_is_reviewed_from_the_first_key_to_the_closing(
    running: Opener, size: tuple[int, int]
) -> None:
    async with running(size=size) as driver:
        await driver.press("6", "enter", "a", "r")
        assert driver.screen_name == "ReasonDialog"
        await driver.press(*"double", "enter", "a", "space")
        assert driver.screen_name == "ClosingDialog"
        assert "2 accepted, 1 rejected, 1 left for later" in driver.text()
        await driver.press("enter")
        assert decisions(driver.services) == [
            "decide S-0002-c1 accept None None",
            "decide S-0002-c2 reject double None",
            "decide S-0002-c3 accept None None",
            "decide S-0002-c4 defer None None",
        ]
        assert "close S-0002" in driver.services.calls
        toasts = driver.toasts()
        assert "S-0002 closed: 2 accepted, 1 rejected, 1 left for later (u on Home" in toasts
        # Each decision leaves a line: their number says nothing of what the docket gained.
        assert "step" not in toasts
        assert "S-0003" in driver.text()


async def test_nothing_is_closed_before_the_last_fact_is_decided(running: Opener) -> None:
    async with running() as driver:
        await driver.press("6", "enter", "j", "j", "a", "a", "j", "j", "ctrl+s")
        assert "Not closed: 2 facts left to decide with a, r, e, l or space" in driver.text()
        assert driver.toasts() == ""
        assert driver.app.screen.query_one("#facts", VTable).cursor == 0
        # It is still said after the docket was read anew, and after one of the two was decided.
        await driver.press("f5")
        assert "Not closed: 2 facts left" in driver.text()
        await driver.press("a")
        assert "Not closed: 1 fact left to decide" in driver.text()
        await driver.press("k", "ctrl+s")
        assert driver.app.screen.query_one("#facts", VTable).cursor == 1
        await driver.press("r", *"no", "enter", "escape")
        assert "0 left · the docket changes at ^s" in driver.text()
        assert not any(call.startswith("close") for call in driver.services.calls)


async def test_the_detail_leaves_out_what_its_row_says_in_full(running: Opener) -> None:
    async with running(size=(200, 50)) as driver:
        await driver.press("6", "enter")
        reader = driver.app.screen.query_one("#detail", Reader)
        claim = driver.services.claim_map["S-0002-c1"]
        driver.app.screen.query_one("#review-side").styles.width = 150
        await driver.press("j", "k")
        assert claim.summary not in reader.shown_text
        assert reader.shown_text.startswith("Fact 1 (S-0002-c1)\nAbout")
        driver.app.screen.query_one("#review-side").styles.width = 24
        await driver.press("j", "k")
        assert reader.shown_text.startswith(f"Fact 1 (S-0002-c1): {claim.summary}")


async def test_the_queue_beside_an_item_counts_what_is_decided_in_it(running: Opener) -> None:
    async with running(size=WIDE) as driver:
        await driver.press("6", "enter")
        before = [line.split("│")[1] for line in driver.lines() if "S-0002 " in line[:24]]
        await driver.press("a")
        after = [line.split("│")[1] for line in driver.lines() if "S-0002 " in line[:24]]
        number, whole = map(int, before[0].split()[-1].split("/"))
        assert after[0].split()[-1] == f"{number + 1}/{whole}"


async def test_few_facts_leave_the_room_to_the_detail(running: Opener) -> None:
    async with running(size=WIDE) as driver:
        await driver.press("6", "enter")
        facts, detail = (driver.app.screen.query_one(each).size for each in ("#facts", "#detail"))
        assert facts.height == 2 * 4
        assert detail.height > 20


async def test_a_key_pressed_before_the_docket_is_open_is_told_to_wait() -> None:
    table = VTable(id="rows", empty="Reading...")
    assert table.why_not("list.open") == "Still reading: a moment."


async def test_an_item_can_be_left_open_after_the_last_decision_and_closed_by_key(
    running: Opener,
) -> None:
    async with running() as driver:
        await driver.press("6", "enter", "a", "a", "a", "a", "escape")
        assert driver.screen_name == "ReviewScreen"
        assert "close S-0002" not in driver.services.calls
        # The key that the status line names closes it, and so it does while the question is open.
        await driver.press("u", "a", "ctrl+s")
        assert "close S-0002" in driver.services.calls


async def test_a_closing_that_is_refused_leads_to_the_fact_that_stopped_it(
    running: Opener,
) -> None:
    class Refusing(FakeServices):
        def close_source(self, source_ref: str) -> ApplyOutcome:
            raise RefusedError(f"S-0002-c3 of {source_ref} does not say whom it is about: link it")

    async with running(Refusing()) as driver:
        await driver.press("6", "enter", "a", "a", "a", "a", "enter")
        assert "does not say whom it is about" in driver.toasts()
        assert driver.app.screen.query_one("#facts", VTable).cursor == 2
        assert driver.services.claim_map["S-0002-c1"].decision is Decision.ACCEPT


async def test_a_rejection_needs_a_reason(running: Opener) -> None:
    async with running() as driver:
        await driver.press("6", "enter", "x", "enter")
        assert driver.screen_name == "ReasonDialog"
        assert "A reason is needed" in driver.text()
        assert decisions(driver.services) == []


async def test_one_escape_does_not_lose_a_typed_reason(running: Opener) -> None:
    async with running() as driver:
        await driver.press("6", "enter", "r", "n", "o", "escape")
        assert "esc again throws away" in driver.text()
        await driver.press("escape")
        assert driver.screen_name == "ReviewScreen"
        assert decisions(driver.services) == []


@pytest.mark.parametrize("key", ["u", "backspace"])
async def test_undo_takes_the_latest_decision_back(running: Opener, key: str) -> None:
    async with running() as driver:
        await driver.press("6", "enter", "a", "space", key)
        assert driver.services.calls[-1] == "withdraw S-0002-c2"
        assert driver.services.claim_map["S-0002-c2"].decision is None
        assert driver.services.claim_map["S-0002-c1"].decision is Decision.ACCEPT
        assert driver.app.screen.query_one("#facts", VTable).cursor == 1


async def test_only_confirming_facts_are_accepted_together(running: Opener) -> None:
    async with running() as driver:
        await driver.press("6", "enter", "A")
        assert decisions(driver.services) == ["decide S-0002-c3 accept None None"]
        await driver.press("A")
        assert "No undecided fact only confirms" in driver.toasts()


async def test_an_edit_is_accepted_with_the_changed_fields_only(running: Opener) -> None:
    async with running() as driver:
        await driver.press("6", "enter", "e")
        driver.app.screen.query_one("#place", Input).value = "New Example"
        await driver.press("ctrl+s")
        assert driver.services.claim_map["S-0002-c1"].place == "New Example"
        assert decisions(driver.services) == ["decide S-0002-c1 accept None None"]
        await driver.press("k")
        reader = driver.app.screen.query_one("#detail", Reader)
        assert "place was read as: Old Example" in reader.shown_text


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("date", "2026-13-41", "is not a date"),
        ("count", "many", "whole number"),
        ("stage", "sent_to_cort", "try sent_to_court"),
    ],
)
async def test_a_wrong_field_says_what_would_do_and_keeps_the_form_open(
    running: Opener, field: str, value: str, message: str
) -> None:
    async with running() as driver:
        await driver.press("6", "enter", "e")
        driver.app.screen.query_one(f"#{field}", Input).value = value
        await driver.press("ctrl+s")
        assert driver.screen_name == "EditDialog"
        assert message in driver.text()
        assert driver.app.focused is driver.app.screen.query_one(f"#{field}", Input)
        assert decisions(driver.services) == []


async def test_an_emptied_field_is_left_out_once_that_was_said(running: Opener) -> None:
    async with running() as driver:
        await driver.press("6", "enter", "e")
        driver.app.screen.query_one("#place", Input).value = ""
        await driver.press("ctrl+s")
        assert driver.screen_name == "EditDialog"
        assert "Left out as not said: place (Old Example)" in driver.text()
        await driver.press("ctrl+s")
        assert decisions(driver.services) == ["decide S-0002-c1 accept None None without place"]


async def test_a_fact_keeps_its_stage(running: Opener) -> None:
    async with running() as driver:
        await driver.press("6", "enter", "e")
        driver.app.screen.query_one("#stage", Input).value = ""
        await driver.press("ctrl+s", "ctrl+s")
        assert driver.screen_name == "EditDialog"
        assert "needs its stage" in driver.text()


async def test_one_escape_does_not_lose_a_changed_form(running: Opener) -> None:
    async with running() as driver:
        await driver.press("6", "enter", "e", "7", "escape")
        assert driver.screen_name == "EditDialog"
        assert "esc again throws away" in driver.text()
        await driver.press("escape")
        assert driver.screen_name == "ReviewScreen"


async def test_an_untouched_form_closes_at_once(running: Opener) -> None:
    async with running() as driver:
        await driver.press("6", "enter", "e", "escape")
        assert driver.screen_name == "ReviewScreen"


async def test_a_fact_is_linked_to_a_group_that_nothing_speaks_for(running: Opener) -> None:
    class More(FakeServices):
        def groups(self, filters: Any = None) -> tuple[GroupLine, ...]:
            return (*super().groups(filters), self.group_line("G-0007"), self.group_line("G-0008"))

    async with running(More()) as driver:
        await driver.press("6", "enter", "l", "tab", *"g-000")
        assert "A new record" not in driver.text()
        await driver.press("down", "enter")
        assert decisions(driver.services) == ["decide S-0002-c1 accept None G-0007"]


async def test_a_group_that_is_not_on_file_is_not_linked(running: Opener) -> None:
    async with running() as driver:
        await driver.press("6", "enter", "l", "tab", *"nowhere", "enter")
        assert driver.screen_name == "LinkDialog"
        assert "No group on file holds that text." in driver.text()
        assert decisions(driver.services) == []


@pytest.mark.parametrize(("downs", "link"), [(0, "G-0001"), (1, "G-0002"), (2, "new")])
async def test_a_fact_is_linked_to_the_record_that_was_chosen(
    running: Opener, downs: int, link: str
) -> None:
    async with running() as driver:
        await driver.press("6", "enter", "l", *["j"] * downs, "enter")
        assert decisions(driver.services) == [f"decide S-0002-c1 accept None {link}"]


async def test_accepting_asks_for_the_record_where_only_that_is_left_to_say(
    running: Opener,
) -> None:
    class Unsure(FakeServices):
        def decide(
            self, ref: str, decision: Decision, *, link: str | None = None, **more: Any
        ) -> ClaimView:
            if link is None:
                raise ChoiceNeededError(ref, ["G-0001", "G-0002"])
            return super().decide(ref, decision, link=link, **more)

    async with running(Unsure()) as driver:
        await driver.press("6", "enter", "a")
        assert "Which record is this about?" in driver.text()
        assert driver.toasts() == ""
        await driver.press("j", "enter")
        assert decisions(driver.services) == ["decide S-0002-c1 accept None G-0002"]


async def test_accepting_asks_for_a_reason_where_only_that_is_left_to_say(running: Opener) -> None:
    class Unsure(FakeServices):
        def decide(
            self, ref: str, decision: Decision, *, reason: str | None = None, **more: Any
        ) -> ClaimView:
            if reason is None:
                raise FarCountError(ref, "G-0001", 19, 2024)
            return super().decide(ref, decision, reason=reason, **more)

    async with running(Unsure()) as driver:
        await driver.press("6", "enter", "a")
        assert driver.screen_name == "ReasonDialog"
        assert "from 19 to 2024" in driver.text()
        await driver.press("enter")
        assert decisions(driver.services) == []
        await driver.press(*"yes", "enter")
        assert decisions(driver.services) == ["decide S-0002-c1 accept yes None"]


async def test_moving_in_the_facts_marks_the_passage_in_the_text(running: Opener) -> None:
    async with running() as driver:
        await driver.press("6", "enter", "j", "j", "j")
        reader = driver.app.screen.query_one("#text", Reader)
        assert reader._current == 4
        assert "«Six men were detained on 27 May»[4]" in reader.shown_text


async def test_items_are_walked_with_capital_j_and_k(running: Opener) -> None:
    async with running() as driver:
        await driver.press("6", "enter", "J")
        assert "item 2 of 2" in driver.text()
        await driver.press("J")
        assert "This is the last item." in driver.toasts()
        await driver.press("K")
        assert "item 1 of 2" in driver.text()


async def test_a_fact_opens_its_source_at_the_passage(running: Opener) -> None:
    async with running() as driver:
        await driver.press("6", "enter", "j", "o")
        assert driver.screen_name == "SourceScreen"
        assert driver.app.screen.query_one("#text", Reader)._current == 2


async def test_a_wide_window_shows_the_queue_beside_the_item(running: Opener) -> None:
    async with running(size=WIDE) as driver:
        await driver.press("6", "enter")
        assert driver.app.screen.query_one("#queue-side").display
    async with running(size=NARROW) as driver:
        await driver.press("6", "enter")
        assert not driver.app.screen.query_one("#queue-side").display


async def test_a_database_that_turns_out_read_only_is_treated_so(running: Opener) -> None:
    services = FakeServices()
    services.is_read_only = True
    async with running(services) as driver:
        assert "read-only" in driver.lines()[0]
        await driver.press("6", "enter", "a")
        assert decisions(driver.services) == []


async def test_a_read_only_database_says_so_at_every_deciding_key(running: Opener) -> None:
    async with running(read_only=True) as driver:
        await driver.press("6", "enter", "a", "r", "space")
        assert driver.screen_name == "ReviewScreen"
        assert decisions(driver.services) == []
        assert "open for reading only" in driver.toasts()
        assert "read-only" in driver.lines()[0]
