"""When a time limit ends: counted from a trigger whose day may not be known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from casetracker.model.vocabulary import ClockOrderKind
from casetracker.procedure.clocks.bounds import Bounds, day_words, first_of, last_of
from casetracker.procedure.clocks.calendars import WorkingDays
from casetracker.procedure.clocks.durations import Duration, shift_days
from casetracker.procedure.clocks.facts import Event, Facts, Order
from casetracker.procedure.clocks.limits import Limit
from casetracker.procedure.clocks.vocabulary import Pick, Roll, Start
from casetracker.procedure.clocks.walking import Step, Suspension, walk

_SCANNED: Final = 800


@dataclass(frozen=True, slots=True)
class Due:
    """The first and last day that a limit may end on, before and after a roll.

    `rolled` is None where the rule does not roll or nothing moves; `longest` is the end if every
    extension were ordered; `standing_since` is since when the time stands still, if it does.
    """

    days: Bounds
    rolled: Bounds | None = None
    longest: Bounds | None = None
    standing_since: Bounds | None = None
    extended: int = 0
    is_estimated: bool = False


def first_days(limit: Limit, trigger: Bounds) -> Bounds:
    """The end of the period alone: no suspension, no extension, no roll."""
    period = limit.period
    if period is None:
        return Bounds(None, None)
    if trigger.earliest is not None and trigger.earliest == trigger.latest:
        return Bounds(*_ends(limit, period, trigger.earliest))
    return Bounds(
        _ends(limit, period, trigger.earliest)[0] if trigger.earliest is not None else None,
        _ends(limit, period, trigger.latest)[1] if trigger.latest is not None else None,
    )


def _ends(limit: Limit, period: Duration, trigger: date) -> tuple[date, date]:
    if period.has_hours:
        return period.span(trigger)
    outer = period.after(trigger)
    # Where the day of the trigger is itself the first day, the count ends one day sooner.
    inner = shift_days(outer, 1 if period.is_backwards else -1)
    if limit.start is Start.SAME_DAY:
        return inner, inner
    if limit.start is Start.UNKNOWN:
        return min(inner, outer), max(inner, outer)
    return outer, outer


def in_force(versions: Sequence[Limit], day: Bounds) -> list[tuple[Limit, Bounds]]:
    """The versions of a rule that may govern a day, each with that part of the day's bounds."""
    found = []
    for version in versions:
        start = _later(day.earliest, version.valid_from)
        end = _earlier(day.latest, version.valid_to)
        if start is None or end is None or start <= end:
            found.append((version, Bounds(start, end)))
    return found


def _later(one: date | None, other: date | None) -> date | None:
    known = [each for each in (one, other) if each is not None]
    return max(known, default=None)


def _earlier(one: date | None, other: date | None) -> date | None:
    known = [each for each in (one, other) if each is not None]
    return min(known, default=None)


def steps_of(limit: Limit, facts: Facts) -> list[Step]:
    """The extensions on file, along the chain; a stage event that an order explains counts once."""
    orders: list[Order | None] = list(facts.orders_for(limit.id, ClockOrderKind.EXTENSION))
    orders.extend(None for _ in extended_by(limit, facts))
    links = [*limit.extensions, *([None] * len(orders))]
    return [Step.of(order, link) for order, link in zip(orders, links, strict=False)]


def extended_by(limit: Limit, facts: Facts) -> list[Event]:
    """The stage events that report an extension of which no order is on file."""
    orders = facts.orders_for(limit.id, ClockOrderKind.EXTENSION)
    needed = {link.needs for link in limit.extensions if link.needs}
    return [
        event
        for event in facts.events
        if event.code in needed
        and not event.is_derived
        and not any(order.when.may_meet(event.when) for order in orders)
    ]


def suspensions_of(limit: Limit, facts: Facts) -> list[Suspension]:
    """The times during which the clock stood or stands still."""
    found = [
        Suspension(order.when, order.until)
        for order in facts.orders_for(limit.id, ClockOrderKind.SUSPENSION)
    ]
    for begins, ends in limit.suspended_by:
        begun = [event.when for event in facts.events if event.code == begins]
        ended = [event.when for event in facts.events if event.code == ends]
        if begun:
            found.append(Suspension(first_of(begun), last_of(ended) if ended else None))
    return found


