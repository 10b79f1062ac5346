"""The shipped packs on one invented proceeding: detained, tried, sentenced, seven months in all."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from casetracker.model.vocabulary import ClockOrderKind
from casetracker.procedure.clocks.calendars import WorkingDays
from casetracker.procedure.clocks.engine import Clock, Setting, clocks_of
from casetracker.procedure.clocks.facts import Facts, Order
from casetracker.procedure.packs import load_pack
from tests.support.clocks import facts, span, when

PACKS = Path(__file__).parents[4] / "seeds" / "packs"
AZ = load_pack(PACKS / "az")
GC3 = load_pack(PACKS / "gc3")
SAID = ("detained 2020-12-13", "sent_to_court 2021-06-03", "on_trial 2021-06-16",
        "convicted 2021-07-22")  # fmt: skip


def clocks(known: Facts, on: str = "2021-09-01") -> dict[str, Clock]:
    setting = Setting(date.fromisoformat(on), WorkingDays(AZ.holidays), implied=AZ.rules.implied)
    found = clocks_of((*AZ.limits, *GC3.limits), known, setting)
    return {clock.limit.id: clock for clock in found}


CLAIMED = facts(SAID, sides=[("one side", False), ("the other", True)], gravity=None)


@pytest.mark.parametrize(
    ("rule", "due", "state"),
    [
        ("az.detention", "2020-12-15", "passed_no_record"),
        ("generic.iccpr.48h", "2020-12-15", "uncertain"),
        ("az.appeal", "2021-08-10..2021-08-11", "passed_no_record"),
        ("az.remand.less_serious", "2021-02-12..2021-02-13", "uncertain"),
        ("az.remand.especially_serious", "2021-03-12..2021-03-13", "uncertain"),
        ("az.preparatory_hearing", "-", "not_started"),
        ("az.cassation", "-", "not_started"),
        ("generic.echr.35", "-", "not_started"),
        ("generic.echr.5", "2020-12-17..2020-12-18", "uncertain"),
        ("az.resumption", "-", "not_started"),
        ("az.request.court", "-", "not_started"),
        ("az.outside_remand_prison", "-", "not_started"),
        ("gc3.103", "2021-03-12..2021-03-13", "met_late"),
        ("gc3.104", "2021-05-26", "passed_no_record"),
        ("gc3.105", "2021-06-02", "passed_no_record"),
        ("gc3.118", "-", "not_started"),
    ],
)
def test_each_rule_on_the_proceeding(rule: str, due: str, state: str) -> None:
    found = clocks(CLAIMED)[rule]

    assert (span(found.due), found.state) == (due, state)


def test_remand_of_the_gravest_class_could_reach_nineteen_months() -> None:
    chained = clocks(facts(["detained 2020-12-13"]), "2021-03-01")["az.remand.especially_serious"]

    assert span(chained.longest) == "2022-07-12..2022-07-13"
    assert len(chained.limit.extensions) == 3


def test_whoever_a_court_sentenced_was_before_it_at_the_latest_then() -> None:
    sentenced = ("detained 2022-03-02", "sentenced 2022-09-16", "released 2023-02-19")
    found = clocks(facts(sentenced), "2023-03-01")["generic.iccpr.48h"]

    assert found.met is not None
    assert (found.met.earliest, found.met.latest) == (None, date(2022, 9, 16))
    assert found.state == "uncertain"


@pytest.mark.parametrize(
    ("final", "due"), [("2022-01-31", "2022-07-31"), ("2022-02-01", "2022-06-01")]
)
def test_the_court_of_human_rights_took_six_months_and_then_four(final: str, due: str) -> None:
    found = clocks(facts([f"final {final}"]), "2022-03-01")["generic.echr.35"]

    assert span(found.due) == due
    assert found.rolled is None


def test_without_a_claimed_status_the_convention_is_for_nobody() -> None:
    found = clocks(facts(SAID))

    assert {found[rule].state for rule in found if rule.startswith("gc3.")} == {"not_applicable"}


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ("released 2020-12-14", "met"),
        ("repatriated 2020-12-14", "met"),
        ("remanded 2020-12-14", "met"),
        ("died_in_custody 2020-12-14", "not_applicable"),
        ("extradited 2020-12-14", "not_applicable"),
        ("transferred 2020-12-14", "passed_no_record"),
    ],
)
def test_who_left_custody_is_under_no_limit_on_it(more: str, state: str) -> None:
    found = clocks(facts(["detained 2020-12-13", more]))

    for rule in ("az.detention", "generic.iccpr.48h", "generic.echr.5"):
        assert found[rule].state == state


@pytest.mark.parametrize(
    ("rule", "due", "condition"),
    [
        ("az.cassation", "2021-10-19..2021-10-20", ""),
        ("az.cassation.acquittal", "2021-12-19..2021-12-20", "against an acquittal"),
        ("az.cassation.detriment", "2022-03-19..2022-03-20", "to the person's detriment"),
        ("az.cassation.favour", "2022-09-19..2022-09-20", "in the person's favour"),
    ],
)
def test_cassation_has_a_term_for_each_kind_of_complaint(
    rule: str, due: str, condition: str
) -> None:
    found = clocks(facts(["appeal_decided 2021-09-20"]), "2021-09-21")[rule]

    assert (span(found.due), condition in found.condition) == (due, True)


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        ("az.resumption", "2021-06-30..2021-07-01"),
        ("az.outside_remand_prison", "2021-06-10..2021-06-11"),
        ("az.request.investigator", "2021-05-22..2021-05-23"),
        ("az.request.prosecutor", "2021-05-25..2021-05-26"),
        ("az.request.court", "2021-05-27..2021-05-28"),
    ],
)
def test_what_no_stage_stands_for_is_counted_from_a_day_recorded_by_hand(
    rule: str, due: str
) -> None:
    start = Order(1, ClockOrderKind.START, rule, when("2021-06-01"))
    known = replace(facts(["detained 2021-03-01"]), orders=(start,))

    assert span(clocks(known, "2021-06-01")[rule].due) == due


def test_days_outside_of_the_remand_prison_are_counted_of_one_stay_that_is_alone_in_its_month() -> (
    None
):
    found = clocks(facts(["detained 2021-03-01"]), "2021-06-01")["az.outside_remand_prison"]

    assert "the only one of that month" in found.condition
