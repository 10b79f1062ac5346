"""What somebody changes behind the program's back is found."""

import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import sqlcipher3.dbapi2
from sqlmodel import Session

from casetracker.errors import DatabaseError
from casetracker.model.moments import UtcMoment
from casetracker.model.rules import APPEND_ONLY
from casetracker.model.tables import Publisher, metadata
from casetracker.services.acting import Actor
from casetracker.services.maintaining import NotWholeError
from casetracker.services.opening import Services, open_services
from casetracker.store import bulk, sessions, verifying
from casetracker.store.audit import audited_tables, canonical_row, primary_key
from casetracker.store.sessions import Database
from tests.conftest import Opener, settings_for
from tests.support.articles import accept_text

SEED = 20260106
FLIPS = 200
ACTOR = Actor("mara", "cli")


@contextmanager
def _behind_the_back(database: Database) -> Iterator[sa.Connection]:
    """A connection on which no rule holds; nothing that is done on it stays."""
    is_sqlite = database.engine.dialect.name == "sqlite"
    with database.engine.connect() as connection:
        if is_sqlite:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA foreign_keys=OFF")
        transaction = connection.begin()
        if not is_sqlite:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        yield connection
        transaction.rollback()
        connection.invalidate()


def _faults(connection: sa.Connection) -> tuple[str, ...]:
    with Session(connection) as session:
        return verifying.verify(session).faults


@contextmanager
def _without_triggers(connection: sa.Connection, table: str) -> Iterator[None]:
    """On SQLite the guards are taken away and put back as they were."""
    if connection.dialect.name != "sqlite":
        yield
        return
    found = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
    ).all()
    for name, _ in found:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    yield
    for _, sql in found:
        connection.exec_driver_sql(sql)


def _other(value: Any, column: sa.Column[Any]) -> Any:
    """A value that the column could hold as well, but does not."""
    if isinstance(column.type, sa.Enum):
        return next(each for each in column.type.python_type if each != value)
    if isinstance(column.type, sa.JSON):
        return ["other"] if isinstance(value, list) else {"other": 1}
    if isinstance(value, int | float):
        return value + 1 if isinstance(value, int) else value / 2 + 0.25
    if isinstance(value, date):
        return value - timedelta(microseconds=1 if isinstance(value, datetime) else 86_400_000_000)
    if isinstance(value, bytes):
        return value + b"x"
    if isinstance(value, str):
        return "x" + value[1:] if not value.startswith("x") else "y" + value[1:]
    if isinstance(column.type, UtcMoment):
        return datetime(2030, 1, 1, tzinfo=UTC)
    made: dict[type, Any] = {
        int: 1,
        str: "x",
        date: date(2020, 1, 1),
    }
    return made[column.type.python_type]


def _tables_with_rows(connection: sa.Connection) -> list[tuple[sa.Table, dict[str, Any]]]:
    found = []
    for table in audited_tables():
        row = connection.execute(sa.select(table).order_by(primary_key(table).desc())).mappings()
        first = row.first()
        if first is not None:
            found.append((table, dict(first)))
    return found


def _breaks_a_rule(connection: sa.Connection, statement: sa.Executable) -> bool:
    try:
        with connection.begin_nested():
            connection.execute(statement)
    except sa.exc.DBAPIError:
        return True
    return False


def test_a_changed_value_is_found_in_every_column_of_every_table(full: Services) -> None:
    tried = 0
    with _behind_the_back(full.database) as connection:
        tables = _tables_with_rows(connection)
        for table, row in tables:
            key = primary_key(table)
            for column in table.columns:
                if column is key:
                    continue
                change = sa.update(table).where(key == row[key.name])
                back = change.values({column.name: row[column.name]})
                change = change.values({column.name: _other(row[column.name], column)})
                with _without_triggers(connection, table.name):
                    if _breaks_a_rule(connection, change):
                        continue
                with Session(connection) as session:
                    number, faults = verifying._rows(session, table)
                assert number > 0
                assert len(faults) == 1, (table.name, column.name)
                assert "is not what was recorded" in faults[0]
                with _without_triggers(connection, table.name):
                    connection.execute(back)
                tried += 1
        assert _faults(connection) == ()
    assert len(tables) >= 18
    assert tried > 120


