"""Facts that cannot be, or are odd: raised for a person to look at, never refused and never silent."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.procedure.groups import are_far_apart

_WEEKDAYS: Final = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
_WORD: Final = re.compile(r"[a-z]+")
# Once in a proceeding, of the same people: a second one in another year is likely a slip.
_ONCE: Final = frozenset({"captured", "detained", "case_opened", "indictment_approved"})
_DETAINED: Final = "detained"
_ACCUSED: Final = frozenset({"charged", "indictment_approved"})
_JUDGED: Final = frozenset({"convicted", "acquitted", "sentenced"})
_CHARGED: Final = frozenset({"alleged", "in_indictment"})
_LAST: Final = frozenset({"died_in_custody"})
_TELLING: Final = _JUDGED | _LAST | {_DETAINED}


@dataclass(frozen=True, slots=True)
class Oddity:
    """One odd thing: the rule that saw it, what it is about, and a sentence."""

    rule: str
    about: str
    words: str


@dataclass(frozen=True, slots=True)
class OddStage:
    """A stage event as these rules look at it; `scope` names whom it concerns, `people` are their ids.

    Events are held against each other where they concern somebody in common.
    """

    scope: str
    code: str
    label: str
    position: int
    happened: PartialDate | None
    reported: PartialDate | None
    people: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class OddCharge:
    """A step in the history of a charge against a person."""

    about: str
    status: str
    happened: PartialDate | None
    person: int = 0


@dataclass(frozen=True, slots=True)
class OddCustody:
    """A time in custody."""

    person: str
    place: str | None
    started: PartialDate | None
    ended: PartialDate | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class OddStay:
    """A time in a case: who, and since and until when."""

    defendant: str
    came: PartialDate | None
    left: PartialDate | None


@dataclass(frozen=True, slots=True)
class OddCount:
    """A group with its stated size, the persons on file, and the size of what it is a part of.

    `counted_first` is how many it had before it was counted again.
    """

    group: str
    stated: tuple[int | None, int | None]
    on_file: int
    whole: tuple[str, int] | None = None
    counted_first: int | None = None


def of_stages(events: Sequence[OddStage], today: date) -> Iterable[Oddity]:
    """Stages before detention, in two years, after a death, in the future, or told before they were."""
    for event in events:
        when = event.happened
        if when is not None and when.earliest is not None:
            if when.earliest > today:
                yield _odd("future", event, f"{event.label} on {when} lies in the future")
            told = event.reported.latest if event.reported is not None else None
            if told is not None and told < when.earliest:
                words = f"{event.label} on {when} was reported on {event.reported}, before it was"
                yield _odd("reported-early", event, words)
    for alike, others in _sharing_people(events):
        for first, second in _telling_pairs(alike, others):
            yield from _of_two(first, second)
        for first, second in _pairs_of_once(alike, others):
            yield from _two_years(first, second)


def _sharing_people(
    events: Sequence[OddStage],
) -> Iterable[tuple[list[OddStage], list[OddStage]]]:
    """The events of each scope, beside those of later scopes that concern somebody of it as well."""
    by_scope: dict[str, list[OddStage]] = defaultdict(list)
    for event in events:
        by_scope[event.scope].append(event)
    # The widest first: people told of one by one have nobody in common with each other.
    scopes = sorted(by_scope.values(), key=lambda alike: -len(alike[0].people))
    for index, alike in enumerate(scopes):
        people = alike[0].people
        rest = scopes[index + 1 :] if len(people) > 1 else ()
        yield alike, [each for other in rest if people & other[0].people for each in other]


def _telling_pairs(
    alike: Sequence[OddStage], others: Sequence[OddStage]
) -> Iterable[tuple[OddStage, OddStage]]:
    """An event that rules out some dates of others, and each that it is to be held against."""
    both = [*alike, *others]
    for index, first in enumerate(both):
        if first.code not in _TELLING:
            continue
        for second in both if index < len(alike) else alike:
            if second is not first:
                yield first, second


def _pairs_of_once(
    alike: Sequence[OddStage], others: Sequence[OddStage]
) -> Iterable[tuple[OddStage, OddStage]]:
    """Pairs of events of one kind that comes once in a proceeding."""
    once = [event for event in alike if event.code in _ONCE]
    for index, first in enumerate(once):
        for second in (*once[index + 1 :], *others):
            if first.code == second.code:
                yield first, second


def _of_two(first: OddStage, second: OddStage) -> Iterable[Oddity]:
    """What the second may not be by its date, after the first."""
    if first.code == _DETAINED:
        if second.position > first.position and surely_before(second.happened, first.happened):
            words = f"{second.label} on {second.happened}, before the detention on {first.happened}"
            yield _odd("before-detention", second, words)
    elif first.code in _LAST or second.code in _ACCUSED:
        rule = "after-death" if first.code in _LAST else "charge-after-end"
        if surely_before(first.happened, second.happened):
            words = f"{second.label} on {second.happened}, after {first.label} on {first.happened}"
            yield _odd(rule, second, words)


def _two_years(first: OddStage, second: OddStage) -> Iterable[Oddity]:
    dates = (first.happened, second.happened)
    years = [when.earliest.year for when in dates if when is not None and when.earliest is not None]
    if len(set(years)) > 1 and (
        surely_before(first.happened, second.happened)
        or surely_before(second.happened, first.happened)
    ):
        words = f"{first.label} both on {first.happened} and on {second.happened}"
        yield _odd("two-years", _narrower(first, second), words)


def _narrower(first: OddStage, second: OddStage) -> OddStage:
    """The event that concerns fewer people; the first of two alike."""
    return second if len(second.people) < len(first.people) else first


def of_charges_after(steps: Iterable[OddCharge], events: Iterable[OddStage]) -> Iterable[Oddity]:
    """Charges first told of on a date after the conviction or acquittal of the person charged."""
    judged = [event for event in events if event.code in _JUDGED]
    for step in steps:
        if step.status not in _CHARGED:
            continue
        for event in judged:
            if step.person in event.people and surely_before(event.happened, step.happened):
                words = (
                    f"{_said(step.status)} on {step.happened}, after {event.label}"
                    f" of {event.scope} on {event.happened}"
                )
                yield Oddity("charge-after-end", step.about, words)
                break


def of_charges(steps: Sequence[OddCharge]) -> Iterable[Oddity]:
    """Charges that are dated after their conviction or acquittal."""
    ends = ("convicted", "acquitted", "dropped")
    for first, second in combinations(steps, 2):
        if first.about != second.about:
            continue
        for begun, ended in ((first, second), (second, first)):
            is_pair = ended.status in ends and begun.status in _CHARGED
            if is_pair and surely_before(ended.happened, begun.happened):
                words = (
                    f"{_said(begun.status)} on {begun.happened},"
                    f" after {_said(ended.status)} on {ended.happened}"
                )
                yield Oddity("charge-after-end", begun.about, words)


def of_custody(episodes: Sequence[OddCustody]) -> Iterable[Oddity]:
    """Custody of one person that ends before it begins, in two places at once, or twice at one time."""
    for each in episodes:
        if surely_before(each.ended, each.started):
            words = f"custody ended on {each.ended}, before it began on {each.started}"
            yield Oddity("ended-early", each.person, words)
    for first, second in combinations([each for each in episodes if each.is_open], 2):
        places = [each.place.casefold() for each in (first, second) if each.place]
        if first.person == second.person and len(set(places)) > 1:
            words = f"held at {first.place} and at {second.place}, neither with an end"
            yield Oddity("two-places", first.person, words)
    for first, second in combinations(episodes, 2):
        is_closed = not (first.is_open and second.is_open)
        if is_closed and _begins_within(first, second) and _begins_within(second, first):
            words = f"in custody {_span(first)} and {_span(second)}, at the same time"
            yield Oddity("held-twice", first.person, words)


def _begins_within(one: OddCustody, other: OddCustody) -> bool:
    """Whether a time in custody certainly began before the other one ended."""
    if one.started is None or surely_before(one.ended, one.started):
        return False
    return other.is_open or surely_before(one.started, other.ended)


def _span(each: OddCustody) -> str:
    until = "on" if each.is_open else f"to {each.ended}"
    return f"from {each.started} {until}"


def of_stays(stays: Iterable[OddStay]) -> Iterable[Oddity]:
    """People who left a case before they came into it."""
    for each in stays:
        if surely_before(each.left, each.came):
            words = f"left the case on {each.left}, before coming into it on {each.came}"
            yield Oddity("left-early", each.defendant, words)


def of_counts(groups: Iterable[OddCount]) -> Iterable[Oddity]:
    """Other numbers on file than were stated, parts larger than their whole, and far recounts."""
    for each in groups:
        low, high = each.stated
        if low is not None and each.on_file < low:
            words = f"{each.on_file} persons on file for at least {low} stated"
            yield Oddity("too-few", each.group, words)
        if high is not None and each.on_file > high:
            words = f"{each.on_file} persons on file for at most {high} stated"
            yield Oddity("too-many", each.group, words)
        if each.whole is not None and low is not None and low > each.whole[1]:
            words = f"{low} people in a part of {each.whole[0]}, which has at most {each.whole[1]}"
            yield Oddity("part-of-less", each.group, words)
        first = each.counted_first
        if first is not None and low is not None and are_far_apart(first, low):
            yield Oddity("recounted-far", each.group, f"Recounted from {first} people to {low}")


def of_ahead(told: Iterable[tuple[str, str, PartialDate]]) -> Iterable[Oddity]:
    """What is told as done, of whom, on a day that lies in the future."""
    for about, what, when in told:
        words = f"{what} on {when} lies in the future"
        yield Oddity("future", about, words[0].upper() + words[1:])


def of_weekday(about: str, when: PartialDate | None, text: str) -> Iterable[Oddity]:
    """A weekday in the wording of a date that is not the day's."""
    if when is None or not when.is_day or when.earliest is None:
        return
    named = [word for word in _WORD.findall(text.casefold()) if word in _WEEKDAYS]
    actual = _WEEKDAYS[when.earliest.weekday()]
    if len(set(named)) == 1 and named[0] != actual:
        words = f"{when} was a {actual.capitalize()}, and the source says {named[0].capitalize()}"
        yield Oddity("weekday", about, words)


def _said(code: str) -> str:
    return code.replace("_", " ")


def surely_before(first: PartialDate | None, second: PartialDate | None) -> bool:
    """Whether the first certainly lies before the second; not where one is not known."""
    if first is None or second is None or first.latest is None or second.earliest is None:
        return False
    return first.latest < second.earliest


def _odd(rule: str, event: OddStage, words: str) -> Oddity:
    return Oddity(rule, event.scope, words[0].upper() + words[1:])
