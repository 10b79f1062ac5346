"""What answers a rule: the stages and acts by which it was met, or ended without being met."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casetracker.model.vocabulary import ClockOrderKind
from casetracker.procedure.clocks.bounds import Bounds, first_of
from casetracker.procedure.clocks.facts import Event, Facts, Order
from casetracker.procedure.clocks.limits import Limit
from casetracker.procedure.clocks.vocabulary import Pick


@dataclass(frozen=True, slots=True)
class Answered:
    """When a rule was met or ended, and the stages and acts on file that say so."""

    day: Bounds
    by: tuple[Event, ...]
    acts: tuple[Order, ...] = ()


def may_be_by(when: Bounds, day: date) -> bool:
    """Whether it may have come by a day."""
    return when.earliest is None or when.earliest <= day


def may_be_the_one(when: Bounds, day: Bounds, pick: Pick) -> bool:
    """Whether it may be the one of several that counts, which was on a day."""
    if pick is Pick.FIRST:
        return day.latest is None or when.earliest is None or when.earliest <= day.latest
    return day.earliest is None or when.latest is None or when.latest >= day.earliest


def answered(limit: Limit, trigger: Bounds, facts: Facts, on: date) -> Answered | None:
    """When what the rule asks for was done, and by what; None where nothing on file says so."""
    acts = [(each, each.when) for each in facts.orders_for(limit.id, ClockOrderKind.ACT)]
    done = [(event, event.when) for event in facts.events if event.code in limit.satisfied_by]
    shown = [
        (event, Bounds(None, event.when.latest))
        for event in facts.events
        if event.code in limit.shown_by and may_be_by(event.when, on)
    ]
    told: list[tuple[Event | Order, Bounds]] = [*acts, *done, *shown]
    every = [each for each in told if may_be_by(each[1], on)]
    if limit.period is None or not limit.period.is_backwards:
        # What surely came before the trigger belongs to an earlier course.
        every = [each for each in every if not _before(each[1], trigger)]
    return _first(_that_count(every)) if every else None


def ended_by(
    limit: Limit,
    trigger: Bounds,
    met: Answered | None,
    facts: Facts,
    on: date,
) -> Answered | None:
    """When nothing was left that the rule could ask for; None where it was met, maybe before that."""
    ends = [
        (event, event.when)
        for event in facts.events
        if event.code in limit.ended_by
        and may_be_by(event.when, on)
        and not _before(event.when, trigger)
    ]
    ended = _first(ends) if ends else None
    if ended is None or (met is not None and not _before(ended.day, met.day)):
        return None
    return ended


def _first(several: Sequence[tuple[Event | Order, Bounds]]) -> Answered:
    """The first of several stages and acts, and which of them it may be."""
    day = first_of([when for _, when in several])
    first = [each for each, when in several if may_be_the_one(when, day, Pick.FIRST)]
    return Answered(
        day,
        tuple(each for each in first if isinstance(each, Event)),
        tuple(each for each in first if isinstance(each, Order)),
    )


def _that_count(
    several: Sequence[tuple[Event | Order, Bounds]],
) -> Sequence[tuple[Event | Order, Bounds]]:
    """Those that may be the first: a known day beats a later one by which it was only shown."""
    exact = [each for each in several if each[1].earliest is not None]
    if not exact:
        return several
    known = first_of([when for _, when in exact]).earliest
    return [
        each
        for each in several
        if each[1].earliest is not None
        or each[1].latest is None
        or known is None
        or each[1].latest < known
    ]


def _before(when: Bounds, trigger: Bounds) -> bool:
    return (
        when.latest is not None and trigger.earliest is not None and when.latest < trigger.earliest
    )
