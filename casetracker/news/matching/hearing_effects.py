"""What a claim of a hearing would do to the hearings on file."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ClaimKind, Effect, HearingKind, HearingResult, Modality
from casetracker.news.contract import ReadClaim
from casetracker.news.matching.outlines import GroupOutline, HearingOutline
from casetracker.news.naming.likeness import names_agree
from casetracker.views.common import date_text

SAT_AT: Final = frozenset({"on_trial", "preparatory_hearing", "appeal_heard"})
HEARING_KINDS: Final[dict[str | None, HearingKind]] = {
    None: HearingKind.UNKNOWN,
    "remanded": HearingKind.REMAND,
    "remand_extended": HearingKind.REMAND,
    "preparatory_hearing": HearingKind.PREPARATORY,
    "on_trial": HearingKind.TRIAL,
    "sentence_requested": HearingKind.TRIAL,
    "convicted": HearingKind.JUDGMENT,
    "acquitted": HearingKind.JUDGMENT,
    "sentenced": HearingKind.JUDGMENT,
    "appeal_heard": HearingKind.APPEAL,
    "appeal_decided": HearingKind.APPEAL,
    "cassation": HearingKind.CASSATION,
}
_LONGEST: Final = 31
"""Days that a date may span and still be that of a hearing: a month, not a year."""


class HearingAct(StrEnum):
    """What is done with a hearing."""

    SET = "set"
    HELD = "held"
    NARROWED = "narrowed"
    TOOK_PLACE = "took_place"
    ON_FILE = "on_file"
    DISPUTED = "disputed"


_EFFECTS: Final = {
    HearingAct.SET: Effect.NEW,
    HearingAct.HELD: Effect.NEW,
    HearingAct.NARROWED: Effect.REFINES,
    HearingAct.TOOK_PLACE: Effect.REFINES,
    HearingAct.ON_FILE: Effect.CONFIRMS,
    HearingAct.DISPUTED: Effect.CONFLICTS,
}


@dataclass(frozen=True, slots=True)
class HearingNote:
    """What is done with which hearing, its day, and the words that say so, without a mark.

    `step` is the effect on the stage that the claim names besides; None where it has none.
    """

    act: HearingAct
    day: PartialDate
    text: str
    hearing_id: int | None = None
    step: Effect | None = None

    @property
    def effect(self) -> Effect:
        """The effect on the hearings alone."""
        return _EFFECTS[self.act]


def hearing_day(claim: ReadClaim) -> PartialDate | None:
    """The day, or the days of a month at most, for which a claim tells of a hearing; None for none."""
    day = claim.dated()
    if day is None or day.earliest is None or day.latest is None:
        return None
    if not _tells_of_hearing(claim) or (day.latest - day.earliest).days >= _LONGEST:
        return None
    return day


def hearing_note(claim: ReadClaim, group: GroupOutline | None) -> HearingNote | None:
    """What a claim would do to the hearings of a group; None where it tells of none with a day."""
    day = hearing_day(claim)
    if day is None:
        return None
    is_planned = claim.modality is Modality.PLANNED
    known = None if group is None else _on_file(claim, group, day)
    if known is None:
        act, words = (HearingAct.SET, "set for") if is_planned else (HearingAct.HELD, "held on")
        return HearingNote(act, day, f"hearing {words} {date_text(day)}")
    return _of_planned(known, day) if is_planned else _of_held(known, day)


def whose(claim: ReadClaim, whole: int | None) -> str | None:
    """Of which of a group of that size a claim's hearing is; None where it is of all of them."""
    names, count = claim.persons, claim.count
    if names and (whole is None or len(names) < whole):
        return f"of {', '.join(names)}"
    if count is None or whole is None or count.maximum is None or count.maximum >= whole:
        return None
    return f"of {count.maximum} of {whole}; which ones is not reported"


def _tells_of_hearing(claim: ReadClaim) -> bool:
    if claim.kind is ClaimKind.HEARING and claim.stage in HEARING_KINDS:
        return claim.modality in (Modality.ASSERTED, Modality.PLANNED)
    is_step = claim.kind is ClaimKind.STAGE_REACHED and claim.stage in SAT_AT
    return is_step and claim.modality is Modality.PLANNED


def _on_file(claim: ReadClaim, group: GroupOutline, day: PartialDate) -> HearingOutline | None:
    """The hearing on file of that day: the one of just that date first."""
    found = [
        (each, date)
        for each in group.hearings
        if _is_of_them(claim, each)
        for date in (each.held, each.scheduled)
        if date is not None and date.overlaps(day)
    ]
    same = [
        each for each, date in found if (date.earliest, date.latest) == (day.earliest, day.latest)
    ]
    return next(iter(same), found[0][0] if found else None)


def _is_of_them(claim: ReadClaim, known: HearingOutline) -> bool:
    if not known.is_of_one:
        return True
    if known.person is None or len(claim.persons) != 1:
        return False
    return names_agree(claim.persons[0], known.person)


def _of_planned(known: HearingOutline, day: PartialDate) -> HearingNote:
    if known.result is HearingResult.SCHEDULED and known.held is None and known.scheduled:
        narrowed = _narrowed(known, known.scheduled, day)
        if narrowed is not None:
            return narrowed
    return _kept(known, day)


def _of_held(known: HearingOutline, day: PartialDate) -> HearingNote:
    if known.result is HearingResult.NOT_HELD:
        text = f"the docket says hearing of {date_text(_day_of(known, day))} not held"
        return HearingNote(HearingAct.DISPUTED, day, text, known.hearing_id)
    if known.result is HearingResult.SCHEDULED and known.held is None:
        # Of the day on which it was to be and the one on which it was said to be: the closer one.
        held_on = known.scheduled if known.scheduled and day.contains(known.scheduled) else day
        text = f"hearing of {date_text(held_on)} was held"
        return HearingNote(HearingAct.TOOK_PLACE, held_on, text, known.hearing_id)
    narrowed = None if known.held is None else _narrowed(known, known.held, day)
    return narrowed or _kept(known, day)


def _narrowed(known: HearingOutline, date: PartialDate, day: PartialDate) -> HearingNote | None:
    if not date.contains(day) or day.contains(date):
        return None
    text = f"hearing narrowed from {date_text(date)} to {date_text(day)}"
    return HearingNote(HearingAct.NARROWED, day, text, known.hearing_id)


def _kept(known: HearingOutline, day: PartialDate) -> HearingNote:
    text = f"hearing of {date_text(_day_of(known, day))} is on file"
    return HearingNote(HearingAct.ON_FILE, day, text, known.hearing_id)


def _day_of(known: HearingOutline, day: PartialDate) -> PartialDate:
    """The date of a hearing that a claim's day is found to be."""
    return next(
        (each for each in (known.held, known.scheduled) if each and each.overlaps(day)), day
    )
