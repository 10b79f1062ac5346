"""Sentences that tell of nobody in particular: a plot, what happens every year, what a law provides."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from casetracker.news.language.sentences import Sentence
from casetracker.news.language.words import word_set

_FICTION: Final = word_set(
    "novel novels play opera film movie drama thriller sitcom series episode musical ballet game comic"
    " libretto screenplay libretti fable"
)
_ACCUSED: Final = word_set("accused charged prosecuted")
_BEFORE_FICTION: Final = word_set("the a an his her their its this that new first latest")
_UNITS: Final = word_set("year month week day night summer winter")
_ANYBODY: Final = word_set("anyone anybody whoever offenders offender violators")
_LAW: Final = word_set("punishable stipulates envisages prescribes maximum minimum")
_FACES: Final = word_set("faces face may can risks risk is are shall liable")


_PROVIDES: Final = word_set("must can may should shall faces face carries carry")
_PRESUMED: Final = word_set("presumed considered presumption")
_HABITS: Final = frozenset(["every", "each"])
_OFFENCES: Final = frozenset(["offence", "offense", "crime", "article", "charge", "law", "penalty"])
_RULES: Final = word_set("law bill amnesty decree list act measure pardon")
_SCOPES: Final = word_set(
    "covers cover covered applies includes excludes pardons benefits benefit frees"
)
_PEOPLE: Final = word_set(
    "people those prisoners persons anyone anybody everyone convicts detainees"
)
_ONES: Final = word_set("person suspect detainee defendant prisoner convict")
# without one of these no sentence is general
_CUES: Final = _FICTION | _HABITS | _ANYBODY | _LAW | _SCOPES | _ONES | {"innocent", "law"}


def is_general(sentence: Sentence) -> bool:
    """Whether a sentence tells of a story, a habit or a law, not of something that happened."""
    known = sentence.words
    if known.isdisjoint(_CUES):
        return False
    words = sentence.lowers
    return (
        (not known.isdisjoint(_FICTION) and _is_fiction(words))
        or (not known.isdisjoint(_HABITS) and _is_habit(words))
        or (_is_law(known) and not _is_apposed_law(words))
        or (tuple(words[:3]) == ("under", "the", "law") and not known.isdisjoint(_PROVIDES))
        or _is_scope(words)
        or _is_of_any_one(words)
        or ("innocent" in known and not known.isdisjoint(_PRESUMED) and "until" in known)
    )


def _is_of_any_one(words: Sequence[str]) -> bool:
    """As in "A person who is arrested must be brought before a judge": what holds for everybody."""
    is_anybody = words[:1] != [] and words[0] in _ANY and words[1:2] != [] and words[1] in _ONES
    return is_anybody and words[2:3] == ["who"] and bool(_BOUND & set(words[4:]))


_ANY: Final = word_set("a any every each no")
_BOUND: Final = word_set("must shall may can entitled right cannot")


def _is_scope(words: Sequence[str]) -> bool:
    """As in "The amnesty applies to people convicted of": whom a law or a list is for."""
    for place, word in enumerate(words[:-2]):
        if word in _SCOPES and _RULES & set(words[max(0, place - 4) : place]):
            behind = words[place + 1 : place + 4]
            is_counted = any(each[0].isdigit() for each in behind)
            return bool(_PEOPLE & set(behind)) and not is_counted
    return False


def _is_fiction(words: Sequence[str]) -> bool:
    return any(
        word in _FICTION
        and place > 1
        and words[place - 1] in _BEFORE_FICTION
        and words[place - 2] == "in"
        and words[place + 1 : place + 2] != ["of"]  # "in a series of raids"
        and not _ACCUSED & set(words[:place])  # "accused of justifying terrorism in a play"
        for place, word in enumerate(words)
    )


def _is_habit(words: Sequence[str]) -> bool:
    is_rate = words[:1] != [] and words[0] in _HABITS and words[1:2] != [] and words[1] in _UNITS
    if is_rate and "since" not in words and words[2:3] not in (["of"], [","]):
        return True  # "Every week one of us was taken away"
    return any(
        word in _HABITS and words[place + 1] in _UNITS and "since" not in words
        for place, word in enumerate(words[:-1])
    ) and not any(word in ("was", "were", "has", "had") for word in words)


def _is_apposed_law(words: Sequence[str]) -> bool:
    """As in "was charged with arson, an offence punishable by ten years": said beside the news."""
    place = next((n for n, word in enumerate(words) if word in _LAW), 0)
    return place > _MIDDLE and any(word in (",", "which") for word in words[place - 4 : place])


_MIDDLE: Final = 8


def _is_law(words: AbstractSet[str]) -> bool:
    if not words.isdisjoint(_ANYBODY) and not words.isdisjoint(_FACES):
        return True
    return not words.isdisjoint(_LAW) and not words.isdisjoint(_OFFENCES)
