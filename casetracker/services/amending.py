"""Facts on file that a person sets right: times in custody, hearings, sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from casetracker.clock import today
from casetracker.model.columns import date_columns, date_value
from casetracker.model.partial_date import refuse_ahead
from casetracker.model.tables import Authority, CustodyEpisode, Defendant, Hearing, Sentence
from casetracker.services.acting import Actor
from casetracker.services.court import Punishment, SentenceError, check_replaced, check_term
from casetracker.services.operating import Grounds
from casetracker.services.recording.custody import ends_early, held_over
from casetracker.services.recording.edits import (
    NAME,
    TITLE,
    EditError,
    NoSuchNumberError,
    NothingChangedError,
    differences,
    optional_line,
    set_values,
)
from casetracker.services.recording.proceedings import authority_id, kept_as
from casetracker.store.errors import ChangedMeanwhileError
from casetracker.store.queries.common import held, table_of
from casetracker.store.queries.court import hearing_views
from casetracker.store.sessions import Database, ReadSession, WriteSession
from casetracker.views.editing import CustodyValues, HearingValues, SentenceValues
from casetracker.views.review import ApplyOutcome

_NAMED = 5


class AmendingService:
    """Reads and changes facts for a form; each change is one transaction and one change set."""

    def __init__(self, database: Database, actor: Actor) -> None:
        """Work on a database in somebody's name."""
        self._database = database
        self._actor = actor

    def custody_values(self, numbers: Iterable[int]) -> CustodyValues:
        """What may be changed of a time in custody, or of several that are alike.

        Raises NotFoundError, EditError where they differ.
        """
        with self._database.reading() as session:
            return _custody_values(session, tuple(dict.fromkeys(numbers)))

    def edit_custody(self, values: CustodyValues, grounds: Grounds) -> ApplyOutcome:
        """Let times in custody be as the values say; what is odd of them then is said, never refused.

        Raises ConflictError where somebody saved one since, NothingChangedError, EditError, AheadError.
        """
        refuse_ahead(values.started, today())
        refuse_ahead(values.ended, today())
        if values.ended is not None and values.how_ended is None:
            raise EditError("An end that has a day has its way: say how it ended, unknown will do.")
        what = _named("custody", values.numbers)
        note = grounds.note(self._actor, "edit a time in custody", f"edited {what}")
        with self._database.writing(note) as session:
            episodes = [
                _current(session, CustodyEpisode, "custody", number, version)
                for number, version in zip(values.numbers, values.versions, strict=True)
            ]
            before = _custody_values(session, values.numbers)
            if values.how_ended is None and before.how_ended is not None:
                _refuse_held_twice(session, episodes)
            wanted = {
                "kind": values.kind,
                "place": optional_line(values.place, NAME),
                "acknowledged": values.acknowledged,
                "how_ended": values.how_ended,
                **_body(session, "facility_id", before.facility, values.facility),
                **_body(session, "authority_id", before.authority, values.authority),
                **date_columns("started", values.started),
                **date_columns("ended", values.ended),
            }
            for episode in episodes:
                set_values(episode, wanted)
            session.flush()
            lines = _told(what, before, _custody_values(session, values.numbers))
            grounds.cite(session, "custody_episode_id", values.numbers)
            if values.started != before.started:
                lines += held_over(session, episodes)
            lines += ends_early(episodes)
            for name, row_id in (
                (values.facility, episodes[0].facility_id),
                (values.authority, episodes[0].authority_id),
            ):
                lines += kept_as(session, name, row_id)
        return ApplyOutcome(session.change_set_id, tuple(lines))

    def hearing_values(self, number: int) -> HearingValues:
        """What may be changed of a hearing; raises NotFoundError."""
        with self._database.reading() as session:
            return _hearing(session, number)

    def edit_hearing(self, values: HearingValues, grounds: Grounds) -> ApplyOutcome:
        """Let a hearing be as the values say; what does not fit is said, never refused.

        Raises ConflictError where somebody saved it since, NothingChangedError, EditError, AheadError.
        """
        refuse_ahead(values.held, today())
        what = _named("hearing", (values.number,))
        note = grounds.note(self._actor, "edit a hearing", f"edited {what}")
        with self._database.writing(note) as session:
            row = _current(session, Hearing, "hearing", values.number, values.version)
            before = _hearing(session, values.number)
            set_values(
                row,
                {
                    "kind": values.kind,
                    "result": values.result,
                    "adjourned_why": optional_line(values.adjourned_why, TITLE),
                    "judge": optional_line(values.judge, NAME),
                    "openness": values.doors,
                    "language": optional_line(values.language, NAME),
                    "note": optional_line(values.note, TITLE),
                    **_body(session, "court_id", before.court, values.court),
                    **date_columns("scheduled", values.scheduled),
                    **date_columns("happened", values.held),
                    **date_columns("adjourned", values.adjourned_to),
                },
            )
            session.flush()
            lines = _told(what, before, _hearing(session, values.number))
            grounds.cite(session, "hearing_id", [values.number])
            for view in hearing_views(session, table_of(Hearing).c.id == values.number):
                lines += [f"note: {warning}" for warning in view.warnings]
            lines += kept_as(session, values.court, row.court_id)
        return ApplyOutcome(session.change_set_id, tuple(lines))

    def sentence_values(self, number: int) -> SentenceValues:
        """What may be changed of a sentence; raises NotFoundError."""
        with self._database.reading() as session:
            return _sentence(session, number)

    def edit_sentence(self, values: SentenceValues, grounds: Grounds) -> ApplyOutcome:
        """Let a sentence be as the values say.

        Raises ConflictError where somebody saved it since, NothingChangedError, EditError, SentenceError,
        AheadError.
        """
        refuse_ahead(values.date, today())
        check_term(_punishment(values))
        what = _named("sentence", (values.number,))
        note = grounds.note(self._actor, "edit a sentence", f"edited {what}")
        with self._database.writing(note) as session:
            row = _current(session, Sentence, "sentence", values.number, values.version)
            before = _sentence(session, values.number)
            if values.replaces != before.replaces:
                _check_place(session, row, values)
            set_values(
                row,
                {
                    "standing": values.standing,
                    "kind": values.kind,
                    "amount": values.amount,
                    "unit": values.unit,
                    "currency": optional_line(values.currency, NAME),
                    "regime": optional_line(values.regime, NAME),
                    "credited_days": values.credited_days,
                    "note": optional_line(values.note, TITLE),
                    "replaces_id": values.replaces,
                    **_body(session, "court_id", before.court, values.court),
                    **date_columns("happened", values.date),
                },
            )
            session.flush()
            lines = _told(what, before, _sentence(session, values.number))
            grounds.cite(session, "sentence_id", [values.number])
            lines += kept_as(session, values.court, row.court_id)
        return ApplyOutcome(session.change_set_id, tuple(lines))


