"""What is kept in the repository: no addresses of package indexes, no paths of one machine."""

import re
import subprocess
from pathlib import Path
from typing import Final

import pytest

from tests.architecture.sizes import TOP

INDEX: Final = re.compile(
    r"https?://[\w.-]*(?:pypi|pythonhosted|index-url|simple/)|--(?:extra-)?index-url"
)
MACHINE: Final = re.compile(
    r"(?<![\w.])/(?:home|root|Users)/[\w.-]+|/work/(?:main|shared)|/tmp/[\w.-]+/"
)


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=TOP, capture_output=True, check=False, timeout=30
    )
    if listed.returncode:
        pytest.skip("this is no checkout: git cannot list its files")
    names = [name for name in listed.stdout.decode().split("\0") if name]
    return [TOP / name for name in names if (TOP / name).is_file()]


def _texts() -> list[tuple[str, str]]:
    found = []
    for path in _tracked():
        try:
            found.append((str(path.relative_to(TOP)), path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return found


def test_no_file_names_a_package_index_or_a_place_on_one_machine() -> None:
    own = str(Path(__file__).resolve().relative_to(TOP))
    found = [
        f"{name}: {match.group()}"
        for name, text in _texts()
        if name != own
        for pattern in (INDEX, MACHINE)
        for match in pattern.finditer(text)
    ]

    assert len(_texts()) > 100
    assert found == []


def test_every_locked_dependency_has_a_version_and_hashes() -> None:
    text = (TOP / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]

    assert len(lines) > 30
    for line in lines:
        assert re.match(r"[\w.-]+(?:\[[\w,-]+\])?==[\w.!+]+", line), line
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", line), line


def test_the_lock_covers_every_dependency_of_the_project() -> None:
    project = (TOP / "pyproject.toml").read_text(encoding="utf-8")
    wanted = re.findall(r'^  "([A-Za-z0-9_-]+)(?:\[[\w,]+\])?[>=]', project, re.MULTILINE)
    locked = set(re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==", _lock(), re.MULTILINE))

    assert len(wanted) > 20
    assert {_normal(name) for name in wanted} <= {_normal(name) for name in locked}


def _lock() -> str:
    return (TOP / "requirements.lock").read_text(encoding="utf-8")


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
