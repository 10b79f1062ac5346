"""What speaks for and against a group of the docket being the people that a document means."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import DateBasis, Modality
from casetracker.news.claims.subject_entries import units_fit
from casetracker.news.contract import Count, ReadClaim, Subject
from casetracker.news.matching.accepting import ENDS_CUSTODY
from casetracker.news.matching.court_names import body_key
from casetracker.news.matching.outlines import FactOutline, GroupOutline
from casetracker.news.naming.likeness import Grade, likeness
from casetracker.news.places import place_id

ENOUGH: Final = 3.0
_LESS: Final = 0.25
_OTHER_COUNT: Final = -0.5
_OTHER_PART: Final = -4.0  # a part is what it is by its number
STRONG: Final = 3.0
_LONG_SILENCE: Final = 730
_NEAR: Final = 7
_DAYS_A_YEAR: Final = 365.25
_AFTER_AN_END: Final = ENDS_CUSTODY.keys() | {
    "final",
    "serving_sentence",
    "whereabouts_unknown",
    "transferred",
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """People of a document, what is claimed of them, and the day from which it is told."""

    subject: Subject
    claims: Sequence[ReadClaim]
    told_on: date | None = None
    captured: PartialDate | None = None


def spoken_of(subject: Subject, claims: Sequence[ReadClaim], told_on: date | None) -> Spoken:
    """The same, with the day of capture resolved once for all groups."""
    captured = None if subject.captured is None else subject.captured.partial()
    return Spoken(subject, claims, told_on, captured)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A group with what speaks for it; `evidence` is the score without that of the number.

    `doubt` is what took from the score without speaking against it: a long time without news, a day of
    capture that differs by little. `is_known_by_more`: more than the number and the steps speaks for it.
    `is_rest`: its number is that of those who are left of it.
    """

    group: GroupOutline
    score: float
    evidence: float
    same_count: bool
    reasons: tuple[str, ...]
    doubt: float = 0.0
    is_known_by_more: bool = True
    is_rest: bool = False

    @property
    def is_enough(self) -> bool:
        """Whether it may be proposed: the count agrees and is not alone, or something stronger does."""
        if self.score < ENOUGH:
            return False
        return self.evidence >= STRONG or (self.same_count and self.is_known_by_more)

    @property
    def is_worth_asking(self) -> bool:
        """Whether it would be proposed but for a doubt, or because only the number speaks for it."""
        known = self.score - self.doubt
        if known < ENOUGH or self.is_enough:
            return False
        return self.same_count or (self.doubt < 0 and self.evidence >= STRONG)


def weigh(spoken: Spoken, group: GroupOutline) -> Weighed:
    """How well a group fits the people of a document."""
    count = spoken.subject.count
    agree = counts_agree(count, group)
    found = [weigher(spoken, group) for weigher in _WEIGHERS]
    identity = sum(weight for weight, _ in found)
    is_rest = not agree and count is not None and count.exact in group.rests
    other = _OTHER_PART if group.parent is not None else _OTHER_COUNT
    count_weight = _count_weight(count) if agree else other if agree is False else 0.0
    count_weight = _count_weight(count) - _LESS if is_rest else count_weight
    doubts = [_by_day(spoken, group)]
    if identity < STRONG:
        doubts.append(_by_silence(spoken, group))
    doubt = sum(weight for weight, _ in doubts)
    evidence = identity + doubt
    reasons = [reason for weight, reason in (*found, *doubts) if reason and weight]
    if agree and count is not None:
        reasons.insert(0, f"same count {shown(count)}")
    elif is_rest and count is not None:
        reasons.insert(0, f"{shown(count)} are left of its {range_of(group)}")
    elif agree is False and count is not None:
        reasons.append(f"count {shown(count)}, the docket has {range_of(group)}")
    is_same = bool(agree) or is_rest
    is_known_by_more = any(
        weight > 0
        for weigher, (weight, _) in zip(_WEIGHERS, found, strict=True)
        if weigher is not _by_facts
    )
    return Weighed(
        group,
        evidence + count_weight,
        evidence,
        is_same,
        tuple(reasons),
        doubt,
        is_known_by_more,
        is_rest,
    )


