"""A table of clocks: a rule, what is on file, a day; the days it ends on, and its state."""

import pytest

from tests.support.clocks import chain, clock, facts, rule, span

# period | trigger | on | due | state: one event, no order
PLAIN = """
P3M    | 2020-12-13            | 2021-01-01 | 2021-03-13             | running
P3M    | 2020-12-13            | 2021-03-05 | 2021-03-13             | running
P3M    | 2020-12-13            | 2021-03-06 | 2021-03-13             | due_soon
P3M    | 2020-12-13            | 2021-03-13 | 2021-03-13             | due_soon
P3M    | 2020-12-13            | 2021-03-14 | 2021-03-13             | passed_no_record
P3M    | 2020-12-14            | 2020-12-13 | -                      | not_started
P1M    | 2021-01-31            | 2021-02-01 | 2021-02-28             | running
P1M    | 2021-01-30            | 2021-02-01 | 2021-02-28             | running
P1M    | 2021-01-28            | 2021-02-01 | 2021-02-28             | running
P1M    | 2024-01-31            | 2024-02-01 | 2024-02-29             | running
P1M    | 2021-02-28            | 2021-03-01 | 2021-03-28             | running
P2M    | 2020-12-31            | 2021-01-01 | 2021-02-28             | running
P4M    | 2021-10-31            | 2021-11-01 | 2022-02-28             | running
P12M   | 2024-02-29            | 2024-03-01 | 2025-02-28             | running
P1Y    | 2024-02-29            | 2024-03-01 | 2025-02-28             | running
P1Y6M  | 2021-08-31            | 2021-09-01 | 2023-02-28             | running
P6M    | 2021-08-31            | 2021-09-01 | 2022-02-28             | running
P11M   | 2021-03-31            | 2021-09-01 | 2022-02-28             | running
P13M   | 2020-01-31            | 2020-09-01 | 2021-02-28             | running
P1M    | 2021-12-31            | 2022-01-01 | 2022-01-31             | running
P1D    | 2021-12-31            | 2021-12-31 | 2022-01-01             | due_soon
P20D   | 2021-07-22            | 2021-07-23 | 2021-08-11             | running
P20D   | 2021-02-20            | 2021-02-21 | 2021-03-12             | running
P20D   | 2024-02-20            | 2024-02-21 | 2024-03-11             | running
P1W    | 2021-07-22            | 2021-07-22 | 2021-07-29             | due_soon
P2W3D  | 2021-07-22            | 2021-07-22 | 2021-08-08             | running
P1M15D | 2021-01-31            | 2021-02-01 | 2021-03-15             | running
P365D  | 2020-02-29            | 2020-03-01 | 2021-02-28             | running
PT48H  | 2020-12-13            | 2020-12-14 | 2020-12-15             | due_soon
PT48H  | 2020-12-13            | 2020-12-15 | 2020-12-15             | due_soon
PT48H  | 2020-12-13            | 2020-12-16 | 2020-12-15             | passed_no_record
PT48H  | 2020-02-28            | 2020-02-28 | 2020-03-01             | due_soon
PT24H  | 2021-12-31            | 2021-12-31 | 2022-01-01             | due_soon
PT36H  | 2020-12-13            | 2020-12-14 | 2020-12-14..2020-12-15 | due_soon
PT36H  | 2020-12-13            | 2020-12-15 | 2020-12-14..2020-12-15 | uncertain
PT36H  | 2020-12-13            | 2020-12-16 | 2020-12-14..2020-12-15 | passed_no_record
PT90M  | 2020-12-13            | 2020-12-13 | 2020-12-13..2020-12-14 | due_soon
P4DT6H | 2020-12-13            | 2020-12-14 | 2020-12-17..2020-12-18 | due_soon
PT48H  | 2020-12               | 2020-12-01 | 2020-12-03..2021-01-02 | due_soon
PT48H  | 2020-12-12/2020-12-13 | 2020-12-14 | 2020-12-14..2020-12-15 | due_soon
PT48H  | 2020-12-12/2020-12-13 | 2020-12-15 | 2020-12-14..2020-12-15 | uncertain
P3M    | 2020-12               | 2021-02-20 | 2021-03-01..2021-03-31 | running
P3M    | 2020-12               | 2021-02-22 | 2021-03-01..2021-03-31 | due_soon
P3M    | 2020-12               | 2021-03-02 | 2021-03-01..2021-03-31 | uncertain
P3M    | 2020-12               | 2021-03-31 | 2021-03-01..2021-03-31 | uncertain
P3M    | 2020-12               | 2021-04-01 | 2021-03-01..2021-03-31 | passed_no_record
P3M    | 2020-12-1X            | 2020-12-20 | 2021-03-10..2021-03-19 | running
P3M    | 2020-12-13?           | 2020-12-20 | 2021-03-13             | running
P3M    | 2020-11-30/2020-12-01 | 2020-12-20 | 2021-02-28..2021-03-01 | running
P3M    | 2020                  | 2020-06-01 | 2020-04-01..2021-03-31 | uncertain
P3M    | ../2020-12-13         | 2021-01-01 | ..2021-03-13           | uncertain
P3M    | ../2020-12-13         | 2021-03-14 | ..2021-03-13           | passed_no_record
P3M    | 2020-12-13/..         | 2021-01-01 | 2021-03-13..           | running
P3M    | 2020-12-13/..         | 2021-04-01 | 2021-03-13..           | uncertain
P3M    | reported 2020-12-13   | 2021-01-01 | ..2021-03-13           | uncertain
P3M    | reported 2020-12-13   | 2021-03-14 | ..2021-03-13           | passed_no_record
-P21D  | 2021-06-16            | 2021-05-01 | 2021-05-26             | running
-P21D  | 2021-06-16            | 2021-05-20 | 2021-05-26             | due_soon
-P21D  | 2021-06-16            | 2021-05-27 | 2021-05-26             | passed_no_record
-P14D  | 2021-03-10            | 2021-02-01 | 2021-02-24             | running
-P3W   | 2021-06-16            | 2021-05-01 | 2021-05-26             | running
-P1M   | 2021-03-31            | 2021-02-01 | 2021-02-28             | running
-P1Y   | 2024-02-29            | 2022-02-01 | 2023-02-28             | running
-P21D  | 2021-06               | 2021-05-01 | 2021-05-11..2021-06-09 | running
-P21D  | 2021-06               | 2021-05-20 | 2021-05-11..2021-06-09 | uncertain
-P21D  | 2021-06               | 2021-06-10 | 2021-05-11..2021-06-09 | passed_no_record
-PT24H | 2021-03-01            | 2021-02-01 | 2021-02-28             | running
P9999D | 9990-01-01            | 9990-01-01 | 9999-12-31             | running
-P99Y  | 0010-01-01            | 0009-01-01 | 0001-01-01             | passed_no_record
"""

