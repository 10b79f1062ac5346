"""Stages, custody, acknowledgement, hearings and sentences recorded by a person; both engines."""

from collections.abc import Callable

import pytest

from casetracker.errors import CasetrackerError, NotFoundError, RefusedError, UsageError
from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    Acknowledgement,
    CustodyEnd,
    CustodyKind,
    HearingKind,
    HearingResult,
    Openness,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
)
from casetracker.services.court import Outcome, Punishment, Sitting
from casetracker.services.grouping import Part
from casetracker.services.joining import Severed
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.proceeding import Happening, Holding
from casetracker.views.review import ApplyOutcome
from tests.support.articles import stages_of
from tests.support.dumps import held_dump


def on(date: str | None, claim: str | None = None) -> Grounds:
    return Grounds("monitor in court", PartialDate.parse(date) if date else None, claim)


TRIAL = Sitting(HearingKind.TRIAL, PartialDate.parse("2024-07-05"), "Orsk Court", "R. Testov")
ASKED = Punishment(
    SentenceStanding.ASKED_FOR, SentenceKind.PRISON, 15, SentenceUnit.YEARS, credited_days=200
)


def test_a_stage_out_of_order_is_recorded_and_said(full: Services) -> None:
    full.proceedings.record("G-0002", Happening("on_trial"), on("2021-06-16", "K-0001"))
    assert stages_of(full)["G-0002"] == {"on_trial": 14}
    lines = full.proceedings.record("G-0002", Happening("charged"), on("2021-07-01")).lines
    assert "note: Return from on trial to charged." in lines
    assert stages_of(full)["G-0002"] == {"charged": 14}


def test_a_repeated_stage_is_said_and_one_that_comes_over_again_is_not(full: Services) -> None:
    full.proceedings.record("D-0027", Happening("convicted"), on("2021-06-16"))
    lines = full.proceedings.record("D-0027", Happening("convicted"), on("2021-07-16")).lines
    assert "note: Convicted is on file twice: 2021-06-16, 2021-07-16." in lines
    for day in ("2021-08-01", "2021-09-01"):
        again = full.proceedings.record("D-0028", Happening("transferred"), on(day)).lines
        assert not any("twice" in line for line in again)


def test_derived_and_contradicted_stages_are_marked(full: Services) -> None:
    lines = full.proceedings.events("D-0027")
    derived = [line for line in lines if line.is_derived]
    assert {line.stage.code for line in derived} >= {"charged", "investigation_completed"}
    assert all(line.number is None and line.citations == () for line in derived)
    assert [line.stage.code for line in lines if not line.is_derived] == [
        "indictment_approved",
        "sent_to_court",
    ]
    assert not any(line.is_contradicted for line in lines)


def test_stages_of_somebody_that_do_not_fit_are_marked_in_every_list(full: Services) -> None:
    case = full.docket.cases()[-1].ref
    one, other = (each.ref for each in full.docket.defendants(case)[:2])
    for stage, day in (("acquitted", 1), ("convicted", 1), ("detained", 2)):
        said = full.proceedings.record(one, Happening(stage), on(f"2024-08-0{day}")).lines
    assert "note: marked as out of order in the list of events" in said

    expected = {
        "acquitted": "contradicted",
        "convicted": "contradicted",
        "detained": "out of order",
    }
    for events in (full.proceedings.events(one), full.docket.defendant(one).stages):
        own = {each.stage.code: ", ".join(each.marks) for each in events if each.scope == one}
        assert own == expected
    of_case = {each.scope: each.marks for each in full.docket.case(case).stages if each.marks}
    assert set(of_case) == {one}
    assert [each.is_contradicted for each in full.proceedings.events(one) if each.marks] == [
        True,
        True,
        False,
    ]
    assert not any(each.marks for each in full.proceedings.events(other))


def test_custody_that_begins_before_another_time_in_it_ended_is_said(full: Services) -> None:
    held = full.docket.defendants()[-1].ref
    full.proceedings.end([held], CustodyEnd.RELEASED, on("2024-06-20"))
    said = full.proceedings.begin([held], Holding(), on("2024-06-10")).lines
    assert said[1:] == ("note: for 1 person it begins before another time in custody ended",)

    full.proceedings.end([held], CustodyEnd.RELEASED, on("2024-06-21"))
    assert len(full.proceedings.begin([held], Holding(), on("2024-06-22")).lines) == 1


