"""Whether what is stored is what was recorded: the chain, the rows, the captures, the schema."""

import hashlib
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
import sqlcipher3.dbapi2
from sqlmodel import Session

from casetracker.model.rules import APPEND_ONLY
from casetracker.model.tables import (
    AuditEntry,
    Capture,
    ChangeSet,
    RawCapture,
    RefCounter,
    metadata,
)
from casetracker.store.audit import (
    GENESIS,
    Entry,
    audited_tables,
    canonical_row,
    change_set_digest,
    entries_digest,
    primary_key,
)
from casetracker.store.queries.common import table_of
from casetracker.store.search_index import index_faults

_BATCH: Final = 1000


@dataclass(frozen=True, slots=True)
class Verification:
    """What was looked at, and every difference found; `head` is the last link of the chain."""

    change_sets: int
    rows: int
    captures: int
    head: str
    faults: tuple[str, ...]


def verify(session: Session, anchor: str | None = None) -> Verification:
    """Compare everything stored with the audit trail; `anchor` is a link noted down earlier."""
    faults: list[str] = []
    change_sets, head, links = 0, GENESIS, set()
    with _unreadable("the chain of changes", faults):
        for link, fault in _chain(session):
            change_sets, head = change_sets + 1, link
            links.add(link)
            faults += [fault] if fault else []
    if anchor is not None and anchor not in links:
        faults.append(
            f"the chain holds no link {anchor[:12]}…: it was rewritten after that was noted"
        )
    rows = captures = 0
    for table in audited_tables():
        with _unreadable(table.name, faults):
            number, found = _rows(session, table)
            rows += number
            faults += found
    with _unreadable("captures", faults):
        captures, found = _captures(session)
        faults += found
    with _unreadable("references", faults):
        faults += _counters(session)
    with _unreadable("the full text index", faults):
        faults += index_faults(session)
    faults += _schema(session)
    return Verification(change_sets, rows, captures, head, tuple(faults))


@contextmanager
def _unreadable(what: str, faults: list[str]) -> Iterator[None]:
    """A value that is no date, no JSON or no word of its vocabulary is a fault like any other."""
    try:
        yield
    except (ValueError, LookupError, TypeError) as error:
        faults.append(f"{what}: a value cannot be read ({type(error).__name__})")


def _chain(session: Session) -> Iterator[tuple[str, str | None]]:
    chain, trail = table_of(ChangeSet), table_of(AuditEntry)
    entries = session.execute(
        sa.select(trail).order_by(trail.c.change_set_id, trail.c.ordinal)
    ).yield_per(_BATCH)
    waiting = next(entries, None)
    previous, expected = GENESIS, 1
    for row in session.execute(sa.select(chain).order_by(chain.c.id)).mappings():
        own: list[Entry] = []
        while waiting is not None and waiting.change_set_id <= row["id"]:
            own.append(Entry(waiting.table_name, waiting.row_id, waiting.old, waiting.new))
            waiting = next(entries, None)
        yield row["sha256"], _link_fault(row, own, previous, expected)
        previous, expected = row["sha256"], row["id"] + 1
    if waiting is not None:
        yield previous, f"audit entries of change {waiting.change_set_id} belong to no change set"


def _link_fault(row: Any, own: list[Entry], previous: str, expected: int) -> str | None:
    if row["id"] != expected:
        return f"change {expected} is missing from the chain"
    if row["previous_sha256"] != previous:
        return f"change {row['id']} does not follow from the one before it"
    if len(own) != row["entry_count"] or entries_digest(own) != row["entries_sha256"]:
        return f"the entries of change {row['id']} are not those that were recorded"
    if change_set_digest(row) != row["sha256"]:
        return f"change {row['id']} itself is not what was recorded"
    return None


def _rows(session: Session, table: sa.Table) -> tuple[int, list[str]]:
    """Every row against the state in which the trail last left it."""
    trail = table_of(AuditEntry)
    last = (
        sa.select(sa.func.max(trail.c.id).label("id"))
        .where(trail.c.table_name == table.name)
        .group_by(trail.c.row_id)
        .subquery()
    )
    recorded: dict[str, str | None] = {
        row.row_id: row.new
        for row in session.execute(
            sa.select(trail.c.row_id, trail.c.new).join(last, last.c.id == trail.c.id)
        )
    }
    key, faults, number = primary_key(table), [], 0
    for row in session.execute(sa.select(table)).mappings().yield_per(_BATCH):
        number += 1
        row_id = str(row[key.name])
        name = row.get("ref") or row_id
        if row_id not in recorded:
            faults.append(f"{table.name} {name} was added without a record")
        elif not _is_as_recorded(recorded.pop(row_id), dict(row)):
            faults.append(f"{table.name} {name} is not what was recorded")
    faults += [
        f"{table.name} {row_id} is gone" for row_id, new in recorded.items() if new is not None
    ]
    return number, faults