# a rule of three months from 2020-12-13 | what else is on file | on | state
MET = """
released 2021-02-01             | 2021-06-01 | met
released 2021-03-13             | 2021-06-01 | met
released 2021-03-14             | 2021-06-01 | met_late
released 2022-01-01             | 2022-06-01 | met_late
released 2022-01-01             | 2021-06-01 | passed_no_record
released 2021-03                | 2021-06-01 | uncertain
released 2021-02                | 2021-06-01 | met
released 2021-04                | 2021-06-01 | met_late
released 2021                   | 2022-06-01 | uncertain
released reported 2021-03-10    | 2021-06-01 | met
released reported 2021-05-10    | 2021-06-01 | uncertain
released ../2021-03-01          | 2021-06-01 | met
released 2021-03-14/..          | 2021-06-01 | uncertain
released 2020-11-01             | 2021-01-01 | running
released 2020-11-01             | 2021-06-01 | passed_no_record
released 2020-12-13             | 2021-06-01 | met
released 2021-02-15             | 2021-02-01 | running
released 2021-02                | 2021-02-10 | uncertain
"""

# orders on file for a rule of three months from 2020-12-13 with extensions of 5, 5 and 6 months
ORDERS = """
 | 2021-02-01 | 2021-03-13 | running
extension 2021-03-10 to 2021-08-01 | 2021-04-01 | 2021-08-01 | running
extension 2021-03-10 to 2021-08-01 | 2021-08-02 | 2021-08-01 | passed_no_record
extension 2021-03-10 to 2021-08-01 | 2021-03-01 | 2021-03-13 | running
extension 2021-03-10 by P2M | 2021-04-01 | 2021-05-13 | running
extension 2021-03-10 by P60D | 2021-04-01 | 2021-05-12 | running
extension 2021-03-10 | 2021-03-12 | 2021-03-13..2021-08-13 | due_soon
extension 2021-03-10 | 2021-04-01 | 2021-03-13..2021-08-13 | uncertain
extension 2021-03-10 | 2021-08-14 | 2021-03-13..2021-08-13 | passed_no_record
extension 2021-03-10 by P5M; extension 2021-08-10 by P5M | 2021-09-01 | 2022-01-13 | running
extension 2021-03-10 by P5M; extension 2021-08-10 | 2021-08-20 | 2021-08-13..2022-01-13 | uncertain
extension 2021-03-10 to 2021-08 | 2021-04-01 | 2021-08-01..2021-08-31 | running
suspension 2021-01-01 to 2021-01-11 | 2021-02-01 | 2021-03-23 | running
suspension 2021-01-01 to 2021-01-11; suspension 2021-02-01 to 2021-02-06 | 2021-02-10 | 2021-03-28 | running
suspension 2021-01-01 to 2021-01-11; suspension 2021-01-06 to 2021-01-16 | 2021-02-10 | 2021-03-28 | running
suspension 2021-01-01 | 2021-02-01 | 2021-03-13.. | suspended
suspension 2021-01-01 | 2023-02-01 | 2021-03-13.. | suspended
suspension 2021-03-01 | 2021-02-01 | 2021-03-13 | running
suspension 2021-06-01 to 2021-07-01 | 2021-08-01 | 2021-03-13 | passed_no_record
suspension 2020-12-01 to 2020-12-20 | 2021-02-01 | 2021-03-20 | running
suspension 2020-11-01 to 2020-12-01 | 2021-02-01 | 2021-03-13 | running
suspension 2021-01 to 2021-02-05 | 2021-02-10 | 2021-03-18..2021-04-17 | running
suspension 2021-01-01 to 2021-01-11; extension 2021-03-10 by P1M | 2021-04-01 | 2021-04-23 | running
extension 2021-03-10 by P1M; suspension 2021-04-01 to 2021-04-11 | 2021-04-12 | 2021-04-23 | running
act 2021-02-01 | 2021-06-01 | 2021-03-13 | met
act 2021-04-01 | 2021-06-01 | 2021-03-13 | met_late
act 2021-02-01; suspension 2021-01-01 | 2021-06-01 | 2021-03-13.. | met
start 2021-01-13 | 2021-02-01 | 2021-04-13 | running
"""


