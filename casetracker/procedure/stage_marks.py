"""What is to be marked in a list of stages: repeated, out of order, at odds with another one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import combinations, pairwise

from casetracker.procedure.odd_orders import two_verdicts
from casetracker.procedure.stages import StageRules, TransitionKind
from casetracker.procedure.status import (
    TAKEN_ONCE,
    DatedStage,
    in_turn,
    kind_between,
    surely_before,
)


class StageMark(StrEnum):
    """Why a stage event asks to be looked at."""

    CONTRADICTED = "contradicted"
    REPEATED = "repeated"
    OUT_OF_ORDER = "out of order"


def stage_marks(
    events: Iterable[DatedStage], rules: StageRules
) -> Mapping[int, tuple[StageMark, ...]]:
    """By id the marks of one person's stage events; those without any are left out."""
    line = in_turn(events)
    found: dict[int, set[StageMark]] = defaultdict(set)
    for both in two_verdicts(line):
        for event in both:
            found[event.event_id].add(StageMark.CONTRADICTED)
    for first, second in combinations(line, 2):
        if _is_repeated(first, second):
            found[first.event_id].add(StageMark.REPEATED)
            found[second.event_id].add(StageMark.REPEATED)
    dated = [event for event in line if event.is_dated]
    for before, after in pairwise(dated):
        if _is_out_of_order(before, after, rules):
            found[after.event_id].add(StageMark.OUT_OF_ORDER)
    return {number: tuple(sorted(marks)) for number, marks in found.items()}


def _is_repeated(first: DatedStage, second: DatedStage) -> bool:
    """Whether a step that is taken once stands twice, or any step on one and the same day."""
    if first.code != second.code:
        return False
    is_same_day = (
        first.happened is not None and first.happened.is_day and first.happened == second.happened
    )
    return first.code in TAKEN_ONCE or is_same_day


def _is_out_of_order(before: DatedStage, after: DatedStage, rules: StageRules) -> bool:
    """Whether a step that certainly came later leads back, or cannot follow by the rules."""
    if before.code == after.code or not surely_before(before, after):
        return False
    kind = kind_between(before, after, rules)
    is_back = kind is None and after.position < before.position
    return is_back or kind is TransitionKind.IMPOSSIBLE
