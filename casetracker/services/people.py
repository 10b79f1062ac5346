"""What a person enters and corrects of people: who stands in a case, who they are, how they are written."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import col, select

from casetracker.clock import today
from casetracker.model.columns import date_columns, date_value
from casetracker.model.partial_date import PartialDate, refuse_ahead
from casetracker.model.tables import (
    Case,
    Charge,
    Defendant,
    GroupMember,
    Hearing,
    Person,
    PersonName,
    Sentence,
    StageEvent,
)
from casetracker.model.vocabulary import DefendantRole, NameKind
from casetracker.services.acting import Actor
from casetracker.services.operating import Grounds
from casetracker.services.recording.edits import (
    NAME,
    EditError,
    NothingChangedError,
    clean_line,
    differences,
    optional_line,
    set_values,
    stands,
)
from casetracker.services.recording.people import last_ordinal, saved_id
from casetracker.services.recording.proceedings import refresh_current_stages
from casetracker.store import references
from casetracker.store.queries.common import held, id_of, table_of
from casetracker.store.sessions import Database, ReadSession, WriteSession
from casetracker.views.editing import PersonValues
from casetracker.views.review import ApplyOutcome


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """Somebody to enter in a case; without a name a placeholder."""

    name: str | None = None
    role: DefendantRole = DefendantRole.SUSPECT
    birth: PartialDate | None = None
    nationality: str | None = None
    occupation: str | None = None


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which a name is written."""

    text: str
    kind: NameKind = NameKind.AS_PRINTED
    script: str | None = None
    language: str | None = None


class PeopleService:
    """Reads and changes people for a form; each change is one transaction and one change set."""

    def __init__(self, database: Database, actor: Actor) -> None:
        """Work on a database in somebody's name."""
        self._database = database
        self._actor = actor

    def add(self, case_ref: str, draft: PersonDraft, grounds: Grounds) -> ApplyOutcome:
        """Enter somebody in a case; raises NotFoundError, EditError, AheadError."""
        refuse_ahead(draft.birth, today())
        name = optional_line(draft.name, NAME)
        where = case_ref.strip().upper()
        summary = f"entered {name or 'somebody unnamed'} in {where}"
        note = grounds.note(self._actor, "enter a person", summary)
        with self._database.writing(note) as session:
            case_id = id_of(session, Case, where, "case")
            person = Person(
                ref=references.next_refs(session, references.PERSON)[0],
                name=name,
                nationality=optional_line(draft.nationality, NAME),
                occupation=optional_line(draft.occupation, NAME),
                recorded_from=session.started_at,
                **date_columns("birth", draft.birth),
            )
            session.add(person)
            session.flush()
            defendant = Defendant(
                ref=references.next_refs(session, references.DEFENDANT)[0],
                case_id=case_id,
                person_id=saved_id(person),
                ordinal=last_ordinal(session, case_id) + 1,
                role=draft.role,
                recorded_from=session.started_at,
            )
            session.add(defendant)
            session.flush()
            if name is not None:
                _spell(session, person, Spelling(name), grounds)
            grounds.cite(session, "defendant_id", [saved_id(defendant)])
            refresh_current_stages(session, case_id)
            line = f"{defendant.ref} ({person.ref}): {name or 'unnamed'}, in {where}"
        return ApplyOutcome(session.change_set_id, (line,))

    def values(self, ref: str) -> PersonValues:
        """What may be changed of a defendant; raises NotFoundError."""
        with self._database.reading() as session:
            return _person_values(session, id_of(session, Defendant, ref, "defendant"))

    def edit(self, values: PersonValues, grounds: Grounds) -> ApplyOutcome:
        """Let a defendant and the person behind it be as the values say.

        A new name becomes a spelling as well, the old one stays on file as such. Raises ConflictError
        where somebody saved the person since, NothingChangedError, EditError, AheadError.
        """
        refuse_ahead(values.birth, today())
        name = optional_line(values.name, NAME)
        note = grounds.note(self._actor, "edit a person", f"edited {values.ref}")
        with self._database.writing(note) as session:
            defendant_id = id_of(session, Defendant, values.ref, "defendant")
            before = _person_values(session, defendant_id)
            # The stage of a defendant may move meanwhile: only a new role can clash with that.
            version = values.version if values.role is not before.role else None
            defendant = session.current(Defendant, defendant_id, version)
            person = session.current(Person, defendant.person_id, values.person_version)
            defendant.role = values.role
            set_values(
                person,
                {
                    "name": name,
                    "nationality": optional_line(values.nationality, NAME),
                    "occupation": optional_line(values.occupation, NAME),
                    **date_columns("birth", values.birth),
                },
            )
            session.flush()
            if name is not None and name != before.name and not _spelling(session, person, name):
                _spell(session, person, Spelling(name), grounds)
            told = differences(
                before, _person_values(session, defendant_id), ("version", "person_version")
            )
            if not told:
                raise NothingChangedError(values.ref)
            grounds.cite(session, "person_id", [saved_id(person)])
        return ApplyOutcome(session.change_set_id, tuple(f"{values.ref}: {each}" for each in told))

    def add_name(self, ref: str, spelling: Spelling, grounds: Grounds) -> ApplyOutcome:
        """A further spelling of somebody's name; the first one names them. Raises EditError."""
        text = clean_line(spelling.text, "a name", NAME)
        wanted = ref.strip().upper()
        note = grounds.note(self._actor, "add a spelling", f"{wanted} is also written “{text}”")
        with self._database.writing(note) as session:
            person = _person(session, wanted)
            if _spelling(session, person, text, spelling.kind):
                raise EditError(f"{person.ref} is on file as “{text}” already.")
            if person.name is None:
                person.name = text
            cleaned = Spelling(text, spelling.kind, spelling.script, spelling.language)
            _spell(session, person, cleaned, grounds)
            line = f"{person.ref}: “{text}” ({spelling.kind.value.replace('_', ' ')})"
        return ApplyOutcome(session.change_set_id, (line,))

    def drop_name(self, ref: str, text: str, grounds: Grounds) -> ApplyOutcome:
        """Set a spelling aside that was recorded in error; the name in use cannot be. Raises EditError."""
        wanted = ref.strip().upper()
        note = grounds.note(
            self._actor, "drop a spelling", f"{wanted} is not written “{text[:200]}”"
        )
        with self._database.writing(note) as session:
            person = _person(session, wanted)
            found = _spelling(session, person, text)
            if not found:
                raise EditError(f"{person.ref} is not on file as “{text[:200]}”.")
            if person.name == text:
                raise EditError(f"{person.ref} goes by “{text}”: give another name first.")
            for each in found:
                each.recorded_to = session.started_at
        return ApplyOutcome(session.change_set_id, (f"{person.ref}: “{text}” set aside",))

    def remove(self, ref: str, grounds: Grounds) -> ApplyOutcome:
        """Set a defendant aside who was entered in error; raises EditError where facts hang on them."""
        wanted = ref.strip().upper()
        note = grounds.note(self._actor, "set a defendant aside", f"set {wanted} aside")
        with self._database.writing(note) as session:
            defendant = session.current(Defendant, id_of(session, Defendant, wanted, "defendant"))
            if stands(session, GroupMember, "person_id", defendant.person_id):
                raise EditError(f"{wanted} is counted in a group: recount the group instead.")
            for model, what in (
                (StageEvent, "stages"),
                (Charge, "charges"),
                (Sentence, "sentences"),
                (Hearing, "hearings"),
            ):
                if stands(session, model, "defendant_id", saved_id(defendant)):
                    raise EditError(f"{what} of {wanted} are on file: set those aside first.")
            defendant.recorded_to = session.started_at
            session.flush()
            if not stands(session, Defendant, "person_id", defendant.person_id):
                session.current(Person, defendant.person_id).recorded_to = session.started_at
        return ApplyOutcome(session.change_set_id, (f"{wanted}: set aside",))


