"""Cases, groups, defendants and their facts, as they are shown."""

import re
from dataclasses import dataclass, replace
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    Acknowledgement,
    Basis,
    CaseLinkKind,
    ChargeStatus,
    CustodyEnd,
    CustodyKind,
    DefendantRole,
    GroupEventKind,
    MonitoringStatus,
    Priority,
)
from casetracker.procedure.stage_marks import StageMark
from casetracker.views.common import CitationView, SizeView, StageView
from casetracker.views.proceeding import HearingView, SentenceView


@dataclass(frozen=True, slots=True)
class StageEventView:
    """One dated step of a proceeding.

    `scope` names whom it concerns: the case, a group of it or one defendant. No citation means that
    nothing on file supports it: it is printed as unsourced. `recorded_for` is how many it befell, where some
    of its case have left; None where nobody has. `marks` say what asks to be looked
    at, where a list shows them.
    """

    id: int
    stage: StageView
    happened: PartialDate | None
    reported: PartialDate | None
    authority: str | None
    place: str | None
    basis: Basis
    scope: str
    defendants: int
    citations: tuple[CitationView, ...]
    recorded_for: int | None = None
    marks: tuple[StageMark, ...] = ()


@dataclass(frozen=True, slots=True)
class ChargeView:
    """A charge or accusation, with how many of a case's defendants it is on file against.

    `recorded_for` is how many the same passages are on file against, in a case that people left or came to.
    Where the status came by a later step, `citations` are of that step alone; `accusation` are those of the
    charge as it was brought, with `brought_as` and `brought`, and None where nothing came after. `pack` is
    the one, with version and grade, that calls the article by these words; "" where none does.
    """

    wording: str
    article: str | None
    status: ChargeStatus
    since: PartialDate | None
    defendant_refs: tuple[str, ...]
    of_defendants: int
    citations: tuple[CitationView, ...]
    recorded_for: int | None = None
    accusation: tuple[CitationView, ...] | None = None
    brought_as: ChargeStatus | None = None
    brought: PartialDate | None = None
    pack: str = ""

    @property
    def passages(self) -> tuple[CitationView, ...]:
        """Every passage about the charge: of what it is, and of how it stands."""
        return (*(self.accusation or ()), *self.citations)

    def as_told(self) -> "tuple[ChargeView, ...]":
        """The accusation as it was brought, and behind it what became of it: each with its own passages."""
        if self.accusation is None or self.brought_as is None:
            return (self,)
        brought = replace(
            self,
            status=self.brought_as,
            since=self.brought,
            citations=self.accusation,
            accusation=None,
        )
        return (brought, self)


@dataclass(frozen=True, slots=True)
class CustodyView:
    """A time in the hands of an authority; `ended` is None while nothing reports an end.

    `recorded_for` is for how many people the same passage is on file, where some stand in other cases since.
    """

    person_ref: str
    facility: str | None
    authority: str | None
    place: str | None
    kind: CustodyKind
    started: PartialDate | None
    ended: PartialDate | None
    how_ended: CustodyEnd | None
    acknowledged: Acknowledgement
    citations: tuple[CitationView, ...]
    number: int = 0
    recorded_for: int | None = None


@dataclass(frozen=True, slots=True)
class DefendantLine:
    """A person in a case, as one row; `left` is when they ceased to be in it, None while they are.

    `silent_days` counts from the last publication that bears on them; only a listing by silence fills it.
    """

    ref: str
    case_ref: str
    person_ref: str
    name: str
    is_placeholder: bool
    role: DefendantRole
    group_refs: tuple[str, ...]
    stage: StageView | None
    custody_since: PartialDate | None
    in_custody: bool | None
    charges: int
    is_unsourced: bool
    left: PartialDate | None = None
    silent_days: int | None = None


@dataclass(frozen=True, slots=True)
class NameView:
    """One spelling of a name, with the claims it was met in."""

    text: str
    script: str | None
    kind: str
    citations: tuple[CitationView, ...]


