"""What a person records of courts: hearings with their result, sentences asked for and imposed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from casetracker.errors import NotFoundError, RefusedError
from casetracker.model.columns import date_columns, date_value
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import Defendant, GroupMember, Hearing, Sentence
from casetracker.model.vocabulary import (
    HearingKind,
    HearingResult,
    Openness,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
)
from casetracker.services.acting import Actor
from casetracker.services.operating import Grounds, defendants_meant
from casetracker.services.recording.people import saved_id
from casetracker.services.recording.proceedings import authority_id, kept_as
from casetracker.services.recording.scopes import as_named, scope_of
from casetracker.store.queries.common import present, table_of
from casetracker.store.queries.court import hearing_views, sentence_views
from casetracker.store.sessions import Database, WriteSession
from casetracker.text import people_words
from casetracker.views.common import date_text
from casetracker.views.proceeding import HearingView, SentenceView
from casetracker.views.review import ApplyOutcome

# what both engines hold as a number
_MOST: Final = 2_000_000_000


class NoSuchHearingError(NotFoundError):
    """A number under which no hearing is held."""

    def __init__(self, number: int) -> None:
        """Name it, and the command that lists those there are."""
        super().__init__(f"no hearing {number} on file: see 'casetracker hearing list'")


class SentenceError(RefusedError):
    """A sentence that cannot be recorded."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A hearing to record, as far as it is known."""

    kind: HearingKind = HearingKind.UNKNOWN
    scheduled: PartialDate | None = None
    court: str | None = None
    judge: str | None = None
    openness: Openness = Openness.UNKNOWN
    language: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a hearing; the day it was held is that of the grounds.

    Court, judge and doors as they turned out; None leaves what is on file.
    """

    result: HearingResult
    adjourned_to: PartialDate | None = None
    why: str | None = None
    court: str | None = None
    judge: str | None = None
    openness: Openness | None = None


@dataclass(frozen=True, slots=True)
class Punishment:
    """A sentence to record; `replaces` is the number of the one that it takes the place of."""

    standing: SentenceStanding
    kind: SentenceKind = SentenceKind.UNKNOWN
    amount: int | None = None
    unit: SentenceUnit | None = None
    regime: str | None = None
    credited_days: int | None = None
    court: str | None = None
    note: str | None = None
    replaces: int | None = None
    currency: str | None = None


class CourtService:
    """Reads and records hearings and sentences; each change is one transaction and one change set."""

    def __init__(self, database: Database, actor: Actor) -> None:
        """Work on a database in somebody's name."""
        self._database = database
        self._actor = actor

    def hearings(self, ref: str | None = None) -> tuple[HearingView, ...]:
        """Hearings in order of their day, of all cases or of a case, group or defendant."""
        with self._database.reading() as session:
            if ref is None:
                return hearing_views(session)
            scope = scope_of(session, ref)
            table = table_of(Hearing)
            condition = table.c.case_id == scope.case_id
            if scope.group_id is not None:
                own = sa.or_(table.c.group_id == scope.group_id, table.c.group_id.is_(None))
                condition = sa.and_(condition, own, table.c.defendant_id.is_(None))
            if scope.defendant_id is not None:
                own = table.c.defendant_id == scope.defendant_id
                condition = sa.and_(condition, sa.or_(own, table.c.defendant_id.is_(None)))
            return hearing_views(session, condition)

    def add_hearing(
        self,
        ref: str,
        sitting: Sitting,
        outcome: Outcome,
        grounds: Grounds,
        *,
        case: str | None = None,
    ) -> ApplyOutcome:
        """A hearing of a case, a group or a defendant; what does not fit is said, never refused."""
        summary = f"hearing of {as_named(ref)}: {sitting.kind.value}"
        note = grounds.note(self._actor, "record a hearing", summary)
        with self._database.writing(note) as session:
            scope = scope_of(session, ref, case)
            hearing = Hearing(
                case_id=scope.case_id,
                group_id=scope.group_id,
                defendant_id=scope.defendant_id,
                court_id=authority_id(session, sitting.court),
                judge=_cut(sitting.judge, 200),
                kind=sitting.kind,
                openness=sitting.openness,
                language=_cut(sitting.language, 200),
                note=_cut(sitting.note, 400),
                recorded_from=session.started_at,
                **date_columns("scheduled", sitting.scheduled),
            )
            _settle(hearing, outcome, grounds)
            session.add(hearing)
            session.flush()
            lines = _kept(session, hearing, grounds)
            lines = (*lines, *kept_as(session, sitting.court, hearing.court_id))
        return ApplyOutcome(session.change_set_id, lines)

    def settle_hearing(self, number: int, outcome: Outcome, grounds: Grounds) -> ApplyOutcome:
        """What became of a hearing on file: held, adjourned to a day for a reason, not held."""
        summary = f"hearing {number}: {outcome.result.value.replace('_', ' ')}"
        note = grounds.note(self._actor, "settle a hearing", summary)
        with self._database.writing(note) as session:
            hearing = session.get(Hearing, number)
            if hearing is None or hearing.recorded_to is not None:
                raise NoSuchHearingError(number)
            before = _adjournment(hearing)
            _settle(hearing, outcome, grounds)
            if outcome.court:
                hearing.court_id = authority_id(session, outcome.court)
            if outcome.judge:
                hearing.judge = _cut(outcome.judge, 200)
            if outcome.openness is not None:
                hearing.openness = outcome.openness
            session.flush()
            lines = _kept(session, hearing, grounds)
            if before not in (None, _adjournment(hearing)):
                lines = (*lines, f"note: {before}, is no longer on file")
            lines = (*lines, *kept_as(session, outcome.court, hearing.court_id))
        return ApplyOutcome(session.change_set_id, lines)

    def sentences(self, ref: str | None = None) -> tuple[SentenceView, ...]:
        """Sentences, of all or of a case, group or defendant; replaced ones are marked."""
        with self._database.reading() as session:
            if ref is None:
                return sentence_views(session)
            scope = scope_of(session, ref)
            table, members = table_of(Defendant), table_of(GroupMember)
            condition = table.c.case_id == scope.case_id
            if scope.defendant_id is not None:
                condition = table.c.id == scope.defendant_id
            elif scope.group_id is not None:
                people = sa.select(members.c.person_id).where(
                    members.c.group_id == scope.group_id, present(members)
                )
                condition = sa.and_(condition, table.c.person_id.in_(people))
            return sentence_views(session, condition)

    def sentence(
        self, refs: Sequence[str], punishment: Punishment, grounds: Grounds
    ) -> ApplyOutcome:
        """A sentence asked for or imposed, of each of the people meant; raises SentenceError."""
        check_term(punishment)
        who = ", ".join(map(as_named, refs))
        words = punishment.standing.value.replace("_", " ")
        note = grounds.note(self._actor, "record a sentence", f"sentence {words}: {who}")
        with self._database.writing(note) as session:
            people = defendants_meant(session, refs)
            check_replaced(session, punishment, people)
            ids = session.insert_rows(
                Sentence,
                [
                    {
                        "defendant_id": saved_id(each),
                        "standing": punishment.standing,
                        "kind": punishment.kind,
                        "amount": punishment.amount,
                        "unit": punishment.unit,
                        "currency": _cut(punishment.currency, 200),
                        "regime": _cut(punishment.regime, 200),
                        "credited_days": punishment.credited_days,
                        "court_id": authority_id(session, punishment.court),
                        "note": _cut(punishment.note, 400),
                        "replaces_id": punishment.replaces,
                        "recorded_from": session.started_at,
                        **date_columns("happened", grounds.on),
                        **date_columns("reported", None),
                    }
                    for each in people
                ],
            )
            grounds.cite(session, "sentence_id", ids)
            (view, *_) = sentence_views(session, table_of(Defendant).c.id == people[0].id)[-1:]
            line = f"sentence {words}, {people_words(len(ids))}: {view}, {grounds.day}"
        return ApplyOutcome(session.change_set_id, (line,))


