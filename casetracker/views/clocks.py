"""Clocks and what is on file for them, as they are shown."""

from dataclasses import dataclass
from datetime import date, datetime

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ClockOrderKind, LegalStatus
from casetracker.procedure.clocks.bounds import Bounds
from casetracker.procedure.clocks.vocabulary import ClockState
from casetracker.views.common import CitationView
from casetracker.views.packs import RuleSource


@dataclass(frozen=True, slots=True)
class ClockView:
    """How one rule stands for some defendants of a case who share every fact that it asks for.

    `due` are the days it may end on; `rolled` those days moved to working days, None where nothing
    moves; `last_days` the span within which it ends, whichever of them holds; `longest` the end if
    every extension were ordered. `condition` is what the clock hangs on, or why it is for nobody.
    `working` is the arithmetic in sentences. Ids are those of stage events; `brought` are the passages
    for those of a case that the people stood in before, by id; `beside` are the hearings and times in
    custody that it goes by besides: the column that names each, its id and its passages; `orders` the
    orders and acts on file that it goes by, `statuses` the claims and denials of a status that `condition`
    tells of, each with its id and its passages. `ended` is when it ended without being met.
    """

    rule: str
    label: str
    pack: str
    grade: str
    kind: str
    state: ClockState
    case_ref: str
    defendant_refs: tuple[str, ...]
    of_defendants: int
    condition: str
    trigger: Bounds | None
    due: Bounds | None
    rolled: Bounds | None
    last_days: Bounds | None
    longest: Bounds | None
    met: Bounds | None
    trigger_ids: tuple[int, ...]
    met_ids: tuple[int, ...]
    working: tuple[str, ...]
    sources: tuple[RuleSource, ...]
    valid: str
    note: str
    holidays: str
    is_estimated: bool
    computed_on: date
    computed_at: datetime
    moved_ids: tuple[int, ...] = ()
    brought: tuple[tuple[int, tuple[CitationView, ...]], ...] = ()
    beside: tuple[tuple[str, int, tuple[CitationView, ...]], ...] = ()
    orders: tuple[tuple[ClockOrderKind, int, tuple[CitationView, ...]], ...] = ()
    statuses: tuple[tuple[int, tuple[CitationView, ...]], ...] = ()
    ended: Bounds | None = None

    @property
    def event_ids(self) -> tuple[int, ...]:
        """The stage events that it was started, moved and met by, each once."""
        return tuple(dict.fromkeys((*self.trigger_ids, *self.moved_ids, *self.met_ids)))

    @property
    def carried(self) -> tuple[CitationView, ...]:
        """The passages for the events of a case that the people stood in before."""
        return tuple(passage for _, passages in self.brought for passage in passages)

    @property
    def is_of_record(self) -> bool:
        """Whether it goes by anything on file: stages, other records, orders or acts."""
        return bool(self.event_ids or self.beside or self.orders)

    @property
    def told_besides(self) -> tuple[CitationView, ...]:
        """The passages for hearings, times in custody, orders and acts that it goes by."""
        several = (*self.beside, *self.orders)
        return tuple(passage for _, _, passages in several for passage in passages)

    @property
    def signature(self) -> str:
        """Pack, version and grade, as printed wherever the rule is used."""
        return f"{self.pack}, grade {self.grade}"

    @property
    def whom(self) -> str:
        """Whom it is for: one reference, or how many of the case."""
        if len(self.defendant_refs) == 1:
            return self.defendant_refs[0]
        if len(self.defendant_refs) == self.of_defendants:
            return f"all {self.of_defendants} of {self.case_ref}"
        return f"{len(self.defendant_refs)} of {self.of_defendants} of {self.case_ref}"

    @property
    def due_text(self) -> str:
        """When it ends: `2021-03-12 to 2021-03-13, or 2021-03-15`; `-` where there is no end."""
        if self.due is None:
            return "-"
        text = span_text(self.due)
        if self.rolled is None or self.rolled.latest == self.due.latest:
            return text
        moved = self.rolled if self.rolled.latest is None else Bounds.day(self.rolled.latest)
        return f"{text}, or {span_text(moved)}"


def span_text(days: Bounds) -> str:
    """Bounds in short: `2021-03-12 to 2021-03-13`, `by 2021-03-13`, `from 2021-03-12`."""
    if days.earliest is None and days.latest is None:
        return "not known"
    if days.earliest is None:
        return f"by {days.latest}"
    if days.latest is None:
        return f"from {days.earliest}"
    return f"{days.earliest}" if days.is_day else f"{days.earliest} to {days.latest}"


@dataclass(frozen=True, slots=True)
class ClockSummary:
    """How many defendants' clocks stand how, and the few that end next, for some of the cases.

    `counts` are (state, number of defendants' clocks); `after` is the id to go on from, None where
    every case has been counted.
    """

    counts: tuple[tuple[ClockState, int], ...] = ()
    next_due: tuple[ClockView, ...] = ()
    after: int | None = 0

    def count(self, state: ClockState) -> int:
        """How many stand so."""
        return dict(self.counts).get(state, 0)


@dataclass(frozen=True, slots=True)
class ClockSlice:
    """The clocks of some of the cases; `after` is the id to go on from, None at the end."""

    views: tuple[ClockView, ...]
    after: int | None


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule that the packs of a case have: its id, its name, the status in law that it hangs on."""

    id: str
    label: str
    status: LegalStatus | None = None


@dataclass(frozen=True, slots=True)
class OrderView:
    """An order or an act on file for a rule; `scope` names whom it concerns."""

    id: int
    case_ref: str
    scope: str
    rule: str
    kind: ClockOrderKind
    happened: PartialDate | None
    until: PartialDate | None
    adds: str | None
    authority: str | None
    note: str | None
    claim_ref: str | None


@dataclass(frozen=True, slots=True)
class StatusClaimView:
    """Somebody who says that people have a status in law, or denies it."""

    id: int
    case_ref: str
    scope: str
    status: LegalStatus
    is_denied: bool
    speaker: str
    happened: PartialDate | None
    note: str | None
    claim_ref: str | None
