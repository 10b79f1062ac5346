import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calls import Call, Done


def _counts(call: Call, database: Path) -> dict[str, int]:
    return {
        kind: len(call("--db", database, *words, "--json").json)
        for kind, words in {
            "cases": ("case", "list"),
            "groups": ("group", "list"),
            "defendants": ("defendant", "list"),
            "sources": ("source", "list"),
            "claims": ("review", "list", "--status", "all"),
            "changes": ("history", "--limit", "10000"),
        }.items()
    }


def _lines(done: Done, name: str) -> list[str]:
    return [line for line in done.out.splitlines() if line.startswith(name)]


def test_the_demonstration_does_the_main_job_and_changes_nothing_when_run_again(
    call: Call, tmp_path: Path
) -> None:
    folder = tmp_path / "demo"
    first = call("demo", folder)
    counts = _counts(call, folder / "casetracker.db")
    second = call("demo", folder)

    assert (first.code, first.err) == (0, "")
    assert (second.code, second.err) == (0, "")
    assert counts["cases"] >= 4
    assert counts["sources"] >= 10
    assert _counts(call, folder / "casetracker.db") == counts
    assert "0 claims wait" in first.out
    assert "(new)" in first.out
    assert "nothing loaded twice" in second.out
    assert len(_lines(second, "news")) >= 9
    assert all("nothing new" in line for line in _lines(second, "news"))
    for name in ("docket", "stages", "open", "report"):
        assert _lines(second, name) == _lines(first, name)
    reports = [Path(line.split(maxsplit=1)[1]) for line in _lines(first, "report")]
    assert {path.suffix for path in reports} == {".md", ".html"}
    assert all(path.stat().st_size > 1000 for path in reports)
    assert call("db", "verify", "--db", folder / "casetracker.db").code == 0


def test_the_demonstration_needs_a_folder(call: Call, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file", encoding="utf-8")

    call("demo", taken).refused(8, "taken")


def test_the_last_line_of_the_demonstration_can_be_typed_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Path(sys.executable).with_name("casetracker")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))

    done = subprocess.run([program, "demo"], capture_output=True, text=True, check=True)
    hint = done.stdout.splitlines()[-1].split(maxsplit=3)[3]

    assert shlex.split(hint)[0] == str(program)
    assert subprocess.run([*shlex.split(hint), "case", "list"], check=False).returncode == 0
    assert " 1 claim " in done.stdout


def test_a_docket_of_any_size_is_made_in_a_folder_of_its_own(call: Call, tmp_path: Path) -> None:
    done = call("demo", tmp_path / "large", "--size", "25", "--seed", "3")
    assert done.code == 0
    assert "25 defendants" in done.out
    assert call("db", "verify", "--db", tmp_path / "large" / "casetracker.db").code == 0
    call("demo", tmp_path / "large", "--size", "25").refused(6, "holds cases already")
    call("demo", tmp_path / "none", "--size", "0").refused(2, "--size")
