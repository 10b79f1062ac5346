"""Names that are only examples of those who are counted: "four people, including actor Ivan Test, are"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token


def is_among_others(tokens: Sequence[Token], index: int) -> bool:
    """As in "Among those freed is Ivan Test", "Those held include Ivan Test": some of those told before."""
    words = [token.lower for token in tokens]
    if words[0] == "those" and "include" in words:
        return True
    near = words[max(0, index - _AMONG) : index + 2]
    return ("among", "those") in pairwise(near)


_AMONG: Final = 5


def is_example(tokens: Sequence[Token], first: int) -> bool:
    """As in "four people, including actor Ivan Test, are": one of those who are meant."""
    before = [token.lower for token in tokens[max(0, first - _TITLED) : first]]
    if "including" in before[-3:] or _is_listed(tokens, first):
        return True
    pairs = list(pairwise(before))
    return ("among", "them") in pairs and "," not in before[before.index("them") :]


def _is_listed(tokens: Sequence[Token], first: int) -> bool:
    """As in "18 members, including Ivan Test and the head of the branch, Ana Probe, appeared"."""
    by_word = lexicon().forms.by_word
    for place in range(first - 1, max(-1, first - _LIST), -1):
        lower = tokens[place].lower
        if lower == "including":
            return True
        if lower in (";", ":", "who", "which") or {"past", "third"} & by_word.get(
            lower, frozenset()
        ):
            return False
    return False


_LIST: Final = 24
_TITLED: Final = 8
