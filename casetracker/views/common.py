"""Values that several views share: citations, statuses, counts."""

from dataclasses import dataclass

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Attribution, Basis, ClaimKind, Modality, Stance


@dataclass(frozen=True, slots=True)
class SizeView:
    """A number of people as it was stated: at least `minimum`, at most `maximum` (None: open)."""

    minimum: int | None
    maximum: int | None
    unit: str | None = None

    def __str__(self) -> str:
        """The number in words a person would write, with its unit."""
        return f"{self.number} {self.unit}" if self.unit else self.number

    @property
    def number(self) -> str:
        """The number without its unit; `unknown number` where nothing was stated."""
        if self.minimum is None and self.maximum is None:
            return "unknown number"
        if self.minimum == self.maximum:
            return str(self.minimum)
        if self.maximum is None:
            return f"at least {self.minimum}"
        if self.minimum is None:
            return f"at most {self.maximum}"
        return f"{self.minimum} to {self.maximum}"


@dataclass(frozen=True, slots=True)
class CitationView:
    """A passage of a source that bears on a fact.

    `start` and `end` are Python string indices into the text of the capture, end exclusive;
    `set_in_review` names the fields in which a person set the reading right, such as `count`; `kind`
    is what the passage was read to tell of, `number` how many a group has by a passage that bears
    on its count.
    """

    claim_ref: str
    source_ref: str
    stance: Stance
    quote: str
    start: int
    end: int
    speaker: str | None
    attribution: Attribution
    modality: Modality
    publisher: str | None
    title: str
    published: PartialDate | None
    set_in_review: tuple[str, ...] = ()
    kind: ClaimKind | None = None
    number: SizeView | None = None


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage that somebody has reached, with the date since when.

    `count` is the number of defendants it stands for in a stage mix, else 1. `letter` stands for the
    stage where there is room for one character.
    """

    code: str
    label: str
    phase: str
    position: int
    since: PartialDate | None = None
    basis: Basis = Basis.REPORTED
    count: int = 1
    letter: str = ""


def date_text(date: PartialDate | None) -> str:
    """A date as far as it is known, in words a person would write; `-` where there is none."""
    if date is None:
        return "-"
    start, slash, end = date.edtf.partition("/")
    if not slash:
        return _part(start)
    if start in ("", ".."):
        return f"by {_part(end)}"
    return f"from {_part(start)}" if end in ("", "..") else f"{_part(start)} to {_part(end)}"


def _part(text: str) -> str:
    about = "about " if text.endswith(("~", "%")) else ""
    unsure = " ?" if text.endswith(("?", "%")) else ""
    return f"{about}{text.rstrip('~?%')}{unsure}"
