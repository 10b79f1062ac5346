"""Notes, tags, tasks, watches and priorities on any record."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, TypeVar

from sqlmodel import select

from casetracker.errors import NotFoundError, RefusedError, UsageError
from casetracker.model.tables import Case, Note, RecordPriority, Source, Tag, Task, Watch
from casetracker.model.vocabulary import Priority
from casetracker.services.acting import Actor
from casetracker.services.operating import Grounds
from casetracker.store import references
from casetracker.store.audit import ChangeNote
from casetracker.store.queries.common import held, id_of, table_of
from casetracker.store.queries.records import (
    last_heard,
    note_views,
    record_of,
    tag_views,
    tags_on,
    task_views,
    watch_view,
    watch_views,
)
from casetracker.store.sessions import Database, WriteSession
from casetracker.text import shorten
from casetracker.views.docket import DefendantLine
from casetracker.views.records import NoteView, TagView, TaskView, WatchView
from casetracker.views.review import SECOND_READER, ApplyOutcome

_Row = TypeVar("_Row", Note, Task)
_TAG: Final = re.compile(r"[\w][\w.-]{0,39}")
_TEXT: Final = 4000
_SHORT: Final = 400


class TextError(UsageError):
    """A text that is empty or too long."""

    def __init__(self, what: str, most: int) -> None:
        """Say how long it may be."""
        super().__init__(f"{what} has 1 to {most} characters")


class TagError(UsageError):
    """A word that is no tag."""

    def __init__(self, word: str) -> None:
        """Say what one looks like."""
        super().__init__(
            f"{word[:60]!r} is no tag: take letters, digits, '-', '_' and '.', 40 at most, no blanks"
        )


class NothingToDoError(RefusedError):
    """A change that would leave everything as it is."""


class NoSuchTaskError(NotFoundError):
    """A reference under which no task or note is held."""

    def __init__(self, what: str, ref: str) -> None:
        """Name it, and the command that lists those there are."""
        super().__init__(f"no {what} {ref[:40]!r} on file: see 'casetracker {what} list'")


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to do: what, by whom, by which day."""

    text: str
    assignee: str | None = None
    due_on: date | None = None


