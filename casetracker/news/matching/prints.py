"""Prints of passages: how much of one text stands in another, by runs of five words.

A few prints of each text, picked by their value alone, find the texts that share passages; the texts
themselves then say how much is shared. A recap inside a new story is found as well as a wire copy.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
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
    kept = {run >> 1 for runs in _runs(text) for run in runs if run % _ONE_IN == 0}
    return tuple(sorted(kept)[:_MOST])


def shared(text: str, older: str) -> Shared:
    """How much of a text stands in an older one."""
    known = _known(older)
    paragraphs = _runs(text)
    number = sum(map(len, paragraphs))
    same = [sum(run in known for run in runs) for runs in paragraphs]
    told = [
        (found, len(runs))
        for found, runs in zip(same, paragraphs, strict=True)
        if len(runs) >= _LEAST_WORDS
    ]
    recaps = sum(found >= _RECAP * length for found, length in told)
    return Shared(round(sum(same) / number, 2) if number else 0.0, recaps, len(told))


@lru_cache(maxsize=64)
def _known(text: str) -> frozenset[int]:
    return frozenset(run for runs in _runs(text) for run in runs)


@lru_cache(maxsize=8)
def _runs(text: str) -> tuple[tuple[int, ...], ...]:
    """The runs of each paragraph, as numbers."""
    return tuple(
        tuple(_runs_of(line)) for line in text.casefold().splitlines() if not line.isspace()
    )


def _runs_of(line: str) -> Iterator[int]:
    words = _WORD.findall(line)
    for start in range(len(words) - _RUN + 1):
        yield crc32(" ".join(words[start : start + _RUN]).encode("utf-8", "surrogatepass"))
