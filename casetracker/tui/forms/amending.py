"""The forms of facts on file that are set right: times in custody, hearings."""

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    Acknowledgement,
    CustodyEnd,
    CustodyKind,
    HearingKind,
    HearingResult,
    Openness,
)
from casetracker.tui.forms.fields import Form, FormField
from casetracker.tui.forms.records import GROUNDS, choice_field, date_field, day_ahead_field
from casetracker.views.editing import CustodyValues, HearingValues

_NAMED = 5


def edit_custody(values: CustodyValues) -> Form:
    """Times in custody to change; an end may be put in or taken off."""
    own = (
        date_field("started", "Since", _day(values.started)),
        choice_field("kind", "Kind", tuple(CustodyKind), values.kind.value),
        _text("place", "Place", "where", values.place),
        _text("facility", "Facility", "prison or other place of detention", values.facility),
        _text("authority", "Held by", "which body", values.authority),
        choice_field("acknowledged", "Admitted", tuple(Acknowledgement), values.acknowledged.value),
        date_field("ended", "Ended", _day(values.ended)),
        choice_field("how", "How", tuple(CustodyEnd), values.how_ended or "", is_required=False),
    )
    return _form("custody", values.numbers, own, values)


def edit_hearing(values: HearingValues) -> Form:
    """A hearing to change, or of which there is something new."""
    own = (
        choice_field("result", "Result", tuple(HearingResult), values.result.value),
        date_field("date", "Held", _day(values.held)),
        day_ahead_field("later", "Adjourned to", _day(values.adjourned_to)),
        _text("because", "Because", "why it was adjourned", values.adjourned_why, 400),
        choice_field("kind", "Kind", tuple(HearingKind), values.kind.value),
        day_ahead_field("scheduled", "Scheduled", _day(values.scheduled)),
        _text("court", "Court", "which court", values.court),
        _text("judge", "Judge", "who presides", values.judge),
        choice_field("doors", "Doors", tuple(Openness), values.doors.value),
        _text("language", "Language", "of the hearing", values.language),
        _text("note", "Note", "what else is known", values.note, 400),
    )
    return _form("hearing", (values.number,), own, values)


def _form(
    what: str,
    numbers: tuple[int, ...],
    own: tuple[FormField, ...],
    values: CustodyValues | HearingValues,
) -> Form:
    subject = (what, *map(str, numbers))
    more = f" and {len(numbers) - _NAMED} more" if len(numbers) > _NAMED else ""
    title = f"Edit {what} {', '.join(subject[1 : _NAMED + 1])}{more}"
    return Form(f"{what}.edit", title, (*own, *GROUNDS), subject, values)


def _text(name: str, label: str, hint: str, value: str | None, longest: int = 200) -> FormField:
    return FormField(name, label, hint, value=value or "", longest=longest)


def _day(day: PartialDate | None) -> str:
    return day.edtf if day else ""
