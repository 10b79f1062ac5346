"""What became of a record: every change set that touched it or a fact that hangs on it."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import SQLModel

from casetracker.model.tables import (
    AuditEntry,
    Authority,
    Capture,
    Case,
    ChangeSet,
    Charge,
    Claim,
    Defendant,
    DetaineeGroup,
    Hearing,
    Person,
    Provision,
    Sentence,
    Source,
    metadata,
)
from casetracker.store.audit import audited_tables, primary_key
from casetracker.store.queries.common import table_of
from casetracker.store.queries.glance import change_line, taken_back, that_brought
from casetracker.store.queries.records import record_of
from casetracker.store.sessions import Database, ReadSession
from casetracker.views.editing import FieldChange, RecordChange, RowChange
from casetracker.views.home import ChangeLine

_MOST_ROWS: Final = 40
_WORDS: Final = {
    "cases": "case",
    "persons": "person",
    "person_names": "spelling",
    "defendants": "defendant",
    "detainee_groups": "group",
    "group_members": "member",
    "stage_events": "stage",
    "custody_episodes": "custody",
    "charge_updates": "step of a charge",
    "record_priorities": "priority",
    "watches": "watch",
}
_BOOKKEEPING: Final = frozenset(
    {"id", "version", "recorded_from", "recorded_to", "current_stage_event_id", "ordinal"}
)
_PARTS_OF_DATES: Final = ("_earliest", "_latest")
_ROOTS: Final[dict[str, type[SQLModel]]] = {"case_id": Case, "group_id": DetaineeGroup, "person_id": Person,
                 "defendant_id": Defendant, "source_id": Source, "claim_id": Claim}  # fmt: skip


class HistoryService:
    """Reads the trail; changes nothing."""

    def __init__(self, database: Database) -> None:
        """Work on a database."""
        self._database = database

    def history(self, ref: str | None = None, limit: int = 200) -> tuple[RecordChange, ...]:
        """The change sets of a record, or of the whole docket, the latest first; raises NotFoundError."""
        with self._database.reading() as session:
            if ref is None:
                return _changes(session, None, limit)
            column, row_id = record_of(session, ref)
            return _changes(session, _rows_of(column, row_id), limit)

    def change(self, number: int) -> RecordChange | None:
        """One change set, whole; None where there is none of that number."""
        chain = table_of(ChangeSet)
        with self._database.reading() as session:
            row = session.execute(sa.select(chain).where(chain.c.id == number)).first()
            return None if row is None else _views(session, [row], None)[0]


Rows = list[tuple[str, sa.Select[Any]]]


def _rows_of(column: str, row_id: int) -> Rows:
    """By table the ids, as text, of the rows that make up a record and of what hangs on them."""
    roots: dict[str, sa.Select[Any]] = {}
    roots[table_of(_ROOTS[column]).name] = sa.select(sa.literal(row_id))
    defendants, captures = table_of(Defendant), table_of(Capture)
    if column == "case_id":
        roots["defendants"] = sa.select(defendants.c.id).where(defendants.c.case_id == row_id)
    if column == "person_id":
        roots["defendants"] = sa.select(defendants.c.id).where(defendants.c.person_id == row_id)
    if column == "defendant_id":
        roots["persons"] = sa.select(defendants.c.person_id).where(defendants.c.id == row_id)
    if column == "source_id":
        roots["captures"] = sa.select(captures.c.id).where(captures.c.source_id == row_id)
    if "defendants" in roots:
        for fact in (Charge, Sentence, Hearing):
            table = table_of(fact)
            owner = table.c.defendant_id.in_(roots["defendants"])
            roots[table.name] = sa.select(table.c.id).where(owner)
    return [*roots.items(), *_hanging(roots)]


def _hanging(roots: dict[str, sa.Select[Any]]) -> Rows:
    found: Rows = []
    for table in audited_tables():
        links = [
            link.parent.in_(roots[link.column.table.name])
            for link in table.foreign_keys
            if link.column.table.name in roots
        ]
        if links:
            found.append((table.name, sa.select(primary_key(table)).where(sa.or_(*links))))
    return found


def _changes(session: ReadSession, rows: Rows | None, limit: int) -> tuple[RecordChange, ...]:
    chain, trail = table_of(ChangeSet), table_of(AuditEntry)
    query = sa.select(chain).order_by(chain.c.id.desc()).limit(limit)
    if rows is not None:
        touched = sa.select(trail.c.change_set_id).where(_is_one_of(rows))
        query = query.where(chain.c.id.in_(touched))
    return _views(session, session.execute(query).all(), rows)


def _is_one_of(rows: Rows) -> sa.ColumnElement[bool]:
    trail = table_of(AuditEntry)
    return sa.or_(
        *(
            sa.and_(trail.c.table_name == name, trail.c.row_id.in_(_as_text(ids)))
            for name, ids in rows
        )
    )


def _as_text(ids: sa.Select[Any]) -> sa.Select[Any]:
    chosen = ids.subquery()
    return sa.select(sa.cast(next(iter(chosen.c)), sa.String))


def _views(
    session: ReadSession, changes: Iterable[Any], rows: Rows | None
) -> tuple[RecordChange, ...]:
    trail = table_of(AuditEntry)
    changes = list(changes)
    query = (
        sa.select(trail)
        .where(trail.c.change_set_id.in_([each.id for each in changes]))
        .order_by(trail.c.change_set_id, trail.c.ordinal)
    )
    if rows is not None:
        query = query.where(_is_one_of(rows))
    entries: dict[int, list[Any]] = defaultdict(list)
    more: dict[int, int] = defaultdict(int)
    for entry in session.execute(query):
        if len(entries[entry.change_set_id]) < _MOST_ROWS:
            entries[entry.change_set_id].append(entry)
        else:
            more[entry.change_set_id] += 1
    names = _names(session, [each for every in entries.values() for each in every])
    taken = taken_back(session)
    brought = that_brought(session, changes)
    return tuple(
        _view(row, change_line(row, taken, brought), entries[row.id], more[row.id], names)
        for row in changes
    )


def _view(row: Any, line: ChangeLine, entries: list[Any], more: int, names: Any) -> RecordChange:
    told = [_row(entry, names) for entry in entries]
    return RecordChange(
        id=line.id,
        at=line.at,
        actor=line.actor,
        origin=row.origin,
        summary=line.summary,
        reason=line.reason,
        can_undo=line.can_undo,
        can_redo=line.can_redo,
        rows=tuple(each for each in told if each is not None),
        more=more,
    )


def _row(entry: Any, names: dict[tuple[str, int], str]) -> RowChange | None:
    table = metadata.tables[entry.table_name]
    old = json.loads(entry.old) if entry.old else None
    new = json.loads(entry.new) if entry.new else {}
    fields = []
    for column in table.columns:
        name = column.name
        if name in _BOOKKEEPING or name.endswith(_PARTS_OF_DATES):
            continue
        before = _text(column, (old or {}).get(name), names)
        after = _text(column, new.get(name), names)
        if before != after:
            fields.append(FieldChange(_words(name), before, after))
    verb = _verb(old, new)
    if verb == "changed" and not fields:
        return None
    words = _WORDS.get(entry.table_name, entry.table_name.rstrip("s").replace("_", " "))
    ref = new.get("ref")
    return RowChange(f"{words} {ref}" if ref else words, verb, tuple(fields))


def _verb(old: dict[str, Any] | None, new: dict[str, Any]) -> str:
    if old is None:
        return "added"
    if old.get("recorded_to") is None and new.get("recorded_to") is not None:
        return "set aside"
    if old.get("recorded_to") is not None and new.get("recorded_to") is None:
        return "put back"
    return "changed"


def _words(name: str) -> str:
    return name.removesuffix("_id").removesuffix("_edtf").removesuffix("_code").replace("_", " ")


def _text(column: sa.Column[Any], value: Any, names: dict[tuple[str, int], str]) -> str | None:
    if value is None or value in ("", [], {}):
        return None
    for link in column.foreign_keys:
        return names.get((link.column.table.name, value), str(value))
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    text = str(value)
    return text.replace("_", " ") if isinstance(column.type, sa.Enum) else text


_NAMED: Final[tuple[tuple[Any, str], ...]] = (
    (Case, "ref"),
    (DetaineeGroup, "ref"),
    (Person, "ref"),
    (Defendant, "ref"),
    (Source, "ref"),
    (Claim, "ref"),
    (Authority, "name"),
    (Provision, "label"),
)


def _names(session: ReadSession, entries: Iterable[Any]) -> dict[tuple[str, int], str]:
    """What the rows that others name by number are called."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        table = metadata.tables[entry.table_name]
        for state in (entry.old, entry.new):
            values = json.loads(state) if state else {}
            for link in table.foreign_keys:
                value = values.get(link.parent.name)
                if isinstance(value, int):
                    wanted[link.column.table.name].add(value)
    found: dict[tuple[str, int], str] = {}
    for model, column in _NAMED:
        table = table_of(model)
        ids = wanted.get(table.name)
        if ids:
            query = sa.select(table.c.id, table.c[column]).where(table.c.id.in_(ids))
            found |= {(table.name, row[0]): row[1] for row in session.execute(query)}
    return found
