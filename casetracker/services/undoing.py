"""Taking back a whole change set, as long as nothing later rests on what it did."""

import json
from collections.abc import Iterable
from typing import Any, Final

import sqlalchemy as sa

from casetracker.errors import RefusedError
from casetracker.model.columns import typed_value
from casetracker.model.tables import AuditEntry, ChangeSet, Defendant, metadata
from casetracker.services.acting import Actor
from casetracker.services.recording.proceedings import refresh_current_stages
from casetracker.store.audit import audited_tables, primary_key
from casetracker.store.queries.common import held, table_of
from casetracker.store.queries.home import UNDOABLE, change_lines
from casetracker.store.sessions import Database, WriteSession
from casetracker.views.review import ApplyOutcome


class NothingToUndoError(RefusedError):
    """There is no change that can be taken back."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("there is nothing to undo")


class CannotUndoError(RefusedError):
    """A change that later ones rest on, or that is no decision."""

    def __init__(self, change_set: int, why: str) -> None:
        """Say what stands in the way."""
        super().__init__(f"change {change_set} cannot be undone: {why}")


def undo(database: Database, actor: Actor, change_set: int | None) -> ApplyOutcome:
    """Take back a change set, or the latest one that can be; the undoing is on file as well.

    Rows that it added are set aside, never deleted; values that it changed are as before.
    """
    row = _chosen(database, change_set)
    change_set = int(row.id)
    note = actor.note("undo", f"undid change {change_set}: {row.summary}", undoes_id=change_set)
    with database.writing(note) as session:
        entries = _entries(session, change_set)
        _refuse_where_later_changes_rest_on_it(session, change_set, entries)
        _refuse_where_later_rows_point_at_it(session, change_set)
        cases = _cases_of(session, entries)
        for entry in reversed(entries):
            _take_back(session, entry)
        session.expire_all()
        for case_id in sorted(cases):
            refresh_current_stages(session, case_id)
    return ApplyOutcome(session.change_set_id, (f"undone: {row.summary}",))


def _chosen(database: Database, change_set: int | None) -> Any:
    chain = table_of(ChangeSet)
    with database.reading() as session:
        if change_set is None:
            lines = change_lines(session, _FAR_BACK)
            change_set = next((line.id for line in lines if line.can_undo), None)
        if change_set is None:
            raise NothingToUndoError
        row = session.execute(sa.select(chain).where(chain.c.id == change_set)).first()
    if row is None:
        raise CannotUndoError(change_set, "there is no such change")
    if row.kind not in UNDOABLE:
        raise CannotUndoError(change_set, f"it is no decision but: {row.summary}")
    return row


def _entries(session: WriteSession, change_set: int) -> list[Any]:
    entries = table_of(AuditEntry)
    return list(
        session.execute(
            sa.select(entries)
            .where(entries.c.change_set_id == change_set)
            .order_by(entries.c.ordinal)
        )
    )


def _refuse_where_later_changes_rest_on_it(
    session: WriteSession, change_set: int, entries: Iterable[Any]
) -> None:
    table, chain = table_of(AuditEntry), table_of(ChangeSet)
    undone = sa.select(chain.c.undoes_id).where(chain.c.undoes_id.is_not(None))
    if session.execute(sa.select(chain.c.id).where(chain.c.undoes_id == change_set)).first():
        raise CannotUndoError(change_set, "it is undone already")
    for entry in entries:
        later = session.execute(
            sa.select(chain.c.id, chain.c.summary)
            .join(table, table.c.change_set_id == chain.c.id)
            .where(
                table.c.table_name == entry.table_name,
                table.c.row_id == entry.row_id,
                chain.c.id > change_set,
                chain.c.id.not_in(undone),
                chain.c.undoes_id.is_(None),
            )
            .order_by(chain.c.id.desc())
        ).first()
        if later is not None:
            raise _rests_on(change_set, later)


def _refuse_where_later_rows_point_at_it(session: WriteSession, change_set: int) -> None:
    """A row that a later change added may name one that this change added: it would be left alone."""
    trail, chain = table_of(AuditEntry), table_of(ChangeSet)
    for table in audited_tables():
        if "recorded_to" not in table.columns:
            continue
        key = primary_key(table)
        for link in table.foreign_keys:
            target = link.column.table
            if not isinstance(link.column.type, sa.Integer) or target.name in _SHARED:
                continue
            later = session.execute(
                sa.select(chain.c.id, chain.c.summary)
                .join(trail, trail.c.change_set_id == chain.c.id)
                .join(table, sa.cast(key, sa.String) == trail.c.row_id)
                .where(
                    trail.c.table_name == table.name,
                    chain.c.id > change_set,
                    held(table),
                    link.parent.in_(_added(change_set, target)),
                )
                .order_by(chain.c.id.desc())
            ).first()
            if later is not None:
                raise _rests_on(change_set, later)


def _added(change_set: int, table: sa.Table) -> sa.Select[Any]:
    """The ids of the rows that a change set added to a table."""
    trail = table_of(AuditEntry)
    return sa.select(sa.cast(trail.c.row_id, sa.Integer)).where(
        trail.c.change_set_id == change_set,
        trail.c.table_name == table.name,
        trail.c.old.is_(None),
    )


def _rests_on(change_set: int, later: Any) -> CannotUndoError:
    return CannotUndoError(
        change_set, f"change {later.id} rests on it ({later.summary}): undo that one first"
    )


def _cases_of(session: WriteSession, entries: Iterable[Any]) -> set[int]:
    """The cases whose defendants' current stages may change."""
    cases: set[int] = set()
    defendants = table_of(Defendant)
    for entry in entries:
        row = json.loads(entry.new or entry.old)
        if entry.table_name in {"stage_events", "defendants"}:
            cases.add(row["case_id"])
        elif entry.table_name == "group_members":
            cases |= set(
                session.execute(
                    sa.select(defendants.c.case_id).where(
                        defendants.c.person_id == row["person_id"]
                    )
                ).scalars()
            )
    return cases


_FAR_BACK: Final = 200
_SHARED: Final = frozenset({"authorities", "publishers", "provisions"})


def _take_back(session: WriteSession, entry: Any) -> None:
    table = metadata.tables[entry.table_name]
    key = primary_key(table)
    row_id = entry.row_id if isinstance(key.type, sa.String) else int(entry.row_id)
    now = session.execute(sa.select(table).where(key == row_id)).mappings().one()
    session.touch(table.name, row_id, dict(now))
    if entry.old is None:
        # What other records name as well stays: setting it aside would change them too.
        if "recorded_to" not in table.columns or table.name in _SHARED:
            return
        values: dict[str, Any] = {"recorded_to": session.started_at}
    else:
        stored = json.loads(entry.old)
        values = {
            column.name: typed_value(column, stored[column.name])
            for column in table.columns
            if column.name not in {key.name, "version"}
        }
    if "version" in table.columns:
        values["version"] = now["version"] + 1
    session.execute(sa.update(table).where(key == row_id).values(**values))
