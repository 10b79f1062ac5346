"""Half-typed forms, kept at once and across restarts, in a file that its owner alone may read."""

import json
import os
from collections.abc import Mapping
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
    """The drafts of one database. Without a file they last as long as the program runs."""

    def __init__(self, path: Path | None, database: str) -> None:
        """Kept in that file, under that database."""
        self._path = path
        self._database = database
        self._drafts: dict[str, Draft] = self._read()

    def get(self, key: str) -> Draft | None:
        """The draft of a form."""
        return self._drafts.get(key)

    @property
    def keys(self) -> tuple[str, ...]:
        """The forms that have one, the latest last."""
        return tuple(self._drafts)

    def put(self, key: str, before: Mapping[str, str], typed: Mapping[str, str]) -> None:
        """Keep what differs; nothing that differs is no draft."""
        fields = {
            name: (before.get(name, ""), value)
            for name, value in typed.items()
            if value != before.get(name, "")
        }
        known = self._drafts.pop(key, None)
        if fields:
            self._drafts[key] = Draft(utc_now(), fields)
        elif known is None:
            return
        self._write()

    def drop(self, key: str) -> None:
        """Forget a draft."""
        if self._drafts.pop(key, None) is not None:
            self._write()

    def _everything(self) -> dict[str, Any]:
        if self._path is None:
            return {}
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stored if isinstance(stored, dict) else {}

    def _read(self) -> dict[str, Draft]:
        """What the file holds of this database; a file that cannot be understood holds nothing."""
        own = self._everything().get(self._database)
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

    def _write(self) -> None:
        """Replace the file in one step; where that cannot be done the drafts last as long as the program."""
        if self._path is None:
            return
        latest = list(self._drafts.items())[-_MOST:]
        stored = self._everything()
        stored[self._database] = {
            key: {"at": draft.at.isoformat(), "fields": dict(draft.fields)} for key, draft in latest
        }
        beside = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as file:
                json.dump(stored, file, ensure_ascii=True)
            beside.replace(self._path)
        except OSError:
            return
