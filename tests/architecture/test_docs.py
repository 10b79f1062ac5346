import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from casetracker.cli.main import app
from casetracker.tui.actions import keys_markdown

TOP = Path(__file__).parents[2]
GUIDE = (TOP / "docs" / "guide.md").read_text(encoding="utf-8")
DOCKET = (TOP / "docs" / "docket.md").read_text(encoding="utf-8")
README = (TOP / "README.md").read_text(encoding="utf-8")


CHANGING = ("group", "case", "charge", "event", "custody", "hearing", "sentence", "note", "watch")


def names(*command: str) -> list[str]:
    """The commands that the help of a command lists."""
    shown = CliRunner().invoke(app, [*command, "--help"]).stdout
    return re.findall(r"^  ([a-z][a-z-]+) ", shown.partition("Commands:\n")[2], re.MULTILINE)


def test_the_key_table_is_the_one_of_the_program() -> None:
    assert (TOP / "docs" / "keys.md").read_text(encoding="utf-8").endswith(keys_markdown())


@pytest.mark.parametrize("command", names())
def test_every_command_has_its_place_in_the_guide(command: str) -> None:
    assert f"casetracker {command}" in GUIDE


@pytest.mark.parametrize("command", names("review"))
def test_every_review_command_has_its_place_in_the_guide(command: str) -> None:
    assert f"casetracker review {command}" in GUIDE


@pytest.mark.parametrize(
    "command",
    [f"{group} {name}" for group in CHANGING for name in names(group)],
)
def test_every_change_of_the_docket_has_its_place_in_its_page(command: str) -> None:
    assert f"casetracker {command}" in DOCKET + GUIDE


@pytest.mark.parametrize("command", names("db"))
def test_every_database_command_has_its_place_in_the_guide(command: str) -> None:
    assert f"casetracker db {command}" in GUIDE


def test_the_readme_shows_the_two_commands_before_anything_else() -> None:
    first = README.index("```")
    block = README[first : README.index("```", first + 3)]
    assert "make demo" in block
    assert "make test" in block


def test_every_link_of_the_docs_leads_somewhere() -> None:
    for page in (TOP / "README.md", *sorted((TOP / "docs").rglob("*.md"))):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
