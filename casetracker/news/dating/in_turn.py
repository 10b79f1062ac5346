"""Days in their order: two for two groups in turn, and weekdays that follow one another."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import groupby
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import TAKEN, Modality
from casetracker.news.contract import ReadClaim, ReadDate
from casetracker.news.dates.mentions import WEEKDAYS

_PAIR: Final = 2
_WEEK: Final = 7
_AFTER: Final = frozenset(["charged", "remanded", "released", "sent_to_court"])
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


def with_weekdays_in_order(claims: Sequence[ReadClaim]) -> list[ReadClaim]:
    """The claims; those held "on Tuesday" and freed "on Wednesday" were held on the Tuesday before."""
    found = list(claims)
    for place, claim in enumerate(found):
        behind = [each for each in found[place + 1 :] if _is_next_step(claim, each)]
        if behind and claim.date is not None and claim.date.earliest is not None:
            day = claim.date.earliest - timedelta(days=_WEEK)
            date = replace(claim.date, edtf=day.isoformat(), earliest=day, latest=day)
            found[place] = replace(claim, date=date)
    return found


def _is_next_step(claim: ReadClaim, later: ReadClaim) -> bool:
    """Whether what is told next of the same people would have come before, by the weekdays."""
    if claim.stage not in TAKEN or later.stage not in _AFTER or claim.subject != later.subject:
        return False
    if claim.subject is None or later.start - claim.start > _NEAR or "had" in later.quote.split():
        return False
    if not _is_weekday(claim) or not _is_weekday(later):
        return False
    first = claim.date.earliest if claim.date is not None else None
    second = later.date.earliest if later.date is not None else None
    return first is not None and second is not None and 0 < (first - second).days < _WEEK


def _is_weekday(claim: ReadClaim) -> bool:
    is_done = claim.modality is Modality.ASSERTED and claim.date is not None
    return is_done and claim.date is not None and claim.date.wording.lower() in WEEKDAYS