class NotingService:
    """Reads and writes beside records; each change is one transaction that undo takes back."""

    def __init__(self, database: Database, actor: Actor) -> None:
        """Work on a database in somebody's name."""
        self._database = database
        self._actor = actor

    def notes(self, ref: str | None = None) -> tuple[NoteView, ...]:
        """Notes, oldest first, of all records or of one; raises NotFoundError."""
        with self._database.reading() as session:
            return note_views(session, record_of(session, ref) if ref else None)

    def tasks(self, ref: str | None = None) -> tuple[TaskView, ...]:
        """Tasks, the most urgent first, of all records or of one; raises NotFoundError."""
        with self._database.reading() as session:
            record = record_of(session, ref) if ref else None
            return task_views(session, record, self._database.day)

    def tags(self, ref: str | None = None) -> tuple[TagView, ...]:
        """Tags with the records that carry them; raises NotFoundError."""
        with self._database.reading() as session:
            return tag_views(session, record_of(session, ref) if ref else None)

    def watched(self) -> tuple[WatchView, ...]:
        """What is watched or urgent, with the days since it was last heard of."""
        with self._database.reading() as session:
            return watch_views(session, self._database.day)

    def watch_of(self, ref: str) -> WatchView:
        """Why one record is watched, by whom, and how urgent it is; raises NotFoundError."""
        with self._database.reading() as session:
            return watch_view(session, ref)

    def by_silence(self, lines: Iterable[DefendantLine]) -> tuple[DefendantLine, ...]:
        """Defendants with the days since something was published of them, never or longest ago first."""
        today = self._database.day
        with self._database.reading() as session:
            heard = last_heard(session)
        silent = [
            replace(line, silent_days=max((today - heard[line.ref]).days, 0))
            if line.ref in heard
            else replace(line, silent_days=None)
            for line in lines
        ]
        return tuple(
            sorted(
                silent, key=lambda line: (line.silent_days is not None, -(line.silent_days or 0))
            )
        )

    def add_note(self, ref: str, text: str) -> ApplyOutcome:
        """A note beside a record; it stands in no report."""
        cleaned = clean_text(text, "a note", _TEXT)
        with self._writing(f"noted beside {ref.upper()}", shorten(cleaned, _SHORT)) as session:
            number = references.next_refs(session, references.NOTE)[0]
            values = {"ref": number, "text": cleaned, "author": self._actor.name[:80]}
            add_beside(session, Note, ref, **values)
        return ApplyOutcome(session.change_set_id, (f"{number}: noted beside {ref.upper()}",))

    def edit_note(self, number: str, text: str) -> ApplyOutcome:
        """Another text of a note; raises NotFoundError, NothingToDoError where it is the same."""
        wanted = number.strip().upper()
        cleaned = clean_text(text, "a note", _TEXT)
        with self._writing(f"edited note {wanted}", shorten(cleaned, _SHORT)) as session:
            note = _held_row(session, Note, "note", number)
            if note.text == cleaned:
                raise NothingToDoError(f"{wanted} says that already.")
            note.text = cleaned
        return ApplyOutcome(session.change_set_id, (f"{wanted}: {shorten(cleaned, _SHORT)}",))

    def drop_note(self, number: str, reason: str) -> ApplyOutcome:
        """Set a note aside; it stays on file as no longer held. Raises NotFoundError, UsageError."""
        wanted = number.strip().upper()
        note_of_change = self._grounds(reason, "set a note aside", f"set note {wanted} aside")
        with self._database.writing(note_of_change) as session:
            note = _held_row(session, Note, "note", number)
            note.recorded_to = session.started_at
        return ApplyOutcome(session.change_set_id, (f"{wanted}: set aside",))

    def add_tag(self, ref: str, words: tuple[str, ...], reason: str) -> ApplyOutcome:
        """Tags on a record; those that it carries already are left as they are. Raises UsageError."""
        cleaned = [clean_tag(word) for word in words]
        note = self._grounds(reason, "tag a record", f"tagged {ref.upper()}: {', '.join(cleaned)}")
        with self._database.writing(note) as session:
            known = tags_on(session, record_of(session, ref))
            new = [word for word in dict.fromkeys(cleaned) if word not in known]
            if not new:
                raise NothingToDoError(f"{ref.upper()} carries {', '.join(cleaned)} already.")
            for word in new:
                add_beside(session, Tag, ref, word=word)
        return ApplyOutcome(session.change_set_id, (f"{ref.upper()}: {', '.join(new)}",))

    def drop_tag(self, ref: str, words: tuple[str, ...], reason: str) -> ApplyOutcome:
        """Take tags off a record; raises NothingToDoError where it carries none of them."""
        cleaned = [clean_tag(word) for word in words]
        summary = f"took {', '.join(cleaned)} off {ref.upper()}"
        note = self._grounds(reason, "take a tag off", summary)
        with self._database.writing(note) as session:
            known = tags_on(session, record_of(session, ref))
            gone = [word for word in cleaned if word in known]
            if not gone:
                raise NothingToDoError(f"{ref.upper()} carries no {', '.join(cleaned)}.")
            for word in gone:
                session.current(Tag, known[word]).recorded_to = session.started_at
        return ApplyOutcome(session.change_set_id, (f"{ref.upper()}: no longer {', '.join(gone)}",))

    def second_reader(self, source: str, reason: str, *, is_asked: bool) -> ApplyOutcome:
        """Ask by a tag for a second reader of a source, or no longer; raises as tags do."""
        with self._database.reading() as session:
            id_of(session, Source, source, "source")
        change = self.add_tag if is_asked else self.drop_tag
        return change(source.strip(), (SECOND_READER,), reason)

    def add_task(self, ref: str, duty: Duty) -> ApplyOutcome:
        """A task about a record."""
        text = clean_text(duty.text, "a task", _SHORT)
        who = clean_text(duty.assignee, "a name", 80) if duty.assignee else None
        with self._writing(f"task about {ref.upper()}: {text}", text) as session:
            number = references.next_refs(session, references.TASK)[0]
            values = {"ref": number, "text": text, "assignee": who, "due_on": duty.due_on}
            add_beside(session, Task, ref, **values)
        return ApplyOutcome(session.change_set_id, (f"{number}: {text}",))

    def duty(self, number: str) -> Duty:
        """What a task asks for; raises NotFoundError."""
        wanted = number.strip().upper()
        for task in self.tasks():
            if task.ref == wanted:
                return Duty(task.text, task.assignee, task.due_on)
        raise NoSuchTaskError("task", number)

    def edit_task(self, number: str, duty: Duty) -> ApplyOutcome:
        """Let an open task be as it is told; raises NotFoundError, NothingToDoError."""
        wanted = number.strip().upper()
        text = clean_text(duty.text, "a task", _SHORT)
        who = clean_text(duty.assignee, "a name", 80) if duty.assignee else None
        with self._writing(f"edited task {wanted}: {text}", text) as session:
            task = _held_row(session, Task, "task", number)
            if task.done_at is not None:
                raise NothingToDoError(
                    f"{wanted} is done: what was done stays as it was asked for."
                )
            if (task.text, task.assignee, task.due_on) == (text, who, duty.due_on):
                raise NothingToDoError(f"{wanted} is so already.")
            task.text, task.assignee, task.due_on = text, who, duty.due_on
        return ApplyOutcome(session.change_set_id, (f"{wanted}: {text}",))

    def finish_task(self, number: str, outcome: str | None = None) -> ApplyOutcome:
        """Hold that a task is done, for its outcome; raises NothingToDoError where it is already."""
        wanted = number.strip().upper()
        result = clean_text(outcome, "an outcome", _SHORT) if outcome else None
        with self._writing(f"did {wanted}", result or "done as it was asked for") as session:
            task = _held_row(session, Task, "task", number)
            if task.done_at is not None:
                raise NothingToDoError(f"{wanted} is done already.")
            task.done_at = session.started_at
            task.outcome = result
        return ApplyOutcome(session.change_set_id, (f"{wanted}: done",))

    def drop_task(self, number: str, reason: str) -> ApplyOutcome:
        """Set a task aside that nobody has to do; raises NotFoundError, NothingToDoError where it is done."""
        wanted = number.strip().upper()
        note = self._grounds(reason, "set a task aside", f"set task {wanted} aside")
        with self._database.writing(note) as session:
            task = _held_row(session, Task, "task", number)
            if task.done_at is not None:
                raise NothingToDoError(
                    f"{wanted} is done: what was done stays on file. 'casetracker change undo' takes"
                    " the doing back, if it was said in error."
                )
            task.recorded_to = session.started_at
        return ApplyOutcome(session.change_set_id, (f"{wanted}: set aside",))

    def watch(self, ref: str, reason: str) -> ApplyOutcome:
        """Watch a record, for a reason that stands in place of an earlier one."""
        cleaned = clean_text(reason, "a reason", _SHORT)
        with self._writing(f"watches {ref.upper()}", cleaned) as session:
            set_aside_beside(session, Watch, ref)
            add_beside(session, Watch, ref, reason=cleaned, watcher=self._actor.name[:80])
        return ApplyOutcome(session.change_set_id, (f"{ref.upper()}: watched",))

    def unwatch(self, ref: str, reason: str) -> ApplyOutcome:
        """Watch a record no longer; raises NothingToDoError where nobody watches it."""
        note = self._grounds(reason, "watch no longer", f"no longer watches {ref.upper()}")
        with self._database.writing(note) as session:
            if not set_aside_beside(session, Watch, ref):
                raise NothingToDoError(f"Nobody watches {ref.upper()}.")
        return ApplyOutcome(session.change_set_id, (f"{ref.upper()}: no longer watched",))

    def prioritise(self, ref: str, priority: Priority, reason: str) -> ApplyOutcome:
        """How urgent a record is; a case carries it itself. Raises NotFoundError, UsageError."""
        summary = f"priority of {ref.upper()}: {priority.value}"
        note = self._grounds(reason, "set a priority", summary)
        with self._database.writing(note) as session:
            column, row_id = record_of(session, ref)
            if column == "case_id":
                session.current(Case, row_id).priority = priority
            else:
                set_aside_beside(session, RecordPriority, ref)
                if priority is not Priority.NORMAL:
                    add_beside(session, RecordPriority, ref, priority=priority)
        return ApplyOutcome(session.change_set_id, (f"{ref.upper()}: {priority.value}",))

    def _writing(self, summary: str, reason: str) -> Any:
        return self._database.writing(self._actor.note("docket", summary, reason=reason))

    def _grounds(self, reason: str, verb: str, summary: str) -> ChangeNote:
        return Grounds(reason).note(self._actor, verb, summary)


