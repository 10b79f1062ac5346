"""`conflict list` and `conflict show` as they are typed."""

from pathlib import Path

from tests.cli.calls import Call


def test_without_a_conflict_the_list_says_so(call: Call, docket: Path) -> None:
    assert call("conflict", "list", "--db", docket).out == "nothing in conflict\n"
    assert call("conflict", "list", "--db", docket, "--json").json == []


def test_a_case_is_shown_fact_by_fact_with_quotes(call: Call, docket: Path) -> None:
    done = call("conflict", "show", "C-0001", "--db", docket)

    assert done.code == 0
    assert "number of people in G-0001: held 26 servicemen" in done.out
    assert "independent publisher" in done.out
    assert "“" in done.out
    call("conflict", "show", "C-0999", "--db", docket).refused(3, "C-0999")
