"""Rules and facts for tests of clocks, in one short line each."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ClockOrderKind, Grade, LegalStatus
from casetracker.procedure.clocks.bounds import Bounds
from casetracker.procedure.clocks.calendars import HolidayRule, WorkingDays
from casetracker.procedure.clocks.durations import Duration
from casetracker.procedure.clocks.engine import Clock, Setting, clocks_of
from casetracker.procedure.clocks.facts import Event, Facts, Order, StatusSide
from casetracker.procedure.clocks.limits import Extension, Limit
from casetracker.procedure.clocks.vocabulary import LimitKind, Pick, Roll, Start

AZ = WorkingDays(HolidayRule("AZ"))


def rule(period: str, **more: Any) -> Limit:
    """A rule `x.rule` from `detained`, met by `released`, that neither rolls nor leaves anything open."""
    values: dict[str, Any] = {
        "id": "x.rule",
        "label": "a rule",
        "kind": LimitKind.STANDARD,
        "triggers": ("detained",),
        "pick": Pick.FIRST,
        "period": Duration.parse(period) if period else None,
        "start": Start.INSTANT if "T" in period else Start.NEXT_DAY,
        "roll": Roll.NONE,
        "satisfied_by": ("released",),
        "shown_by": (),
        "suspended_by": (),
        "extensions": (),
        "gravity": (),
        "status": None,
        "proviso": "",
        "valid_from": None,
        "valid_to": None,
        "version_by": "trigger",
        "grade": Grade.A,
        "sources": (),
        "note": "",
        "checked_on": None,
    }
    return Limit(**{**values, **more})


def chain(*longest: str) -> tuple[Extension, ...]:
    """Extensions by their longest, each needing a report that remand was extended."""
    return tuple(Extension(Duration.parse(each), "remand_extended", Grade.B) for each in longest)


def when(text: str) -> Bounds:
    """The bounds of an EDTF text; `reported D` is a report of day D without a date of its own."""
    if text.startswith("reported "):
        return Bounds.of(None, date.fromisoformat(text.removeprefix("reported ")))
    return Bounds.of(PartialDate.parse(text))


def events(*said: str) -> tuple[Event, ...]:
    """Events from texts such as `detained 2020-12-13`."""
    return tuple(Event(number, *_code_and_day(text)) for number, text in enumerate(said, 1))


def _code_and_day(text: str) -> tuple[str, Bounds]:
    code, _, day = text.partition(" ")
    return code, when(day)


def order(said: str, number: int = 1) -> Order:
    """An order from `extension DAY [to DAY | by P3M]`, `suspension DAY [to DAY]`, `act DAY`, `start DAY`."""
    kind, day, *rest = said.split()
    until = when(rest[1]) if rest[:1] == ["to"] else None
    length = Duration.parse(rest[1]) if rest[:1] == ["by"] else None
    return Order(number, ClockOrderKind(kind), "x.rule", when(day), until, length)


def facts(
    said: Sequence[str] = (),
    orders: Sequence[str] = (),
    sides: Sequence[tuple[str, bool]] = (),
    gravity: tuple[str, ...] | None = None,
) -> Facts:
    """Facts from texts; sides are (speaker, whether they deny that they are prisoners of war)."""
    return Facts(
        events(*said),
        tuple(order(text, number) for number, text in enumerate(orders, 1)),
        tuple(StatusSide(LegalStatus.PRISONER_OF_WAR, denied, who) for who, denied in sides),
        gravity,
    )


def clock(limits: Limit | Sequence[Limit], known: Facts, on: str, **more: Any) -> Clock:
    """The one clock of a rule on a day."""
    versions = [limits] if isinstance(limits, Limit) else limits
    (found,) = clocks_of(versions, known, Setting(date.fromisoformat(on), AZ, **more))
    return found


def span(bounds: Bounds | None) -> str:
    """Bounds as `first..last`, one day alone as that day, nothing as `-`."""
    if bounds is None:
        return "-"
    if bounds.is_day:
        return str(bounds.earliest)
    return f"{bounds.earliest or ''}..{bounds.latest or ''}"
