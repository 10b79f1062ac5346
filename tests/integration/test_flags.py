"""Odd facts are taken as they are told and raise a flag, on both engines."""

import pytest
import sqlalchemy as sa

from casetracker.errors import NotFoundError
from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    Decision,
    HearingKind,
    HearingResult,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
)
from casetracker.services import flagging_spans
from casetracker.services.acting import Actor
from casetracker.services.charging import Brought
from casetracker.services.court import Outcome, Punishment, Sitting
from casetracker.services.joining import Severed
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.proceeding import Happening
from casetracker.services.recording import proceedings
from casetracker.services.scale.docket import invent_docket
from tests.support.articles import bring_in_text

ACTOR = Actor("mara", "cli")


def tell(services: Services, stage: str, when: str) -> None:
    """Record a stage of the first case on a date, whatever is on file."""
    date = PartialDate.parse(when)
    with services.database.writing(ACTOR.note("docket", f"{stage} {when}")) as session:
        draft = proceedings.StageDraft(stage, date, date)
        proceedings.record_stage(session, proceedings.Scope(1), draft)


def test_the_shipped_docket_has_nothing_odd(full: Services) -> None:
    assert [
        each for each in full.flagging.flags() if each.rule not in ("too-many", "too-few")
    ] == []


def test_odd_orders_and_dates_are_flagged_in_their_case(full: Services) -> None:
    before = full.flagging.flags("C-0001")
    tell(full, "detained", "2024-03-03")
    tell(full, "charged", "2024-01-01")
    tell(full, "sentenced", "2999")
    added = [each for each in full.flagging.flags("c-0001") if each not in before]

    assert {each.rule for each in added} >= {"before-detention", "future"}
    assert all(each.case_ref == "C-0001" for each in added)
    assert any("2024-01-01" in e.words for e in added if e.rule == "before-detention")
    assert set(added) <= set(full.flagging.flags())


def test_terms_for_fewer_people_than_were_sentenced_are_flagged(full: Services) -> None:
    case = full.docket.cases()[-1].ref
    people = [line.ref for line in full.docket.defendants(case)]
    grounds = Grounds("court list", PartialDate.parse("2024-07-01"))
    full.proceedings.record(case, Happening("sentenced"), grounds)
    prison = Punishment(SentenceStanding.IMPOSED, SentenceKind.PRISON, 5, SentenceUnit.YEARS)
    assert "terms-for-people" not in {each.rule for each in full.flagging.flags(case)}

    full.court.sentence(people[1:], prison, grounds)
    (flag,) = [each for each in full.flagging.flags(case) if each.rule == "terms-for-people"]
    assert f"{len(people) - 1} of {len(people)} people" in flag.words
    assert people[0] in flag.words

    full.court.sentence(people[:1], prison, grounds)
    assert "terms-for-people" not in {each.rule for each in full.flagging.flags(case)}
    full.court.sentence(people[:1], prison, grounds)
    assert [each.about for each in full.flagging.flags(case) if each.rule == "two-sentences"] == [
        people[0]
    ]


@pytest.mark.parametrize(
    ("amount", "unit", "credited", "expected"),
    [
        (2, SentenceUnit.YEARS, 732, set()),
        (2, SentenceUnit.YEARS, 733, {"credited-more"}),
        (10, SentenceUnit.DAYS, 11, {"credited-more"}),
        (100, SentenceUnit.YEARS, None, set()),
        (500, SentenceUnit.YEARS, None, {"long-term"}),
        (1_000_000_000, SentenceUnit.YEARS, None, {"long-term"}),
        (1_000_000_000, SentenceUnit.MONEY, 5, set()),
    ],
)
def test_terms_that_cannot_be_or_outlast_a_life_are_flagged(
    full: Services, amount: int, unit: SentenceUnit, credited: int | None, expected: set[str]
) -> None:
    kind = SentenceKind.FINE if unit is SentenceUnit.MONEY else SentenceKind.PRISON
    who = full.docket.defendants("C-0001")[0].ref
    term = Punishment(SentenceStanding.IMPOSED, kind, amount, unit, credited_days=credited)
    full.court.sentence([who], term, Grounds("judgment", PartialDate.parse("2024-07-01")))
    flags = {each.rule: each.about for each in full.flagging.flags("C-0001")}

    assert flags.keys() & {"credited-more", "long-term"} == expected
    assert {flags[rule] for rule in expected} <= {who}


