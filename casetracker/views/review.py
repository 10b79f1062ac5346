"""Sources, claims and the review queue, as they are shown."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, Self

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    Attribution,
    ClaimKind,
    DateBasis,
    Decision,
    Effect,
    Modality,
    ReviewStatus,
)
from casetracker.views.common import SizeView

BY_HAND: Final = "by hand"  # the rule of a claim that a person made of a passage
SECOND_READER: Final = "second-reader"  # the tag of a source that somebody else is to read as well


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as one row; the counts are of its claims."""

    ref: str
    title: str
    publisher: str | None
    published: PartialDate | None
    imported_at: datetime
    claims: int
    waiting: int
    accepted: int
    conflicts: int


@dataclass(frozen=True, slots=True)
class QueueLine(SourceLine):
    """A source that waits for decisions, with the cases that its waiting claims bear on.

    `second_reader` says why somebody else is to read it as well; None where nobody asked for that.
    """

    cases: tuple[str, ...] = ()
    second_reader: str | None = None

    @classmethod
    def of(cls, line: SourceLine, cases: Iterable[str], second_reader: str | None) -> Self:
        """The line of a source, with these beside."""
        held = {each.name: getattr(line, each.name) for each in fields(line)}
        return cls(**held, cases=tuple(cases), second_reader=second_reader)

    @property
    def by_case(self) -> tuple[bool, tuple[tuple[int, str], ...]]:
        """What orders it by the cases that it bears on: one that bears on none stands last."""
        return not self.cases, tuple((len(ref), ref) for ref in self.cases)


class QueueOrder(StrEnum):
    """What the queue can be ordered by."""

    OLDEST = "oldest"
    CONFLICTS = "conflicts"
    CASE = "case"
    PUBLISHER = "publisher"

    def key(self, line: QueueLine) -> Any:
        """What orders a line of the queue; the same for all lines where they stay as they come."""
        match self:
            case QueueOrder.CONFLICTS:
                return -line.conflicts
            case QueueOrder.CASE:
                return line.by_case
            case QueueOrder.PUBLISHER:
                return (line.publisher or "").casefold()
        return 0


@dataclass(frozen=True, slots=True)
class CaptureView:
    """One stored copy of a source."""

    id: int
    captured_at: datetime
    media_type: str
    sha256: str
    text_sha256: str
    size: int
    name: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record of the docket that a claim may be about."""

    ref: str
    label: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherClaim:
    """A claim that another one sets right, takes back, or is set right by."""

    ref: str
    source_ref: str
    quote: str
    kind: ClaimKind


@dataclass(frozen=True, slots=True)
class SimilarName:
    """A name of a claim that may be that of somebody on file, and what speaks for it."""

    name: str
    ref: str
    known_as: str
    reasons: tuple[str, ...]

    @property
    def line(self) -> str:
        """The suggestion in one line."""
        return f"may be the same person as {self.ref}: {', '.join(self.reasons)}"


@dataclass(frozen=True, slots=True)
class ReadChargeView:
    """A charge as a claim words it."""

    wording: str
    article: str | None


# What a passage need not say: a person may take the reader's value of it out.
LEFT_OUT: Final = ("count", "date", "place", "authority", "speaker", "charge", "term")


@dataclass(frozen=True, slots=True)
class ClaimEdit:
    """What a person changes in a claim before accepting it; None leaves the machine's value.

    `count` is a number, `date` an EDTF text, `stage` a stage code, `charge` a wording, `term` what each of
    those meant got, such as `prison 6 years`; `left_out` names the fields, of those in `LEFT_OUT`, of which
    the passage says nothing.
    """

    stage: str | None = None
    count: int | None = None
    date: str | None = None
    place: str | None = None
    authority: str | None = None
    speaker: str | None = None
    charge: str | None = None
    modality: Modality | None = None
    term: str | None = None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim of a source with what accepting it would do.

    The fields hold the person's value where there is an edit; `machine` holds the reader's own value of
    each edited field. `effect_text` says in one line, mark first, what is known, new or in conflict;
    `proposal` lists what accepting would change, one line each. `decision` is journaled but not yet applied.
    `corrects` are accepted claims that this one sets right or takes back, `corrected_by` the other way.
    `similar` are people on file who may be those that an open claim names. `marked_by` and `marked_at` are
    who made the claim by hand, and when; None of one that was read.
    """

    ref: str
    source_ref: str
    ordinal: int
    kind: ClaimKind
    stage: str | None
    stage_label: str | None
    quote: str
    start: int
    end: int
    speaker: str | None
    attribution: Attribution
    modality: Modality
    count: SizeView | None
    count_of: int | None
    persons: tuple[str, ...]
    date: PartialDate | None
    date_basis: DateBasis
    charges: tuple[ReadChargeView, ...]
    authority: str | None
    place: str | None
    sentence: str | None
    rule: str
    score: float
    status: ReviewStatus
    decision: Decision | None
    reason: str | None
    decided_by: str | None
    decided_at: datetime | None
    summary: str
    subject: str | None
    case_ref: str | None
    group_ref: str | None
    match_reasons: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    effect: Effect
    effect_text: str
    proposal: tuple[str, ...]
    machine: tuple[tuple[str, str], ...] = field(default=())
    corrects: tuple[OtherClaim, ...] = ()
    corrected_by: tuple[OtherClaim, ...] = ()
    similar: tuple[SimilarName, ...] = ()
    marked_by: str | None = None
    marked_at: datetime | None = None

    @property
    def read_by(self) -> str:
        """What found it: a rule of the reader with its score, or a person."""
        if self.marked_at is not None:
            return f"{BY_HAND}: {self.marked_by}, {self.marked_at:%Y-%m-%d %H:%M} UTC"
        return f"rule {self.rule}, score {self.score:.2f}"


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source, whole: its stored text and its claims in the order of the text."""

    line: SourceLine
    version: int
    author: str | None
    url: str | None
    language: str | None
    text: str
    captures: tuple[CaptureView, ...]
    claims: tuple[ClaimView, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What came of one document that was imported.

    `known_as` names the source that already holds the same bytes or the same text: nothing was added
    then. `error` says why a document could not be read: the others go on. A feed without entries has none
    of these. `is_undated` is whether nobody told the day of publication.
    """

    name: str
    source_ref: str | None = None
    title: str | None = None
    known_as: str | None = None
    claims: int = 0
    new: int = 0
    confirming: int = 0
    conflicting: int = 0
    context: int = 0
    matched: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    error: str | None = None
    is_undated: bool = False


@dataclass(frozen=True, slots=True)
class ApplyOutcome:
    """What accepting claims changed, one line each, and the change set to undo it by."""

    change_set: int | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleStats:
    """What became of the claims of a rule; `waiting` counts those without a decision in the docket.

    Claims set aside as unverifiable or duplicates are proposed, and none of the other four.
    """

    rule: str
    reader_version: str | None
    proposed: int
    accepted: int
    changed: int
    rejected: int
    waiting: int

    @property
    def precision(self) -> float | None:
        """The share taken as read of those accepted, changed or rejected; None where there is none."""
        decided = self.accepted + self.changed + self.rejected
        return self.accepted / decided if decided else None
