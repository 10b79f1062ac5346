"""The seed docket: facts from `seeds/docket.toml`, brought in through the door that claims use."""

import hashlib
import tomllib
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from casetracker.errors import CasetrackerError
from casetracker.model.columns import date_columns
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import (
    Capture,
    Case,
    Claim,
    ClaimSubject,
    DetaineeGroup,
    Publisher,
    RawCapture,
    Source,
)
from casetracker.model.vocabulary import (
    Attribution,
    ClaimKind,
    DateBasis,
    Decision,
    Modality,
    PublisherKind,
    ReviewStatus,
    SourceKind,
)
from casetracker.news.contract import Count, ReadCharge, ReadClaim, ReadDate, claim_to_wire
from casetracker.services.acting import Actor
from casetracker.services.applying import apply_claim
from casetracker.services.recording.people import GroupDraft, form_group, open_case, saved_id
from casetracker.store import references
from casetracker.store.queries.common import table_of
from casetracker.store.sessions import Database, WriteSession

_RULE = "seed"


class SeedError(CasetrackerError):
    """A seed docket that does not hold together."""

    exit_code = 4

    def __init__(self, path: Path, why: str) -> None:
        """Name the file and what is wrong."""
        super().__init__(f"{path}: {why}")


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Publisher(_Row):
    name: str
    kind: PublisherKind = PublisherKind.UNKNOWN
    country: str = ""
    note: str = ""


class _Source(_Row):
    key: str
    title: str
    publisher: str
    kind: SourceKind
    published: str
    language: str = "en"
    text: str


class _Case(_Row):
    key: str
    title: str
    jurisdiction: str = ""
    numbers: tuple[str, ...] = ()


class _Group(_Row):
    key: str
    case: str
    label: str
    unit: str
    size: Annotated[int, Field(ge=1)]
    captured: str = ""
    place: str = ""
    nationality: str = ""
    of: int | None = None


class _Fact(_Row):
    group: str
    kind: ClaimKind
    stage: str = ""
    count: int | None = None
    unit: str = ""
    wording: str = ""
    article: str = ""
    date: str = ""
    date_wording: str = ""
    place: str = ""
    authority: str = ""
    source: str
    quote: str
    speaker: str = ""
    attribution: Attribution
    modality: Modality


class _Docket(_Row):
    version: str
    publisher: tuple[_Publisher, ...]
    source: tuple[_Source, ...]
    case: tuple[_Case, ...]
    group: tuple[_Group, ...]
    fact: tuple[_Fact, ...]


@dataclass(slots=True)
class _Captured:
    capture_id: int
    text: str
    published: PartialDate
    claims: int = 0


def seed_docket(database: Database, actor: Actor, path: Path) -> bool:
    """Load a seed docket; gives False where its sources are on file already. Raises SeedError."""
    docket = _read(path)
    with database.writing(actor.note("setup", f"loaded the seed docket of {path.name}")) as session:
        captured = _capture_sources(session, docket)
        if captured is None:
            return False
        cases = {row.key: _case(session, row) for row in docket.case}
        subjects = {
            row.key: _subjects(session, row, cases[row.case], captured, path)
            for row in docket.group
        }
        for fact in docket.fact:
            source = captured[fact.source]
            _fact(session, fact, source, subjects[fact.group][fact.source], path)
    return True


def _read(path: Path) -> _Docket:
    try:
        return _Docket.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SeedError(path, str(error)) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise SeedError(path, f"{place}: {first['msg'].lower()}") from error


def _capture_sources(session: WriteSession, docket: _Docket) -> dict[str, _Captured] | None:
    publishers = {row.name: row for row in docket.publisher}
    found: dict[str, _Captured] = {}
    for row in docket.source:
        payload = row.text.encode("utf-8")
        digest = hashlib.sha256(payload).hexdigest()
        if session.get(RawCapture, digest) is not None:
            return None
        session.add(RawCapture(sha256=digest, size=len(payload), content=zlib.compress(payload)))
        published = PartialDate.parse(row.published)
        source = Source(
            ref=references.next_refs(session, references.SOURCE)[0],
            publisher_id=_publisher_id(session, publishers[row.publisher]),
            title=row.title,
            language=row.language,
            kind=row.kind,
            recorded_from=session.started_at,
            **date_columns("published", published),
        )
        session.add(source)
        session.flush()
        capture = Capture(
            source_id=saved_id(source),
            raw_sha256=digest,
            captured_at=session.started_at,
            name=f"docket.toml: {row.key}",
            media_type="text/plain",
            text=row.text,
            text_sha256=digest,
            reader_version=_RULE,
        )
        session.add(capture)
        session.flush()
        found[row.key] = _Captured(saved_id(capture), row.text, published)
    return found


