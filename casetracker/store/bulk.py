"""Many new rows at once: written in one stream a table, and accounted for without being read back."""

from collections import defaultdict
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from casetracker.model.tables import metadata
from casetracker.store.audit import Entry, canonical_row
from casetracker.store.search_index import index_records
from casetracker.store.search_texts import KINDS
from casetracker.store.sessions import WriteSession

_CHUNK = 2000


class BulkLoad:
    """New rows of one change set. Ids are given out here, so that rows can name each other."""

    def __init__(self, session: WriteSession) -> None:
        """Begin after the last ids on file."""
        self._session = session
        self._rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._last: dict[str, int] = {}
        self._defaults: dict[str, dict[str, Any]] = {}
        self._indexed: list[tuple[str, list[int]]] = []

    def add(self, model: type[SQLModel], **values: Any) -> int:
        """A new row with an integer key; gives its id. What is not named is as the model has it."""
        name = str(model.__tablename__)
        if name not in self._last:
            self._begin(model, name)
        self._last[name] += 1
        row_id = self._last[name]
        self._rows[name].append({**self._defaults[name], **values, "id": row_id})
        return row_id

    def change(self, model: type[SQLModel], **values: Any) -> None:
        """Set columns of the row that was added to a table last."""
        self._rows[str(model.__tablename__)][-1].update(values)

    def put(self, model: type[SQLModel], **values: Any) -> None:
        """A new row that brings its own key, and every column."""
        self._rows[str(model.__tablename__)].append(values)

    def _begin(self, model: type[SQLModel], name: str) -> None:
        table = metadata.tables[name]
        self._last[name] = self._session.execute(sa.select(sa.func.max(table.c.id))).scalar() or 0
        defaults = {
            field: each.get_default(call_default_factory=True, validated_data={})
            for field, each in model.model_fields.items()
            if not each.is_required()
        }
        if "recorded_from" in table.columns:
            defaults["recorded_from"] = self._session.started_at
        self._defaults[name] = defaults

    def write(self) -> int:
        """Write everything in the order of the foreign keys; gives the number of rows."""
        number = 0
        for table in metadata.sorted_tables:
            rows = self._rows.pop(table.name, [])
            if rows:
                self._write(table, rows)
                number += len(rows)
        # Words of a record may stand in rows that come after it in the order of the keys.
        for kind, ids in self._indexed:
            index_records(self._session, kind, ids, is_new=True)
        self._indexed.clear()
        return number

    def _write(self, table: sa.Table, rows: list[dict[str, Any]]) -> None:
        for start in range(0, len(rows), _CHUNK):
            self._session.connection().execute(sa.insert(table), rows[start : start + _CHUNK])
        key = next(iter(table.primary_key.columns)).name
        self._session.account_for(
            [Entry(table.name, str(row[key]), None, canonical_row(row)) for row in rows]
        )
        if self._session.get_bind().dialect.name == "postgresql" and key == "id":
            sequence = sa.func.pg_get_serial_sequence(table.name, "id")
            self._session.execute(sa.select(sa.func.setval(sequence, rows[-1]["id"])))
        for kind, (owner, _) in KINDS.items():
            if owner == table.name:
                self._indexed.append((kind, [row["id"] for row in rows]))
