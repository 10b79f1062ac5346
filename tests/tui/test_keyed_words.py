"""What services say of commands is said of keys in the interface."""

import ast
from pathlib import Path
from typing import Final

import pytest

import casetracker
from casetracker.tui.actions import ACTIONS
from casetracker.tui.keyed_words import in_keys

# What has no place among the keys: a person leaves the interface for it.
ONLY_TYPED: Final = {
    "pack check",
    "pack new",
    "report again",
    "review add",
    "source show",
    "template new",
}


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("no charge 7 on file: see 'casetracker charge list'", "no charge 7 on file"),
        (
            "no rule 'x' for this case: see 'casetracker pack show az' and 'casetracker pack show gc3'",
            "no rule 'x' for this case",
        ),
        (
            "K-0004 is accepted already: take that back first with 'casetracker review undo K-0004'",
            "K-0004 is accepted already: take that back first with u, “Undo”",
        ),
        (
            "bring them there, with 'casetracker case sever --into'.",
            "bring them there, with a, “Sever”.",
        ),
        ("'casetracker group move'", "T, “Move”"),
        (
            "an earlier one is undone by 'casetracker change undo 41'",
            "an earlier one is undone by u on change 41 in a list of changes",
        ),
        (
            "G-0002 stands in C-0002, C-0006: say with --case which one is meant",
            "G-0002 stands in C-0002, C-0006: say which one is meant, as in “G-0002 in C-0006”",
        ),
        ("on file it is told otherwise: see page 4", "on file it is told otherwise: see page 4"),
    ],
)
def test_a_command_is_named_by_its_key(said: str, shown: str) -> None:
    assert in_keys(said) == shown


def test_every_command_that_a_service_names_has_its_key() -> None:
    services = Path(casetracker.__file__).parent / "services"
    kept = {
        left
        for path in services.rglob("*.py")
        for said in _texts(ast.parse(path.read_text(encoding="utf-8")))
        if "'casetracker " in (left := in_keys(said))
    }
    assert {
        " ".join(left.split("'casetracker ")[1].split("'")[0].split()[:2]) for left in kept
    } == ONLY_TYPED
    assert {action.id for action in ACTIONS} >= {"review.withdraw", "record.remove"}


def _texts(node: ast.AST) -> list[str]:
    """Every text as it is said; what is filled in stands as a digit."""
    if isinstance(node, ast.JoinedStr):
        parts = (str(each.value) if isinstance(each, ast.Constant) else "7" for each in node.values)
        return ["".join(parts)]
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    return [said for each in ast.iter_child_nodes(node) for said in _texts(each)]
