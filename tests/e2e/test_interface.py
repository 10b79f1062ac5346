"""The interface of the installed program in a real terminal."""

import re
from pathlib import Path

import pytest

from tests.e2e.conftest import Installed
from tests.e2e.terminal import Terminal, terminal
from tests.support.articles import DETAINED

pytestmark = [pytest.mark.xdist_group("installed"), pytest.mark.slow]
SIZES = [(80, 24), (120, 40)]


@pytest.fixture
def docket(installed: Installed, tmp_path: Path) -> Path:
    """A docket with the shipped cases and an article that waits."""
    (tmp_path / "news.txt").write_text(DETAINED, encoding="utf-8")
    for words in (("init", "--seed"), ("import", "news.txt", "--publisher", "Lomna Post")):
        done = installed.run(installed.program, *words, "--db", "job.db", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    return tmp_path / "job.db"


def _left(shell: Terminal) -> None:
    """Assert that the program ended well and that the terminal is as it was."""
    seen = shell.wait_for(lambda text: re.search(r"left-with-\d", text) is not None)
    assert "left-with-0" in seen, seen
    assert "Traceback" not in seen
    assert (shell.state("alternate_on"), shell.state("mouse_any_flag")) == ("0", "0")
    assert shell.state("cursor_flag") == "1"
    shell.type("stty -a | tr ' ' '\\n' | grep -cx -e echo -e icanon; echo seen-$?")
    assert "\n2\n" in shell.wait_for("seen-0")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_interface_opens_goes_to_the_inbox_and_back_and_leaves(
    installed: Installed, docket: Path, width: int, height: int
) -> None:
    with terminal(width, height, installed.environ, docket.parent) as shell:
        shell.type(f"{installed.program} --db {docket.name}; echo left-with-$?")
        home = shell.wait_for("Defendants on file")
        assert shell.state("alternate_on") == "1"
        assert len(home.splitlines()) <= height
        assert docket.name in home
        assert "Lomna Post" not in home

        shell.press("6")
        inbox = shell.wait_for("Lomna Post")
        assert "Defendants on file" not in inbox
        shell.press("1")
        shell.wait_for("Defendants on file")
        shell.press("C-q")

        _left(shell)


def test_without_a_database_the_plain_screen_says_what_to_do(
    installed: Installed, tmp_path: Path
) -> None:
    with terminal(80, 24, installed.environ, tmp_path) as shell:
        shell.type(f"{installed.program} --db none.db; echo left-with-$?")
        seen = shell.wait_for("left-with-7")

    assert "casetracker init" in " ".join(seen.split())
