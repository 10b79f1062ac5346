"""What the words behind people say of them: that they speak, or that they were hurt."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.name_binding import COST


def speaks_at(tokens: Sequence[Token], place: int) -> bool:
    """As in ", Prime Minister Ivan Test wrote": a name at most, then a verb of speech."""
    rest = (token for token in tokens[place : place + _NAMED] if not token.text[0].isupper())
    verb = next(rest, None)
    return verb is not None and verb.lower in lexicon().cues.speech


_NAMED: Final = 5
SPEAKS: Final = word_set("said told announced reported")


def is_casualty(behind: Sequence[Token]) -> bool:
    """As in "six men killed", but not in "four men over the killing of a broadcaster"."""
    for token in behind:
        if token.lower in COST or token.lower in _CRIME_BEFORE:
            return False
        if token.lower in lexicon().people.casualties:
            return True
    return False


_CRIME_BEFORE: Final = word_set("over in after during at against and ,")
