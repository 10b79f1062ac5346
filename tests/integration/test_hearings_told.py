"""Hearings that news tells of: from an accepted claim to the docket and back, on both engines."""

from typing import Final

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    ClaimKind,
    Decision,
    Effect,
    HearingKind,
    HearingResult,
    Modality,
)
from casetracker.services.court import Outcome, Sitting
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.report_material import ReportScope
from casetracker.views.proceeding import HearingView
from casetracker.views.review import ClaimEdit, ClaimView
from tests.support.articles import (
    DETAINED,
    accept_all,
    accept_text,
    bring_in,
    bring_in_text,
    document,
    stages_of,
    waiting,
)
from tests.support.dumps import held_dump

THEY: Final = "The 17 servicemen who were detained on 3 March 2024 at the Lomna crossing"
SET: Final = f"{THEY} will stand trial on 3 July 2024.\n"
PUT_OFF: Final = (
    "The trial of the 17 servicemen who were detained on 3 March 2024 at the Lomna crossing was "
    "adjourned to 10 July 2024.\n"
)
PREPARED: Final = (
    "On 5 June 2024 a preparatory hearing was held against the 17 servicemen who were detained at "
    "the Lomna crossing on 3 March 2024.\n"
)
APPEALED: Final = (
    "The Lomna Court of Appeal heard the appeal of the 17 servicemen on 7 June 2024.\n"
)


def on(day: str) -> PartialDate:
    return PartialDate.parse(day)


def the_hearing(services: Services) -> HearingView:
    (hearing,) = services.court.hearings()
    return hearing


def told(services: Services, source: str) -> ClaimView:
    """The one claim of a source that tells of a hearing."""
    (claim,) = (
        each
        for each in waiting(services, source)
        if each.stage in ("on_trial", "preparatory_hearing", "appeal_heard")
    )
    return claim


def test_a_planned_trial_sets_a_hearing_and_moves_no_stage(services: Services) -> None:
    accept_text(services, DETAINED)
    claim = told(services, bring_in_text(services, SET))
    assert (claim.modality, claim.effect) == (Modality.PLANNED, Effect.NEW)
    assert claim.effect_text == "+ hearing set for 2024-07-03"
    assert claim.proposal == ("G-0001: set a hearing for 2024-07-03",)

    outcome = services.review.settle(claim.ref, Decision.ACCEPT)

    assert outcome.lines == (f"{claim.ref}: hearing 1 of G-0001: set for 2024-07-03",)
    hearing = the_hearing(services)
    assert (hearing.case_ref, hearing.scope, hearing.kind) == (
        "C-0001",
        "G-0001",
        HearingKind.TRIAL,
    )
    assert (str(hearing.scheduled), hearing.held) == ("2024-07-03", None)
    assert (hearing.result, hearing.warnings) == (HearingResult.SCHEDULED, ())
    assert [each.claim_ref for each in hearing.citations] == [claim.ref]
    assert stages_of(services) == {"G-0001": {"detained": 17}}
    assert services.maintenance.verify().faults == ()


@pytest.mark.parametrize("text", [SET, PREPARED, APPEALED])
def test_one_undo_takes_a_hearing_back_and_one_redo_brings_it(
    services: Services, text: str
) -> None:
    accept_text(services, DETAINED)
    claim = told(services, bring_in_text(services, text))
    before = held_dump(services.database)
    outcome = services.review.settle(claim.ref, Decision.ACCEPT, link="G-0001")
    after = held_dump(services.database)
    services.docket.undo(outcome.change_set)
    assert services.court.hearings() == ()
    now = held_dump(services.database)
    for name in set(before) - {"authorities", "claims"}:
        assert now[name] == before[name], name
    services.docket.redo()
    assert held_dump(services.database)["hearings"] == after["hearings"]
    assert the_hearing(services).citations
    assert services.maintenance.verify().faults == ()


def test_a_trial_that_is_put_off_is_set_for_the_new_day(services: Services) -> None:
    accept_text(services, DETAINED)
    accept_text(services, SET)
    accept_text(services, PUT_OFF, name="two.txt")
    assert [str(each.scheduled) for each in services.court.hearings("C-0001")] == [
        "2024-07-03",
        "2024-07-10",
    ]
    assert stages_of(services) == {"G-0001": {"detained": 17}}


