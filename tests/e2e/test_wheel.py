import re
from pathlib import Path

import pytest

from tests.e2e.conftest import TOP, Installed

pytestmark = pytest.mark.xdist_group("installed")
BUNDLES = ("migrations", "templates", "seeds")


def test_the_wheel_carries_the_program_and_its_bundles(wheel_names: list[str]) -> None:
    for bundle in BUNDLES:
        kept = {
            str(path.relative_to(TOP))
            for path in (TOP / bundle).rglob("*")
            if path.is_file() and path.suffix != ".pyc"
        }
        carried = {
            name.removeprefix("casetracker/_bundled/")
            for name in wheel_names
            if name.startswith(f"casetracker/_bundled/{bundle}/")
        }
        assert carried == kept

    modules = {str(path.relative_to(TOP)) for path in (TOP / "casetracker").rglob("*.py")}
    assert modules <= set(wheel_names)
    assert "casetracker/tui/app.tcss" in wheel_names


def test_the_wheel_carries_nothing_else(wheel_names: list[str]) -> None:
    tops = {name.split("/", 1)[0] for name in wheel_names}
    (metadata,) = tops - {"casetracker"}

    assert re.fullmatch(r"casetracker-[\d.]+\.dist-info", metadata)
    assert f"{metadata}/licenses/LICENSE" in wheel_names
    for name in wheel_names:
        assert not re.search(
            r"test_|/tests/|\.pyc$|\.db$|\.env|~$|\.swp$|\.orig$|__pycache__", name
        )
        assert Path(name).suffix in {
            *(".py", ".toml", ".j2", ".css", ".tcss", ".mako", ".txt", ".html", ".xml"),
            *(".json", ".csv", ".tsv", ".docx", ".ttf", ".typ", ".md", ".ics", ".po"),
            "",
        }, name


def test_the_installed_program_is_the_one_from_the_wheel(
    installed: Installed, tmp_path: Path
) -> None:
    code = "import casetracker, casetracker.paths as p; print(casetracker.__file__, p.bundled('seeds'))"
    done = installed.run(installed.python, "-c", code, cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    for place in done.stdout.split():
        assert Path(place).is_relative_to(installed.folder), place


def test_the_installed_program_does_the_demonstration_anywhere(
    installed: Installed, tmp_path: Path
) -> None:
    done = installed.run(installed.program, "demo", cwd=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    assert "0 claims wait" in done.stdout
    assert str(TOP) not in done.stdout
    assert len(list((tmp_path / "demo" / "reports").iterdir())) == 2
    places = installed.run(installed.program, "where", cwd=tmp_path)
    assert places.returncode == 0
    assert str(TOP) not in places.stdout