def lines(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip("\n").splitlines()]


def test_the_table_is_as_long_as_it_should_be() -> None:
    assert len(lines(PLAIN)) + len(lines(MET)) + len(lines(ORDERS)) >= 100


@pytest.mark.parametrize(("period", "trigger", "on", "due", "state"), lines(PLAIN))
def test_a_period_from_one_day(period: str, trigger: str, on: str, due: str, state: str) -> None:
    found = clock(rule(period), facts([f"detained {trigger}"]), on)

    assert (span(found.due), found.state) == (due, state)


@pytest.mark.parametrize(("met", "on", "state"), lines(MET))
def test_what_meets_a_rule(met: str, on: str, state: str) -> None:
    assert clock(rule("P3M"), facts(["detained 2020-12-13", met]), on).state == state


@pytest.mark.parametrize(("orders", "on", "due", "state"), lines(ORDERS))
def test_orders_on_file(orders: str, on: str, due: str, state: str) -> None:
    said = [each.strip() for each in orders.split(";") if each.strip()]
    found = clock(
        rule("P3M", extensions=chain("P5M", "P5M", "P6M")), facts(["detained 2020-12-13"], said), on
    )

    assert (span(found.due), found.state) == (due, state)


def test_an_order_longer_than_the_rule_allows_counts_and_is_said() -> None:
    said = ["extension 2021-01-01 by P5M", "extension 2021-02-01 by P2M"]
    longer = rule("P3M", extensions=chain("P3M", "P3M"))
    found = clock(longer, facts(["detained 2020-12-13"], said), "2022-01-01")

    words = "Extension 1 (at most 3 months, grade B): ordered, 5 months, which is longer than that."
    assert words in found.working
    assert "Extension 2 (at most 3 months, grade B): ordered, 2 months." in found.working


def test_suspensions_that_share_days_say_that_these_count_once() -> None:
    apart = ["suspension 2021-01-01 to 2021-01-11", "suspension 2021-02-01 to 2021-02-11"]
    over = ["suspension 2021-01-01 to 2021-01-11", "suspension 2021-01-05 to 2021-01-11"]
    found = {
        len(said): clock(rule("P3M"), facts(["detained 2020-12-13"], said), "2022-01-01")
        for said in (apart, [*over, *apart[1:]])
    }
    assert "two suspensions share" not in " ".join(found[2].working)
    assert " ".join(found[3].working).count("the ones that two suspensions share once") == 2
    assert span(found[2].due) == span(found[3].due)


def test_an_order_beyond_the_chain_counts_with_its_own_length() -> None:
    longer = rule("P3M", extensions=chain("P5M"))
    said = ["extension 2021-01-01", "extension 2021-02-01 by P1M"]
    found = clock(longer, facts(["detained 2020-12-13"], said), "2022-01-01")

    assert span(found.due) == "2021-04-13..2021-09-13"
    assert "Extension 2 (beyond the rule's own): ordered, 1 month." in found.working
