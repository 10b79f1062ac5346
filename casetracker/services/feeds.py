"""Feeds that are followed: added, listed, fetched when asked, removed."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Final, Protocol

import sqlalchemy as sa
from sqlmodel import col, select

from casetracker.clock import utc_now
from casetracker.errors import CasetrackerError, DatabaseError, InstallationError, NotFoundError
from casetracker.model.columns import NAME, TITLE
from casetracker.model.tables import Feed, FeedFetch, Publisher
from casetracker.services.acting import Actor
from casetracker.services.fetching import Fetched, checked_url
from casetracker.services.importing import Document, ImportService
from casetracker.services.recording.people import saved_id
from casetracker.store.queries.common import table_of
from casetracker.store.sessions import Database, ReadSession, WriteSession
from casetracker.views.feeds import FeedOutcome, FeedView, FetchView
from casetracker.views.review import ImportOutcome

_KIND: Final = "feed"


class NoFeedError(NotFoundError):
    """A feed that is not followed."""

    def __init__(self, named: str) -> None:
        """Name it."""
        super().__init__(f"no feed {named}: see 'casetracker feed list'")


class Source(Protocol):
    """What fetches; the guarded fetcher is one."""

    def fetch(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """The document at an address; raises FetchError."""


FetcherFactory = Callable[[], AbstractContextManager[Source]]


class FeedService:
    """Follows feeds; one that is broken is reported and the others go on."""

    def __init__(
        self,
        database: Database,
        actor: Actor,
        importing: ImportService,
        fetcher: FetcherFactory,
        *,
        any_port: bool = False,
    ) -> None:
        """Work on a database in somebody's name, with what imports and what fetches."""
        self._database = database
        self._actor = actor
        self._importing = importing
        self._fetcher = fetcher
        self._any_port = any_port

    def add(self, url: str, publisher: str | None = None) -> FeedView:
        """Follow a feed; nothing is fetched yet. A feed that was removed is followed again."""
        url = url.strip()
        checked_url(url, any_port=self._any_port)
        with self._database.writing(self._actor.note("docket", f"follows {url[:200]}")) as session:
            feed = session.exec(select(Feed).where(col(Feed.url) == url)).first()
            publisher_id = _publisher_id(session, publisher)
            if feed is None:
                feed = Feed(
                    url=url, kind=_KIND, publisher_id=publisher_id, recorded_from=session.started_at
                )
                session.add(feed)
            else:
                feed.recorded_to = None
                feed.publisher_id = publisher_id or feed.publisher_id
            session.flush()
            feed_id = saved_id(feed)
        return self.feed(str(feed_id))

    def remove(self, named: str) -> FeedView:
        """Follow a feed no longer; what it brought stays. Raises NoFeedError."""
        view = self.feed(named)
        with self._database.writing(
            self._actor.note("docket", f"no longer follows {view.url[:200]}")
        ) as session:
            feed = session.get(Feed, view.id)
            if feed is not None:
                feed.recorded_to = session.started_at
        return view

    def feeds(self) -> tuple[FeedView, ...]:
        """The feeds that are followed, in the order in which they were added."""
        with self._database.reading() as session:
            return _views(session)

    def feed(self, named: str) -> FeedView:
        """A feed by its number or its address; raises NoFeedError."""
        for view in self.feeds():
            if named.strip() in (str(view.id), view.url):
                return view
        raise NoFeedError(named)

    def history(self, named: str) -> tuple[FetchView, ...]:
        """Every fetch of a feed, the last one first."""
        view = self.feed(named)
        fetches = table_of(FeedFetch)
        with self._database.reading() as session:
            rows = session.execute(
                sa.select(fetches).where(fetches.c.feed_id == view.id).order_by(fetches.c.id.desc())
            ).all()
        return tuple(_fetch(row) for row in rows)

    def fetch(self, named: Sequence[str] = ()) -> Iterator[FeedOutcome]:
        """Fetch these feeds, or all of them, one after the other; gives an outcome for each."""
        chosen = [self.feed(each) for each in named] if named else list(self.feeds())
        with self._fetcher() as fetcher:
            for view in chosen:
                yield self._fetch_one(view, fetcher)

    def import_urls(
        self, urls: Sequence[str], *, publisher: str | None = None
    ) -> Iterator[ImportOutcome]:
        """Fetch pages and import them; one that fails is an outcome too, and the others go on."""
        with self._fetcher() as fetcher:
            for url in urls:
                try:
                    found = fetcher.fetch(url)
                except (DatabaseError, InstallationError):
                    raise
                except CasetrackerError as error:
                    yield ImportOutcome(name=url, error=str(error))
                    continue
                yield from self._importing.import_documents([_document(found, url, publisher)])

    def _fetch_one(self, view: FeedView, fetcher: Source) -> FeedOutcome:
        with self._database.reading() as session:
            feed = session.get(Feed, view.id)
            etag = None if feed is None else feed.etag
            modified = None if feed is None else feed.last_modified
        found: Fetched | None = None
        outcomes: list[ImportOutcome] = []
        error = None
        try:
            found = fetcher.fetch(view.url, etag=etag, last_modified=modified)
            if not found.is_unchanged:
                document = _document(found, view.url, view.publisher)
                outcomes = list(self._importing.import_documents([document]))
        except (DatabaseError, InstallationError):
            raise
        except CasetrackerError as failure:
            error = str(failure)
        errors = [each.error for each in outcomes if each.error is not None]
        refs = tuple(each.source_ref for each in outcomes if each.source_ref)
        error = error or (errors[0] if errors and not refs else None)
        entries = sum(each.source_ref is not None or each.known_as is not None for each in outcomes)
        self._keep(view, found, entries, len(refs), error)
        return FeedOutcome(
            feed=self.feed(str(view.id)),
            is_unchanged=found is not None and found.is_unchanged,
            refs=refs,
            error=error,
            notes=tuple(errors),
        )

    def _keep(
        self, view: FeedView, found: Fetched | None, entries: int, new: int, error: str | None
    ) -> None:
        """Keep how a fetch went; the server's marks are kept only where the feed was read."""
        note = self._actor.note("import", f"fetched {view.url[:200]}")
        with self._database.writing(note) as session:
            session.add(
                FeedFetch(
                    feed_id=view.id,
                    fetched_at=utc_now(),
                    status=None if found is None else found.status,
                    size=0 if found is None else len(found.payload),
                    entries=entries,
                    new=new,
                    error=None if error is None else error[:TITLE],
                )
            )
            feed = session.get(Feed, view.id)
            if feed is None:
                return
            feed.fetched_at = utc_now()
            feed.outcome = (error or "read")[:TITLE]
            if found is not None and error is None and not found.is_unchanged:
                feed.etag = _short(found.etag)
                feed.last_modified = _short(found.last_modified)


