"""`flags` as it is typed."""

from pathlib import Path

from tests.cli.calls import Call


def test_flags_are_printed_or_there_is_nothing_odd(call: Call, docket: Path) -> None:
    found = call("flags", "--db", docket, "--json").json
    printed = call("flags", "--db", docket).out

    assert (printed == "nothing odd\n") == (found == [])
    call("flags", "C-0999", "--db", docket).refused(3, "C-0999")
