"""Hearings that accepted claims tell of: set for a day, held on one, or on file already."""

from collections.abc import Callable
from typing import Final

from casetracker.model.columns import date_columns
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import Authority, Defendant, Hearing
from casetracker.model.vocabulary import HearingResult, Stance
from casetracker.news.matching.hearing_effects import HEARING_KINDS, HearingAct, HearingNote, whose
from casetracker.services.claim_work import Applying
from casetracker.services.recording.parts import borne_by, defendants_named
from casetracker.services.recording.people import saved_id
from casetracker.services.recording.proceedings import authority_id
from casetracker.views.common import date_text

_NOTE: Final = 400


def tell_hearing(work: Applying, note: HearingNote) -> None:
    """Record, settle or confirm the hearing that an accepted claim tells of, and cite the claim."""
    if note.step is None:
        work.cite("group_id", [saved_id(work.group)], Stance.CONTEXT)
    hearing = None
    if note.hearing_id is not None:
        hearing = work.session.get(Hearing, note.hearing_id)
    if hearing is None:
        hearing = _recorded(work, note)
    elif note.act in _CHANGES:
        _CHANGES[note.act](hearing, note.day)
        work.session.flush()
    stance = Stance.CONTRADICTS if note.act is HearingAct.DISPUTED else Stance.SUPPORTS
    work.cite("hearing_id", [saved_id(hearing)], stance)
    work.lines.append(f"{work.row.ref}: {_line(work, hearing, note)}")


def _recorded(work: Applying, note: HearingNote) -> Hearing:
    """A hearing of the group, or of the one of its people whom the claim names."""
    one = _the_one(work)
    is_set = note.act is HearingAct.SET
    hearing = Hearing(
        case_id=saved_id(work.case),
        group_id=saved_id(work.group) if one is None else None,
        defendant_id=None if one is None else saved_id(one),
        court_id=authority_id(work.session, work.claim.authority),
        kind=HEARING_KINDS[work.claim.stage],
        result=HearingResult.SCHEDULED if is_set else HearingResult.HELD,
        note=None if one is not None else _whose(work),
        recorded_from=work.session.started_at,
        **date_columns("scheduled", note.day if is_set else None),
        **date_columns("happened", None if is_set else note.day),
        **date_columns("adjourned", None),
    )
    work.session.add(hearing)
    work.session.flush()
    return hearing


def _the_one(work: Applying) -> Defendant | None:
    """The one defendant whom a claim names and who is known by that name; None for all and for several."""
    names = work.claim.persons
    if len(names) != 1:
        return None
    found = borne_by(work.session, work.group, names)[names[0]]
    people = defendants_named(work.session, saved_id(work.case), found) if len(found) == 1 else []
    return people[0] if len(people) == 1 else None


def _whose(work: Applying) -> str | None:
    of_some = whose(work.claim, work.group.size_min)
    return None if of_some is None else of_some[:_NOTE]


def _line(work: Applying, hearing: Hearing, note: HearingNote) -> str:
    named = f"hearing {saved_id(hearing)} of {work.group.ref}"
    if note.act in (HearingAct.SET, HearingAct.HELD):
        court = work.session.get(Authority, hearing.court_id) if hearing.court_id else None
        words = "set for" if note.act is HearingAct.SET else "held on"
        told = f"{named}: {words} {date_text(note.day)}"
        return told if court is None else f"{told}, {court.name}"
    return f"{named}: {note.text}"


def _hold(hearing: Hearing, day: PartialDate) -> None:
    hearing.result = HearingResult.HELD
    _put(hearing, "happened", day)


def _narrow(hearing: Hearing, day: PartialDate) -> None:
    is_ahead = hearing.result is HearingResult.SCHEDULED
    _put(hearing, "scheduled" if is_ahead else "happened", day)


def _put(hearing: Hearing, prefix: str, day: PartialDate) -> None:
    for name, value in date_columns(prefix, day).items():
        setattr(hearing, name, value)


_CHANGES: Final[dict[HearingAct, Callable[[Hearing, PartialDate], None]]] = {
    HearingAct.TOOK_PLACE: _hold,
    HearingAct.NARROWED: _narrow,
}