def _document(found: Fetched, url: str, publisher: str | None) -> Document:
    return Document(
        name=url[:200],
        payload=found.payload,
        publisher=publisher,
        media_type=found.media_type,
        url=found.url,
    )


def _short(mark: str | None) -> str | None:
    """A server's mark, unless it is longer than we keep: a cut one would never fit again."""
    return mark if mark is not None and len(mark) <= NAME else None


def _publisher_id(session: WriteSession, name: str | None) -> int | None:
    if name is None or not name.strip():
        return None
    wanted = name.strip()[:NAME]
    found = session.exec(select(Publisher).where(col(Publisher.name) == wanted)).first()
    if found is None:
        found = Publisher(name=wanted, recorded_from=session.started_at)
        session.add(found)
        session.flush()
    return saved_id(found)


def _views(session: ReadSession) -> tuple[FeedView, ...]:
    feeds, publishers, fetches = table_of(Feed), table_of(Publisher), table_of(FeedFetch)
    last = sa.select(sa.func.max(fetches.c.id)).group_by(fetches.c.feed_id)
    lasts = {
        row.feed_id: _fetch(row)
        for row in session.execute(sa.select(fetches).where(fetches.c.id.in_(last)))
    }
    counts = {
        row.feed_id: row.number
        for row in session.execute(
            sa.select(fetches.c.feed_id, sa.func.count().label("number")).group_by(
                fetches.c.feed_id
            )
        )
    }
    rows = session.execute(
        sa.select(feeds.c.id, feeds.c.url, publishers.c.name)
        .outerjoin(publishers, publishers.c.id == feeds.c.publisher_id)
        .where(feeds.c.recorded_to.is_(None))
        .order_by(feeds.c.id)
    )
    return tuple(
        FeedView(row.id, row.url, row.name, lasts.get(row.id), counts.get(row.id, 0))
        for row in rows
    )


def _fetch(row: Any) -> FetchView:
    return FetchView(row.fetched_at, row.status, row.size, row.entries, row.new, row.error)