@pytest.mark.parametrize(("day", "is_odd"), [("2024-07-04", True), ("2024-07", False)])
def test_a_hearing_that_is_adjourned_to_a_day_before_it_is_flagged(
    full: Services, day: str, *, is_odd: bool
) -> None:
    to = Outcome(HearingResult.ADJOURNED, PartialDate.parse(day), "counsel absent")
    on = Grounds("court list", PartialDate.parse("2024-07-05"))
    full.court.add_hearing("C-0001", Sitting(HearingKind.TRIAL), to, on)
    words = {each.rule: each.words for each in full.flagging.flags("C-0001")}

    assert ("adjourned-back" in words) is is_odd
    if is_odd:
        assert words["adjourned-back"] == "A hearing was adjourned to 2024-07-04, a day before it"


def test_an_article_with_six_terms_for_seven_people_is_flagged(full: Services) -> None:
    group = full.docket.groups()[-1]
    text = (
        "Seven servicemen were sentenced in Lomna on 14 June 2024 to terms of 15, 14, 12, 10, 9 and "
        "8 years.\n"
    )
    source = bring_in_text(full, text)
    for claim in full.review.claims(source=source):
        full.review.settle(claim.ref, Decision.ACCEPT, link=group.ref)

    flags = full.flagging.flags(group.case_refs[0])
    assert "6 terms listed for 7 people" in {each.words for each in flags}


def test_what_is_told_of_one_is_held_against_what_is_told_of_all(full: Services) -> None:
    case = full.docket.cases()[-1].ref
    one = full.docket.defendants(case)[0].ref

    def tell_of(ref: str, stage: str, when: str) -> None:
        full.proceedings.record(ref, Happening(stage), Grounds("test", PartialDate.parse(when)))

    tell_of(one, "detained", "2025-03-03")
    tell_of(case, "convicted", "2024-09-01")
    full.charges.bring([one], Brought("theft"), Grounds("test", PartialDate.parse("2024-10-01")))
    found = {(each.rule, each.about.split()[0]) for each in full.flagging.flags(case)}

    assert {("two-years", one), ("charge-after-end", one), ("before-detention", "all")} <= found


def test_people_who_left_a_case_before_they_came_are_flagged(full: Services) -> None:
    june, may = (Grounds("court list", PartialDate.parse(day)) for day in ("2021-06", "2021-05"))
    full.joining.join(["C-0003"], "C-0002", june)
    came = full.docket.defendants("C-0002")[-1].ref
    full.joining.sever("C-0002", Severed(members=(came,)), may)
    words = "left the case on 2021-05, before coming into it on 2021-06"
    found = [each for each in full.flagging.flags("C-0002") if each.rule == "left-early"]

    assert [(each.about, each.words) for each in found] == [(came, words)]


def test_a_large_docket_is_gone_through_in_as_many_statements_as_one_case(
    services: Services,
) -> None:
    invent_docket(services.database, ACTOR, 150, 1, lambda _: None)
    counted: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        counted.append(statement)

    def statements(case_ref: str | None) -> int:
        counted.clear()
        found.update(each.rule for each in services.flagging.flags(case_ref))
        return len([each for each in counted if each.startswith("SELECT")])

    found: set[str] = set()
    cases = services.docket.cases()
    sa.event.listen(services.database.engine, "before_cursor_execute", note)
    of_one, of_all = statements(cases[0].ref), statements(None)
    assert 0 < of_all <= of_one < len(cases)
    assert found <= {"reported-early", "before-detention"}


def test_cases_looked_at_together_have_the_flags_that_each_has_alone(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    invent_docket(services.database, ACTOR, 60, 1, lambda _: None)
    cases = sorted(case.ref for case in services.docket.cases())
    for ref in cases[::2]:
        for stage, when in (("detained", "2024-03-03"), ("charged", "2024-01-01")):
            grounds = Grounds("test", PartialDate.parse(when))
            services.proceedings.record(ref, Happening(stage), grounds)
    together = services.flagging.flags()
    monkeypatch.setattr(flagging_spans, "CASES_AT_ONCE", 2)

    assert {flag.case_ref for flag in together} >= set(cases[::2])
    assert list(together) == [flag for ref in cases for flag in services.flagging.flags(ref)]
    assert services.flagging.flags() == together


def test_a_case_that_is_not_on_file_is_refused(full: Services) -> None:
    with pytest.raises(NotFoundError):
        full.flagging.flags("C-0999")
