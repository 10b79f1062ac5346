"""Facts on file that are set right by hand, on both engines."""

from dataclasses import replace
from pathlib import Path

import pytest

from casetracker.errors import ConflictError, NotFoundError, RefusedError, UsageError
from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    Acknowledgement,
    Confidentiality,
    CustodyEnd,
    CustodyKind,
    HearingKind,
    HearingResult,
    Openness,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
)
from casetracker.reports.contexts.outline import sections_of
from casetracker.services.court import Outcome, Punishment, Sitting
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.proceeding import Holding
from casetracker.services.report_material import ReportScope
from tests.support.dumps import held_dump

WHY = Grounds("the second notice")


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def facts(services: Services) -> dict[str, list[str]]:
    """All that is held, without the bodies: one that was named once stays known by its name."""
    return {
        name: rows for name, rows in held_dump(services.database).items() if name != "authorities"
    }


def changed(services: Services) -> str:
    """What a report on changes since the last report that was kept says was changed."""
    scope = ReportScope("changes", None, profile=Confidentiality.INTERNAL)
    (context,) = services.reporting.contexts((scope,))
    (part,) = (each for each in sections_of(context) if each["id"] == "changed")
    rows = (row for block in part["blocks"] for row in block.get("rows", ()))
    return "\n".join(" | ".join(cell["text"] for cell in row["cells"]) for row in rows)


def held_one(services: Services) -> tuple[str, int]:
    """Somebody whose custody began in December 2020: the reference, and the number of that time."""
    who = services.docket.defendants("C-0001")[0].ref
    grounds = Grounds("letter", day("2020-12"), "K-0001")
    numbers = {each.number for each in services.proceedings.custody(who)}
    if numbers:
        services.editing.withdraw("custody", numbers, WHY)
    services.proceedings.begin([who], Holding(place="Orsk"), grounds)
    (episode,) = services.proceedings.custody(who)
    return who, episode.number


def test_a_time_in_custody_is_set_right_with_its_sources_and_taken_back(
    full: Services, tmp_path: Path
) -> None:
    who, number = held_one(full)
    full.reporting.write_all((ReportScope("overview"),), ("json",), tmp_path)
    before = facts(full)
    seen = full.amending.custody_values([number])
    outcome = full.amending.edit_custody(
        replace(
            seen,
            started=day("2021-02-03"),
            kind=CustodyKind.JUDICIAL,
            place=None,
            facility=" Orsk  isolator ",
            acknowledged=Acknowledgement.DENIED,
        ),
        WHY,
    )
    what = f"custody {number}"
    assert outcome.lines == (
        f"{what}: started 2020-12 -> 2021-02-03",
        f"{what}: kind unknown -> judicial",
        f"{what}: place Orsk -> -",
        f"{what}: facility - -> Orsk isolator",
        f"{what}: acknowledged not reported -> denied",
    )
    (now,) = full.proceedings.custody(who)
    assert (now.number, str(now.started), now.facility) == (number, "2021-02-03", "Orsk isolator")
    assert [each.claim_ref for each in now.citations] == ["K-0001"]
    assert str(full.docket.defendant(who).line.custody_since) == "2021-02-03"
    (change, *_) = full.histories.history(who)
    assert change.reason == WHY.reason
    assert "2020-12 -> 2021-02-03" in "; ".join(map(str, change.rows))
    report = changed(full)
    assert "custody: started | December 2020 | 3 February 2021" in report
    assert "custody: place of detention | nothing | Orsk isolator" in report
    assert "custody: acknowledged by the holder | not reported | denied" in report
    full.docket.undo()
    assert facts(full) == before


def test_an_end_is_put_in_set_right_and_taken_off(full: Services) -> None:
    who, number = held_one(full)
    values = full.amending.custody_values

    ended = replace(values([number]), ended=day("2020-06"), how_ended=CustodyEnd.RELEASED)
    said = full.amending.edit_custody(ended, Grounds("seen home", None, "K-0002")).lines
    assert said[-1] == "note: for 1 person the end is dated before the beginning"
    assert full.docket.defendant(who).line.in_custody is False
    (now,) = full.proceedings.custody(who)
    assert {each.claim_ref for each in now.citations} == {"K-0001", "K-0002"}

    goes_on = replace(values([number]), ended=None, how_ended=None)
    full.amending.edit_custody(goes_on, WHY)
    assert full.docket.defendant(who).line.in_custody is True

    full.amending.edit_custody(
        replace(values([number]), ended=day("2021-06"), how_ended=CustodyEnd.RELEASED), WHY
    )
    full.proceedings.begin([who], Holding(), Grounds("letter", day("2021-08")))
    with pytest.raises(RefusedError, match="end that one first"):
        full.amending.edit_custody(replace(values([number]), ended=None, how_ended=None), WHY)


