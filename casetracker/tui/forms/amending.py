"""The forms of facts on file that are set right: times in custody."""

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Acknowledgement, CustodyEnd, CustodyKind
from casetracker.tui.forms.fields import Form, FormField
from casetracker.tui.forms.records import GROUNDS, choice_field, date_field
from casetracker.views.editing import CustodyValues

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


def _form(
    what: str, numbers: tuple[int, ...], own: tuple[FormField, ...], values: CustodyValues
) -> Form:
    subject = (what, *map(str, numbers))
    more = f" and {len(numbers) - _NAMED} more" if len(numbers) > _NAMED else ""
    title = f"Edit {what} {', '.join(subject[1 : _NAMED + 1])}{more}"
    return Form(f"{what}.edit", title, (*own, *GROUNDS), subject, values)


def _text(name: str, label: str, hint: str, value: str | None, longest: int = 200) -> FormField:
    return FormField(name, label, hint, value=value or "", longest=longest)


def _day(day: PartialDate | None) -> str:
    return day.edtf if day else ""
