"""The clocks of cases: defendants who share every fact share one computation and one view."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from casetracker.procedure.clocks.engine import Clock, Setting, clocks_of
from casetracker.procedure.clocks.facts import Event, Facts, Order, StatusSide
from casetracker.procedure.clocks.limits import Limit
from casetracker.procedure.clocks.vocabulary import ClockState
from casetracker.procedure.jurisdiction import Pack
from casetracker.services.pack_views import rule_sources
from casetracker.services.packs import PackShelf
from casetracker.store.queries.clock_scopes import CaseFacts
from casetracker.views.clocks import ClockView


@dataclass(frozen=True, slots=True)
class Asked:
    """The day asked for, how many days before an end are `soon`, and the moment of asking.

    `states` are those wanted, empty for all; `with_working` whether the arithmetic is wanted in words.
    """

    on: date
    soon_days: int
    at: datetime
    states: frozenset[ClockState] = frozenset()
    with_working: bool = True


@dataclass(frozen=True, slots=True)
class _Rules:
    """What holds for the cases of one jurisdiction."""

    pack: Pack
    limits: tuple[Limit, ...]
    setting: Setting


class ClockMaker:
    """Makes the clocks of cases, with the rules of each jurisdiction read once."""

    def __init__(self, shelf: PackShelf, asked: Asked) -> None:
        """Compute by these packs, for this day."""
        self._shelf = shelf
        self._asked = asked
        self._rules: dict[str | None, _Rules] = {}

    def clocks(self, case: CaseFacts, only: frozenset[str] | None = None) -> Iterable[ClockView]:
        """The clocks of a case, or of some of its defendants by reference."""
        rules = self._rules_of(case.jurisdiction)
        alike: dict[Any, list[str]] = {}
        own = _by_defendant(case)
        for defendant_id, ref, person_id in case.defendants:
            if only is not None and ref not in only:
                continue
            groups = case.groups.get(person_id, frozenset())
            shared = tuple(
                number
                for number in sorted((*own[None], *own.get(defendant_id, ())))
                if case.facts[number].concerns(defendant_id, groups)
            )
            articles = case.articles.get(defendant_id, frozenset())
            alike.setdefault((shared, articles), []).append(ref)
        for (shared, articles), refs in alike.items():
            facts = _facts(case, shared, rules.pack.gravest(sorted(articles)))
            for clock in clocks_of(rules.limits, facts, rules.setting):
                if not self._asked.states or clock.state in self._asked.states:
                    yield self._view(clock, case, tuple(refs))

    def _rules_of(self, jurisdiction: str | None) -> _Rules:
        known = self._rules.get(jurisdiction)
        if known is None:
            pack = self._shelf.of(jurisdiction)
            stages = pack.rules
            setting = Setting(
                on=self._asked.on,
                calendar=self._shelf.calendar_of(pack),
                soon_days=self._asked.soon_days,
                labels={code: stage.label for code, stage in stages.stages.items()},
                implied=stages.implied,
                with_working=self._asked.with_working,
            )
            known = _Rules(pack, self._shelf.limits_of(jurisdiction), setting)
            self._rules[jurisdiction] = known
        return known

    def _view(self, clock: Clock, case: CaseFacts, refs: tuple[str, ...]) -> ClockView:
        limit = clock.limit
        return ClockView(
            rule=limit.id,
            label=limit.label,
            pack=limit.pack,
            grade=limit.grade.value,
            kind=limit.kind.value,
            state=clock.state,
            case_ref=case.ref,
            defendant_refs=refs,
            of_defendants=len(case.defendants),
            condition=clock.condition,
            trigger=clock.trigger,
            due=clock.due,
            rolled=clock.rolled,
            last_days=clock.last_days,
            longest=clock.longest,
            met=clock.met,
            trigger_ids=clock.trigger_ids,
            moved_ids=clock.moved_ids,
            met_ids=clock.met_ids,
            working=clock.working,
            sources=rule_sources(limit.sources),
            valid=limit.validity,
            note=limit.note,
            holidays=clock.holidays,
            is_estimated=clock.is_estimated,
            computed_on=self._asked.on,
            computed_at=self._asked.at,
        )


def _by_defendant(case: CaseFacts) -> dict[int | None, list[int]]:
    """The places of the facts that name a defendant, by whom; under None those of several."""
    found: dict[int | None, list[int]] = {None: []}
    for number, scoped in enumerate(case.facts):
        found.setdefault(scoped.defendant_id, []).append(number)
    return found


def _facts(case: CaseFacts, shared: Sequence[int], gravity: tuple[str, ...] | None) -> Facts:
    found = [case.facts[number].fact for number in shared]
    return Facts(
        events=tuple(each for each in found if isinstance(each, Event)),
        orders=tuple(each for each in found if isinstance(each, Order)),
        statuses=tuple(each for each in found if isinstance(each, StatusSide)),
        gravity=gravity,
    )


def by_last_day(view: ClockView) -> tuple[date, str, str, tuple[str, ...]]:
    """Order by the first day it may end on, those without an end last."""
    days = view.last_days
    first = (days.earliest or days.latest) if days is not None else None
    return (first or date.max, view.case_ref, view.rule, view.defendant_refs)
