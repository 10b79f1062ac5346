"""`--as-of` and `--known-at` on the commands that list and show."""

from pathlib import Path

import pytest

from casetracker import clock
from casetracker.reports.kinds import KINDS
from tests.cli.calls import Call
from tests.cli.commands import leaves, options_of

DATED = (
    "casetracker case list",
    "casetracker case show",
    "casetracker group list",
    "casetracker group show",
    "casetracker defendant list",
    "casetracker defendant show",
    "casetracker source list",
    "casetracker group reconcile",
    "casetracker charge articles",
    "casetracker charge list",
    "casetracker charge show",
    "casetracker event list",
    "casetracker custody list",
    "casetracker hearing list",
    "casetracker sentence list",
    "casetracker clocks list",
    "casetracker clocks show",
    "casetracker clocks orders",
    *(f"casetracker report {kind}" for kind in (*KINDS, "several")),
    "casetracker tui",
    "casetracker person list",
    "casetracker person show",
    "casetracker conflict list",
    "casetracker conflict show",
    "casetracker flags",
    "casetracker review list",
    "casetracker search",
    "casetracker source show",
    "casetracker review show",
    "casetracker note list",
    "casetracker tag list",
    "casetracker task list",
    "casetracker watch list",
    "casetracker person decisions",
    "casetracker person doubts",
)
ON_FILE = (
    *DATED,
    "casetracker history",
    "casetracker change list",
    "casetracker change show",
    "casetracker defendant similar",
    "casetracker report runs",
    "casetracker view list",
)


@pytest.mark.parametrize("path", ON_FILE)
def test_what_lists_or_shows_looks_back(path: str) -> None:
    options = options_of(leaves()[path])

    assert "--known-at" in options
    assert ("--as-of" in options) == (path in DATED)


def test_nothing_was_known_before_the_docket_was_made(call: Call, docket: Path) -> None:
    this_year = str(clock.today().year)  # it is going on
    assert call("case", "list", "--known-at", "1999", "--db", docket, "--json").json == []
    assert len(call("case", "list", "--known-at", this_year, "--db", docket, "--json").json) == 4


def test_as_of_a_day_takes_later_stages_away(call: Call, docket: Path) -> None:
    now = call("defendant", "list", "--db", docket, "--json").json
    then = call("defendant", "list", "--as-of", "2019", "--db", docket, "--json").json

    assert any(line["stage"] for line in now)
    assert not any(line["stage"] for line in then)


def test_as_of_a_day_silence_and_lateness_are_counted_as_on_it(call: Call, docket: Path) -> None:
    call("watch", "add", "C-0001", "verdict expected", "--db", docket)
    call("task", "add", "C-0001", "call the registry", "--due", "2021-07-01", "--db", docket)
    at = ("--as-of", "2021-07-01", "--db", docket, "--json")
    (task,), (now,) = call("task", "list", *at).json, call("task", "list", *at[2:]).json
    (watched,) = call("watch", "list", *at).json

    assert (task["is_late"], now["is_late"]) == (False, True)
    assert 0 <= watched["silent_days"] < 60


@pytest.mark.parametrize(
    ("option", "text"),
    [
        ("--as-of", "2021-06-11/.."),
        ("--as-of", "yesterday"),
        ("--known-at", "2021-06-11T25:00"),
        ("--known-at", "T"),
        ("--known-at", ""),
        ("--known-at", "0001-01-01T00:00+14:00"),
        ("--known-at", "\ud83d:"),
    ],
)
def test_what_is_no_day_is_said_in_one_line(
    call: Call, docket: Path, option: str, text: str
) -> None:
    call("case", "list", option, text, "--db", docket).refused(2)


def test_a_moment_without_a_zone_is_in_utc(call: Call, docket: Path) -> None:
    for moment in ("2025-01-01T10:00", "2025-01-01 10:00+02:00", "2025-01"):
        assert call("case", "list", "--known-at", moment, "--db", docket).code == 0


@pytest.mark.parametrize("moment", ["2999-01-01", "2999", "2999-01-01T10:00"])
def test_what_is_known_on_a_day_to_come_is_not_asked(
    call: Call, docket: object, moment: str
) -> None:
    done = call("case", "list", "--known-at", moment, "--db", docket)

    assert (done.code, done.out) == (2, "")
    assert f"--known-at '{moment}' lies ahead: give a moment up to today" in done.err