def test_times_in_custody_that_are_alike_are_changed_at_once(full: Services) -> None:
    group = full.docket.groups()[-1].ref
    numbers = [each.number for each in full.proceedings.custody(group)]
    assert len(numbers) > 5
    seen = full.amending.custody_values(numbers)
    lines = full.amending.edit_custody(replace(seen, place="near Orsk"), WHY).lines
    assert lines == (
        f"custody {', '.join(map(str, numbers[:5]))} …: place {seen.place or '-'} -> near Orsk",
    )
    assert {each.place for each in full.proceedings.custody(group)} == {"near Orsk"}

    one = full.amending.custody_values(numbers[:1])
    full.amending.edit_custody(replace(one, place="Orsk"), WHY)
    with pytest.raises(RefusedError, match=r"are not alike \(place Orsk -> near Orsk\)"):
        full.amending.custody_values(numbers)


def test_whoever_saves_a_time_in_custody_second_or_nothing_new_is_refused(full: Services) -> None:
    _, number = held_one(full)
    seen = full.amending.custody_values([number])
    full.amending.edit_custody(replace(seen, place="near Orsk"), WHY)
    before = held_dump(full.database)
    with pytest.raises(ConflictError, match=f"custody {number} was changed by somebody else"):
        full.amending.edit_custody(replace(seen, place="mine"), WHY)
    now = full.amending.custody_values([number])
    with pytest.raises(RefusedError, match="nothing was changed"):
        full.amending.edit_custody(now, WHY)
    with pytest.raises(UsageError, match="lies ahead"):
        full.amending.edit_custody(replace(now, started=day("2999")), WHY)
    with pytest.raises(RefusedError, match="say how it ended"):
        full.amending.edit_custody(replace(now, ended=day("2021-06")), WHY)
    with pytest.raises(UsageError, match="reason"):
        full.amending.edit_custody(replace(now, place="mine"), Grounds())
    assert held_dump(full.database) == before
    full.editing.withdraw("custody", [number], WHY)
    with pytest.raises(NotFoundError, match="custody list"):
        full.amending.edit_custody(replace(now, place="mine"), WHY)


def set_hearing(services: Services) -> int:
    """The number of a trial set for July 2024 in the first case."""
    sitting = Sitting(HearingKind.TRIAL, day("2024-07-05"), "Orsk Court", "R. Testov")
    grounds = Grounds("court list", None, "K-0001")
    services.court.add_hearing("C-0001", sitting, Outcome(HearingResult.SCHEDULED), grounds)
    (view,) = services.court.hearings("C-0001")
    return view.number


def test_a_hearing_is_set_right_with_its_sources_and_taken_back(
    full: Services, tmp_path: Path
) -> None:
    number = set_hearing(full)
    full.reporting.write_all((ReportScope("overview"),), ("json",), tmp_path)
    before = facts(full)
    seen = full.amending.hearing_values(number)
    outcome = full.amending.edit_hearing(
        replace(
            seen,
            kind=HearingKind.PREPARATORY,
            scheduled=day("2024-07-06"),
            court=" Lomna  Court ",
            judge=None,
            doors=Openness.CLOSED,
        ),
        Grounds("the court list", None, "K-0002"),
    )
    what = f"hearing {number}"
    assert outcome.lines == (
        f"{what}: kind trial -> preparatory",
        f"{what}: scheduled 2024-07-05 -> 2024-07-06",
        f"{what}: court Orsk Court -> Lomna Court",
        f"{what}: judge R. Testov -> -",
        f"{what}: doors unknown -> closed",
    )
    (now,) = full.court.hearings("C-0001")
    assert (now.number, str(now.scheduled), now.court) == (number, "2024-07-06", "Lomna Court")
    assert {each.claim_ref for each in now.citations} == {"K-0001", "K-0002"}
    (change, *_) = full.histories.history("C-0001")
    assert "2024-07-05 -> 2024-07-06" in "; ".join(map(str, change.rows))
    report = changed(full)
    assert "hearing: scheduled | 5 July 2024 | 6 July 2024" in report
    assert "hearing: court | Orsk Court | Lomna Court" in report
    assert "hearing: judge | R. Testov | nothing" in report
    full.docket.undo()
    assert facts(full) == before


def test_a_hearing_that_does_not_fit_once_changed_is_kept_and_said(full: Services) -> None:
    number = set_hearing(full)
    values = full.amending.hearing_values
    held = replace(values(number), held=day("2024-07-05"))
    said = full.amending.edit_hearing(held, WHY).lines
    assert said[-1] == "note: It has a day on which it was held, and no result."
    adjourned = replace(
        values(number),
        result=HearingResult.ADJOURNED,
        adjourned_to=day("2999-01"),
        adjourned_why="counsel absent",
    )
    assert not any("note:" in line for line in full.amending.edit_hearing(adjourned, WHY).lines)
    (now,) = full.court.hearings("C-0001")
    assert (now.adjourned_why, now.warnings) == ("counsel absent", ())


