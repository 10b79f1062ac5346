"""Taking back a whole change set, and doing it again, as long as nothing later rests on it."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa

from casetracker.model.columns import typed_value
from casetracker.model.tables import (
    AuditEntry,
    ChangeSet,
    Defendant,
    GroupMember,
    Person,
    metadata,
)
from casetracker.services.acting import Actor
from casetracker.services.recording.charges import refresh_standing
from casetracker.services.recording.proceedings import refresh_current_stages
from casetracker.services.recording.undone import brought_again, set_aside
from casetracker.services.undo_errors import (
    CannotRedoError,
    CannotUndoError,
    DependedOnError,
    NoSuchChangeError,
    NothingToRedoError,
    NothingToUndoError,
)
from casetracker.store.audit import audited_tables, primary_key
from casetracker.store.queries.common import held, table_of
from casetracker.store.queries.glance import UNDOABLE, change_lines, taken_back, that_brought
from casetracker.store.sessions import Database, ReadSession, WriteSession
from casetracker.text import shorten
from casetracker.views.review import ApplyOutcome


def undo(database: Database, actor: Actor, change_set: int | None) -> ApplyOutcome:
    """Take back a change set, or the latest one that can be; the undoing is on file as well.

    Rows that it added are set aside, never deleted; values that it changed are as before. An import is
    taken back as long as nothing was decided on what it brought.
    """
    row = _chosen(database, change_set)
    change_set = int(row.id)
    note = actor.note("undo", f"undid change {change_set}: {row.summary}", undoes_id=change_set)
    with database.writing(note) as session:
        taken = taken_back(session)
        if change_set in taken:
            raise CannotUndoError(change_set, "it is undone already")
        entries = _entries(session, change_set)
        own = [each for each in entries if each.table_name not in _MATCHED_AGAIN]
        resting = {
            **_later_changes_of_its_rows(session, change_set, own, taken),
            **_later_changes_that_name_its_rows(session, change_set, entries, taken),
        }
        if resting:
            raise DependedOnError(change_set, resting)
        _reverse(session, entries)
        if named := _later_names_in_its_groups(session, change_set, entries, taken):
            raise DependedOnError(change_set, named)
    return ApplyOutcome(session.change_set_id, (f"undone: {row.summary}",))


def redo(database: Database, actor: Actor, change_set: int | None) -> ApplyOutcome:
    """Do a change set again that was undone, or the one undone last; that is on file as well."""
    undoing, change_set, summary = _undoing_of(database, change_set)
    note = actor.note("redo", f"redid change {change_set}: {summary}", undoes_id=undoing)
    with database.writing(note) as session:
        taken = taken_back(session)
        if undoing in taken:
            raise CannotRedoError(change_set, "it was done again already")
        entries = _entries(session, undoing)
        _refuse_later(change_set, _later_changes_of_its_rows(session, undoing, entries, taken))
        _reverse(session, entries)
        _refuse_later(change_set, _later_names_in_its_groups(session, undoing, entries, taken))
        again = brought_again(session, entries)
        if again:
            raise CannotRedoError(change_set, f"the same is on file as {again} meanwhile")
        missing = _undoings_of_what_it_names(session, change_set, entries, taken)
        if missing:
            latest = max(missing)
            words = shorten(missing[latest], 60)
            raise CannotRedoError(
                change_set, f"it rests on change {latest} ({words}): redo that first"
            )
    return ApplyOutcome(session.change_set_id, (f"done again: {summary}",))


def _refuse_later(change_set: int, later: Mapping[int, str]) -> None:
    if later:
        latest = max(later)
        words = shorten(later[latest], 60)
        raise CannotRedoError(
            change_set, f"change {latest} came after it ({words}): take that back first"
        )


def _undoings_of_what_it_names(
    session: WriteSession, change_set: int, entries: Sequence[Any], taken: Collection[int]
) -> dict[int, str]:
    """The undone changes whose rows are named by rows that are held again, with what they did."""
    trail, chain = table_of(AuditEntry), table_of(ChangeSet)
    found: dict[int, str] = {}
    for name in sorted({entry.table_name for entry in entries}):
        table = metadata.tables[name]
        key = primary_key(table)
        if "recorded_to" not in table.columns:
            continue
        ids = [entry.row_id for entry in entries if entry.table_name == name]
        for link in table.foreign_keys:
            target = link.column.table
            if "recorded_to" not in target.columns:
                continue
            named = sa.select(sa.cast(target.c.id, sa.String)).where(
                target.c.id.in_(
                    sa.select(link.parent).where(sa.cast(key, sa.String).in_(ids), held(table))
                ),
                target.c.recorded_to.is_not(None),
            )
            query = (
                sa.select(chain.c.id, chain.c.summary)
                .join(trail, trail.c.change_set_id == chain.c.id)
                .where(
                    trail.c.table_name == target.name,
                    trail.c.row_id.in_(named),
                    trail.c.old.is_(None),
                    chain.c.id.in_([each for each in taken if each < change_set]),
                )
            )
            found |= {row.id: row.summary for row in session.execute(query)}
    return found


def _reverse(session: WriteSession, entries: Sequence[Any]) -> None:
    """Let the rows of a change set be what they were before it."""
    cases = _cases_of(session, entries)
    for entry in reversed(entries):
        _take_back(session, entry)
    session.expire_all()
    for case_id in sorted(cases):
        refresh_current_stages(session, case_id)
    refresh_standing(session, _charges_of(entries))


def _undoing_of(database: Database, change_set: int | None) -> tuple[int, int, str]:
    """The undoing that stands of a change set, or the latest: its id, the change's id and summary."""
    chain = table_of(ChangeSet)
    with database.reading() as session:
        taken = taken_back(session)
        undone = chain.alias("undone")
        query = (
            sa.select(chain.c.id, undone.c.id.label("change_set"), undone.c.summary)
            .join(undone, undone.c.id == chain.c.undoes_id)
            .where(chain.c.kind == "undo")
            .order_by(chain.c.id.desc())
        )
        if change_set is not None:
            query = query.where(undone.c.id == change_set)
        row = next((each for each in session.execute(query) if each.id not in taken), None)
    if row is not None:
        return int(row.id), int(row.change_set), str(row.summary)
    if change_set is None:
        raise NothingToRedoError
    raise CannotRedoError(change_set, "it is not undone")


