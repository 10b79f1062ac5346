"""Stage events, hearings and sentences as they are listed."""

from dataclasses import dataclass

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    HearingKind,
    HearingResult,
    Openness,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
)
from casetracker.procedure.stage_marks import StageMark
from casetracker.views.common import CitationView, StageView
from casetracker.views.term import term_text, unit_words


@dataclass(frozen=True, slots=True)
class EventLine:
    """A dated step; `number` is None for a derived one, which a later step implies and nobody reported.

    It is contradicted by a claim on file, or by another stage on file, as an acquittal by a conviction.
    """

    number: int | None
    stage: StageView
    happened: PartialDate | None
    reported: PartialDate | None
    authority: str | None
    place: str | None
    scope: str
    is_derived: bool
    is_contradicted: bool
    citations: tuple[CitationView, ...]
    marks: tuple[StageMark, ...] = ()


@dataclass(frozen=True, slots=True)
class HearingView:
    """A sitting; `held` is None until it is known to have been held."""

    number: int
    case_ref: str
    scope: str
    kind: HearingKind
    result: HearingResult
    scheduled: PartialDate | None
    held: PartialDate | None
    court: str | None
    judge: str | None
    openness: Openness
    language: str | None
    note: str | None
    adjourned_to: PartialDate | None
    adjourned_why: str | None
    citations: tuple[CitationView, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A punishment asked for or imposed; `credited_days` is time served that counts towards it."""

    number: int
    defendant_ref: str
    case_ref: str
    name: str
    standing: SentenceStanding
    kind: SentenceKind
    amount: int | None
    unit: SentenceUnit | None
    regime: str | None
    credited_days: int | None
    court: str | None
    happened: PartialDate | None
    note: str | None
    replaces: int | None
    is_replaced: bool
    citations: tuple[CitationView, ...]
    currency: str | None = None

    def __str__(self) -> str:
        """The sentence in words: `prison, 15 years, 200 days credited`."""
        parts = [term_text(self.kind, self.amount, unit_words(self.unit, self.currency))]
        if self.regime:
            parts.append(self.regime)
        if self.credited_days is not None:
            days = "day" if self.credited_days == 1 else "days"
            parts.append(f"{self.credited_days} {days} credited")
        return ", ".join(parts)
