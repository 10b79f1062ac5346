"""Clocks that go by hearings and times in custody, beside the stages on file; on both engines."""

from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    Confidentiality,
    CustodyEnd,
    HearingKind,
    HearingResult,
    LegalStatus,
    ReviewStatus,
)
from casetracker.services.acting import Actor
from casetracker.services.court import Outcome, Sitting
from casetracker.services.importing import Document
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.proceeding import Holding
from casetracker.services.recording.clock_orders import Evidence, StatusDraft
from casetracker.services.recording.people import GroupDraft, form_group, open_case
from casetracker.services.recording.proceedings import Scope, StageDraft, record_stage
from casetracker.services.recording.scopes import scope_of
from casetracker.services.report_material import ReportScope, UnsourcedError
from casetracker.views.clocks import ClockView
from tests.support.articles import accept_all, accept_text, bring_in

ACTOR: Final = Actor("mara", "cli")
DETENTION: Final = "az.detention"
EVERY: Final = ["D-0001", "D-0002", "D-0003"]
HELD: Final = (
    "Two drivers were detained by the Border Police at the Lomna crossing on 3 March 2021.\n"
)
SAT: Final = (
    "Two drivers detained by the Border Police at the Lomna crossing on 3 March 2021 are accused of"
    " smuggling.\n"
)


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


TRIAL: Final = Sitting(HearingKind.TRIAL, day("2021-06-16"))


def grounds(on: str | None = None) -> Grounds:
    return Grounds("the court list", on=day(on) if on else None)


@pytest.fixture
def docket(services: Services) -> Services:
    """A case of three people, detained and held since 1 March 2021, said to be prisoners of war."""
    with services.database.writing(ACTOR.note("docket", "set up")) as session:
        case = open_case(session, "case of 3", jurisdiction="az")
        form_group(session, GroupDraft("the 3", size_min=3, size_max=3), case)
        assert case.id is not None
        record_stage(session, Scope(case.id), StageDraft("detained", day("2021-03-01"), None))
    services.proceedings.begin(EVERY, Holding(), grounds("2021-03-01"))
    status = StatusDraft(LegalStatus.PRISONER_OF_WAR, "Ministry of Lomna")
    services.clocks.claim_status("C-0001", status, reason="as told")
    return services


def clocks(
    services: Services, rule: str, on: str = "2021-04-01"
) -> dict[tuple[str, ...], ClockView]:
    views = services.clocks.clocks("C-0001", on=date.fromisoformat(on))
    return {view.defendant_refs: view for view in views if view.rule == rule}


@pytest.mark.parametrize(
    ("how", "ended", "state"),
    [
        (CustodyEnd.RELEASED, "2021-03-02", "met"),
        (CustodyEnd.RELEASED, "2021-03-20", "met_late"),
        (CustodyEnd.REPATRIATED, "2021-03-02", "met"),
        (CustodyEnd.DIED, "2021-03-02", "not_applicable"),
        (CustodyEnd.TRANSFERRED, "2021-03-02", "passed_no_record"),
        (CustodyEnd.ESCAPED, "2021-03-02", "passed_no_record"),
    ],
)
def test_who_left_custody_on_file_is_under_no_limit_on_it(
    docket: Services, how: CustodyEnd, ended: str, state: str
) -> None:
    docket.proceedings.end(["D-0002"], how, grounds(ended))
    states = {ref: view.state for refs, view in clocks(docket, DETENTION).items() for ref in refs}

    assert states == dict.fromkeys(EVERY, "passed_no_record") | {"D-0002": state}
    docket.docket.undo()
    assert set(clocks(docket, DETENTION)) == {tuple(EVERY)}


def test_people_who_left_custody_alike_share_a_clock_with_the_records_of_all(
    docket: Services,
) -> None:
    docket.proceedings.end(EVERY, CustodyEnd.RELEASED, grounds("2021-03-02"))
    (view,) = clocks(docket, DETENTION).values()

    assert view.defendant_refs == tuple(EVERY)
    assert [column for column, _, _ in view.beside] == ["custody_episode_id"] * 3
    assert view.is_of_record


def test_who_is_held_elsewhere_has_not_been_released(docket: Services) -> None:
    docket.proceedings.end(["D-0001"], CustodyEnd.RELEASED, grounds("2021-03-02"))
    docket.proceedings.begin(["D-0001"], Holding(), grounds("2021-03-02"))

    assert set(clocks(docket, DETENTION)) == {tuple(EVERY)}


def test_a_stage_that_tells_of_the_release_is_counted_alone(docket: Services) -> None:
    with docket.database.writing(ACTOR.note("docket", "a release")) as session:
        scope = scope_of(session, "D-0001")
        record_stage(session, scope, StageDraft("released", day("2021-03-02"), None))
    docket.proceedings.end(["D-0001"], CustodyEnd.RELEASED, grounds("2021-03"))
    found = clocks(docket, DETENTION)["D-0001",]

    assert (found.state, found.beside) == ("met", ())
    assert found.met_ids


