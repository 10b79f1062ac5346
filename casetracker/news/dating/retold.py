"""A step that a document tells twice has one day: the first telling takes it from the second."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from casetracker.model.vocabulary import DateBasis, Modality
from casetracker.news.contract import ReadClaim, ReadDate
from casetracker.news.dating.decisions import with_days_of_decisions
from casetracker.news.dating.in_turn import with_days_in_turn, with_weekdays_in_order
from casetracker.news.dating.story import Lead
from casetracker.news.language.words import word_set

_Step: TypeAlias = tuple[str, str]
# what goes on or comes again, so that a day told later may be another one
_STATES: Final = frozenset(
    ["detained", "on_trial", "serving_sentence", "whereabouts_unknown", "transferred"]
)

_LONG_BEFORE: Final = 30
_VERDICTS: Final = frozenset(["convicted", "acquitted", "sentenced"])


def with_days_told_later(claims: Sequence[ReadClaim], lead: Lead | None) -> list[ReadClaim]:
    """The claims, those without a day of their own with that of the only other telling of their step.

    Those that open a text without a day take the first day of the news behind them.
    """
    claims = with_weekdays_in_order(with_days_in_turn(claims))
    told: dict[_Step, set[ReadDate]] = {}
    for claim in claims:
        step = _step_of(claim)
        if step is not None and claim.date is not None and _is_day(claim.date):
            told.setdefault(step, set()).add(
                replace(claim.date, basis=DateBasis.RELATIVE, wording="")
            )
    if lead is not None:
        claims = with_days_of_decisions(claims, lead.decisions)
    found = _with_days_of_verdict([_with_day(claim, told) for claim in claims])
    return found if lead is None else [_with_lead(claim, lead) for claim in found]


def _with_days_of_verdict(claims: list[ReadClaim]) -> list[ReadClaim]:
    """The claims; verdicts that no sentence dates with the only day on which the text tells of any."""
    days = {
        (claim.date.earliest, claim.date.latest): claim
        for claim in claims
        if _is_verdict(claim)
        and claim.date is not None
        and claim.date.wording
        and _is_day(claim.date)
    }
    if len(days) != 1:
        return claims
    told = next(iter(days.values()))
    if told.date is None:
        return claims
    day = replace(told.date, basis=DateBasis.RELATIVE, wording="")
    return [
        replace(claim, date=day)
        if _is_verdict(claim)
        and not _is_told_of_whom(claim)
        and _is_of_before(claim.date, day)
        and not _is_of_other(claim, told)
        else claim
        for claim in claims
    ]


def _is_told_of_whom(claim: ReadClaim) -> bool:
    """As in "pardoning 52 persons convicted of theft": what is told of them beside another step."""
    words = claim.quote.lower().split()
    is_reduced = len(words) > 1 and words[-1] in _PARTICIPLES and words[-2] not in _AUXILIARIES
    return is_reduced and bool(claim.charges)  # not the headline "Two convicted"


_PARTICIPLES: Final = word_set("convicted sentenced acquitted jailed")
_AUXILIARIES: Final = word_set("was were been be being is are also all both had has have not n't")


def _is_of_other(claim: ReadClaim, told: ReadClaim) -> bool:
    """Whether a verdict is told of one person before that of another one is dated."""
    if claim.stage == "sentenced" and told.stage == "convicted" and claim.start < told.start:
        return True
    are_named = len(claim.persons) == len(told.persons) == 1 and claim.persons != told.persons
    return are_named and claim.start < told.start


def _is_of_before(date: ReadDate | None, day: ReadDate) -> bool:
    """Whether a date that no words of its own give is that of the background, or later than the verdict."""
    if date is None or date.wording or day.earliest is None:
        return False
    if date.latest is None or date.earliest is None or date.earliest > day.earliest:
        return True
    return (day.earliest - date.latest).days > _LONG_BEFORE


def _is_verdict(claim: ReadClaim) -> bool:
    if ", sentenced to" in claim.quote or "administrative arrest" in claim.quote:
        return False  # told of somebody beside another step, of a day that need not be this one
    return claim.stage in _VERDICTS and claim.modality is Modality.ASSERTED


def _with_lead(claim: ReadClaim, lead: Lead) -> ReadClaim:
    if claim.date is None or lead.day is None or not _is_open(claim.date):
        return claim
    is_step = claim.stage not in _STATES and claim.modality is Modality.ASSERTED
    is_waiting = any(start <= claim.start < end for start, end in lead.stretches)
    return replace(claim, date=lead.day) if is_step and is_waiting else claim


def _with_day(claim: ReadClaim, told: dict[_Step, set[ReadDate]]) -> ReadClaim:
    step = _step_of(claim)
    if step is None or claim.date is None or not _is_open(claim.date):
        return claim
    days = told.get(step, set())
    return replace(claim, date=next(iter(days))) if len(days) == 1 else claim


def _is_open(date: ReadDate) -> bool:
    """Whether nothing is told of a day: not even "so far"."""
    return date.basis is DateBasis.PUBLICATION and not date.wording


def _step_of(claim: ReadClaim) -> _Step | None:
    """What is told of whom, where both are known."""
    if claim.subject is None or claim.stage is None or claim.stage in _STATES:
        return None
    return (claim.subject, claim.stage) if claim.modality is Modality.ASSERTED else None


def _is_day(date: ReadDate) -> bool:
    return date.earliest is not None and date.earliest == date.latest
