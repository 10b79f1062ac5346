"""Hearings and sentences in reports: what became of each, who says so, and what nobody says."""

from dataclasses import replace

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    Acknowledgement,
    ClaimKind,
    CustodyEnd,
    CustodyKind,
    HearingKind,
    HearingResult,
    Modality,
    Openness,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
    Stance,
)
from casetracker.reports.contexts.case_status import case_status_context
from casetracker.reports.contexts.citing import knowing, teller, wording_of
from casetracker.reports.contexts.counting import unsourced_facts
from casetracker.reports.contexts.facts import first_reported
from casetracker.reports.contexts.sittings import hearing_clause, sentence_clause, sentence_words
from casetracker.reports.outputs import OUTPUTS, produced
from casetracker.views.docket import CaseView, CustodyView
from casetracker.views.proceeding import HearingView, SentenceView
from tests.unit.reports import kinds_sample as kinds
from tests.unit.reports import reporting_sample as sample
from tests.unit.reports.unpacked import everything_in

EARLY = replace(
    sample.cite("S-0001/90", "26 servicemen will stand trial on 20 June"),
    modality=Modality.PLANNED,
)
LATE = replace(
    sample.cite("S-0002/91", "the hearing was put off to 4 July"),
    source_ref="S-0002",
    published=PartialDate.parse("2021-06-21"),
)
SET = HearingView(
    number=1, case_ref="C-0001", scope="all defendants", kind=HearingKind.TRIAL,
    result=HearingResult.SCHEDULED, scheduled=PartialDate.parse("2021-06-20"), held=None,
    court=None, judge=None, openness=Openness.UNKNOWN, language=None, note=None,
    adjourned_to=None, adjourned_why=None, citations=(EARLY,),
)  # fmt: skip
PUT_OFF = replace(
    SET, result=HearingResult.ADJOURNED, adjourned_to=PartialDate.parse("2021-07-04"),
    adjourned_why="counsel ill", court="Lomna Court", judge="R. Olvanar", citations=(EARLY, LATE),
)  # fmt: skip
GIVEN = SentenceView(
    number=1, defendant_ref="D-1001", case_ref="C-0001", name="unnamed, 1 of 26",
    standing=SentenceStanding.IMPOSED, kind=SentenceKind.PRISON, amount=6, unit=SentenceUnit.YEARS,
    regime="strict", credited_days=180, court="Lomna Court", happened=PartialDate.parse("2021-08-29"),
    note=None, replaces=None, is_replaced=False, citations=(),
)  # fmt: skip


def case(*hearings: HearingView, sentences: tuple[SentenceView, ...] = ()) -> CaseView:
    return replace(sample.twenty_six(), hearings=hearings, sentences=sentences)


def told(view: CaseView, report_format: str = "text") -> str:
    head = kinds.material("case-status").head
    context = case_status_context((view,), sample.sources(), head, today=sample.TODAY)
    content = produced(context, "case-status", report_format)
    return content.decode() if report_format == "text" else everything_in(content, report_format)


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("report_format", [name for name in OUTPUTS if name != "pdf"])
def test_a_hearing_and_a_sentence_are_in_every_format(report_format: str) -> None:
    text = told(case(PUT_OFF, sentences=(GIVEN,)), report_format)
    for one in ("R. Olvanar", "counsel ill", "6 years in prison, regime strict, 180 days credited"):
        assert one in text


def test_a_judge_and_a_court_of_a_hearing_are_no_longer_missing() -> None:
    before, after = told(case(SET)), told(case(PUT_OFF))
    assert "- judge: not reported" in before
    assert "- court: not reported" in before
    assert "- judge: R. Olvanar" in after
    assert "- court named: Lomna Court" in after
    assert "- court: not reported" not in after
    assert "- judge: not reported" not in after


def test_that_a_hearing_was_set_bears_out_no_outcome() -> None:
    held = replace(SET, result=HearingResult.HELD, held=PartialDate.parse("2021-06-20"))
    text = flat(told(case(held)))
    assert "On file without a source: a trial hearing for all defendants had been held" in text
    text = flat(told(case(SET)))
    assert "that a trial hearing for all defendants had been set for 20 June 2021." in text


def test_an_adjournment_is_told_by_who_can_have_known_of_it() -> None:
    text = flat(told(case(PUT_OFF)))
    assert "(Caspian Desk, 21 June 2021) that a trial hearing for all defendants had been" in text
    assert "adjourned on 20 June 2021 (court: Lomna Court), to 4 July 2021." in text


def test_what_a_hearing_tells_is_no_statement_beside_it() -> None:
    denied = replace(EARLY, claim_ref="S-0001/92", stance=Stance.CONTEXT, quote="no trial is set")
    view = replace(case(SET), context=(replace(EARLY, stance=Stance.CONTEXT), denied))
    text = told(view)
    assert "no trial is set" in text.partition("STATEMENTS THAT CHANGE NO STAGE")[2]
    assert flat(text).count("announced a plan") == 1


