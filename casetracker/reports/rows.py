"""Rows of a long table that are made as they are read."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

Row = dict[str, Any]


class Rows:
    """Rows made anew each time they are read, and not kept: a case may hold ten thousand persons."""

    __slots__ = ("_make", "_told")

    def __init__(self, make: Callable[[Row], Row], told: Sequence[Row]) -> None:
        """`make` gives the row for one of `told`."""
        self._make = make
        self._told = told

    def __len__(self) -> int:
        """How many there are."""
        return len(self._told)

    def __iter__(self) -> Iterator[Row]:
        """Each in turn."""
        return map(self._make, self._told)
