"""Facts under one name that cannot be of one person: evidence for somebody to judge, never a decision."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations, pairwise
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.procedure.sides import Relation, of_places

Fact = tuple[str, int]
# Births a year apart are slips and calendars; arrests within a year may be one arrest told twice.
_APART: Final = timedelta(days=366)
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Told:
    """Something told of a person: what in words, when, where, the fact on file and since when it is there.

    `about` is the case or group that it is told of; `is_own` where it names this person alone.
    """

    words: str
    when: PartialDate | None
    fact: Fact
    recorded: datetime
    until: PartialDate | None = None
    place: str | None = None
    about: str = ""
    is_own: bool = False
    within: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a record may be two people: the rule, a sentence, the facts, when the later one was recorded."""

    rule: str
    words: str
    facts: tuple[Fact, ...]
    recorded: datetime


def of_births(births: Sequence[Told]) -> Iterable[Evidence]:
    """Births that certainly lie more than a year apart."""
    for first, second in combinations(births, 2):
        if _gap(first.when, second.when) > _APART or _gap(second.when, first.when) > _APART:
            yield evidence("births", f"{first.words} and {second.words}", first, second)


def of_custody(episodes: Iterable[Told]) -> Iterable[Evidence]:
    """Held in two places on one day: only where the days are certain, and the day is none of a transfer."""
    sure = [each for each in episodes if _day(each.when) is not None]
    for first, second in combinations(
        sorted(sure, key=lambda each: _day(each.when) or date.max), 2
    ):
        day = _day_in_both(first, second)
        if day is not None and of_places(first.place, second.place) is Relation.DIFFERS:
            words = f"held at {first.place} and at {second.place} on {day.isoformat()}"
            yield evidence("two-places", words, first, second)


def of_arrests(arrests: Iterable[Told], ends: Collection[Told]) -> Iterable[Evidence]:
    """Arrests of one kind more than a year apart, with no release on file that may lie between."""
    dated = sorted(
        (each for each in arrests if each.when is not None),
        key=lambda each: (each.words, _bounds(each.when)),
    )
    for first, second in pairwise(dated):
        is_told_apart = first.about != second.about or (first.is_own and second.is_own)
        is_apart = first.words == second.words and _gap(first.when, second.when) > _APART
        if is_told_apart and is_apart and not any(_between(first, each, second) for each in ends):
            words = (
                f"{first.words} on {first.when} ({first.about}) and on {second.when} ({second.about}),"
                " no release between"
            )
            yield evidence("two-arrests", words, first, second)


def of_groups(groups: Iterable[Told]) -> Iterable[Evidence]:
    """In two groups captured on one day in different places, neither of them a part of the other."""
    for first, second in combinations(groups, 2):
        day = _day(first.when)
        is_one_day = day is not None and day == _day(second.when)
        is_part = second.about in first.within or first.about in second.within
        if is_one_day and not is_part and of_places(first.place, second.place) is Relation.DIFFERS:
            words = (
                f"in {first.about}, captured at {first.place}, and in {second.about}, captured at"
                f" {second.place}, both on {first.when}"
            )
            yield evidence("two-groups", words, first, second)


def evidence(rule: str, words: str, first: Told, second: Told) -> Evidence:
    """Two facts that speak against each other."""
    facts = tuple(dict.fromkeys((first.fact, second.fact)))
    return Evidence(rule, words, facts, max(first.recorded, second.recorded))


def _day(when: PartialDate | None) -> date | None:
    """The day, where it is certain."""
    is_sure = when is not None and when.is_day and not when.is_uncertain and not when.is_approximate
    return when.earliest if when is not None and is_sure else None


def _bounds(when: PartialDate | None) -> tuple[date, date]:
    """First and last day; an open side lies at its far end."""
    return (date.min, date.max) if when is None else when.sort_key


def _gap(first: PartialDate | None, second: PartialDate | None) -> timedelta:
    """The days that certainly lie between the first and a later second."""
    if first is None or second is None or first.latest is None or second.earliest is None:
        return timedelta(0)
    return second.earliest - first.latest


def _day_in_both(first: Told, second: Told) -> date | None:
    """A day inside the first episode, begun before, on which the second was certainly going on."""
    begun, also, end = _day(first.when), _day(second.when), _day(first.until)
    if begun is None or also is None or end is None:
        return None
    day = also if also > begun else begun + _DAY
    other_end = _day(second.until)
    goes_on = day == also or (other_end is not None and day < other_end)
    return day if day < end and goes_on else None


def _between(first: Told, end: Told, second: Told) -> bool:
    """Whether a release may lie between two arrests; undated, it may."""
    earliest, latest = _bounds(end.when)
    return earliest <= _bounds(second.when)[1] and latest >= _bounds(first.when)[0]
