"""What a check has gathered so far: entries, faults, and the tables to lay over the shipped ones."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from casetracker.news.adding.entries import Entry, EntryError, Extension, Fault
from casetracker.news.adding.lines import Lines

_DIGITS: Final = 8


@dataclass(frozen=True, slots=True)
class Where:
    """A key of a file: `header` is its table as written, such as `cues.modal`."""

    file: str
    lines: Lines
    header: str
    key: str

    @property
    def line(self) -> int | None:
        """The line of the key."""
        return self.lines.at(self.header, self.key)

    @property
    def entry(self) -> str:
        """The key as it is called in a fault."""
        return f"[{self.header}] {self.key}"


class Gathering:
    """Entries and faults in the order in which they were met."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[str, Any]] = {}
        self._entries: list[Entry] = []
        self._faults: list[Fault] = []

    def extension(self) -> Extension:
        """All that was gathered."""
        text = json.dumps(self.tables, sort_keys=True, ensure_ascii=True)
        digest = hashlib.sha256(text.encode()).hexdigest()[:_DIGITS] if self.tables else ""
        return Extension(self.tables, tuple(self._entries), tuple(self._faults), digest)

    def fault(self, file: str, line: int | None, entry: str, error: EntryError) -> None:
        """Note an entry that is left out."""
        self._faults.append(Fault(file, line, entry, error.what, f"{error.remedy.rstrip('.')}."))

    @contextmanager
    def leaving_out(self, file: str, line: int | None, entry: str) -> Iterator[None]:
        """An EntryError inside of the block leaves out that entry and goes no further."""
        try:
            yield
        except EntryError as error:
            self.fault(file, line, entry, error)

    def took(self, entry: Entry) -> None:
        """Note an entry that is in force."""
        self._entries.append(entry)

    def good(self, where: Where, parts: Sequence[str], check: Callable[[str], str]) -> list[str]:
        """The parts of a value that pass a check; each that does not is a fault of its own."""
        good: list[str] = []
        for part in parts:
            line = where.lines.at(where.header, where.key, part.strip())
            with self.leaving_out(where.file, line, where.entry):
                good.append(check(part))
        if good:
            says = ", ".join(good)
            self.took(Entry(where.header, where.key, says, where.file, where.line))
        return good

    def add_words(self, path: Sequence[str], words: Sequence[str], between: str = " ") -> None:
        """Put words behind those of a table; `path` is the table's name and the keys within."""
        if words:
            within = self._within(path[:-1])
            own = [within[path[-1]]] if path[-1] in within else []
            within[path[-1]] = between.join([*own, *words])

    def add_rows(self, path: Sequence[str], rows: Sequence[Any]) -> None:
        """Put rows behind those of a table."""
        if rows:
            self._within(path[:-1]).setdefault(path[-1], []).extend(rows)

    def _within(self, path: Sequence[str]) -> dict[str, Any]:
        within = self.tables.setdefault(path[0], {})
        for name in path[1:]:
            within = within.setdefault(name, {})
        return within