def test_a_row_removed_behind_the_back_is_found_in_every_table(full: Services) -> None:
    with _behind_the_back(full.database) as connection:
        for table, row in _tables_with_rows(connection):
            key = primary_key(table)
            with connection.begin_nested() as savepoint:
                with _without_triggers(connection, table.name):
                    connection.execute(sa.delete(table).where(key == row[key.name]))
                assert f"{table.name} {row[key.name]} is gone" in _faults(connection)
                savepoint.rollback()


def test_a_row_added_behind_the_back_is_found_in_every_table(full: Services) -> None:
    with _behind_the_back(full.database) as connection:
        for table, row in _tables_with_rows(connection):
            with connection.begin_nested() as savepoint:
                connection.execute(sa.insert(table).values(**_twin_of(table, row)))
                assert any(
                    fault.startswith(table.name) and "was added without a record" in fault
                    for fault in _faults(connection)
                ), table.name
                savepoint.rollback()


def _twin_of(table: sa.Table, row: dict[str, Any]) -> dict[str, Any]:
    twin = dict(row)
    if "recorded_to" in twin:
        twin["recorded_to"] = twin["recorded_from"]
    unique = {
        column.name
        for constraint in table.constraints
        if isinstance(constraint, sa.UniqueConstraint | sa.PrimaryKeyConstraint)
        for column in constraint.columns
    }
    for name in unique:
        value = twin[name]
        if isinstance(value, int):
            twin[name] = value + 100_000
        elif isinstance(value, str):
            twin[name] = value[:-2] + "~~"
    return twin


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE change_sets SET summary = 'nothing' WHERE id = 2", "change 2 itself is not"),
        ("UPDATE change_sets SET actor = 'nobody' WHERE id = 1", "change 1 itself is not"),
        ("DELETE FROM change_sets WHERE id = 2", "change 2 is missing from the chain"),
        ("DELETE FROM audit_entries WHERE id = 3", "entries of change 1 are not those"),
        ("UPDATE audit_entries SET new = '{}' WHERE id = 3", "entries of change 1 are not those"),
        ("UPDATE audit_entries SET row_id = '9' WHERE id = 3", "entries of change 1 are not those"),
        ("UPDATE ref_counters SET last = last - 1 WHERE prefix = 'D'", "counter D"),
        ("UPDATE ref_counters SET last = last + 1 WHERE prefix = 'S'", "counter S"),
        ("DELETE FROM ref_counters WHERE prefix = 'P'", "counter P"),
    ],
)
def test_a_change_of_the_trail_or_of_a_counter_is_found(
    full: Services, statement: str, words: str
) -> None:
    table = next(name for name in metadata.tables if f" {name} " in statement)
    with _behind_the_back(full.database) as connection:
        assert _faults(connection) == ()
        with _without_triggers(connection, table):
            connection.exec_driver_sql(statement)
        assert any(words in fault for fault in _faults(connection)), _faults(connection)


def test_a_trail_that_was_cut_short_and_fitted_is_found_by_a_link_noted_before(
    full: Services,
) -> None:
    anchor = full.maintenance.verify().head
    with full.database.writing(ACTOR.note("docket", "a later change")) as session:
        session.insert_rows(
            Publisher, [{"name": "Orsk Herald", "recorded_from": session.started_at}]
        )
    assert full.maintenance.verify(anchor).faults == ()
    last = full.docket.change_counter()
    with _behind_the_back(full.database) as connection:
        for table, column in (("audit_entries", "change_set_id"), ("change_sets", "id")):
            with _without_triggers(connection, table):
                connection.exec_driver_sql(f"DELETE FROM {table} WHERE {column} >= {last - 1}")  # noqa: S608 - our own names
        faults = _with_anchor(connection, anchor)
    assert any("rewritten after that was noted" in fault for fault in faults)


def _with_anchor(connection: sa.Connection, anchor: str) -> tuple[str, ...]:
    with Session(connection) as session:
        return verifying.verify(session, anchor).faults


