"""What a person records of the three axes: stages, custody, and whether the holder admits to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa
from sqlmodel import Session, col, select

from casetracker.errors import NotFoundError, RefusedError, UsageError
from casetracker.model.columns import date_value
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import (
    Case,
    CustodyEpisode,
    Defendant,
    DetaineeGroup,
    GroupMember,
    Person,
    Stage,
    StageEvent,
)
from casetracker.model.vocabulary import Acknowledgement, CustodyEnd, CustodyKind, Stance
from casetracker.procedure.stage_marks import StageMark
from casetracker.services.acting import Actor
from casetracker.services.operating import Grounds, defendants_meant
from casetracker.services.recording.custody import ends_early, held_over
from casetracker.services.recording.groups import cases_of
from casetracker.services.recording.people import saved_id
from casetracker.services.recording.proceedings import (
    Scope,
    StageDraft,
    authority_id,
    begin_custody,
    end_custody,
    kept_as,
    record_stage,
    refresh_current_stages,
)
from casetracker.services.recording.scopes import as_named, scope_of
from casetracker.services.statuses import marked, statuses
from casetracker.services.vocabularies import pack_of
from casetracker.store.queries.common import held, id_of, present, table_of
from casetracker.store.queries.facts import custody, stage_events
from casetracker.store.queries.stages import stage_views
from casetracker.store.sessions import Database, ReadSession, WriteSession
from casetracker.text import people_words
from casetracker.views.docket import CustodyView, StageEventView
from casetracker.views.proceeding import EventLine
from casetracker.views.review import ApplyOutcome


class NoSuchStageError(UsageError):
    """A stage that the vocabulary does not have."""

    def __init__(self, code: str, near: Sequence[str]) -> None:
        """Name some that it has."""
        super().__init__(f"there is no stage {code[:40]!r}; there are {', '.join(near)}")


class NoSuchEventError(NotFoundError):
    """A number under which no stage event is held."""

    def __init__(self, number: int) -> None:
        """Name it, and the command that lists those there are."""
        super().__init__(f"no stage event {number} on file: see 'casetracker event list'")


class CustodyError(RefusedError):
    """A step of custody that cannot be."""


@dataclass(frozen=True, slots=True)
class Happening:
    """A stage to record: its code, and where and by whom, as far as it is known."""

    stage: str
    authority: str | None = None
    place: str | None = None
    reported: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """A time in custody to record."""

    kind: CustodyKind = CustodyKind.UNKNOWN
    place: str | None = None
    authority: str | None = None
    facility: str | None = None
    acknowledged: Acknowledgement = Acknowledgement.NOT_REPORTED


class ProceedingService:
    """Reads and records stages and custody; each change is one transaction and one change set."""

    def __init__(self, database: Database, actor: Actor) -> None:
        """Work on a database in somebody's name."""
        self._database = database
        self._actor = actor

    def events(self, ref: str) -> tuple[EventLine, ...]:
        """The stage events of a case, a group or a defendant, in order; derived stages are marked."""
        with self._database.reading() as session:
            wanted = ref.strip().upper()
            if wanted.startswith("G-"):
                group_id = id_of(session, DetaineeGroup, wanted, "group")
                cases = cases_of(session, session.get_one(DetaineeGroup, group_id))
                found = [
                    event
                    for case in cases
                    for event in _marked(session, case, stage_events(session, saved_id(case)))
                    if event.scope in (wanted, "all defendants")
                ]
                return tuple(map(_line, found))
            scope = scope_of(session, wanted)
            events = stage_events(session, scope.case_id, defendant_id=scope.defendant_id)
            case = session.get_one(Case, scope.case_id)
            lines = tuple(map(_line, _marked(session, case, events)))
            if scope.defendant_id is None:
                return lines
            return (*lines, *_derived(session, scope))

    def record(
        self, ref: str, happening: Happening, grounds: Grounds, *, case: str | None = None
    ) -> ApplyOutcome:
        """A stage of a case, a group or a defendant; what does not fit is said, never refused."""
        summary = f"{happening.stage.replace('_', ' ')[:40]}: {as_named(ref)}"
        note = grounds.note(self._actor, "record a stage", summary)
        with self._database.writing(note) as session:
            _check_stage(session, happening.stage)
            scope = scope_of(session, ref, case)
            known = set(_warnings(session, scope))
            draft = StageDraft(
                happening.stage,
                grounds.on,
                happening.reported,
                happening.authority,
                happening.place,
            )
            event = record_stage(session, scope, draft)
            grounds.cite(session, "stage_event_id", [saved_id(event)])
            lines = [f"event {event.id}: {summary}, {grounds.day}", *_after_leaving(session, event)]
            lines += [f"note: {each}" for each in _warnings(session, scope) if each not in known]
            lines += _marks(session, event, happening.authority)
        return ApplyOutcome(session.change_set_id, tuple(lines))

    def correct(self, number: int, happening: Happening, grounds: Grounds) -> ApplyOutcome:
        """Another stage event in place of one on file, of the same people; raises NotFoundError."""
        summary = f"set stage event {number} right: {happening.stage.replace('_', ' ')[:40]}"
        note = grounds.note(self._actor, "set a stage right", summary)
        with self._database.writing(note) as session:
            _check_stage(session, happening.stage)
            old = session.get(StageEvent, number)
            if old is None or old.recorded_to is not None:
                raise NoSuchEventError(number)
            scope = Scope(old.case_id, old.group_id, old.defendant_id)
            known = set(_warnings(session, scope))
            draft = StageDraft(
                happening.stage,
                grounds.on,
                happening.reported or date_value(old, "reported"),
                happening.authority,
                happening.place,
            )
            event = record_stage(session, scope, draft, instead_of=old)
            grounds.cite(session, "stage_event_id", [saved_id(event)])
            lines = [f"event {event.id} in place of {number}: {grounds.day}"]
            lines += [f"note: {each}" for each in _warnings(session, scope) if each not in known]
            lines += _marks(session, event, happening.authority)
        return ApplyOutcome(session.change_set_id, tuple(lines))

    def withdraw(self, number: int, grounds: Grounds) -> ApplyOutcome:
        """Hold that a stage event was recorded in error; it stays on file as superseded."""
        note = grounds.note(self._actor, "withdraw an event", f"withdrew stage event {number}")
        with self._database.writing(note) as session:
            event = session.get(StageEvent, number)
            if event is None or event.recorded_to is not None:
                raise NoSuchEventError(number)
            event.recorded_to = session.started_at
            refresh_current_stages(session, event.case_id)
        return ApplyOutcome(session.change_set_id, (f"event {number}: withdrawn",))

    def custody(self, ref: str) -> tuple[CustodyView, ...]:
        """The custody of the people of a case, of a group or of one defendant, oldest first."""
        with self._database.reading() as session:
            wanted = ref.strip().upper()
            if wanted.startswith("G-"):
                return _custody_of_group(session, id_of(session, DetaineeGroup, wanted, "group"))
            scope = scope_of(session, wanted)
            person = None
            if scope.defendant_id is not None:
                person = session.get_one(Defendant, scope.defendant_id).person_id
            return custody(session, scope.case_id, person_id=person)

    def begin(self, refs: Sequence[str], holding: Holding, grounds: Grounds) -> ApplyOutcome:
        """Begin custody of people who are not held; raises CustodyError where all of them are."""
        who = ", ".join(map(as_named, refs))
        note = grounds.note(self._actor, "record custody", f"custody begun: {who}")
        with self._database.writing(note) as session:
            people = defendants_meant(session, refs)
            ids = begin_custody(
                session,
                people,
                started=grounds.on,
                place=holding.place,
                authority=holding.authority,
            )
            if not ids:
                raise CustodyError(f"All of {who} are held already: end that first, or change it.")
            for episode in _episodes(session, ids):
                episode.kind = holding.kind
                episode.acknowledged = holding.acknowledged
                episode.facility_id = authority_id(session, holding.facility)
            grounds.cite(session, "custody_episode_id", ids)
            lines = [f"custody begun of {people_words(len(ids))}, {grounds.day}"]
            if len(ids) < len(people):
                lines.append(f"{len(people) - len(ids)} were held already")
            lines += held_over(session, _episodes(session, ids))
        return ApplyOutcome(session.change_set_id, tuple(lines))

    def end(self, refs: Sequence[str], how: CustodyEnd, grounds: Grounds) -> ApplyOutcome:
        """End the custody of people who are held; raises CustodyError where none of them is."""
        who = ", ".join(map(as_named, refs))
        note = grounds.note(self._actor, "end custody", f"custody ended, {how.value}: {who}")
        with self._database.writing(note) as session:
            ids = end_custody(session, defendants_meant(session, refs), grounds.on, how)
            if not ids:
                raise CustodyError(f"None of {who} is recorded as held.")
            session.flush()
            grounds.cite(session, "custody_episode_id", ids)
            words = f"{how.value.replace('_', ' ')}, {grounds.day}"
            lines = [f"custody ended of {people_words(len(ids))}: {words}"]
            lines += ends_early(_episodes(session, ids))
        return ApplyOutcome(session.change_set_id, tuple(lines))

    def acknowledge(
        self, refs: Sequence[str], acknowledged: Acknowledgement, grounds: Grounds
    ) -> ApplyOutcome:
        """Record whether the holder admits to holding people; neither stage nor custody changes."""
        who = ", ".join(map(as_named, refs))
        words = acknowledged.value.replace("_", " ")
        note = grounds.note(self._actor, "record an acknowledgement", f"holding {words}: {who}")
        with self._database.writing(note) as session:
            persons = [each.person_id for each in defendants_meant(session, refs)]
            episodes = session.exec(
                select(CustodyEpisode).where(
                    col(CustodyEpisode.person_id).in_(persons),
                    col(CustodyEpisode.how_ended).is_(None),
                    held(table_of(CustodyEpisode)),
                )
            ).all()
            if not episodes:
                raise CustodyError(f"None of {who} is recorded as held.")
            for episode in episodes:
                episode.acknowledged = acknowledged
            grounds.cite(session, "custody_episode_id", [saved_id(each) for each in episodes])
        return ApplyOutcome(
            session.change_set_id, (f"holding of {people_words(len(episodes))}: {words}",)
        )


