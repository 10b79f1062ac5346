"""What a database holds, as plain lines that can be compared."""

from collections.abc import Collection
from typing import Any, Final

import sqlalchemy as sa

from casetracker.model.tables import metadata
from casetracker.store.audit import audited_tables, canonical_row, primary_key
from casetracker.store.sessions import Database

Dump = dict[str, list[str]]
BOOKKEEPING: Final = frozenset({"version", "recorded_from"})


def whole_dump(database: Database) -> Dump:
    """Every row of every table, trail and counters too."""
    return _dump(database, metadata.sorted_tables)


def docket_dump(database: Database, *, without: Collection[str] = ()) -> Dump:
    """Every row of the docket and the sources, superseded ones too."""
    return _dump(database, audited_tables(), without=without)


def held_dump(database: Database) -> Dump:
    """The rows that the house holds now, without the counters of their versions."""
    return _dump(database, audited_tables(), without=BOOKKEEPING, only_held=True)


def _dump(
    database: Database,
    tables: Collection[sa.Table],
    *,
    without: Collection[str] = (),
    only_held: bool = False,
) -> Dump:
    with database.reading() as session:
        return {
            table.name: [
                _line(row, without)
                for row in session.execute(sa.select(table).order_by(primary_key(table))).mappings()
                if not only_held or row.get("recorded_to") is None
            ]
            for table in tables
        }


def _line(row: Any, without: Collection[str]) -> str:
    return canonical_row({name: value for name, value in row.items() if name not in without})
