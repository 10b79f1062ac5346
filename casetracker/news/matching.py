"""Whom of the docket a document speaks of, with reasons that a person can read.

Nothing is merged here: a match is a proposal. Where groups cannot be told apart none is chosen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.news.contract import Count, ReadClaim, Reading, Subject
from casetracker.news.names import body_key
from casetracker.news.naming.likeness import names_agree
from casetracker.news.outlines import DocketOutline, FactOutline, GroupOutline
from casetracker.news.places import place_id
from casetracker.news.subjects import units_fit

__all__ = [
    "DocketOutline",
    "FactOutline",
    "GroupOutline",
    "MatchCandidate",
    "SubjectMatch",
    "match_subjects",
]

ENOUGH: Final = 3.0
STRONG: Final = 3.0
CLEAR: Final = 1.0
SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class MatchCandidate:
    """A group that may be meant."""

    ref: str
    label: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SubjectMatch:
    """Which group a subject is, if any; `candidates` are ordered, best first."""

    subject: str
    group_ref: str | None
    score: float
    reasons: tuple[str, ...]
    candidates: tuple[MatchCandidate, ...]
    is_ambiguous: bool


@dataclass(frozen=True, slots=True)
class _Weighed:
    group: GroupOutline
    score: float
    evidence: float
    same_count: bool
    reasons: tuple[str, ...]

    @property
    def is_enough(self) -> bool:
        """Whether it may be proposed: the count agrees, or something stronger does."""
        return self.score >= ENOUGH and (self.same_count or self.evidence >= STRONG)


def match_subjects(reading: Reading, docket: DocketOutline) -> tuple[SubjectMatch, ...]:
    """For each subject of a reading the group that it is, or none, or a question."""
    matches = [
        _match(subject, [claim for claim in reading.claims if claim.subject == subject.key], docket)
        for subject in reading.subjects
    ]
    return tuple(_without_rivals(match, matches, docket, reading) for match in matches)


def _match(subject: Subject, claims: Sequence[ReadClaim], docket: DocketOutline) -> SubjectMatch:
    weighed = sorted(
        (_weigh(subject, claims, group) for group in docket.groups),
        key=lambda each: (-each.score, each.group.ref),
    )
    likely = [each for each in weighed if each.is_enough]
    shown = likely or [each for each in weighed if each.score > 1]
    candidates = tuple(
        MatchCandidate(each.group.ref, each.group.label, round(each.score, 2), each.reasons)
        for each in shown[:SHOWN]
    )
    if not likely:
        return SubjectMatch(subject.key, None, 0.0, (), candidates, is_ambiguous=False)
    best = likely[0]
    if len(likely) > 1 and best.score - likely[1].score < CLEAR:
        return SubjectMatch(
            subject.key, None, round(best.score, 2), best.reasons, candidates, is_ambiguous=True
        )
    return SubjectMatch(
        subject.key,
        best.group.ref,
        round(best.score, 2),
        best.reasons,
        candidates,
        is_ambiguous=False,
    )


def _without_rivals(
    match: SubjectMatch,
    matches: Sequence[SubjectMatch],
    docket: DocketOutline,
    reading: Reading,
) -> SubjectMatch:
    """A group with another number is not meant where the document names its own number too."""
    rivals = [other for other in matches if other.group_ref == match.group_ref and other != match]
    if match.group_ref is None or not any(other.score > match.score for other in rivals):
        return match
    group = next(group for group in docket.groups if group.ref == match.group_ref)
    subject = next(each for each in reading.subjects if each.key == match.subject)
    if _counts_agree(subject.count, group) is not False:
        return match
    return SubjectMatch(match.subject, None, 0.0, (), match.candidates, is_ambiguous=False)


def _weigh(subject: Subject, claims: Sequence[ReadClaim], group: GroupOutline) -> _Weighed:
    agree = _counts_agree(subject.count, group)
    found = [weigher(subject, claims, group) for weigher in _WEIGHERS]
    evidence = sum(weight for weight, _ in found)
    count_weight = _count_weight(subject.count) if agree else -0.5 if agree is False else 0.0
    reasons = [reason for weight, reason in found if reason and weight]
    if agree and subject.count is not None:
        reasons.insert(0, f"same count {_shown(subject.count)}")
    elif agree is False and subject.count is not None:
        reasons.append(f"count {_shown(subject.count)}, the docket has {_range(group)}")
    return _Weighed(group, evidence + count_weight, evidence, bool(agree), tuple(reasons))


def _shown(count: Count) -> str:
    if count.exact is not None:
        return str(count.exact)
    if count.maximum is None:
        return f"at least {count.minimum}"
    return (
        f"at most {count.maximum}"
        if count.minimum is None
        else f"{count.minimum} to {count.maximum}"
    )


def _range(group: GroupOutline) -> str:
    if group.minimum == group.maximum:
        return str(group.minimum)
    return f"{group.minimum or '?'} to {group.maximum or '?'}"


def _counts_agree(count: Count | None, group: GroupOutline) -> bool | None:
    """Whether the counts agree; None where one of them is not known."""
    if count is None or (group.minimum is None and group.maximum is None):
        return None
    low, high = count.minimum, count.maximum
    return (group.maximum is None or low is None or low <= group.maximum) and (
        group.minimum is None or high is None or high >= group.minimum
    )


def _count_weight(count: Count | None) -> float:
    """A small number says little: many groups are of one or two."""
    number = None if count is None else count.exact
    if number is None:
        return 1.0
    return 3.0 if number > 5 else 2.0 if number > 2 else 1.0 if number == 2 else 0.5  # noqa: PLR2004 - steps of rarity


def _by_unit(subject: Subject, _: Sequence[ReadClaim], group: GroupOutline) -> tuple[float, str]:
    if subject.unit is None or group.unit is None:
        return 0.0, ""
    if subject.unit.rstrip("s") == group.unit.lower().rstrip("s"):
        return 0.5, f"both are {group.unit}"
    if units_fit(subject.unit, group.unit.lower()):
        return 0.0, ""
    return -3.0, f"{subject.unit} here, {group.unit} in the docket"


def _by_nationality(
    subject: Subject, _: Sequence[ReadClaim], group: GroupOutline
) -> tuple[float, str]:
    if not subject.nationality or not group.nationality:
        return 0.0, ""
    if subject.nationality.lower()[:5] == group.nationality.lower()[:5]:
        return 0.25, "same nationality"
    return -4.0, f"{subject.nationality} here, {group.nationality} in the docket"


def _by_capture(subject: Subject, _: Sequence[ReadClaim], group: GroupOutline) -> tuple[float, str]:
    captured = None if subject.captured is None else subject.captured.partial()
    if captured is None or captured.earliest is None:
        return 0.0, ""
    if group.captured is not None:
        return _dates(captured, group.captured)
    ends = [fact.date.latest for fact in group.facts if fact.date is not None and fact.date.latest]
    if ends and captured.earliest > min(ends):
        return -5.0, "captured after what the docket knows of the group"
    return 0.0, ""


def _dates(first: PartialDate, second: PartialDate) -> tuple[float, str]:
    if not first.overlaps(second):
        return -5.0, f"captured {first.edtf} here, {second.edtf} in the docket"
    if first.is_day and second.is_day:
        return 4.0, "captured on the same day"
    if second.earliest is None or second.latest is None:
        return 0.5, "capture dates that fit"
    return 3.0, "captured in the same month" if "/" not in first.edtf else "capture dates that fit"


def _by_place(subject: Subject, _: Sequence[ReadClaim], group: GroupOutline) -> tuple[float, str]:
    if not subject.place or not group.place:
        return 0.0, ""
    first, second = place_id(subject.place), place_id(group.place)
    if (first is not None and first == second) or (
        subject.place.lower() in group.place.lower() or group.place.lower() in subject.place.lower()
    ):
        return 2.0, f"same place {group.place}"
    return -1.0, f"{subject.place} here, {group.place} in the docket"


def _by_case_number(
    subject: Subject, _: Sequence[ReadClaim], group: GroupOutline
) -> tuple[float, str]:
    if subject.case_number is not None and subject.case_number in group.case_numbers:
        return 6.0, f"same case number {subject.case_number}"
    return 0.0, ""


def _by_person(subject: Subject, _: Sequence[ReadClaim], group: GroupOutline) -> tuple[float, str]:
    for name in subject.persons:
        if any(names_agree(name, known) for known in group.persons):
            return 5.0, f"{name} is named in both"
    return 0.0, ""


def _by_authority(
    _: Subject, claims: Sequence[ReadClaim], group: GroupOutline
) -> tuple[float, str]:
    known = {body_key(authority) for authority in group.authorities}
    for claim in claims:
        if claim.authority and body_key(claim.authority) in known:
            return 1.5, f"same authority {claim.authority}"
    return 0.0, ""


def _by_facts(_: Subject, claims: Sequence[ReadClaim], group: GroupOutline) -> tuple[float, str]:
    known = {fact.stage for fact in group.facts if fact.stage is not None}
    same = [claim.stage for claim in claims if claim.stage in known and claim.stage is not None]
    if not same:
        return 0.0, ""
    stages = ", ".join(stage.replace("_", " ") for stage in dict.fromkeys(same))
    return min(1.0, 0.5 * len(set(same))), f"known there: {stages}"


_Weigher = Callable[[Subject, Sequence[ReadClaim], GroupOutline], tuple[float, str]]
_WEIGHERS: Final[tuple[_Weigher, ...]] = (
    _by_case_number,
    _by_person,
    _by_capture,
    _by_place,
    _by_authority,
    _by_unit,
    _by_nationality,
    _by_facts,
)
