"""Persons and sources as whole files: what a sheet, a source log and a redaction need to know."""

from dataclasses import dataclass
from datetime import datetime

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import PublisherKind, ReviewStatus, SourceKind
from casetracker.views.review import CaptureView, SourceLine


@dataclass(frozen=True, slots=True)
class PersonFile:
    """What is on file of a person besides proceedings.

    `spellings` are all forms of the name on file, the name itself among them; empty for a placeholder.
    `pseudonym` is what stands for the person where the name may not. `public_reason` says why the
    name may be printed for everybody; None: it may not.
    """

    ref: str
    name: str | None
    spellings: tuple[str, ...]
    pseudonym: str
    public_reason: str | None
    birth: PartialDate | None
    nationality: str | None
    occupation: str | None


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """One passage of a source and what became of it; `cited` counts the facts that rest on it."""

    ref: str
    quote: str
    start: int
    end: int
    speaker: str | None
    status: ReviewStatus
    decided_by: str | None
    decided_at: datetime | None
    cited: int


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A source with who published it, its stored copies and its passages.

    `intact` counts the copies whose text, hashed just now, still has the hash on file.
    """

    line: SourceLine
    kind: SourceKind
    publisher_kind: PublisherKind | None
    country: str | None
    reliability: str | None
    author: str | None
    url: str | None
    language: str | None
    captures: tuple[CaptureView, ...]
    intact: int
    claims: tuple[ClaimRecord, ...]
