"""A database that cannot be used is said to be so in one line; nothing is half done."""

import hashlib
import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import sqlcipher3.dbapi2

from casetracker.errors import DatabaseError
from casetracker.model.tables import Publisher
from casetracker.services.acting import Actor
from casetracker.services.maintaining import create_database
from casetracker.services.opening import Services, open_services
from casetracker.services.recording.people import open_case
from casetracker.store import engine as engine_room
from casetracker.store.backup import BackupExistsError, verify_file
from casetracker.store.errors import (
    DatabaseLockedError,
    DatabaseMissingError,
    DatabaseNewerError,
    DatabaseOlderError,
    DatabaseReadOnlyError,
    DatabaseUnreachableError,
    DiskFullError,
    NotADatabaseError,
)
from casetracker.store.queries.common import table_of
from casetracker.store.sessions import Database, ReadSession
from tests.conftest import Opener, settings_for
from tests.support.children import Children
from tests.support.dumps import whole_dump

ACTOR = Actor("mara", "cli")
NOTE = ACTOR.note("docket", "tried")


def _names(database: Database) -> set[str]:
    publishers = table_of(Publisher)
    with database.reading() as session:
        return set(session.execute(sa.select(publishers.c.name)).scalars())


def _refused(path: Path, kind: type[DatabaseError]) -> str:
    with pytest.raises(DatabaseError) as caught:
        open_services(settings_for(str(path)), origin="cli").close()
    assert type(caught.value) is kind, caught.value
    message = str(caught.value)
    assert "\n" not in message
    assert path.name in message
    return message


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_missing_database_is_said_to_be_missing_and_none_is_made(tmp_path: Path) -> None:
    assert "casetracker init" in _refused(tmp_path / "none.db", DatabaseMissingError)
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _whole: b"no database at all, but a letter\n" * 300,
        lambda whole: b"\0" * 100 + whole[100:],
        lambda whole: whole[:1000],
        lambda whole: whole[:4096] + b"\xff" * 8192 + whole[12288:],
    ],
    ids=["letter", "no-header", "cut", "garbage"],
)
def test_a_damaged_file_is_refused_and_left_as_it_is(
    full_file: Path, spoil: Callable[[bytes], bytes]
) -> None:
    full_file.write_bytes(spoil(full_file.read_bytes()))
    before = _digest(full_file)
    assert "restore the last backup" in _refused(full_file, NotADatabaseError)
    assert _digest(full_file) == before


def test_somebody_elses_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "recipes.db"
    connection = sqlcipher3.dbapi2.connect(str(path))
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()
    before = _digest(path)
    _refused(path, NotADatabaseError)
    with pytest.raises(DatabaseError):
        create_database(settings_for(str(path)), ACTOR)
    assert b"recipes" in path.read_bytes()
    assert b"audit_entries" not in path.read_bytes()
    assert len(before) == 64


