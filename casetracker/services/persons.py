"""Persons as they are read: found by any spelling of their name, and shown whole."""

from array import array
from collections.abc import Sequence

import sqlalchemy as sa

from casetracker.errors import NotFoundError
from casetracker.model.columns import date_value
from casetracker.model.tables import Defendant, Person
from casetracker.model.vocabulary import Listing
from casetracker.news.naming.folding import fold, folded
from casetracker.news.naming.scripts import plain_lower
from casetracker.services.kept_texts import KeptTexts
from casetracker.store.queries.common import NoSuchRecordError, held, table_of
from casetracker.store.queries.defendants import defendant_lines
from casetracker.store.queries.filtering import persons_who
from casetracker.store.queries.glance import change_counter
from casetracker.store.queries.identity import merged_into
from casetracker.store.queries.persons import (
    memberships_of,
    person_ids,
    person_lines,
    persons_numbered,
    spelled_names,
    spellings_of,
)
from casetracker.store.sessions import Database, ReadSession
from casetracker.views.filters import Filters
from casetracker.views.persons import PersonLine, PersonView


class MergedError(NotFoundError):
    """A record that was merged into another one."""

    def __init__(self, ref: str, keeper: str) -> None:
        """Name the record that it is part of now."""
        super().__init__(f"{ref} is part of {keeper} now: see 'casetracker person show {keeper}'")


class PersonService:
    """Reads persons; keeps ids, and what names are found by, until the docket changes."""

    def __init__(self, database: Database) -> None:
        """Read a database."""
        self._database = database
        self._counter: int | None = None
        self._ids: array[int] | None = None
        self._plain: KeptTexts | None = None
        self._heard: KeptTexts | None = None

    def ids(self, text: str | None = None, filters: Sequence[str] = ()) -> "array[int]":
        """Everybody's id, those with a name first; with a text, those whose reference or name holds it.

        A name is found by its letters without accents, and by its sounds in another script. Filters such
        as `stage=trial` leave those who are a defendant that fits; raises UsageError.
        """
        asked = Filters.parse(Listing.DEFENDANT, filters)
        wanted = plain_lower((text or "").strip())
        with self._database.reading() as session:
            every = self._known_ids(session)
            fit = persons_who(session, asked) if asked else None
            found = self._found(session, wanted) if wanted else None
        return array(
            "q",
            (
                each
                for each in every
                if (fit is None or each in fit) and (found is None or each in found)
            ),
        )

    def _known_ids(self, session: ReadSession) -> "array[int]":
        counter = change_counter(session)
        if self._ids is None or counter != self._counter:
            self._ids, self._counter = person_ids(session), counter
            self._plain = self._heard = None
        return self._ids

    def _found(self, session: ReadSession, wanted: str) -> set[int]:
        """Those whose reference or name holds a text, or whose name begins with its sounds."""
        plain, heard = self._names(session)
        found = plain.holding(wanted) | persons_numbered(session, wanted)
        sounds = [heard.holding(f" {word}") for word in folded(wanted).full]
        return found.union(set.intersection(*sounds)) if sounds else found

    def _names(self, session: ReadSession) -> tuple[KeptTexts, KeptTexts]:
        """Every name by its letters without accents, and by its words as they sound."""
        if self._plain is None or self._heard is None:
            plain, heard = KeptTexts(), KeptTexts()
            for number, name in spelled_names(session):
                plain.add(number, plain_lower(name))
                heard.add(number, "".join(f" {word}" for word in fold(name).full))
            self._plain, self._heard = plain, heard
        return self._plain, self._heard

    def lines(self, ids: Sequence[int]) -> tuple[PersonLine, ...]:
        """Persons as rows, in the order of their ids."""
        with self._database.reading() as session:
            return person_lines(session, list(ids))

    def person(self, ref: str) -> PersonView:
        """One person, whole, by their own reference or a defendant's; raises NotFoundError."""
        with self._database.reading() as session:
            person_id = _id_of(session, ref)
            persons, defendants = table_of(Person), table_of(Defendant)
            row = session.execute(sa.select(persons).where(persons.c.id == person_id)).one()
            (line,) = person_lines(session, [person_id])
            return PersonView(
                line=line,
                version=row.version,
                birth=date_value(row, "birth"),
                occupation=row.occupation,
                names=spellings_of(session, person_id),
                defendants=defendant_lines(session, defendants.c.person_id == person_id),
                memberships=memberships_of(session, person_id),
            )


def _id_of(session: ReadSession, ref: str) -> int:
    persons, defendants = table_of(Person), table_of(Defendant)
    wanted = ref.strip().upper()
    found = session.execute(
        sa.select(persons.c.id)
        .join(defendants, defendants.c.person_id == persons.c.id, isouter=True)
        .where(sa.or_(persons.c.ref == wanted, defendants.c.ref == wanted), held(persons))
        .limit(1)
    ).scalar()
    if found is None:
        keeper = merged_into(session, wanted)
        raise NoSuchRecordError("person", ref) if keeper is None else MergedError(wanted, keeper)
    return int(found)