def _custody_values(session: ReadSession | WriteSession, numbers: Sequence[int]) -> CustodyValues:
    found = [_custody(session, number) for number in numbers]
    alike = replace(
        found[0],
        numbers=tuple(numbers),
        versions=tuple(version for each in found for version in each.versions),
    )
    for each in found:
        differing = differences(found[0], each, ("numbers", "versions"))
        if differing:
            (first,), (other,) = found[0].numbers, each.numbers
            raise EditError(
                f"custody {first} and {other} are not alike ({differing[0]}): edit each by itself."
            )
    return alike


def _custody(session: ReadSession | WriteSession, number: int) -> CustodyValues:
    row = _held(session, CustodyEpisode, "custody", number)
    return CustodyValues(
        numbers=(number,),
        versions=(row.version,),
        started=date_value(row, "started"),
        kind=row.kind,
        place=row.place,
        facility=_name(session, row.facility_id),
        authority=_name(session, row.authority_id),
        acknowledged=row.acknowledged,
        ended=date_value(row, "ended"),
        how_ended=row.how_ended,
    )


def _refuse_held_twice(session: WriteSession, episodes: Sequence[CustodyEpisode]) -> None:
    """Nobody is in two times in custody that both go on."""
    table = table_of(CustodyEpisode)
    query = (
        sa.select(table.c.id)
        .where(
            table.c.person_id.in_([each.person_id for each in episodes]),
            table.c.how_ended.is_(None),
            held(table),
        )
        .limit(1)
    )
    other = session.execute(query).scalar()
    if other is not None:
        raise EditError(f"This one goes on as custody {other} does already: end that one first.")