def may_be(spoken: Spoken, group: GroupOutline) -> bool:
    """Whether a group is worth weighing: something that can be seen at once speaks for it."""
    subject, captured = spoken.subject, spoken.captured
    if subject.count is None or counts_agree(subject.count, group):
        return True
    if subject.count.exact in group.rests:
        return True
    if captured is not None and group.captured is not None:
        return captured.overlaps(group.captured) or _are_near(captured, group.captured)
    return bool(subject.persons and group.persons) or (
        subject.case_number is not None and subject.case_number in group.case_numbers
    )


def shown(count: Count) -> str:
    """A count in words: "14", "at least 33", "33 to 80"."""
    if count.exact is not None:
        return str(count.exact)
    if count.maximum is None:
        return f"at least {count.minimum}"
    return (
        f"at most {count.maximum}"
        if count.minimum is None
        else f"{count.minimum} to {count.maximum}"
    )


def range_of(group: GroupOutline) -> str:
    """The size of a group in words."""
    if group.minimum == group.maximum:
        return str(group.minimum)
    return f"{group.minimum or '?'} to {group.maximum or '?'}"


def counts_agree(count: Count | None, group: GroupOutline) -> bool | None:
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


def _by_unit(spoken: Spoken, group: GroupOutline) -> tuple[float, str]:
    unit = spoken.subject.unit
    if unit is None or group.unit is None:
        return 0.0, ""
    if unit.rstrip("s") == group.unit.lower().rstrip("s"):
        return 0.5, f"both are {group.unit}"
    if units_fit(unit, group.unit.lower()):
        return 0.0, ""
    return -3.0, f"{unit} here, {group.unit} in the docket"


def _by_nationality(spoken: Spoken, group: GroupOutline) -> tuple[float, str]:
    nationality = spoken.subject.nationality
    if not nationality or not group.nationality:
        return 0.0, ""
    if nations_agree(nationality, group.nationality):
        return 0.25, "same nationality"
    return -4.0, f"{nationality} here, {group.nationality} in the docket"


def nations_agree(first: str | None, second: str | None) -> bool:
    """Whether two nationalities are one, or one is not told: "Armenian" and "Armenia" are."""
    return not first or not second or first.lower()[:5] == second.lower()[:5]


def _by_capture(spoken: Spoken, group: GroupOutline) -> tuple[float, str]:
    captured = spoken.captured
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
        if _are_near(first, second):
            return 0.0, ""
        return -5.0, f"captured {first.edtf} here, {second.edtf} in the docket"
    if first.is_day and second.is_day:
        return 4.0, "captured on the same day"
    if second.earliest is None or second.latest is None:
        return 0.5, "capture dates that fit"
    return 3.0, "captured in the same month" if "/" not in first.edtf else "capture dates that fit"


def _are_near(first: PartialDate, second: PartialDate) -> bool:
    """Whether two days are so close that two reports of one event may give them."""
    if not (first.is_day and second.is_day and first.earliest and second.earliest):
        return False
    return abs((first.earliest - second.earliest).days) <= _NEAR


def _by_day(spoken: Spoken, group: GroupOutline) -> tuple[float, str]:
    """A capture a few days off may be a contradiction, or other people: it is asked."""
    captured = spoken.captured
    if captured is None or group.captured is None or captured.overlaps(group.captured):
        return 0.0, ""
    if not _are_near(captured, group.captured):
        return 0.0, ""
    return -4.0, f"captured {captured.edtf} here, {group.captured.edtf} in the docket"


def _by_place(spoken: Spoken, group: GroupOutline) -> tuple[float, str]:
    place = spoken.subject.place
    if not place or not group.place:
        return 0.0, ""
    if places_agree(place, group.place):
        return 2.0, f"same place {group.place}"
    return -1.0, f"{place} here, {group.place} in the docket"


def _by_step_place(spoken: Spoken, group: GroupOutline) -> tuple[float, str]:
    """Where something was done with them, in both; another place speaks against nothing."""
    known = {fact.place for fact in group.facts if fact.place} | {group.place} - {None}
    if spoken.subject.place and group.place:
        return 0.0, ""
    for claim in spoken.claims:
        if claim.place and any(places_agree(claim.place, place) for place in known if place):
            return 1.0, f"both in {claim.place}"
    return 0.0, ""


def places_agree(first: str, second: str) -> bool:
    """Whether two places may be one: one entry of the gazetteer, or one name within the other."""
    known, other = place_id(first), place_id(second)
    if known is not None and known == other:
        return True
    left, right = first.casefold(), second.casefold()
    return left in right or right in left


