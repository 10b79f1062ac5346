"""The engine: where files are opened, in which mode, and what is said where they cannot be."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm.exc import StaleDataError

from casetracker.errors import CasetrackerError, ConflictError
from casetracker.store.engine import create_file, journal_mode, make_engine, parse_url
from casetracker.store.errors import (
    DatabaseLockedError,
    DatabaseReadOnlyError,
    DatabaseUnreachableError,
    DiskFullError,
    NotADatabaseError,
    RuleBrokenError,
    translate,
)

SAFE = (3, 53, 4)


def _mounts(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "mounts"
    path.write_text("\n".join(rows))
    return path


@pytest.mark.parametrize(
    ("library", "kind", "mode"),
    [
        (SAFE, "ext4", "WAL"),
        ((3, 51, 3), "btrfs", "WAL"),
        ((3, 51, 2), "ext4", "TRUNCATE"),
        ((3, 40, 1), "ext4", "TRUNCATE"),
        (SAFE, "nfs4", "TRUNCATE"),
        (SAFE, "cifs", "TRUNCATE"),
        (SAFE, "fuse.sshfs", "TRUNCATE"),
        (SAFE, "9p", "TRUNCATE"),
    ],
)
def test_the_journal_is_the_one_that_is_safe_there(
    tmp_path: Path, library: tuple[int, ...], kind: str, mode: str
) -> None:
    mounts = _mounts(tmp_path, "rootfs / ext4 rw 0 0", f"share {tmp_path} {kind} rw 0 0")
    assert journal_mode(tmp_path / "docket.db", library, mounts) == mode


def test_the_closest_mount_decides(tmp_path: Path) -> None:
    inner = tmp_path / "local"
    inner.mkdir()
    mounts = _mounts(
        tmp_path, "root / ext4 rw", f"disk {inner} ext4 rw", f"share {tmp_path} nfs rw", "odd"
    )
    assert journal_mode(inner / "docket.db", SAFE, mounts) == "WAL"
    assert journal_mode(tmp_path / "docket.db", SAFE, mounts) == "TRUNCATE"
    assert journal_mode(tmp_path / "docket.db", SAFE, tmp_path / "none") == "WAL"


def test_every_connection_has_every_safeguard_on(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)
    with engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "trusted_schema",
                "secure_delete",
                "recursive_triggers",
                "cell_size_check",
                "temp_store",
            )
        }
    engine.dispose()
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
        "recursive_triggers": 1,
        "cell_size_check": 1,
        "temp_store": 2,
    }


def test_an_older_library_gets_the_rollback_journal(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
    engine = make_engine(sqlite_url, driver=sqlite3)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "truncate"
    engine.dispose()


def test_a_new_file_is_its_owners_alone_and_an_existing_one_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "docket.db"
    create_file(path)
    assert path.stat().st_mode & 0o777 == 0o600
    path.write_bytes(b"kept")
    create_file(path)
    assert path.read_bytes() == b"kept"


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseReadOnlyError):
        create_file(tmp_path / "file" / "docket.db")


@pytest.mark.parametrize("url", ["mysql://mara:secret@host/db", "nothing at all", ""])
def test_another_kind_of_database_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(DatabaseUnreachableError) as caught:
        make_engine(url)
    assert "secret" not in str(caught.value)


def test_a_file_name_is_taken_as_it_is() -> None:
    assert parse_url("sqlite:////srv/a?b#c%20d.db").database == "/srv/a?b#c%20d.db"


def test_errors_never_quote_the_values_of_a_row(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)
    insert = sa.text("INSERT INTO cases (title) VALUES (:title)")
    with pytest.raises(sa.exc.IntegrityError) as caught, engine.begin() as connection:
        connection.execute(insert, {"title": "Arno Velk"})
    engine.dispose()
    assert "Arno Velk" not in str(caught.value)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("database is locked", DatabaseLockedError),
        ("attempt to write a readonly database", DatabaseReadOnlyError),
        ("database or disk is full", DiskFullError),
        ("could not extend file: No space left on device", DiskFullError),
        ("database disk image is malformed", NotADatabaseError),
        ("file is not a database", NotADatabaseError),
        ("Could not decode to UTF-8 column 'title'", NotADatabaseError),
        ("connection refused\nIs the server running?", DatabaseUnreachableError),
    ],
)
def test_each_failure_has_its_own_error_in_one_line(
    words: str, kind: type[CasetrackerError]
) -> None:
    error = translate(sa.exc.OperationalError("SELECT 1", {}, Exception(words)), "docket.db")
    assert type(error) is kind
    assert "\n" not in str(error)


def test_a_broken_rule_a_value_that_does_not_fit_and_a_stale_row_are_told_apart() -> None:
    rule = sa.exc.IntegrityError(
        "INSERT", {}, Exception("CHECK constraint failed: ck_cases_version")
    )
    assert isinstance(translate(rule, "db"), RuleBrokenError)
    too_long = sa.exc.DataError("INSERT", {}, Exception("value too long"))
    assert isinstance(translate(too_long, "db"), RuleBrokenError)
    assert isinstance(translate(StaleDataError(), "db"), ConflictError)
    assert isinstance(translate(sa.exc.ArgumentError("odd"), "db"), DatabaseUnreachableError)