@dataclass(frozen=True, slots=True)
class DefendantView:
    """A person in a case, whole; `citations` bear out birth, nationality and occupation.

    `implied` are labels of stages that the one reached implies and nobody reported; `warnings` are
    sentences on steps that are skipped, repeated or out of order.
    """

    line: DefendantLine
    version: int
    case_title: str
    names: tuple[NameView, ...]
    nationality: str | None
    stages: tuple[StageEventView, ...]
    charges: tuple[ChargeView, ...]
    custody: tuple[CustodyView, ...]
    implied: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    citations: tuple[CitationView, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupLine:
    """People reported together, as one row; `held_members` counts the persons on file.

    `left_unnamed` is how many left custody without its being said who, `left_told` the passages for each
    time; those who left one of its parts are told of the part, and `left_custody` counts them as well.
    """

    ref: str
    label: str
    size: SizeView
    held_members: int
    named_members: int
    captured: PartialDate | None
    place: str | None
    case_refs: tuple[str, ...]
    stage_mix: tuple[StageView, ...]
    conflicts: int
    is_unsourced: bool
    left_unnamed: int = 0
    left_custody: int = 0
    left_told: tuple[tuple[CitationView, ...], ...] = ()

    @property
    def held_text(self) -> str:
        """How many left custody and how many that leaves; empty where nobody did."""
        gone, there = self.left_custody, self.held_members
        return f"{gone} of {there}, {max(there - gone, 0)} still held" if gone else ""


# As the services note it: `2 of 14: repatriated`.
_WAY: Final = re.compile(r"\d+ of \d+: ([a-z_ ]+)")


@dataclass(frozen=True, slots=True)
class GroupEventView:
    """What happened to a group as a group, with its count before and after."""

    id: int
    kind: GroupEventKind
    happened: PartialDate | None
    count_before: int | None
    count_after: int | None
    note: str | None
    citations: tuple[CitationView, ...]
    other_ref: str | None = None

    @property
    def left(self) -> int:
        """How many left custody by it."""
        is_leaving = self.kind is GroupEventKind.PARTLY_RELEASED
        return (self.count_before or 0) - (self.count_after or 0) if is_leaving else 0

    @property
    def way(self) -> str | None:
        """How they left custody: `repatriated`; None where nobody did or nothing says so."""
        noted = _WAY.match(self.note or "") if self.left else None
        return None if noted is None else noted[1].replace("_", " ")


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group, whole; `parts` are the groups that were split off it or merged into it."""

    line: GroupLine
    version: int
    nationality: str | None
    parent_ref: str | None
    parent_note: str | None
    members: tuple[DefendantLine, ...]
    events: tuple[GroupEventView, ...]
    citations: tuple[CitationView, ...]
    parts: tuple[GroupLine, ...] = ()

    @property
    def held_text(self) -> str:
        """How many left custody and how many that leaves; empty where nobody did."""
        return self.line.held_text


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case as one row; the stage of a case is the mix of its defendants' stages.

    `silent_days` counts from the last publication that bears on it; only listings fill it.
    """

    ref: str
    title: str
    numbers: tuple[str, ...]
    monitoring: MonitoringStatus
    priority: Priority
    defendants: int
    stage_mix: tuple[StageView, ...]
    sources: int
    conflicts: int
    unsourced: int
    last_reported: PartialDate | None
    silent_days: int | None = None


LINK_WORDS: Final = {
    CaseLinkKind.JOINED_INTO: ("joined into", "taken in:"),
    CaseLinkKind.SEVERED_FROM: ("severed from", "severed into"),
    CaseLinkKind.APPEAL_OF: ("appeal of", "appealed in"),
    CaseLinkKind.RETRIAL_OF: ("retrial of", "tried again in"),
    CaseLinkKind.COMPANION: ("companion of", "companion of"),
}


@dataclass(frozen=True, slots=True)
class CaseLinkView:
    """How a case stands to another one; `is_other_side` where the record says it of that one."""

    kind: CaseLinkKind
    other_ref: str
    other_title: str
    since: PartialDate | None
    is_other_side: bool = False

    @property
    def words(self) -> str:
        """How this case stands to the other, seen from here: `severed from`, `severed into`."""
        return LINK_WORDS[self.kind][self.is_other_side]

    def __str__(self) -> str:
        """The link in words, without its date: `severed from C-0001`."""
        return f"{self.words} {self.other_ref}"


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Claims that disagree with what the house holds, shown side by side, resolved by nobody."""

    about: str
    held: str
    claims: tuple[CitationView, ...]


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case, whole: what a case page or a case status report prints.

    `name_citations` are by person the passages for the spellings of a name; only reports fill them.
    """

    line: CaseLine
    version: int
    jurisdiction: str | None
    opened: PartialDate | None
    citations: tuple[CitationView, ...]
    groups: tuple[GroupLine, ...]
    group_citations: tuple[tuple[str, tuple[CitationView, ...]], ...]
    defendants: tuple[DefendantLine, ...]
    charges: tuple[ChargeView, ...]
    stages: tuple[StageEventView, ...]
    custody: tuple[CustodyView, ...]
    links: tuple[CaseLinkView, ...]
    conflicts: tuple[ConflictView, ...]
    context: tuple[CitationView, ...]
    former: tuple[DefendantLine, ...] = ()
    hearings: tuple[HearingView, ...] = ()
    sentences: tuple[SentenceView, ...] = ()
    name_citations: tuple[tuple[str, tuple[CitationView, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class UnsourcedFact:
    """A fact that nothing on file supports: its kind, the record to open, whom it is of, and what it says.

    `whom` is a group or defendant, empty where it is the record's own or of `people` people of a case.
    """

    kind: str
    opens: str
    whom: str
    what: str
    when: PartialDate | None
    people: int


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Somebody on file who has a name, with every spelling of it and where they stand."""

    ref: str
    name: str
    names: tuple[str, ...]
    group_refs: tuple[str, ...]
    case_refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SimilarPeople:
    """Two people on file who may be one, from 0 to 1, and what speaks for it."""

    first: NamedPerson
    second: NamedPerson
    score: float
    reasons: tuple[str, ...]
