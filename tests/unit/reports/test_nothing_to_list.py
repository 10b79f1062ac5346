"""A report whose own table has no row says so in a sentence, and its CSV keeps the columns."""

from datetime import date
from typing import Any

import pytest

from casetracker.reports.contexts.chronology import chronology_context
from casetracker.reports.contexts.deadlines import deadlines_context
from casetracker.reports.contexts.source_log import source_log_context
from casetracker.reports.outputs import outputs_of, produced
from tests.unit.reports import kinds_sample as kinds

TO_COME = date(2090, 1, 1)
EMPTY = {
    "chronology": "Nothing on file may have happened then.",
    "deadlines": "No time limit has started.",
    "source-log": "No source is on file.",
}


def context(kind: str) -> dict[str, Any]:
    material = kinds.material(kind)
    if kind == "chronology":
        return chronology_context(material, since=TO_COME, until=TO_COME)
    if kind == "deadlines":
        return deadlines_context(material, ())
    return source_log_context(material, ())


@pytest.mark.parametrize("kind", EMPTY)
def test_a_table_without_a_row_is_a_sentence(kind: str) -> None:
    given = context(kind)
    for name in outputs_of(kind):
        written = produced(given, kind, name)
        if name in ("markdown", "html", "text"):
            assert EMPTY[kind] in written.decode()
    text = produced(given, kind, "markdown").decode()
    rule = "|---|"
    lines = text.splitlines()
    heads = [at for at, line in enumerate(lines) if line.startswith(rule)]
    assert all(lines[at + 1].startswith("| ") for at in heads)
    assert "no dated action" not in text


@pytest.mark.parametrize("kind", EMPTY)
def test_the_csv_of_a_table_without_a_row_is_its_head(kind: str) -> None:
    (line,) = produced(context(kind), kind, "csv").decode().splitlines()
    assert line.endswith(",Notes,Sources,Report")
    assert line.count(",") > 5


def test_statements_of_other_days_are_not_among_those_of_a_period() -> None:
    material = kinds.material("chronology")
    told = [claim for case in material.cases for claim in case.context]
    day = next(claim.published.earliest for claim in told if claim.published)

    def statements(on: date | None = None) -> int:
        given = chronology_context(material, since=on, until=on)
        parts = [part for part in given["sections"] if part["id"] == "statements"]
        return sum(len(block["rows"]) for part in parts for block in part["blocks"])

    assert day is not None
    assert statements() > 0
    assert statements(TO_COME) == 0
    assert 0 < statements(day) <= statements()
