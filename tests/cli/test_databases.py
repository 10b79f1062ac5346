"""Databases that cannot be used as they are: one line, exit code 7, and the file as it was."""

import hashlib
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.calls import QUICK_LOCK, Call, program

HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def _missing(path: Path, _docket: Path) -> None:
    path.unlink(missing_ok=True)


def _text(path: Path, _docket: Path) -> None:
    path.write_text("This is a shopping list.\n" * 40, encoding="utf-8")


def _foreign(path: Path, _docket: Path) -> None:
    with sqlite3.connect(path) as other:  # noqa: TID251  # a file of another program
        other.execute("CREATE TABLE songs (title TEXT)")
    other.close()


def _newer(path: Path, docket: Path) -> None:
    path.write_bytes(docket.read_bytes())
    with sqlite3.connect(path) as other:  # noqa: TID251  # what a newer program would have left
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    other.close()


def _corrupt(path: Path, docket: Path) -> None:
    content = bytearray(docket.read_bytes())
    content[8192:120_000] = b"Z" * (120_000 - 8192)
    path.write_bytes(content)


def _folder(path: Path, _docket: Path) -> None:
    path.mkdir()


CASES: dict[str, tuple[Callable[[Path, Path], None], str]] = {
    "missing": (_missing, "no database at"),
    "text": (_text, "not a casetracker database"),
    "foreign": (_foreign, "not a casetracker database"),
    "newer": (_newer, "newer casetracker"),
    "corrupt": (_corrupt, "damaged"),
    "folder": (_folder, "folder"),
}
READS = [
    ("case", "list"),
    ("review", "list"),
    ("db", "check"),
    ("db", "verify"),
    ("report", "case-status"),
]
WRITES = [("review", "undo"), ("db", "upgrade"), ("init",)]


@pytest.fixture
def bad(request: pytest.FixtureRequest, tmp_path: Path, docket: Path) -> tuple[str, Path, str]:
    """A database that cannot be used, by its kind, with words of the reason."""
    make, words = CASES[request.param]
    path = tmp_path / "bad.db"
    make(path, docket)
    return request.param, path, words


def _state(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


@pytest.mark.parametrize("bad", CASES, indirect=True)
def test_a_database_that_cannot_be_used_is_refused_and_left_as_it_is(
    call: Call, bad: tuple[str, Path, str]
) -> None:
    kind, path, words = bad
    before = _state(path)

    for words_of_call in READS + WRITES:
        if kind == "missing" and words_of_call == ("init",):
            continue
        done = call(*words_of_call, "--db", path)
        done.refused(7, "bad.db", words)
        assert _state(path) == before, words_of_call


def test_an_address_that_nobody_answers_at_is_told_without_its_password(call: Call) -> None:
    done = call("case", "list", "--db", "postgresql+psycopg://mara:s3cr3t@127.0.0.1:1/docket")

    done.refused(7, "127.0.0.1")
    assert "s3cr3t" not in done.err


@pytest.fixture
def held(docket: Path) -> Iterator[Path]:
    """A docket that another process is writing to."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(docket)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        yield docket
        holder.communicate()


def test_a_database_that_somebody_writes_to_is_said_to_be_locked(held: Path, article: Path) -> None:
    for words in (("review", "edit", "K-0001", "--place", "x"), ("import", article)):
        done = program(*words, "--db", held, code=QUICK_LOCK)
        done.refused(7, "locked")


def test_a_database_that_somebody_writes_to_can_still_be_read(held: Path) -> None:
    done = program("case", "list", "--db", held, code=QUICK_LOCK)

    assert (done.code, done.err) == (0, "")
    assert "C-0001" in done.out


def test_a_file_that_may_only_be_read_is_read_and_never_written(
    docket: Path, article: Path
) -> None:
    docket.chmod(0o444)

    listed = program("case", "list", "--db", docket, is_humble=True)
    written = program("import", article, "--db", docket, is_humble=True)

    assert (listed.code, listed.err) == (0, "")
    assert "C-0001" in listed.out
    written.refused(7, "cannot be written")


def test_a_folder_that_may_only_be_read_holds_no_new_database(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o555)

    done = program("init", "--db", folder / "new.db", is_humble=True)

    done.refused(7, "cannot be written")
    assert list(folder.iterdir()) == []


def test_a_new_database_is_for_its_owner_only(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "new.db"

    assert call("init", "--db", path).code == 0

    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_backup_that_cannot_be_written_is_refused(
    call: Call, docket: Path, tmp_path: Path
) -> None:
    call("db", "backup", docket, "--db", docket).refused(6, "exists already")
    call("db", "backup", tmp_path / "nowhere" / "copy.db", "--db", docket).refused(7, "nowhere")


def test_a_backup_is_a_docket_like_the_first(call: Call, docket: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"

    assert call("db", "backup", copy, "--db", docket).out == f"{copy}\n"
    assert call("case", "list", "--db", copy).out == call("case", "list", "--db", docket).out
    assert call("db", "verify", "--db", copy).code == 0
    assert copy.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_database_may_be_named_at_every_place_of_a_call(
    call: Call, docket: Path, place: int
) -> None:
    words: list[str | Path] = ["case", "list"]
    words[place:place] = ["--db", docket]

    done = call(*words)

    assert (done.code, done.err) == (0, "")
    assert "C-0001" in done.out


def test_the_database_named_closest_to_the_command_counts(
    call: Call, docket: Path, tmp_path: Path
) -> None:
    assert (
        call("--db", tmp_path / "a", "case", "--db", tmp_path / "b", "list", "--db", docket).code
        == 0
    )
    call("--db", docket, "case", "--db", tmp_path / "b", "list").refused(7, "/b:")