def _hearing(session: ReadSession | WriteSession, number: int) -> HearingValues:
    row = _held(session, Hearing, "hearing", number)
    return HearingValues(
        number=number,
        version=row.version,
        kind=row.kind,
        scheduled=date_value(row, "scheduled"),
        held=date_value(row, "happened"),
        result=row.result,
        adjourned_to=date_value(row, "adjourned"),
        adjourned_why=row.adjourned_why,
        court=_name(session, row.court_id),
        judge=row.judge,
        doors=row.openness,
        language=row.language,
        note=row.note,
    )


def _sentence(session: ReadSession | WriteSession, number: int) -> SentenceValues:
    row = _held(session, Sentence, "sentence", number)
    return SentenceValues(
        number=number,
        version=row.version,
        standing=row.standing,
        kind=row.kind,
        amount=row.amount,
        unit=row.unit,
        currency=row.currency,
        regime=row.regime,
        credited_days=row.credited_days,
        date=date_value(row, "happened"),
        court=_name(session, row.court_id),
        note=row.note,
        replaces=row.replaces_id,
    )


def _punishment(values: SentenceValues) -> Punishment:
    return Punishment(
        values.standing,
        amount=values.amount,
        unit=values.unit,
        credited_days=values.credited_days,
        replaces=values.replaces,
        currency=values.currency,
    )


def _check_place(session: WriteSession, row: Sentence, values: SentenceValues) -> None:
    """Raises SentenceError where a sentence cannot take the place of the one that it is said to."""
    check_replaced(session, _punishment(values), [session.get_one(Defendant, row.defendant_id)])
    before = values.replaces
    while before is not None:
        if before == row.id:
            raise SentenceError(
                f"Sentence {before} cannot take the place of one that took its own."
            )
        before = session.get_one(Sentence, before).replaces_id


# -- what the kinds of facts share


def _held(
    session: ReadSession | WriteSession, model: type[SQLModel], what: str, number: int
) -> Any:
    """The row of a fact on file; raises NoSuchNumberError."""
    row: Any = session.get(model, number)
    if row is None or row.recorded_to is not None:
        raise NoSuchNumberError(what, number, f"{what} list")
    return row


def _current(
    session: WriteSession, model: type[SQLModel], what: str, number: int, version: int
) -> Any:
    """The row of a fact to change; raises ConflictError where it is not the version that was seen."""
    row = _held(session, model, what, number)
    if row.version != version:
        raise ChangedMeanwhileError(f"{what} {number}")
    return row


def _name(session: ReadSession | WriteSession, body_id: int | None) -> str | None:
    body = None if body_id is None else session.get(Authority, body_id)
    return None if body is None else body.name


def _body(
    session: WriteSession, column: str, before: str | None, wanted: str | None
) -> dict[str, int | None]:
    """The column of a court or another body, where another one is meant than the one on file."""
    name = optional_line(wanted, NAME)
    return {} if name == before else {column: authority_id(session, name)}


def _named(what: str, numbers: Sequence[int]) -> str:
    """Facts by their numbers, five at most: `custody 7, 8`."""
    more = " …" if len(numbers) > _NAMED else ""
    return f"{what} {', '.join(map(str, numbers[:_NAMED]))}{more}"


def _told(what: str, before: Any, after: Any) -> list[str]:
    """What was and what is, value by value; raises NothingChangedError."""
    told = differences(before, after, ("numbers", "version", "versions"))
    if not told:
        raise NothingChangedError(what)
    return [f"{what}: {each}" for each in told]
