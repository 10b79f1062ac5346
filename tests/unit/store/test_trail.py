"""Every change is on the trail, with the rows before and after, and none that nobody made."""

import json

import sqlalchemy as sa
from sqlmodel import col, select

from casetracker.model.tables import AuditEntry, Case, ChangeSet, Publisher
from casetracker.services.acting import Actor
from casetracker.services.recording.people import open_case, saved_id
from casetracker.store import references
from casetracker.store.audit import GENESIS, UNAUDITED, audited_tables
from casetracker.store.sessions import Database
from tests.support.dumps import whole_dump

ACTOR = Actor("mara", "cli")
NOTE = ACTOR.note("docket", "tried", reason="to see")


def _entries(database: Database, change_set: int | None) -> list[AuditEntry]:
    with database.reading() as session:
        return list(
            session.exec(
                select(AuditEntry)
                .where(col(AuditEntry.change_set_id) == change_set)
                .order_by(col(AuditEntry.ordinal))
            )
        )


def test_a_change_set_tells_who_when_and_why(database: Database) -> None:
    with database.writing(NOTE) as session:
        open_case(session, "Case of two drivers")
    with database.reading() as reading:
        row = reading.get(ChangeSet, session.change_set_id)
        before = reading.get(ChangeSet, (session.change_set_id or 0) - 1)
    assert row is not None
    assert (row.actor, row.origin, row.kind, row.reason) == ("mara", "cli", "docket", "to see")
    assert row.at == session.started_at
    assert row.previous_sha256 == (before.sha256 if before else GENESIS)


def test_a_row_is_on_the_trail_as_it_was_and_as_it_is(database: Database) -> None:
    with database.writing(NOTE) as session:
        case_id = saved_id(open_case(session, "Case of two drivers"))
    (added,) = _entries(database, session.change_set_id)
    assert (added.table_name, added.row_id, added.old) == ("cases", str(case_id), None)
    with database.writing(NOTE) as session:
        case = session.current(Case, case_id)
        case.title = "Case of three drivers"
        session.flush()
        case.title = "Case of four drivers"
    (changed,) = _entries(database, session.change_set_id)
    assert changed.old == added.new
    assert json.loads(changed.new or "")["title"] == "Case of four drivers"


def test_a_row_that_was_changed_and_changed_back_is_not_on_the_trail(database: Database) -> None:
    with database.writing(NOTE) as session:
        session.insert_rows(Publisher, [{"name": "Herald", "recorded_from": session.started_at}])
    with database.writing(NOTE) as session:
        row = session.exec(select(Publisher)).one()
        name, row.name = row.name, "Post"
        row.name = name
    assert session.change_set_id is None


def test_a_write_that_touches_nothing_leaves_no_change_set(database: Database) -> None:
    before = whole_dump(database)
    with database.writing(NOTE) as session:
        session.execute(sa.text("SELECT 1"))
    assert session.change_set_id is None
    assert whole_dump(database) == before


def test_many_rows_at_once_are_each_on_the_trail_with_their_defaults(database: Database) -> None:
    with database.writing(NOTE) as session:
        now = session.started_at
        ids = session.insert_rows(
            Publisher, [{"name": f"Herald {n:04d}", "recorded_from": now} for n in range(1203)]
        )
    assert len(set(ids)) == 1203
    entries = _entries(database, session.change_set_id)
    assert [entry.row_id for entry in entries] == [str(row_id) for row_id in sorted(ids)]
    first = json.loads(entries[0].new or "")
    assert (first["name"], first["kind"], first["version"]) == ("Herald 0000", "unknown", 1)


def test_references_count_up_and_are_never_given_twice(database: Database) -> None:
    with database.writing(NOTE) as session:
        assert references.next_refs(session, "T", 2) == ["T-0001", "T-0002"]
        assert references.next_refs(session, "T") == ["T-0003"]
    with database.writing(NOTE) as session:
        assert references.next_refs(session, "T") == ["T-0004"]
        assert references.next_refs(session, "U") == ["U-0001"]


def test_the_trail_accounts_for_every_table_but_itself_the_counters_and_the_index() -> None:
    names = {table.name for table in audited_tables()}
    assert len(names) >= 25
    assert names.isdisjoint(UNAUDITED)
    # From the text of captures, which has a hash of its own, and from rows that are in the trail.
    computed_anew = {"passage_prints", "search_documents"}
    assert {"change_sets", "audit_entries", "ref_counters"} | computed_anew == UNAUDITED
