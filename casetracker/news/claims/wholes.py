"""Which numbers of a document are parts of one whole: "ten of the 32 left. Twenty-two remain in custody"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from casetracker.model.vocabulary import TAKEN, ClaimKind
from casetracker.news.claims.subject_entries import units_fit
from casetracker.news.contract import ReadClaim, Subject

_MOST: Final = 6


def with_wholes(
    claims: Sequence[ReadClaim], subjects: Sequence[Subject]
) -> tuple[tuple[ReadClaim, ...], tuple[Subject, ...]]:
    """The same, where a number that makes up a whole with a part told beside it is told as its other part."""
    taken = {claim.subject for claim in claims if _is_taken(claim)}
    wholes = _rests([each for each in subjects if each.key not in taken or each.of is not None])
    if not wholes:
        return tuple(claims), tuple(subjects)
    told = tuple(
        replace(each, of=wholes[each.key], count=replace(each.count, of=wholes[each.key]))
        if each.key in wholes and each.count is not None
        else each
        for each in subjects
    )
    return tuple(_of_whole(claim, wholes.get(claim.subject or "")) for claim in claims), told


def _is_taken(claim: ReadClaim) -> bool:
    """Whether people are told to have been taken into custody: others than those told of before."""
    return claim.stage in TAKEN and claim.kind is not ClaimKind.CUSTODY


def _of_whole(claim: ReadClaim, whole: int | None) -> ReadClaim:
    count = claim.count
    if whole is None or count is None or count.of is not None or (count.exact or 0) >= whole:
        return claim
    return replace(claim, count=replace(count, of=whole))


def _rests(subjects: Sequence[Subject]) -> dict[str, int]:
    """By the key of a subject the whole that it makes up with the parts of it that the document tells."""
    parts: dict[int, list[Subject]] = {}
    for each in subjects:
        if each.count is not None and each.count.exact is not None and each.of is not None:
            parts.setdefault(each.of, []).append(each)
    found: dict[str, set[int]] = {}
    for whole, told in parts.items():
        numbers = [_number(each) for each in told]
        left = {whole - number for number in (*numbers, sum(numbers))} - {0}
        others = [
            each
            for each in subjects
            if each.of is None
            and 0 < _number(each) < whole
            and all(_are_alike(each, part) for part in told)
        ]
        alone = [(each,) for each in others if _number(each) in left]
        pairs = [
            pair for pair in combinations(others[:_MOST], 2) if sum(map(_number, pair)) in left
        ]
        for group in alone or pairs[:1]:
            for each in group:
                found.setdefault(each.key, set()).add(whole)
    return {key: wholes.pop() for key, wholes in found.items() if len(wholes) == 1}


def _number(subject: Subject) -> int:
    return 0 if subject.count is None else subject.count.exact or 0


def _are_alike(first: Subject, second: Subject) -> bool:
    is_of_one = first.nationality in (None, second.nationality) or second.nationality is None
    return is_of_one and units_fit(first.unit, second.unit)