def _chosen(database: Database, change_set: int | None) -> Any:
    chain = table_of(ChangeSet)
    with database.reading() as session:
        if change_set is None:
            change_set = _latest(session)
        row = session.execute(sa.select(chain).where(chain.c.id == change_set)).first()
        if row is None:
            raise NoSuchChangeError(change_set)
        if row.kind not in UNDOABLE and not that_brought(session, [row]):
            raise CannotUndoError(change_set, f"it is no decision but: {row.summary}")
    return row


def _latest(session: ReadSession) -> int:
    line = next((line for line in change_lines(session, _FAR_BACK) if line.can_undo), None)
    if line is None:
        raise NothingToUndoError
    return line.id


def _entries(session: WriteSession, change_set: int) -> list[Any]:
    entries = table_of(AuditEntry)
    return list(
        session.execute(
            sa.select(entries)
            .where(entries.c.change_set_id == change_set)
            .order_by(entries.c.ordinal)
        )
    )


def _later_changes_of_its_rows(
    session: WriteSession, change_set: int, entries: Iterable[Any], taken: Collection[int]
) -> dict[int, str]:
    """The later changes of the same rows that still stand, with what they did."""
    pairs = [(entry.table_name, entry.row_id) for entry in entries]
    return _later_changes_of(session, change_set, pairs, taken)


def _later_names_in_its_groups(
    session: WriteSession, change_set: int, entries: Iterable[Any], taken: Collection[int]
) -> dict[int, str]:
    """Later changes by which somebody would bear a name in a group in which no source names them.

    Whoever had none stood for any of a group: named since, they are put back into it by name; put into
    it since, they are named again there.
    """
    people, persons = table_of(Person), []
    members, named = table_of(GroupMember), []
    for entry in entries:
        before, now = json.loads(entry.new or "{}"), json.loads(entry.old or "{}")
        if entry.table_name == members.name and now and now["recorded_to"] is None:
            persons.append(now["person_id"])
        elif entry.table_name == people.name and now.get("name") and not before.get("name"):
            named.append(int(entry.row_id))
    bearing = sa.select(people.c.id).where(people.c.id.in_(persons), people.c.name.is_not(None))
    standing = sa.select(members.c.id).where(members.c.person_id.in_(named), held(members))
    pairs = [(people.name, str(each)) for each in session.execute(bearing).scalars()]
    pairs += [(members.name, str(each)) for each in session.execute(standing).scalars()]
    return _later_changes_of(session, change_set, pairs, taken)


