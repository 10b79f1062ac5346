"""Terms told by a number alone, where a sentence before named the unit: "Prosecutors had asked for 15"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from casetracker.news.contract import ReadSentence
from casetracker.news.language.numbers import number_at
from casetracker.news.language.sentences import Token
from casetracker.news.language.words import word_set
from casetracker.news.law.exact_terms import exactly
from casetracker.news.law.lengths import amount_at
from casetracker.news.law.terms import find_terms, is_age
from casetracker.news.people.mention import Mention
from casetracker.news.scan import Scan

NEEDS: Final = word_set("bare_term bare_demand")
_REACH: Final = 8
_LONGEST: Final = 120
_BEHIND: Final = frozenset(
    [",", ".", ";", ")", "and", "each", "apiece", "for", "to", "while", "instead"]
)


def bare_terms(scan: Scan, index: int) -> list[tuple[ReadSentence, int]]:
    """The numbers behind a verb that stand for terms, each with the index after it; empty if none do."""
    earlier = find_terms(scan.tokens[:index], 0)
    like = earlier[-1][0] if earlier else scan.term
    if like is None or like.unit is None:
        return []
    found: list[tuple[ReadSentence, int]] = []
    place = index + 1
    while place < min(len(scan.tokens), index + _REACH):
        number = None if place in scan.scene.taken else number_at(scan.tokens, place)
        if number is None or number.minimum is None:
            if found and scan.tokens[place].lower not in (",", "and"):
                break
            place += 1
            continue
        is_term = number.minimum <= _LONGEST and _stands_alone(scan.tokens, number.last)
        is_term = is_term and not _is_whose(scan.tokens, place) and not is_age(scan.tokens, place)
        is_of_all = scan.tokens[place - 1].lower in ("all", "both")
        if is_term and not is_of_all and not _is_of_people(scan.scene.mentions, place):
            amount, last = amount_at(scan.tokens, place) or (float(number.minimum), number.last)
            term = replace(like, amount=amount, is_exact=False)
            found.append(exactly(scan.tokens, place, (term, last)))
        place = number.last
    return found


def _stands_alone(tokens: Sequence[Token], index: int) -> bool:
    return index >= len(tokens) or tokens[index].lower in _BEHIND


def _is_whose(tokens: Sequence[Token], place: int) -> bool:
    """As in "asked for the acquittal of eight": eight people."""
    before = [token.lower for token in tokens[max(0, place - 2) : place]]
    return before[-1:] == ["of"] and before[0] in _BEFALLS


_BEFALLS: Final = word_set("acquittal release conviction arrest extradition detention pardon")


def _is_of_people(mentions: Sequence[Mention], place: int) -> bool:
    return any(mention.first <= place < mention.last and mention.unit for mention in mentions)
