"""What the words beside people say of them: that they speak, were hurt, or only say who others are."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from casetracker.news.language.lexicon import lexicon
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.people.mention import Mention
from casetracker.news.people.name_binding import COST, NameSpan


def without_determiner(tokens: Sequence[Token], first: int) -> int:
    """The first token of a phrase with its "the" or "all the"."""
    while first > 0 and tokens[first - 1].lower in ("the", "these", "those", "all"):
        first -= 1
    return first


def words_before(tokens: Sequence[Token], index: int, number: int) -> list[str]:
    """So many words before a token, in lower case."""
    return [token.lower for token in tokens[max(0, index - number) : index]]


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


def is_apposition(tokens: Sequence[Token], mention: Mention) -> bool:
    """As in ", both drivers,", ", all of them students,": said of those who stand before it."""
    if mention.first == 0 or mention.last >= len(tokens):
        return False
    if tokens[mention.first - 1].lower == "including":
        return True
    if tokens[mention.first - 1].lower != ",":
        return False
    is_told = tokens[mention.first].lower in ("both", "all", "each", "most")
    behind = [token.lower for token in tokens[mention.last : mention.last + _ASIDE]]
    is_home = behind[:1] in (["from"], ["of"], ["in"]) and "," in behind  # "all from Nalchik, were"
    return is_told and (behind[:1] == [","] or is_home)


_ASIDE: Final = 14


def is_predicate(tokens: Sequence[Token], mention: Mention) -> bool:
    """As in "teachers who are members of the union": what somebody is, not who is meant."""
    before = [token.lower for token in tokens[max(0, mention.first - 3) : mention.first]]
    return any(
        first in ("who", "which") and second in ("are", "is", "was", "were")
        for first, second in pairwise(before)
    )


def named_beside(tokens: Sequence[Token], names: Sequence[NameSpan], start: int) -> NameSpan | None:
    """As in "The lawyer of Anna Test, arrested in May,": she, not the lawyer; None elsewhere."""
    if tokens[start - 1].lower != ",":
        return None
    for span in names:
        if span[1] == start - 1 and span[0] > 1 and tokens[span[0] - 1].lower == "of":
            return span if tokens[span[0] - 2].lower in _BESIDE else None
    return None


def is_of_deed(tokens: Sequence[Token], first: int) -> bool:
    """As in "four men accused of the murder of a journalist were": whom the deed befell, no one else."""
    while first > 1 and tokens[first - 1].lower in _ARTICLES:
        first -= 1
    return first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in HARMED


def disagrees(tokens: Sequence[Token], mention: Mention, start: int) -> bool:
    """As in "students held for protesting the choice of a rector were": the verb is not of one person."""
    if mention.count is None or mention.count.exact != 1 or tokens[start].lower not in _PLURAL:
        return False
    before = tokens[mention.first - 1].lower if mention.first else ""
    return before in COST and mention.unit not in _BODIES


_PLURAL: Final = frozenset(["were", "have", "are"])
_BODIES: Final = word_set("staff crew family group couple team trio pair police personnel")
_ARTICLES: Final = frozenset(["a", "an", "the", "another", "two", "three"])
HARMED: Final = word_set(
    "killing killings murder murders death deaths shooting shootings assassination kidnapping abduction"
    " abductions disappearance disappearances rape beating torture ill-treatment poisoning"
)
_BESIDE: Final = word_set(
    "lawyer lawyers attorney counsel mother father parents wife husband widow son daughter brother sister"
    " relatives family friends supporters colleagues"
)
