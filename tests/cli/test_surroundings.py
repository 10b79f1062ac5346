"""Configuration, templates, folders and disks that do not do what they should."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from casetracker.settings import config_file, load_settings
from tests.cli.calls import Call, program
from tests.support.articles import DETAINED

LIMIT = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
from casetracker.cli.main import main
main()
"""


def _configure(text: str) -> Path:
    path = config_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("content", ["user = [", "user = 'a'\nuser = 'b'\n", "\x00"])
def test_a_configuration_that_is_no_toml_is_named(call: Call, docket: Path, content: str) -> None:
    path = _configure(content)

    call("case", "list", "--db", docket).refused(2, str(path), "cannot be read")


def test_an_unknown_setting_is_refused_with_those_that_there_are(call: Call, docket: Path) -> None:
    path = _configure("colour = 'red'\n")

    call("case", "list", "--db", docket).refused(2, str(path), "colour", "reader_seconds")


def test_an_unknown_variable_is_refused_with_those_that_there_are(
    call: Call, docket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASETRACKER_REED_ONLY", "1")

    call("case", "list", "--db", docket).refused(
        2, "CASETRACKER_REED_ONLY", "CASETRACKER_READ_ONLY"
    )


def test_help_is_there_with_a_broken_configuration(call: Call) -> None:
    _configure("user = [")

    assert call("--help").code == 0


def test_where_names_every_place_and_never_a_password(call: Call) -> None:
    url = "postgresql+psycopg://mara:s3cr3t@h@db.example/docket?password=s3cr3t"
    text, as_json = call("where", "--db", url), call("where", "--db", url, "--json")

    assert (text.code, as_json.code) == (0, 0)
    assert "s3cr3t" not in text.out + as_json.out
    assert "db.example/docket" in as_json.json["database"]
    assert as_json.json["configuration"] == str(config_file())
    assert len(text.out.splitlines()) == len(as_json.json)


def test_the_configuration_file_stands_in_the_folder_that_is_named(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASETRACKER_CONFIG_FOLDER", str(tmp_path))
    (tmp_path / "config.toml").write_text("user = 'from that folder'\n", encoding="utf-8")

    places = call("where", "--json").json

    assert places["configuration"] == str(tmp_path / "config.toml")
    assert places["own templates"] == str(tmp_path / "templates")
    assert load_settings().user == "from that folder"


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("line\n{% if %}", "line 2"),
        ("{{ no_such_field }}", "no_such_field"),
        ("{{ 1 / 0 }}", "compute"),
    ],
)
def test_a_broken_template_of_the_user_is_named_with_its_fault(
    call: Call, docket: Path, tmp_path: Path, template: str, reason: str
) -> None:
    own = config_file().parent / "templates" / "case-status.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text(template, encoding="utf-8")
    folder = tmp_path / "reports"

    call("report", "case-status", "--db", docket).refused(8, "case-status.md.j2", reason)
    call("report", "case-status", "--format", "md", "--out", folder, "--db", docket).refused(8)
    assert not folder.exists()

    done = call(
        "report", "case-status", "--format", "html,md,text", "--out", folder, "--db", docket
    )
    assert done.code == 8
    done.complained("case-status.md.j2", reason, "all else that was asked for is written")
    assert [Path(line).suffix for line in done.out.splitlines()] == [".html", ".txt"]
    (run,) = call("report", "runs", "--json", "--db", docket).json
    assert [file["format"] for file in run["files"]] == ["html", "text"]
    shown = call("report", "case-status", "--format", "md,text", "--db", docket)
    assert (shown.code, shown.out.splitlines()[0]) == (8, "Case status report")


def test_a_report_goes_to_a_folder_that_is_made_for_it(
    call: Call, docket: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "a" / "b"

    done = call(
        "report", "case-status", "--format", "md,html,text", "--out", folder, "--db", docket
    )

    assert (done.code, done.err) == (0, "")
    assert sorted(map(str, folder.iterdir())) == sorted(done.out.splitlines())
    assert {path.suffix for path in folder.iterdir()} == {".md", ".html", ".txt"}
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())


def test_a_report_folder_that_cannot_be_written_is_refused(
    call: Call, docket: Path, tmp_path: Path
) -> None:
    taken, closed = tmp_path / "taken", tmp_path / "closed"
    taken.write_text("a file", encoding="utf-8")
    closed.mkdir()
    closed.chmod(0o555)
    words = ("report", "case-status", "--db", docket, "--out")

    call(*words, taken).refused(8, "taken")
    program(*words, closed, is_humble=True).refused(8, "closed")

    assert list(closed.iterdir()) == []


def test_a_report_that_finds_no_room_leaves_nothing(docket: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    stale = folder / "stale.md"
    stale.write_text("as it was", encoding="utf-8")

    done = program(
        "report", "case-status", "--format", "html", "--out", folder, "--db", docket, code=LIMIT
    )

    done.refused(8, "reports")
    assert [path.name for path in folder.iterdir()] == ["stale.md"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes, where the system lets us make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = (
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)],
            capture_output=True,
            check=False,
        )
        if os.geteuid() == 0
        else None
    )
    if made is None or made.returncode:
        pytest.skip("a file system can be mounted by the superuser only")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_during_an_import_keeps_what_was_there(
    small_disk: Path, docket: Path, tmp_path: Path
) -> None:
    full = small_disk / "docket.db"
    full.write_bytes(docket.read_bytes())
    filler = small_disk / "filler"
    with filler.open("wb") as stream:
        stream.write(b"x" * (2 * 1024**2 - full.stat().st_size - 150_000))
    long = tmp_path / "long.txt"
    long.write_bytes(DETAINED.encode() + os.urandom(90_000).hex().encode())

    done = program("import", long, "--db", full)
    done.refused(7, "full")
    filler.unlink()

    assert program("db", "verify", "--db", full).code == 0
    assert program("source", "list", "--db", full, "--json").json == (
        program("source", "list", "--db", docket, "--json").json
    )
