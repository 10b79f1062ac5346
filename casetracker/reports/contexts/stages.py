"""The stages that a case has reached: what says the same of several people is told once."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Final

from casetracker.model.vocabulary import Basis
from casetracker.reports.contexts.citing import Footnotes, how_put
from casetracker.reports.contexts.clauses import persons_of
from casetracker.reports.contexts.facts import (
    date_order,
    dated,
    first_reported,
    in_stage_order,
    step_letter,
)
from casetracker.reports.languages import say
from casetracker.reports.retelling import pack_words, retold
from casetracker.reports.speech import guarded
from casetracker.reports.wording import NOT_REPORTED, date_label, in_runs
from casetracker.text import safe_line
from casetracker.views.docket import CaseView, StageEventView

_PERSON: Final = re.compile(r"D-(\d+)")
_FULL_TRACK: Final = 15


@dataclass(frozen=True, slots=True)
class TrackStep:
    """A step of a track: its letter, and the events that it stands for, in their order."""

    letter: str
    events: tuple[StageEventView, ...]

    @property
    def first(self) -> StageEventView:
        """The event by which it is called."""
        return self.events[0]

    @property
    def when(self) -> str:
        """The date in words; from the first to the last where the events differ."""
        ordered = sorted((event.happened for event in self.events), key=date_order)
        first, last = date_label(ordered[0]), date_label(ordered[-1])
        return first if first == last else say("{first} to {last}", first=first, last=last)

    def persons(self, total: int) -> int:
        """How many people it concerns, at most those that there are."""
        return min(sum(event.defendants for event in self.events), max(total, 1))


def with_alike_together(case: CaseView) -> CaseView:
    """The case with one stage event for all people of whom the same is known."""
    return replace(case, stages=tuple(together(case.stages)))


def together(events: Iterable[StageEventView]) -> list[StageEventView]:
    """The events; those of single people that differ in nothing else are one, in the place of the first."""
    alike: dict[tuple[Any, ...], list[StageEventView]] = {}
    for event in events:
        is_of_one = _PERSON.fullmatch(event.scope) is not None
        alike.setdefault(_told_of(event) if is_of_one else (event.id,), []).append(event)
    return [_one(same) for same in alike.values()]


def track_steps(events: Sequence[StageEventView]) -> list[TrackStep]:
    """The steps of a track in procedural order; where they are many, those of one stage are one step."""
    ordered = in_stage_order(events)
    steps = [[event] for event in ordered]
    if len(steps) > _FULL_TRACK:
        by_stage = groupby(ordered, key=lambda event: (event.stage.position, event.stage.code))
        steps = [part for _, each in by_stage for part in _by_basis(list(each))]
    return [TrackStep(step_letter(index), tuple(step)) for index, step in enumerate(steps)]


def stage_rows(case: CaseView, footnotes: Footnotes) -> list[dict[str, Any]]:
    """The stages reached, in procedural order, each with date, basis and authority."""
    return [
        {
            "letter": step.letter,
            "stage": guarded(pack_words(event.stage.label)),
            "phase": safe_line(event.stage.phase),
            "scope": _scope(event.scope),
            "persons": persons_of(event.defendants, case.line.defendants, event.recorded_for),
            "since": dated(event.happened),
            "reported": dated(first_reported(event.citations, event.happened, event.reported)),
            "basis": how_put(event.citations, is_derived=event.basis is Basis.DERIVED),
            "is_derived": event.basis is Basis.DERIVED,
            "authority": guarded(event.authority) if event.authority else NOT_REPORTED,
            **footnotes.marks(event.citations),
        }
        for step in track_steps(case.stages)
        for event in step.events
    ]


def _scope(scope: str) -> str:
    """Whom a step concerns: `G-0001`, or `G-0001 of C-0001` where it comes from another case."""
    whom, _, number = scope.partition(" of C-")
    if not number:
        return guarded(retold(whom))
    return say("{whom} of {ref}", whom=guarded(retold(whom)), ref=safe_line(f"C-{number}"))


def _by_basis(events: list[StageEventView]) -> list[list[StageEventView]]:
    """What was reported and what is derived stay apart."""
    derived = [event for event in events if event.basis is Basis.DERIVED]
    reported = [event for event in events if event.basis is not Basis.DERIVED]
    return [part for part in (reported, derived) if part]


def _told_of(event: StageEventView) -> tuple[Any, ...]:
    """Everything that an event says but of whom."""
    passages = tuple((one.claim_ref, one.stance) for one in event.citations)
    told = (event.stage.code, event.happened, event.reported, event.authority, event.place)
    return (*told, event.basis, passages)


def _one(same: Sequence[StageEventView]) -> StageEventView:
    if len(same) == 1:
        return same[0]
    return replace(same[0], scope=in_runs([event.scope for event in same]), defendants=len(same))
