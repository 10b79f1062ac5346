"""Days that a later sentence gives a step: "The verdict was read out on 15 November"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from casetracker.model.vocabulary import DateBasis, Modality
from casetracker.news.contract import ReadClaim, ReadDate
from casetracker.news.language.words import word_set
from casetracker.news.scan import PlacedDate, Scan
from casetracker.news.values import value

_REACH: Final = 10
_NEAR: Final = 1500
_CALENDAR: Final = 1600  # a year of another calendar is no day of ours
_JUDGED: Final = frozenset(
    word_set(
        "convicted acquitted sentenced appeal_decided cassation indictment_approved discontinued"
        " extradited released final"
    )
)
_TAKEN: Final = frozenset(word_set("detained captured remanded"))
_FREED: Final = frozenset(word_set("released repatriated pardoned extradited"))
_OF_NOUN: Final = {
    **dict.fromkeys(("verdict", "verdicts", "ruling", "judgment", "judgement"), _JUDGED),
    **dict.fromkeys(("decision", "order", "sentence", "sentences"), _JUDGED),
    **dict.fromkeys(("arrest", "arrests", "detention", "detentions"), _TAKEN),
    **dict.fromkeys(("release", "releases", "exchange", "swap", "handover"), _FREED),
    **dict.fromkeys(("extradition", "deportation"), frozenset(["extradited"])),
    "transfer": frozenset(["transferred"]),
}
_GIVEN: Final = word_set(
    "delivered announced pronounced handed made came issued dated released read passed given"
)
_PLACE: Final = frozenset([("took", "place"), ("were", "made"), ("was", "made")])
_TO_COME: Final = word_set("will would expected due should may might not until if scheduled")


@value()
class Decision:
    """A day that a sentence gives the steps of some stages that were told before it."""

    at: int
    stages: frozenset[str]
    day: ReadDate


def decision_in(scan: Scan, date: PlacedDate, found: ReadDate) -> Decision | None:
    """What a sentence tells of the day of a ruling, an arrest or an exchange; None where it does not."""
    first = max(0, date.first - _REACH)
    words = [token.lower for token in scan.tokens[first : date.first]]
    noun = max((n for n, word in enumerate(words) if word in _OF_NOUN), default=-1)
    is_told = found.earliest is not None and found.earliest.year >= _CALENDAR
    if noun < 0 or not is_told or found.latest is None or _TO_COME & set(words):
        return None
    stages = _OF_NOUN[words[noun]]
    between = words[noun + 1 :]
    if stages is _JUDGED:
        is_told = bool(_GIVEN & set(words[max(0, noun - 3) :]))
    else:
        is_told = any(pair in _PLACE for pair in pairwise(between))
    return Decision(scan.sentence.start, stages, found) if is_told else None


def with_days_of_decisions(
    claims: Sequence[ReadClaim], decisions: Sequence[Decision]
) -> list[ReadClaim]:
    """The claims, those without a day of their own with the one that is told of their step behind them."""
    return [_with_day(claim, decisions) for claim in claims]


def _with_day(claim: ReadClaim, decisions: Sequence[Decision]) -> ReadClaim:
    date = claim.date
    is_open = date is not None and date.basis is DateBasis.PUBLICATION and not date.wording
    if not is_open or claim.modality is not Modality.ASSERTED:
        return claim
    for decision in decisions:
        if claim.stage in decision.stages and 0 < decision.at - claim.start <= _NEAR:
            day = replace(decision.day, basis=DateBasis.RELATIVE, wording="")
            return replace(claim, date=day)
    return claim
