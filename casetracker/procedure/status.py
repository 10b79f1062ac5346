"""The stage that a defendant has reached, computed from dated events."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.procedure.stages import StageRules, TransitionKind

# Steps that are taken once; the others last, or are taken again and again.
TAKEN_ONCE: Final = frozenset(
    {
        "captured",
        "case_opened",
        "investigation_completed",
        "indictment_approved",
        "sent_to_court",
        "accepted_by_court",
        "convicted",
        "acquitted",
        "discontinued",
        "sentenced",
        "final",
        "repatriated",
        "died_in_custody",
    }
)


@dataclass(frozen=True, slots=True)
class DatedStage:
    """A stage that was reported as reached; `reported_on` is the day of that report."""

    event_id: int
    code: str
    position: int
    happened: PartialDate | None
    reported_on: date | None

    @property
    def certain_by(self) -> date:
        """The latest day it may have happened, else the day of the report, else the first day."""
        if self.happened is not None and self.happened.latest is not None:
            return self.happened.latest
        return self.reported_on or date.min

    @property
    def not_before(self) -> date:
        """The first day on which it may have happened; date.min where nothing says so."""
        return (self.happened.earliest if self.happened is not None else None) or date.min

    @property
    def is_dated(self) -> bool:
        """Whether a date or a report says by when it had happened."""
        return self.certain_by != date.min

    @property
    def rank(self) -> tuple[bool, int, date, int]:
        """Order where the dates leave it open: without a date first, then by position, day and id."""
        return (self.is_dated, self.position, self.certain_by, self.event_id)

    @property
    def sort_key(self) -> tuple[date, int, int]:
        """Order by certain day, then by position, then by id."""
        return (self.certain_by, self.position, self.event_id)

    def possibly_by(self, day: date) -> bool:
        """Whether it may have happened by that day."""
        if self.happened is None:
            return self.certain_by <= day
        return self.happened.possibly_by(day)


@dataclass(frozen=True, slots=True)
class StageStatus:
    """What a defendant has reached.

    `event` certainly happened latest; `possibly` may also have happened by the day asked for;
    `derived` are codes of stages that `event` implies and nobody reported; `warnings` are sentences.
    """

    event: DatedStage
    possibly: tuple[DatedStage, ...] = ()
    derived: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def current_stage(
    events: Iterable[DatedStage],
    *,
    as_of: date | None = None,
    rules: StageRules | None = None,
) -> StageStatus | None:
    """The stage that was reached latest; None where none certainly was.

    Where the dates leave open which of two was, it is the one that comes later in a proceeding.
    With `as_of`, only what certainly happened by that day counts. Without `rules` nothing is derived, and
    only a step back in position is warned of.
    """
    ordered = sorted(events, key=lambda event: event.sort_key)
    certain = in_turn(
        each for each in ordered if as_of is None or max(each.certain_by, each.not_before) <= as_of
    )
    if not certain:
        return None
    possibly = tuple(
        event
        for event in ordered
        if as_of is not None and event.certain_by > as_of and event.possibly_by(as_of)
    )
    known = rules or StageRules()
    reached = certain[-1]
    reported = {event.code for event in certain}
    derived = tuple(code for code in known.implied_by(reached.code) if code not in reported)
    warnings = (
        *_skips(reached, derived, known),
        *_steps(certain, known),
        *_repeats(certain, known),
        *_undated(certain, known),
    )
    return StageStatus(reached, possibly, derived, tuple(dict.fromkeys(warnings)))


def impossible_steps(
    events: Iterable[DatedStage], rules: StageRules
) -> Iterable[tuple[DatedStage, DatedStage]]:
    """Each two stages that certainly come directly after each other, and by the rules cannot."""
    dated = [event for event in in_turn(events) if event.is_dated]
    for before, after in pairwise(dated):
        is_impossible = kind_between(before, after, rules) is TransitionKind.IMPOSSIBLE
        if is_impossible and surely_before(before, after):
            yield before, after


def kind_between(before: DatedStage, after: DatedStage, rules: StageRules) -> TransitionKind | None:
    """How one stage stands after another by the rules that may have been in force on its day."""
    by = after.certain_by if after.is_dated else None
    return rules.between(before.code, after.code, since=after.not_before, by=by)


def in_turn(events: Iterable[DatedStage]) -> list[DatedStage]:
    """Events in their order: by date as far as it tells them apart, else by position."""
    left = list(events)
    found: list[DatedStage] = []
    while left:
        latest = _latest(left)
        left.remove(latest)
        found.append(latest)
    return found[::-1]


def _latest(events: Sequence[DatedStage]) -> DatedStage:
    """The highest in rank of those that were not certainly over before another one began.

    `store.validity` says the same in the database.
    """
    begun = max(event.not_before for event in events)
    open_yet = [each for each in events if max(each.certain_by, each.not_before) >= begun]
    return max(open_yet, key=lambda event: event.rank)


def _skips(reached: DatedStage, derived: Sequence[str], rules: StageRules) -> Iterable[str]:
    if derived:
        names = ", ".join(rules.label(code) for code in derived)
        signed = rules.signed_for(reached.code)
        yield f"Not reported, but implied by {rules.label(reached.code)}: {names}.{signed}"


def _steps(certain: Sequence[DatedStage], rules: StageRules) -> Iterable[str]:
    dated = [event for event in certain if event.is_dated]
    for before, after in pairwise(dated):
        if before.code == after.code:
            continue
        first, second = rules.label(before.code), rules.label(after.code)
        kind = kind_between(before, after, rules)
        signed = rules.signed(before.code, after.code)
        doubt = "" if surely_before(before, after) else " The dates leave their order open."
        if kind is TransitionKind.IMPOSSIBLE:
            yield (
                f"{second.capitalize()} cannot follow directly on {first}: a report is missing"
                f" between them, or one of the two is wrong.{doubt}{signed}"
            )
        elif kind is TransitionKind.UNUSUAL:
            yield f"{second.capitalize()} after {first} is unusual.{doubt}{signed}"
        elif kind is None and after.position < before.position:
            yield f"Return from {first} to {second}.{doubt}"


def _repeats(certain: Sequence[DatedStage], rules: StageRules) -> Iterable[str]:
    """Steps that are taken once, on days that cannot be the same."""
    for number, later in enumerate(certain):
        for before in certain[:number]:
            if before.code != later.code or later.code not in TAKEN_ONCE:
                continue
            first, second = before.happened, later.happened
            if first is not None and second is not None and not first.overlaps(second):
                yield f"{rules.label(later.code).capitalize()} is on file twice: {first}, {second}."


def surely_before(before: DatedStage, after: DatedStage) -> bool:
    """Whether one had certainly happened before the first day of the other."""
    start = after.happened.earliest if after.happened is not None else None
    return start is not None and before.certain_by < start


def _undated(certain: Sequence[DatedStage], rules: StageRules) -> Iterable[str]:
    for event in certain:
        if event.happened is None and event.reported_on is None:
            yield f"{rules.label(event.code).capitalize()} has no date and no report date."
