"""The program to call, and dockets to call it on."""

import io
import shutil
import sys
from pathlib import Path

import pytest

from casetracker.cli import main
from casetracker.paths import bundled
from casetracker.services.acting import Actor
from casetracker.services.maintaining import create_database
from casetracker.services.opening import open_services
from casetracker.services.seeding import seed_docket
from casetracker.settings import load_settings
from tests.cli.calls import Call, Done
from tests.support.articles import DETAINED

WRITER = Actor("mara", "cli")


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Call:
    """Runs a call inside of this process, as the installed program would."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Done:
        streams = [
            io.TextIOWrapper(io.BytesIO(each), encoding="utf-8") for each in (stdin, b"", b"")
        ]
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["casetracker", *map(str, arguments)])
            for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
                patch.setattr(sys, name, stream)
            code = main._run()
        for stream in streams:
            stream.flush()
        out, err = (stream.buffer.getvalue() for stream in streams[1:])
        return Done(code, out, err)

    return run


@pytest.fixture(scope="session")
def seeded_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the shipped docket; copy it, never write it."""
    path = tmp_path_factory.mktemp("seeded") / "seeded.db"
    settings = load_settings(db=str(path), user="mara")
    create_database(settings, WRITER)
    services = open_services(settings, origin="cli")
    seed_docket(services.database, WRITER, bundled("seeds") / "docket.toml")
    services.close()
    return path


@pytest.fixture
def docket(seeded_template: Path, tmp_path: Path) -> Path:
    """A docket of the test's own, with four cases and one source."""
    path = tmp_path / "docket.db"
    shutil.copyfile(seeded_template, path)
    path.chmod(0o600)
    return path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file with a short article on people who are not in the docket."""
    path = tmp_path / "lomna.txt"
    path.write_text(DETAINED, encoding="utf-8")
    return path
