"""The one place that opens databases.

SQLite: the driver `sqlcipher3` brings a library without the WAL-reset corruption of versions before
3.51.3; with an older library, or on a network file system, the rollback journal is used. `BEGIN` is
ours: a writer takes the write lock at once, so that what it reads cannot be stale.
PostgreSQL: writers queue on one advisory lock, the twin of SQLite's single writer.
"""

import os
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import sqlalchemy as sa
import sqlcipher3.dbapi2
from sqlalchemy.engine import Connection, Engine, ExceptionContext

from casetracker.store.errors import (
    DatabaseMissingError,
    DatabaseReadOnlyError,
    DatabaseUnreachableError,
)

APPLICATION_ID: Final = 0x43415345
SAFE_WAL: Final = (3, 51, 3)
WRITER_LOCK: Final = 0x6361736574726B72
CACHE_KB: Final = 2_000  # of the pages of a database, by connection
LOCK_SECONDS: Final = 30
_FILE: Final = "sqlite:///"
_NETWORK_FILE_SYSTEMS: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "vboxsf", "afs", "virtiofs"}
)


def make_engine(url: str, *, read_only: bool = False, driver: ModuleType | None = None) -> Engine:
    """An engine with every safeguard on; raises DatabaseError where the file cannot be used."""
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite_engine(
            Path(parsed.database or ""), read_only=read_only, driver=driver or sqlcipher3.dbapi2
        )
    if parsed.get_backend_name() == "postgresql":
        return _postgres_engine(parsed, read_only=read_only)
    raise DatabaseUnreachableError(
        parsed.render_as_string(), "only SQLite files and PostgreSQL servers are supported"
    )


def parse_url(url: str) -> sa.URL:
    """The parts of a database URL; a file name may hold '?', '#' and '%' as they are."""
    if url.startswith(_FILE):
        return sa.URL.create("sqlite", database=url.removeprefix(_FILE))
    try:
        return sa.make_url(url)
    except sa.exc.ArgumentError as error:
        raise DatabaseUnreachableError(
            "the database", "its address is neither a path nor a URL"
        ) from error


def create_file(path: Path) -> None:
    """Make an empty database file that only its owner may read; an existing one is left alone."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise DatabaseReadOnlyError(str(path)) from error


def journal_mode(path: Path, library: tuple[int, ...], mounts: Path = Path("/proc/mounts")) -> str:
    """WAL, or TRUNCATE where the library or the file system makes WAL unsafe."""
    if library < SAFE_WAL or _file_system(path, mounts) in _NETWORK_FILE_SYSTEMS:
        return "TRUNCATE"
    return "WAL"


def _file_system(path: Path, mounts: Path) -> str:
    try:
        rows = [line.split() for line in mounts.read_text(encoding="utf-8").splitlines()]
    except (OSError, UnicodeDecodeError):
        return ""
    folder = path.parent.resolve()
    best = ("", "")
    for row in rows:
        if (
            len(row) >= len(("device", "folder", "kind"))
            and folder.is_relative_to(row[1])
            and len(row[1]) >= len(best[0])
        ):
            best = (row[1], row[2])
    return best[1]


def _sqlite_engine(path: Path, *, read_only: bool, driver: ModuleType) -> Engine:
    if path.is_dir():
        raise DatabaseUnreachableError(str(path), "it is a folder; name the file in it")
    if not path.is_file():
        raise DatabaseMissingError(str(path))
    if not os.access(path, os.W_OK):
        read_only = True
    mode = journal_mode(path, driver.sqlite_version_info)
    query = "?uri=true&mode=ro" if read_only else "?uri=true&mode=rw"
    if read_only and not os.access(path.parent, os.W_OK):
        query += "&immutable=1"
    # A file name may hold '?' or '#': as part of a URI they are quoted.
    name = str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    engine = sa.create_engine(
        f"sqlite:///file:{name}{query}",
        module=driver,
        hide_parameters=True,
        connect_args={"timeout": LOCK_SECONDS, "check_same_thread": False},
    )

    def connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        pragmas = ["foreign_keys=ON", "trusted_schema=OFF", "cell_size_check=ON"]
        pragmas += ["recursive_triggers=ON", "mmap_size=0", "synchronous=FULL", "temp_store=MEMORY"]
        # Four times as much is sqlcipher's default; an open interface holds two connections all day.
        pragmas.append(f"cache_size=-{CACHE_KB}")
        try:
            if not read_only and _is_ours(connection):
                pragmas += [f"journal_mode={mode}", "secure_delete=ON"]
            for pragma in pragmas:
                connection.execute(f"PRAGMA {pragma}")
        except UnicodeDecodeError as error:
            # The driver fails on its own message where that quotes damaged text.
            message = "database disk image is malformed"
            raise driver.DatabaseError(message) from error

    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        reading = read_only or options.get("casetracker_read", False)
        # Temporary views are no change of the file, which a reader has opened read-only anyway.
        fixed = reading and not options.get("casetracker_past", False)
        connection.exec_driver_sql(f"PRAGMA query_only={'ON' if fixed else 'OFF'}")
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    sa.event.listen(engine, "connect", connect)
    sa.event.listen(engine, "begin", begin)
    sa.event.listen(engine, "handle_error", _give_up_after_own_rollback)
    return engine


def _is_ours(connection: Any) -> bool:
    """Whether a file is empty yet or ours; the journal mode would be written into any other."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    return bool(pages == 0 or application == APPLICATION_ID)


def _give_up_after_own_rollback(context: ExceptionContext) -> None:
    """After a full disk SQLite may have rolled back by itself: nothing more may run unnoticed."""
    connection = context.connection
    if connection is None or not connection.in_transaction():
        return
    driver_connection = connection.connection.driver_connection
    if driver_connection is not None and not driver_connection.in_transaction:
        context.is_disconnect = True


def _postgres_engine(url: sa.URL, *, read_only: bool) -> Engine:
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    try:
        engine = sa.create_engine(
            url,
            hide_parameters=True,
            pool_pre_ping=True,
            connect_args={"connect_timeout": 10, "application_name": "casetracker"},
        )
    except ModuleNotFoundError as error:
        raise DatabaseUnreachableError(
            url.render_as_string(),
            "install the PostgreSQL driver: pip install 'casetracker[postgres]'",
        ) from error

    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get("casetracker_past", False):
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        elif read_only or options.get("casetracker_read", False):
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        else:
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})")

    sa.event.listen(engine, "begin", begin)
    return engine
