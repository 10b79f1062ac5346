"""Import: documents captured, read into claims, matched to the docket, and put before a reviewer."""

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import sqlalchemy as sa
from sqlmodel import col, select

from casetracker.errors import CasetrackerError, DatabaseError, InputError, InstallationError
from casetracker.model.columns import date_columns
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import (
    Capture,
    Claim,
    Publisher,
    RawCapture,
    Source,
)
from casetracker.model.vocabulary import Effect, PublisherKind, SourceKind
from casetracker.news.contract import ReadClaim, Reading
from casetracker.news.formats.limits import MAX_BYTES
from casetracker.news.matching.accepting import STANDING
from casetracker.news.matching.effects import judge_effect
from casetracker.news.matching.prints import sampled_prints
from casetracker.news.problems import TooLargeError
from casetracker.services.acting import Actor
from casetracker.services.choosing import CORRECTING
from casetracker.services.claim_keeping import Place, store_claims, store_subjects
from casetracker.services.claim_views import claim_views
from casetracker.services.duplicates import family_of, keep_prints, near_duplicates
from casetracker.services.labelling import beside_label
from casetracker.services.matching import Matched, Matcher
from casetracker.services.reading_ahead import Ahead, read_ahead
from casetracker.services.recording.people import saved_id
from casetracker.store import references
from casetracker.store.queries.common import held, table_of
from casetracker.store.sessions import Database, WriteSession
from casetracker.text import first_line
from casetracker.views.review import ImportOutcome


class UnreadableFileError(InputError):
    """A file that cannot be opened."""

    def __init__(self, name: str, why: str) -> None:
        """Name the file and the reason."""
        super().__init__(f"{name}: cannot be opened ({why})")


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes to import, with what the person importing them knows."""

    name: str
    payload: bytes
    published: PartialDate | None = None
    publisher: str | None = None
    publisher_kind: PublisherKind = PublisherKind.UNKNOWN
    kind: SourceKind = SourceKind.NEWS
    media_type: str | None = None
    url: str | None = None


class Reader(Protocol):
    """What reads bytes into readings; the reader process is one."""

    def read(
        self,
        payload: bytes,
        *,
        name: str,
        published: PartialDate | None,
        media_type: str | None = None,
    ) -> tuple[Reading, ...]:
        """The readings of a document; raises InputError."""


ReaderFactory = Callable[[], AbstractContextManager[Reader]]


def documents_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files meant by paths: a folder stands for the files in it, by name, hidden ones left out."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                each
                for each in path.rglob("*")
                if each.is_file() and not any(part.startswith(".") for part in each.parts)
            )
        else:
            yield path


def read_file(path: Path) -> bytes:
    """The bytes of a file; raises UnreadableFileError or TooLargeError before reading it whole."""
    try:
        if path.is_dir():
            raise UnreadableFileError(str(path), "it is a folder")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise TooLargeError(path.name, size, MAX_BYTES)
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableFileError(str(path), error.strerror or "no reason given") from error


class ImportService:
    """Brings documents in; one that fails is reported and the others go on."""

    def __init__(self, database: Database, actor: Actor, reader: ReaderFactory) -> None:
        """Work on a database in somebody's name, with a reader."""
        self._database = database
        self._actor = actor
        self._reader = reader

    def import_documents(self, documents: Iterable[Document]) -> Iterator[ImportOutcome]:
        """Import one after the other; gives an outcome for each article as soon as it is stored.

        A document that cannot be read is such an outcome; a database that cannot be used, or a broken
        installation, ends it all.
        """
        matcher = Matcher()
        with self._reader() as reader:

            def read(document: Document) -> tuple[Reading, ...]:
                return reader.read(
                    document.payload,
                    name=document.name,
                    published=document.published,
                    media_type=document.media_type,
                )

            for ahead in read_ahead(documents, read, self._is_new):
                try:
                    yield from self._import(ahead, read, matcher)
                except (DatabaseError, InstallationError):
                    raise
                except CasetrackerError as error:
                    yield ImportOutcome(name=ahead.document.name, error=str(error))

    def _is_new(self, document: Document) -> bool:
        """Whether a document is worth reading: the same bytes are taken once."""
        if len(document.payload) > MAX_BYTES:
            return False
        return self._known_bytes(hashlib.sha256(document.payload).hexdigest()) is None

    def _import(
        self,
        ahead: Ahead[Document, tuple[Reading, ...]],
        read: Callable[[Document], tuple[Reading, ...]],
        matcher: Matcher,
    ) -> Iterator[ImportOutcome]:
        document = ahead.document
        if len(document.payload) > MAX_BYTES:
            raise TooLargeError(document.name, len(document.payload), MAX_BYTES)
        raw_sha256 = hashlib.sha256(document.payload).hexdigest()
        known = self._known_bytes(raw_sha256)
        if known is not None:
            yield replace(known, name=document.name)
            return
        readings = ahead.readings(read)
        if not readings:
            yield ImportOutcome(name=document.name, notes=("0 entries",))
        for ordinal, reading in enumerate(readings, 1):
            name = document.name if len(readings) == 1 else f"{document.name}#{ordinal}"
            note = self._actor.note("import", f"imported {name[:200]}")
            with self._database.writing(note) as session:
                incoming = Incoming(document, reading, name, raw_sha256)
                outcome = _store(session, incoming, matcher)
            matcher.wrote(session.change_set_id)
            yield outcome

    def _known_bytes(self, sha256: str) -> ImportOutcome | None:
        with self._database.reading() as session:
            row = session.execute(_known_query(), {"sha256": sha256}).first()
        if row is None:
            return None
        note = f"the same bytes are on file as {row.ref} since {row.captured_at:%Y-%m-%d}"
        return ImportOutcome(name="", title=row.title, known_as=row.ref, notes=(note,))