def _publisher_id(session: WriteSession, row: _Publisher) -> int:
    publishers = table_of(Publisher)
    known = session.execute(
        sa.select(publishers.c.id).where(publishers.c.name == row.name)
    ).scalar()
    if known is not None:
        return int(known)
    publisher = Publisher(
        name=row.name,
        kind=row.kind,
        country=row.country or None,
        recorded_from=session.started_at,
    )
    session.add(publisher)
    session.flush()
    return saved_id(publisher)


def _case(session: WriteSession, row: _Case) -> Case:
    return open_case(
        session,
        row.title,
        jurisdiction=row.jurisdiction or None,
        number=row.numbers[0] if row.numbers else None,
    )


def _subjects(
    session: WriteSession, row: _Group, case: Case, captured: dict[str, _Captured], path: Path
) -> dict[str, ClaimSubject]:
    try:
        when = PartialDate.parse(row.captured) if row.captured else None
    except CasetrackerError as error:
        raise SeedError(path, f"group {row.key}: {error}") from error
    group = form_group(
        session,
        GroupDraft(
            label=row.label,
            unit=row.unit,
            size_min=row.size,
            size_max=row.size,
            captured=when,
            place=row.place or None,
            nationality=row.nationality or None,
            parent_note=f"of {row.of} in all" if row.of else None,
        ),
        case,
    )
    return {key: _subject(session, row, source, group, case) for key, source in captured.items()}


def _subject(
    session: WriteSession, row: _Group, source: _Captured, group: DetaineeGroup, case: Case
) -> ClaimSubject:
    subject = ClaimSubject(
        capture_id=source.capture_id,
        key=row.key,
        label=row.label,
        unit=row.unit,
        size_min=row.size,
        size_max=row.size,
        size_of=row.of,
        place=row.place or None,
        nationality=row.nationality or None,
        group_id=group.id,
        case_id=case.id,
        score=1.0,
        reasons=["named in the seed docket"],
    )
    session.add(subject)
    session.flush()
    return subject


def _fact(
    session: WriteSession, fact: _Fact, source: _Captured, subject: ClaimSubject, path: Path
) -> None:
    start = source.text.find(fact.quote)
    if start < 0:
        raise SeedError(
            path, f"the quote {fact.quote[:60]!r} is not in the text of '{fact.source}'"
        )
    source.claims += 1
    claim = _read_claim(fact, subject, start)
    row = Claim(
        ref=references.next_refs(session, references.CLAIM)[0],
        capture_id=source.capture_id,
        subject_id=subject.id,
        ordinal=source.claims,
        kind=claim.kind,
        stage_code=claim.stage,
        quote=claim.quote,
        start_index=claim.start,
        end_index=claim.end,
        prefix=source.text[max(start - 32, 0) : start],
        suffix=source.text[claim.end : claim.end + 32],
        speaker=claim.speaker,
        attribution=claim.attribution,
        modality=claim.modality,
        date_basis=claim.date.basis if claim.date else DateBasis.NONE,
        reading=claim_to_wire(claim),
        rule=_RULE,
        score=1.0,
        review_status=ReviewStatus.ACCEPTED,
        decision=Decision.ACCEPT,
        decided_by=session.note.actor,
        decided_at=session.started_at,
        **date_columns("date", claim.date.partial() if claim.date else None),
    )
    session.add(row)
    session.flush()
    apply_claim(session, row)


def _read_claim(fact: _Fact, subject: ClaimSubject, start: int) -> ReadClaim:
    when = PartialDate.parse(fact.date, fact.date_wording or None) if fact.date else None
    number = fact.count
    return ReadClaim(
        kind=fact.kind,
        stage=fact.stage or None,
        quote=fact.quote,
        start=start,
        end=start + len(fact.quote),
        count=None if number is None else Count(number, number, subject.size_of, fact.unit or None),
        persons=(),
        modality=fact.modality,
        attribution=fact.attribution,
        speaker=fact.speaker or None,
        date=None
        if when is None
        else ReadDate(when.edtf, when.earliest, when.latest, fact.date_wording, DateBasis.EXPLICIT),
        charges=(ReadCharge(fact.wording, fact.article or None),) if fact.wording else (),
        authority=fact.authority or None,
        place=fact.place or None,
        sentence=None,
        rule=_RULE,
        score=1.0,
        subject=subject.key,
    )