def test_an_empty_file_waits_for_its_first_upgrade(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    assert "casetracker db upgrade" in _refused(path, DatabaseOlderError)


def test_a_database_of_a_newer_program_is_refused_without_changing_a_byte(
    full_file: Path,
) -> None:
    connection = sqlcipher3.dbapi2.connect(str(full_file))
    connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.commit()
    connection.close()
    before = _digest(full_file)
    assert "0999" in _refused(full_file, DatabaseNewerError)
    assert _digest(full_file) == before
    with pytest.raises(DatabaseNewerError):
        create_database(settings_for(str(full_file)), ACTOR)
    assert _digest(full_file) == before


def test_a_server_that_does_not_answer_is_said_so_without_its_password() -> None:
    settings = settings_for("postgresql://mara:secret-word@127.0.0.1:1/docket")
    with pytest.raises(DatabaseUnreachableError) as caught:
        open_services(settings, origin="cli")
    assert "secret-word" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.fixture
def open_folder(full_file: Path) -> Iterator[Path]:
    """A folder that anybody may enter."""
    folder = Path(tempfile.mkdtemp(prefix="casetracker-ro-"))
    shutil.copyfile(full_file, folder / "docket.db")
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize("folder_mode", [0o555, 0o777])
def test_somebody_who_may_only_read_reads_and_is_told_why_writing_fails(
    open_folder: Path, folder_mode: int
) -> None:
    (open_folder / "docket.db").chmod(0o444)
    open_folder.chmod(folder_mode)
    with Children() as children:
        lines = children.run("as_nobody", url=f"sqlite:///{open_folder / 'docket.db'}")
    assert lines[0] == {"cases": 5}
    assert lines[1]["error"] == "DatabaseReadOnlyError", lines
    assert "\n" not in lines[1]["message"]


def test_a_database_opened_for_reading_refuses_to_write(full_url: str) -> None:
    database = Database(full_url, label="the test database", read_only=True)
    before = whole_dump(database)
    with pytest.raises(DatabaseReadOnlyError), database.writing(NOTE) as session:
        open_case(session, "Case of two drivers")
    assert whole_dump(database) == before
    database.close()


def test_a_read_session_cannot_write_a_row(full: Services) -> None:
    before = whole_dump(full.database)
    with pytest.raises(DatabaseReadOnlyError), full.database.reading() as session:
        session.execute(sa.text("UPDATE cases SET title = 'changed'"))
    with pytest.raises(TypeError), full.database.reading() as session:
        _add_and_flush(session)
    assert whole_dump(full.database) == before


def _add_and_flush(session: ReadSession) -> None:
    session.add(Publisher(name="Orsk Herald"))
    session.flush()


def test_an_error_inside_of_a_write_leaves_nothing_of_it(full: Services) -> None:
    before = whole_dump(full.database)
    with pytest.raises(ZeroDivisionError), full.database.writing(NOTE) as session:  # noqa: PT012 - the block as a whole fails
        open_case(session, "Case of two drivers")
        session.flush()
        raise ZeroDivisionError
    assert whole_dump(full.database) == before


def test_a_database_that_another_one_is_writing_is_said_to_be_locked(
    full_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_room, "LOCK_SECONDS", 0.2)
    first, second = (Database(full_url, label="the test database") for _ in range(2))
    with first.writing(NOTE) as holding:
        open_case(holding, "Case of two drivers")
        with pytest.raises(DatabaseLockedError) as caught, second.writing(NOTE):
            pytest.fail("both were let in")
        with second.reading() as reading:
            titles = set(reading.execute(sa.text("SELECT title FROM cases")).scalars())
        assert "Case of two drivers" not in titles
    assert "\n" not in str(caught.value)
    with second.writing(NOTE) as session:
        open_case(session, "Case of three drivers")
    first.close()
    second.close()


@pytest.mark.parametrize("pages", [0, 1, 2, 3, 5, 8, 13, 40])
def test_a_full_disk_fails_the_whole_write_even_where_the_error_was_caught(
    full_file: Path, open_at: Opener, pages: int
) -> None:
    services = open_at(f"sqlite:///{full_file}")
    before = whole_dump(services.database)
    with pytest.raises(DatabaseError) as caught, services.database.writing(NOTE) as session:  # noqa: PT012 - the block as a whole fails
        connection = session.connection()
        used = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
        now = session.started_at
        session.insert_rows(Publisher, [{"name": "Before Herald", "recorded_from": now}])
        connection.exec_driver_sql("PRAGMA cache_size=10")
        connection.exec_driver_sql(f"PRAGMA max_page_count={used + pages}")
        rows = [{"name": f"{n} {'x' * 180}", "recorded_from": now} for n in range(5000)]
        failed = True
        with suppress(sa.exc.SQLAlchemyError):
            session.insert_rows(Publisher, rows)
            failed = False
        assert failed
        session.insert_rows(Publisher, [{"name": "After Herald", "recorded_from": now}])
    assert type(caught.value) in {DiskFullError, DatabaseUnreachableError}, caught.value
    services.database.close()
    assert not _names(services.database) & {"Before Herald", "After Herald"}
    assert whole_dump(services.database) == before
    with services.database.writing(NOTE) as session:
        open_case(session, "Case of two drivers")
    assert services.maintenance.verify().faults == ()


def test_a_full_disk_is_named_and_what_was_there_is_kept(full_file: Path, open_at: Opener) -> None:
    services = open_at(f"sqlite:///{full_file}")
    before = whole_dump(services.database)
    with pytest.raises(DiskFullError) as caught, services.database.writing(NOTE) as session:  # noqa: PT012 - the block as a whole fails
        connection = session.connection()
        used = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
        connection.exec_driver_sql(f"PRAGMA max_page_count={used}")
        now = session.started_at
        rows = [{"name": f"{n} {'x' * 180}", "recorded_from": now} for n in range(5000)]
        session.insert_rows(Publisher, rows)
    assert "\n" not in str(caught.value)
    services.database.close()
    assert whole_dump(services.database) == before


def test_a_backup_under_a_writer_is_whole_and_a_state_that_was(
    full_file: Path, open_at: Opener, tmp_path: Path
) -> None:
    url = f"sqlite:///{full_file}"
    services = open_at(url)
    with Children() as children:
        writer = children.start("work_on", url=url, first=0, times=500)
        copies = []
        for number in range(5):
            while (children.said(60) or {}).get("settled") is None:
                pass
            copies.append(services.maintenance.backup(tmp_path / f"copy-{number}.db"))
        children.kill(writer)
        assert children.until_ended(writer)[1] == -9
    chain = whole_dump(services.database)["change_sets"]
    lengths = []
    for copy in copies:
        copied = open_at(f"sqlite:///{copy}")
        assert copied.maintenance.verify().faults == ()
        own = whole_dump(copied.database)["change_sets"]
        assert own == chain[: len(own)]
        lengths.append(len(own))
        assert copy.stat().st_mode & 0o777 == 0o600
    assert lengths == sorted(lengths)
    assert lengths[-1] > lengths[0]
    last = services.maintenance.backup(tmp_path / "last.db")
    assert whole_dump(open_at(f"sqlite:///{last}").database) == whole_dump(services.database)


def test_a_backup_overwrites_nothing_and_leaves_no_part_behind(
    full_file: Path, open_at: Opener, tmp_path: Path
) -> None:
    target = tmp_path / "copies" / "copy.db"
    target.parent.mkdir()
    target.write_text("mine")
    services = open_at(f"sqlite:///{full_file}")
    with pytest.raises(BackupExistsError):
        services.maintenance.backup(target)
    assert target.read_text() == "mine"
    assert [path.name for path in target.parent.iterdir()] == ["copy.db"]


def test_a_backup_of_a_damaged_file_is_refused(full_file: Path, tmp_path: Path) -> None:
    whole = bytearray(full_file.read_bytes())
    chance = random.Random(7)  # noqa: S311 - a repeatable harness
    for _ in range(200):
        whole[chance.randrange(20_000, len(whole))] ^= 0xFF
    spoilt = tmp_path / "spoilt.db"
    spoilt.write_bytes(whole)
    with pytest.raises(DatabaseError):
        verify_file(spoilt)


@pytest.mark.parametrize("name", ["what?.db", "a#b.db", "100%.db", "spaced name.db", "قضية.db"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    create_database(settings_for(str(path)), ACTOR)
    services = open_services(settings_for(str(path)), origin="cli")
    assert services.docket.home().cases == 0
    services.close()
    assert path.is_file()


def test_after_a_rollback_of_the_databases_own_nothing_more_is_written(
    full_file: Path, open_at: Opener
) -> None:
    database = open_at(f"sqlite:///{full_file}").database
    insert = sa.text(
        "INSERT INTO publishers (recorded_from, version, name, kind)"
        " VALUES ('2026-01-05 00:00:00.000000', 1, 'After Herald', 'unknown')"
    )
    with suppress(DatabaseError, sa.exc.SQLAlchemyError), database.writing(NOTE) as session:
        driver: Any = session.connection().connection.driver_connection
        driver.execute("ROLLBACK")
        with suppress(sa.exc.SQLAlchemyError):
            session.connection().exec_driver_sql("SELECT * FROM nowhere")
        session.execute(insert)
    database.close()
    assert "After Herald" not in _names(database)
