"""Bringing a database to the version of the program, whole or not at all."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from casetracker.clock import utc_now
from casetracker.errors import DatabaseError
from casetracker.paths import bundled
from casetracker.store.backup import copy_database
from casetracker.store.engine import APPLICATION_ID
from casetracker.store.errors import (
    DatabaseLockedError,
    DatabaseNewerError,
    DatabaseOlderError,
    DiskFullError,
    NotADatabaseError,
    translate,
)

HEAD: Final = "0011"
KNOWN: Final[tuple[str, ...]] = tuple(f"{number:04}" for number in range(1, int(HEAD) + 1))


class MigrationFailedError(DatabaseError):
    """An upgrade could not be carried out."""

    def __init__(self, label: str, detail: str) -> None:
        """Say that the old state is whole."""
        super().__init__(f"{label} could not be upgraded ({detail}): it is as it was before")


def revision_of(connection: Connection) -> str | None:
    """The version of the schema; None where there is none yet."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def check_revision(engine: Engine, label: str) -> None:
    """Raise DatabaseNewerError, DatabaseOlderError or NotADatabaseError unless the schema is ours."""
    try:
        with engine.execution_options(casetracker_read=True).connect() as connection:
            revision = revision_of(connection)
            if revision is None and _has_foreign_tables(connection):
                raise NotADatabaseError(label, "it holds other tables")
    except sa.exc.SQLAlchemyError as error:
        raise translate(error, label) from error
    if revision == HEAD:
        return
    if revision is not None and revision not in KNOWN:
        raise DatabaseNewerError(label, revision)
    raise DatabaseOlderError(label, revision or "")


def _has_foreign_tables(connection: Connection) -> bool:
    if connection.dialect.name != "sqlite":
        return False
    return bool(sa.inspect(connection).get_table_names())


def upgrade(engine: Engine, label: str, *, target: str = "head") -> Path | None:
    """Upgrade in one transaction; gives the path of the copy that was kept, where one was needed."""
    try:
        path = _file_of(engine)
    except sa.exc.SQLAlchemyError as error:
        raise translate(error, label) from error
    with _one_at_a_time(path, label):
        try:
            with engine.execution_options(casetracker_read=True).connect() as connection:
                revision = revision_of(connection)
                if revision is None and _has_foreign_tables(connection):
                    raise NotADatabaseError(label, "it holds other tables")
            if revision is not None and revision not in KNOWN:
                raise DatabaseNewerError(label, revision)
            copy = None if path is None or revision in (None, HEAD) else _keep_copy(path, revision)
            run_migrations(engine, target)
        except sa.exc.SQLAlchemyError as error:
            raise translate(error, label) from error
        except RuntimeError as error:
            raise MigrationFailedError(label, str(error)) from error
    return copy


def run_migrations(engine: Engine, target: str, *, down: bool = False) -> None:
    """Run the revisions up or down to the target, in one transaction."""
    # Alembic takes most of a second to import, and is needed only where a migration is pending.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(bundled("migrations")).replace("%", "%%"))
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            _without_foreign_keys(connection)
        with connection.begin():
            config.attributes["connection"] = connection
            (command.downgrade if down else command.upgrade)(config, target)
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.invalidate()


def _without_foreign_keys(connection: Connection) -> None:
    """Rebuilding a table with foreign keys on would delete the rows that refer to it.

    The pragma does nothing inside a transaction, so it is set on the driver's connection before one.
    """
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys=OFF")


def _file_of(engine: Engine) -> Path | None:
    if engine.dialect.name != "sqlite" or engine.url.database is None:
        return None
    with engine.execution_options(casetracker_read=True).connect() as connection:
        row = connection.exec_driver_sql("PRAGMA database_list").first()
    return Path(row[2]) if row and row[2] else None


def _keep_copy(path: Path, revision: str) -> Path:
    if shutil.disk_usage(path.parent).free < 2 * path.stat().st_size:
        raise DiskFullError(str(path))
    # To the microsecond: an upgrade that died may be tried again within the second.
    stamp = utc_now().strftime("%Y%m%dT%H%M%S.%fZ")
    return copy_database(path, path.with_name(f"{path.stem}-before-{revision}-{stamp}.db"))


@contextmanager
def _one_at_a_time(path: Path | None, label: str) -> Iterator[None]:
    if path is None:
        yield
        return
    lock = os.open(path.with_name(f".{path.name}.lock"), os.O_CREAT | os.O_RDWR, 0o600)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise DatabaseLockedError(label) from error
        yield
    finally:
        os.close(lock)
