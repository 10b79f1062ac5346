"""The audit trail: every row that a change set touched, before and after, chained by hash."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

import sqlalchemy as sa

from casetracker.model.tables import metadata

GENESIS: Final = "0" * 64
# Prints of passages and the documents of the index are made from rows that the trail holds.
UNAUDITED: Final = frozenset(
    {"change_sets", "audit_entries", "ref_counters", "passage_prints", "search_documents"}
)

_LINKED: Final = (
    "previous_sha256",
    "id",
    "at",
    "actor",
    "origin",
    "kind",
    "summary",
    "reason",
    "undoes_id",
    "entry_count",
    "entries_sha256",
)


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """Who changes something, from where, and why; `kind` groups change sets in listings."""

    actor: str
    origin: str
    kind: str
    summary: str
    reason: str | None = None
    undoes_id: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One row before and after, as canonical JSON; None: it was not there."""

    table: str
    row_id: str
    old: str | None
    new: str | None


def audited_tables() -> tuple[sa.Table, ...]:
    """The tables whose rows the trail accounts for."""
    return tuple(table for table in metadata.sorted_tables if table.name not in UNAUDITED)


def primary_key(table: sa.Table) -> sa.Column[Any]:
    """The single primary key column of a table."""
    return next(iter(table.primary_key.columns))


def canonical_row(row: Mapping[str, Any]) -> str:
    """A row as canonical JSON: the same text on both engines, for the same values."""
    return _ENCODER.encode(dict(row))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return f"sha256:{hashlib.sha256(value).hexdigest()}"
    return value


# Texts, numbers and lists are written by the encoder itself, which is many times faster.
_ENCODER: Final = json.JSONEncoder(
    sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain
)


def digest(*parts: str) -> str:
    """SHA-256 over the parts, each with its length before it, so that none can run into the next."""
    running = hashlib.sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        running.update(len(encoded).to_bytes(8, "big"))
        running.update(encoded)
    return running.hexdigest()


def entries_digest(entries: Iterable[Entry]) -> str:
    """One digest over the entries of a change set, in their order."""
    parts: list[str] = []
    for entry in entries:
        parts += [entry.table, entry.row_id, entry.old or "", entry.new or ""]
    return digest(*parts)


def change_set_digest(values: Mapping[str, Any]) -> str:
    """The link of the chain: a change set's own values, its entries and the link before it."""
    return digest(*(json.dumps(_plain(values[name]), ensure_ascii=False) for name in _LINKED))
