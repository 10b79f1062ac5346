"""Clauses of time under what is still to come: "will be charged as soon as they are arrested"."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.grammar.frames import Frame
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set

_REACH: Final = 10
_MAIN: Final = 16
_WHEN: Final = word_set("once after when until till before")
_STOPS: Final = word_set('; : , " \u201c who which that but because since')
_ENDS_MAIN: Final = word_set('; : " \u201c who which but because since')
_PRESENT: Final = word_set("is are has have")
_PAST: Final = word_set("was were had")
_AHEAD: Final = word_set("will shall would may might")
# who "would appeal after he was convicted" was convicted
_ON_VERDICT: Final = word_set("appeal challenge contest appealing")
_DATED: Final = word_set("on in last yesterday today this earlier")
_BEHIND: Final = 6


def is_awaited(tokens: Sequence[Token], index: int, frame: Frame) -> bool:
    """Whether a step only tells when something else is to be, before it or not: nobody says it was done."""
    conjunction = _conjunction(tokens, min(index, frame.start))
    if conjunction is None:
        return False
    words = frame.words or tuple(token.lower for token in tokens[index : index + _BEHIND])
    first = next((word for word in words if word in _PRESENT | _PAST), None)
    if first is None:
        return False
    main = _main(tokens, conjunction)
    if first in _PRESENT:
        return bool(main & _AHEAD)
    behind = [token.lower for token in tokens[index + 1 : index + 1 + _BEHIND]]
    is_dated = any(word in _DATED or word[0].isdigit() for word in behind)
    return "would" in main and not is_dated and not main & _ON_VERDICT


def _conjunction(tokens: Sequence[Token], start: int) -> int | None:
    for place in range(start - 1, max(-1, start - 1 - _REACH), -1):
        lower = tokens[place].lower
        is_soon = lower == "soon" and tokens[place - 1].lower == "as"
        if is_soon or (lower in _WHEN and tokens[place - 1].lower != ","):
            return place
        if lower in _STOPS:
            return None
    return None


def _main(tokens: Sequence[Token], conjunction: int) -> set[str]:
    """The words of the clause that the clause of time hangs on."""
    found: set[str] = set()
    for place in range(conjunction - 1, max(-1, conjunction - 1 - _MAIN), -1):
        lower = tokens[place].lower
        if lower in _ENDS_MAIN:
            break
        found.add(lower)
    return found
