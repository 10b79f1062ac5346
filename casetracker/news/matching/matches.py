"""Whom of the docket a document speaks of, with reasons that a person can read.

Nothing is merged here: a match is a proposal. Where groups cannot be told apart none is chosen.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

from casetracker.news.contract import Count, ReadClaim, Reading, Subject
from casetracker.news.matching.company import with_company
from casetracker.news.matching.found import MatchCandidate, SubjectMatch
from casetracker.news.matching.outlines import DocketOutline, FactOutline, GroupOutline
from casetracker.news.matching.weighing import (
    Spoken,
    Weighed,
    counts_agree,
    may_be,
    shown,
    spoken_of,
    weigh,
)

__all__ = [
    "DocketOutline",
    "FactOutline",
    "GroupOutline",
    "MatchCandidate",
    "SubjectMatch",
    "match_people",
    "match_subjects",
]

CLEAR: Final = 1.0
NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
SHOWN: Final = 5


def match_subjects(reading: Reading, docket: DocketOutline) -> tuple[SubjectMatch, ...]:
    """For each subject of a reading the group that it is, or none, or a question."""
    published = reading.document.published
    told_on = None if published is None else published.earliest
    return match_people(reading.subjects, reading.claims, docket, told_on)


def match_people(
    subjects: Sequence[Subject],
    claims: Iterable[ReadClaim],
    docket: DocketOutline,
    told_on: date | None,
    settled: Mapping[str, str] = NOTHING,
) -> tuple[SubjectMatch, ...]:
    """The same of the subjects of one document, told on a day; `settled` are groups decided on, by key."""
    told = list(claims)
    matches = [
        _match(spoken_of(subject, [c for c in told if c.subject == subject.key], told_on), docket)
        for subject in subjects
    ]
    by_key = {subject.key: subject for subject in subjects}
    alone = [_without_rivals(match, matches, docket, by_key[match.subject]) for match in matches]
    return with_company(alone, by_key, docket, settled)


def _match(spoken: Spoken, docket: DocketOutline) -> SubjectMatch:
    weighed = sorted(
        (weigh(spoken, group) for group in docket.groups if may_be(spoken, group)),
        key=lambda each: (-each.score, each.group.ref),
    )
    if not _is_of_others(spoken):
        wholes = {each.group.parent for each in weighed if each.same_count and not each.is_rest}
        weighed = [each for each in weighed if not (each.is_rest and each.group.ref in wholes)]
    if spoken.subject.of is not None:
        weighed = _as_part(spoken, weighed, docket)
    key = spoken.subject.key
    likely = [each for each in weighed if each.is_enough]
    asked = [each for each in weighed if each.is_worth_asking] if not likely else []
    candidates = _candidates(likely or asked or [each for each in weighed if each.score > 1])
    if asked:
        best = asked[0]
        return _asked(key, best, candidates)
    if not likely:
        return SubjectMatch(key, None, 0.0, (), candidates, is_ambiguous=False)
    best = likely[0]
    if len(likely) > 1 and best.score - likely[1].score < CLEAR:
        return _asked(key, best, candidates)
    return SubjectMatch(
        key, best.group.ref, round(best.score, 2), best.reasons, candidates, is_ambiguous=False
    )


def _asked(key: str, best: Weighed, candidates: tuple[MatchCandidate, ...]) -> SubjectMatch:
    score = round(best.score, 2)
    return SubjectMatch(key, None, score, best.reasons, candidates, is_ambiguous=True)


def _candidates(weighed: Sequence[Weighed]) -> tuple[MatchCandidate, ...]:
    return tuple(
        MatchCandidate(each.group.ref, each.group.label, round(each.score, 2), each.reasons)
        for each in weighed[:SHOWN]
    )


def _as_part(spoken: Spoken, weighed: list[Weighed], docket: DocketOutline) -> list[Weighed]:
    """As in "13 of the 26": a part that the docket holds already, else the 26."""
    subject = spoken.subject
    whole = replace(spoken, subject=replace(subject, count=Count(subject.of, subject.of)))
    wholes = [weigh(whole, group) for group in docket.groups if may_be(whole, group)]
    wholes = [each for each in wholes if each.is_enough or each.is_worth_asking]
    exact = [each for each in wholes if each.group.minimum == subject.of]
    wholes = exact or wholes  # of 22 by themselves, rather than of 32 of whom 22 are left
    refs = {each.group.ref for each in wholes}
    parts = [each for each in weighed if each.same_count and each.group.parent in refs]
    parts = [
        replace(each, score=each.score + 1, reasons=(*each.reasons, f"part of {each.group.parent}"))
        for each in parts
    ]
    if any(each.is_enough for each in parts) and not _is_of_others(spoken):
        return parts
    number = "some" if subject.count is None else shown(subject.count)
    found = [
        replace(each, reasons=(f"{number} of its {subject.of}", *each.reasons[1:]))
        for each in wholes
    ]
    found.sort(key=lambda each: (-each.score, each.group.ref))
    found = sorted([*parts, *found], key=lambda each: (-each.score, each.group.ref))
    return found or [_doubted(each, subject.of) for each in weighed]


def _is_of_others(spoken: Spoken) -> bool:
    """As in "the trial of the other 13": not those of this number who are known already, perhaps."""
    return any(" other " in f" {claim.quote.lower()} " for claim in spoken.claims)


def _doubted(each: Weighed, whole: int | None) -> Weighed:
    """A group of the right number for "14 of 17" where no group of 17 is on file: to be asked about."""
    return replace(
        each,
        score=each.score - CLEAR,
        doubt=each.doubt - CLEAR,
        reasons=(*each.reasons, f"no group of {whole} on file fits"),
    )


def _without_rivals(
    match: SubjectMatch, matches: Sequence[SubjectMatch], docket: DocketOutline, subject: Subject
) -> SubjectMatch:
    """A group with another number is not meant where the document names its own number too."""
    rivals = [other for other in matches if other.group_ref == match.group_ref and other != match]
    if match.group_ref is None or not any(other.score > match.score for other in rivals):
        return match
    group = next(group for group in docket.groups if group.ref == match.group_ref)
    if subject.of is not None or counts_agree(subject.count, group) is not False:
        return match
    # "freed 14 prisoners, among them Ana Test", whose own case is on file: asked about
    is_asked = bool(subject.persons)
    return SubjectMatch(match.subject, None, 0.0, (), match.candidates, is_ambiguous=is_asked)
