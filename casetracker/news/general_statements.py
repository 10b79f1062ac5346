"""Sentences that tell of nobody in particular: a plot, what happens every year, what a law provides."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.sentences import Token
from casetracker.news.words import word_set

_FICTION: Final = word_set(
    "novel novels play opera film movie drama thriller sitcom series episode musical ballet game comic"
    " libretto screenplay libretti fable"
)
_BEFORE_FICTION: Final = word_set("the a an his her their its this that new first latest")
_UNITS: Final = word_set("year month week day night summer winter")
_ANYBODY: Final = word_set("anyone anybody whoever offenders offender violators")
_LAW: Final = word_set("punishable carries carry stipulates envisages prescribes maximum minimum")
_FACES: Final = word_set("faces face may can risks risk is are shall liable")


def is_general(tokens: Sequence[Token]) -> bool:
    """Whether a sentence tells of a story, a habit or a law, not of something that happened."""
    words = [token.lower for token in tokens]
    return _is_fiction(words) or _is_habit(words) or _is_law(words)


def _is_fiction(words: Sequence[str]) -> bool:
    return any(
        word in _FICTION
        and place > 1
        and words[place - 1] in _BEFORE_FICTION
        and words[place - 2] == "in"
        for place, word in enumerate(words)
    )


def _is_habit(words: Sequence[str]) -> bool:
    return any(
        word in ("every", "each") and words[place + 1] in _UNITS and "since" not in words
        for place, word in enumerate(words[:-1])
    ) and not any(word in ("was", "were", "has", "had") for word in words)


def _is_law(words: Sequence[str]) -> bool:
    if any(word in _ANYBODY for word in words) and any(word in _FACES for word in words):
        return True
    return any(word in _LAW for word in words) and any(
        word in ("offence", "offense", "crime", "article", "charge", "law", "penalty")
        for word in words
    )
