"""Facts on file set right from the keyboard, on a real file."""

from dataclasses import replace
from pathlib import Path

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    HearingKind,
    HearingResult,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
)
from casetracker.services.court import Outcome, Punishment, Sitting
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.proceeding import Holding
from tests.tui.conftest import WIDE
from tests.tui.real import RealDriver, eyes_on, real

LIST = "court list"
WHY = Grounds(LIST)


async def to_tab(driver: RealDriver, kind: str) -> None:
    for _ in range(12):
        if driver.app.screen.tab_kind == kind:  # type: ignore[attr-defined]  # a screen in tabs
            return
        await driver.press("right_square_bracket")
    raise AssertionError(kind)


async def to_person(driver: RealDriver) -> None:
    """From the start to the page of the first person of the first case."""
    await driver.press("2", "enter")
    await to_tab(driver, "people")
    await driver.press("enter")


def held_one(eyes: Services) -> int:
    """The number of the only time in custody of the first person."""
    numbers = {each.number for each in eyes.proceedings.custody("D-0001")}
    if numbers:
        eyes.editing.withdraw("custody", numbers, WHY)
    since = PartialDate.parse("2020-12", "at the end of the year")
    eyes.proceedings.begin(["D-0001"], Holding(place="Orsk"), Grounds(LIST, since))
    (episode,) = eyes.proceedings.custody("D-0001")
    return episode.number


