"""Clocks of one defendant: each rule of the packs against the facts on file, on a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from casetracker.model.vocabulary import ClockOrderKind
from casetracker.procedure.clocks import wording
from casetracker.procedure.clocks.answering import (
    Answered,
    answered,
    ended_by,
    may_be_by,
    may_be_the_one,
)
from casetracker.procedure.clocks.applying import Applicability, Verdict, applicability
from casetracker.procedure.clocks.bounds import Bounds, first_of
from casetracker.procedure.clocks.calendars import WorkingDays
from casetracker.procedure.clocks.due import (
    Due,
    due_days,
    extended_by,
    hull,
    in_force,
    pick_of,
    rolled,
)
from casetracker.procedure.clocks.facts import Event, Facts, Order, Record, SetDay
from casetracker.procedure.clocks.limits import Limit
from casetracker.procedure.clocks.vocabulary import ClockState, Roll

SOON_DAYS = 7


@dataclass(frozen=True, slots=True)
class Setting:
    """The day asked for, the country's working days, and how many days before an end are `soon`.

    `labels` name stage codes; `implied` maps a stage to those that must have gone before it. Without
    `with_working` no sentence is made, which is most of the time that a clock takes.
    """

    on: date
    calendar: WorkingDays = field(default_factory=WorkingDays)
    soon_days: int = SOON_DAYS
    labels: Mapping[str, str] = field(default_factory=dict)
    implied: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    with_working: bool = True


@dataclass(frozen=True, slots=True)
class Clock:
    """How one rule stands.

    `due` are the days it may end on; `rolled` those days moved to working days, where the rule moves
    them or may; `longest` the end if every extension were ordered. `condition` is what it hangs on.
    `ended` is when it ended without being met. `working` is the arithmetic in sentences. `trigger_ids`,
    `moved_ids` and `met_ids` are ids of stage events: by which it began, by which its end moved, by
    which it was met or ended; `beside` are the other records by which it began, was met or ended,
    `orders` the orders and acts on file that it goes by, `status_ids` the claims and denials of a status
    that `condition` tells of.
    """

    limit: Limit
    state: ClockState
    condition: str = ""
    trigger: Bounds | None = None
    due: Bounds | None = None
    rolled: Bounds | None = None
    longest: Bounds | None = None
    met: Bounds | None = None
    ended: Bounds | None = None
    trigger_ids: tuple[int, ...] = ()
    moved_ids: tuple[int, ...] = ()
    met_ids: tuple[int, ...] = ()
    beside: tuple[Record, ...] = ()
    orders: tuple[Order, ...] = ()
    status_ids: tuple[int, ...] = ()
    working: tuple[str, ...] = ()
    holidays: str = ""
    is_estimated: bool = False

    @property
    def last_days(self) -> Bounds | None:
        """The span within which the time runs out, whichever way an unknown roll goes."""
        if self.due is None or self.rolled is None:
            return self.due
        return hull([self.due, self.rolled]) if self.limit.roll is Roll.UNKNOWN else self.rolled


def clocks_of(limits: Iterable[Limit], facts: Facts, setting: Setting) -> tuple[Clock, ...]:
    """A clock for each rule, in the order of the rules; versions of one rule make one clock."""
    by_id: dict[str, list[Limit]] = {}
    for limit in limits:
        by_id.setdefault(limit.id, []).append(limit)
    known = _with_derived(facts, setting)
    return tuple(_clock(versions, known, setting) for versions in by_id.values())


def _with_derived(facts: Facts, setting: Setting) -> Facts:
    """The facts up to the day asked for, with stages that a later one implies as `by then`."""
    happened = [each for each in facts.events if may_be_by(each.when, setting.on)]
    planned = [each for each in facts.events if not may_be_by(each.when, setting.on)]
    reported = {event.code for event in happened}
    derived = [
        Event(event.id, code, Bounds(None, event.when.latest), is_derived=True, beside=event.beside)
        for event in happened
        for code in setting.implied.get(event.code, ())
        if code not in reported
    ]
    orders = tuple(
        each
        for each in facts.orders
        # A day that is set may lie ahead: some limits end before it.
        if each.kind is ClockOrderKind.START or may_be_by(each.when, setting.on)
    )
    return replace(facts, events=(*happened, *derived, *planned), orders=orders)


def _clock(versions: Sequence[Limit], facts: Facts, setting: Setting) -> Clock:
    limit = versions[0]
    applies = applicability(limit, facts)
    if applies.verdict is Verdict.NO:
        return Clock(limit, ClockState.NOT_APPLICABLE, applies.words, status_ids=applies.status_ids)
    found = _trigger(limit, facts, setting)
    if found is None:
        why = (_waits_for(limit, facts, setting),) if setting.with_working else ()
        return Clock(
            limit,
            ClockState.NOT_STARTED,
            applies.words,
            status_ids=applies.status_ids,
            working=why,
        )
    trigger, told = found
    by = trigger if limit.version_by == "trigger" else _day_of(limit.version_by, facts) or trigger
    governing = in_force(versions, by)
    if not governing:
        words = f"no version of the rule was in force on {by.words}"
        return Clock(
            limit,
            ClockState.NOT_APPLICABLE,
            words,
            trigger,
            trigger_ids=_ids(told),
            orders=_begun_by(limit, trigger, facts, setting) if not told else (),
        )
    return _running(governing, _Begun(trigger, told, applies), facts, setting)


def _waits_for(limit: Limit, facts: Facts, setting: Setting) -> str:
    """What it waits for, in words; and what is on file of that for a day that has not come."""
    begun = [order.when for order in facts.orders_for(limit.id, ClockOrderKind.START)]
    begun += [each.when for each in facts.events if each.code in limit.triggers]
    set_days = [each.when for each in facts.set_days if each.code in limit.triggers]
    ahead = [when for when in begun if not may_be_by(when, setting.on)]
    return wording.waits_for(
        limit,
        setting.labels,
        ahead=pick_of(limit.pick, ahead) if ahead else None,
        set_for=pick_of(limit.pick, set_days) if set_days else None,
    )


@dataclass(frozen=True, slots=True)
class _Begun:
    trigger: Bounds
    told: Sequence[Event | SetDay]
    applies: Applicability


def _running(
    governing: Sequence[tuple[Limit, Bounds]], begun: _Begun, facts: Facts, setting: Setting
) -> Clock:
    limit = governing[0][0]
    # A version picked by the day of the trigger counts from that part of it which it governs.
    by_trigger = limit.version_by == "trigger"
    dues = [
        due_days(version, part if by_trigger else begun.trigger, facts, setting.on)
        for version, part in governing
    ]
    due = dues[0] if len(dues) == 1 else _either(dues)
    moved, is_estimated = rolled(limit, due.days, setting.calendar)
    met = answered(limit, begun.trigger, facts, setting.on)
    ended = ended_by(limit, begun.trigger, met, facts, setting.on)
    clock = Clock(
        limit=limit,
        state=ClockState.UNCERTAIN,
        condition=begun.applies.words,
        trigger=begun.trigger,
        due=due.days if limit.period is not None else None,
        rolled=moved if limit.period is not None else None,
        longest=due.longest,
        met=met.day if met else None,
        ended=ended.day if ended else None,
        trigger_ids=_ids(begun.told),
        moved_ids=_moved_ids(limit, facts),
        met_ids=_ids([*(met.by if met else ()), *(ended.by if ended else ())]),
        beside=_beside(begun.told, met, ended),
        orders=_orders(limit, begun, met, facts, setting),
        status_ids=begun.applies.status_ids,
        holidays=setting.calendar.version if limit.roll is not Roll.NONE else "",
        is_estimated=is_estimated,
    )
    state = _state(clock, due, setting)
    if not setting.with_working:
        return replace(clock, state=state)
    told = wording.Told(
        versions=[(version, part if by_trigger else begun.trigger) for version, part in governing],
        trigger=begun.trigger,
        due=due,
        moved=moved,
        met=met,
        ended=ended,
        facts=facts,
        calendar=setting.calendar,
        labels=setting.labels,
        begun=begun.told,
        on=setting.on,
    )
    return replace(clock, state=state, working=wording.working(told))


def _either(dues: Sequence[Due]) -> Due:
    longest = [each.longest or each.days for each in dues]
    return Due(
        days=hull([each.days for each in dues]),
        longest=hull(longest) if any(each.longest for each in dues) else None,
        standing_since=dues[0].standing_since,
        extended=max(each.extended for each in dues),
    )


def _moved_ids(limit: Limit, facts: Facts) -> tuple[int, ...]:
    """The stage events that an extension or a suspension rests on, or that picked the version."""
    codes = {limit.version_by}
    if limit.period is not None and not limit.period.is_backwards:
        codes.update(code for pair in limit.suspended_by for code in pair)
    moved = [each.id for each in facts.events if each.code in codes]
    if limit.period is not None:
        moved.extend(each.id for each in extended_by(limit, facts))
    return tuple(dict.fromkeys(moved))


def _ids(told: Iterable[Event | SetDay]) -> tuple[int, ...]:
    """The ids of the stage events among them, each once."""
    return tuple(dict.fromkeys(each.id for each in told if isinstance(each, Event) and each.id))


def _beside(told: Sequence[Event | SetDay], *answers: Answered | None) -> tuple[Record, ...]:
    """The records other than stage events that it began, was met or ended by, each once."""
    several = [*told, *(each for answer in answers if answer for each in answer.by)]
    return tuple(dict.fromkeys(record for each in several for record in each.beside))


def _orders(
    limit: Limit, begun: _Begun, met: Answered | None, facts: Facts, setting: Setting
) -> tuple[Order, ...]:
    """The orders and acts on file by which it began, its end moved or it was met, each once."""
    found = [] if begun.told else [*_begun_by(limit, begun.trigger, facts, setting)]
    if limit.period is not None:
        found += facts.orders_for(limit.id, ClockOrderKind.EXTENSION)
        if not limit.period.is_backwards:
            found += facts.orders_for(limit.id, ClockOrderKind.SUSPENSION)
    return tuple(dict.fromkeys((*found, *(met.acts if met else ()))))


def _begun_by(limit: Limit, trigger: Bounds, facts: Facts, setting: Setting) -> tuple[Order, ...]:
    """The orders on file that may be the one which began it."""
    return tuple(
        order
        for order in _starts(limit, facts, setting)
        if may_be_the_one(order.when, trigger, limit.pick)
    )


def _starts(limit: Limit, facts: Facts, setting: Setting) -> list[Order]:
    """The orders on file that start it, by the day asked for; any day where it is counted backwards."""
    orders = facts.orders_for(limit.id, ClockOrderKind.START)
    return [each for each in orders if _looks_ahead(limit) or may_be_by(each.when, setting.on)]


def _looks_ahead(limit: Limit) -> bool:
    return limit.period is not None and limit.period.is_backwards


def _day_of(code: str, facts: Facts) -> Bounds | None:
    days = [event.when for event in facts.events if event.code == code]
    return first_of(days) if days else None


def _trigger(
    limit: Limit, facts: Facts, setting: Setting
) -> tuple[Bounds, Sequence[Event | SetDay]] | None:
    """When it began, by the orders on file or the stages; None where nothing on file starts it.

    A day that a hearing is set for starts a limit that ends before it, where no stage does.
    """
    begun = _starts(limit, facts, setting)
    if begun:
        return pick_of(limit.pick, [order.when for order in begun]), ()
    told: list[Event | SetDay] = [
        event
        for event in facts.events
        if event.code in limit.triggers
        and not event.is_derived
        and (_looks_ahead(limit) or may_be_by(event.when, setting.on))
    ]
    if _looks_ahead(limit) and not told:
        told = [each for each in facts.set_days if each.code in limit.triggers]
    if not told:
        return None
    day = pick_of(limit.pick, [each.when for each in told])
    return day, [each for each in told if may_be_the_one(each.when, day, limit.pick)]


def _state(clock: Clock, due: Due, setting: Setting) -> ClockState:
    last = clock.last_days
    if clock.ended is not None:
        return _ended_state(clock.ended, last, setting.on)
    if clock.met is not None:
        return _met_state(clock.met, last, setting.on)
    if due.standing_since is not None:
        return ClockState.SUSPENDED
    if last is None:
        return ClockState.RUNNING
    if last.earliest is not None and setting.on <= last.earliest:
        left = (last.earliest - setting.on).days
        return ClockState.DUE_SOON if left <= setting.soon_days else ClockState.RUNNING
    if last.latest is not None and setting.on > last.latest:
        return ClockState.PASSED_NO_RECORD
    return ClockState.UNCERTAIN


def _ended_state(ended: Bounds, last: Bounds | None, on: date) -> ClockState:
    """For nobody from then on; but what had passed before with nothing on file stays so."""
    found = _met_state(ended, last, on)
    return {
        ClockState.MET: ClockState.NOT_APPLICABLE,
        ClockState.MET_LATE: ClockState.PASSED_NO_RECORD,
    }.get(found, found)


def _met_state(met: Bounds, last: Bounds | None, on: date) -> ClockState:
    if met.latest is None or met.latest > on:
        return ClockState.UNCERTAIN
    if last is None or (last.earliest is not None and met.latest <= last.earliest):
        return ClockState.MET
    if last.latest is not None and met.earliest is not None and met.earliest > last.latest:
        return ClockState.MET_LATE
    return ClockState.UNCERTAIN
