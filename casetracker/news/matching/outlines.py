"""The docket as far as matching needs it: groups and the facts known of them."""

from dataclasses import dataclass

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    ClaimKind,
    HearingResult,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
)


@dataclass(frozen=True, slots=True)
class FactOutline:
    """One fact of a group's cases: a stage reached, a charge, a sentence, a release.

    `target` and `fact_ids` are the docket's own names for it, handed back with what is found;
    `person` is set where it is a fact of one person only, `is_of_whole` where it was said of the group of
    which this one is a part.
    """

    kind: ClaimKind
    stage: str | None
    date: PartialDate | None
    wording: str | None
    article: str | None
    place: str | None
    authority: str | None
    defendants: int | None
    target: str = ""
    fact_ids: tuple[int, ...] = ()
    person: str | None = None
    is_of_whole: bool = False


@dataclass(frozen=True, slots=True)
class HearingOutline:
    """A hearing of a group or its whole case, or of one of its people; `person` names that one."""

    hearing_id: int
    scheduled: PartialDate | None
    held: PartialDate | None
    result: HearingResult
    is_of_one: bool = False
    person: str | None = None


@dataclass(frozen=True, slots=True)
class TermOutline:
    """A sentence of one of a group that no other one replaces; `holder` is the same for all of one person."""

    sentence_id: int
    holder: int
    person: str | None
    standing: SentenceStanding
    kind: SentenceKind
    amount: int | None
    unit: SentenceUnit | None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class PersonOutline:
    """Somebody of a group whose name is on file."""

    ref: str
    name: str | None


@dataclass(frozen=True, slots=True)
class GroupOutline:
    """A group of the docket with what tells it from others.

    `people` are all of it who have a name, `beside` those of its wholes who have one and stand in no part;
    of those without a name `unnamed` are in it now, and of these `free` stand in none of its parts. These
    four are known where the outline of that group was asked for. `rests` are the numbers that are left of
    it: when those are gone who left custody, or when its parts are counted off.
    """

    ref: str
    label: str
    minimum: int | None
    maximum: int | None
    unit: str | None
    captured: PartialDate | None
    place: str | None
    nationality: str | None
    case_ref: str | None
    case_numbers: tuple[str, ...]
    authorities: tuple[str, ...]
    persons: tuple[str, ...]
    facts: tuple[FactOutline, ...]
    parent: str | None = None
    hearings: tuple[HearingOutline, ...] = ()
    terms: tuple[TermOutline, ...] = ()
    people: tuple[PersonOutline, ...] = ()
    beside: tuple[PersonOutline, ...] = ()
    unnamed: int = 0
    free: int = 0
    rests: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DocketOutline:
    """All groups."""

    groups: tuple[GroupOutline, ...]
