"""The clocks of cases: defendants who share every fact share one computation and one view."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from casetracker.procedure.clocks.engine import Clock, Setting, clocks_of
from casetracker.procedure.clocks.facts import Event, Facts, Order, Record, SetDay, StatusSide
from casetracker.procedure.clocks.limits import Limit
from casetracker.procedure.clocks.vocabulary import ClockState
from casetracker.procedure.jurisdiction import Pack
from casetracker.services.pack_views import rule_sources
from casetracker.services.packs import PackShelf
from casetracker.store.queries.clock_scopes import CaseFacts, Fact
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
        alike: dict[Any, list[tuple[str, tuple[Event, ...]]]] = {}
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
            shared, left = _told_once(case, shared, case.left.get(defendant_id, ()))
            articles = case.articles.get(defendant_id, frozenset())
            key = (shared, articles, frozenset((each.code, each.when) for each in left))
            alike.setdefault(key, []).append((ref, left))
        for (shared, articles, _), people in alike.items():
            facts = _facts(case, shared, rules.pack.gravest(sorted(articles)))
            facts = replace(facts, events=(*facts.events, *_as_one(left for _, left in people)))
            refs = tuple(ref for ref, _ in people)
            for clock in clocks_of(rules.limits, facts, rules.setting):
                if not self._asked.states or clock.state in self._asked.states:
                    yield self._view(clock, case, refs)

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
            beside=tuple((column, number, ()) for column, number in clock.beside),
            orders=tuple((each.kind, each.id, ()) for each in clock.orders),
            statuses=tuple((number, ()) for number in clock.status_ids),
            ended=clock.ended,
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


def _told_once(
    case: CaseFacts, shared: tuple[int, ...], left: tuple[Event, ...]
) -> tuple[tuple[int, ...], tuple[Event, ...]]:
    """What concerns somebody, without the hearings and ends of custody that a stage tells as well."""
    facts = [case.facts[number].fact for number in shared]
    if not left and not any(_is_beside(fact) for fact in facts):
        return shared, left
    stages = [fact for fact in facts if isinstance(fact, Event) and fact.id]
    kept = tuple(
        number
        for number, fact in zip(shared, facts, strict=True)
        if not _is_beside(fact) or not _is_told(fact, stages)
    )
    return kept, tuple(each for each in left if not _is_told(each, stages))


def _is_beside(fact: Fact) -> bool:
    return isinstance(fact, SetDay) or (isinstance(fact, Event) and bool(fact.beside))


def _is_told(fact: Fact, stages: Iterable[Event]) -> bool:
    """Whether a stage on file tells of it: of the same day, or at all where a day was only set."""
    if not isinstance(fact, Event | SetDay):
        return False
    same = (stage for stage in stages if stage.code == fact.code)
    return any(isinstance(fact, SetDay) or stage.when.may_meet(fact.when) for stage in same)


def _as_one(several: Iterable[tuple[Event, ...]]) -> tuple[Event, ...]:
    """How people left custody who left it alike, with the records of all of them."""
    alike: dict[Event, list[Record]] = {}
    for each in (each for left in several for each in left):
        alike.setdefault(replace(each, beside=()), []).extend(each.beside)
    return tuple(replace(event, beside=tuple(beside)) for event, beside in alike.items())


def _facts(case: CaseFacts, shared: Sequence[int], gravity: tuple[str, ...] | None) -> Facts:
    found = [case.facts[number].fact for number in shared]
    return Facts(
        events=tuple(each for each in found if isinstance(each, Event)),
        orders=tuple(each for each in found if isinstance(each, Order)),
        statuses=tuple(each for each in found if isinstance(each, StatusSide)),
        gravity=gravity,
        set_days=tuple(each for each in found if isinstance(each, SetDay)),
    )


def by_last_day(view: ClockView) -> tuple[date, str, str, tuple[str, ...]]:
    """Order by the first day it may end on, those without an end last."""
    days = view.last_days
    first = (days.earliest or days.latest) if days is not None else None
    return (first or date.max, view.case_ref, view.rule, view.defendant_refs)
