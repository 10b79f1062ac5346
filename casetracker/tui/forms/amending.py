"""The forms of facts on file that are set right: times in custody, hearings, sentences."""

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    Acknowledgement,
    CustodyEnd,
    CustodyKind,
    HearingKind,
    HearingResult,
    Openness,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
)
from casetracker.tui.forms.fields import Form, FormField, Kind
from casetracker.tui.forms.records import GROUNDS, choice_field, date_field, day_ahead_field
from casetracker.views.editing import CustodyValues, HearingValues, SentenceValues

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


def edit_sentence(values: SentenceValues) -> Form:
    """A sentence to change."""
    own = (
        choice_field("standing", "Standing", tuple(SentenceStanding), values.standing.value),
        choice_field("kind", "Kind", tuple(SentenceKind), values.kind.value),
        _count("amount", "Amount", "such as 15; needs its unit", values.amount),
        choice_field("unit", "Unit", tuple(SentenceUnit), values.unit or "", is_required=False),
        _text("currency", "Currency", "of an amount of money, such as manats", values.currency),
        _text("regime", "Regime", "such as strict", values.regime),
        _count("credited", "Credited", "days served that count towards it", values.credited_days),
        _text("court", "Court", "which court", values.court),
        _count("replaces", "Replaces", "the number of the sentence whose place it takes", values.replaces),
        date_field("date", "Date", _day(values.date)),
        _text("note", "Note", "what else is known", values.note, 400),
    )  # fmt: skip
    return _form("sentence", (values.number,), own, values)


def _form(
    what: str,
    numbers: tuple[int, ...],
    own: tuple[FormField, ...],
    values: CustodyValues | HearingValues | SentenceValues,
) -> Form:
    subject = (what, *map(str, numbers))
    more = f" and {len(numbers) - _NAMED} more" if len(numbers) > _NAMED else ""
    title = f"Edit {what} {', '.join(subject[1 : _NAMED + 1])}{more}"
    return Form(f"{what}.edit", title, (*own, *GROUNDS), subject, values)


def _text(name: str, label: str, hint: str, value: str | None, longest: int = 200) -> FormField:
    return FormField(name, label, hint, value=value or "", longest=longest)


def _count(name: str, label: str, hint: str, value: int | None) -> FormField:
    return FormField(name, label, hint, Kind.COUNT, "" if value is None else str(value))


def _day(day: PartialDate | None) -> str:
    return day.edtf if day else ""
