"""The docket as it was known at a moment, or as it stood on a day, under the names of its tables.

Temporary views take the place of the tables for one connection: every query reads through them as it
is. What was known is the rows recorded by then, in the state in which the audit trail says they were:
a row that was changed or set aside since is read from the first entry after the moment. Nothing that
is done later can change that answer.
"""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles

from casetracker.model.columns import typed_value
from casetracker.model.moments import UtcMoment
from casetracker.model.tables import AuditEntry, ChangeSet, metadata
from casetracker.store.audit import audited_tables, primary_key
from casetracker.store.queries.stays import EARLIER_STAYS, earlier_stays
from casetracker.store.recounts import AFFECTED, before_recounts, set_down_recounts
from casetracker.store.validity import FILTERED, as_it_stood
from casetracker.views.viewpoint import Viewpoint

# The vocabulary is the program's own; bytes and prints of captures are reached through their captures.
_TIMELESS: Final = frozenset({"stages", "raw_captures", "passage_prints"})
_NO_PAST: Final = frozenset({"ref_counters", "search_documents"})
_CHUNK: Final = 5000
# What stands in a view for what differs between two looks.
_LAST: Final = "the_last_change"
_AT: Final = "the_moment"
_FIRST_LATER: Final = "the_first_later_id"


class _View(sa.schema.ExecutableDDLElement):
    """A temporary view of a query."""

    def __init__(self, name: str, query: sa.SelectBase) -> None:
        self.name = name
        self.query = query


@compiles(_View)
def _compile_view(element: _View, compiler: Any, **_more: Any) -> str:
    query = compiler.sql_compiler.process(element.query, literal_binds=True)
    name = compiler.preparer.quote(element.name)
    return f"CREATE TEMPORARY VIEW {name} AS {query}"


