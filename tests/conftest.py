"""What every test stands on: surroundings of its own, and databases on both engines."""

import gc
import os
import shutil
from collections.abc import Iterator
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Final, Protocol

import pytest

from casetracker.clock import utc_now
from casetracker.paths import bundled
from casetracker.services.acting import Actor
from casetracker.services.importing import ImportService
from casetracker.services.maintaining import create_database
from casetracker.services.opening import Services, open_services
from casetracker.services.reader_process import ReaderProcess
from casetracker.services.seeding import seed_docket
from casetracker.settings import Settings, load_settings
from casetracker.store import sessions
from casetracker.store.sessions import Database
from casetracker.views.viewpoint import NOW, Viewpoint
from tests.support.articles import COURT, DETAINED, SOME_RELEASED, accept_text
from tests.support.compiling import share_compiled_statements
from tests.support.postgres import Databases, NoServerError, server_url

ENGINES: Final = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgres))
ACTOR: Final = Actor("mara", "cli")
# Rubbish is looked for seldom: a fifth of the time of database tests went into looking for it.
_RUBBISH: Final = (100_000, 10, 5)
_CLEARED: Final = ("NO_COLOR", "FORCE_COLOR", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS")


def pytest_configure() -> None:
    """Engines of this process compile for one another."""
    share_compiled_statements()


def pytest_collection_finish() -> None:
    """What was loaded until here stays: what tests leave behind is found without looking through it."""
    gc.collect()
    gc.freeze()
    gc.collect()  # so that little counts as old, and the next whole sweep does not wait for much


class Opener(Protocol):
    """Opens the services on a database by its URL, as it is or as it was."""

    def __call__(self, url: str, viewpoint: Viewpoint = NOW) -> Services:
        """The services; closed at the end of the test."""


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own; nothing of the person who runs the tests reaches the program."""
    gc.unfreeze()
    gc.enable()
    gc.set_threshold(*_RUBBISH)  # anew for each test: the program sets it too
    home = tmp_path / "home"
    for name in list(os.environ):
        if name in _CLEARED or name.startswith("CASETRACKER_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    return home


def settings_for(url: str, user: str = "mara") -> Settings:
    """Settings for a database."""
    return load_settings(db=url, user=user)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file of the present version, with the vocabularies; copy it, never write it."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    create_database(settings_for(str(path)), ACTOR)
    return path


@pytest.fixture(scope="session")
def postgres_databases() -> Iterator[Databases]:
    """A server to make databases on; skipped where there is none, but never in CI."""
    try:
        with server_url(os.environ) as url:
            databases = Databases(url)
            yield databases
            databases.close()
    except NoServerError as error:
        if os.environ.get("CI") == "true":
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def postgres_template(postgres_databases: Databases) -> Iterator[str]:
    """A database of the present version on the server; copy it, never write it."""
    url = postgres_databases.create()
    create_database(settings_for(url), ACTOR)
    yield url
    postgres_databases.drop(url)


def _fill(url: str, reader: ReaderProcess) -> None:
    with closing(_with_reader(open_services(settings_for(url), origin="cli"), reader)) as services:
        seed_docket(services.database, ACTOR, bundled("seeds") / "docket.toml")
        for text in (DETAINED, COURT, SOME_RELEASED):
            accept_text(services, text)


def _with_reader(services: Services, reader: ReaderProcess) -> Services:
    services.importing = ImportService(services.database, ACTOR, lambda: nullcontext(reader))
    return services


@pytest.fixture(scope="session")
def full_sqlite_template(
    sqlite_template: Path, reader: ReaderProcess, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A file with the seed docket and some reviewed articles; copy it, never write it."""
    path = tmp_path_factory.mktemp("full") / "full.db"
    shutil.copyfile(sqlite_template, path)
    _fill(f"sqlite:///{path}", reader)
    return path


@pytest.fixture(scope="session")
def full_postgres_template(
    postgres_databases: Databases, postgres_template: str, reader: ReaderProcess
) -> Iterator[str]:
    """The same on the server."""
    url = postgres_databases.create(template=postgres_template)
    _fill(url, reader)
    yield url
    postgres_databases.drop(url)


@pytest.fixture
def full_file(full_sqlite_template: Path, tmp_path: Path) -> Path:
    """A filled SQLite database of the test's own."""
    path = tmp_path / "full.db"
    shutil.copyfile(full_sqlite_template, path)
    path.chmod(0o600)
    return path


@pytest.fixture(params=ENGINES)
def full_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A filled database of the test's own, on each engine in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{request.getfixturevalue('full_file')}"
        return
    databases: Databases = request.getfixturevalue("postgres_databases")
    url = databases.create(template=request.getfixturevalue("full_postgres_template"))
    yield url
    databases.drop(url)


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A SQLite database of the test's own."""
    path = tmp_path / "docket.db"
    shutil.copyfile(sqlite_template, path)
    path.chmod(0o600)
    return f"sqlite:///{path}"


@pytest.fixture
def sqlite_file(sqlite_url: str) -> Path:
    """The file of that database."""
    return Path(sqlite_url.removeprefix("sqlite:///"))


@pytest.fixture
def postgres_url(postgres_databases: Databases, postgres_template: str) -> Iterator[str]:
    """A PostgreSQL database of the test's own."""
    url = postgres_databases.create(template=postgres_template)
    yield url
    postgres_databases.drop(url)


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest) -> str:
    """A database of the test's own, on each engine in turn."""
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    return str(request.getfixturevalue(name))


@pytest.fixture(params=ENGINES)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a database can be made that is not there yet, on each engine in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'new.db'}"
        return
    databases: Databases = request.getfixturevalue("postgres_databases")
    url = databases.create()
    yield url
    databases.drop(url)


@pytest.fixture
def empty_pair(
    postgres_databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[str, str]]:
    """Two databases made at one and the same moment: SQLite, then PostgreSQL."""
    moment = utc_now()
    monkeypatch.setattr(sessions, "utc_now", lambda: moment)
    server = postgres_databases.create()
    urls = (f"sqlite:///{tmp_path / 'pair.db'}", server)
    for url in urls:
        create_database(settings_for(url), ACTOR)
    yield urls
    postgres_databases.drop(server)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An open database, on each engine in turn."""
    opened = Database(database_url, label="the test database")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def reader() -> Iterator[ReaderProcess]:
    """The reader in its process, started once for all tests."""
    with ReaderProcess() as process:
        yield process


@pytest.fixture
def open_at(reader: ReaderProcess) -> Iterator[Opener]:
    """Opens the services on a database by its URL; what was opened is closed at the end."""
    opened: list[Services] = []

    def opener(url: str, viewpoint: Viewpoint = NOW) -> Services:
        services = open_services(settings_for(url), origin="cli", viewpoint=viewpoint)
        opened.append(_with_reader(services, reader))
        return opened[-1]

    yield opener
    for services in opened:
        services.close()


@pytest.fixture
def services(database_url: str, open_at: Opener) -> Services:
    """All services on a database of the test's own, on each engine in turn."""
    return open_at(database_url)


@pytest.fixture
def full(full_url: str, open_at: Opener) -> Services:
    """All services on a filled database of the test's own, on each engine in turn."""
    return open_at(full_url)
