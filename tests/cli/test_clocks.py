from pathlib import Path

import pytest

from tests.cli.calls import Call

STATES = ("passed, nothing on file", "az.detention", "az 2026.1, grade A", "all 6 of C-0004")


def test_clocks_may_be_asked_for_without_the_word_list(call: Call, docket: Path) -> None:
    db = ("--db", str(docket))
    short, long = call("clocks", "C-0004", *db), call("clocks", "list", "C-0004", *db)

    assert (short.code, short.out) == (0, long.out)
    for word in STATES:
        assert word in short.out
    assert "have not started or apply to nobody: --all shows them" in short.err
    assert call("clocks", *db).code == 0
    assert call("clocks", *db, "C-0004").out == short.out
    assert call("clocks", f"--db={docket}", "show", "C-0004", "az.detention").code == 0


def test_the_working_is_printed_with_rule_source_and_pack(call: Call, docket: Path) -> None:
    done = call("clocks", "show", "C-0004", "az.detention", "--db", str(docket))

    assert "27 May 2021 + 48 hours = 29 May 2021, the hour is not known." in done.out
    assert "[az 2026.1, grade A]" in done.out
    assert "source: CPC 148 and 153.3.4" in done.out
    assert "violat" not in done.out.casefold()


def test_json_holds_everything_that_a_clock_was_computed_from(call: Call, docket: Path) -> None:
    (found,) = [
        each
        for each in call("clocks", "C-0004", "--json", "--db", str(docket)).json
        if each["rule"] == "az.detention"
    ]

    assert found["due"] == {"earliest": "2021-05-29", "latest": "2021-05-29"}
    assert found["trigger_ids"]
    assert found["working"]
    assert found["computed_at"]
    remand = call("clocks", "C-0004", "--json", "--db", str(docket)).json
    assert any(each["holidays"].startswith("holidays 0.") for each in remand)


def test_a_case_and_a_defendant_show_their_clocks(call: Call, docket: Path) -> None:
    db = ("--db", str(docket))
    case = call("case", "show", "C-0004", *db)
    person = call("case", "show", "C-0004", "--json", *db).json["defendants"][0]["ref"]
    shown = call("defendant", "show", str(person), *db)

    for done in (case, shown):
        assert "clocks (computed aid, not legal advice)" in done.out
        assert "az.detention" in done.out
    assert call("defendant", "show", str(person), "--json", *db).json["clocks"]


def test_orders_go_on_file_and_are_listed(call: Call, docket: Path) -> None:
    db = ("--db", str(docket))
    why = (*db, "--reason", "read in the order")
    rule = "az.remand.serious"
    done = call("clocks", "extend", "C-0004", rule, "--on", "2021-08-20", "--by", "P2M", *why)
    assert done.code == 0
    assert "casetracker review undo" in done.out
    call("clocks", "suspend", "C-0004", rule, "--on", "2021-09-01", *why)
    call("clocks", "resume", "C-0004", rule, "--on", "2021-09-11", *why)
    call("clocks", "start", "C-0004", "az.charge", "--on", "2021-06-01", *why)
    call("clocks", "act", "C-0004", "az.charge", "--on", "2021-06-02", "--note", "read aloud", *why)
    status = ("clocks", "status", "C-0004", "prisoner_of_war", "--by", "Lomna Ministry")
    call(*status, "--on", "2021-06", *why)
    found = call("clocks", "orders", "C-0004", "--json", *db).json

    assert [each["kind"] for each in found["orders"]] == ["extension", "suspension", "start", "act"]
    assert [each["speaker"] for each in found["statuses"]] == ["Lomna Ministry"]
    number = str(found["orders"][-1]["id"])
    assert call("clocks", "withdraw", number, *why).out == f"order {number}: withdrawn\n"
    call("clocks", "withdraw", number, *why).refused(3, "clocks orders")
    shown = call("clocks", "show", "C-0004", rule, *db).out
    assert "ends 2021-11-05 to 2021-11-06, or 2021-11-10" in shown


