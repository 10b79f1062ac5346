"""Whether "jailed" tells of a sentence, of custody or of somebody who is not there."""

from itertools import pairwise
from typing import Final

from casetracker.news.grammar.frames import Voice
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.steps.trigger_place import TriggerPlace


def is_in_absentia(found: TriggerPlace) -> bool:
    """As in "arrested the writer Ivan Test in absentia"."""
    behind = [token.lower for token in found.tokens[found.index + 1 : found.index + _FAR_ABSENT]]
    clause = behind[: next((n for n, word in enumerate(behind) if word in (",", ";", "and")), None)]
    return ("in", "absentia") in pairwise(clause)


_FAR_ABSENT: Final = 9


def is_told_why(found: TriggerPlace) -> bool:
    """As in "jailed on Friday for arson", "jailed after admitting theft": for what they did."""
    place = found.index + 1
    while place < len(found.tokens) and _is_of_day(found.tokens[place]):
        place += 1
    behind = [token.lower for token in found.tokens[place : place + 3]]
    if behind[:1] != ["after"]:
        return behind[:1] in (["for"], ["over"])
    is_admitted = behind[1:2] in (["they"], ["he"], ["she"]) and behind[2:3] in _ADMITTED
    return is_admitted or (behind[1:2] != [] and behind[1].endswith("ing"))


def _is_of_day(token: Token) -> bool:
    return token.lower in _DAYS or token.text.isdigit()


_ADMITTED: Final = (["admitted"], ["pleaded"], ["confessed"])
_DAYS: Final = word_set(
    "on in last this week month year today yesterday monday tuesday wednesday thursday friday saturday sunday"
    " january february march april may june july august september october november december"
)


def is_jailed_at(found: TriggerPlace) -> bool:
    """As in "Seven men were jailed at Hull Crown Court": by the judge's sentence."""
    if found.tokens[found.index].lower != "jailed" or found.frame.voice is not Voice.PASSIVE:
        return False
    behind = [token.lower for token in found.tokens[found.index + 1 : found.index + 8]]
    is_court = "court" in behind or behind[:3] == ["at", "the", "old"]
    return behind[:1] in (["at"], ["by"]) and is_court and "pending" not in behind
