"""TOML files read as tables whose keys are checked one by one.

A fault is raised, unless faults are gathered: then a value of the right kind stands in for what is
wrong, and whoever gathers them refuses the whole in the end.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeVar

from casetracker.procedure.errors import Faults, PackError

Value = TypeVar("Value")
Word = TypeVar("Word", bound=StrEnum)

MAX_BYTES: Final = 2_000_000
_ERROR_LINE: Final = re.compile(r"at line (\d+)")
_ERROR_PLACE: Final = re.compile(r" \(at (?:line \d+, column \d+|end of document)\)$")
_BARE_ARTICLE: Final = re.compile(r"=\s*\d+\.\d+[.-]\d")
_GIVEN_TWICE: Final = re.compile(
    r"Cannot (?:overwrite|mutate|declare|redefine)(?:[^(]*\('(\w+)'.*)?"
)


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a file, and how to say where it stands.

    `index` counts the tables of a list inside another table, such as `[[limit.extension]]`.
    """

    path: Path
    name: str
    values: dict[str, Any]
    line: int | None = None
    index: int | None = None
    faults: Faults | None = field(default=None, compare=False)

    def fail(self, problem: str, key: str = "") -> None:
        """Raise the error of a key, or keep it where faults are gathered."""
        error = self.error(problem, key)
        if self.faults is None:
            raise error
        self.faults.add(error)

    def error(self, problem: str, key: str = "") -> PackError:
        """The error that names this table, and the line of the key as far as it can be found."""
        own = self._own_line()
        line = _line_of_key(self.path, key, own)
        if line is None and own == self.line and "." in self.name:
            # An inline table stands on the line of its own key.
            line = _line_of_key(self.path, self.name.rpartition(".")[2], own)
        return PackError(self.path, problem, table=self.name, key=key, line=line or own)

    def _own_line(self) -> int | None:
        if self.index is None:
            return self.line
        outer, _, key = self.name.rpartition(".")
        heading = f"[[{outer.split(' ', maxsplit=1)[0]}.{key}]]"
        lines = [
            number
            for number, text in _numbered(self.path)
            if number > (self.line or 0) and text.strip().startswith(heading)
        ]
        return lines[self.index] if self.index < len(lines) else self.line

    def only(self, *keys: str) -> None:
        """Refuse any key but these."""
        for key in self.values:
            if key not in keys:
                self.fail(f"unknown key; known are {', '.join(sorted(keys))}", key)

    def text(self, key: str, default: str | None = None) -> str:
        """The text under a key; a missing key without a default is an error."""
        return self._typed(key, str, "a text in quotes", default)

    def filled(self, key: str) -> str:
        """The text under a key, which may not be empty."""
        text = self.text(key)
        if not text.strip():
            self.fail("may not be empty", key)
        return text

    def word(self, key: str, words: type[Word], default: Word | None = None) -> Word:
        """The word of a vocabulary under a key."""
        text = self.text(key, default)
        if text not in tuple(words):
            self.fail(f"'{text}' is none of {', '.join(words)}", key)
            return next(iter(words))
        return words(text)

    def number(self, key: str) -> int:
        """The whole number under a key."""
        value = self.values.get(key)
        if isinstance(value, bool):
            self.fail("must be a whole number", key)
            return 0
        return self._typed(key, int, "a whole number", None)

    def flag(self, key: str, *, default: bool) -> bool:
        """The true or false under a key."""
        return self._typed(key, bool, "true or false", default)

    def texts(self, key: str, default: list[str] | None = None) -> tuple[str, ...]:
        """The list of texts under a key."""
        found = self._typed(key, list, "a list of texts", default)
        if not all(isinstance(entry, str) for entry in found):
            self.fail("must be a list of texts in quotes", key)
        return tuple(entry for entry in found if isinstance(entry, str))

    def text_or_texts(self, key: str) -> tuple[str, ...]:
        """The one text or the several texts under a key."""
        return (self.text(key),) if isinstance(self.values.get(key), str) else self.texts(key)

    def day(self, key: str) -> date | None:
        """The day under a key, written as a text; None where it is empty."""
        text = self.text(key, "")
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.fail(f"'{text}' is not a day such as 2026-11-22", key)
            return None

    def table(self, key: str) -> "Table":
        """The one inline table under a key, empty where it is absent."""
        found = self._typed(key, dict, "a table in braces", {})
        return Table(self.path, f"{self.name}.{key}", found, self.line, faults=self.faults)

    def tables(self, key: str) -> "list[Table]":
        """The inline tables of a list under a key."""
        entries = self._typed(key, list, "a list of tables", [])
        if not all(isinstance(entry, dict) for entry in entries):
            self.fail("must be a list of tables", key)
            return []
        return [
            Table(self.path, f"{self.name}.{key}", entry, self.line, index, self.faults)
            for index, entry in enumerate(entries)
        ]

    def _typed(self, key: str, kind: type[Value], wanted: str, default: Value | None) -> Value:
        if key not in self.values:
            if default is None:
                self.fail("is missing", key)
                return kind()
            return default
        value = self.values[key]
        if not isinstance(value, kind):
            self.fail(f"must be {wanted}, not {type(value).__name__}", key)
            return kind() if default is None else default
        return value


