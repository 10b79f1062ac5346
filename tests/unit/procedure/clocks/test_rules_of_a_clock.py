"""What a rule may say besides its period: rolls, starts, versions, chains, classes, status."""

from dataclasses import replace
from datetime import date

import pytest

from casetracker.model.vocabulary import LegalStatus
from casetracker.procedure.clocks.limits import Limit
from casetracker.procedure.clocks.vocabulary import Pick, Roll, Start
from tests.support.clocks import chain, clock, facts, rule, span


# 2021-03-13 is a Saturday, 2021-03-20 to 26 are holidays
@pytest.mark.parametrize(
    ("roll", "trigger", "due", "rolled"),
    [
        (Roll.NONE, "2020-12-13", "2021-03-13", "-"),
        (Roll.NEXT_WORKING_DAY, "2020-12-13", "2021-03-13", "2021-03-15"),
        (Roll.NEXT_WORKING_DAY, "2020-12-15", "2021-03-15", "-"),
        (Roll.NEXT_WORKING_DAY, "2020-12-20", "2021-03-20", "2021-03-29"),
        (Roll.PREVIOUS, "2020-12-13", "2021-03-13", "2021-03-12"),
        (Roll.PREVIOUS, "2020-12-22", "2021-03-22", "2021-03-19"),
        (Roll.UNKNOWN, "2020-12-13", "2021-03-13", "2021-03-15"),
        (Roll.UNKNOWN, "2020-12-15", "2021-03-15", "-"),
        (Roll.NEXT_WORKING_DAY, "2020-12-12/2020-12-13", "2021-03-12..2021-03-13",
         "2021-03-12..2021-03-15"),
    ],
)  # fmt: skip
def test_the_last_day_rolls_as_the_rule_says(
    roll: Roll, trigger: str, due: str, rolled: str
) -> None:
    found = clock(rule("P3M", roll=roll), facts([f"detained {trigger}"]), "2021-01-01")

    assert (span(found.due), span(found.rolled)) == (due, rolled)


@pytest.mark.parametrize(
    ("roll", "on", "state"),
    [
        (Roll.UNKNOWN, "2021-03-13", "due_soon"),
        (Roll.UNKNOWN, "2021-03-14", "uncertain"),
        (Roll.UNKNOWN, "2021-03-15", "uncertain"),
        (Roll.UNKNOWN, "2021-03-16", "passed_no_record"),
        (Roll.NEXT_WORKING_DAY, "2021-03-15", "due_soon"),
        (Roll.NEXT_WORKING_DAY, "2021-03-16", "passed_no_record"),
        (Roll.PREVIOUS, "2021-03-13", "passed_no_record"),
    ],
)
def test_a_roll_that_was_not_read_leaves_both_days_open(roll: Roll, on: str, state: str) -> None:
    found = clock(rule("P3M", roll=roll), facts(["detained 2020-12-13"]), on)

    assert found.state == state
    assert "holidays 0." in found.holidays


def test_hours_never_roll() -> None:
    found = clock(rule("PT48H", roll=Roll.UNKNOWN), facts(["detained 2021-03-11"]), "2021-03-12")

    assert (span(found.due), found.rolled) == ("2021-03-13", None)


def test_a_holiday_that_is_still_an_estimate_is_marked() -> None:
    made = rule("P1M", roll=Roll.NEXT_WORKING_DAY)

    assert clock(made, facts(["detained 2027-02-07"]), "2027-02-08").is_estimated
    assert not clock(made, facts(["detained 2027-05-07"]), "2027-05-08").is_estimated


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (Start.NEXT_DAY, "2021-03-13"),
        (Start.SAME_DAY, "2021-03-12"),
        (Start.UNKNOWN, "2021-03-12..2021-03-13"),
    ],
)
def test_what_is_counted_first(start: Start, due: str) -> None:
    found = clock(rule("P3M", start=start), facts(["detained 2020-12-13"]), "2021-01-01")

    assert span(found.due) == due