def check_term(punishment: Punishment) -> None:
    """Raises SentenceError where what a sentence amounts to cannot be kept."""
    if (punishment.amount is None) != (punishment.unit is None):
        raise SentenceError("An amount needs its unit, and a unit its amount.")
    if punishment.currency and punishment.unit is not SentenceUnit.MONEY:
        raise SentenceError("A currency goes with an amount of money: give the unit money.")
    if max(punishment.amount or 0, punishment.credited_days or 0) > _MOST:
        raise SentenceError(f"An amount is at most {_MOST}, and so are days served.")
    if (punishment.amount or 0) < 0 or (punishment.credited_days or 0) < 0:
        raise SentenceError("An amount and days served are numbers from 0 on.")


def _settle(hearing: Hearing, outcome: Outcome, grounds: Grounds) -> None:
    hearing.result = outcome.result
    dates = date_columns("adjourned", outcome.adjourned_to)
    if grounds.on is not None:
        dates |= date_columns("happened", grounds.on)
    for name, value in dates.items():
        setattr(hearing, name, value)
    hearing.adjourned_why = _cut(outcome.why, 400)


def _adjournment(hearing: Hearing) -> str | None:
    """In words to what day and why a hearing was adjourned; None where neither is on file."""
    day = date_value(hearing, "adjourned")
    if day is None and hearing.adjourned_why is None:
        return None
    why = f", {hearing.adjourned_why}" if hearing.adjourned_why else ""
    to = f" to {date_text(day)}" if day else ""
    return f"that it was adjourned{to}{why}"


def _kept(session: WriteSession, hearing: Hearing, grounds: Grounds) -> tuple[str, ...]:
    grounds.cite(session, "hearing_id", [saved_id(hearing)])
    (view,) = hearing_views(session, table_of(Hearing).c.id == hearing.id)
    result = view.result.value.replace("_", " ")
    known = view.held or view.scheduled
    day = date_text(known) if known else "date not reported"
    told = f"hearing {view.number} of {view.case_ref}: {view.kind.value}, {result}, {day}"
    return (told, *(f"note: {warning}" for warning in view.warnings))


def check_replaced(
    session: WriteSession, punishment: Punishment, people: Sequence[Defendant]
) -> None:
    """Raises SentenceError unless it takes the place of one of the same person, in whatever case."""
    if punishment.replaces is None:
        return
    old = session.get(Sentence, punishment.replaces)
    if old is None or old.recorded_to is not None:
        raise SentenceError(f"There is no sentence {punishment.replaces} to replace.")
    before = session.current(Defendant, old.defendant_id)
    if len(people) != 1 or people[0].person_id != before.person_id:
        raise SentenceError(
            f"Sentence {old.id} is that of {before.ref}: it is replaced for that person alone."
        )


def _cut(text: str | None, length: int) -> str | None:
    cleaned = " ".join((text or "").split())
    return cleaned[:length] or None
