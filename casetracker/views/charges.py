"""Charges as they are listed and followed."""

from dataclasses import dataclass
from typing import NamedTuple

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ChargeStatus
from casetracker.views.common import CitationView


@dataclass(frozen=True, slots=True)
class ChargeLine:
    """Equal charges of one case as one row; `numbers` name the single ones, one a defendant.

    `citations` are of the first of them, where the row is listed with what it rests on. `provision` is
    what the article is called by a pack, `pack` that pack with its version and grade.
    """

    numbers: tuple[int, ...]
    case_ref: str
    article: str | None
    provision: str | None
    wording: str
    count_number: int | None
    status: ChargeStatus
    since: PartialDate | None
    defendant_refs: tuple[str, ...]
    citations: tuple[CitationView, ...] = ()
    pack: str = ""

    @property
    def titled_by(self) -> str:
        """The pack, with version and grade, that calls the article by these words; "" where none does."""
        return self.pack if self.wording == self.provision else ""


class Charged(NamedTuple):
    """One charge as it is counted: what it is under, and against whom in which case."""

    article: str | None
    wording: str
    defendant_ref: str
    case_ref: str


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
    """One charge of one defendant, whole; `warnings` are sentences on steps that do not fit.

    `set_aside` says when, by whom and why it was withdrawn or undone; None: it is held.
    """

    line: ChargeLine
    defendant_name: str
    path: tuple[str, ...]
    steps: tuple[ChargeStepView, ...]
    warnings: tuple[str, ...]
    citations: tuple[CitationView, ...]
    set_aside: str | None = None


@dataclass(frozen=True, slots=True)
class ProvisionLine:
    """An article, or a part of one, with everybody accused under it or a part of it, each once.

    `depth` is 0 for an article and grows with its parts. Without an article it is a wording that no
    source puts under one; `label` is then the wording. `pack` is the one that calls an article so, with
    its version and grade; "" where a source does. `own` counts the charges that name this very
    provision, `charges` those under its parts as well.
    """

    article: str | None
    label: str
    depth: int
    own: int
    charges: int
    defendant_refs: tuple[str, ...]
    case_refs: tuple[str, ...]
    pack: str = ""
