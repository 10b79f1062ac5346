"""How long files and functions are: `python -m tests.architecture.sizes` refuses what is too long."""

import ast
import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

TOP: Final = Path(__file__).resolve().parents[2]
ROOMS: Final = ("casetracker", "tests", "migrations")
FILE_LIMIT: Final = 500
FILE_GOAL: Final = 400
FUNCTION_LIMIT: Final = 60


@dataclass(frozen=True, slots=True)
class Length:
    """How many lines something has."""

    name: str
    lines: int


def python_files(top: Path = TOP) -> Iterator[Path]:
    """Every Python file that is ours; migrations are generated, so only their surroundings count."""
    for room in ROOMS:
        for path in sorted((top / room).rglob("*.py")):
            if "versions" not in path.parts:
                yield path


def file_lengths(top: Path = TOP) -> list[Length]:
    """The lines of every file."""
    return [
        Length(str(path.relative_to(top)), len(path.read_text(encoding="utf-8").splitlines()))
        for path in python_files(top)
    ]


def function_lengths(top: Path = TOP) -> list[Length]:
    """The lines of every function and method, from its `def` to its end."""
    return [
        Length(f"{path.relative_to(top)}:{node.lineno} {node.name}", _lines(node))
        for path in python_files(top)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def too_long(lengths: list[Length], limit: int) -> list[Length]:
    """Those over the limit, the longest first."""
    return sorted((each for each in lengths if each.lines > limit), key=lambda each: -each.lines)


def report(top: Path = TOP) -> tuple[list[str], bool]:
    """The figures as lines, and whether every limit is kept."""
    files, functions = file_lengths(top), function_lengths(top)
    lines = [
        _figures("files", files),
        _figures("functions", functions),
        *(
            _figures(f"  {room}/ files", [f for f in files if f.name.startswith(f"{room}/")])
            for room in ROOMS
        ),
    ]
    near = [each for each in too_long(files, FILE_GOAL) if each.lines <= FILE_LIMIT]
    lines += [f"warning: {each.name} has {each.lines} lines, goal {FILE_GOAL}" for each in near]
    faults = [
        f"error: {each.name} has {each.lines} lines, limit {limit}"
        for lengths, limit in ((files, FILE_LIMIT), (functions, FUNCTION_LIMIT))
        for each in too_long(lengths, limit)
    ]
    return lines + faults, not faults


def _figures(what: str, lengths: list[Length]) -> str:
    if not lengths:
        return f"{what}: none"
    numbers = [each.lines for each in lengths]
    return f"{what}: {len(numbers)}, median {statistics.median(numbers):g}, longest {max(numbers)}"


if __name__ == "__main__":
    told, is_kept = report()
    sys.stdout.write("\n".join(told) + "\n")
    sys.exit(0 if is_kept else 1)
