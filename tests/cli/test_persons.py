"""`person doubts`, `person decide` of one record and `person split`, as they are typed."""

from pathlib import Path

from tests.cli.calls import Call


def test_a_name_that_may_hide_two_people_is_listed_judged_and_undone(
    call: Call, docket: Path
) -> None:
    db, why = ("--db", docket), ("--reason", "court list", "--db", docket)
    assert call("person", "doubts", *db).out == "no name on file seems to hide two people\n"
    added = call("defendant", "new", "C-0001", "--name", "Ivan Petrovich Testov", *why).out
    person = added.split("(")[1].split(")")[0]
    call("defendant", "name", person, "Ivan Sergeyevich Testov", *why)

    words = "“Ivan Petrovich Testov” and “Ivan Sergeyevich Testov”: different patronymics"
    listed = call("person", "doubts", *db).out
    assert f"{person}  Ivan Petrovich Testov: may be two people\n  {words}  " in listed
    assert f"may be two people\n  {words}" in call("person", "show", person, *db).out
    (found,) = call("person", "doubts", person.lower(), "--json", *db).json
    assert [each["rule"] for each in found["evidence"]] == ["names"]

    call("person", "decide", person, "--as", "same", "--db", docket).refused(2, "--reason")
    call("person", "decide", person, "--as", "twins", *why).refused(2, "twins")
    call("person", "decide", "P-9999", "--as", "same", *why).refused(3, "P-9999")
    done = call("person", "decide", person, "--as", "different", *why)
    assert done.out == f"{person} alone: two people\n"
    assert call("person", "doubts", person, *db).out == "no name on file seems to hide two people\n"
    assert f"{person} alone: two people, by " in call("person", "decisions", *db).out
    call("change", "undo", *db)
    assert call("person", "doubts", *db).out == listed


def test_a_record_is_split_in_two_with_a_preview_and_undone(call: Call, docket: Path) -> None:
    db, why = ("--db", docket), ("--reason", "two fathers", "--db", docket)
    added = call("defendant", "new", "C-0001", "--name", "Ivan Petrovich Testov", *why).out
    person, defendant = added.split("(")[1].split(")")[0], added.split()[0]
    call("defendant", "name", person, "Ivan Sergeyevich Testov", *why)
    call("charge", "add", defendant, "--wording", "theft", *why)
    (charge,) = call("charge", "list", "--of", defendant, "--json", *db).json
    number = charge["numbers"][0]
    typed = ("person", "split", person, f"charge:{number}", "--name", "Ivan Sergeyevich Testov")

    shown = call(*typed, "--preview", *why).out
    assert f"{person} keeps: {defendant} in C-0001" in shown
    assert "Sergeyevich" in call("person", "show", person, *db).out
    assert call(*typed, *why).out == shown
    assert "Sergeyevich" not in call("person", "show", person, *db).out
    second = shown.split(" -> ")[1].split(":")[0]
    assert "two fathers" in call("history", *db).out
    assert f"{person} and {second}: different" in call("person", "decisions", second, *db).out

    call("person", "split", person, "C-0001", *why).refused(6, "C-0001 is no place")
    call("person", "split", person, "charge:x", *why).refused(6, "charge:x")
    call(*typed, "--db", docket).refused(2, "--reason")
    call("change", "undo", *db)
    assert "Sergeyevich" in call("person", "show", person, *db).out
    call("person", "show", second, *db).refused(3, second)
