"""What is on file for one defendant, as far as clocks ask for it."""

from dataclasses import dataclass
from typing import TypeAlias

from casetracker.model.vocabulary import ClockOrderKind, LegalStatus
from casetracker.procedure.clocks.bounds import Bounds
from casetracker.procedure.clocks.durations import Duration

# the column by which citations name a hearing or a time in custody, and its id
Record: TypeAlias = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Event:
    """A stage that was reached; `is_derived` where only a later stage was reported.

    `id` is that of the stage event; 0 where other records say so, which `beside` names.
    """

    id: int
    code: str
    when: Bounds
    is_derived: bool = False
    beside: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class SetDay:
    """A day that a hearing is set for, with which a stage would begin; nobody says that it took place."""

    code: str
    when: Bounds
    beside: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """Something on file for one rule: its start, an extension, a suspension, or what met it.

    `when` is the day of the order or act, or the day a suspension began; `until` the day to which
    an extension reaches or on which a suspension ended; `length` what an extension adds.
    """

    id: int
    kind: ClockOrderKind
    limit_id: str
    when: Bounds
    until: Bounds | None = None
    length: Duration | None = None


@dataclass(frozen=True, slots=True)
class StatusSide:
    """Somebody who says that a person has a legal status, or denies it."""

    status: LegalStatus
    is_denied: bool
    speaker: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """All of it; `gravity` are the classes that the gravest charge may have, None: no classes."""

    events: tuple[Event, ...] = ()
    orders: tuple[Order, ...] = ()
    statuses: tuple[StatusSide, ...] = ()
    gravity: tuple[str, ...] | None = None
    set_days: tuple[SetDay, ...] = ()

    def orders_for(self, limit_id: str, kind: ClockOrderKind) -> list[Order]:
        """The orders of one kind for one rule, in the order of their days."""
        if not self.orders:
            return []
        found = [each for each in self.orders if each.limit_id == limit_id and each.kind is kind]
        return sorted(found, key=lambda each: (each.when.latest is None, each.when.latest, each.id))
