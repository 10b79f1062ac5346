"""The only sessions: one kind reads, the other writes, and they are different types."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any, Final, TypeVar

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import UOWTransaction
from sqlmodel import Session, SQLModel

from casetracker.clock import today, utc_now
from casetracker.model.tables import AuditEntry, ChangeSet, metadata
from casetracker.store.audit import (
    GENESIS,
    UNAUDITED,
    ChangeNote,
    Entry,
    canonical_row,
    change_set_digest,
    entries_digest,
    primary_key,
)
from casetracker.store.engine import make_engine
from casetracker.store.errors import (
    ChangedMeanwhileError,
    NotADatabaseError,
    NumberTooLargeError,
    PastIsFixedError,
    UnstorableTextError,
    translate,
)
from casetracker.store.notices import tell
from casetracker.store.past import look_from
from casetracker.store.queries.common import LOOKS_FROM
from casetracker.store.search_index import has_new_words, index_changes
from casetracker.views.viewpoint import NOW, Viewpoint

_CHUNK: Final = 500
Row = TypeVar("Row", bound=SQLModel)


class ReadSession(Session):
    """A session that cannot write: the database itself refuses."""


class WriteSession(Session):
    """A session that accounts for every row it touches."""

    def __init__(self, bind: sa.Engine, note: ChangeNote) -> None:
        """Begin a change set."""
        super().__init__(bind, expire_on_commit=False)
        self.note = note
        self.started_at = utc_now()
        self._previous: sa.Row[Any] | None = None
        self.change_set_id: int | None = None
        self._touched: dict[tuple[str, Any], dict[str, Any] | None] = {}
        self._worded: list[tuple[str, dict[str, Any]]] = []
        self._loaded: list[Entry] = []

    def begin_change(self) -> None:
        """Take the write lock, and a moment after that of the change set before.

        What was known at a moment stays what it was: nothing recorded later bears an earlier moment.
        """
        chain = metadata.tables["change_sets"]
        self._previous = self.execute(
            sa.select(chain.c.sha256, chain.c.id, chain.c.at).order_by(chain.c.id.desc()).limit(1)
        ).first()
        self.started_at = utc_now()
        if self._previous is not None:
            self.started_at = max(self.started_at, self._previous.at + timedelta(microseconds=1))

    def touch(self, table: str, row_id: Any, old: dict[str, Any] | None) -> None:
        """Remember that a row was changed; the first state seen is the one before the change."""
        if table in UNAUDITED:
            return
        self._touched.setdefault((table, row_id), old)

    def account_for(self, entries: Sequence[Entry]) -> None:
        """Take entries of rows that were written in bulk into the trail, after the others."""
        self._loaded += entries

    def insert_rows(self, model: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> list[int]:
        """Insert many rows at once; gives their ids in the order of the rows."""
        if not rows:
            return []
        table = metadata.tables[str(model.__tablename__)]
        key = primary_key(table)
        statement = sa.insert(table).returning(key, sort_by_parameter_order=True)
        ids = list(self.execute(statement, [_with_defaults(model, row) for row in rows]).scalars())
        for row_id in ids:
            self.touch(table.name, row_id, None)
        return ids

    def current(self, model: type[Row], row_id: int, version: int | None = None) -> Row:
        """The row to change; raises ConflictError where its version is not the one that was seen."""
        row = self.get(model, row_id)
        if row is None:
            raise ChangedMeanwhileError(f"{model.__tablename__} {row_id}")
        if version is not None and getattr(row, "version", version) != version:
            raise ChangedMeanwhileError(str(getattr(row, "ref", model.__tablename__)))
        return row

    def write_trail(self) -> None:
        """Write the change set and its entries; nothing where nothing was touched."""
        self.flush()
        entries = [*self._entries(), *self._loaded]
        if not entries:
            return
        change_set = self._link(entries)
        self.change_set_id = change_set.id
        self.connection().execute(
            sa.insert(metadata.tables[str(AuditEntry.__tablename__)]),
            [
                {
                    "change_set_id": change_set.id,
                    "ordinal": ordinal,
                    "table_name": entry.table,
                    "row_id": entry.row_id,
                    "old": entry.old,
                    "new": entry.new,
                }
                for ordinal, entry in enumerate(entries, 1)
            ],
        )
        index_changes(self, self._worded)

    def _entries(self) -> Iterator[Entry]:
        by_table: dict[str, list[Any]] = defaultdict(list)
        for table_name, row_id in self._touched:
            by_table[table_name].append(row_id)
        # In one order, whatever order the database gave the rows in: both engines write one trail.
        for table_name in sorted(by_table):
            ids = sorted(by_table[table_name])
            now = dict(self._rows_now(table_name, ids))
            for row_id in ids:
                old = self._touched[(table_name, row_id)]
                old_text = None if old is None else canonical_row(old)
                new_text = canonical_row(now[row_id])
                if old_text != new_text:
                    if has_new_words(table_name, old, now[row_id]):
                        self._worded.append((table_name, now[row_id]))
                    yield Entry(table_name, str(row_id), old_text, new_text)

    def _rows_now(self, table_name: str, ids: list[Any]) -> Iterator[tuple[Any, dict[str, Any]]]:
        table = metadata.tables[table_name]
        key = primary_key(table)
        for start in range(0, len(ids), _CHUNK):
            chunk = ids[start : start + _CHUNK]
            for row in self.execute(sa.select(table).where(key.in_(chunk))).mappings():
                yield row[key.name], dict(row)

    def _link(self, entries: Sequence[Entry]) -> ChangeSet:
        previous = self._previous
        values: dict[str, Any] = {
            "id": (previous.id if previous else 0) + 1,
            "at": self.started_at,
            "actor": self.note.actor,
            "origin": self.note.origin,
            "kind": self.note.kind,
            "summary": self.note.summary[:400],
            "reason": self.note.reason,
            "undoes_id": self.note.undoes_id,
            "entry_count": len(entries),
            "entries_sha256": entries_digest(entries),
            "previous_sha256": previous.sha256 if previous else GENESIS,
        }
        values["sha256"] = change_set_digest(values)
        change_set = ChangeSet(**values)
        self.add(change_set)
        self.flush()
        return change_set


def _with_defaults(model: type[SQLModel], row: Mapping[str, Any]) -> dict[str, Any]:
    defaults = {
        name: field.get_default(call_default_factory=True, validated_data={})
        for name, field in model.model_fields.items()
        if name not in row and not field.is_required() and name != "id"
    }
    return {**defaults, **row}


@event.listens_for(WriteSession, "before_flush")
def _remember(session: WriteSession, *_more: Any) -> None:
    for row in session.dirty:
        if not session.is_modified(row):
            continue
        state = sa.inspect(row)
        old = {
            column.key: (state.attrs[column.key].history.deleted or (getattr(row, column.key),))[0]
            for column in state.mapper.column_attrs
        }
        session.touch(state.mapper.local_table.name, state.identity[0], old)


@event.listens_for(WriteSession, "after_flush")
def _account_for(session: WriteSession, _context: UOWTransaction) -> None:
    for row in session.new:
        mapper = sa.inspect(row).mapper
        session.touch(mapper.local_table.name, mapper.primary_key_from_instance(row)[0], None)


@event.listens_for(ReadSession, "before_flush")
def _refuse_to_write(_session: ReadSession, *_more: Any) -> None:
    message = "a read session was asked to write"
    raise TypeError(message)


class Database:
    """A database that is open; hands out the only sessions there are."""

    def __init__(
        self, url: str, *, label: str, read_only: bool = False, viewpoint: Viewpoint = NOW
    ) -> None:
        """Open lazily: nothing is read until a session is used. From the past nothing is written."""
        self._url = url
        self.label = label
        self.viewpoint = viewpoint
        self._is_asked_not_to_write = read_only
        self.is_read_only = read_only or not viewpoint.is_now
        self.engine = make_engine(url, read_only=self.is_read_only)
        self._reader = self.engine.execution_options(
            casetracker_read=True, casetracker_past=not viewpoint.is_now
        )

    @property
    def day(self) -> date:
        """The day that the docket is looked at from: today, where no viewpoint names another."""
        return self.viewpoint.day or today()

    @contextmanager
    def reading(self) -> Iterator[ReadSession]:
        """A session on one consistent state of the database; it cannot write."""
        try:
            looks_from = {LOOKS_FROM: self.viewpoint.as_of}
            with ReadSession(self._reader, autoflush=False, info=looks_from) as session:
                if not self.viewpoint.is_now:
                    self._look_back(session.connection())
                yield session
        except sa.exc.SQLAlchemyError as error:
            raise translate(error, self.label) from error
        except UnicodeDecodeError as error:
            raise NotADatabaseError(self.label, "a text in it is not UTF-8") from error
        except UnicodeEncodeError as error:
            raise UnstorableTextError from error
        except OverflowError as error:
            raise NumberTooLargeError from error

    @contextmanager
    def writing(self, note: ChangeNote) -> Iterator[WriteSession]:
        """A session whose work is committed at the end of the block as one change set, or not at all."""
        if not self.viewpoint.is_now:
            raise PastIsFixedError(str(self.viewpoint))
        try:
            with WriteSession(self.engine, note) as session:
                session.begin_change()
                yield session
                session.write_trail()
                tell(session)
                session.commit()
        except sa.exc.SQLAlchemyError as error:
            raise translate(error, self.label) from error
        except UnicodeEncodeError as error:
            raise UnstorableTextError from error
        except OverflowError as error:
            raise NumberTooLargeError from error

    @contextmanager
    def as_it_is(self) -> Iterator["Database"]:
        """The same database without a viewpoint, to keep in it what was made of the past."""
        if self.viewpoint.is_now:
            yield self
            return
        here = Database(self._url, label=self.label, read_only=self._is_asked_not_to_write)
        try:
            yield here
        finally:
            here.close()

    def _look_back(self, connection: sa.Connection) -> None:
        # Statements that the server has prepared know the tables by their places: each look has a
        # connection of its own, which ends with it.
        connection.detach()
        look_from(connection, self.viewpoint)
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA query_only=ON")
        else:
            connection.exec_driver_sql("SET TRANSACTION READ ONLY")

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


class Rehearsal(Database):
    """An open database whose writing sessions are rolled back at the end of their block."""

    def __init__(self, database: Database) -> None:
        """Rehearse on a database that is open; closing it stays the business of who opened it."""
        vars(self).update(vars(database))

    @contextmanager
    def writing(self, note: ChangeNote) -> Iterator[WriteSession]:
        """A session whose work is checked by the database and then taken back, whatever happens."""
        if not self.viewpoint.is_now:
            raise PastIsFixedError(str(self.viewpoint))
        try:
            with WriteSession(self.engine, note) as session:
                session.connection()
                try:
                    yield session
                    session.flush()
                finally:
                    session.rollback()
        except sa.exc.SQLAlchemyError as error:
            raise translate(error, self.label) from error
        except UnicodeEncodeError as error:
            raise UnstorableTextError from error
        except OverflowError as error:
            raise NumberTooLargeError from error

    def close(self) -> None:
        """Leave the connections open: they are not this one's."""
