"""Readers that go away, disks that take no more, and people who press ctrl-c."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calls import SECONDS, Call, program

SLOW_IMPORT = """
import sys
from casetracker.services.importing import ImportService
def wait(self, documents):
    print("reading", file=sys.stderr, flush=True)
    while True:
        signal.pause()
    yield
import signal
# A job started in the background hands on that ctrl-c is ignored; at a terminal it never is.
signal.signal(signal.SIGINT, signal.default_int_handler)
ImportService.import_documents = wait
from casetracker.cli.main import main
main()
"""


def _program(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "casetracker", *map(str, arguments)]


@pytest.mark.parametrize(
    "words",
    [("review", "list", "--status", "all"), ("source", "show", "S-0001", "--json"), ("--help",)],
)
def test_a_reader_that_goes_away_ends_the_program_in_peace(
    docket: Path, words: tuple[str, ...]
) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    try:
        done = subprocess.run(
            _program("--db", docket, *words),
            stdout=write_end,
            stderr=subprocess.PIPE,
            timeout=SECONDS,
            check=False,
        )
    finally:
        os.close(write_end)

    assert (done.returncode, done.stderr) == (0, b"")


def test_nobody_listening_to_talk_changes_no_exit_code(docket: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    try:
        done = subprocess.run(
            _program("case", "show", "C-9999", "--db", docket),
            stdout=subprocess.PIPE,
            stderr=write_end,
            timeout=SECONDS,
            check=False,
        )
    finally:
        os.close(write_end)

    assert (done.returncode, done.stdout) == (3, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_output_that_finds_no_room_is_an_error(docket: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            _program("case", "list", "--db", docket),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=SECONDS,
            check=False,
        )

    assert done.returncode == 8
    (line,) = done.stderr.decode().splitlines()
    assert "output cannot be written" in line


def test_ctrl_c_during_an_import_ends_with_one_line_and_keeps_the_docket(
    docket: Path, article: Path
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SLOW_IMPORT, "import", str(article), "--db", str(docket)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stderr is not None
        assert running.stderr.readline() == b"reading\n"
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=SECONDS)

    assert running.returncode == 130
    assert out == b""
    assert err.decode().splitlines() == ["casetracker: stopped; nothing half-done was kept"]
    assert program("db", "verify", "--db", docket).code == 0


def test_letters_that_the_terminal_lacks_are_shown_as_marks(docket: Path) -> None:
    done = program(
        "review", "show", "K-0001", "--db", docket, environ={"PYTHONIOENCODING": "ascii:strict"}
    )

    assert (done.code, done.stderr) == (0, b"")
    assert b"\\u201c" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("case", "list"),
        ("case", "show", "C-0001"),
        ("group", "list"),
        ("group", "show", "G-0001"),
        ("defendant", "list"),
        ("defendant", "list", "--case", "C-0002"),
        ("defendant", "show", "D-0001"),
        ("source", "list"),
        ("source", "show", "S-0001"),
        ("review", "list", "--status", "all"),
        ("review", "list"),
        ("review", "show", "K-0001"),
        ("history",),
        ("where",),
        ("db", "check"),
        ("db", "verify"),
    ],
    ids=" ".join,
)
def test_json_is_all_of_stdout_and_nothing_is_said(
    call: Call, docket: Path, words: tuple[str, ...]
) -> None:
    done = call(*words, "--db", docket, "--json")

    assert (done.code, done.err) == (0, "")
    assert done.stdout.isascii()
    assert done.stdout.endswith(b"\n")
    json.loads(done.stdout)


def test_a_json_listing_has_the_rows_of_the_table(call: Call, docket: Path) -> None:
    rows = call("defendant", "list", "--db", docket).out.splitlines()[1:]
    refs = [each["ref"] for each in call("defendant", "list", "--db", docket, "--json").json]

    assert [row.split()[0] for row in rows] == refs
    assert len(refs) == 59