@cache
def _known_query() -> sa.Select[Any]:
    captures, sources = table_of(Capture), table_of(Source)
    return (
        sa.select(sources.c.ref, sources.c.title, captures.c.captured_at)
        .join(sources, sources.c.id == captures.c.source_id)
        .where(captures.c.raw_sha256 == sa.bindparam("sha256"), held(sources))
        .order_by(captures.c.id)
    )


@dataclass(frozen=True, slots=True)
class Incoming:
    """One article of a document, read and about to be stored."""

    document: Document
    reading: Reading
    name: str
    raw_sha256: str


def _store(session: WriteSession, incoming: Incoming, matcher: Matcher) -> ImportOutcome:
    document, reading = incoming.document, incoming.reading
    name, raw_sha256, read = incoming.name, incoming.raw_sha256, reading.document
    url = read.url or document.url
    text_sha256 = hashlib.sha256(read.text.encode("utf-8", "surrogatepass")).hexdigest()
    publisher = _publisher(session, document, read.publisher)
    known = _known_text(session, text_sha256, publisher.id if publisher else None)
    if known is not None:
        note = f"the same text is on file as {known.ref}"
        return ImportOutcome(name=name, title=known.title, known_as=known.ref, notes=(note,))
    if session.get(RawCapture, raw_sha256) is None:
        session.add(
            RawCapture(
                sha256=raw_sha256,
                size=len(document.payload),
                content=zlib.compress(document.payload, 6),
            )
        )
    source = Source(
        ref=references.next_refs(session, references.SOURCE)[0],
        publisher_id=publisher.id if publisher else None,
        title=(read.title or first_line(read.text) or name)[:400],
        url=url[:2000] if url else None,
        author=read.author[:200] if read.author else None,
        language=read.language[:16] if read.language else None,
        kind=document.kind,
        recorded_from=session.started_at,
        **date_columns("published", read.published),
    )
    session.add(source)
    session.flush()
    prints = sampled_prints(read.text)
    near = near_duplicates(session, read.text, prints)
    notes = (*read.notes, *(each.note for each in near[:1]))
    capture = Capture(
        source_id=saved_id(source),
        raw_sha256=raw_sha256,
        captured_at=session.started_at,
        name=name[:400],
        media_type=read.media_type[:80],
        text=read.text,
        text_sha256=text_sha256,
        reader_version=reading.reader_version,
        family=family_of(text_sha256, near),
        notes=list(notes),
    )
    session.add(capture)
    session.flush()
    keep_prints(session, saved_id(capture), prints)
    published = reading.document.published
    told_on = None if published is None else published.earliest
    matched = matcher.match(session, reading.subjects, reading.claims, told_on)
    subjects = store_subjects(session, reading.subjects, saved_id(capture), matched)
    store_claims(session, reading.claims, Place(saved_id(capture), read.text), subjects)
    return _outcome(session, incoming, capture, source, matched)


def _publisher(session: WriteSession, document: Document, read: str | None) -> Publisher | None:
    name = (document.publisher or read or "").strip()[:200]
    if not name:
        return None
    found = session.exec(select(Publisher).where(col(Publisher.name) == name)).first()
    if found is None:
        found = Publisher(name=name, kind=document.publisher_kind, recorded_from=session.started_at)
        session.add(found)
        session.flush()
    return found


def _known_text(session: WriteSession, sha256: str, publisher_id: int | None) -> Any:
    """A source with the same text, unless another publisher prints it: that is a further source."""
    captures, sources = table_of(Capture), table_of(Source)
    same_voice = sa.or_(
        sources.c.publisher_id == publisher_id,
        sources.c.publisher_id.is_(None),
        sa.literal(publisher_id is None),
    )
    return session.execute(
        sa.select(sources.c.ref, sources.c.title)
        .join(captures, captures.c.source_id == sources.c.id)
        .where(captures.c.text_sha256 == sha256, same_voice, held(sources))
        .order_by(sources.c.id)
    ).first()


def _outcome(
    session: WriteSession, incoming: Incoming, capture: Capture, source: Source, matched: Matched
) -> ImportOutcome:
    claims = incoming.reading.claims
    if any(claim.kind in CORRECTING for claim in claims):
        # What a correction is about is looked up among the claims on file.
        session.flush()
        views = claim_views(session, table_of(Claim).c.capture_id == saved_id(capture))
        effects = [view.effect for view in views]
    else:
        effects = [_effect(claim, matched) for claim in claims]
    return ImportOutcome(
        name=incoming.name,
        source_ref=source.ref,
        title=source.title,
        claims=len(effects),
        new=sum(effect in (Effect.NEW, Effect.REFINES) for effect in effects),
        confirming=effects.count(Effect.CONFIRMS),
        conflicting=effects.count(Effect.CONFLICTS),
        context=effects.count(Effect.CONTEXT),
        matched=tuple(sorted(matched.refs(claim.subject for claim in claims))),
        notes=tuple(capture.notes),
        is_undated=source.published_edtf is None,
    )


def _effect(claim: ReadClaim, matched: Matched) -> Effect:
    outline = matched.outline(claim.subject)
    if outline is None and claim.modality not in STANDING:
        return Effect.CONTEXT
    return beside_label(claim, outline, judge_effect(claim, outline)).effect
