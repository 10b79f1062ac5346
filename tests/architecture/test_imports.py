"""What may be imported: the contracts cover every module, and help stays light."""

import ast
import os
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
CALL: Final = f"""
import sys
sys.argv = ["casetracker", *sys.argv[1:]]
from casetracker.cli.main import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
print(*(name for name in {HEAVY!r} if name in sys.modules), file=sys.stderr)
"""
# What the first frame shows needs the widgets of one screen, the settings and the keys.
BEHIND_THE_FRAME: Final = (
    "sqlalchemy",
    "sqlmodel",
    "alembic",
    "sqlcipher3",
    "pydantic",
    "pydantic_core",
    "jinja2",
    "email",
    "importlib.metadata",
    "tomllib",
    "casetracker.model",
    "casetracker.news",
    "casetracker.procedure",
    "casetracker.reports",
    "casetracker.services",
    "casetracker.store",
    "casetracker.views",
    "casetracker.tui.dialogs",
    "casetracker.tui.forms",
    "casetracker.tui.ports",
    "textual.widgets._text_area",
    "textual.widgets._data_table",
)
FRAME: Final = f"""
import sys
from casetracker.errors import CasetrackerError
from casetracker.tui.app import CasetrackerApp
from casetracker.tui.starting import run_tui

drawn = []
display = CasetrackerApp._display


def drawing(self, screen, renderable):
    display(self, screen, renderable)
    if renderable is not None and not self._batch_count:
        drawn.append("Needs a decision" in renderable.render_segments(self.console))


def open_services():
    found = [name for name in {BEHIND_THE_FRAME!r} if name in sys.modules]
    screens = [name for name in sys.modules if name.startswith("casetracker.tui.screens.")]
    print(any(drawn), found, sorted(screens), sep="\\n", file=sys.__stdout__)
    raise CasetrackerError("seen")


CasetrackerApp._display = drawing
try:
    run_tui(open_services, database_label="docket.db", user="mara")
except CasetrackerError as error:
    print(error)
"""


def _contracts() -> list[dict[str, Any]]:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    contracts: list[dict[str, Any]] = project["tool"]["importlinter"]["contracts"]
    return contracts


@pytest.mark.parametrize(("word", "said"), [("--help", "Usage: "), ("--version", "")])
def test_help_imports_nothing_heavy(word: str, said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CALL, word], capture_output=True, text=True, timeout=60, check=True
    )

    assert done.stdout.startswith(f"{said}casetracker")
    assert done.stderr.split() == []


def test_the_first_frame_is_drawn_before_anything_behind_it_is_loaded() -> None:
    environ = {**os.environ, "TEXTUAL_DRIVER": "textual.drivers.headless_driver:HeadlessDriver"}
    done = subprocess.run(
        [sys.executable, "-c", FRAME],
        capture_output=True, text=True, timeout=60, check=True, env=environ,
    )  # fmt: skip

    drawn, found, screens, said = done.stdout.splitlines()
    assert drawn == "True"
    assert found == "[]"
    names = [name.rpartition(".")[2] for name in ast.literal_eval(screens)]
    assert names == ["base", "home", "panes"]
    assert said == "seen"


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