def test_a_stage_of_somebody_who_had_left_the_case_is_said_to_be_late(full: Services) -> None:
    who = full.docket.defendants("C-0001")[0].ref
    full.joining.sever("C-0001", Severed(members=(who,)), on("2024-06-15"))
    said = full.proceedings.record(who, Happening("charged"), on("2024-07-01")).lines
    assert said[1] == f"note: {who} had left the case by 2024-06-15: record it where they went"
    before = full.proceedings.record(who, Happening("charged"), on("2024-06-01")).lines
    assert not any("had left" in line for line in before)


def test_the_custody_of_a_group_is_that_of_its_own_people(full: Services) -> None:
    case, group = full.docket.cases()[-1].ref, full.docket.groups()[-1].ref
    full.groups.split(group, [Part(5)], on(None))
    part = full.docket.groups()[-1].ref
    assert len(full.proceedings.custody(case)) == len(full.proceedings.custody(group)) == 17
    people = {member.person_ref for member in full.docket.group(part).members}
    assert {each.person_ref for each in full.proceedings.custody(part)} == people

    full.joining.sever(case, Severed(groups=(part,)), on("2024-07-01"))
    assert {each.person_ref for each in full.proceedings.custody(part)} == people
    assert len(full.proceedings.custody(group)) == 17


def test_an_adjournment_that_another_result_takes_the_place_of_is_said(full: Services) -> None:
    full.court.add_hearing(
        "C-0001", Sitting(HearingKind.TRIAL), Outcome(HearingResult.SCHEDULED), on(None)
    )
    number = full.court.hearings("C-0001")[-1].number
    to = Outcome(HearingResult.ADJOURNED, PartialDate.parse("2024-07-12"), "counsel absent")
    assert len(full.court.settle_hearing(number, to, on("2024-07-05")).lines) == 1
    assert len(full.court.settle_hearing(number, to, on("2024-07-05")).lines) == 1
    said = full.court.settle_hearing(number, HELD, on("2024-07-12")).lines
    assert said[-1] == (
        "note: that it was adjourned to 2024-07-12, counsel absent, is no longer on file"
    )


def test_a_withdrawn_event_no_longer_counts_and_can_be_had_back(full: Services) -> None:
    before = stages_of(full)
    number = next(
        line.number
        for line in full.proceedings.events("G-0002")
        if line.stage.code == "sent_to_court"
    )
    assert number is not None
    full.proceedings.withdraw(number, on(None))
    assert stages_of(full)["G-0002"] == {"indictment_approved": 14}
    with pytest.raises(NotFoundError, match=f"no stage event {number}"):
        full.proceedings.withdraw(number, on(None))
    full.docket.undo()
    assert stages_of(full) == before


def test_the_three_axes_do_not_move_one_another(full: Services) -> None:
    stages = stages_of(full)
    full.proceedings.begin(
        ["G-0002"],
        Holding(CustodyKind.JUDICIAL, facility="Orsk isolator"),
        on("2020-12", "K-0001"),
    )
    full.proceedings.acknowledge(["D-0027"], Acknowledgement.DENIED, on(None))
    assert stages_of(full) == stages
    (held,) = full.proceedings.custody("D-0027")
    assert (held.kind, held.facility) == (CustodyKind.JUDICIAL, "Orsk isolator")
    assert held.acknowledged is Acknowledgement.DENIED
    assert [each.claim_ref for each in held.citations] == ["K-0001"]
    full.proceedings.record("D-0027", Happening("released"), on("2024-07-01"))
    assert full.proceedings.custody("D-0027")[0].how_ended is None
    lines = full.proceedings.end(["D-0027"], CustodyEnd.RELEASED, on("2020-11")).lines
    assert lines[-1] == "note: for 1 person the end is dated before the beginning"
    assert full.proceedings.custody("D-0028")[0].acknowledged is Acknowledgement.NOT_REPORTED


