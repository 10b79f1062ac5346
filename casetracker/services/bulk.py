"""One change made to many records at once: previewed first, then one change set."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from casetracker.errors import UsageError
from casetracker.model.tables import Case, RecordPriority, Tag, Watch
from casetracker.model.vocabulary import Priority
from casetracker.services.acting import Actor
from casetracker.services.noting import (
    NothingToDoError,
    add_beside,
    clean_tag,
    clean_text,
    set_aside_beside,
)
from casetracker.services.operating import Grounds, defendants_meant
from casetracker.services.proceeding import Happening, NoSuchStageError
from casetracker.services.recording.people import saved_id
from casetracker.services.recording.proceedings import (
    Scope,
    StageDraft,
    record_stage,
)
from casetracker.services.recording.scopes import scope_of
from casetracker.store.queries.records import labels, record_of, tags_on, watch_view
from casetracker.store.queries.stages import stage_views
from casetracker.store.sessions import Database, ReadSession, WriteSession
from casetracker.views.common import date_text
from casetracker.views.editing import BulkLine
from casetracker.views.review import ApplyOutcome

MOST: Final = 2000


class BulkError(UsageError):
    """A change of many records that says nothing, or too much."""


@dataclass(frozen=True, slots=True)
class BulkChange:
    """One of: tags to put on, a reason to watch, a priority, a stage; all but a watch with grounds."""

    tags: tuple[str, ...] = ()
    watch: str | None = None
    priority: Priority | None = None
    stage: Happening | None = None
    grounds: Grounds = field(default_factory=Grounds)

    def __str__(self) -> str:
        """The change in a few words."""
        if self.tags:
            return f"tag {', '.join(self.tags)}"
        if self.watch is not None:
            return "watch"
        if self.priority is not None:
            return f"priority {self.priority.value}"
        return self.stage.stage.replace("_", " ")[:40] if self.stage else ""


class BulkService:
    """Changes many records in one transaction."""

    def __init__(self, database: Database, actor: Actor) -> None:
        """Work on a database in somebody's name."""
        self._database = database
        self._actor = actor

    def preview(self, refs: Sequence[str], change: BulkChange) -> tuple[BulkLine, ...]:
        """What would become of each record, in the order given; raises NotFoundError, UsageError."""
        wanted = _wanted(refs, change)
        with self._database.reading() as session:
            names = labels(session)
            return tuple(
                BulkLine(ref, names.get(ref, ""), before, after, before != after)
                for ref, before, after in _states(session, wanted, change)
            )

    def apply(self, refs: Sequence[str], change: BulkChange) -> ApplyOutcome:
        """Change all of them; those that are so already are left as they are. Raises as `preview`."""
        wanted = _wanted(refs, change)
        summary = f"{change}: {_named(wanted)}"
        if change.watch is not None:
            note = self._actor.note("docket", summary, reason=change.watch)
        else:
            note = change.grounds.note(self._actor, "change many records", summary)
        with self._database.writing(note) as session:
            done = [
                ref
                for ref, before, after in list(_states(session, wanted, change))
                if before != after
            ]
            if not done:
                raise NothingToDoError(f"All of {_named(wanted)} are so already.")
            self._carry_out(session, done, change)
        left = len(wanted) - len(done)
        lines = [f"{change}: {len(done)} changed"]
        return ApplyOutcome(
            session.change_set_id, (*lines, *([f"{left} were so already"] if left else []))
        )

    def _carry_out(self, session: WriteSession, refs: Sequence[str], change: BulkChange) -> None:
        for ref in refs:
            if change.tags:
                known = tags_on(session, record_of(session, ref))
                for word in map(clean_tag, change.tags):
                    if word not in known:
                        add_beside(session, Tag, ref, word=word)
            elif change.watch is not None:
                set_aside_beside(session, Watch, ref)
                reason = clean_text(change.watch, "a reason", 400)
                add_beside(session, Watch, ref, reason=reason, watcher=self._actor.name[:80])
            elif change.priority is not None:
                _prioritise(session, ref, change.priority)
            else:
                _stage(session, ref, change)


def _wanted(refs: Sequence[str], change: BulkChange) -> list[str]:
    wanted = list(dict.fromkeys(ref.strip().upper() for ref in refs))
    if not wanted or len(wanted) > MOST:
        raise BulkError(f"name 1 to {MOST} records, not {len(wanted)}")
    if not str(change):
        raise BulkError("say what is to be done: tags, a reason to watch, a priority or a stage")
    return wanted


def _named(refs: Sequence[str]) -> str:
    shown = ", ".join(refs[:5])
    return f"{shown} and {len(refs) - 5} more" if len(refs) > 5 else shown  # noqa: PLR2004  five are named


def _states(
    session: ReadSession | WriteSession, refs: Sequence[str], change: BulkChange
) -> Iterator[tuple[str, str, str]]:
    """(reference, how it is now, how it would be) of each record."""
    if change.stage is not None:
        yield from _stages(session, refs, change)
        return
    for ref in refs:
        column, row_id = record_of(session, ref)
        if change.tags:
            known = tags_on(session, (column, row_id))
            new = {clean_tag(word) for word in change.tags}
            yield ref, _words(known), _words({*known, *new})
        elif change.watch is not None:
            before = watch_view(session, ref).reason
            yield ref, before or "not watched", clean_text(change.watch, "a reason", 400)
        else:
            now = watch_view(session, ref).priority
            yield ref, now.value, (change.priority or now).value


def _words(tags: object) -> str:
    found = sorted(map(str, tags)) if isinstance(tags, dict | set) else []
    return ", ".join(found) or "no tag"


def _stages(
    session: ReadSession | WriteSession, refs: Sequence[str], change: BulkChange
) -> Iterator[tuple[str, str, str]]:
    vocabulary = stage_views(session)
    happening = change.stage or Happening("")
    if happening.stage not in vocabulary:
        raise NoSuchStageError(happening.stage, list(vocabulary))
    after = f"{vocabulary[happening.stage].label}, {date_text(change.grounds.on)}"
    for ref in refs:
        record_of(session, ref)
        people = defendants_meant(session, [ref])
        now = {
            vocabulary[each.current_stage_code].label if each.current_stage_code else "no stage"
            for each in people
        }
        yield ref, " / ".join(sorted(now)), f"{after} ({len(people)})"


def _prioritise(session: WriteSession, ref: str, priority: Priority) -> None:
    column, row_id = record_of(session, ref)
    if column == "case_id":
        session.current(Case, row_id).priority = priority
        return
    set_aside_beside(session, RecordPriority, ref)
    if priority is not Priority.NORMAL:
        add_beside(session, RecordPriority, ref, priority=priority)


def _stage(session: WriteSession, ref: str, change: BulkChange) -> None:
    happening = change.stage or Happening("")
    scope: Scope = scope_of(session, ref)
    draft = StageDraft(
        happening.stage,
        change.grounds.on,
        happening.reported,
        happening.authority,
        happening.place,
    )
    event = record_stage(session, scope, draft)
    change.grounds.cite(session, "stage_event_id", [saved_id(event)])
