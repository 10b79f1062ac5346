"""What is typed as the period of a report, and what is meant by it."""

from datetime import date

import pytest

from casetracker.errors import UsageError
from casetracker.reports.kinds import KINDS
from casetracker.reports.periods import EVERYTHING, Period, period_of

CHRONOLOGY, CHANGES = KINDS["chronology"], KINDS["changes"]


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        (" 2021-05/2021-06 ", date(2021, 5, 1), date(2021, 6, 30)),
        ("2021-05-27/..", date(2021, 5, 27), None),
        ("../2021-06-11", None, date(2021, 6, 11)),
    ],
)
def test_a_chronology_keeps_to_days(text: str, since: date | None, until: date | None) -> None:
    assert period_of(CHRONOLOGY, text) == Period(since, until)


@pytest.mark.parametrize(
    ("text", "baseline"),
    [("last", None), ("Last", None), ("r-0001", "R-0001"), ("2021-06", "2021-06-01")],
)
def test_changes_count_since_a_day_or_a_report(text: str, baseline: str | None) -> None:
    assert period_of(CHANGES, text) == Period(baseline=baseline)


def test_nothing_typed_is_everything_for_every_kind() -> None:
    assert {period_of(kind, " ") for kind in KINDS.values()} == {EVERYTHING}


@pytest.mark.parametrize("text", ["soon", "../2021-06", "R-", "R-1x", "2021-13", "C-0001"])
def test_what_is_no_day_and_no_report_says_what_would_do(text: str) -> None:
    with pytest.raises(UsageError, match="write 2021-06-01, R-0001 or last"):
        period_of(CHANGES, text)


def test_a_kind_without_a_period_takes_none() -> None:
    with pytest.raises(UsageError, match="overview tells everything"):
        period_of(KINDS["overview"], "2021")
