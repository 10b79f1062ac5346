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
    while start > 1 and tokens[start - 1].lower in _WHEN:
        start -= 1  # "Ivan Test later pleaded guilty"
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
_WHEN: Final = word_set("later earlier previously subsequently")
_REACH: Final = 18


def subject_end(tokens: Sequence[Token], start: int, taken: frozenset[int]) -> int | None:
    """The verb whose subject one at `start` shares: "met" in "Ivan Test met two officers and was held".

    None where nothing is shared: those between the two verbs are whom the first one takes.
    """
    joint = start - 1
    while joint > 0 and (joint in taken or tokens[joint].lower in _BETWEEN):
        joint -= 1
    if joint < 1 or tokens[joint].lower not in ("and", "but"):
        return None
    for place in range(joint - 1, 0, -1):
        if tokens[place].lower in _ENDS:
            return None  # "a host who lives in Derva and was tried": the clause is his
        first = _group_start(tokens, place) if _is_finite(tokens, place) else 0
        if first and tokens[first - 1].lower not in _LINKS:
            return first
    return None


def _group_start(tokens: Sequence[Token], place: int) -> int:
    """The first of a verb's own helpers: "was" in "was detained"."""
    while place > 1 and tokens[place - 1].lower in _HELPERS:
        place -= 1
    return place


def _is_finite(tokens: Sequence[Token], place: int) -> bool:
    """Whether a token is a verb with a subject before it, not one of speaking."""
    lower = tokens[place].lower
    if lower in _AUXILIARIES:
        return True
    tags = lexicon().forms.by_word.get(lower)
    is_past = (
        "past" in tags
        if tags is not None
        else lower in _PASTS or (lower.endswith("ed") and len(lower) > _DEED)
    )
    is_named = tokens[place].text[0].isupper()
    is_said = lower in lexicon().cues.speech
    return is_past and not (is_named or is_said or tokens[place - 1].lower in _ARTICLES)


_BETWEEN: Final = word_set(
    "later then also subsequently himself herself themselves on in at a the week weeks days day months"
    " month year years soon eventually finally now twice once again immediately"
)
_ENDS: Final = frozenset([";", ":", '"', "\u201c", "\u201d", "who", "which"])
_ARTICLES: Final = word_set("the a an his her its their by of to or")
_HELPERS: Final = _AUXILIARIES | word_set("been being not also later then already himself herself")
_LINKS: Final = frozenset(["and", "but", ","])
_PASTS: Final = word_set(
    "met fought spoke wrote ran went left came took gave made led began rode drove flew fled lost won hid"
    " sat stood fell rose kept became got"
)
