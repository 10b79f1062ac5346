"""Half-typed forms, kept at once and across restarts, in a file that its owner alone may read."""

import contextlib
import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from casetracker.clock import utc_now

KEPT: Final = timedelta(days=30)
_MOST: Final = 50


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed where: by field what stood there before and what stands there now."""

    at: datetime
    fields: Mapping[str, tuple[str, str]]


class Drafts:
    """The drafts of one database. Without a file they last as long as the program runs.

    The file is shared by every window on the machine: it is read anew each time, and a change writes
    its own draft only.
    """

    def __init__(self, path: Path | None, database: str) -> None:
        """Kept in that file, under that database."""
        self._path = path
        self._database = database
        # What could not be written, None for what was dropped: it wins over the file.
        self._unwritten: dict[str, Draft | None] = {}

    def get(self, key: str) -> Draft | None:
        """The draft of a form."""
        return self._known().get(key)

    @property
    def keys(self) -> tuple[str, ...]:
        """The forms that have one, the latest last."""
        return tuple(self._known())

    def put(self, key: str, before: Mapping[str, str], typed: Mapping[str, str]) -> bool:
        """Keep what differs; nothing that differs is no draft. False where it ends with the program."""
        fields = {
            name: (before.get(name, ""), value)
            for name, value in typed.items()
            if value != before.get(name, "")
        }
        if fields:
            return self._change(key, Draft(utc_now(), fields))
        self.drop(key)
        return True

    def drop(self, key: str) -> None:
        """Forget a draft."""
        if key in self._known():
            self._change(key, None)

    def _change(self, key: str, draft: Draft | None) -> bool:
        is_written = self._write(key, draft)
        self._unwritten.pop(key, None)
        if not is_written:
            self._unwritten[key] = draft
        return is_written

    def _known(self) -> dict[str, Draft]:
        both = {**_drafts_in(self._everything().get(self._database)), **self._unwritten}
        return {key: draft for key, draft in both.items() if draft is not None}

    def _everything(self) -> dict[str, Any]:
        if self._path is None:
            return {}
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stored if isinstance(stored, dict) else {}

    def _write(self, key: str, draft: Draft | None) -> bool:
        """Put one draft into the file, or take it out, and replace the file in one step."""
        if self._path is None:
            return False
        beside = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with _alone(self._path.with_suffix(".lock")):
                stored = self._everything()
                drafts = _drafts_in(stored.get(self._database))
                drafts.pop(key, None)
                if draft is not None:
                    drafts[key] = draft
                stored[self._database] = {
                    key: {"at": each.at.isoformat(), "fields": dict(each.fields)}
                    for key, each in list(drafts.items())[-_MOST:]
                }
                handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
                with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as file:
                    json.dump(stored, file, ensure_ascii=True)
                beside.replace(self._path)
        except OSError:
            return False
        return True


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """One window at a time; it is held for the moment of a write only."""
    handle = os.open(lock, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _drafts_in(own: Any) -> dict[str, Draft]:
    """The drafts that a file holds of a database; what cannot be understood is left out."""
    found: dict[str, Draft] = {}
    for key, value in own.items() if isinstance(own, dict) else ():
        try:
            draft = Draft(
                datetime.fromisoformat(value["at"]),
                {str(n): (str(b), str(t)) for n, (b, t) in value["fields"].items()},
            )
            if utc_now() - draft.at < KEPT:
                found[str(key)] = draft
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
    return found