async def test_a_time_in_custody_is_corrected_ended_and_taken_back(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        number = held_one(eyes)
        seen = eyes.amending.custody_values([number])
        async with real(full_file) as driver:
            await to_person(driver)
            await to_tab(driver, "custody")
            await driver.press("e")
            assert f"Edit custody {number}" in driver.shown()
            assert (driver.field("started"), driver.field("place"), driver.field("how")) == (
                "2020-12",
                "Orsk",
                "",
            )
            await driver.fill(ended="2021-06", reason=LIST)
            await driver.press("ctrl+s")
            assert "say how it ended" in driver.shown()
            await driver.fill(how="released", facility="Orsk isolator")
            await driver.press("ctrl+s")
            assert f"Saved: custody {number}: facility - -> Orsk isolator" in driver.toasts()
            now = eyes.amending.custody_values([number])
            assert (str(now.ended), now.how_ended, now.started) == (
                "2021-06",
                "released",
                seen.started,
            )
            assert "Orsk isolator" in driver.text()
            await driver.press("u")
        (version,) = eyes.amending.custody_values([number]).versions
        assert eyes.amending.custody_values([number]) == replace(seen, versions=(version,))


async def test_a_row_of_several_on_a_case_is_corrected_at_once(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        case = eyes.docket.cases()[-1].ref
        held = eyes.proceedings.custody(case)
        assert len(held) > 1
        async with real(full_file, WIDE) as driver:
            await driver.press("2", "end", "enter")
            lines = driver.app.screen._tabs[0].lines  # type: ignore[attr-defined]
            at = next(
                n for n, each in enumerate(lines) if each.target and each.target[0] == "custody"
            )
            await driver.press("home", *["down"] * at, "e")
            await driver.fill(place="near Orsk", reason=LIST)
            await driver.press("ctrl+s")
            assert {each.place for each in eyes.proceedings.custody(case)} == {"near Orsk"}


async def test_both_versions_of_a_time_in_custody_are_shown(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        number = held_one(eyes)
        async with real(full_file, WIDE) as driver:
            await to_person(driver)
            await to_tab(driver, "custody")
            await driver.press("e")
            await driver.fill(place="Mine", reason=LIST)
            seen = eyes.amending.custody_values([number])
            eyes.amending.edit_custody(replace(seen, place="Theirs", facility="Orsk isolator"), WHY)
            await driver.press("ctrl+s")
            assert f"custody {number} was changed by somebody else" in driver.shown()
            assert "Theirs" in driver.text()
            await driver.press("m")
        now = eyes.amending.custody_values([number])
        assert (now.place, now.facility) == ("Mine", "Orsk isolator")


def hearing_of(eyes: Services) -> int:
    """The number of the only hearing of the first case."""
    sitting = Sitting(HearingKind.TRIAL, PartialDate.parse("2024-07-05"), "Orsk Court")
    eyes.court.add_hearing("C-0001", sitting, Outcome(HearingResult.SCHEDULED), WHY)
    (view,) = eyes.court.hearings("C-0001")
    return view.number


async def test_a_hearing_is_corrected_and_taken_back(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        number = hearing_of(eyes)
        async with real(full_file) as driver:
            await driver.press("2", "enter")
            await to_tab(driver, "court")
            await driver.press("e")
            assert (driver.field("kind"), driver.field("scheduled"), driver.field("court")) == (
                "trial",
                "2024-07-05",
                "Orsk Court",
            )
            await driver.fill(kind="preparatory", scheduled="2024-07-06", court="", reason=LIST)
            await driver.press("ctrl+s")
            now = eyes.amending.hearing_values(number)
            assert (now.kind, str(now.scheduled), now.court) == ("preparatory", "2024-07-06", None)
            assert "2024-07-06" in driver.text()
            await driver.press("u")
            assert eyes.amending.hearing_values(number).court == "Orsk Court"
            await driver.press("d")
            await driver.fill(reason=LIST)
            await driver.press("ctrl+s")
        assert eyes.court.hearings("C-0001") == ()


async def test_both_versions_of_a_hearing_are_shown(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        number = hearing_of(eyes)
        async with real(full_file, WIDE) as driver:
            await driver.press("2", "enter")
            await to_tab(driver, "court")
            await driver.press("e")
            await driver.fill(judge="Mine", reason=LIST)
            seen = eyes.amending.hearing_values(number)
            eyes.amending.edit_hearing(replace(seen, judge="Theirs", language="Lomnan"), WHY)
            await driver.press("ctrl+s")
            assert f"hearing {number} was changed by somebody else" in driver.shown()
            assert "Theirs" in driver.text()
            await driver.press("m")
        now = eyes.amending.hearing_values(number)
        assert (now.judge, now.language) == ("Mine", "Lomnan")


def sentence_of(eyes: Services) -> int:
    """The number of the only sentence of the first person."""
    term = Punishment(SentenceStanding.IMPOSED, SentenceKind.PRISON, 15, SentenceUnit.YEARS)
    eyes.court.sentence(["D-0001"], term, Grounds(LIST, PartialDate.parse("2024-07-20")))
    (view,) = eyes.court.sentences("D-0001")
    return view.number


async def test_a_sentence_is_corrected_and_taken_back(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        number = sentence_of(eyes)
        async with real(full_file) as driver:
            await to_person(driver)
            await to_tab(driver, "court")
            await driver.press("e")
            assert (driver.field("amount"), driver.field("unit"), driver.field("date")) == (
                "15",
                "years",
                "2024-07-20",
            )
            await driver.fill(unit="", reason=LIST)
            await driver.press("ctrl+s")
            assert "An amount needs its unit" in driver.shown()
            await driver.fill(amount="500", unit="money", currency="manats", kind="fine")
            await driver.press("ctrl+s")
            assert "fine, 500 manats" in driver.text()
            await driver.press("u")
            now = eyes.amending.sentence_values(number)
            assert (now.kind, now.amount, now.currency) == ("prison", 15, None)


async def test_both_versions_of_a_sentence_are_shown(full_file: Path) -> None:
    with eyes_on(full_file) as eyes:
        number = sentence_of(eyes)
        async with real(full_file, WIDE) as driver:
            await to_person(driver)
            await to_tab(driver, "court")
            await driver.press("e")
            await driver.fill(regime="Mine", reason=LIST)
            seen = eyes.amending.sentence_values(number)
            eyes.amending.edit_sentence(replace(seen, regime="Theirs", amount=16), WHY)
            await driver.press("ctrl+s")
            assert f"sentence {number} was changed by somebody else" in driver.shown()
            assert "Theirs" in driver.text()
            await driver.press("m")
        now = eyes.amending.sentence_values(number)
        assert (now.regime, now.amount) == ("Mine", 16)