def _person_values(session: ReadSession | WriteSession, defendant_id: int) -> PersonValues:
    defendants, persons = table_of(Defendant), table_of(Person)
    row = session.execute(
        sa.select(
            persons,
            defendants.c.ref.label("defendant_ref"),
            defendants.c.version.label("defendant_version"),
            defendants.c.role,
        )
        .join(persons, persons.c.id == defendants.c.person_id)
        .where(defendants.c.id == defendant_id)
    ).one()
    return PersonValues(
        ref=row.defendant_ref,
        version=row.defendant_version,
        person_ref=row.ref,
        person_version=row.version,
        name=row.name,
        role=row.role,
        birth=date_value(row, "birth"),
        nationality=row.nationality,
        occupation=row.occupation,
    )


def _person(session: WriteSession, ref: str) -> Person:
    if ref.startswith("P-"):
        return session.current(Person, id_of(session, Person, ref, "person"))
    defendant = session.current(Defendant, id_of(session, Defendant, ref, "defendant"))
    return session.current(Person, defendant.person_id)


def _spelling(
    session: WriteSession, person: Person, text: str, kind: NameKind | None = None
) -> list[PersonName]:
    query = select(PersonName).where(
        col(PersonName.person_id) == person.id,
        col(PersonName.text) == text,
        held(table_of(PersonName)),
    )
    if kind is not None:
        query = query.where(col(PersonName.kind) == kind)
    return list(session.exec(query))


def _spell(session: WriteSession, person: Person, spelling: Spelling, grounds: Grounds) -> None:
    row = PersonName(
        person_id=saved_id(person),
        text=spelling.text,
        script=optional_line(spelling.script, 16),
        language=optional_line(spelling.language, 16),
        kind=spelling.kind,
        claim_id=grounds.claim_id(session),
        recorded_from=session.started_at,
    )
    session.add(row)
    session.flush()
    grounds.cite(session, "person_name_id", [saved_id(row)])
