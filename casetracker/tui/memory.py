"""Where a person was when they left: kept for each database, readable by its owner only."""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from casetracker.paths import private_folder

VERSION: Final = 1
_LIMIT: Final = 2_000_000  # bytes; nobody left more behind


def memory_file(folder: Path, database_label: str) -> Path:
    """The file for a database; its name tells nothing of the database's own."""
    digest = hashlib.sha256(database_label.encode("utf-8", "backslashreplace")).hexdigest()
    return folder / f"interface-{digest[:16]}.json"


class Memory:
    """Values by name. A file that is missing, damaged or of another version is an empty memory."""

    def __init__(self, path: Path | None) -> None:
        """Remember in this file, or for this session only."""
        self._path = path
        self._values: dict[str, Any] = {}
        self._written = ""
        if path is not None:
            self._values = _read(path)

    def get(self, name: str) -> dict[str, Any]:
        """What is remembered under a name; empty where nothing is."""
        found = self._values.get(name)
        return found if isinstance(found, dict) else {}

    def put(self, name: str, value: Mapping[str, Any]) -> None:
        """Remember this under a name."""
        self._values[name] = dict(value)

    def save(self) -> bool:
        """Write what changed, whole or not at all; False where it cannot be written."""
        text = json.dumps({"version": VERSION, **self._values}, ensure_ascii=True, sort_keys=True)
        if self._path is None or text == self._written:
            return True
        fresh = self._path.with_suffix(".new")
        try:
            private_folder(self._path.parent)
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            fresh.replace(self._path)
        except OSError:
            return False
        self._written = text
        return True


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LIMIT:
            return {}
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(stored, dict) or stored.pop("version", None) != VERSION:
        return {}
    return stored