def versions() -> list[Limit]:
    return [
        rule("P6M", valid_to=date(2022, 1, 31)),
        rule("P4M", valid_from=date(2022, 2, 1)),
    ]


@pytest.mark.parametrize(
    ("trigger", "due"),
    [
        ("2022-01-31", "2022-07-31"),
        ("2022-02-01", "2022-06-01"),
        ("2022-01", "2022-07-01..2022-07-31"),
        ("2022-01-31/2022-02-01", "2022-06-01..2022-07-31"),
        ("2022", "2022-06-01..2023-04-30"),
    ],
)
def test_the_day_picks_the_version_of_the_law(trigger: str, due: str) -> None:
    assert span(clock(versions(), facts([f"detained {trigger}"]), "2022-12-31").due) == due


def test_another_stage_may_pick_the_version_of_the_law() -> None:
    by_verdict = [replace(each, version_by="convicted") for each in versions()]
    known = facts(["detained 2021-12-01", "convicted 2022-03-01"])

    assert span(clock(by_verdict, known, "2022-04-01").due) == "2022-04-01"
    assert span(clock(versions(), known, "2022-04-01").due) == "2022-06-01"


def test_a_rule_that_was_not_in_force_is_for_nobody() -> None:
    later = rule("P4M", valid_from=date(2022, 2, 1))

    assert clock(later, facts(["detained 2021-01-01"]), "2022-12-31").state == "not_applicable"


@pytest.mark.parametrize(("pick", "due"), [(Pick.FIRST, "2021-03-13"), (Pick.LAST, "2021-05-01")])
def test_the_first_or_the_last_trigger_counts(pick: Pick, due: str) -> None:
    known = facts(["detained 2021-02-01", "detained 2020-12-13"])
    found = clock(rule("P3M", pick=pick), known, "2021-02-20")

    assert span(found.due) == due
    assert found.trigger_ids == ((2,) if pick is Pick.FIRST else (1,))


def test_a_reported_extension_counts_with_a_length_that_is_not_known() -> None:
    longer = rule("P3M", extensions=chain("P5M", "P5M"))
    known = facts(["detained 2020-12-13", "remand_extended 2021-03-10"])
    found = clock(longer, known, "2021-04-01")

    assert (span(found.due), span(found.longest)) == (
        "2021-03-13..2021-08-13",
        "2021-08-13..2022-01-13",
    )


def test_a_report_and_the_order_that_explains_it_are_one_extension() -> None:
    longer = rule("P3M", extensions=chain("P5M", "P5M"))
    known = facts(
        ["detained 2020-12-13", "remand_extended 2021-03"], ["extension 2021-03-10 by P2M"]
    )

    assert span(clock(longer, known, "2021-04-01").due) == "2021-05-13"


def test_without_an_order_the_outer_limit_is_only_what_it_could_be() -> None:
    longer = rule("P3M", extensions=chain("P5M", "P5M", "P6M"))
    found = clock(longer, facts(["detained 2020-12-13"]), "2021-04-01")

    assert (span(found.due), span(found.longest)) == ("2021-03-13", "2022-07-13")
    assert found.state == "passed_no_record"
    assert "Extension 1 (at most 5 months, grade B): no order on file, not added." in found.working


@pytest.mark.parametrize(
    ("ended", "state"),
    [("case_resumed 2021-02-11", "running"), ("charged 2021-02-11", "suspended")],
)
def test_a_pair_of_stages_suspends(ended: str, state: str) -> None:
    held = rule("P3M", suspended_by=(("case_suspended", "case_resumed"),))
    known = facts(["detained 2020-12-13", "case_suspended 2021-02-01", ended])
    found = clock(held, known, "2021-02-20")

    assert found.state == state
    assert span(found.due) == ("2021-03-23" if state == "running" else "2021-03-13..")


