"""What is wrong with a vocabulary or a jurisdiction pack."""

from collections.abc import Collection
from pathlib import Path

from casetracker.errors import CasetrackerError


class PackError(CasetrackerError):
    """A vocabulary or pack file that cannot be used."""

    exit_code = 4

    def __init__(
        self,
        path: Path,
        problem: str,
        *,
        table: str = "",
        key: str = "",
        line: int | None = None,
    ) -> None:
        """Name the file, then the line, the table and the key as far as they are known."""
        where = str(path) if line is None else f"{path}:{line}"
        spot = ".".join(part for part in (table, key) if part)
        super().__init__(f"{where}: {spot}: {problem}" if spot else f"{where}: {problem}")
        self.path = path
        self.table = table
        self.key = key
        self.line = line
        self.others: tuple[PackError, ...] = ()

    @property
    def every(self) -> "tuple[PackError, ...]":
        """This fault, and the others that were found with it."""
        return (self, *self.others)


class Faults:
    """What is wrong with a pack, gathered so that all of it can be told at once."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._found: list[PackError] = []

    def add(self, error: PackError) -> None:
        """Keep a fault, unless one of the same key of the same row is known."""
        told = {(each.path, each.table, each.key) for each in self._found if each.key}
        if (error.path, error.table, error.key) not in told:
            self.note(error)

    def note(self, *errors: PackError) -> None:
        """Keep faults, each once, whatever else is wrong with their rows."""
        known = {str(each) for each in self._found}
        self._found.extend(each for each in errors if str(each) not in known)

    def touch(self, paths: Collection[Path]) -> bool:
        """Whether something is wrong with one of these files."""
        return any(each.path in paths for each in self._found)

    def refuse(self) -> None:
        """Raise the first fault with all the others, if there is one."""
        if self._found:
            first, *others = self._found
            first.others = tuple(others)
            raise first
