"""Who says that they hold nobody: "The army denies holding any of them"."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from casetracker.model.vocabulary import Attribution, ClaimKind, Modality
from casetracker.news.claims.subjects import SubjectBook
from casetracker.news.contract import ReadClaim
from casetracker.news.language.words import word_set
from casetracker.news.scan import Scan
from casetracker.news.speakers.attribution import subject_speaking

_DENIES: Final = word_set("deny denies denied")
_HOLDING: Final = word_set("holding detaining")
_BETWEEN: Final = word_set("that it they he she we is are was were ever still currently")
_ANY: Final = word_set(
    "any anyone anybody them him her the these those such prisoners detainees minors men women children"
    " people captives civilians hostages political"
)
_REACH: Final = 6
_SCORE: Final = 0.6


def holding_denied(
    scan: Scan, claims: Sequence[ReadClaim], book: SubjectBook, named: Callable[[str], str]
) -> list[ReadClaim]:
    """The claim of a body that denies holding somebody; none where the sentence's own `claims` tell it."""
    lowers, words = scan.sentence.lowers, scan.sentence.words
    if _HOLDING.isdisjoint(words) or _DENIES.isdisjoint(words):
        return []
    verb = next(place for place, lower in enumerate(lowers) if lower in _DENIES)
    near = range(verb + 1, min(len(lowers) - 1, verb + _REACH))
    place = next((each for each in near if lowers[each] in _HOLDING), None)
    if place is None or not _BETWEEN.issuperset(lowers[verb + 1 : place]):
        return []
    speaker = subject_speaking(scan.tokens, verb)
    start, end = scan.tokens[verb].start, scan.tokens[place + 1].end
    is_told = any(each.start < end and start < each.end for each in claims)
    if speaker is None or is_told or lowers[place + 1] not in _ANY:
        return []
    return [
        replace(
            _NOBODY_HELD,
            quote=scan.text[start:end],
            start=start,
            end=end,
            speaker=named(speaker),
            subject=book.latest(scan.number),
        )
    ]


_NOBODY_HELD: Final = ReadClaim(
    kind=ClaimKind.STAGE_REACHED,
    stage="detained",
    quote="",
    start=0,
    end=0,
    count=None,
    persons=(),
    modality=Modality.DENIED,
    attribution=Attribution.REPORTED,
    speaker=None,
    date=None,
    charges=(),
    authority=None,
    place=None,
    sentence=None,
    rule="holding_denied",
    score=_SCORE,
)