def test_a_rule_without_a_length_runs_until_it_is_met() -> None:
    made = rule("")

    assert clock(made, facts(["detained 2020-12-13"]), "2022-01-01").state == "running"
    assert clock(made, facts(), "2022-01-01").state == "not_started"
    known = facts(["detained 2020-12-13", "released 2021-12-13"])
    assert clock(made, known, "2022-01-01").state == "met"


def test_a_stage_that_a_later_one_implies_was_reached_by_then() -> None:
    implied = {"repatriated": ("released",)}
    early = facts(["detained 2020-12-13", "repatriated 2021-02-01"])
    late = facts(["detained 2020-12-13", "repatriated 2021-05-01"])

    assert clock(rule("P3M"), early, "2022-01-01", implied=implied).state == "met"
    assert clock(rule("P3M"), late, "2022-01-01", implied=implied).state == "uncertain"
    assert clock(rule("P3M"), late, "2022-01-01").state == "passed_no_record"


@pytest.mark.parametrize(
    ("more", "state"),
    [
        (["on_trial 2021-02-01"], "met"),
        (["on_trial 2021-06-01"], "uncertain"),
        (["on_trial 2021-06-01", "released 2021-02-01"], "met"),
        (["on_trial 2021-06-01", "released 2021-05-01"], "met_late"),
        (["on_trial 2021-04-01", "released 2021-05-01"], "uncertain"),
        (["on_trial 2020-06-01"], "passed_no_record"),
        ([], "passed_no_record"),
    ],
)
def test_a_stage_may_show_that_a_rule_was_met_by_its_day(more: list[str], state: str) -> None:
    known = facts(["detained 2020-12-13", *more])

    assert clock(rule("P3M", shown_by=("on_trial",)), known, "2022-01-01").state == state


@pytest.mark.parametrize(
    ("gravity", "state", "condition"),
    [
        (("serious",), "passed_no_record", ""),
        (("less_serious",), "not_applicable", "for charges of the class serious"),
        (
            ("less_serious", "serious"),
            "passed_no_record",
            "applies if the gravest charge is serious",
        ),
        (None, "passed_no_record", "applies if the gravest charge is serious"),
    ],
)
def test_the_class_of_the_charge_picks_the_rule(
    gravity: tuple[str, ...] | None, state: str, condition: str
) -> None:
    known = facts(["detained 2020-12-13"], gravity=gravity)
    found = clock(rule("P3M", gravity=("serious",)), known, "2022-01-01")

    assert found.state == state
    assert found.condition.startswith(condition)


@pytest.mark.parametrize(
    ("sides", "state", "condition"),
    [
        ([], "not_applicable", "hangs on the status prisoner of war, which nobody claims on file"),
        ([("Baku", True)], "not_applicable",
         "hangs on the status prisoner of war, which nobody claims on file; denied by Baku"),
        ([("Yerevan", False)], "running",
         "applies if the person is a prisoner of war (claimed by Yerevan; no denial on file)"),
        ([("Yerevan", False), ("Baku", True)], "running",
         "applies if the person is a prisoner of war (claimed by Yerevan; denied by Baku)"),
    ],
)  # fmt: skip
def test_a_disputed_status_is_printed_with_its_sides(
    sides: list[tuple[str, bool]], state: str, condition: str
) -> None:
    known = facts(["detained 2020-12-13"], sides=sides)
    found = clock(rule("P3M", status=LegalStatus.PRISONER_OF_WAR), known, "2021-01-01")

    assert (found.state, found.condition) == (state, condition)


def test_the_working_can_be_checked_with_a_calendar() -> None:
    made = rule("P3M", roll=Roll.UNKNOWN, start=Start.UNKNOWN, extensions=chain("P5M"))
    found = clock(made, facts(["detained 2020-12-13"]), "2021-03-20")

    both = "between 12 March 2021 and 13 March 2021"
    saturday = "13 March 2021 is no working day (Saturday): it would move to 15 March 2021"
    assert list(found.working) == [
        "Starts: detained, 13 December 2020.",
        f"13 December 2020 + 3 months = {both}, whether the first day counts was not read.",
        "Extension 1 (at most 5 months, grade B): no order on file, not added.",
        f"{saturday}, but whether it moves was not read [holidays 0.109, AZ].",
        "If every extension were ordered, at most: between 12 August 2021 and 13 August 2021.",
        "On 20 March 2021 that is 7 days ago; nothing on file meets it.",
    ]


