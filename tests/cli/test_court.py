"""Hearings and sentences as they are typed, and where they are shown."""

from pathlib import Path

from tests.cli.calls import Call


def test_a_hearing_is_settled_with_the_court_and_judge_that_sat(call: Call, docket: Path) -> None:
    db, why = ("--db", docket), ("--reason", "monitor in court", "--db", docket)
    call("hearing", "add", "C-0001", "--kind", "trial", "--scheduled", "2024-06-20", *why)
    call(
        *(
            "hearing",
            "settle",
            "1",
            "--as",
            "held",
            "--date",
            "2024-06-20",
            "--judge",
            "R. Olvanar",
        ),
        *("--court", "Lomna Court", "--doors", "closed", *why),
    )
    (view,) = call("hearing", "list", "--json", *db).json
    assert (view["judge"], view["court"], view["openness"]) == (
        "R. Olvanar",
        "Lomna Court",
        "closed",
    )
    # What is not said again stays.
    call("hearing", "settle", "1", "--as", "adjourned", "--to", "2024-07-04", *why)
    (view,) = call("hearing", "list", "--json", *db).json
    assert (view["judge"], view["court"], view["openness"]) == (
        "R. Olvanar",
        "Lomna Court",
        "closed",
    )
    call("hearing", "settle", "1", "--as", "held", "--doors", "ajar", *why).refused(2, "ajar")
    call("change", "undo", *db)
    call("change", "undo", *db)
    (view,) = call("hearing", "list", "--json", *db).json
    assert (view["judge"], view["court"], view["openness"]) == (None, None, "unknown")


def test_the_page_of_who_left_a_case_says_so(call: Call, docket: Path) -> None:
    db = ("--db", docket)
    assert "left it" not in call("defendant", "show", "D-0001", *db).out
    why = ("--date", "2024-06-15", "--reason", "order of the court", *db)
    call("case", "sever", "C-0001", "--member", "D-0001", "--title", "Case of one", *why)
    left = next(
        each for each in call("defendant", "show", "D-0001", *db).out.splitlines() if "left" in each
    )
    assert "2024-06-15" in left
    assert "person show P-0001" in left


def test_a_case_and_a_defendant_show_hearings_and_sentences(call: Call, docket: Path) -> None:
    db, why = ("--db", docket), ("--reason", "monitor in court", "--db", docket)
    shown = call("case", "show", "C-0001", *db).out
    assert "\nhearings\n  nothing on file\n" in shown
    assert "\nsentences\n  nothing on file\n" in shown
    call(
        *("hearing", "add", "C-0001", "--kind", "trial", "--scheduled", "2024-06-20"),
        *("--as", "adjourned", "--to", "2024-07-04", "--because", "counsel ill", *why),
    )
    said = call(
        *("sentence", "add", "D-0001", "--as", "imposed", "--kind", "prison", "--amount", "1"),
        *("--unit", "years", "--credited", "1", "--date", "2024-08-29", *why),
    ).out
    assert "sentence imposed, 1 person: prison, 1 year, 1 day credited, 2024-08-29" in said
    for shown in (
        call("case", "show", "C-0001", *db).out,
        call("defendant", "show", "D-0001", *db).out,
    ):
        assert (
            "  2024-06-20  trial, adjourned to 2024-07-04 (counsel ill)  (all defendants)" in shown
        )
        assert (
            "  2024-08-29  D-0001 unnamed, 1 of 26: prison, 1 year, 1 day credited, imposed"
            in shown
        )
    other = call("defendant", "show", "D-0002", *db).out
    assert "\nsentences\n  nothing on file\n" in other
    whole = call("case", "show", "C-0001", "--json", *db).json
    assert [one["kind"] for one in whole["sentences"]] == ["prison"]
    assert [one["result"] for one in whole["hearings"]] == ["adjourned"]
    # As of a day before, neither has happened.
    before = call("case", "show", "C-0001", "--as-of", "2024-06-01", "--json", *db).json
    assert before["sentences"] == []


def test_a_fine_is_no_number_of_moneys(call: Call, docket: Path) -> None:
    said = call(
        *("sentence", "add", "C-0001", "--as", "asked_for", "--kind", "fine", "--amount", "500"),
        *("--unit", "money", "--reason", "speech", "--db", docket),
    ).out
    assert "sentence asked for, 26 people: fine, 500 (currency not reported)" in said


def test_a_charge_of_blanks_is_refused(call: Call, docket: Path) -> None:
    why = ("--reason", "x", "--db", docket)
    for article in ("", "   "):
        done = call("charge", "add", "D-0001", "--article", article, "--wording", " ", *why)
        done.refused(6, "needs its wording or its article")
    assert "against 1 person, charge" in call("charge", "add", "D-0001", "--article", "7", *why).out


def test_a_change_that_is_not_there_is_not_found(call: Call, docket: Path) -> None:
    call("change", "undo", "99999", "--db", docket).refused(3, "no change 99999 on file")


def test_a_person_without_more_says_so_part_by_part(call: Call, docket: Path) -> None:
    shown = call("person", "show", "P-0001", "--db", docket).out
    for part in ("names", "may be the same person", "may be two people", "decided"):
        assert f"\n{part}\n  nothing on file\n" in shown


def test_what_was_done_is_told_with_its_number_and_without_a_date_where_there_is_none(
    call: Call, docket: Path
) -> None:
    why = ("--reason", "x", "--db", docket)
    call("case", "sever", "C-0004", "--member", "D-0054", *why)
    joined = call("case", "join", "C-0005", "--into", "C-0001", *why).out
    assert "C-0005: joined into C-0001, date not reported; 1 defendant moved" in joined
    assert (
        "custody ended of 1 person: released, date not reported"
        in call("custody", "end", "D-0055", "--as", "released", *why).out
    )


def test_stages_that_ask_to_be_looked_at_are_marked_where_they_are_shown(
    call: Call, docket: Path
) -> None:
    add, why = ("event", "add", "D-0001", "--stage"), ("--reason", "court list", "--db", docket)
    for stage in ("acquitted", "convicted"):
        call(*add, stage, "--date", "2024-07-01", *why)
    for shown in (
        ("event", "list", "D-0001"),
        ("defendant", "show", "D-0001"),
        ("case", "show", "C-0001"),
    ):
        lines = call(*shown, "--db", docket).out.splitlines()
        marked = [line for line in lines if "! contradicted" in line]
        assert len(marked) == 2, shown
        assert {word for line in marked for word in line.split()} >= {"acquitted", "convicted"}


def test_a_hearing_without_a_day_says_that_none_is_reported(call: Call, docket: Path) -> None:
    done = call("hearing", "add", "C-0001", "--kind", "trial", "--reason", "told", "--db", docket)
    assert done.out.splitlines()[0].endswith(": trial, scheduled, date not reported")
