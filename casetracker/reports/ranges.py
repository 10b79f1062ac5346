"""Ranges for numbers of people, out of which nobody works out a number of one or two."""

from collections.abc import Sequence
from typing import Final, NamedTuple

SMALL: Final = (1, 2)
_WIDEST: Final = 3


class Span(NamedTuple):
    """From how many to how many people it may be."""

    least: int
    most: int

    def __str__(self) -> str:
        """As it is printed: a number, or two with a dash between them."""
        same = self.least == self.most
        return str(self.least) if same else f"{self.least}\u2013{self.most}"


FEW: Final = Span(*SMALL)


def spans_of(parts: Sequence[int]) -> list[Span]:
    """What may be told of each part of a whole whose size is known.

    A part of one or two is told as such, and the largest other one by what those leave of it. Where all
    are so small that the whole would tell them, each is told less closely.
    """
    small = [each for each in parts if each in SMALL]
    spans = [FEW if each in SMALL else Span(each, each) for each in parts]
    largest = max(parts, default=0)
    if not small or sum(each > 0 for each in parts) == 1:
        return spans
    if largest not in SMALL:
        at = parts.index(largest)
        spans[at] = _left(largest + sum(small), len(small))
    elif sum(small) == len(small):
        spans = [Span(0, SMALL[-1]) if each in SMALL else Span(0, 0) for each in parts]
    elif sum(small) == SMALL[-1] * len(small):
        spans = [Span(1, _WIDEST) if each in SMALL else Span(0, 0) for each in parts]
    return spans


def span_of_all(wholes: Sequence[int]) -> Span:
    """What may be told of the sum of wholes: a range where it would tell those of one or two."""
    small = [each for each in wholes if each in SMALL]
    known = sum(wholes) - sum(small)
    if not small or len(wholes) == 1:
        return Span(sum(wholes), sum(wholes))
    return Span(known + len(small), known + SMALL[-1] * len(small))


def _left(known: int, small: int) -> Span:
    """What a part may be that counts so many together with so many small ones."""
    return Span(max(known - SMALL[-1] * small, 1), known - small)