def _by_case_number(spoken: Spoken, group: GroupOutline) -> tuple[float, str]:
    number = spoken.subject.case_number
    if number is None or not group.case_numbers:
        return 0.0, ""
    if number in group.case_numbers:
        return 6.0, f"same case number {number}"
    return -2.0, f"case number {number} here, {group.case_numbers[0]} in the docket"


def _by_person(spoken: Spoken, group: GroupOutline) -> tuple[float, str]:
    best: tuple[float, str] = (0.0, "")
    for name in spoken.subject.persons:
        for known in group.persons:
            found = likeness(name, known)
            if found is None:
                continue
            weight = 2.5 if found.grade is Grade.PART else 5.0
            spelled = f", as {known}" if known != name else ""
            best = max(best, (weight, f"{name} is named in both{spelled}"))
    all_named = group.minimum is not None and len(group.persons) >= group.minimum > 0
    if spoken.subject.persons and all_named and not best[0]:
        return -5.0, f"{spoken.subject.persons[0]} is none of those named in the docket"
    return best


def _by_authority(spoken: Spoken, group: GroupOutline) -> tuple[float, str]:
    known = {body_key(authority) for authority in group.authorities}
    for claim in spoken.claims:
        if claim.authority and body_key(claim.authority) in known:
            return 1.5, f"same authority {claim.authority}"
    return 0.0, ""


def _by_facts(spoken: Spoken, group: GroupOutline) -> tuple[float, str]:
    known = {fact.stage for fact in group.facts if fact.stage is not None}
    same = [each.stage for each in spoken.claims if each.stage in known and each.stage is not None]
    if not same:
        return 0.0, ""
    stages = ", ".join(stage.replace("_", " ") for stage in dict.fromkeys(same))
    return min(1.0, 0.5 * len(set(same))), f"known there: {stages}"


def _by_end(spoken: Spoken, group: GroupOutline) -> tuple[float, str]:
    """People who were freed are not detained or tried again without its being said."""
    ended = next(
        (fact for fact in group.facts if fact.stage in ENDS_CUSTODY and fact.person is None), None
    )
    if ended is None or ended.stage is None or ended.date is None or ended.date.latest is None:
        return 0.0, ""
    for claim in spoken.claims:
        if claim.stage is None or claim.stage in _AFTER_AN_END or not _is_standing(claim):
            continue
        begun = _begun(claim, spoken.told_on, group.facts)
        if begun is not None and begun > ended.date.latest:
            what = ended.stage.replace("_", " ")
            return -5.0, f"they were {what} before that, {ended.date.edtf}"
    return 0.0, ""


def _by_silence(spoken: Spoken, group: GroupOutline) -> tuple[float, str]:
    """A number that comes back years later may be that of other people: it is asked."""
    days = [fact.date.latest for fact in group.facts if fact.date is not None and fact.date.latest]
    begun = [
        day
        for claim in spoken.claims
        if (day := _begun(claim, spoken.told_on, group.facts)) is not None
    ]
    if not days or not begun or len(begun) < len(spoken.claims):
        return 0.0, ""
    silent = (min(begun) - max(days)).days
    if silent < _LONG_SILENCE:
        return 0.0, ""
    return -1.5, f"nothing reported of them for {silent / _DAYS_A_YEAR:.0f} years before"


def _is_standing(claim: ReadClaim) -> bool:
    return claim.modality in (Modality.ASSERTED, Modality.ALLEGED)


def _begun(claim: ReadClaim, told_on: date | None, facts: Sequence[FactOutline]) -> date | None:
    """The earliest day of what a claim says; a dateless claim of a known fact is a recap."""
    told = claim.date
    if told is not None and told.basis not in (DateBasis.PUBLICATION, DateBasis.NONE):
        return told.earliest
    is_known = any(fact.stage is not None and fact.stage == claim.stage for fact in facts)
    return None if is_known or claim.stage is None else told_on


_Weigher = Callable[[Spoken, GroupOutline], tuple[float, str]]
_WEIGHERS: Final[tuple[_Weigher, ...]] = (
    _by_case_number,
    _by_person,
    _by_capture,
    _by_place,
    _by_step_place,
    _by_authority,
    _by_unit,
    _by_nationality,
    _by_facts,
    _by_end,
)
