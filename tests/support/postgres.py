"""A PostgreSQL server of the tests' own, gone when they end."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

GIVEN: Final = "CASETRACKER_TEST_POSTGRES"
_NO_SAFETY: Final = (
    "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c autovacuum=off "
    "-c wal_level=minimal -c max_wal_senders=0 -c listen_addresses='' -c max_connections=60"
)
# Since 15 a server logs each page of a copy unless it is told not to: five times slower.
_LOGS_COPIES: Final = 150_000
_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - only the server of the tests lives there
_ROOM: Final = 4 << 30


class NoServerError(Exception):
    """No server was given, and none can be started."""


@contextmanager
def server_url(environment: Mapping[str, str]) -> Iterator[str]:
    """The address of a server that may be filled with databases; raises NoServerError."""
    given = environment.get(GIVEN)
    if given:
        yield given
        return
    binaries = _binaries()
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="casetracker-pg-", dir=_memory()))
    if account:
        shutil.chown(folder, account["user"])
    try:
        _run([str(binaries / "initdb"), "-D", str(folder / "data"), *_INIT], folder, account)
        options = f"{_NO_SAFETY} -k {folder}"
        started = [str(binaries / "pg_ctl"), "-D", f"{folder}/data", "-l", f"{folder}/log"]
        _run([*started, "-o", options, "-w", "-t", "60", "start"], folder, account)
        try:
            yield f"postgresql+psycopg://casetracker@/postgres?host={folder}"
        finally:
            _run([*started, "-m", "immediate", "-w", "stop"], folder, account)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _memory() -> Path | None:
    """A folder held in memory, where one has room: a database is copied there ten times faster."""
    has_room = _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK | os.X_OK)
    return _MEMORY if has_room and shutil.disk_usage(_MEMORY).free >= _ROOM else None


_INIT: Final = ("-U", "casetracker", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")


def _binaries() -> Path:
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for place in places:
        if (place / "initdb").is_file() and (place / "pg_ctl").is_file():
            return place
    message = f"no PostgreSQL server: set {GIVEN} to one, or install initdb and pg_ctl"
    raise NoServerError(message)


def _account() -> dict[str, Any]:
    """Whom the server runs as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_name, "group": entry.pw_gid, "extra_groups": []}
    message = "no PostgreSQL server: root cannot run one, and there is no user for it"
    raise NoServerError(message)


def _run(command: list[str], folder: Path, account: dict[str, Any]) -> None:
    with (folder / "output").open("ab") as output:
        ended = subprocess.run(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            check=False,
            timeout=90,
            **account,
        )
    if ended.returncode:
        words = (folder / "output").read_text(encoding="utf-8", errors="replace")[-400:]
        message = f"no PostgreSQL server: {Path(command[0]).name} failed: {words}"
        raise NoServerError(message)


class Databases:
    """Makes and drops databases on a server."""

    def __init__(self, admin_url: str) -> None:
        """Work on the server of that address."""
        self._url = sa.make_url(admin_url)
        if self._url.drivername == "postgresql":
            self._url = self._url.set(drivername="postgresql+psycopg")
        self._admin = sa.create_engine(self._url, isolation_level="AUTOCOMMIT")
        self._made = 0

    def create(self, *, template: str | None = None) -> str:
        """The URL of a new database, empty or as the template is."""
        self._made += 1
        name = f"casetracker_test_{os.getpid()}_{self._made}"
        source = f' TEMPLATE "{sa.make_url(template).database}"' if template else ""
        with self._admin.connect() as connection:
            version = connection.exec_driver_sql("SHOW server_version_num").scalar_one()
            how = " STRATEGY FILE_COPY" if int(version) >= _LOGS_COPIES else ""
            connection.exec_driver_sql(f'CREATE DATABASE "{name}"{source}{how}')
        return self._url.set(database=name).render_as_string(hide_password=False)

    def drop(self, url: str) -> None:
        """Drop a database, whoever is still connected."""
        with self._admin.connect() as connection:
            connection.exec_driver_sql(
                f'DROP DATABASE IF EXISTS "{sa.make_url(url).database}" WITH (FORCE)'
            )

    def close(self) -> None:
        """Let go of the server."""
        self._admin.dispose()