def _later_changes_of(
    session: WriteSession, change_set: int, pairs: Sequence[tuple[str, str]], taken: Collection[int]
) -> dict[int, str]:
    """The later changes of rows (table, id) that still stand, with what they did."""
    table, chain = table_of(AuditEntry), table_of(ChangeSet)
    row = sa.tuple_(table.c.table_name, table.c.row_id)
    found: dict[int, str] = {}
    for start in range(0, len(pairs), _CHUNK):
        query = (
            sa.select(chain.c.id, chain.c.summary, chain.c.undoes_id)
            .join(table, table.c.change_set_id == chain.c.id)
            .where(row.in_(pairs[start : start + _CHUNK]), chain.c.id > change_set)
            .distinct()
        )
        found |= {
            each.id: each.summary
            for each in session.execute(query)
            if each.id not in taken and _stands_after(each, change_set)
        }
    return found


def _stands_after(later: Any, change_set: int) -> bool:
    """Whether a later change set is more than the taking back of one that came after this one too."""
    return later.undoes_id is None or later.undoes_id < change_set


def _later_changes_that_name_its_rows(
    session: WriteSession, change_set: int, entries: Iterable[Any], taken: Collection[int]
) -> dict[int, str]:
    """A row that a later change added may name one that this change added: it would be left alone."""
    trail, chain = table_of(AuditEntry), table_of(ChangeSet)
    grown = {entry.table_name for entry in entries if entry.old is None} - _SHARED
    found: dict[int, str] = {}
    for table in audited_tables():
        if "recorded_to" not in table.columns:
            continue
        key = primary_key(table)
        for link in table.foreign_keys:
            target = link.column.table
            if not isinstance(link.column.type, sa.Integer) or target.name not in grown:
                continue
            query = (
                sa.select(
                    chain.c.id,
                    chain.c.summary,
                    chain.c.undoes_id,
                    trail.c.old.is_(None).label("is_added"),
                )
                .join(trail, trail.c.change_set_id == chain.c.id)
                .join(table, sa.cast(key, sa.String) == trail.c.row_id)
                .where(
                    trail.c.table_name == table.name,
                    chain.c.id > change_set,
                    held(table),
                    link.parent.in_(_added(change_set, target)),
                    # Its own rows are looked at by themselves; what was taken back names nothing.
                    key.not_in(_added(change_set, table)),
                )
                .distinct()
            )
            found |= {
                row.id: row.summary
                for row in session.execute(query)
                if row.is_added or (row.undoes_id is None and row.id not in taken)
            }
    return found


def _added(change_set: int, table: sa.Table) -> sa.Select[Any]:
    """The ids of the rows that a change set added to a table."""
    trail = table_of(AuditEntry)
    return sa.select(sa.cast(trail.c.row_id, sa.Integer)).where(
        trail.c.change_set_id == change_set,
        trail.c.table_name == table.name,
        trail.c.old.is_(None),
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


def _charges_of(entries: Iterable[Any]) -> set[int]:
    """The charges whose steps come or go, so that they may stand by another one."""
    steps = (each for each in entries if each.table_name == "charge_updates")
    return {json.loads(each.new or each.old)["charge_id"] for each in steps}


_FAR_BACK: Final = 200
_CHUNK: Final = 200
_SHARED: Final = frozenset({"authorities", "publishers", "provisions"})
# Whom a source speaks of is matched anew after each decision: nobody decided that.
_MATCHED_AGAIN: Final = frozenset({"claim_subjects"})


def _take_back(session: WriteSession, entry: Any) -> None:
    table = metadata.tables[entry.table_name]
    key = primary_key(table)
    row_id = entry.row_id if isinstance(key.type, sa.String) else int(entry.row_id)
    now = session.execute(sa.select(table).where(key == row_id)).mappings().one()
    session.touch(table.name, row_id, dict(now))
    if entry.old is None:
        # What other records name as well stays: setting it aside would change them too.
        if table.name in _SHARED:
            return
        values = set_aside(session, table)
        if not values:
            return
    else:
        stored = json.loads(entry.old)
        values = {
            column.name: typed_value(column, stored.get(column.name))
            for column in table.columns
            if column.name not in {key.name, "version"}
        }
    if "version" in table.columns:
        values["version"] = now["version"] + 1
    session.execute(sa.update(table).where(key == row_id).values(**values))
