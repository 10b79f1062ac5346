"""Copies of a database that are known to be good."""

import os
from pathlib import Path

import sqlalchemy as sa
import sqlcipher3.dbapi2

from casetracker.errors import DatabaseError, RefusedError
from casetracker.store.engine import make_engine
from casetracker.store.errors import NotADatabaseError, translate


class BackupExistsError(RefusedError):
    """A file of that name is there already."""

    def __init__(self, path: Path) -> None:
        """Name it."""
        super().__init__(f"{path} exists already: name another file")


class BackupTargetError(DatabaseError):
    """A copy that cannot be written where it should go."""

    def __init__(self, path: Path, why: str) -> None:
        """Name the file."""
        super().__init__(f"{path}: no copy can be written there ({why}): name another file")


def copy_database(source: Path, target: Path) -> Path:
    """Write a verified copy of a live database; the target appears whole or not at all."""
    if target.exists():
        raise BackupExistsError(target)
    partial = target.with_name(f".{target.name}.partial")
    partial.unlink(missing_ok=True)
    engine = make_engine(str(sa.URL.create("sqlite", database=str(source))))
    try:
        with engine.connect() as connection:
            driver = connection.connection.driver_connection
            if driver is not None:
                driver.execute("PRAGMA query_only=OFF")
                driver.execute("VACUUM INTO ?", (str(partial),))
        partial.chmod(0o600)
        verify_file(partial)
        _sync(partial)
        os.link(partial, target)
        _sync(target.parent)
    except FileExistsError as error:
        raise BackupExistsError(target) from error
    except (OSError, sqlcipher3.dbapi2.Error) as error:
        raise BackupTargetError(target, str(error)) from error
    except sa.exc.SQLAlchemyError as error:
        raise translate(error, str(source)) from error
    finally:
        engine.dispose()
        partial.unlink(missing_ok=True)
    return target


def verify_file(path: Path) -> None:
    """Raise NotADatabaseError unless the file is whole as SQLite sees it."""
    engine = make_engine(str(sa.URL.create("sqlite", database=str(path))), read_only=True)
    try:
        with engine.connect() as connection:
            rows = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    except sa.exc.SQLAlchemyError as error:
        raise translate(error, str(path)) from error
    finally:
        engine.dispose()
    if list(rows) != ["ok"]:
        raise NotADatabaseError(str(path), str(rows[0]) if rows else "no answer")


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
