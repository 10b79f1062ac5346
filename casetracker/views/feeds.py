"""Feeds and what became of fetching them, as they are shown."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FetchView:
    """One fetch: when, the server's status, bytes, entries, how many were new, or the error."""

    fetched_at: datetime
    status: int | None
    size: int
    entries: int
    new: int
    error: str | None


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed that is followed, with its last fetch."""

    id: int
    url: str
    publisher: str | None
    last: FetchView | None
    fetches: int


@dataclass(frozen=True, slots=True)
class FeedOutcome:
    """What a fetch of one feed brought; `refs` are the sources that are new."""

    feed: FeedView
    is_unchanged: bool = False
    refs: tuple[str, ...] = ()
    error: str | None = None
    notes: tuple[str, ...] = ()
