"""Words around a trigger that make it something else: "released a statement", "held that"."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.language.lexicon import Trigger, lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set

VETO_REACH: Final = 4
FAR_VETO: Final = 11


def is_vetoed(tokens: Sequence[Token], index: int, trigger: Trigger) -> bool:
    """Whether a word around a trigger makes it something else."""
    if any(token.lower in trigger.veto_far for token in tokens[index + 1 : index + FAR_VETO]):
        return True
    if tokens[index].lower == "picked" and _is_rescue(tokens, index):
        return True
    around = tokens[index + 1 : index + 1 + VETO_REACH]
    for place, token in enumerate(around, start=index + 1):
        if token.lower in trigger.veto_after and not _tells_of_people(tokens, place):
            return True
        if token.lower in _ENDS_VETO:
            break
    near = range(max(0, index - 3), index)
    before = [tokens[place].lower for place in near if not _is_hung(tokens, place)]
    return any(
        word in trigger.veto_after for word in before if word.isalpha() and word not in _AFTER_ONLY
    )


def _is_rescue(tokens: Sequence[Token], index: int) -> bool:
    """As in "Three sailors were picked up by a fishing boat", "were picked up alive"."""
    behind = [token.lower for token in tokens[index + 1 : index + 9]]
    if not _TAKERS.isdisjoint(behind):
        return False
    return "alive" in behind or ("by" in behind and not _RESCUERS.isdisjoint(behind))


_TAKERS: Final = word_set("police soldiers troops army navy border guards agents officers security")
_RESCUERS: Final = word_set(
    "helicopter helicopters boat boats ship ship's vessel trawler ferry freighter rescuers rescue lifeboat"
    " coastguard paramedics ambulance"
)


def _is_hung(tokens: Sequence[Token], place: int) -> bool:
    """As in "whose names were on the list were freed", "who had sung a song, was freed": not freed."""
    behind = [token.lower for token in tokens[place + 1 : place + 3]]
    if behind[:1] == [","] and behind[1:] in (["was"], ["were"]):
        return "who" in (token.lower for token in tokens[max(0, place - _ASIDE) : place])
    words = [token.lower for token in tokens[max(0, place - 2) : place]]
    return len(words) == 2 and words[0] in ("on", "in", "at") and words[1] in ("the", "a", "their")  # noqa: PLR2004 - two words


_ASIDE: Final = 14


def _tells_of_people(tokens: Sequence[Token], place: int) -> bool:
    """As in "sentenced a contract soldier": the word only tells what sort of people."""
    return place + 1 < len(tokens) and tokens[place + 1].lower in lexicon().people.nouns


_ENDS_VETO: Final = word_set(
    ", ; after following upon before who in at during on when with by without near under"
)
# these only make it something else behind the verb: "held that", "handed out"
_AFTER_ONLY: Final = word_set("that up out off back high by deal contract")