def _is_as_recorded(recorded: str | None, row: dict[str, Any]) -> bool:
    """Whether a row is what the trail says; a column that came with a later version is empty there."""
    if recorded == canonical_row(row):
        return True
    known = json.loads(recorded) if recorded else {}
    return recorded == canonical_row(
        {name: value for name, value in row.items() if name in known or value is not None}
    )


def _counters(session: Session) -> list[str]:
    """Each counter of references against the highest one that was ever given out."""
    given = {row.prefix: row.last for row in session.execute(sa.select(table_of(RefCounter))).all()}
    highest: dict[str, int] = {}
    for table in audited_tables():
        if "ref" in table.columns:
            for ref in session.execute(sa.select(table.c.ref)).scalars():
                prefix, _, number = ref.partition("-")
                if number.isdecimal():
                    highest[prefix] = max(highest.get(prefix, 0), int(number))
    return [
        f"the counter {prefix} of references is at {given.get(prefix, 'nothing')}, "
        f"but {highest.get(prefix, 0)} were given out"
        for prefix in sorted(given.keys() | highest.keys())
        if given.get(prefix, 0) != highest.get(prefix, 0)
    ]


def _captures(session: Session) -> tuple[int, list[str]]:
    faults, number = [], 0
    raw, captures = table_of(RawCapture), table_of(Capture)
    for row in session.execute(sa.select(raw)).yield_per(10):
        number += 1
        if not _is_whole(row.content, row.sha256):
            faults.append(f"the stored bytes of capture {row.sha256[:12]}… are not those captured")
    faults += [
        f"the stored text of capture {row.id} is not what was read"
        for row in session.execute(sa.select(captures)).yield_per(10)
        if hashlib.sha256(row.text.encode("utf-8", "surrogatepass")).hexdigest() != row.text_sha256
    ]
    return number, faults


def _is_whole(content: bytes, sha256: str) -> bool:
    try:
        return hashlib.sha256(zlib.decompress(content)).hexdigest() == sha256
    except zlib.error:
        return False


def _schema(session: Session) -> list[str]:
    """Tables, columns and triggers that a tamperer could have changed."""
    if session.get_bind().dialect.name != "sqlite":
        return _server_schema(session)
    held = _definitions(session.connection())
    engine = sa.create_engine("sqlite://", module=sqlcipher3.dbapi2)
    try:
        with engine.begin() as blank:
            metadata.create_all(blank)
            ours = _definitions(blank)
    finally:
        engine.dispose()
    return [
        f"the definition of {name} is not that of this program"
        for name in sorted(held.keys() | ours.keys())
        if held.get(name) != ours.get(name)
    ]


def _server_schema(session: Session) -> list[str]:
    found = set(sa.inspect(session.connection()).get_table_names())
    guards = set(
        session.execute(
            sa.text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'")
        ).scalars()
    )
    return [f"table {name} is missing" for name in metadata.tables if name not in found] + [
        f"the guard tr_{name}_append_only is missing or off"
        for name in APPEND_ONLY
        if f"tr_{name}_append_only" not in guards
    ]


def _definitions(connection: sa.Connection) -> dict[str, tuple[str, ...]]:
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'"
    )
    return {name: _clauses(sql) for name, sql in rows}


def _clauses(sql: str) -> tuple[str, ...]:
    """The lines of a definition in one order: constraints may stand in any."""
    lines = (line.removeprefix("\t").strip(" ,()").replace('"', "") for line in sql.split("\n"))
    return tuple(sorted(line for line in lines if line))


def integrity(session: Session) -> list[str]:
    """What the database itself finds wrong with its file; nothing on PostgreSQL."""
    if session.get_bind().dialect.name != "sqlite":
        return []
    rows = session.execute(sa.text("PRAGMA integrity_check")).scalars().all()
    broken = session.execute(sa.text("PRAGMA foreign_key_check")).all()
    faults = [str(row) for row in rows if row != "ok"]
    return faults + [f"a row of {row[0]} refers to nothing in {row[2]}" for row in broken]
