"""Talk and data: stdout is data, stderr is talk, and neither carries a control character."""

import contextlib
import json
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import IO, Any, Final

from casetracker.errors import ReportError, UsageError
from casetracker.model.partial_date import PartialDate
from casetracker.text import safe_line, safe_text, shorten

_GAP: Final = "  "
_WIDEST: Final = 60


class OutputLostError(ReportError):
    """stdout takes no more."""

    def __init__(self, why: str) -> None:
        """Give the reason of the system."""
        super().__init__(f"the output cannot be written ({why}): send it somewhere else")


class BytesOnTerminalError(UsageError):
    """A file of bytes for a screen that shows text."""

    def __init__(self, report_format: str) -> None:
        """Say where it can go."""
        super().__init__(f"{report_format} is no text for a terminal: name a folder with --out")


def out(text: str = "") -> None:
    """Write one line of data to stdout, made safe: a line break from outside becomes a space."""
    out_text(safe_text(text).replace("\n", " ") + "\n")


def out_paths(paths: Iterable[Path]) -> None:
    """Write the paths of files, one a line."""
    for path in paths:
        out(str(path))


def out_text(text: str) -> None:
    """Write data of several lines to stdout, made safe; raises OutputLostError."""
    with _stdout() as stream:
        stream.write(safe_text(text))


def out_bytes(file: IO[bytes], report_format: str) -> None:
    """Copy a file of bytes to stdout; raises BytesOnTerminalError, OutputLostError."""
    if sys.stdout.isatty():
        raise BytesOnTerminalError(report_format)
    with _stdout() as stream:
        stream.flush()
        shutil.copyfileobj(file, stream.buffer)


def flush() -> None:
    """Send what waits in stdout on its way; raises OutputLostError."""
    with _stdout() as stream:
        stream.flush()


@contextlib.contextmanager
def _stdout() -> Iterator[Any]:
    try:
        yield sys.stdout
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputLostError(error.strerror or "no reason given") from error


def heading(text: str) -> None:
    """Write the heading of a part, after an empty line."""
    out()
    out(text)


def part(title: str, lines: Iterable[str]) -> None:
    """Write a part with its lines; one that has none says so."""
    heading(title)
    is_empty = True
    for line in lines:
        out(f"  {line}")
        is_empty = False
    if is_empty:
        out("  nothing on file")


def talk(text: str) -> None:
    """Write one line of talk to stderr, made safe; nobody has to be there to read it."""
    with contextlib.suppress(OSError):
        sys.stderr.write(safe_line(text) + "\n")
        sys.stderr.flush()


def progress(text: str) -> None:
    """Show where a long job stands, on the same line; only where stderr is a terminal."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{shorten(text, 76)}")
        sys.stderr.flush()


def progress_done() -> None:
    """Clear the line that showed progress."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def out_json(value: Any) -> None:
    """Write a view, or several, as JSON; characters outside of ASCII are escaped by the encoder."""
    with _stdout() as stream:
        stream.write(json.dumps(plain(value), ensure_ascii=True, indent=2) + "\n")


def plain(value: Any) -> Any:
    """A view as dicts, lists and texts: dates as ISO text, partial dates as their four parts."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, PartialDate):
        return {
            "edtf": value.edtf,
            "earliest": plain(value.earliest),
            "latest": plain(value.latest),
            "wording": value.wording,
        }
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value


def out_table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write rows as aligned columns, the last as wide as it needs; that there are none is said."""
    lines = [tuple(safe_line("" if cell is None else str(cell)) for cell in row) for row in rows]
    lines.insert(0, tuple(headings))
    widths = [
        min(max(len(line[column]) for line in lines), _WIDEST) for column in range(len(headings))
    ]
    for line in lines:
        cells = [
            shorten(cell, width).ljust(width)
            for cell, width in zip(line[:-1], widths[:-1], strict=True)
        ]
        out(_GAP.join([*cells, line[-1]]).rstrip())
    if len(lines) == 1:
        out("nothing here")


def out_fields(rows: Iterable[tuple[str, object]]) -> None:
    """Write names and values, one line each; None is printed as not reported."""
    pairs = [(name, "not reported" if value is None else str(value)) for name, value in rows]
    width = max((len(name) for name, _ in pairs), default=0)
    for name, value in pairs:
        out(f"{name.ljust(width)}{_GAP}{safe_line(value)}")