def clean_text(text: str | None, what: str, most: int) -> str:
    """The text without blanks around it; raises TextError."""
    cleaned = (text or "").strip()
    if not cleaned or len(cleaned) > most:
        raise TextError(what, most)
    return cleaned


def clean_tag(word: str) -> str:
    """The tag as it is kept; raises TagError."""
    cleaned = word.strip().casefold()
    if not _TAG.fullmatch(cleaned):
        raise TagError(word)
    return cleaned


def add_beside(session: WriteSession, model: Any, record: str, **values: Any) -> None:
    """A row of that kind beside a record; raises NotFoundError."""
    column, row_id = record_of(session, record)
    session.add(model(**{column: row_id}, **values, recorded_from=session.started_at))
    session.flush()


def set_aside_beside(session: WriteSession, model: Any, ref: str) -> int:
    """Set rows of that kind beside a record aside; gives how many."""
    column, row_id = record_of(session, ref)
    table = table_of(model)
    rows = session.exec(select(model).where(table.c[column] == row_id, held(table))).all()
    for row in rows:
        row.recorded_to = session.started_at
    session.flush()
    return len(rows)


def _held_row(session: WriteSession, model: type[_Row], what: str, ref: str) -> _Row:
    """The note or task under a reference that is still held; raises NoSuchTaskError."""
    table = table_of(model)
    row = session.exec(select(model).where(table.c.ref == ref.strip().upper(), held(table))).first()
    if row is None:
        raise NoSuchTaskError(what, ref)
    return row