def test_a_fact_without_a_source_counts_as_one_wherever_it_is_printed() -> None:
    view = case(replace(SET, citations=()), sentences=(GIVEN,))
    assert unsourced_facts(view) == unsourced_facts(case()) + 2
    assert f"- without source: {unsourced_facts(view)}" in told(view)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (GIVEN, "6 years in prison, regime strict, 180 days credited"),
        (replace(GIVEN, amount=1, regime=None, credited_days=1), "1 year in prison, 1 day credited"),
        (replace(GIVEN, amount=None, unit=None, regime=None, credited_days=None), "imprisonment"),
        (
            replace(GIVEN, kind=SentenceKind.FINE, amount=500, unit=SentenceUnit.MONEY, regime=None,
                    credited_days=None),
            "a fine of 500 (currency not reported)",
        ),
        (
            replace(GIVEN, kind=SentenceKind.LIFE, amount=None, unit=None, regime=None,
                    credited_days=None),
            "life imprisonment",
        ),
    ],
)  # fmt: skip
def test_a_sentence_is_said_in_words(sentence: SentenceView, words: str) -> None:
    assert sentence_words(sentence) == words


def test_sentences_that_say_the_same_share_a_row_and_others_do_not() -> None:
    both = (GIVEN, replace(GIVEN, number=2, defendant_ref="D-1002"))
    asked = replace(GIVEN, number=3, standing=SentenceStanding.ASKED_FOR, amount=9)
    text = flat(told(case(sentences=(*both, asked))))
    assert "- 2 of 26 persons: 6 years in prison" in text
    assert "- Aram Testyan: 9 years in prison, regime strict" in text
    assert sentence_clause(asked, 1, 26).startswith("9 years in prison")
    assert "had been asked for against 1 of 26 persons (D-1001) on 29 August 2021" in text


@pytest.mark.parametrize("kind", HearingKind)
@pytest.mark.parametrize("result", HearingResult)
def test_every_hearing_can_be_said(kind: HearingKind, result: HearingResult) -> None:
    words = hearing_clause(replace(SET, kind=kind, result=result))
    assert "all defendants" in words
    assert "20 June 2021" in words


def test_who_published_before_it_happened_does_not_tell_it_and_did_not_report_it_first() -> None:
    happened = PartialDate.parse("2021-06-20")
    assert teller((EARLY, LATE), happened) == LATE
    assert first_reported((EARLY, LATE), happened) == LATE.published
    # What was done by a day may have been done, and told, long before that day.
    by_then = PartialDate.parse("../2021-06-20")
    asserted = replace(EARLY, modality=Modality.ASSERTED)
    assert teller((asserted, LATE), by_then) == asserted
    assert first_reported((asserted, LATE), by_then) == asserted.published
    # An impossible date stays in the mouth of who printed it.
    assert knowing((EARLY,), PartialDate.parse("2021-12-13")) == (EARLY,)


HELD = CustodyView(
    person_ref="P-1001", facility=None, authority="Police", place=None, kind=CustodyKind.UNKNOWN,
    started=PartialDate.parse("2021-06-10"), ended=PartialDate.parse("../2021-09-16"),
    how_ended=CustodyEnd.RELEASED, acknowledged=Acknowledgement.NOT_REPORTED,
    citations=(sample.cite("S-0001/93", "six men were held"),),
)  # fmt: skip


def test_how_a_time_in_custody_ended_is_not_told_by_who_told_of_the_arrest() -> None:
    text = flat(told(replace(sample.twenty_six(), custody=(HELD,))))
    assert (
        "Desk, 12 June 2021) that 1 of 26 persons (D-1001) had been in the custody of Police"
        in text
    )
    assert (
        "On file without a source: 1 of 26 persons (D-1001) left custody (released) on or before"
        in text
    )

    freed = replace(LATE, quote="one was freed", kind=ClaimKind.RELEASE)
    over = replace(HELD, citations=(*HELD.citations, freed))
    text = flat(told(replace(sample.twenty_six(), custody=(over,))))
    assert (
        "Desk, 21 June 2021) that 1 of 26 persons (D-1001) left custody (released) on or before"
        in text
    )


def test_facts_without_a_source_are_the_rows_that_say_so() -> None:
    before = unsourced_facts(sample.twenty_six())
    undone = replace(SET, result=HearingResult.HELD, held=SET.scheduled, judge="R. Olvanar")
    view = replace(case(undone), custody=(HELD,))
    assert unsourced_facts(view) == before + 2
    assert "- judge: R. Olvanar [unsourced]" in flat(told(view))
    free = replace(HELD, ended=None, how_ended=None)
    assert unsourced_facts(replace(case(SET), custody=(free,))) == before


def test_a_charge_is_told_by_who_worded_it_so() -> None:
    other = replace(LATE, quote="they crossed the border")
    assert wording_of((EARLY, other), "crossed the border") == other
    # What is asserted comes before what is planned.
    assert wording_of((EARLY, other), "something else") == other
    assert wording_of((), "something else") is None


def test_who_came_round_is_said_to_have() -> None:
    against = replace(EARLY, claim_ref="S-0001/95", stance=Stance.CONTRADICTS, quote="25 men")
    view = sample.twenty_six()
    conflict = replace(view.conflicts[0], claims=(against,))
    assert "; later (" not in told(replace(view, conflicts=(conflict,)))
    later = replace(
        LATE, claim_ref="S-0001/96", speaker=against.speaker, publisher=against.publisher
    )
    conflict = replace(view.conflicts[0], claims=(against, later))
    text = flat(told(replace(view, conflicts=(conflict,))))
    assert "(12 June 2021); later (21 June 2021) as on file" in text
