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
        between = tokens[mention.last : end]
        words = [token.lower for token in between]
        if {",", ";", ":", "was", "were", "is", "are", "has", "have", "had"} & set(words):
            continue
        forms = [lexicon().forms.by_word.get(word, frozenset()) for word in words]
        is_accused = words[:1] != [] and words[0] in _ACCUSED
        is_deed = is_accused and any(w.endswith("ing") and len(w) > _DEED for w in words[1:])
        is_doing = words[:1] == ["who"] and len(words) > 1 and "past" in forms[1]
        if is_deed or (is_doing and words[1] not in lexicon().cues.speech):
            return mention
    return None


_ACCUSED: Final = word_set("accused charged suspected convicted guilty")
_DEED: Final = 4