def test_a_hearing_that_was_held_is_recorded_beside_its_stage(services: Services) -> None:
    accept_text(services, DETAINED)
    claim = told(services, bring_in_text(services, PREPARED))
    assert claim.effect_text == "+ preparatory hearing 2024-06-05; hearing held on 2024-06-05"
    assert claim.proposal[-1] == "G-0001: record a hearing held on 2024-06-05"
    services.review.settle(claim.ref, Decision.ACCEPT)
    hearing = the_hearing(services)
    assert (hearing.kind, hearing.result) == (HearingKind.PREPARATORY, HearingResult.HELD)
    assert (str(hearing.held), hearing.scheduled) == ("2024-06-05", None)
    assert stages_of(services) == {"G-0001": {"preparatory_hearing": 17}}


def test_a_hearing_is_at_the_court_that_the_claim_names(services: Services) -> None:
    accept_text(services, DETAINED)
    claim = told(services, bring_in_text(services, APPEALED))
    assert claim.authority is not None
    lines = services.review.settle(claim.ref, Decision.ACCEPT, link="G-0001").lines
    assert lines[-1].endswith(f": held on 2024-06-07, {claim.authority}")
    assert the_hearing(services).court == claim.authority


def test_a_hearing_on_file_is_confirmed_and_not_doubled(services: Services) -> None:
    accept_text(services, DETAINED)
    accept_text(services, SET)
    again = SET.replace("servicemen who", "servicemen, their families said, who")
    claim = told(services, bring_in_text(services, again, name="two.txt", publisher="Orsk Post"))
    assert (claim.effect, claim.effect_text) == (
        Effect.CONFIRMS,
        "= hearing of 2024-07-03 is on file",
    )
    services.review.settle(claim.ref, Decision.ACCEPT)
    assert len(the_hearing(services).citations) == 2


def test_a_hearing_that_a_person_set_is_said_to_have_been_held(services: Services) -> None:
    accept_text(services, DETAINED)
    sitting = Sitting(HearingKind.PREPARATORY, on("2024-06-05"), "Lomna Court", "R. Testov")
    services.court.add_hearing(
        "C-0001", sitting, Outcome(HearingResult.SCHEDULED), Grounds("court list")
    )
    before = the_hearing(services)
    claim = told(services, bring_in_text(services, PREPARED))
    assert claim.effect_text == ("+ preparatory hearing 2024-06-05; hearing of 2024-06-05 was held")
    outcome = services.review.settle(claim.ref, Decision.ACCEPT)
    hearing = the_hearing(services)
    assert (hearing.result, str(hearing.held)) == (HearingResult.HELD, "2024-06-05")
    assert (hearing.judge, hearing.court, hearing.warnings) == ("R. Testov", "Lomna Court", ())
    services.docket.undo(outcome.change_set)
    assert the_hearing(services) == before


def test_a_hearing_that_is_known_not_to_have_been_held_is_a_conflict(services: Services) -> None:
    accept_text(services, DETAINED)
    sitting = Sitting(HearingKind.PREPARATORY, on("2024-06-05"))
    services.court.add_hearing(
        "G-0001", sitting, Outcome(HearingResult.NOT_HELD), Grounds("monitor in court")
    )
    claim = told(services, bring_in_text(services, PREPARED))
    assert claim.effect is Effect.CONFLICTS
    services.review.settle(claim.ref, Decision.ACCEPT)
    hearing = the_hearing(services)
    assert hearing.result is HearingResult.NOT_HELD
    assert [str(each.stance) for each in hearing.citations] == ["contradicts"]
    assert stages_of(services) == {"G-0001": {"detained": 17}}


def test_a_month_is_narrowed_to_the_day(services: Services) -> None:
    accept_text(services, DETAINED)
    accept_text(services, SET.replace("on 3 July", "in July"))
    assert str(the_hearing(services).scheduled) == "2024-07"
    claim = told(services, bring_in_text(services, SET, name="two.txt"))
    assert claim.effect_text == "~ hearing narrowed from 2024-07 to 2024-07-03"
    services.review.settle(claim.ref, Decision.ACCEPT)
    assert str(the_hearing(services).scheduled) == "2024-07-03"


def test_what_has_no_day_or_is_put_as_possible_sets_no_hearing(services: Services) -> None:
    accept_text(services, DETAINED)
    claim = told(services, bring_in_text(services, f"{THEY} will stand trial.\n"))
    assert claim.effect_text == "\u00b7 on trial: planned, not done"
    services.review.settle(claim.ref, Decision.ACCEPT)
    claim = told(services, bring_in_text(services, SET, name="two.txt"))
    services.review.settle(claim.ref, Decision.ACCEPT, edit=ClaimEdit(modality=Modality.POSSIBLE))
    assert services.court.hearings() == ()