def test_a_calendar_file_is_written(call: Call, docket: Path, tmp_path: Path) -> None:
    target = tmp_path / "clocks.ics"
    done = call("clocks", "C-0004", "--ics", str(target), "--db", str(docket))

    assert (done.code, done.out) == (0, "")
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert target.stat().st_mode & 0o077 == 0
    printed = call("clocks", "C-0004", "--ics", "-", "--db", str(docket))
    assert printed.stdout.startswith(b"BEGIN:VCALENDAR\r\n")
    assert printed.stdout.count(b"BEGIN:VEVENT") == target.read_bytes().count(b"BEGIN:VEVENT")
    assert not Path("-").exists()
    call("clocks", "--ics", str(tmp_path / "none" / "x.ics"), "--db", str(docket)).refused(
        8, "cannot be written"
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("list", "--state", "broken"), 2, "is none of not_started"),
        (("list", "C-9999"), 3, "no case 'C-9999'"),
        (("list", "moon"), 2, "is no reference"),
        (("show", "D-9999"), 3, "no defendant"),
        (("extend", "C-0004", "az.moon", "--on", "2021", "--reason", "order"), 3, "no rule 'az.moon'"),
        (("extend", "C-0004", "az.charge", "--on", "soon"), 2, "is not a date"),
        (("extend", "C-0004", "az.charge", "--on", "2021", "--by", "x"), 2, "is no duration"),
        (("extend", "C-0004", "az.charge", "--on", "2021", "--by", "P1D", "--until", "2022"), 2, "not both"),
        (("status", "C-0004", "king", "--by", "A"), 2, "is none of prisoner_of_war"),
        (("resume", "C-0004", "az.charge", "--on", "2021", "--reason", "x"), 6, "no open suspension"),
        (("resume", "C-0004", "az.charge", "--on", "2021"), 2, "give a reason"),
    ],
)  # fmt: skip
def test_a_wrong_word_is_one_clear_line(
    call: Call, docket: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    call("clocks", *words, "--db", str(docket)).refused(code, said)


def test_packs_are_listed_shown_and_checked(call: Call) -> None:
    listed = call("pack", "list", "--json").json
    assert [each["id"] for each in listed] == ["generic", "gc3", "az"]
    assert all(each["faults"] == [] for each in listed)
    shown = call("pack", "show", "az")
    assert "az.detention  [az 2026.1, grade A]" in shown.out
    assert "reviewed by" in shown.out
    assert call("pack", "check").out.count("sound") == 3
    call("pack", "show", "moon").refused(3, "no pack 'moon'")


def test_a_new_pack_is_sound_and_a_fault_in_it_is_named_with_file_and_line(call: Call) -> None:
    paths = call("pack", "new", "zz").out.split()
    assert len(paths) == 6
    assert "zz 1: sound" in call("pack", "check", "zz").out
    head = next(Path(path) for path in paths if path.endswith("pack.toml"))
    head.write_text(head.read_text("utf-8").replace('version = "1"', "version = 1"), "utf-8")

    call("pack", "check", "zz").refused(4, "pack.toml:4: version: must be a text in quotes")
    call("pack", "check", str(head.parent)).refused(4, "pack.toml:4:")
    assert "left out" in call("pack", "list").err
    call("pack", "show", "zz").refused(4, "pack.toml:4:")
    call("pack", "new", "zz").refused(6, "is there already")
    call("pack", "new", "../zz").refused(2, "is no pack id")


def test_the_examples_of_a_new_pack_work_once_their_signs_are_taken_away(call: Call) -> None:
    paths = [Path(path) for path in call("pack", "new", "zz").out.split()]
    for path in paths:
        lines = path.read_text("utf-8").splitlines()
        shown = [line for line in lines if line.startswith(("# [[", '# "zz'))]
        assert shown or path.stem == "pack", path
        if path.stem == "labels.en":
            lines = [line.removeprefix("# ") if line in shown else line for line in lines]
        elif shown:
            start = lines.index(shown[0])
            rows = [line.removeprefix("#").removeprefix(" ") for line in lines[start:]]
            lines = [*lines[:start], *rows]
        path.write_text("\n".join(lines) + "\n", "utf-8")

    assert "zz 1: sound, 1 time limit" in call("pack", "check", "zz").out
    shown_pack = call("pack", "show", "zz").out
    assert "zz.detention  [zz 1, grade B]" in shown_pack
    assert "Court of first instance" in shown_pack


def test_a_pack_of_your_own_under_a_shipped_name_begins_with_all_its_rules(call: Call) -> None:
    (before,) = [each for each in call("pack", "list", "--json").json if each["id"] == "az"]
    made = call("pack", "new", "az")
    (after,) = [each for each in call("pack", "list", "--json").json if each["id"] == "az"]

    assert "in its place" in made.err
    assert before["rules"] == after["rules"] > 1
    assert after["origin"] == "yours, in place of the shipped one"
    assert "az 2026.1: sound" in call("pack", "check", "az").out
    call("pack", "new", "az").refused(6, "is there already")


def test_a_country_that_the_holidays_library_does_not_know_is_named(call: Call) -> None:
    paths = call("pack", "new", "zz").out.split()
    head = next(Path(path) for path in paths if path.endswith("pack.toml"))
    head.write_text(
        head.read_text("utf-8").replace('{ code = ""', '{ code = "Q9"'), encoding="utf-8"
    )

    line = next(n for n, each in enumerate(head.read_text("utf-8").splitlines(), 1) if "Q9" in each)
    call("pack", "check", "zz").refused(4, f"pack.toml:{line}: holidays.code: 'Q9' is no country")
    assert "left out" in call("pack", "list").err


def test_every_fault_of_a_pack_is_told_and_a_listing_says_how_many_there_are(call: Call) -> None:
    paths = call("pack", "new", "zz").out.split()
    head = next(Path(path) for path in paths if path.endswith("pack.toml"))
    text = head.read_text("utf-8").replace('version = "1"', "version = 1")
    head.write_text(text.replace('timezone = ""', 'timezone = "Mars/X"'), "utf-8")

    done = call("pack", "check", "zz")
    assert done.code == 4
    assert [each.count("pack.toml:") for each in done.err.splitlines()] == [1, 1]
    assert len(call("pack", "check", "zz", "--json").json[0]["faults"]) == 2
    assert "'casetracker pack check zz' tells 1 more" in call("pack", "list").err


def test_a_clock_that_is_not_there_is_refused_and_date_is_read_as_on(
    call: Call, docket: Path
) -> None:
    db = ("--db", docket)
    call("clocks", "show", "C-0001", "az.nosuch", *db).refused(3, "az.nosuch", "C-0001")
    call("clocks", "show", "C-0001", "az.nosuch", "--json", *db).refused(3, "az.nosuch")
    why = ("--reason", "order", *db)
    call("clocks", "start", "C-0001", "az.charge", "--date", "2020-12-20", *why)
    assert "20 December 2020" in call("clocks", "show", "C-0001", "AZ.charge", *db).out


def test_clocks_that_stand_alike_are_one_with_the_references_of_all(
    call: Call, docket: Path
) -> None:
    db = ("--db", str(docket))
    people = [
        each["ref"] for each in call("case", "show", "C-0004", "--json", *db).json["defendants"]
    ]
    remanded = [*people[:3], people[4]]
    for ref in remanded:
        call(
            "event", "add", ref, "--stage", "remanded", "--date", "2021-05-28", "--reason", "x", *db
        )
    rows = [
        line for line in call("clocks", "C-0004", *db).out.splitlines() if "az.detention" in line
    ]
    each = call("clocks", "C-0004", "--each", "--json", *db).json

    assert [line.partition("of 6 of C-0004: ")[2].split("  ")[0] for line in rows] == [
        f"{people[0]} to {people[2]}, {people[4]}",
        f"{people[3]}, {people[5]}",
    ]
    assert len([one for one in each if one["rule"] == "az.detention"]) == 5
    (met,) = [
        one
        for one in call("clocks", "C-0004", "--state", "met", "--json", *db).json
        if one["rule"] == "az.detention"
    ]
    assert met["defendant_refs"] == remanded
    assert len(met["met_ids"]) == 4
    shown = call("clocks", "show", "C-0004", "az.detention", *db).out
    assert shown.count("az.detention") == 2
    assert f"4 of 6 of C-0004: {people[0]} to {people[2]}" in shown
    calendar = call("clocks", "C-0004", "--ics", "-", *db).stdout.decode().replace("\r\n ", "")
    assert calendar.count("DESCRIPTION:az.detention") == 2
    assert call("case", "show", "C-0004", *db).out.count("az.detention") == 2
