"""What is wrong with a vocabulary or a jurisdiction pack."""

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
