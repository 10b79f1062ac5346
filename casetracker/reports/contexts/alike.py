"""Things of which the same is told, one beside the other."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Thing = TypeVar("Thing")


def alike(things: Iterable[Thing], told: Callable[[Thing], Hashable]) -> list[list[Thing]]:
    """The things in groups, by what is told of each, in the order of the first of each group."""
    found: dict[Hashable, list[Thing]] = {}
    for one in things:
        found.setdefault(told(one), []).append(one)
    return list(found.values())
