"""Terms told of several people together: "jailed for a total of 41 years" is nobody's own term."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from casetracker.news.contract import ReadClaim
from casetracker.news.scan import Scan

_TOGETHER: Final = frozenset([("total", "of"), ("combined", "total"), ("total", "sentence")])


def without_totals(claims: Sequence[ReadClaim], scan: Scan) -> list[ReadClaim]:
    """The claims of a sentence; where it sums up the terms of several people, without the sum."""
    words = scan.sentence.words
    if "total" not in words and "combined" not in words:
        return list(claims)
    if "combined" not in words and _TOGETHER.isdisjoint(pairwise(scan.sentence.lowers)):
        return list(claims)
    return [replace(claim, sentence=None) if _is_of_several(claim) else claim for claim in claims]


def _is_of_several(claim: ReadClaim) -> bool:
    has_length = claim.sentence is not None and claim.sentence.amount is not None
    count = 0 if claim.count is None else claim.count.minimum or 0
    return has_length and max(count, len(claim.persons)) > 1
