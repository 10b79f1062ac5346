"""How many "they" are, where the same sentence says it: "nine men, convicting them of ..."."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from casetracker.news.contract import ReadClaim
from casetracker.news.language.words import word_set
from casetracker.news.people.mention import Mention
from casetracker.news.scan import Scan

_THEY: Final = word_set("they them their each all who whom whose both")


def with_told_counts(claims: Sequence[ReadClaim], scan: Scan) -> list[ReadClaim]:
    """The claims of a sentence; those on a pronoun with the only number of people told before it."""
    if all(claim.count is not None or claim.persons for claim in claims):
        return list(claims)
    counted = [mention for mention in scan.scene.mentions if mention.count is not None]
    if len(counted) != 1 or counted[0].is_subset:
        return list(claims)
    return [_with_count(claim, scan, counted[0]) for claim in claims]


def _with_count(claim: ReadClaim, scan: Scan, told: Mention) -> ReadClaim:
    if claim.count is not None or claim.persons or told.count is None or told.count.exact == 1:
        return claim
    end = scan.tokens[told.last - 1].end
    means_all = any(
        token.lower in _THEY and not _is_part(scan, place)
        for place, token in enumerate(scan.tokens)
        if end <= token.start and claim.start <= token.start < claim.end
    )
    return replace(claim, count=told.count) if means_all else claim


def _is_part(scan: Scan, place: int) -> bool:
    """As in "most of whom", "none of them", "all who attacked": not those told before, or not all."""
    before = [token.lower for token in scan.tokens[max(0, place - 2) : place]]
    behind = [token.lower for token in scan.tokens[place : place + 2]]
    if behind[:1] == ["all"] and behind[1:] in (["who"], ["the"], ["those"]):
        return True
    is_share = before[-1:] == ["of"] and before[:1] != ["all"]
    return is_share or before[-1:] in (["all"], ["many"], ["those"], ["anyone"])
