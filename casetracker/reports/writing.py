"""A report onto the disk: whole or not at all, readable by its owner only."""

import contextlib
import hashlib
import os
import re
import secrets
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from casetracker.reports.errors import OutputError, UnknownReportError
from casetracker.reports.outputs import outputs_of

_LONGEST_SLUG: Final = 64
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")


@dataclass(frozen=True, slots=True)
class Laid:
    """A file that is written beside its place: all of it, with its size in bytes and its SHA-256."""

    path: Path
    size: int
    sha256: str
    temporary: Path

    def put(self) -> None:
        """Move it to its place; raises OutputError and leaves what was there."""
        try:
            self.temporary.replace(self.path)
        except OSError as error:
            self.drop()
            raise OutputError(self.path, error.strerror or str(error)) from error
        _sync_folder(self.path.parent)

    def drop(self) -> None:
        """Take it away unless it was put in its place."""
        _remove(self.temporary)


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file through a temporary one beside it; raises OutputError and leaves what was there.

    A path that is a link, a folder or a device is refused. The new file has mode 0600.
    """
    laid(path, (content,)).put()


def laid(path: Path, pieces: Iterable[bytes]) -> Laid:
    """Write pieces beside a file as they come, to be put in its place once all is well.

    Raises OutputError, or what the pieces raise; then nothing is left of it.
    """
    _refuse_odd_target(path)
    temporary = path.with_name(f".{path.name[:80]}.{secrets.token_hex(6)}.part")
    try:
        size, digest = _write_new(temporary, pieces)
    except OSError as error:
        _remove(temporary)
        raise OutputError(path, error.strerror or str(error)) from error
    except BaseException:
        _remove(temporary)
        raise
    return Laid(path, size, digest, temporary)


def report_file_name(kind: str, scope: str, day: date, report_format: str) -> str:
    """A file name that is safe on every system: `case-status-c-0003-2021-06-12.html`.

    `kind` and `scope` are cut down to lower-case letters, digits and hyphens.
    """
    outputs = outputs_of(kind)
    if report_format not in outputs:
        raise UnknownReportError("format", report_format, tuple(outputs))
    name = "-".join(slug for slug in (_slug(kind), _slug(scope), day.isoformat()) if slug)
    return f"{name}.{outputs[report_format].suffix}"


def _slug(text: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:_LONGEST_SLUG].strip("-")
    return f"{slug}-report" if _RESERVED.fullmatch(slug) else slug


def _refuse_odd_target(path: Path) -> None:
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise OutputError(path, str(error)) from error
    if stat.S_ISLNK(mode):
        raise OutputError(path, "it is a link; name the file itself")
    if not stat.S_ISREG(mode):
        raise OutputError(path, "it is not a plain file")


def _write_new(path: Path, pieces: Iterable[bytes]) -> tuple[int, str]:
    """Write a file that is not there yet; gives its size and its SHA-256."""
    size, running = 0, hashlib.sha256()
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        for piece in pieces:
            file.write(piece)
            running.update(piece)
            size += len(piece)
        file.flush()
        os.fsync(file.fileno())
    return size, running.hexdigest()


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make the new name last; systems that cannot open a folder do without."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
