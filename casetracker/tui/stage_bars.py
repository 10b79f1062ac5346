"""Stages over time as bars of letters: one line for each whom they concern, under a scale of years."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from casetracker.model.vocabulary import Basis
from casetracker.text import safe_line, shorten
from casetracker.views.docket import StageEventView

_LABEL: Final = 9
_NARROWEST: Final = 12
_MONTHS_BELOW: Final = 3 * 366
BEFORE: Final = "-"
ON: Final = ">"


@dataclass(frozen=True, slots=True)
class _Begun:
    """A stage with the first and the last day on which it may have begun."""

    first: date
    last: date
    letter: str
    label: str


def stage_bars(
    events: Iterable[StageEventView],
    letters: Mapping[str, str],
    *,
    width: int,
    today: date,
    most: int,
) -> tuple[str, ...]:
    """Scale, at most so many bars, and what the letters mean; nothing where no stage has a date.

    A letter is small while the stage may not have begun yet: what is known only by month or year.
    """
    by_scope: dict[str, list[_Begun]] = {}
    undated = 0
    for each in events:
        if each.basis is Basis.DERIVED:
            continue
        begun = _begun(each, letters)
        if begun is None:
            undated += 1
        else:
            by_scope.setdefault(each.scope, []).append(begun)
    if not by_scope:
        return ()
    every = [begun for of_scope in by_scope.values() for begun in of_scope]
    first = min(begun.first for begun in every)
    last = max(today, *(begun.first for begun in every))
    room = max(width - _LABEL - 1, _NARROWEST)
    days = [
        date.fromordinal(first.toordinal() + (last - first).days * at // max(room - 1, 1))
        for at in range(room)
    ]
    bars = {scope: _bar(begun, days) for scope, begun in by_scope.items()}
    lines = [f"{shorten(scope, _LABEL - 1):<{_LABEL}}{bar}{ON}" for scope, bar in bars.items()]
    if len(lines) > most:
        lines = [*lines[: most - 1], f"... {len(lines) - most + 1} more"]
    is_uncertain = any(sign.islower() for bar in bars.values() for sign in bar)
    meaning = _meaning(every, undated, is_uncertain=is_uncertain)
    return (f"{'':<{_LABEL}}{_scale(days)}", *lines, meaning)


def _begun(event: StageEventView, letters: Mapping[str, str]) -> _Begun | None:
    when = event.happened or event.reported
    if when is None:
        return None
    # Of what had happened by a day, that day is the one from which it is known.
    first = when.earliest or when.latest
    if first is None:
        return None
    letter = event.stage.letter or letters.get(event.stage.code, "#")
    return _Begun(first, when.latest or date.max, letter, event.stage.label)


def _bar(begun: Sequence[_Begun], days: Sequence[date]) -> str:
    ordered = sorted(begun, key=lambda each: (each.first, each.last))
    line = []
    for at, day in enumerate(days):
        # A cell stands for the days up to the next one.
        until = days[at + 1] if at + 1 < len(days) else day
        reached = [each for each in ordered if each.first <= max(day, until)]
        if not reached:
            line.append(BEFORE)
            continue
        latest = reached[-1]
        is_sure = latest.last <= max(day, until)
        line.append(latest.letter.upper() if is_sure else latest.letter.lower())
    return "".join(line)


def _scale(days: Sequence[date]) -> str:
    """Years, or months where there are few, each at its place and where it does not touch the next."""
    shape = "%Y" if (days[-1] - days[0]).days > _MONTHS_BELOW else "%Y-%m"
    marks = [day.strftime(shape) for day in days]
    places = [at for at, mark in enumerate(marks) if not at or mark != marks[at - 1]]
    long = len(marks[0]) + 1
    if len(places) > 1 and places[1] < long:
        # Of the first and the next the whole one is shown.
        places = places[1:]
    line = ""
    for at in places:
        if len(line) <= at and at + long <= len(days):
            line = f"{line:<{at}}{marks[at]} "
    return line.rstrip()


def _meaning(begun: Iterable[_Begun], undated: int, *, is_uncertain: bool) -> str:
    found = {each.letter.upper(): safe_line(each.label) for each in begun}
    parts = [f"{letter} {label}" for letter, label in found.items()]
    if is_uncertain:
        parts.append("small: day not certain")
    if undated:
        parts.append(f"{undated} without a date")
    return "  ".join(parts)
