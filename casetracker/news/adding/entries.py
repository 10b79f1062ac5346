"""What a check of a user's files hands on: the entries in force, and the faults of those left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


class EntryError(ValueError):
    """An entry that cannot be used: what is wrong with it, and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        """Keep both."""
        super().__init__(f"{what}: {remedy}")
        self.what = what
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Fault:
    """An entry that was left out; `line` counts from 1, None where it could not be told."""

    file: str
    line: int | None
    entry: str
    what: str
    remedy: str

    def __str__(self) -> str:
        """The fault on one line."""
        line = "" if self.line is None else f" line {self.line}"
        entry = f", {self.entry}" if self.entry else ""
        return f"{self.file}{line}{entry}: {self.what}; left out. {self.remedy}"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry in force: its table ("trigger", "places"), its name there, and what it says."""

    table: str
    name: str
    says: str
    file: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Extension:
    """All that a user's files add; `tables` are laid over the shipped ones of the same name.

    `digest` names what is added, whatever the files' comments and order of lines; "" where it is nothing.
    """

    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    faults: tuple[Fault, ...] = ()
    digest: str = ""


NOTHING = Extension()
