"""Prints of passages: how much of one text stands in another, by runs of five words.

A few prints of each text, picked by their value alone, find the texts that share passages; the texts
themselves then say how much is shared. A recap inside a new story is found as well as a wire copy.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from zlib import crc32

_WORD: Final = re.compile(r"\w+")
_RUN: Final = 5
_ONE_IN: Final = 4
_MOST: Final = 800
_COPY: Final = 0.8
_RECAP: Final = 0.6
_LEAST_WORDS: Final = 12


@dataclass(frozen=True, slots=True)
class Shared:
    """How much of a text stands in an older one.

    `share` is that of its runs of words, 0 to 1; `paragraphs` counts its paragraphs that are the older
    text's for the most part, of `of_paragraphs` that are long enough to tell.
    """

    share: float
    paragraphs: int
    of_paragraphs: int

    @property
    def is_copy(self) -> bool:
        """Whether nearly all of it is the older text's: a wire copy, or a new edition."""
        return self.share >= _COPY

    @property
    def is_recap(self) -> bool:
        """Whether some paragraph is the older text's, and the rest is not."""
        return not self.is_copy and self.paragraphs > 0


def sampled_prints(text: str) -> tuple[int, ...]:
    """The prints by which a text is found again, each from 0 to 2**31 - 1; about one in four runs."""
    kept = {run >> 1 for run in _runs(text) if run % _ONE_IN == 0}
    return tuple(sorted(kept)[:_MOST])


def shared(text: str, older: str) -> Shared:
    """How much of a text stands in an older one."""
    known = set(_runs(older))
    mine = list(_runs(text))
    paragraphs = [list(_runs(paragraph)) for paragraph in _paragraphs(text)]
    told = [runs for runs in paragraphs if len(runs) >= _LEAST_WORDS]
    same = sum(_part(runs, known) >= _RECAP for runs in told)
    return Shared(round(_part(mine, known), 2), same, len(told))


def _part(runs: list[int], known: set[int]) -> float:
    return sum(run in known for run in runs) / len(runs) if runs else 0.0


def _paragraphs(text: str) -> Iterator[str]:
    yield from (line for line in text.splitlines() if line.strip())


def _runs(text: str) -> Iterator[int]:
    words = _WORD.findall(text.casefold())
    encoded = [word.encode("utf-8", "surrogatepass") for word in words]
    for start in range(len(encoded) - _RUN + 1):
        yield crc32(b" ".join(encoded[start : start + _RUN]))