@dataclass(frozen=True, slots=True)
class TomlFile:
    """One parsed file with the text that it came from; `is_read` is false where it could not be."""

    path: Path
    raw: bytes
    values: dict[str, Any] = field(default_factory=dict)
    faults: Faults | None = field(default=None, compare=False)
    is_read: bool = True

    @classmethod
    def gathering(cls, path: Path, faults: Faults) -> "TomlFile":
        """The file under a path, with what is wrong in it gathered; empty where it cannot be read."""
        try:
            found = cls.read(path)
        except PackError as error:
            faults.note(error)
            return cls(path, b"", {}, faults, is_read=False)
        return cls(path, found.raw, found.values, faults)

    @classmethod
    def read(cls, path: Path) -> "TomlFile":
        """The file under a path; raises PackError where it cannot be read or parsed."""
        try:
            raw = path.read_bytes()
        except OSError as error:
            msg = f"cannot be read ({error.strerror or error})"
            raise PackError(path, msg) from error
        if len(raw) > MAX_BYTES:
            msg = f"is larger than {MAX_BYTES} bytes"
            raise PackError(path, msg)
        try:
            return cls(path, raw, tomllib.loads(raw.decode("utf-8")))
        except UnicodeDecodeError as error:
            msg = "is not UTF-8 text: save it so"
            line = raw.count(b"\n", 0, error.start) + 1
            raise PackError(path, msg, line=line) from error
        except tomllib.TOMLDecodeError as error:
            line, msg = _what_is_not_toml(raw.decode("utf-8").splitlines(), str(error))
            raise PackError(path, msg, line=line) from error

    def only(self, *names: str) -> None:
        """Refuse any top-level table or key but these."""
        for name in self.values:
            if name not in names:
                msg = f"unknown table or key; known are {', '.join(sorted(names))}"
                self._fail(msg, name, self._line_of_table(name))

    @property
    def top(self) -> Table:
        """The keys outside of every table."""
        return Table(self.path, "", self.values, faults=self.faults)

    def table(self, name: str) -> Table:
        """The one table of a name, empty where it is absent."""
        found = self.values.get(name, {})
        if not isinstance(found, dict):
            self._fail(f"must be one table [{name}]", name, self._line_of_table(name))
            found = {}
        return Table(self.path, name, found, self._line_of_table(name), faults=self.faults)

    def tables(self, name: str) -> list[Table]:
        """All tables `[[name]]`, each with the line of its heading."""
        found = self.values.get(name, [])
        if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
            self._fail(f"must be tables [[{name}]]", name, self._line_of_table(name))
            return []
        lines = self._headings(name)
        return [
            Table(self.path, f"{name} {index + 1}", entry, lines.get(index), faults=self.faults)
            for index, entry in enumerate(found)
        ]

    def _line_of_table(self, name: str) -> int | None:
        """The line of the key or the heading of a table at the top of the file."""
        return _line_of_key(self.path, name, None) or line_of(self.path, f"[{name}")

    def _fail(self, problem: str, table: str, line: int | None) -> None:
        error = PackError(self.path, problem, table=table, line=line)
        if self.faults is None:
            raise error
        self.faults.note(error)

    def _headings(self, name: str) -> dict[int, int]:
        pattern = re.compile(rf"^\s*\[\[\s*{re.escape(name)}\s*\]\]")
        lines = self.raw.decode("utf-8").splitlines()
        numbers = [number for number, line in enumerate(lines, start=1) if pattern.match(line)]
        return dict(enumerate(numbers))


def _what_is_not_toml(lines: Sequence[str], fault: str) -> tuple[int, str]:
    """The line of a fault that the parser found, and what is wrong there."""
    found = _ERROR_LINE.search(fault)
    number = int(found[1]) if found else max(len(lines), 1)
    words = _ERROR_PLACE.sub("", fault)
    there = lines[number - 1] if number <= len(lines) else ""
    hint = ""
    if _BARE_ARTICLE.search(there):
        hint = "; a number such as 214.2.1 needs quotes"
    elif given := _GIVEN_TWICE.match(words):
        hint = f"; {given[1] or 'the key'} is given more than once"
    return number, f"is not TOML: {words}{hint}"


def line_of(path: Path, text: str) -> int | None:
    """The first line of a file that holds a text; None where it has none or cannot be read."""
    return next((number for number, line in _numbered(path) if text in line), None)


def _line_of_key(path: Path, key: str, heading: int | None) -> int | None:
    """The line that sets a key below a heading; of the whole file's top where there is none."""
    wanted = re.compile(rf"""^\s*["']?{re.escape(key)}["']?\s*=""")
    for number, line in _numbered(path) if key else ():
        if number <= (heading or 0):
            continue
        if line.lstrip().startswith("["):
            return None
        if wanted.match(line):
            return number
    return None


def _numbered(path: Path) -> list[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return []
    return list(enumerate(text.splitlines(), start=1))