def _custody_of_group(session: ReadSession, group_id: int) -> tuple[CustodyView, ...]:
    """The times in custody of those who are in a group, in whatever cases it stands; each once."""
    members, persons = table_of(GroupMember), table_of(Person)
    query = (
        sa.select(persons.c.ref)
        .join(members, members.c.person_id == persons.c.id)
        .where(members.c.group_id == group_id, present(members))
    )
    theirs = set(session.execute(query).scalars())
    cases = cases_of(session, session.get_one(DetaineeGroup, group_id))
    found = {
        each.number: each
        for case in cases
        for each in custody(session, saved_id(case))
        if each.person_ref in theirs
    }
    return tuple(found.values())


def _check_stage(session: WriteSession, code: str) -> None:
    if session.get(Stage, code) is None:
        raise NoSuchStageError(code, list(stage_views(session)))


def _warnings(session: WriteSession, scope: Scope) -> list[str]:
    """What does not fit in the stages of those whom a scope concerns, each sentence once."""
    session.flush()
    jurisdiction = session.get_one(Case, scope.case_id).jurisdiction
    found = statuses(session, scope.case_id, rules=pack_of(jurisdiction).rules)
    told = [
        warning
        for defendant_id, status in found.items()
        if scope.defendant_id in (None, defendant_id)
        for warning in status.warnings
    ]
    return list(dict.fromkeys(told))