def test_whoever_saves_a_hearing_second_or_nothing_new_is_refused(full: Services) -> None:
    number = set_hearing(full)
    seen = full.amending.hearing_values(number)
    full.amending.edit_hearing(replace(seen, judge="A. Testyan"), WHY)
    before = held_dump(full.database)
    with pytest.raises(ConflictError, match=f"hearing {number} was changed by somebody else"):
        full.amending.edit_hearing(replace(seen, judge="mine"), WHY)
    now = full.amending.hearing_values(number)
    with pytest.raises(RefusedError, match="nothing was changed"):
        full.amending.edit_hearing(now, WHY)
    with pytest.raises(UsageError, match="lies ahead"):
        full.amending.edit_hearing(replace(now, held=day("2999")), WHY)
    with pytest.raises(RefusedError, match="200 characters"):
        full.amending.edit_hearing(replace(now, judge="x" * 201), WHY)
    assert held_dump(full.database) == before
    with pytest.raises(NotFoundError, match="hearing list"):
        full.amending.hearing_values(9999)


TERM = Punishment(
    SentenceStanding.IMPOSED, SentenceKind.PRISON, 15, SentenceUnit.YEARS, credited_days=200
)


def sentenced(services: Services, who: str = "D-0001", replaces: int | None = None) -> int:
    """The number of a sentence of somebody, with a claim that it rests on."""
    grounds = Grounds("judgment", day("2024-07-20"), "K-0001")
    services.court.sentence([who], replace(TERM, replaces=replaces), grounds)
    return services.court.sentences(who)[-1].number


def test_a_sentence_is_set_right_with_its_sources_and_taken_back(
    full: Services, tmp_path: Path
) -> None:
    number = sentenced(full)
    full.reporting.write_all((ReportScope("overview"),), ("json",), tmp_path)
    before = facts(full)
    seen = full.amending.sentence_values(number)
    outcome = full.amending.edit_sentence(
        replace(
            seen,
            kind=SentenceKind.FINE,
            amount=500,
            unit=SentenceUnit.MONEY,
            currency=" manats ",
            credited_days=None,
            date=day("2024-07-21"),
            court="Lomna Court",
        ),
        Grounds("the judgment", None, "K-0002"),
    )
    what = f"sentence {number}"
    assert outcome.lines == (
        f"{what}: kind prison -> fine",
        f"{what}: amount 15 -> 500",
        f"{what}: unit years -> money",
        f"{what}: currency - -> manats",
        f"{what}: credited days 200 -> -",
        f"{what}: date 2024-07-20 -> 2024-07-21",
        f"{what}: court - -> Lomna Court",
    )
    (now,) = full.court.sentences("D-0001")
    assert (now.number, str(now), now.court) == (number, "fine, 500 manats", "Lomna Court")
    assert {each.claim_ref for each in now.citations} == {"K-0001", "K-0002"}
    (change, *_) = full.histories.history("D-0001")
    assert "2024-07-20 -> 2024-07-21" in "; ".join(map(str, change.rows))
    report = changed(full)
    assert "sentence: amount | 15 | 500" in report
    assert "sentence: currency | nothing | manats" in report
    full.docket.undo()
    assert facts(full) == before


def test_a_sentence_takes_the_place_of_another_only_where_that_can_be(full: Services) -> None:
    first, later = sentenced(full), sentenced(full)
    other = sentenced(full, "D-0002")
    values = full.amending.sentence_values

    full.amending.edit_sentence(replace(values(later), replaces=first), WHY)
    assert [each.is_replaced for each in full.court.sentences("D-0001")] == [True, False]
    for number, replaced, told in (
        (first, later, "took its own"),
        (first, first, "took its own"),
        (first, other, "that of D-0002"),
        (first, 9999, "no sentence 9999"),
    ):
        with pytest.raises(RefusedError, match=told):
            full.amending.edit_sentence(replace(values(number), replaces=replaced), WHY)
    full.amending.edit_sentence(replace(values(later), replaces=None), WHY)
    assert not any(each.is_replaced for each in full.court.sentences("D-0001"))


@pytest.mark.parametrize(
    ("odd", "told"),
    [
        ({"unit": None}, "needs its unit"),
        ({"currency": "manats"}, "unit money"),
        ({"amount": -1}, "from 0 on"),
        ({"credited_days": 3_000_000_000}, "at most"),
        ({"note": "x" * 401}, "400 characters"),
        ({"date": day("2999")}, "lies ahead"),
        ({}, "nothing was changed"),
    ],
)
def test_a_sentence_that_cannot_be_is_refused(
    full: Services, odd: dict[str, object], told: str
) -> None:
    number = sentenced(full)
    before = held_dump(full.database)
    seen = full.amending.sentence_values(number)
    with pytest.raises((RefusedError, UsageError), match=told):
        full.amending.edit_sentence(replace(seen, **odd), WHY)  # type: ignore[arg-type]
    assert held_dump(full.database) == before


def test_whoever_saves_a_sentence_second_is_refused(full: Services) -> None:
    number = sentenced(full)
    seen = full.amending.sentence_values(number)
    full.amending.edit_sentence(replace(seen, regime="strict"), WHY)
    with pytest.raises(ConflictError, match=f"sentence {number} was changed by somebody else"):
        full.amending.edit_sentence(replace(seen, amount=16), WHY)
    full.editing.withdraw("sentence", [number], WHY)
    with pytest.raises(NotFoundError, match="sentence list"):
        full.amending.sentence_values(number)
