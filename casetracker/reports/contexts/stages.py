"""The stages that a case has reached: what says the same of several people is told once."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Basis
from casetracker.reports.contexts.alike import alike
from casetracker.reports.contexts.citing import Footnotes, against, each_once, how_put, teller
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
from casetracker.views.common import CitationView
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
    return [as_one(same) for same in _alike(events, _told_of)]


def told_together(events: Iterable[StageEventView]) -> list[StageEventView]:
    """The events; what the same voice says of single people, the same step by the same body, is one."""
    return [as_one(same) for same in _alike(events, _voiced)]


def published_together(events: Iterable[StageEventView]) -> list[list[StageEventView]]:
    """The events; the steps of single people that one outlet reports in the same way stand together."""
    return _alike(events, lambda event: (*_step(event), *_outlet(_teller(event))))


def as_one(same: Sequence[StageEventView]) -> StageEventView:
    """One event for the same step of several people, with all its passages."""
    if len(same) == 1:
        return same[0]
    whom = list(dict.fromkeys(event.scope for event in same))
    reported = [event.reported for event in same if event.reported]
    return replace(
        same[0],
        scope=in_runs(whom),
        defendants=len(whom),
        reported=min(reported, key=date_order, default=None),
        citations=each_once(one for event in same for one in event.citations),
    )


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


def _alike(
    events: Iterable[StageEventView], told: Callable[[StageEventView], tuple[Any, ...]]
) -> list[list[StageEventView]]:
    """The events, those of single people of which the same is told beside one another."""
    return alike(events, lambda event: told(event) if _PERSON.fullmatch(event.scope) else event.id)


def _told_of(event: StageEventView) -> tuple[Any, ...]:
    """Everything that an event says but of whom."""
    passages = tuple((one.claim_ref, one.stance) for one in event.citations)
    told = (event.stage.code, event.happened, event.reported, event.authority, event.place)
    return (*told, event.basis, passages)


def _voiced(event: StageEventView) -> tuple[Any, ...]:
    """The step, the body, and whoever says so."""
    said_by = _teller(event)
    voice = () if said_by is None else (said_by.speaker, said_by.attribution)
    return (*_step(event), event.authority, *_outlet(said_by), *voice)


def _teller(event: StageEventView) -> CitationView | None:
    return teller(event.citations, event.happened)


def _outlet(said_by: CitationView | None) -> tuple[Any, ...]:
    if said_by is None:
        return ()
    published = _as_told(said_by.published)
    return (said_by.publisher or said_by.title, published, said_by.modality)


def _step(event: StageEventView) -> tuple[Any, ...]:
    """What happened, and who disputes it."""
    disputed = tuple(one.claim_ref for one in against(event.citations))
    return (event.stage.code, _as_told(event.happened), event.place, event.basis, disputed)


def _as_told(day: PartialDate | None) -> PartialDate | None:
    """A date without the words of its source, where it is a day and they tell no more."""
    return replace(day, wording=None) if day is not None and day.is_day else day
