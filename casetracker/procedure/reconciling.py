"""Parts held against a stated number, and what explains the difference."""

from collections.abc import Sequence
from dataclasses import dataclass

from casetracker.errors import RefusedError
from casetracker.model.vocabulary import DifferenceKind
from casetracker.procedure.groups import check_number


class ExplanationError(RefusedError):
    """An explanation of more people than stand between two numbers."""


@dataclass(frozen=True, slots=True)
class Explained:
    """So many people of a difference, explained by somebody for a reason."""

    kind: DifferenceKind
    people: int
    reason: str

    def __str__(self) -> str:
        """The explanation in words: `3 not charged (released in May)`."""
        words = self.kind.value.replace("_", " ")
        return f"{self.people} {words} ({self.reason})"


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Parts held against a stated number; `most` is above `least` where a range was stated."""

    least: int
    most: int
    parts: tuple[int, ...]
    explained: tuple[Explained, ...] = ()

    @property
    def total(self) -> int:
        """The sum of the parts."""
        return sum(self.parts)

    @property
    def difference(self) -> int:
        """How many of the stated number no part accounts for; negative where the parts exceed it."""
        if self.total < self.least:
            return self.least - self.total
        return min(self.most - self.total, 0)

    @property
    def unexplained(self) -> int:
        """How many of the difference nobody has explained; explanations may have become too many."""
        return abs(self.difference) - sum(each.people for each in self.explained)

    @property
    def is_open(self) -> bool:
        """Whether the difference and its explanations do not match."""
        return self.unexplained != 0

    def __str__(self) -> str:
        """The arithmetic in words: `26 + 14 + 13 = 53; 62 stated; 9 short, 9 unexplained`."""
        total = str(self.total)
        if len(self.parts) > 1:
            total = f"{' + '.join(map(str, self.parts))} = {total}"
        stated = str(self.least) if self.least == self.most else f"{self.least} to {self.most}"
        return f"{total}; {stated} stated; {self._rest}"

    @property
    def _rest(self) -> str:
        words = [str(each) for each in self.explained]
        if self.unexplained > 0:
            words.append(f"{self.unexplained} unexplained")
        elif self.unexplained < 0:
            words.append(f"{-self.unexplained} explained too many")
        if self.difference == 0:
            return ", ".join(["all accounted for", *words])
        side = "short" if self.difference > 0 else "too many"
        return ", ".join([f"{abs(self.difference)} {side}", *words])


def reconcile(
    stated: tuple[int, int], parts: Sequence[int], explained: Sequence[Explained] = ()
) -> Reconciliation:
    """The parts held against the stated range; raises GroupSizeError for a negative number."""
    for number in (*stated, *parts):
        check_number(number)
    return Reconciliation(*stated, tuple(parts), tuple(explained))


def check_explanation(held: Reconciliation, people: int | None) -> int:
    """How many people an explanation explains (None: all that are left); raises ExplanationError."""
    if held.unexplained <= 0:
        raise ExplanationError(f"Nothing is left to explain: {held}.")
    number = held.unexplained if people is None else people
    if not 1 <= number <= held.unexplained:
        raise ExplanationError(
            f"{number} cannot be explained: {held.unexplained} are left to explain ({held})."
        )
    return number