def test_a_guard_that_was_taken_away_is_found(full: Services) -> None:
    database = full.database
    name = "tr_captures_no_delete"
    drop = f"DROP TRIGGER {name}"
    if database.engine.dialect.name != "sqlite":
        name = "tr_captures_append_only"
        drop = f"DROP TRIGGER {name} ON captures"
    with database.engine.begin() as connection:
        connection.exec_driver_sql(drop)
    with pytest.raises(NotWholeError, match=name):
        full.maintenance.verify()


def test_what_was_recorded_before_a_column_came_is_whole_until_it_is_filled(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def as_before(row: Mapping[str, Any]) -> str:
        return canonical_row({name: row[name] for name in row if name != "currency"})

    with monkeypatch.context() as older:
        for module in (sessions, bulk):
            older.setattr(module, "canonical_row", as_before)
        accept_text(services, "A court sentenced four men to two years in prison on 6 May 2024.\n")
    assert services.maintenance.verify().faults == ()
    with _behind_the_back(services.database) as connection:
        connection.exec_driver_sql("UPDATE sentences SET currency = 'manats' WHERE id = 1")
        assert _faults(connection) == ("sentences 1 is not what was recorded",)
    services.docket.undo()
    assert services.court.sentences() == ()
    assert services.maintenance.verify().faults == ()


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("verb", ["UPDATE", "DELETE"])
def test_what_was_recorded_or_captured_can_be_neither_changed_nor_deleted(
    full: Services, table: str, verb: str, tmp_path: Path
) -> None:
    full.reporting.write(None, ("markdown",), tmp_path)
    key = primary_key(metadata.tables[table]).name
    change = f"UPDATE {table} SET {key} = {key}" if verb == "UPDATE" else f"DELETE FROM {table}"  # noqa: S608 - our own names
    with (
        pytest.raises(sa.exc.DBAPIError, match=f"{table} is append-only"),
        full.database.engine.begin() as connection,
    ):
        connection.exec_driver_sql(change)
    assert full.maintenance.verify().faults == ()


def _content(path: Path) -> str:
    """What a file holds, read without the program; raises where it cannot be read."""
    connection = sqlcipher3.dbapi2.connect(str(path), isolation_level=None)
    try:
        connection.execute("PRAGMA writable_schema=ON")
        tables = connection.execute("SELECT * FROM sqlite_master ORDER BY rowid").fetchall()
        parts = [repr([(row[0], row[1], row[2], row[4]) for row in tables])]
        for name in [*sorted(metadata.tables), "alembic_version"]:
            rows = connection.execute(f"SELECT * FROM {name} NOT INDEXED ORDER BY 1").fetchall()  # noqa: S608 - our own names
            parts.append(repr(rows))
        return "\n".join(parts)
    finally:
        connection.close()


def _is_found(path: Path) -> bool:
    services = None
    try:
        services = open_services(settings_for(str(path)), origin="cli")
        services.maintenance.verify()
    except (NotWholeError, DatabaseError):
        return True
    finally:
        if services is not None:
            services.close()
    return False


@pytest.mark.slow
def test_every_flipped_bit_that_changes_what_is_held_is_found(
    full_file: Path, open_at: Opener, tmp_path: Path
) -> None:
    services = open_at(f"sqlite:///{full_file}")
    services.maintenance.backup(tmp_path / "whole.db")
    whole = (tmp_path / "whole.db").read_bytes()
    truth = _content(tmp_path / "whole.db")
    chance = random.Random(SEED)  # noqa: S311 - a repeatable harness
    changed = 0
    for number in range(FLIPS):
        bit = chance.randrange(len(whole) * 8)
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << (bit % 8)
        path = tmp_path / f"flip-{number}.db"
        path.write_bytes(flipped)
        try:
            is_same = _content(path) == truth
        except (sqlcipher3.dbapi2.Error, UnicodeError):
            is_same = False
        if not is_same:
            changed += 1
            assert _is_found(path), f"seed {SEED}, flip {number}: bit {bit}"
        path.unlink()
    assert changed > FLIPS // 4


def test_the_harness_of_flipped_bits_sees_an_untouched_copy_as_whole(
    full_file: Path, open_at: Opener, tmp_path: Path
) -> None:
    services = open_at(f"sqlite:///{full_file}")
    copy = services.maintenance.backup(tmp_path / "whole.db")
    assert not _is_found(copy)