def _after_leaving(session: WriteSession, event: StageEvent) -> list[str]:
    """That somebody had certainly left the case before what was just recorded of them there."""
    if event.defendant_id is None:
        return []
    defendant = session.get_one(Defendant, event.defendant_id)
    left = date_value(defendant, "ended")
    is_after = (
        defendant.ended_latest is not None
        and event.happened_earliest is not None
        and event.happened_earliest > defendant.ended_latest
    )
    if left is None or not is_after:
        return []
    return [f"note: {defendant.ref} had left the case by {left}: record it where they went"]


def _marks(session: WriteSession, event: StageEvent, named: str | None) -> list[str]:
    """How an event that was just recorded is marked in the list of events, and its body called there."""
    case = session.get_one(Case, event.case_id)
    events = stage_events(session, event.case_id)
    (own,) = _marked(session, case, [each for each in events if each.id == event.id])
    marks = [f"note: marked as {each.value} in the list of events" for each in own.marks]
    return [*marks, *kept_as(session, named, event.authority_id)]


def _marked(
    session: Session, case: Case, events: Iterable[StageEventView]
) -> tuple[StageEventView, ...]:
    return marked(session, saved_id(case), pack_of(case.jurisdiction).rules, events)


def _line(event: StageEventView) -> EventLine:
    is_disputed = any(each.stance is Stance.CONTRADICTS for each in event.citations)
    return EventLine(
        number=event.id,
        stage=event.stage,
        happened=event.happened,
        reported=event.reported,
        authority=event.authority,
        place=event.place,
        scope=event.scope,
        is_derived=False,
        is_contradicted=is_disputed or StageMark.CONTRADICTED in event.marks,
        citations=event.citations,
        marks=event.marks,
    )


def _derived(session: ReadSession, scope: Scope) -> list[EventLine]:
    """The stages that the one reached implies and nobody reported."""
    jurisdiction = session.get_one(Case, scope.case_id).jurisdiction
    found = statuses(session, scope.case_id, rules=pack_of(jurisdiction).rules)
    status = found.get(scope.defendant_id or 0)
    vocabulary = stage_views(session)
    return [
        EventLine(
            number=None,
            stage=replace(vocabulary[code], since=None),
            happened=None,
            reported=None,
            authority=None,
            place=None,
            scope=f"implied by {vocabulary[status.event.code].label}",
            is_derived=True,
            is_contradicted=False,
            citations=(),
        )
        for code in (status.derived if status else ())
        if status is not None and code in vocabulary
    ]


def _episodes(session: WriteSession, ids: Sequence[int]) -> list[CustodyEpisode]:
    return [session.current(CustodyEpisode, number) for number in ids]
