"""The commands of the program, as the program itself has them."""

from collections.abc import Iterator
from typing import Any

import typer.main

from casetracker.cli.main import app


def root() -> Any:
    """The program as one command that holds the others."""
    return typer.main.get_command(app)


def commands() -> dict[str, Any]:
    """Every command and group by the words that call it."""
    return dict(_under("casetracker", root()))


def leaves() -> dict[str, Any]:
    """Every command that holds no others."""
    return {path: each for path, each in commands().items() if not hasattr(each, "commands")}


def _under(path: str, command: Any) -> Iterator[tuple[str, Any]]:
    yield path, command
    for name, each in getattr(command, "commands", {}).items():
        yield from _under(f"{path} {name}", each)


def options_of(command: Any) -> set[str]:
    """The options a command takes."""
    return {word for each in command.params for word in each.opts if word.startswith("-")}
