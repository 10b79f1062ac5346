"""What the other people of a document say of whom one is: "two of the 32", where the 32 are known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from casetracker.news.claims.subject_entries import units_fit
from casetracker.news.contract import Subject
from casetracker.news.matching.found import MatchCandidate, SubjectMatch
from casetracker.news.matching.outlines import DocketOutline, GroupOutline
from casetracker.news.matching.weighing import ENOUGH, nations_agree, places_agree


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
    wholes = {
        group.ref
        for other, group in known.items()
        if subject.of is not None
        and subject.of == group.minimum
        and subject.of in _numbers(subjects[other])
        and _are_alike(subject, subjects[other].unit, subjects[other].nationality)
        and _are_alike(subject, group.unit, group.nationality)
    }
    if len(wholes) == 1:
        reason = f"the same text tells of the {subject.of}"
        (ref,) = wholes
        return SubjectMatch(
            match.subject, ref, ENOUGH, (reason,), match.candidates, is_ambiguous=False
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
        and _are_alike(subject, group.unit, group.nationality)
        and not _are_elsewhere(subject, group)
    ]
    if not fitting:
        return match
    reason = "the same text tells of others of it"
    asked = tuple(MatchCandidate(each.ref, each.label, 1.0, (reason,)) for each in fitting)
    return replace(match, reasons=(reason,), candidates=asked, is_ambiguous=True)


def _are_alike(subject: Subject, unit: str | None, nationality: str | None) -> bool:
    """Whether people of a text may be called what others are called."""
    return nations_agree(subject.nationality, nationality) and units_fit(subject.unit, unit)


def _are_elsewhere(subject: Subject, group: GroupOutline) -> bool:
    """Whether people were taken on another day or at another place than a group."""
    day = None if subject.captured is None else subject.captured.partial()
    is_other_day = (
        day is not None and group.captured is not None and not day.overlaps(group.captured)
    )
    is_other_place = bool(subject.place and group.place) and not places_agree(
        subject.place or "", group.place or ""
    )
    return is_other_day or is_other_place