@pytest.mark.parametrize(
    ("sitting", "outcome", "held", "due"),
    [
        (TRIAL, Outcome(HearingResult.SCHEDULED), None, "2021-05-26"),
        (TRIAL, Outcome(HearingResult.HELD), "2021-06-17", "2021-05-27"),
        (TRIAL, Outcome(HearingResult.ADJOURNED, day("2021-07-16")), None, "2021-06-25"),
        (TRIAL, Outcome(HearingResult.NOT_HELD), None, "-"),
        (
            Sitting(HearingKind.REMAND, day("2021-06-16")),
            Outcome(HearingResult.SCHEDULED),
            None,
            "-",
        ),
    ],
)
def test_a_trial_hearing_on_file_starts_what_has_to_come_before_it(
    docket: Services, sitting: Sitting, outcome: Outcome, held: str | None, due: str
) -> None:
    docket.court.add_hearing("C-0001", sitting, outcome, grounds(held))
    (view,) = clocks(docket, "gc3.104").values()

    assert view.due_text == due
    assert ("by a hearing on file" in view.working[0]) == (due != "-")
    assert bool(view.beside) == (due != "-")


@pytest.mark.parametrize(
    ("result", "state"),
    [(HearingResult.HELD, "met"), (HearingResult.SCHEDULED, "passed_no_record")],
)
def test_a_hearing_meets_a_rule_once_it_was_held(
    docket: Services, result: HearingResult, state: str
) -> None:
    with docket.database.writing(ACTOR.note("docket", "to court")) as session:
        scope = scope_of(session, "C-0001")
        record_stage(session, scope, StageDraft("accepted_by_court", day("2021-03-10"), None))
    held = "2021-03-20" if result is HearingResult.HELD else None
    sitting = Sitting(HearingKind.PREPARATORY, day("2021-03-20"))
    docket.court.add_hearing("C-0001", sitting, Outcome(result), grounds(held))
    (view,) = clocks(docket, "az.preparatory_hearing", "2021-06-01").values()

    assert view.state == state


def test_the_passages_for_a_hearing_come_with_the_clock_and_bear_it_out_in_a_report(
    services: Services,
) -> None:
    accept_text(services, HELD)
    stages = services.docket.case("C-0001").stages
    (claim, *_) = [each.claim_ref for stage in stages for each in stage.citations]
    by_claim = Evidence(claim=claim)
    status = StatusDraft(LegalStatus.PRISONER_OF_WAR, "Ministry of Lomna", evidence=by_claim)
    services.clocks.claim_status("C-0001", status, reason="as told")
    told = replace(grounds(), claim=claim)
    services.court.add_hearing("D-0001", TRIAL, Outcome(HearingResult.SCHEDULED), told)
    (view,) = [one for one in services.clocks.clocks("D-0001") if one.rule == "gc3.104"]
    assert [each.claim_ref for each in view.told_besides] == [claim]

    strict = (ReportScope("deadlines", "C-0001", is_strict=True),)
    services.reporting.contexts(strict)
    services.court.add_hearing("D-0002", TRIAL, Outcome(HearingResult.SCHEDULED), grounds())
    with pytest.raises(UnsourcedError, match="no source"):
        services.reporting.contexts(strict)


@pytest.mark.parametrize("is_sourced", [True, False])
def test_that_a_hearing_was_set_bears_out_no_limit_that_its_outcome_met(
    services: Services, *, is_sourced: bool
) -> None:
    arrest, later = (
        _published(services, HELD, "2021-03-04"),
        _published(services, SAT, "2021-06-17"),
    )
    setting = replace(grounds(), claim=arrest)
    services.court.add_hearing("C-0001", TRIAL, Outcome(HearingResult.SCHEDULED), setting)
    held = grounds("2021-06-16")
    held = replace(held, claim=later) if is_sourced else held
    services.court.settle_hearing(1, Outcome(HearingResult.HELD), held)
    row = _before_a_judge(services)
    assert "16 June 2021" in row
    assert row.endswith("[unsourced] |") is not is_sourced


@pytest.mark.parametrize("is_sourced", [True, False])
def test_who_told_of_an_arrest_bears_out_no_limit_that_the_end_of_custody_met(
    services: Services, *, is_sourced: bool
) -> None:
    _published(services, HELD, "2021-03-04")
    later = _published(services, SAT, "2021-06-17")
    assert "[unsourced]" not in _before_a_judge(services)
    freed = grounds("2021-03-05")
    freed = replace(freed, claim=later) if is_sourced else freed
    for ref in ("D-0001", "D-0002"):
        services.proceedings.end([ref], CustodyEnd.RELEASED, freed)
    row = _before_a_judge(services)
    assert "| 5 March 2021 | generic.iccpr.48h" in row
    assert row.endswith("[unsourced] |") is not is_sourced


def _published(services: Services, text: str, published: str) -> str:
    """A claim of an article of that day that was accepted."""
    document = Document(f"{published}.txt", text.encode(), day(published), "Lomna Post")
    (outcome,) = bring_in(services, document)
    assert outcome.source_ref is not None
    accept_all(services, outcome.source_ref)
    return services.review.claims(tuple(ReviewStatus), outcome.source_ref)[0].ref


def _before_a_judge(services: Services) -> str:
    """The row of the limit of 48 hours, whether met or not."""
    wanted = ReportScope("deadlines", "C-0001", profile=Confidentiality.INTERNAL)
    told = services.reporting.produce((wanted,), ("markdown",))[0].decode()
    table = told.partition("## Time limits")[2].partition("## How each")[0]
    (row,) = [one for one in table.splitlines() if "generic.iccpr.48h" in one]
    return row
