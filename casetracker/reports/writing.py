"""A report onto the disk: whole or not at all, readable by its owner only."""

import contextlib
import os
import re
import secrets
import stat
from datetime import date
from pathlib import Path
from typing import Final

from casetracker.reports.errors import OutputError, UnknownReportError
from casetracker.reports.outputs import outputs_of

_LONGEST_SLUG: Final = 64
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file through a temporary one beside it; raises OutputError and leaves what was there.

    A path that is a link, a folder or a device is refused. The new file has mode 0600.
    """
    _refuse_odd_target(path)
    temporary = path.with_name(f".{path.name[:80]}.{secrets.token_hex(6)}.part")
    try:
        _write_new(temporary, content)
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise OutputError(path, error.strerror or str(error)) from error
    _sync_folder(path.parent)


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


def _write_new(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new name last; systems that cannot open a folder do without."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
