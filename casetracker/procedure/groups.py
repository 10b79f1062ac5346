"""Arithmetic of groups: placeholder labels, parts against a stated total, recounts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from casetracker.errors import RefusedError

MAX_SIZE: Final = 10_000


class GroupSizeError(RefusedError):
    """A number of people that cannot be."""


def placeholder_label(ordinal: int, size: int) -> str:
    """What to call a member whose name is not known: `unnamed, 7 of 26`."""
    if not 1 <= ordinal <= size:
        msg = f"There is no number {ordinal} in a group of {size}: count from 1 to {size}."
        raise GroupSizeError(msg)
    return f"unnamed, {ordinal} of {size}"


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Parts held against a stated total; `explanation` is the reason that somebody gave, or None."""

    stated: int
    parts: tuple[int, ...]
    explanation: str | None = None

    @property
    def total(self) -> int:
        """The sum of the parts."""
        return sum(self.parts)

    @property
    def difference(self) -> int:
        """How many of the stated total no part accounts for; negative where the parts exceed it."""
        return self.stated - self.total

    @property
    def is_open(self) -> bool:
        """Whether a difference stands without an explanation."""
        return self.difference != 0 and not self.explanation

    def __str__(self) -> str:
        """The arithmetic in words: `26 + 14 + 13 = 53; 62 stated; 9 unexplained`."""
        total = str(self.total)
        if len(self.parts) > 1:
            total = f"{' + '.join(map(str, self.parts))} = {total}"
        return f"{total}; {self.stated} stated; {self._rest}"

    @property
    def _rest(self) -> str:
        if self.difference == 0:
            return "all accounted for"
        rest = str(self.difference) if self.difference > 0 else f"{-self.difference} too many"
        if self.explanation:
            return f"{rest}: {self.explanation}"
        return f"{rest} unexplained" if self.difference > 0 else f"{rest}, unexplained"


def reconcile(
    stated: int, parts: Sequence[int], *, explanation: str | None = None
) -> Reconciliation:
    """The parts held against the stated total; raises GroupSizeError for a negative number."""
    for number in (stated, *parts):
        _check_number(number, lowest=0)
    return Reconciliation(stated, tuple(parts), (explanation or "").strip() or None)


def check_size(size: int) -> int:
    """The size, where a group can have it; raises GroupSizeError."""
    return _check_number(size, lowest=1)


def check_recount(before: int, after: int, *, named: int = 0, left: int = 0) -> int:
    """By how many a group grows (negative: shrinks) from one count to another.

    `named` members have a name and `left` members are recorded as released, transferred or dead:
    a recount that leaves no room for them is refused with GroupSizeError.
    """
    _check_number(before, lowest=0)
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


def check_split(size: int, parts: Sequence[int]) -> int:
    """How many stand in no part after a split; refuses parts that cannot be with GroupSizeError."""
    for part in parts:
        check_size(part)
    total = " + ".join(map(str, parts))
    if sum(parts) > size:
        total = f"{total} = {sum(parts)}" if len(parts) > 1 else total
        msg = (
            f"{total}, but {size} are there to be split: let the parts add up to {size} at most,"
            " or recount the group first."
        )
        raise GroupSizeError(msg)
    if list(parts) in ([], [size]):
        msg = f"A split needs at least two parts, or one that leaves some of the {size} over."
        raise GroupSizeError(msg)
    return size - sum(parts)


def check_leaving(size: int, leaving: int, *, already_left: int = 0) -> int:
    """How many stay when some leave; refuses more than are there with GroupSizeError."""
    check_size(leaving)
    there = size - already_left
    if leaving > there:
        msg = f"{leaving} cannot leave a group in which {there} of {size} remain."
        raise GroupSizeError(msg)
    return there - leaving


def _check_number(number: int, *, lowest: int) -> int:
    if not lowest <= number <= MAX_SIZE:
        msg = f"{number} is no number of people here: give one from {lowest} to {MAX_SIZE}."
        raise GroupSizeError(msg)
    return number