def test_a_hearing_has_its_result_its_adjournment_and_the_reason(full: Services) -> None:
    full.court.add_hearing("G-0002", TRIAL, Outcome(HearingResult.SCHEDULED), on(None, "K-0001"))
    later = PartialDate.parse("2024-07-12")
    adjourned = Outcome(HearingResult.ADJOURNED, later, "counsel absent")
    full.court.settle_hearing(full.court.hearings()[0].number, adjourned, on("2024-07-05"))

    (hearing,) = full.court.hearings("C-0002")
    assert (hearing.court, hearing.judge, hearing.scope) == ("Orsk Court", "R. Testov", "G-0002")
    assert (hearing.result, hearing.adjourned_why) == (HearingResult.ADJOURNED, "counsel absent")
    assert (str(hearing.held), str(hearing.adjourned_to)) == ("2024-07-05", "2024-07-12")
    assert [each.claim_ref for each in hearing.citations] == ["K-0001"]
    assert hearing.warnings == ()
    assert hearing.openness is Openness.UNKNOWN
    assert full.court.hearings("C-0001") == ()
    assert full.court.hearings("G-0002") == (hearing,)


def test_a_hearing_that_does_not_fit_is_kept_and_said(full: Services) -> None:
    back = Outcome(HearingResult.ADJOURNED, PartialDate.parse("2024-07-01"))
    lines = full.court.add_hearing("C-0002", TRIAL, back, on("2024-07-05")).lines
    assert lines[1:] == ("note: It was adjourned to a day before it.",)
    never = Outcome(HearingResult.NOT_HELD)
    lines = full.court.add_hearing("C-0002", TRIAL, never, on("2024-07-06")).lines
    assert lines[1:] == ("note: It is said not to have been held, and has a day on which it was.",)
    assert len(full.court.hearings()) == 2


def test_sentences_are_of_one_person_each_and_one_may_replace_another(full: Services) -> None:
    full.court.sentence(["G-0002"], ASKED, on("2024-07-20", "K-0001"))
    asked = full.court.sentences("C-0002")
    assert len(asked) == 14
    assert str(asked[0]) == "prison, 15 years, 200 days credited"
    assert [each.claim_ref for each in asked[0].citations] == ["K-0001"]
    imposed = Punishment(
        SentenceStanding.IMPOSED,
        SentenceKind.PRISON,
        6,
        SentenceUnit.YEARS,
        regime="strict",
        replaces=asked[0].number,
    )
    full.court.sentence([asked[0].defendant_ref], imposed, on("2024-07-23"))
    old, new = full.court.sentences(asked[0].defendant_ref)
    assert (old.is_replaced, new.replaces, str(new)) == (
        True,
        old.number,
        "prison, 6 years, strict",
    )


def test_an_appeal_in_another_case_replaces_the_sentence_of_the_same_person(
    full: Services,
) -> None:
    full.court.sentence(["D-0027"], ASKED, on("2024-07-20"))
    number = full.court.sentences("D-0027")[0].number
    full.groups.split("G-0002", [Part(4, ("D-0027",))], on(None))
    severed = Severed(groups=("G-0006",), title="Appeal of four")
    full.joining.sever("C-0002", severed, on("2024-08-01"))
    there = full.docket.defendants("C-0006")[0].ref
    lighter = Punishment(SentenceStanding.IMPOSED, SentenceKind.SUSPENDED, replaces=number)
    full.court.sentence([there], lighter, on("2024-09-01"))
    assert full.court.sentences("D-0027")[0].is_replaced
    with pytest.raises(RefusedError, match="that person alone"):
        full.court.sentence(["D-0040"], lighter, on("2024-09-01"))


