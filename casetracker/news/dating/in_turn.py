"""Two days for two groups: "The trials of 12 and nine opened on June 28 and July 1, respectively"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.news.contract import ReadClaim, ReadDate

_PAIR: Final = 2
_NEAR: Final = 300


def with_days_in_turn(claims: Sequence[ReadClaim]) -> list[ReadClaim]:
    """The claims, two of one step on two joined days each with its own day."""
    found: list[ReadClaim] = []
    for _, group in groupby(claims, key=lambda claim: (claim.stage, claim.modality, claim.date)):
        told = list(group)
        found += _split(told) if _is_in_turn(told) else told
    return found


def _is_in_turn(told: Sequence[ReadClaim]) -> bool:
    if len(told) != _PAIR or told[1].start - told[0].start > _NEAR:
        return False
    date = told[0].date
    counts = {claim.count for claim in told if claim.count is not None}
    return date is not None and _is_joined(date) and len(counts) == _PAIR


def _is_joined(date: ReadDate) -> bool:
    """Whether a date is two days or months joined, and no stretch from one to the other."""
    words = date.wording.lower().split()
    is_stretch = words[:1] in (["between"], ["from"])
    return "and" in words and not is_stretch and date.edtf is not None and "/" in date.edtf


def _split(told: Sequence[ReadClaim]) -> list[ReadClaim]:
    date = told[0].date
    ends = (date.edtf or "").split("/") if date is not None else []
    if date is None or len(ends) != _PAIR:
        return list(told)
    found = []
    for claim, edtf in zip(told, ends, strict=True):
        partial = PartialDate.parse(edtf)
        day = replace(date, edtf=edtf, earliest=partial.earliest, latest=partial.latest)
        found.append(replace(claim, date=day))
    return found
