import errno
import hashlib
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from casetracker.reports.errors import OutputError, UnknownReportError
from casetracker.reports.writing import laid, report_file_name, write_atomically


def test_a_report_is_written_whole_and_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    write_atomically(path, b"one")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["report.html"]


@pytest.mark.parametrize("step", ["fsync", "fdopen", "replace"])
def test_a_failure_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(b"before")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path if step == "replace" else os, step, full)
    with pytest.raises(OutputError, match="No space left on device; nothing was changed"):
        write_atomically(path, b"after")
    monkeypatch.undo()
    assert path.read_bytes() == b"before"
    assert [one.name for one in tmp_path.iterdir()] == ["report.html"]


def test_a_link_is_refused_and_its_target_untouched(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    target.write_bytes(b"mine")
    path = tmp_path / "report.html"
    path.symlink_to(target)
    with pytest.raises(OutputError, match="it is a link"):
        write_atomically(path, b"theirs")
    assert target.read_bytes() == b"mine"
    dangling = tmp_path / "dangling.html"
    dangling.symlink_to(tmp_path / "nowhere")
    with pytest.raises(OutputError, match="it is a link"):
        write_atomically(dangling, b"theirs")


def test_a_folder_or_a_missing_folder_is_an_output_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="not a plain file"):
        write_atomically(tmp_path, b"x")
    with pytest.raises(OutputError, match="No such file"):
        write_atomically(tmp_path / "missing" / "report.html", b"x")
    with pytest.raises(OutputError):
        write_atomically(tmp_path / "nul\0byte", b"x")


@pytest.mark.parametrize(
    ("scope", "name"),
    [
        ("C-0003", "case-status-c-0003-2021-06-12.html"),
        ("../../etc/passwd", "case-status-etc-passwd-2021-06-12.html"),
        ("", "case-status-2021-06-12.html"),
        ("CON", "case-status-con-report-2021-06-12.html"),
        ("nul\0byte\u202e", "case-status-nul-byte-2021-06-12.html"),
        ("x" * 300, f"case-status-{'x' * 64}-2021-06-12.html"),
    ],
)
def test_a_file_name_is_safe_on_every_system(scope: str, name: str) -> None:
    assert report_file_name("case-status", scope, date(2021, 6, 12), "html") == name


def test_a_file_name_for_an_unknown_format_is_refused() -> None:
    with pytest.raises(UnknownReportError):
        report_file_name("case-status", "C-0003", date(2021, 6, 12), "exe")


def test_what_is_laid_beside_its_place_is_counted_and_hashed_as_it_goes(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(b"before")
    file = laid(path, iter((b"one, ", b"", b"two")))
    assert path.read_bytes() == b"before"
    assert (file.size, file.sha256) == (8, hashlib.sha256(b"one, two").hexdigest())
    file.put()
    file.drop()
    assert path.read_bytes() == b"one, two"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["report.html"]


def test_a_report_that_fails_half_way_leaves_nothing_and_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(b"before")

    def broken() -> Iterator[bytes]:
        yield b"half"
        raise UnknownReportError("format", "exe", ("html",))

    with pytest.raises(UnknownReportError):
        laid(path, broken())
    assert path.read_bytes() == b"before"
    laid(path, (b"not wanted",)).drop()
    assert path.read_bytes() == b"before"
    assert [one.name for one in tmp_path.iterdir()] == ["report.html"]
