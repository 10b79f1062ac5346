"""Persons as they are read: found by any spelling of their name, and shown whole."""

from array import array
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import sqlalchemy as sa

from casetracker.errors import NotFoundError
from casetracker.model.columns import date_value
from casetracker.model.tables import Defendant, Person
from casetracker.model.vocabulary import Listing
from casetracker.news.naming.folding import folded
from casetracker.news.naming.scripts import plain_lower
from casetracker.store.queries.common import NoSuchRecordError, held, table_of
from casetracker.store.queries.defendants import defendant_lines
from casetracker.store.queries.filtering import persons_who
from casetracker.store.queries.identity import merged_into
from casetracker.store.queries.persons import (
    memberships_of,
    person_ids,
    person_lines,
    person_names,
    spellings_of,
)
from casetracker.store.sessions import Database, ReadSession
from casetracker.views.filters import Filters
from casetracker.views.persons import PersonLine, PersonView

_KEPT: Final = 200_000


class MergedError(NotFoundError):
    """A record that was merged into another one."""

    def __init__(self, ref: str, keeper: str) -> None:
        """Name the record that it is part of now."""
        super().__init__(f"{ref} is part of {keeper} now: see 'casetracker person show {keeper}'")


class PersonService:
    """Reads persons."""

    def __init__(self, database: Database) -> None:
        """Read a database."""
        self._database = database

    def ids(self, text: str | None = None, filters: Sequence[str] = ()) -> "array[int]":
        """Everybody's id, those with a name first; with a text, those whose reference or name holds it.

        A name is found by its letters without accents, and by its sounds in another script. Filters such
        as `stage=trial` leave those who are a defendant that fits; raises UsageError.
        """
        asked = Filters.parse(Listing.DEFENDANT, filters)
        wanted = plain_lower((text or "").strip())
        with self._database.reading() as session:
            if not asked and not wanted:
                return person_ids(session)
            rows = person_names(session)
            if asked:
                fit = persons_who(session, asked)
                rows = [row for row in rows if row[0] in fit]
        if not wanted:
            return array("q", [row[0] for row in rows])
        sounds = folded(wanted).full
        return array(
            "q",
            [
                person
                for person, ref, name, spellings in rows
                if wanted in f"{ref} ".lower()
                or (
                    (name or spellings)
                    and (
                        wanted in _plain(f"{name or ''} {spellings}")
                        or _sounds_like(sounds, f"{name or ''} {spellings}")
                    )
                )
            ],
        )

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


@lru_cache(maxsize=_KEPT)
def _plain(text: str) -> str:
    return plain_lower(text)


def _sounds_like(wanted: tuple[str, ...], text: str) -> bool:
    """Whether each word that is sought begins a word of the names, as both sound."""
    if not wanted:
        return False
    words = folded(text).full
    return all(any(word.startswith(each) for word in words) for each in wanted)


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
