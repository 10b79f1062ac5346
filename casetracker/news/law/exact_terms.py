"""Whether a term is told as just so much: no end of a range, no estimate, no sum."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from casetracker.news.contract import ReadSentence
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.law.beside_terms import regime_behind
from casetracker.news.law.measures import UNITS


def exactly(
    tokens: Sequence[Token], start: int, term: tuple[ReadSentence, int]
) -> tuple[ReadSentence, int]:
    """The term that begins at a token, with whether it is told as just so much for each."""
    told, end = term
    if told.kind == "prison":
        told = replace(told, regime=regime_behind(tokens, end))
    before = [token.lower for token in tokens[max(0, start - _NEAR) : start]]
    behind = [token.lower for token in tokens[end : end + _FAR]]
    numbers = filter(None, (number_at(tokens, index) for index in range(start, end)))
    is_loose = (
        not _LOOSE.isdisjoint(before[-3:])
        or not _SUMS.isdisjoint([*before, *behind[:_NEAR]])
        or not _PAIRS.isdisjoint(pairwise(before[-3:]))
        or not _PAIRS.isdisjoint(pairwise(behind))
        or (told.kind == "prison" and "suspended" in behind)
        or (before[-1:] == ["to"] and _ends_a_number(tokens, start - 1))
        or behind[:1] in (["or"], ["-"])
        or (behind[:1] == ["to"] and (number_at(tokens, end + 1) or behind[1:2] in _WHOLE))
        or any(number.minimum != number.maximum for number in numbers)
    )
    return (told if is_loose else replace(told, is_exact=True)), end


def _ends_a_number(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number, or a number of a unit, stands right before: "three to five years"."""
    place = index - 1
    if place >= 1 and tokens[place].lower in UNITS:
        place -= 1
    number = number_at(tokens, place) if place >= 0 else None
    return number is not None and (number.minimum or 0) <= _MOST  # no year of a date


_NEAR: Final = 5
_FAR: Final = 9
_MOST: Final = 200
_PAIRS: Final = frozenset(
    [
        ("up", "to"),
        ("at", "most"),
        ("at", "least"),
        ("between", "them"),
        *((word, "as") for word in ("long", "many", "much", "high", "little")),
    ]
)
_LOOSE: Final = word_set(
    "between from than least most about around nearly almost over approximately roughly some maximum"
    " minimum ranging under exceeding several or starting"
)
_SUMS: Final = word_set(
    "total totalling totaling combined altogether collectively cumulative joint shared average mean longest"
    " harshest heaviest stiffest toughest lightest shortest highest lowest consecutive concurrent"
    " consecutively concurrently"
)
_WHOLE: Final = (["life"], ["death"])
