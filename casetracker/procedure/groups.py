"""Arithmetic of groups: placeholder labels, splits, recounts, those who left."""

from collections.abc import Sequence
from typing import Final

from casetracker.errors import RefusedError

MAX_SIZE: Final = 10_000
# From how many people on a count of more than double, or less than half, is likely a slip.
_APART: Final = 5


class GroupSizeError(RefusedError):
    """A number of people that cannot be."""


def placeholder_label(ordinal: int, size: int) -> str:
    """What to call a member whose name is not known: `unnamed, 7 of 26`."""
    if not 1 <= ordinal <= size:
        msg = f"There is no number {ordinal} in a group of {size}: count from 1 to {size}."
        raise GroupSizeError(msg)
    return f"unnamed, {ordinal} of {size}"


def check_size(size: int) -> int:
    """The size, where a group can have it; raises GroupSizeError."""
    return check_number(size, lowest=1)


def check_recount(before: int, after: int, *, named: int = 0, left: int = 0) -> int:
    """By how many a group grows (negative: shrinks) from one count to another.

    `named` members have a name and `left` members are recorded as released, transferred or dead:
    a recount that leaves no room for them is refused with GroupSizeError.
    """
    check_number(before, lowest=0)
    check_size(after)
    if after < named:
        msg = (
            f"The group cannot be recounted from {before} to {after}: {named} of its members have"
            f" a name. Move or remove {named - after} of them first."
        )
        raise GroupSizeError(msg)
    if after < left:
        msg = (
            f"The group cannot be recounted from {before} to {after}: {left} of its members are"
            " recorded as having left it. Correct those records first."
        )
        raise GroupSizeError(msg)
    return after - before


def are_far_apart(first: int, second: int) -> bool:
    """Whether two counts of the same people differ by more than half, and by five people or more."""
    low, high = sorted((first, second))
    return high > 2 * low and high - low >= _APART


def check_split(size: int, parts: Sequence[int], *, is_first: bool = True) -> int:
    """How many stand in no part after a split; refuses parts that cannot be with GroupSizeError.

    Where a group has parts already (`is_first` False), what was left over may become one more.
    """
    for part in parts:
        check_size(part)
    total = " + ".join(map(str, parts))
    if sum(parts) > size:
        total = f"{total} = {sum(parts)}" if len(parts) > 1 else total
        rest = "" if is_first else " (the others stand in a part already)"
        msg = (
            f"{total}, but {size} are there to be split{rest}: let the parts add up to {size} at most,"
            " or recount the group first."
        )
        raise GroupSizeError(msg)
    if not parts or (is_first and list(parts) == [size]):
        msg = f"A split needs at least two parts, or one that leaves some of the {size} over."
        raise GroupSizeError(msg)
    return size - sum(parts)


def check_part(part: str, size: int, whole: str, most: int) -> int:
    """The size of a part of a group; refuses one that is larger than its whole with GroupSizeError."""
    if size > most:
        msg = f"{part} is a part of {whole}, which has {most} people: it cannot have {size}."
        raise GroupSizeError(msg)
    return size


def check_leaving(size: int, leaving: int, *, already_left: int = 0) -> int:
    """How many stay when some leave; refuses more than are there with GroupSizeError."""
    check_size(leaving)
    there = size - already_left
    if leaving > there:
        msg = f"{leaving} cannot leave a group in which {there} of {size} remain."
        raise GroupSizeError(msg)
    return there - leaving


def check_number(number: int, *, lowest: int = 0) -> int:
    """The number, where so many people can be; raises GroupSizeError."""
    if not lowest <= number <= MAX_SIZE:
        msg = f"{number} is no number of people here: give one from {lowest} to {MAX_SIZE}."
        raise GroupSizeError(msg)
    return number
