"""Lists that are held whole, in the order that a person chose."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from casetracker.model.partial_date import PartialDate
from casetracker.tui.widgets.arranged import Arrangement

T = TypeVar("T")
Orders = Mapping[str, Callable[[T], Any]]


def in_order(lines: Sequence[T], arrangement: Arrangement, orders: Orders[T]) -> tuple[T, ...]:
    """The lines by the heading that was chosen, equal ones as they came; as they came without one."""
    key = orders.get(arrangement.order)
    if key is None:
        return tuple(lines)
    return tuple(sorted(lines, key=key, reverse=arrangement.is_descending))


def by_ref(ref: str) -> tuple[int, str]:
    """Order references by their numbers, however many digits they have."""
    return (len(ref), ref)


def by_day(day: PartialDate | None) -> date:
    """Order dates by the first day that they may mean; what is unknown stands last."""
    return (day.earliest or day.latest if day is not None else None) or date.max
