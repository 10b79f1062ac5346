"""The arithmetic of a clock in sentences, so that anybody can check it with a calendar."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from casetracker.model.vocabulary import ClockOrderKind
from casetracker.procedure.clocks.answering import Answered
from casetracker.procedure.clocks.bounds import Bounds, day_words
from casetracker.procedure.clocks.calendars import WorkingDays
from casetracker.procedure.clocks.due import Due, first_days, roll_words, suspensions_of
from casetracker.procedure.clocks.facts import Event, Facts, SetDay
from casetracker.procedure.clocks.limits import Limit
from casetracker.procedure.clocks.vocabulary import Start


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that the working of one clock speaks of."""

    versions: Sequence[tuple[Limit, Bounds]]
    trigger: Bounds
    due: Due
    moved: Bounds | None
    met: Answered | None
    ended: Answered | None
    facts: Facts
    calendar: WorkingDays
    labels: Mapping[str, str]
    begun: Sequence[Event | SetDay]
    on: date

    @property
    def limit(self) -> Limit:
        """The rule, in the first of its versions that may govern."""
        return self.versions[0][0]

    def label(self, code: str) -> str:
        """What to call a stage."""
        return self.labels.get(code, code.replace("_", " "))


def waits_for(
    limit: Limit,
    labels: Mapping[str, str],
    *,
    ahead: Bounds | None = None,
    set_for: Bounds | None = None,
) -> str:
    """What would start a clock that nothing on file starts yet.

    `ahead` is when it will, as the file stands; `set_for` the day of a hearing that would start it.
    """
    if not limit.triggers:
        if ahead is not None:
            return (
                f"It starts with an act that is on file for {ahead.words}, and runs from then on."
            )
        return "It starts with an act that no stage stands for, and none is on file."
    names = " or ".join(labels.get(code, code.replace("_", " ")) for code in limit.triggers)
    if ahead is not None:
        return (
            f"It starts with: {names}. That is on file for {ahead.words}, and it runs from then on."
        )
    if set_for is not None:
        return (
            f"It starts with: {names}. A hearing is set for {set_for.words};"
            " nothing on file says that it was held."
        )
    return f"It starts with: {names}. Nothing on file says so."


def working(told: Told) -> tuple[str, ...]:
    """The working, step by step."""
    return tuple(
        sentence
        for part in (_trigger, _period, _extensions, _suspensions, _roll, _longest, _met, _today)
        for sentence in part(told)
    )


def _trigger(told: Told) -> Iterator[str]:
    codes = dict.fromkeys(each.code for each in told.begun)
    by = ", ".join(told.label(code) for code in codes) or "as recorded by hand"
    if told.begun and all(each.beside for each in told.begun):
        by += ", by a hearing on file"
    yield f"Starts: {by}, {told.trigger.words}."


def _period(told: Told) -> Iterator[str]:
    for version, trigger in told.versions:
        if version.period is None:
            yield "The rule says no length of time (without delay): no last day is computed."
            continue
        ends = first_days(version, trigger)
        by = f" (version valid {version.validity})" if len(told.versions) > 1 else ""
        yield f"{_sum(version, trigger)} = {ends.words}{_counting(version)}{by}."


def _sum(version: Limit, trigger: Bounds) -> str:
    period = version.period
    if period is None:
        return trigger.words
    if period.is_backwards:
        return f"{period.words} before {trigger.words}"
    return f"{trigger.words} + {period.words}"


def _counting(version: Limit) -> str:
    period = version.period
    if period is not None and period.has_hours:
        return ", the hour is not known"
    if period is not None and period.is_backwards and version.start is Start.NEXT_DAY:
        return ", counted from the day before"
    return {
        Start.SAME_DAY: ", the first day counted",
        Start.NEXT_DAY: ", counted from the day after",
        Start.UNKNOWN: ", whether the first day counts was not read",
        Start.INSTANT: "",
    }[version.start]


def _extensions(told: Told) -> Iterator[str]:
    limit = told.limit
    orders = told.facts.orders_for(limit.id, ClockOrderKind.EXTENSION)
    for number in range(told.due.extended):
        link = limit.extensions[number] if number < len(limit.extensions) else None
        most = (
            f"at most {link.longest.words}, grade {link.grade}" if link else "beyond the rule's own"
        )
        order = orders[number] if number < len(orders) else None
        if order is None:
            yield f"Extension {number + 1} ({most}): reported, its length is not on file."
        elif order.until is not None:
            yield f"Extension {number + 1} ({most}): ordered to {order.until.words}."
        elif order.length is not None:
            longer = link is not None and order.length.is_certainly_longer_than(link.longest)
            more = ", which is longer than that" if longer else ""
            yield f"Extension {number + 1} ({most}): ordered, {order.length.words}{more}."
        else:
            yield f"Extension {number + 1} ({most}): ordered, its length is not on file."
    for number, link in enumerate(limit.extensions[told.due.extended :], told.due.extended + 1):
        yield (
            f"Extension {number} (at most {link.longest.words}, grade {link.grade}):"
            " no order on file, not added."
        )


def _suspensions(told: Told) -> Iterator[str]:
    period = told.limit.period
    if period is None or period.is_backwards:
        return
    found = suspensions_of(told.limit, told.facts)
    for each in found:
        if each.until is None:
            yield f"Suspended since {each.since.words}: no end on file, the time stands still."
        else:
            days = "those days are added"
            if any(each.may_share_days(other) for other in found if other is not each):
                days += ", the ones that two suspensions share once"
            yield f"Suspended from {each.since.words} to {each.until.words}: {days}."
    if (found or told.due.extended) and told.due.standing_since is None:
        yield f"With what is on file it ends: {told.due.days.words}."


def _roll(told: Told) -> Iterator[str]:
    if told.moved is not None:
        yield roll_words(told.limit, told.due.days, told.moved, told.calendar)


def _longest(told: Told) -> Iterator[str]:
    if told.due.longest is not None:
        yield f"If every extension were ordered, at most: {told.due.longest.words}."


def _met(told: Told) -> Iterator[str]:
    if told.ended is not None:
        by = ", ".join(dict.fromkeys(told.label(each.code) for each in told.ended.by))
        yield (
            f"It ends with: {by}, {told.ended.day.words}. From then on it is for nobody,"
            " and what it asks for is not on file."
        )
    elif told.met is not None:
        yield f"What the rule asks for is on file{_record(told.met)}: {told.met.day.words}."


def _record(met: Answered) -> str:
    """The record that says so, where it is no stage and no act."""
    columns = {column for each in met.by for column, _ in each.beside}
    if not columns or not all(each.beside for each in met.by):
        return ""
    is_custody = "custody_episode_id" in columns
    return " by the end of custody" if is_custody else " by a hearing"


def _today(told: Told) -> Iterator[str]:
    last = told.due.days.latest
    if told.met or told.ended or last is None or told.due.standing_since is not None:
        return
    days = (told.on - last).days
    if days > 0:
        yield f"On {day_words(told.on)} that is {days} {_days(days)} ago; nothing on file meets it."
    elif days == 0:
        yield f"{day_words(told.on)} is the last day."
    else:
        yield f"On {day_words(told.on)}, {-days} {_days(days)} are left."


def _days(number: int) -> str:
    return "day" if abs(number) == 1 else "days"
