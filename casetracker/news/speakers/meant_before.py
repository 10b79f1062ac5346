"""Whom "he said" or "it said" means where nobody spoke before: who the sentence before is about."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.language.sentences import Sentence, Token
from casetracker.news.language.words import word_set

_ONE: Final = word_set(
    "prosecutor lawyer attorney judge minister spokesman spokeswoman spokesperson officer commissioner"
    " commander governor mayor ombudsman ombudswoman investigator director president chief general"
    " counsel advocate solicitor barrister magistrate secretary ambassador witness"
)
_BODY: Final = word_set(
    "ministry service office agency committee commission police army department prosecutor's"
    " ombudsman's court tribunal bureau union association foundation movement party government"
)
_DETERMINERS: Final = word_set("the a an his her their its")
_BEFORE: Final = 4
_LONGEST: Final = 3
_WIVES: Final = {
    "he": word_set("spokeswoman ombudswoman ms mrs"),
    "she": word_set("spokesman ombudsman mr"),
}


def meant_by(pronoun: str, before: Sentence) -> str | None:
    """The one person or body that a sentence tells of and that may speak; None where it is not one."""
    heads, tokens = (_BODY if pronoun == "it" else _ONE), before.tokens
    if heads.isdisjoint(before.words):
        return None
    places = [place for place, lower in enumerate(before.lowers) if lower in heads]
    phrases = {_phrase(tokens, place) for place in places}
    if len(phrases) != 1 or _is_beside(tokens, places[0]):
        return None
    (phrase,) = phrases
    other = _WIVES.get(pronoun, frozenset())
    return None if other & set(phrase.lower().split()) else phrase


def _is_beside(tokens: Sequence[Token], place: int) -> bool:
    """As in "He was silent before the investigating judge": not whom the sentence is about."""
    before = [token.lower for token in tokens[max(0, place - _BEFORE) : place]]
    return not _PREPOSITIONS.isdisjoint(before)


_PREPOSITIONS: Final = word_set("before by from of with in at against for under near behind")


def _phrase(tokens: Sequence[Token], place: int) -> str:
    """An office with what stands before it and the name behind it, without its article."""
    first, last = place, place + 1
    while first > max(0, place - _BEFORE) and _is_of_phrase(tokens[first - 1]):
        first -= 1
    while (
        last < len(tokens)
        and last - place <= _LONGEST
        and tokens[last].text[0].isupper()
        and tokens[last].text[0].isalpha()
    ):
        last += 1
    return " ".join(token.text for token in tokens[first:last])


def _is_of_phrase(token: Token) -> bool:
    """Whether a word belongs to the name of an office before its noun: "State Security", "public"."""
    lower = token.lower
    if lower in _DETERMINERS or not lower[0].isalpha():
        return False
    is_named = token.text[0].isupper()
    return is_named or lower in _KINDS


_KINDS: Final = word_set(
    "public state chief deputy defence defense security senior regional district"
)
