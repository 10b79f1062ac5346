"""Who does what a clause tells, where the clause names somebody else: the victim is not meant."""

from collections.abc import Sequence
from typing import Final

from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.mention import Mention


def doer_of_clause(
    tokens: Sequence[Token], mentions: Sequence[Mention], end: int
) -> Mention | None:
    """As in "Four men accused of murdering Ivan Test were": those before the clause that names another."""
    for mention in mentions:
        if mention.last >= end or mention.kind == "pronoun":
            continue
        words = [token.lower for token in tokens[mention.last : end]]
        if len(words) < 2 or not _BREAKS.isdisjoint(words):  # noqa: PLR2004 - "who" and a verb
            continue
        if words[0] == "who":
            forms = lexicon().forms.by_word.get(words[1], frozenset())
            is_meant = "past" in forms and words[1] not in lexicon().cues.speech
        else:
            is_deed = any(word.endswith("ing") and len(word) > _DEED for word in words[1:])
            is_meant = words[0] in _ACCUSED and is_deed
        if is_meant:
            return mention
    return None


_ACCUSED: Final = word_set("accused charged suspected convicted guilty")
_DEED: Final = 4
_BREAKS: Final = word_set(", ; : was were is are has have had")


def relative_start(tokens: Sequence[Token], start: int) -> int:
    """As in "freed Ivan Test, who had been charged in May and held": the clause goes on with "and held"."""
    if not start or tokens[start - 1].lower != "and":
        return start
    for place in range(start - 2, max(0, start - _REACH), -1):
        if tokens[place].lower in (",", ";", ":"):
            return start
        if tokens[place].lower == "who":
            is_aside = tokens[place - 1].lower == "," and tokens[place + 1].lower in _AUXILIARIES
            return place + 1 if is_aside else start
    return start


_AUXILIARIES: Final = word_set("was were had has have is are")
_REACH: Final = 18
