"""`case matrix` and `group matrix` as they are typed."""

import csv
from dataclasses import replace
from pathlib import Path

from casetracker.cli.matrix import _cell, _plain
from casetracker.views.matrix import CellState, MatrixCell
from tests.cli.calls import Call


def test_a_matrix_is_printed_as_text_csv_and_json(call: Call, docket: Path) -> None:
    text = call("case", "matrix", "C-0001", "--db", docket)
    rows = list(
        csv.reader(call("case", "matrix", "C-0001", "--csv", "--db", docket).out.splitlines())
    )
    view = call("case", "matrix", "C-0001", "--json", "--db", docket).json

    assert text.code == 0
    assert len(rows) == len(view["rows"]) + 1 == 27
    assert {len(row) for row in rows} == {4 + len(view["columns"])}
    assert rows[0][:2] == ["ref", "name"]
    assert "unnamed, 1 of 26" in text.out


def test_charges_are_in_quotes(call: Call, docket: Path) -> None:
    view = call("group", "matrix", "G-0001", "--of", "charges", "--json", "--db", docket).json
    text = call("group", "matrix", "G-0001", "--of", "charges", "--db", docket).out

    for column in view["columns"]:
        assert f"“{column['label']}”" in text


def test_wrong_words_are_said_in_one_line(call: Call, docket: Path) -> None:
    call("case", "matrix", "C-0001", "--of", "dates", "--db", docket).refused(2, "charges")
    call("case", "matrix", "C-0001", "--csv", "--json", "--db", docket).refused(2, "--csv")
    call("case", "matrix", "C-0999", "--db", docket).refused(3, "C-0999")


def test_a_disputed_cell_says_so() -> None:
    cited = MatrixCell(CellState.CITED, "alleged", times=1, is_disputed=True)
    assert _cell(cited) == "alleged [contradicted]"
    unsourced = replace(cited, state=CellState.UNSOURCED)
    assert _cell(unsourced) == "alleged [contradicted] [unsourced]"


def test_no_cell_is_a_formula() -> None:
    for text in ("=1+1", "+1", "-1", "@x", "\t=1", "\u202e=1"):
        assert not _plain(text).startswith(("=", "+", "-", "@", "\t"))
