"""A crash told without a name from the docket: kinds of errors and places in the code only."""

import os
import traceback
from datetime import datetime
from pathlib import Path


def crash_report(error: BaseException, at: datetime) -> str:
    """Kinds of the error and its causes with file, line and function; no message, no value."""
    lines = [f"casetracker crash {at.isoformat(timespec='seconds')}"]
    current: BaseException | None = error
    while current is not None:
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__)
        ]
        current = current.__cause__ or current.__context__
    return "\n".join(lines) + "\n"


def write_crash(error: BaseException, folder: Path, at: datetime) -> Path | None:
    """Write the report where its owner alone may read it; None where that cannot be done."""
    path = folder / f"crash-{at.strftime('%Y%m%dT%H%M%S')}.txt"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(crash_report(error, at))
    except OSError:
        return None
    return path