@pytest.mark.parametrize(
    ("period", "start", "counting"),
    [
        ("P20D", Start.NEXT_DAY, "13 December 2020 + 20 days = 2 January 2021, counted from the day after."),
        ("-P20D", Start.NEXT_DAY,
         "20 days before 13 December 2020 = 23 November 2020, counted from the day before."),
        ("-P20D", Start.SAME_DAY,
         "20 days before 13 December 2020 = 24 November 2020, the first day counted."),
    ],
)  # fmt: skip
def test_the_working_says_from_which_day_it_is_counted(
    period: str, start: Start, counting: str
) -> None:
    found = clock(rule(period, start=start), facts(["detained 2020-12-13"]), "2020-12-14")

    assert found.working[1] == counting


def test_the_working_names_the_stage_that_starts_a_rule_and_none_that_it_implies() -> None:
    made = rule("P20D", triggers=("convicted", "acquitted", "charged"))
    implied = {"convicted": ("charged", "on_trial", "under_investigation")}
    found = clock(made, facts(["convicted 2021-07-01"]), "2021-07-02", implied=implied)

    assert found.working[0] == "Starts: convicted, 1 July 2021."


@pytest.mark.parametrize(
    ("period", "start", "on", "due", "state"),
    [
        ("-P21D", "2021-06-16", "2021-05-01", "2021-05-26", "running"),
        ("-P21D", "2021-06-16", "2021-05-20", "2021-05-26", "due_soon"),
        ("-P21D", "2021-06-16", "2021-05-27", "2021-05-26", "passed_no_record"),
        ("-P21D", "2021-06", "2021-05-01", "2021-05-11..2021-06-09", "running"),
        ("P3M", "2021-06-16", "2021-06-15", "-", "not_started"),
        ("P3M", "2021-06-16", "2021-06-16", "2021-09-16", "running"),
    ],
)
def test_a_start_that_was_set_counts_before_its_day_where_the_limit_ends_before_it(
    period: str, start: str, on: str, due: str, state: str
) -> None:
    found = clock(rule(period), facts(orders=[f"start {start}"]), on)

    assert (span(found.due), found.state) == (due, state)


@pytest.mark.parametrize(
    ("more", "met_ids"),
    [
        (["released 2021-02-01", "released 2021-04-01"], (2,)),
        (["released 2021-04-01", "released 2021-02-01"], (3,)),
        (["released 2021-02", "released 2021-02-10"], (2, 3)),
        (["released 2021-02-01", "on_trial 2021-06-01"], (2,)),
        (["released 2021-06-01", "on_trial 2021-02-01"], (3,)),
        (["on_trial 2021-02-01"], (2,)),
    ],
)
def test_a_clock_names_the_stages_that_it_was_met_by_and_no_later_ones(
    more: list[str], met_ids: tuple[int, ...]
) -> None:
    found = clock(
        rule("P3M", shown_by=("on_trial",)), facts(["detained 2020-12-13", *more]), "2022-01-01"
    )

    assert found.met_ids == met_ids


def test_a_clock_names_the_stages_that_moved_its_end() -> None:
    made = rule("P3M", extensions=chain("P5M"), suspended_by=(("case_suspended", "case_resumed"),))
    said = ["detained 2020-12-13", "remand_extended 2021-03-01", "case_suspended 2021-04-01"]
    found = clock(made, facts([*said, "charged 2021-04-02"]), "2021-04-03")
    ordered = clock(made, facts(said[:2], ["extension 2021-03-01 by P2M"]), "2021-04-03")

    assert set(found.moved_ids) == {2, 3}
    assert ordered.moved_ids == ()
