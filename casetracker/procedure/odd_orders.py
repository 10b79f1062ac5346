"""Orders of facts that cannot be, or are odd, among what is on file of the same people."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final, Protocol, TypeVar

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import TAKEN
from casetracker.procedure.oddities import Oddity, OddStage, surely_before
from casetracker.procedure.stages import StageRules, TransitionKind
from casetracker.procedure.status import DatedStage, impossible_steps

_ACQUITTED: Final = "acquitted"
_GUILTY: Final = ("convicted", "sentenced", "serving_sentence")
_APPEALS: Final = frozenset({"appeal_lodged", "appeal_heard", "appeal_decided", "cassation"})
_ANEW: Final = frozenset(
    {
        "under_investigation",
        "sent_to_court",
        "accepted_by_court",
        "preparatory_hearing",
        "on_trial",
    }
)
# What comes after a death is told by a rule of its own, whatever lies between.
_TOLD_ELSEWHERE: Final = "died_in_custody"
_WITHOUT: Final = "with no stage of appeal, cassation or retrial on file"


class Dated(Protocol):
    """A stage with its date, whatever else is known of it."""

    @property
    def code(self) -> str:
        """The code of the stage."""

    @property
    def happened(self) -> PartialDate | None:
        """When it happened, as far as it is known."""


Step = TypeVar("Step", bound=Dated)


@dataclass(frozen=True, slots=True)
class OddDone:
    """A hearing held or a sentence imposed, as these rules look at it; `people` are their ids."""

    about: str
    what: str
    happened: PartialDate | None
    people: frozenset[int]


def of_orders(events: Sequence[OddStage], rules: StageRules) -> Iterable[Oddity]:
    """Stages that by the rules cannot follow directly, and people both acquitted and found guilty."""
    codes = {event.code for event in events}
    is_acquitted = _ACQUITTED in codes and not codes.isdisjoint(_GUILTY)
    is_impossible = any(
        step.kind is TransitionKind.IMPOSSIBLE and codes >= {step.before, step.after}
        for step in rules.transitions.values()
    )
    if not is_acquitted and not is_impossible:
        return
    for line in _lines(events):
        both = next(two_verdicts(line), None)
        if both is not None:
            words = f"{_told(both[0])} and {_told(both[1])}, {_WITHOUT}"
            yield _odd("two-verdicts", both, words)
        for first, second in _impossible(line, rules):
            if both is None or first.code != _ACQUITTED:
                signed = rules.signed(first.code, second.code)
                words = f"{_told(second)} cannot follow directly on {_told(first)}{signed}"
                yield _odd("impossible-order", (first, second), words)


def of_told_twice(events: Iterable[OddStage]) -> Iterable[Oddity]:
    """One stage of the same people that is on file several times on one day."""
    told = Counter(
        (event.scope, event.label, event.happened)
        for event in events
        if event.happened is not None and event.happened.is_day
    )
    for (scope, label, when), count in told.items():
        if count > 1:
            times = "twice" if count == 2 else f"{count} times"  # noqa: PLR2004  twice is two
            yield Oddity("told-twice", scope, _opened(f"{label} on {when} is on file {times}"))


def of_done_early(done: Iterable[OddDone], events: Iterable[OddStage]) -> Iterable[Oddity]:
    """Hearings and sentences of a day before each detention on file of those whom they concern."""
    taken = [event for event in events if event.code in TAKEN and event.happened is not None]
    for each in done:
        before = [event for event in taken if event.people & each.people]
        if before and all(surely_before(each.happened, event.happened) for event in before):
            day = before[0].happened
            words = f"{each.what} on {each.happened}, before the detention on {day}"
            yield Oddity("before-detention", each.about, _opened(words))


def of_acquitted_held(prison: Iterable[OddDone], events: Sequence[OddStage]) -> Iterable[Oddity]:
    """Sentences of prison imposed on people who were acquitted and, as far as told, not convicted."""
    acquitted = [event for event in events if event.code == _ACQUITTED]
    for each in prison if acquitted else ():
        line = [event for event in events if event.people & each.people]
        verdict = next((event for event in acquitted if event in line), None)
        if verdict is None or any(event.code in _GUILTY for event in line):
            continue
        if not _is_reopened(line, verdict.happened, each.happened):
            when = f" on {each.happened}" if each.happened is not None else ""
            words = f"{each.what}{when} on somebody {_told(verdict)}, {_WITHOUT}"
            yield Oddity("two-verdicts", each.about, _opened(words))


def of_births(
    born: Iterable[tuple[str, PartialDate, int]], events: Iterable[OddStage]
) -> Iterable[Oddity]:
    """People (whom it is about, the birth, their id) who were detained before they were born."""
    taken = [event for event in events if event.code in TAKEN]
    for about, when, person in born:
        for event in taken:
            if person in event.people and surely_before(event.happened, when):
                yield Oddity(
                    "born-after", about, f"Born {when}, after the detention on {event.happened}"
                )
                break


def _lines(events: Iterable[OddStage]) -> Iterable[list[OddStage]]:
    """The events of each person, and those of each scope that nobody on file stands for.

    Of people who have the same events, one stands for all.
    """
    found: dict[int | str, list[OddStage]] = defaultdict(list)
    for event in events:
        for key in event.people or (event.scope,):
            found[key].append(event)
    return {tuple(map(id, line)): line for line in found.values()}.values()


def two_verdicts(line: Sequence[Step]) -> Iterator[tuple[Step, Step]]:
    """Each acquittal and what only the guilty come to, where nothing on file explains the two."""
    acquitted = [event for event in line if event.code == _ACQUITTED]
    guilty = [event for event in line if event.code in _GUILTY]
    for first, second in product(acquitted, guilty):
        if not _is_reopened(line, first.happened, second.happened):
            yield first, second


def _is_reopened(line: Iterable[Dated], one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether there is an appeal that is not certainly before both days, or a trial anew between them."""
    for event in line:
        when = event.happened
        is_earlier = surely_before(when, one) and surely_before(when, other)
        if event.code in _APPEALS and not is_earlier:
            return True
        if event.code in _ANEW and surely_before(one, when) is not surely_before(other, when):
            return True
    return False


def _impossible(line: Sequence[OddStage], rules: StageRules) -> Iterable[tuple[OddStage, OddStage]]:
    dated = [
        DatedStage(
            number,
            event.code,
            event.position,
            event.happened,
            event.reported.latest if event.reported is not None else None,
        )
        for number, event in enumerate(line)
    ]
    for before, after in impossible_steps(dated, rules):
        if before.code != _TOLD_ELSEWHERE:
            yield line[before.event_id], line[after.event_id]


def _told(event: OddStage) -> str:
    return event.label if event.happened is None else f"{event.label} on {event.happened}"


def _odd(rule: str, both: tuple[OddStage, OddStage], words: str) -> Oddity:
    """An oddity about the one of two events that concerns fewer people; the first of two alike."""
    about = min(both, key=lambda event: len(event.people)).scope
    return Oddity(rule, about, _opened(words))


def _opened(words: str) -> str:
    return words[0].upper() + words[1:]
