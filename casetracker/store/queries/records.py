"""Notes, tags, tasks, watches and priorities beside records, and when a record was last heard of."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from casetracker.model.tables import (
    Capture,
    Case,
    Charge,
    Citation,
    Claim,
    Defendant,
    DetaineeGroup,
    GroupMember,
    Note,
    Person,
    RecordPriority,
    Source,
    StageEvent,
    Tag,
    Task,
    Watch,
)
from casetracker.model.vocabulary import Priority
from casetracker.store.queries.common import NoSuchRecordError, held, out_by_then, table_of
from casetracker.store.queries.counts import citations_by_case
from casetracker.views.records import NoteView, TagView, TaskView, WatchView

_KINDS: Final[dict[str, tuple[str, type[SQLModel], str]]] = {
    "C": ("case_id", Case, "case"),
    "G": ("group_id", DetaineeGroup, "group"),
    "P": ("person_id", Person, "person"),
    "D": ("defendant_id", Defendant, "defendant"),
    "S": ("source_id", Source, "source"),
    "K": ("claim_id", Claim, "claim"),
}


def record_of(session: Session, ref: str) -> tuple[str, int]:
    """The column and the id of a record by its reference; raises NotFoundError."""
    wanted = ref.strip().upper()
    column, model, what = _KINDS.get(wanted[:1], _KINDS["C"])
    table = table_of(model)
    condition = table.c.ref == wanted
    if "recorded_to" in table.columns:
        condition = sa.and_(condition, held(table))
    found = session.execute(sa.select(table.c.id).where(condition)).scalar()
    if found is None:
        lists = {"person": "defendant", "claim": "review"}
        raise NoSuchRecordError(what, ref, command=lists.get(what))
    return column, int(found)


def beside_records(model: type[SQLModel], record: tuple[str, int] | None = None) -> sa.Select[Any]:
    """Rows beside records, with the reference of the record as `record`."""
    table = table_of(model)
    refs = []
    query: Any = table
    for column, record_model, _ in _KINDS.values():
        other = table_of(record_model).alias(column)
        query = query.outerjoin(other, other.c.id == table.c[column])
        refs.append(other.c.ref)
    found = sa.select(table, sa.func.coalesce(*refs).label("record")).select_from(query)
    found = found.where(held(table)).order_by(table.c.id)
    return found if record is None else found.where(table.c[record[0]] == record[1])


def note_views(session: Session, record: tuple[str, int] | None) -> tuple[NoteView, ...]:
    """Notes, oldest first, of all records or of one."""
    return tuple(
        NoteView(row.ref, row.record, row.text, row.author, row.recorded_from)
        for row in session.execute(beside_records(Note, record))
    )


def noted_records(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    """By note the reference of the record that it stands beside."""
    query = beside_records(Note, None).where(table_of(Note).c.id.in_(ids))
    return {row.id: [row.record] for row in session.execute(query)}


def task_views(
    session: Session, record: tuple[str, int] | None, today: date
) -> tuple[TaskView, ...]:
    """Tasks, those that are due first in front and done ones last."""
    rows = [
        TaskView(
            row.ref,
            row.record,
            row.text,
            row.assignee,
            row.due_on,
            row.done_at,
            row.outcome,
            row.done_at is None and row.due_on is not None and row.due_on < today,
        )
        for row in session.execute(beside_records(Task, record))
    ]
    return tuple(sorted(rows, key=_urgency))


def _urgency(task: TaskView) -> tuple[bool, date, str]:
    return (task.done_at is not None, task.due_on or date.max, task.ref)


def tag_views(session: Session, record: tuple[str, int] | None) -> tuple[TagView, ...]:
    """Tags in alphabetical order, each with its records."""
    found: dict[str, list[str]] = {}
    for row in session.execute(beside_records(Tag, record)):
        found.setdefault(row.word, []).append(row.record)
    return tuple(TagView(word, tuple(found[word])) for word in sorted(found))


def tags_on(session: Session, record: tuple[str, int]) -> dict[str, int]:
    """The ids of the tags that a record carries, by word."""
    return {row.word: row.id for row in session.execute(beside_records(Tag, record))}


def watch_views(session: Session, today: date) -> tuple[WatchView, ...]:
    """Records that are watched or urgent: the urgent first, then those silent for longest."""
    watches = list(session.execute(beside_records(Watch, None)))
    urgency = {
        row.record: row.priority for row in session.execute(beside_records(RecordPriority, None))
    }
    cases = table_of(Case)
    for row in session.execute(
        sa.select(cases.c.ref, cases.c.priority).where(
            held(cases), cases.c.priority != Priority.NORMAL
        )
    ):
        urgency[row.ref] = row.priority
    heard = last_heard(session)
    seen = {row.record for row in watches}
    rows = [(row.record, row.reason, row.watcher) for row in watches]
    rows += [(ref, None, None) for ref in urgency if ref not in seen]
    names = labels(session)
    views = [
        WatchView(
            record=ref,
            label=names.get(ref, ""),
            reason=reason,
            watcher=watcher,
            priority=urgency.get(ref, Priority.NORMAL),
            last_heard=heard.get(ref),
            silent_days=_silence(heard.get(ref), today),
        )
        for ref, reason, watcher in rows
    ]
    return tuple(sorted(views, key=_attention))


def watch_view(session: Session, ref: str) -> WatchView:
    """Why one record is watched and how urgent it is, without looking when it was last heard of."""
    column, row_id = record_of(session, ref)
    watch = session.execute(beside_records(Watch, (column, row_id))).first()
    cases = table_of(Case)
    if column == "case_id":
        query = sa.select(cases.c.priority).where(cases.c.id == row_id)
        priority = session.execute(query).scalar_one()
    else:
        urgent = session.execute(beside_records(RecordPriority, (column, row_id))).first()
        priority = urgent.priority if urgent is not None else Priority.NORMAL
    return WatchView(
        record=ref.strip().upper(),
        label="",
        reason=watch.reason if watch is not None else None,
        watcher=watch.watcher if watch is not None else None,
        priority=priority,
        last_heard=None,
        silent_days=None,
    )


_ORDER: Final = {Priority.HIGH: 0, Priority.NORMAL: 1, Priority.LOW: 2}


def _attention(view: WatchView) -> tuple[int, int, str]:
    return (_ORDER[view.priority], -(view.silent_days or 0), view.record)


def _silence(heard: date | None, today: date) -> int | None:
    return None if heard is None else max((today - heard).days, 0)


def last_heard(session: Session) -> dict[str, date]:
    """By reference of a case or a defendant the last day on which something was published of it."""
    claims, captures, sources = table_of(Claim), table_of(Capture), table_of(Source)
    cases, cited = table_of(Case), citations_by_case()
    by_case = (
        sa.select(cases.c.ref, sa.func.max(sources.c.published_latest))
        .join(cited, cited.c.case_id == cases.c.id)
        .join(claims, claims.c.id == cited.c.claim_id)
        .join(captures, captures.c.id == claims.c.capture_id)
        .join(sources, sources.c.id == captures.c.source_id)
        .where(held(cases), out_by_then(session, sources))
        .group_by(cases.c.ref)
    )
    found = {row[0]: row[1] for row in session.execute(by_case) if row[1]}
    facts = _facts_of_defendants()
    by_defendant = (
        sa.select(facts.c.ref, sa.func.max(sources.c.published_latest))
        .join(claims, claims.c.id == facts.c.claim_id)
        .join(captures, captures.c.id == claims.c.capture_id)
        .join(sources, sources.c.id == captures.c.source_id)
        .where(out_by_then(session, sources))
        .group_by(facts.c.ref)
    )
    return found | {row[0]: row[1] for row in session.execute(by_defendant) if row[1]}


def _facts_of_defendants() -> sa.Subquery:
    """(reference, claim) of every claim on a defendant: alone, with the group or with the case."""
    citations, events, charges = table_of(Citation), table_of(StageEvent), table_of(Charge)
    defendants, members = table_of(Defendant), table_of(GroupMember)
    in_group = sa.select(members.c.group_id).where(
        members.c.person_id == defendants.c.person_id, held(members)
    )
    concerns = sa.or_(
        events.c.defendant_id == defendants.c.id,
        sa.and_(events.c.defendant_id.is_(None), events.c.group_id.is_(None)),
        events.c.group_id.in_(in_group),
    )
    by_event = (
        sa.select(defendants.c.ref, citations.c.claim_id)
        .join(events, events.c.case_id == defendants.c.case_id)
        .join(citations, citations.c.stage_event_id == events.c.id)
        .where(held(defendants), held(events), held(citations), concerns)
    )
    by_charge = (
        sa.select(defendants.c.ref, citations.c.claim_id)
        .join(charges, charges.c.defendant_id == defendants.c.id)
        .join(citations, citations.c.charge_id == charges.c.id)
        .where(held(defendants), held(charges), held(citations))
    )
    return by_event.union(by_charge).subquery()


def labels(session: Session) -> dict[str, str]:
    """What cases, groups, sources and people are called, by reference."""
    found: dict[str, str] = {}
    for model, column in ((Case, "title"), (DetaineeGroup, "label"), (Source, "title")):
        table = table_of(model)
        for row in session.execute(sa.select(table.c.ref, table.c[column]).where(held(table))):
            found[row[0]] = row[1]
    persons, defendants = table_of(Person), table_of(Defendant)
    for row in session.execute(sa.select(persons.c.ref, persons.c.name).where(held(persons))):
        found[row[0]] = row[1] or "unnamed"
    named = sa.select(defendants.c.ref, persons.c.name).join(
        persons, persons.c.id == defendants.c.person_id
    )
    for row in session.execute(named.where(held(defendants))):
        found[row[0]] = row[1] or "unnamed"
    return found
