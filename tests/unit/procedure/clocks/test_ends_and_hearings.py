"""Clocks that end without being met, and those that go by hearings and times in custody."""

from dataclasses import replace

import pytest

from casetracker.model.vocabulary import LegalStatus
from casetracker.procedure.clocks.facts import Event, SetDay
from tests.support.clocks import clock, events, facts, order, rule, span, when

HEARING = (("hearing_id", 7),)
OUT = (("custody_episode_id", 3),)
ENDING = {"ended_by": ("died_in_custody",)}
SET = (SetDay("on_trial", when("2027-01-15"), HEARING),)


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ("died_in_custody 2021-02-01", "not_applicable"),
        ("died_in_custody 2021-03-13", "not_applicable"),
        ("died_in_custody 2021-03-14", "passed_no_record"),
        ("died_in_custody 2021-03", "uncertain"),
        ("died_in_custody 2020-11-01", "passed_no_record"),
        ("died_in_custody 2023-01-01", "passed_no_record"),
    ],
)
def test_a_limit_ends_where_nothing_is_left_that_it_could_ask_for(more: str, state: str) -> None:
    known = facts(["detained 2020-12-13", more])

    assert clock(rule("P3M", **ENDING), known, "2022-01-01").state == state


@pytest.mark.parametrize(
    ("said", "state", "ended"),
    [
        (["released 2021-02-01", "died_in_custody 2021-02-10"], "met", "-"),
        (["released 2021-02-10", "died_in_custody 2021-02-01"], "not_applicable", "2021-02-01"),
        (["released 2021-02", "died_in_custody 2021-02-10"], "met", "-"),
    ],
)
def test_what_came_first_says_whether_it_was_met_or_ended(
    said: list[str], state: str, ended: str
) -> None:
    found = clock(rule("P3M", **ENDING), facts(["detained 2020-12-13", *said]), "2022-01-01")

    assert (found.state, span(found.ended)) == (state, ended)


def test_a_limit_that_ended_says_so_in_words_and_names_its_stage() -> None:
    known = facts(["detained 2020-12-13", "died_in_custody 2021-02-01"])
    found = clock(rule("P3M", **ENDING), known, "2022-01-01")

    assert found.met_ids == (2,)
    assert found.working[-1] == (
        "It ends with: died in custody, 1 February 2021. From then on it is for nobody,"
        " and what it asks for is not on file."
    )


def test_a_rule_without_a_length_ends_as_well() -> None:
    known = facts(["detained 2020-12-13", "died_in_custody 2021-02-01"])

    assert clock(rule("", **ENDING), known, "2022-01-01").state == "not_applicable"


def test_an_end_of_custody_meets_a_rule_and_is_named_beside_the_stages() -> None:
    out = Event(0, "released", when("2021-02-01"), beside=OUT)
    known = replace(facts(), events=(*events("detained 2020-12-13"), out))
    found = clock(rule("P3M"), known, "2022-01-01")

    assert (found.state, found.met_ids, found.beside) == ("met", (), OUT)
    assert "on file by the end of custody: 1 February 2021." in found.working[-1]


@pytest.mark.parametrize(
    ("period", "said", "on", "due", "state"),
    [
        ("-P3W", (), "2026-11-30", "2026-12-25", "running"),
        ("-P3W", (), "2026-12-20", "2026-12-25", "due_soon"),
        ("-P3W", (), "2026-12-26", "2026-12-25", "passed_no_record"),
        ("-P3W", ("on_trial 2027-01-22",), "2026-11-30", "2027-01-01", "running"),
        ("P3M", (), "2026-11-30", "-", "not_started"),
        ("P3M", (), "2027-02-01", "-", "not_started"),
    ],
)
def test_a_day_that_a_hearing_is_set_for_starts_what_ends_before_it_and_nothing_else(
    period: str, said: tuple[str, ...], on: str, due: str, state: str
) -> None:
    found = clock(rule(period, triggers=("on_trial",)), replace(facts(said), set_days=SET), on)

    assert (span(found.due), found.state) == (due, state)
    assert bool(found.beside) == (found.state != "not_started" and not said)


def test_the_hearing_that_a_limit_counts_from_is_said() -> None:
    made = rule("-P3W", triggers=("on_trial",))
    found = clock(made, replace(facts(), set_days=SET), "2026-11-30")

    assert found.working[0] == "Starts: on trial, by a hearing on file, 15 January 2027."


@pytest.mark.parametrize(
    ("said", "orders", "set_days", "words"),
    [
        ([], [], SET, "A hearing is set for 15 January 2027; nothing on file says that it was held."),
        (["on_trial 2027-01-10"], [], (),
         "That is on file for 10 January 2027, and it runs from then on."),
        ([], [], (), "Nothing on file says so."),
    ],
)  # fmt: skip
def test_a_clock_that_waits_says_what_is_on_file_for_a_later_day(
    said: list[str], orders: list[str], set_days: tuple[SetDay, ...], words: str
) -> None:
    known = replace(facts(said, orders), set_days=set_days)
    found = clock(rule("P3M", triggers=("on_trial",)), known, "2026-11-30")

    assert found.working == (f"It starts with: on trial. {words}",)


@pytest.mark.parametrize(
    ("orders", "words"),
    [
        (["start 2027-01-15"], "that is on file for 15 January 2027, and runs from then on."),
        ([], "that no stage stands for, and none is on file."),
    ],
)
def test_a_start_by_hand_that_is_still_to_come_is_told(orders: list[str], words: str) -> None:
    known = replace(facts(), orders=tuple(map(order, orders)))
    found = clock(rule("P3M", triggers=()), known, "2026-11-30")

    assert found.working == (f"It starts with an act {words}",)


@pytest.mark.parametrize(
    ("said", "orders", "named"),
    [
        (["detained 2020-12-13"], ["act 2021-01-05", "act 2021-02-05"], {1}),
        (["detained 2020-12-13", "released 2021-01-01"], ["act 2021-01-05"], set()),
        (["detained 2020-12-13", "released 2021-01-05"], ["act 2021-01-05"], {1}),
        (["detained 2020-12-13"], ["extension 2021-01-05 by P1M", "suspension 2021-01-06"], {1, 2}),
        (["detained 2020-12-13"], ["start 2020-12-20", "act 2021-01-05"], {1, 2}),
        (["detained 2020-12-13"], ["start 2020-12-20", "start 2020-12-24"], {1}),
        (["detained 2020-12-13"], ["act 2022-03-01"], set()),
        ([], ["extension 2021-01-05 by P1M"], set()),
    ],
)
def test_a_clock_names_the_orders_and_acts_that_it_goes_by(
    said: list[str], orders: list[str], named: set[int]
) -> None:
    found = clock(rule("P3M"), facts(said, orders), "2022-01-01")

    assert {each.id for each in found.orders} == named


def test_a_clock_names_who_claims_or_denies_the_status_that_it_hangs_on() -> None:
    known = facts(["detained 2020-12-13"], sides=[("Orsk", False), ("Lomna", True)])
    known = replace(
        known, statuses=tuple(replace(each, id=n) for n, each in enumerate(known.statuses, 7))
    )
    hanging = rule("P3M", status=LegalStatus.PRISONER_OF_WAR)

    assert clock(hanging, known, "2022-01-01").status_ids == (7, 8)
    assert clock(rule("P3M"), known, "2022-01-01").status_ids == ()
    denied = replace(known, statuses=known.statuses[1:])
    assert clock(hanging, denied, "2022-01-01").status_ids == (8,)
    assert clock(hanging, replace(known, events=()), "2022-01-01").status_ids == (7, 8)
