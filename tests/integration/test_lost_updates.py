"""Writers never overwrite what they did not see."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from casetracker.errors import ConflictError
from casetracker.model.tables import Case, RefCounter
from casetracker.services.acting import Actor
from casetracker.services.recording.people import open_case, saved_id
from casetracker.store import references
from casetracker.store.sessions import Database
from tests.support.children import Children

NOTE = Actor("mara", "cli").note("docket", "tried")
TIMES = 1000


@pytest.fixture(scope="module")
def children() -> Iterator[Children]:
    with Children() as started:
        yield started


def _counted(database: Database, prefix: str) -> int:
    with database.reading() as session:
        counter = session.get(RefCounter, prefix)
        return counter.last if counter else 0


def _together(children: Children, task: str, **arguments: object) -> list[str]:
    pids = [children.start(task, **arguments) for _ in range(2)]
    taken: list[str] = []
    for _ in pids:
        while True:
            line = children.said(100)
            assert line is not None
            if "ended" in line:
                assert line["status"] == 0, line
                break
            taken.append(str(line["ref"]))
    return taken


@pytest.mark.slow
def test_two_processes_of_a_thousand_writes_each_lose_none(
    database: Database, database_url: str, children: Children
) -> None:
    with database.writing(NOTE) as session:
        references.next_refs(session, "T", 0)
    taken = _together(children, "take_refs", url=database_url, times=TIMES, prefix="T")
    assert len(taken) == len(set(taken)) == 2 * TIMES
    assert _counted(database, "T") == 2 * TIMES


def test_an_engine_without_the_safeguards_is_caught_losing_updates(
    database: Database, database_url: str, children: Children
) -> None:
    with database.writing(NOTE) as session:
        references.next_refs(session, "T", 0)
    taken = _together(children, "take_carelessly", url=database_url, times=300, prefix="T")
    assert taken
    assert _counted(database, "T") < len(taken)


def _one_case(database: Database) -> int:
    with database.writing(NOTE) as session:
        return saved_id(open_case(session, "Case of two drivers"))


def test_a_change_to_a_version_that_is_no_longer_current_is_a_conflict(database: Database) -> None:
    case_id = _one_case(database)
    with database.writing(NOTE) as session:
        session.current(Case, case_id, 1).title = "Case of three drivers"
    with pytest.raises(ConflictError, match="C-0001 was changed by somebody else"):
        _retitle(database, case_id, seen=1)
    with database.reading() as reading:
        case = reading.get(Case, case_id)
        assert case is not None
        assert (case.title, case.version) == ("Case of three drivers", 2)


def _retitle(database: Database, case_id: int, seen: int) -> None:
    with database.writing(NOTE) as session:
        session.current(Case, case_id, seen).title = "Case of four drivers"


def test_a_row_that_was_read_before_another_changed_it_is_a_conflict(database: Database) -> None:
    case_id = _one_case(database)
    with database.reading() as reading:
        seen = reading.get(Case, case_id)
        assert seen is not None
        reading.expunge(seen)
    with database.writing(NOTE) as session:
        session.current(Case, case_id).title = "Case of three drivers"
    seen.title = "Case of four drivers"
    with pytest.raises(ConflictError):
        _save(database, seen)


def _save(database: Database, case: Case) -> None:
    with database.writing(NOTE) as session:
        session.add(case)


def test_a_record_that_is_gone_is_a_conflict(database: Database) -> None:
    with pytest.raises(ConflictError):
        _retitle(database, 4711, seen=1)


def test_what_a_write_reads_first_is_what_the_last_one_left(database: Database) -> None:
    with database.writing(NOTE) as session:
        references.next_refs(session, "T")
        assert session.connection().execute(sa.text("SELECT 1")).scalar() == 1
    with database.writing(NOTE) as session:
        assert references.next_refs(session, "T") == ["T-0002"]