def test_the_day_that_a_reviewer_sets_right_is_that_of_the_hearing(services: Services) -> None:
    accept_text(services, DETAINED)
    claim = told(services, bring_in_text(services, SET))
    services.review.settle(claim.ref, Decision.ACCEPT, edit=ClaimEdit(date="2024-07-04"))
    assert str(the_hearing(services).scheduled) == "2024-07-04"


def test_a_hearing_of_nobody_on_file_waits_for_its_group(services: Services) -> None:
    claim = told(
        services, bring_in_text(services, "The 17 servicemen will stand trial on 3 July 2024.\n")
    )
    assert claim.group_ref is None
    assert claim.effect is Effect.CONTEXT
    assert claim.effect_text == (
        "kept as planned: link it to a group to set a hearing for 2024-07-03"
    )
    accept_text(services, DETAINED, name="two.txt")
    services.review.settle(claim.ref, Decision.ACCEPT, link="G-0001")
    assert the_hearing(services).scope == "G-0001"


def test_a_group_and_its_hearing_come_of_one_article(services: Services) -> None:
    source = bring_in_text(services, DETAINED.rstrip() + " They will stand trial on 3 July 2024.\n")
    accept_all(services, source)
    assert str(the_hearing(services).scheduled) == "2024-07-03"


def test_a_hearing_of_one_who_is_known_by_name_is_that_persons(services: Services) -> None:
    accept_text(services, DETAINED)
    services.groups.name("G-0001", ["Testan Examplian"], Grounds("family"))
    source = bring_in_text(services, "Testan Examplian will stand trial on 3 July 2024.\n")
    claim = told(services, source)
    services.review.settle(claim.ref, Decision.ACCEPT, link="G-0001")
    assert the_hearing(services).scope == "D-0001"


def test_a_hearing_of_some_says_of_how_many(services: Services) -> None:
    accept_text(services, DETAINED)
    source = bring_in_text(services, SET.replace("The 17", "Four of the 17"))
    services.review.settle(told(services, source).ref, Decision.ACCEPT)
    hearing = the_hearing(services)
    assert (hearing.scope, hearing.note) == ("G-0001", "of 4 of 17; which ones is not reported")
    assert [group.ref for group in services.docket.groups()] == ["G-0001"]


def test_a_retraction_disputes_the_hearing_that_rests_on_the_report(services: Services) -> None:
    accept_text(services, DETAINED, publisher="Orsk Post")
    accept_text(services, SET, name="two.txt")
    notice = (
        "The Lomna Post has withdrawn its report of 10 June that the 17 servicemen detained at the "
        "Lomna crossing will stand trial.\n"
    )
    source = bring_in_text(services, notice, name="three.txt")
    (claim,) = (each for each in waiting(services, source) if each.kind is ClaimKind.RETRACTION)
    services.review.settle(claim.ref, Decision.ACCEPT, link="G-0001")
    marks = [str(each.stance) for each in the_hearing(services).citations]
    assert marks == ["supports", "contradicts"]
    (conflict,) = services.comparing.conflicts()
    assert (conflict.about, conflict.held) == ("hearing of G-0001", "2024-07-03")
    assert [case.conflicts for case in services.docket.cases()] == [1]
    assert services.docket.home().conflicts == 1
    (told_of,) = services.docket.case("C-0001").conflicts
    assert told_of.about == "hearing of G-0001"
    (status,) = services.reporting.produce((ReportScope("case-status"),), ("text",))
    assert "hearing of G-0001: on file:" in status.decode()


def test_an_import_counts_a_hearing_to_come_as_new_and_one_on_file_as_known(
    services: Services,
) -> None:
    accept_text(services, DETAINED)
    text = "The 17 servicemen will stand trial on 3 July 2024.\n"
    (first,) = bring_in(services, document(text))
    assert (first.claims, first.new, first.context) == (1, 1, 0)
    assert first.source_ref is not None
    accept_all(services, first.source_ref)
    again = document(f"{text}Nothing else is known.\n", "two.txt", publisher="Orsk Post")
    (second,) = bring_in(services, again)
    assert (second.claims, second.confirming) == (1, 1)
