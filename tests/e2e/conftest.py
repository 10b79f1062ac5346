"""The program as somebody installs it: the wheel, in an environment of its own, away from the checkout."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

TOP: Final = Path(__file__).resolve().parents[2]
_KEPT: Final = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ")


@dataclass(frozen=True, slots=True)
class Installed:
    """An installation: the environment's folder, and a home of its own."""

    folder: Path
    home: Path

    @property
    def program(self) -> Path:
        """The command that a person types."""
        return self.folder / "bin" / "casetracker"

    @property
    def python(self) -> Path:
        """The interpreter of the environment."""
        return self.folder / "bin" / "python"

    @property
    def environ(self) -> dict[str, str]:
        """Surroundings without a trace of the checkout."""
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        return {"LANG": "C.UTF-8", **kept, "HOME": str(self.home), "TERM": "xterm-256color"}

    def run(self, *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run a program of the installation from a folder."""
        return subprocess.run(
            list(map(str, arguments)),
            cwd=cwd,
            env=self.environ,
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, TOP],
        check=True,
        capture_output=True,
        timeout=100,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def wheel_names(wheel: Path) -> list[str]:
    """The names of the files in the wheel."""
    with zipfile.ZipFile(wheel) as opened:
        return opened.namelist()


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel installed; its dependencies are those of the environment that runs the tests."""
    root = tmp_path_factory.mktemp("installed")
    folder = root / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True, timeout=100)
    quiet = ["--quiet", "--no-deps", "--no-index", "--disable-pip-version-check"]
    interpreter = str(folder / "bin" / "python")
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", interpreter, "install", *quiet, str(wheel)],
        check=True,
        timeout=100,
    )
    (site,) = (folder / "lib").glob("python*/site-packages")
    # A folder named in a .pth file is searched last, and .pth files inside of it are not followed:
    # an editable installation there stays out of sight.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    home = root / "home"
    home.mkdir()
    return Installed(folder, home)
