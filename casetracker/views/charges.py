"""Charges as they are listed and followed."""

from dataclasses import dataclass

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ChargeStatus
from casetracker.views.common import CitationView


@dataclass(frozen=True, slots=True)
class ChargeLine:
    """Equal charges of one case as one row; `numbers` name the single ones, one a defendant."""

    numbers: tuple[int, ...]
    case_ref: str
    article: str | None
    provision: str | None
    wording: str
    count_number: int | None
    status: ChargeStatus
    since: PartialDate | None
    defendant_refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChargeStepView:
    """A dated step in the history of a charge."""

    status: ChargeStatus
    happened: PartialDate | None
    reported: PartialDate | None
    note: str | None
    citations: tuple[CitationView, ...]


@dataclass(frozen=True, slots=True)
class ChargeHistoryView:
    """One charge of one defendant, whole; `warnings` are sentences on steps that do not fit."""

    line: ChargeLine
    defendant_name: str
    path: tuple[str, ...]
    steps: tuple[ChargeStepView, ...]
    warnings: tuple[str, ...]
    citations: tuple[CitationView, ...]
