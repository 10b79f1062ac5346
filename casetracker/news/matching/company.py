"""What the other people of a document say of whom one is: "two of the 32", where the 32 are known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from casetracker.news.claims.subject_entries import units_fit
from casetracker.news.contract import Subject
from casetracker.news.matching.found import MatchCandidate, SubjectMatch
from casetracker.news.matching.outlines import DocketOutline, GroupOutline
from casetracker.news.matching.weighing import ENOUGH


def with_company(
    matches: Sequence[SubjectMatch],
    subjects: Mapping[str, Subject],
    docket: DocketOutline,
    settled: Mapping[str, str],
) -> tuple[SubjectMatch, ...]:
    """The matches, where a part follows its whole and somebody beside people on file is asked about."""
    groups = {group.ref: group for group in docket.groups}
    refs = {match.subject: match.group_ref for match in matches if match.group_ref is not None}
    refs |= settled
    known = {key: groups[ref] for key, ref in refs.items() if ref in groups}
    return tuple(
        match if match.group_ref is not None else _beside(match, subjects, known)
        for match in matches
    )


def _beside(
    match: SubjectMatch, subjects: Mapping[str, Subject], known: Mapping[str, GroupOutline]
) -> SubjectMatch:
    subject = subjects[match.subject]
    if subject.of is not None:
        for other, group in known.items():
            if subject.of == group.minimum and subject.of in _numbers(subjects[other]):
                reason = f"{subject.label} of its {subject.of}, whom the same text tells of"
                return SubjectMatch(
                    match.subject,
                    group.ref,
                    ENOUGH,
                    (reason,),
                    match.candidates,
                    is_ambiguous=False,
                )
    if match.is_ambiguous:
        return match
    return _asked(match, subject, known.values())


def _numbers(subject: Subject) -> set[int | None]:
    return {subject.of, None if subject.count is None else subject.count.exact} - {None}


def _asked(match: SubjectMatch, subject: Subject, groups: Iterable[GroupOutline]) -> SubjectMatch:
    """People who may be some of a group that the text speaks of: asked, never guessed."""
    number = None if subject.count is None else subject.count.exact
    number = len(subject.persons) if number is None else number
    fitting = [
        group
        for group in dict.fromkeys(groups)
        if number
        and group.minimum is not None
        and number < group.minimum
        and units_fit(subject.unit, group.unit)
        and _are_of_one(subject.nationality, group.nationality)
    ]
    if not fitting:
        return match
    reason = "the same text tells of others of it"
    asked = tuple(MatchCandidate(each.ref, each.label, 1.0, (reason,)) for each in fitting)
    return replace(match, reasons=(reason,), candidates=asked, is_ambiguous=True)


def _are_of_one(first: str | None, second: str | None) -> bool:
    return not first or not second or first.lower()[:5] == second.lower()[:5]
