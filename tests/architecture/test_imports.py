"""What may be imported: the contracts cover every module, and help stays light."""

import subprocess
import sys
import tomllib
from typing import Any, Final

import pytest

from tests.architecture.sizes import TOP

HEAVY: Final = (
    "textual",
    "rich",
    "sqlalchemy",
    "sqlmodel",
    "alembic",
    "sqlcipher3",
    "pydantic",
    "platformdirs",
    "jinja2",
    "trafilatura",
    "feedparser",
    "rapidfuzz",
    "importlib.metadata",
    "email",
    "socket",
)
HELP: Final = f"""
import sys
sys.argv = ["casetracker", "--help"]
from casetracker.cli.main import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
print(*(name for name in {HEAVY!r} if name in sys.modules), file=sys.stderr)
"""


def _contracts() -> list[dict[str, Any]]:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    contracts: list[dict[str, Any]] = project["tool"]["importlinter"]["contracts"]
    return contracts


def test_help_imports_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HELP], capture_output=True, text=True, timeout=60, check=True
    )

    assert done.stdout.startswith("Usage: casetracker")
    assert done.stderr.split() == []


@pytest.mark.parametrize("container", ["casetracker", "casetracker.news"])
def test_every_room_stands_in_the_layers(container: str) -> None:
    (layers,) = [each for each in _contracts() if each.get("containers") == [container]]
    named = {room.strip() for line in layers["layers"] for room in line.split("|")}
    rooms = {
        path.stem
        for path in TOP.joinpath(*container.split(".")).iterdir()
        if (path.suffix == ".py" and path.name != "__init__.py") or (path / "__init__.py").exists()
    }

    assert layers["type"] == "layers"
    assert layers["exhaustive"] is True
    assert named == rooms
    assert "ignore_imports" not in layers


def test_pure_rooms_and_front_ends_are_kept_from_the_database() -> None:
    forbidden = [each for each in _contracts() if each["type"] == "forbidden"]
    kept = {
        room: set(each["forbidden_modules"])
        for each in forbidden
        for room in each["source_modules"]
    }

    for room in ("news", "reports", "procedure", "cli", "tui"):
        assert {"sqlalchemy", "sqlmodel", "alembic"} <= kept[f"casetracker.{room}"], room
    for room in ("cli", "tui"):
        assert "casetracker.store" in kept[f"casetracker.{room}"]
    assert all("ignore_imports" not in each for each in forbidden)
