"""A fact with what each speaker says of it, side by side."""

from dataclasses import dataclass

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Stance
from casetracker.procedure.sides import Relation


@dataclass(frozen=True, slots=True)
class SideView:
    """The latest word of one speaker that says something of a fact; else their latest.

    `said` is the value as it was understood, `differs_in` names the respects in which it cannot be
    what is held (number, date, place, article, or "as judged in review").
    """

    speaker: str
    claim_ref: str
    source_ref: str
    publisher: str | None
    published: PartialDate | None
    quote: str
    said: str
    stance: Stance
    relation: Relation
    differs_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactSides:
    """One fact: what the house holds and why, and the sides.

    `why` says which claim it was taken from, by whom, and the reason if one was given, or that only
    what was published after the day that is looked from supports it; None: nothing on file does.
    `publishers` counts independent ones: reprints of one text count once,
    and so do all sources without a publisher.
    `earlier` is what contradicted it until the same speaker said otherwise.
    """

    case_refs: tuple[str, ...]
    about: str
    held: str
    why: str | None
    is_disputed: bool
    is_open: bool
    first_cited: PartialDate | None
    last_cited: PartialDate | None
    publishers: int
    sides: tuple[SideView, ...]
    earlier: tuple[SideView, ...] = ()
