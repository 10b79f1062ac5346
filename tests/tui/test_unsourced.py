"""From the numbers on Home of facts without a source and in conflict to these facts, and to their records."""

import pytest

from casetracker.tui.screens import unsourced
from tests.tui.conftest import WIDE, Opener
from tests.tui.fakes import FakeServices


async def test_home_leads_to_just_the_facts_that_it_counts(running: Opener) -> None:
    async with running(FakeServices(), size=WIDE) as driver:
        await driver.press("j", "j", "enter")
        text = driver.text()
        assert "Facts without a source" in text
        assert "2 facts without a source · enter opens the record" in text
        assert "2 people" in text
        await driver.press("enter")
        assert type(driver.app.screen).__name__ == "CaseScreen"


async def test_of_very_many_facts_without_a_source_the_first_are_listed(
    running: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsourced, "MOST", 1)
    async with running(FakeServices(), size=WIDE) as driver:
        await driver.press("j", "j", "enter")
        assert "the first 1 fact without a source · enter opens the record" in driver.text()
        assert "Ada Example" not in driver.text()


async def test_home_leads_to_just_the_facts_in_conflict(running: Opener) -> None:
    async with running(FakeServices(), size=WIDE) as driver:
        await driver.press("j", "enter")
        text = driver.text()
        assert "Facts in conflict" in text
        assert "1 fact in conflict · enter opens the case" in text
        assert "number of people in G-0001" in text
        assert "a lawyer: 24" in text
        await driver.press("enter")
        assert type(driver.app.screen).__name__ == "CaseScreen"