HELD = Outcome(HearingResult.HELD)
UNITLESS = Punishment(SentenceStanding.IMPOSED, amount=3)
REPLACING = Punishment(SentenceStanding.IMPOSED, replaces=9)
Change = Callable[[Services], ApplyOutcome]
CHANGES: dict[str, Change] = {
    "event": lambda s: s.proceedings.record("G-0002", Happening("on_trial", "New Court"), on("2021-07")),
    "custody": lambda s: s.proceedings.begin(["G-0002"], Holding(), on("2020-12")),
    "end": lambda s: s.proceedings.end(["D-0060"], CustodyEnd.DIED, on("2024-07")),
    "denial": lambda s: s.proceedings.acknowledge(["G-0005"], Acknowledgement.DENIED, on(None)),
    "hearing": lambda s: s.court.add_hearing("C-0002", TRIAL, HELD, on("2024-07-05")),
    "sentence": lambda s: s.court.sentence(["G-0002"], ASKED, on("2024-07-20", "K-0001")),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_undo_restores_all_that_was_held(full: Services, change: str) -> None:
    before = {
        name: rows for name, rows in held_dump(full.database).items() if name != "authorities"
    }
    outcome = CHANGES[change](full)
    assert any(held_dump(full.database)[name] != rows for name, rows in before.items())
    full.docket.undo(outcome.change_set)
    after = held_dump(full.database)
    assert {name: after[name] for name in before} == before
    assert full.maintenance.verify().faults == ()


REFUSALS: dict[str, tuple[Change, type[CasetrackerError], str]] = {
    "stage": (lambda s: s.proceedings.record("G-0002", Happening("x"), on(None)), UsageError, "no stage 'x'"),
    "held": (lambda s: s.proceedings.begin(["G-0005"], Holding(), on(None)), RefusedError, "held already"),
    "free": (lambda s: s.proceedings.end(["G-0002"], CustodyEnd.DIED, on(None)), RefusedError, "as held"),
    "hearing": (lambda s: s.court.settle_hearing(99, HELD, on(None)), NotFoundError, "99"),
    "unit": (lambda s: s.court.sentence(["D-0001"], UNITLESS, on(None)), RefusedError, "unit"),
    "replaced": (lambda s: s.court.sentence(["D-0001"], REPLACING, on(None)), RefusedError, "no sentence 9"),
    "nobody": (lambda s: s.court.sentence(["D-0999"], ASKED, on(None)), NotFoundError, "D-0999"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSALS)
def test_what_cannot_be_is_refused_and_changes_nothing(full: Services, what: str) -> None:
    change, error, words = REFUSALS[what]
    before = held_dump(full.database)
    with pytest.raises(error, match=words):
        change(full)
    assert held_dump(full.database) == before


def test_a_group_in_two_cases_has_to_be_told_which_is_meant(full: Services) -> None:
    full.groups.split("G-0002", [Part(4), Part(10)], on(None))
    full.joining.sever("C-0002", Severed(groups=("G-0006",)), on("2024-08-01"))
    with pytest.raises(UsageError, match="G-0002 stands in C-0002, C-0006: say with --case"):
        full.proceedings.record("G-0002", Happening("on_trial"), on("2024-09"))
    full.proceedings.record("G-0002", Happening("on_trial"), on("2024-09"), case="c-0006")
    assert stages_of(full)["G-0006"] == {"on_trial": 4}
    assert stages_of(full)["G-0007"] == {"sent_to_court": 10}
    full.proceedings.record("g-0002 in c-0006", Happening("convicted"), on("2024-10"))
    assert stages_of(full)["G-0006"] == {"convicted": 4}


def test_those_who_were_severed_bring_along_what_had_happened_to_them(full: Services) -> None:
    before = full.docket.case("C-0002").stages
    severed = Severed(members=("D-0027", "D-0028"), title="Case of two")
    full.joining.sever("C-0002", severed, on("2024-08-01"))
    full.proceedings.record("C-0002", Happening("on_trial"), on("2024-09"))
    told = [
        (event.stage.code, event.scope, event.defendants, event.citations)
        for event in full.docket.case("C-0006").stages
    ]
    assert told == [
        (event.stage.code, f"{event.scope} of C-0002", 2, event.citations) for event in before
    ]
    assert [event.stage.code for event in full.docket.case("C-0002").stages][-1] == "on_trial"
    assert {event.defendants for event in full.docket.case("C-0002").stages} == {12}


def test_the_people_of_a_group_are_meant_in_one_of_its_cases(full: Services) -> None:
    full.groups.split("G-0002", [Part(4), Part(10)], on(None))
    full.joining.sever("C-0002", Severed(groups=("G-0006",)), on("2024-08-01"))
    full.proceedings.begin(["G-0002 in C-0006"], Holding(), on("2024-09"))
    begun = {
        ref: {
            each.person_ref
            for each in full.docket.case(ref).custody
            if each.started is not None and each.started.edtf == "2024-09"
        }
        for ref in ("C-0002", "C-0006")
    }
    assert [len(begun[ref]) for ref in ("C-0002", "C-0006")] == [0, 4]
