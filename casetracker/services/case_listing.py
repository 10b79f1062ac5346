"""Lists of cases of any length: ids at once, lines by the page."""

from array import array
from collections.abc import Sequence
from dataclasses import replace

from casetracker.model.vocabulary import Listing
from casetracker.services.acting import Actor
from casetracker.services.docketing import silence
from casetracker.store.queries.case_ids import case_ids, case_refs, case_texts
from casetracker.store.queries.cases import case_lines
from casetracker.store.queries.filtering import case_condition
from casetracker.store.queries.glance import change_counter
from casetracker.store.sessions import Database, ReadSession
from casetracker.views.docket import CaseLine
from casetracker.views.filters import Filters


class CaseListing:
    """Reads ids and lines of cases; keeps the ids and the texts it filters by until the docket changes."""

    def __init__(self, database: Database, actor: Actor) -> None:
        """Read a database; the actor is who asks."""
        self._database = database
        self._actor = actor
        self._counter: int | None = None
        self._texts: dict[int, str] = {}
        self._ordered: dict[tuple[str, bool], array[int]] = {}

    def ids(
        self,
        text: str | None = None,
        order: str = "case",
        filters: Sequence[str] = (),
        *,
        is_descending: bool = False,
    ) -> "array[int]":
        """The ids of the cases whose number or title holds the text, by `case`, `title` or `people`.

        Filters such as `stage=trial` leave cases in which somebody fits; raises UsageError.
        """
        wanted = (text or "").strip().casefold()
        asked = Filters.parse(Listing.CASE, filters)
        with self._database.reading() as session:
            self._forget_what_changed(session)
            if asked:
                condition = case_condition(session, asked)
                ids = case_ids(session, order, condition, is_descending=is_descending)
            else:
                ids = self._all(session, order, is_descending=is_descending)
            texts = self._known_texts(session) if wanted else {}
        if not wanted:
            return ids[:]
        return array("q", [each for each in ids if wanted in texts.get(each, "")])

    def lines(self, ids: Sequence[int]) -> tuple[CaseLine, ...]:
        """The cases of these ids as rows, in that order; what is no longer held is left out."""
        if not ids:
            return ()
        today = self._database.day
        with self._database.reading() as session:
            lines = case_lines(session, ids=tuple(ids))
        return tuple(replace(line, silent_days=silence(line, today)) for line in lines)

    def refs(self, ids: Sequence[int]) -> tuple[str, ...]:
        """The references of these ids, in that order; what is no longer held is left out."""
        with self._database.reading() as session:
            return case_refs(session, ids)

    def _forget_what_changed(self, session: ReadSession) -> None:
        counter = change_counter(session)
        if counter != self._counter:
            self._texts, self._ordered, self._counter = {}, {}, counter

    def _all(self, session: ReadSession, order: str, *, is_descending: bool) -> "array[int]":
        """Every id in an order: who types a filter asks for them with each key."""
        known = self._ordered.get((order, is_descending))
        if known is None:
            known = case_ids(session, order, is_descending=is_descending)
            self._ordered[order, is_descending] = known
        return known

    def _known_texts(self, session: ReadSession) -> dict[int, str]:
        if not self._texts:
            self._texts = {key: text.casefold() for key, text in case_texts(session)}
        return self._texts
