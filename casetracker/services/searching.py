"""Searching the docket by words, seeing what a listing is made of, and keeping listings as views."""

from collections.abc import Sequence
from typing import Final

import sqlalchemy as sa
from sqlmodel import col, select

from casetracker.errors import NotFoundError, RefusedError, UsageError
from casetracker.model.tables import SavedView
from casetracker.model.vocabulary import Listing
from casetracker.services.acting import Actor
from casetracker.store.queries.common import held, table_of
from casetracker.store.queries.facets import facets
from casetracker.store.queries.filtering import defendant_condition
from casetracker.store.queries.search import search
from casetracker.store.queries.search_past import rows_of_past
from casetracker.store.queries.source_filtering import source_condition
from casetracker.store.search_index import rebuild_index
from casetracker.store.search_texts import KINDS
from casetracker.store.sessions import Database, WriteSession
from casetracker.text import safe_line
from casetracker.views.filters import Filters
from casetracker.views.search import FacetValue, SavedViewLine, SearchResult

MAX_NAME: Final = 80


class UnknownKindError(UsageError):
    """A kind of record that is not searched."""

    def __init__(self, kind: str) -> None:
        """Name those that are."""
        super().__init__(f"--kind {kind[:40]!r}: take one of {', '.join(KINDS)}")


class NoSuchViewError(NotFoundError):
    """A name under which no view is kept."""

    def __init__(self, name: str) -> None:
        """Name it, and where the others are."""
        super().__init__(f"no view {name[:MAX_NAME]!r} on file: see 'casetracker view list'")


class ViewNameError(UsageError):
    """A name that no view can have."""

    def __init__(self) -> None:
        """Say what a name is."""
        super().__init__(f"a view needs a name of 1 to {MAX_NAME} letters on one line")


class ViewThereError(RefusedError):
    """A name that another view has."""

    def __init__(self, name: str) -> None:
        """Say how to take its place."""
        super().__init__(f"a view {name!r} is on file: remove it first, or take another name")


class SearchService:
    """Finds records by their words; keeps filtered listings under a name."""

    def __init__(self, database: Database, actor: Actor) -> None:
        """Work on a database in somebody's name."""
        self._database = database
        self._actor = actor

    def search(self, text: str, kinds: Sequence[str] = (), limit: int = 20) -> SearchResult:
        """What holds all of the words, in any script; any text is a query. Raises UsageError.

        `kinds` narrows to cases, groups, persons, charges, claims, notes or sources; `limit` is per kind.
        """
        for kind in kinds:
            if kind not in KINDS:
                raise UnknownKindError(kind)
        with self._database.reading() as session:
            rows_of = None if self._database.viewpoint.is_now else rows_of_past
            return search(session, text, tuple(kinds) or tuple(KINDS), limit, rows_of=rows_of)

    def facets(self, filters: Filters | None = None, most: int = 20) -> tuple[FacetValue, ...]:
        """How the defendants to whom the filters apply are made up; raises UsageError."""
        with self._database.reading() as session:
            condition = defendant_condition(session, filters) if filters else None
            return facets(session, condition, most)

    def reindex(self) -> int:
        """Make the full text index anew; gives the number of records in it."""
        with self._database.writing(self._actor.note("setup", "made the index anew")) as session:
            return rebuild_index(session)

    def views(self) -> tuple[SavedViewLine, ...]:
        """The views on file, by name."""
        views = table_of(SavedView)
        with self._database.reading() as session:
            rows = session.execute(sa.select(views).where(held(views))).all()
        # By their characters: a server may order names by a language of its own.
        named = sorted(rows, key=lambda row: row.name)
        return tuple(SavedViewLine(row.name, row.listing, tuple(row.filters)) for row in named)

    def view(self, name: str) -> SavedViewLine:
        """The view of that name; raises NotFoundError."""
        for line in self.views():
            if line.name == safe_line(name):
                return line
        raise NoSuchViewError(name)

    def save_view(self, name: str, listing: Listing, texts: Sequence[str]) -> SavedViewLine:
        """Keep a listing under a name, its filters checked; raises UsageError or RefusedError."""
        name = safe_line(name)
        if not 0 < len(name) <= MAX_NAME:
            raise ViewNameError
        filters = Filters.parse(listing, texts)
        condition = source_condition if listing is Listing.SOURCE else defendant_condition
        note = self._actor.note("docket", f"kept the view {name}")
        with self._database.writing(note) as session:
            condition(session, filters)
            if _there(session, name) is not None:
                raise ViewThereError(name)
            session.add(
                SavedView(
                    name=name,
                    listing=listing,
                    filters=list(texts),
                    recorded_from=session.started_at,
                )
            )
        return SavedViewLine(name, listing, tuple(texts))

    def remove_view(self, name: str) -> None:
        """Set a view aside; raises NotFoundError."""
        name = safe_line(name)
        with self._database.writing(
            self._actor.note("docket", f"removed the view {name[:MAX_NAME]}")
        ) as session:
            view = _there(session, name)
            if view is None:
                raise NoSuchViewError(name)
            view.recorded_to = session.started_at


def _there(session: WriteSession, name: str) -> SavedView | None:
    return session.exec(
        select(SavedView).where(col(SavedView.name) == name, col(SavedView.recorded_to).is_(None))
    ).first()