@dataclass(frozen=True, slots=True)
class _Knowledge:
    """The last change that counts, and what of the tables came or changed after it."""

    change_set: int
    at: datetime
    first_later_id: dict[str, int]
    past_rows: dict[str, list[dict[str, Any]]]

    def bounds(self, table: sa.Table) -> "_Bounds":
        """Up to where rows of a table count."""
        return _Bounds(self.change_set, self.at, self.first_later_id.get(table.name))


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Up to where rows count: values, or marks that stand for them in a statement."""

    change_set: Any
    at: Any
    first_later_id: Any


def look_from(connection: sa.Connection, viewpoint: Viewpoint) -> None:
    """Let every later query on the connection see the docket from there, until it rolls back."""
    known = None
    if viewpoint.known_at is not None:
        known = _knowledge(connection, viewpoint.known_at)
        if viewpoint.as_of is None:
            _know_all(connection, known)
            return
    sources, queries = _sources(connection, known)
    is_recounted = False
    if viewpoint.as_of is not None:
        is_recounted = set_down_recounts(connection, sources, viewpoint.as_of)
    for table in _in_order():
        source, query = sources[table.name], queries.get(table.name)
        if is_recounted and table.name in AFFECTED:
            source = before_recounts(table.name, source)
            query = sa.select(source)
        if viewpoint.as_of is not None and table.name in FILTERED:
            if table.name == "defendants":
                _set_down_earlier_stays(connection, source, viewpoint.as_of)
            query = as_it_stood(table.name, source, viewpoint.as_of)
        if query is not None:
            connection.execute(_View(table.name, query))


def _sources(
    connection: sa.Connection, known: _Knowledge | None
) -> tuple[dict[str, sa.FromClause], dict[str, sa.SelectBase]]:
    """By table what is read of it, and the query of that where it is not the table itself."""
    sources: dict[str, sa.FromClause] = {}
    queries: dict[str, sa.SelectBase] = {}
    for table in _in_order():
        base = _real(connection.dialect, table)
        sources[table.name] = base
        if known is not None and table.name not in _TIMELESS:
            past = _past_table(connection, table, known)
            queries[table.name] = _as_known(table, base, known.bounds(table), past)
            sources[table.name] = queries[table.name].subquery()
    return sources, queries


def _know_all(connection: sa.Connection, known: _Knowledge) -> None:
    """The views of what was known: they are worked out once, for a look has dozens."""
    dialect = connection.dialect
    moment = sa.literal(known.at, UtcMoment()).compile(
        dialect=dialect, compile_kwargs={"literal_binds": True}
    )
    for table in _in_order():
        if table.name in _TIMELESS:
            continue
        first = known.first_later_id.get(table.name)
        past = _past_table(connection, table, known)
        view = _known_view(dialect, table, is_cut=first is not None, has_past=past is not None)
        view = view.replace(_AT, str(moment)).replace(_LAST, str(known.change_set))
        connection.exec_driver_sql(view.replace(_FIRST_LATER, str(first)))


def _set_down_earlier_stays(connection: sa.Connection, rows: sa.FromClause, day: date) -> None:
    stays = earlier_stays(connection, rows, day)
    EARLIER_STAYS.create(connection)
    if stays:
        connection.execute(sa.insert(EARLIER_STAYS), stays)


def _in_order() -> list[sa.Table]:
    """The tables whose views others are built on come first."""
    tables = [table for table in metadata.sorted_tables if table.name not in _NO_PAST]
    return sorted(tables, key=lambda each: FILTERED.get(each.name, 0))


def _real(dialect: sa.Dialect, table: sa.Table) -> sa.TableClause:
    """The table itself, even where a view of its name stands before it."""
    schema = "main" if dialect.name == "sqlite" else None
    columns = [sa.column(each.name, each.type) for each in table.columns]
    return sa.table(table.name, *columns, schema=schema)


def _knowledge(connection: sa.Connection, known_at: datetime) -> _Knowledge:
    chain = metadata.tables[str(ChangeSet.__tablename__)]
    last = connection.execute(
        sa.select(chain.c.id, chain.c.at)
        .where(chain.c.at <= known_at)
        .order_by(chain.c.id.desc())
        .limit(1)
    ).first()
    number, at = (last.id, last.at) if last else (0, known_at)
    return _Knowledge(number, at, _first_later(connection, number), _past(connection, number))


def _undated() -> list[str]:
    return [
        table.name
        for table in audited_tables()
        if "recorded_from" not in table.columns and table.name not in _TIMELESS
    ]


def _first_later(connection: sa.Connection, change_set: int) -> dict[str, int]:
    """By table without a time of its own the first id given out after the change set."""
    trail = metadata.tables[str(AuditEntry.__tablename__)]
    first = (
        sa.select(sa.func.min(trail.c.id))
        .where(
            trail.c.table_name.in_(_undated()),
            trail.c.change_set_id > change_set,
            trail.c.old.is_(None),
        )
        .group_by(trail.c.table_name)
    )
    rows = connection.execute(
        sa.select(trail.c.table_name, trail.c.row_id).where(trail.c.id.in_(first))
    )
    return {row.table_name: int(row.row_id) for row in rows}


def _past(connection: sa.Connection, change_set: int) -> dict[str, list[dict[str, Any]]]:
    """By table the rows that were changed after the change set, as they were at its end."""
    trail = metadata.tables[str(AuditEntry.__tablename__)]
    first = (
        sa.select(sa.func.min(trail.c.id))
        .where(trail.c.change_set_id > change_set, trail.c.old.is_not(None))
        .group_by(trail.c.table_name, trail.c.row_id)
    )
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in connection.execute(
        sa.select(trail.c.table_name, trail.c.old).where(trail.c.id.in_(first))
    ):
        stored = json.loads(row.old)
        table = metadata.tables[row.table_name]
        found[row.table_name].append(
            {each.name: typed_value(each, stored.get(each.name)) for each in table.columns}
        )
    return found


@lru_cache(maxsize=512)
def _known_view(dialect: sa.Dialect, table: sa.Table, *, is_cut: bool, has_past: bool) -> str:
    """The statement that makes the view of a table, with marks for what differs between two looks."""
    query = _as_known(
        table,
        _real(dialect, table),
        _Bounds(
            sa.literal_column(_LAST),
            sa.literal_column(_AT),
            sa.literal_column(_FIRST_LATER) if is_cut else None,
        ),
        _states_of(table) if has_past else None,
    )
    return str(_View(table.name, query).compile(dialect=dialect))


def _as_known(
    table: sa.Table, base: sa.TableClause, bounds: _Bounds, past: sa.Table | None
) -> sa.SelectBase:
    """The rows of a table as they were at the end of the last change that counts."""
    if table.name == "change_sets":
        return sa.select(*base.c).where(base.c.id <= bounds.change_set)
    if table.name == "audit_entries":
        return sa.select(*base.c).where(base.c.change_set_id <= bounds.change_set)
    key = primary_key(table).name

    def there(rows: sa.FromClause) -> list[sa.ColumnElement[bool]]:
        if "recorded_from" in table.columns:
            return [rows.c.recorded_from <= bounds.at]
        return [] if bounds.first_later_id is None else [rows.c[key] < bounds.first_later_id]

    query = sa.select(*base.c).where(*there(base))
    if past is None:
        return query
    return query.where(base.c[key].not_in(sa.select(past.c[key]))).union_all(
        sa.select(*past.c).where(*there(past))
    )


def _past_table(connection: sa.Connection, table: sa.Table, known: _Knowledge) -> sa.Table | None:
    """A temporary table of the states that rows had; None where none has changed since."""
    rows = known.past_rows.get(table.name)
    if not rows:
        return None
    past = _states_of(table)
    past.create(connection)
    for start in range(0, len(rows), _CHUNK):
        connection.execute(sa.insert(past), rows[start : start + _CHUNK])
    return past


@lru_cache(maxsize=128)
def _states_of(table: sa.Table) -> sa.Table:
    """The temporary table of the states of a table's rows."""
    key = primary_key(table)
    return sa.Table(
        f"past_{table.name}",
        sa.MetaData(),
        *(
            sa.Column(each.name, each.type, primary_key=each is key, autoincrement=False)
            for each in table.columns
        ),
        prefixes=["TEMPORARY"],
    )