def due_days(limit: Limit, trigger: Bounds, facts: Facts, on: date) -> Due:
    """When the limit ends as the file stands, not yet rolled."""
    if limit.period is None:
        return Due(first_days(limit, trigger))
    breaks = [] if limit.period.is_backwards else suspensions_of(limit, facts)
    steps = steps_of(limit, facts)
    ends = [_ending(limit, part, breaks, steps) for part in _parts(trigger, breaks)]
    days = ends[0] if len(ends) == 1 else hull(ends)
    open_now = [each.since for each in breaks if each.until is None and _begun(each.since, on)]
    unused = limit.extensions[len(steps) :]
    longest = days
    for link in unused:
        longest = Bounds(
            None if longest.earliest is None else link.longest.after(longest.earliest),
            None if longest.latest is None else link.longest.after(longest.latest),
        )
    return Due(
        days=Bounds(days.earliest, None) if open_now else days,
        longest=longest if unused and not open_now else None,
        standing_since=first_of(open_now) if open_now else None,
        extended=len(steps),
    )


def _parts(trigger: Bounds, breaks: Sequence[Suspension]) -> list[Bounds]:
    """The trigger, day by day where suspensions make the order of the ends uneven.

    Months differ in length and suspended days are added as days, so that a trigger in the middle may
    end sooner or later than those at either side.
    """
    if not breaks or trigger.earliest is None or trigger.latest is None:
        return [trigger]
    days = (trigger.latest - trigger.earliest).days
    if days > _SCANNED:
        return [trigger]
    return [Bounds.day(shift_days(trigger.earliest, by)) for by in range(days + 1)]


def _ending(
    limit: Limit, trigger: Bounds, breaks: Sequence[Suspension], steps: Sequence[Step]
) -> Bounds:
    base = first_days(limit, trigger)
    if not breaks and not steps:
        return base
    least = [span for each in breaks if (span := each.shortest())]
    most = [span for each in breaks if (span := each.longest())]
    return Bounds(
        _walked(base.earliest, trigger.earliest, least, steps, is_least=True),
        _walked(base.latest, trigger.latest, most, steps, is_least=False),
    )


def _begun(since: Bounds, on: date) -> bool:
    return since.earliest is None or since.earliest <= on


def _walked(
    due: date | None,
    trigger: date | None,
    spans: Sequence[tuple[date, date]],
    steps: Sequence[Step],
    *,
    is_least: bool,
) -> date | None:
    if due is None or trigger is None:
        return None
    return walk(due, trigger, spans, steps, is_least=is_least)


def rolled(limit: Limit, days: Bounds, calendar: WorkingDays) -> tuple[Bounds | None, bool]:
    """Where the last days move to, None where nothing moves; and whether an estimate is near."""
    if limit.roll is Roll.NONE or (limit.period is not None and limit.period.has_hours):
        return None, False
    backwards = limit.roll is Roll.PREVIOUS or (
        limit.roll is Roll.UNKNOWN and limit.period is not None and limit.period.is_backwards
    )
    move = calendar.previous_working if backwards else calendar.next_working
    ends = [None if day is None else move(day) for day in (days.earliest, days.latest)]
    near = any(day is not None and calendar.is_estimated_near(day) for day in _both(days))
    moved = Bounds(ends[0], ends[1])
    return (None if moved == days else moved), near


def _both(days: Bounds) -> tuple[date | None, date | None]:
    return days.earliest, days.latest


def hull(several: Sequence[Bounds]) -> Bounds:
    """The bounds that hold all of these."""
    starts = [each.earliest for each in several]
    ends = [each.latest for each in several]
    return Bounds(
        None if None in starts else min(day for day in starts if day is not None),
        None if None in ends else max(day for day in ends if day is not None),
    )


def pick_of(pick: Pick, several: Sequence[Bounds]) -> Bounds:
    """The day of the first or the last of several triggers."""
    return first_of(several) if pick is Pick.FIRST else last_of(several)


def roll_words(limit: Limit, days: Bounds, moved: Bounds, calendar: WorkingDays) -> str:
    """Why and where a last day moves, in words."""
    day, to = (
        (days.latest, moved.latest)
        if days.latest != moved.latest
        else (days.earliest, moved.earliest)
    )
    name = "" if day is None else calendar.name_of(day)
    is_read = limit.roll is not Roll.UNKNOWN
    moves = "it moves to" if is_read else "it would move to"
    doubt = "" if is_read else ", but whether it moves was not read"
    return (
        f"{day_words(day)} is no working day ({name}): {moves} {day_words(to)}{doubt}"
        f" [{calendar.version}]."
    )
