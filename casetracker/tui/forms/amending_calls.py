"""What the forms of facts on file do: how they are opened, and one call of one service each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

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
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.tui.forms.amending import edit_custody, edit_hearing, edit_sentence
from casetracker.tui.forms.fields import Filled, Form
from casetracker.views.review import ApplyOutcome

if TYPE_CHECKING:
    from casetracker.views.editing import CustodyValues, HearingValues, SentenceValues


def open_fact(services: Any, job: str, numbers: Iterable[int]) -> Form:
    """The form in which facts on file are edited; raises NotFoundError, EditError."""
    return _OPENED[job](services, tuple(numbers))


def day_as_seen(day: PartialDate | None, seen: PartialDate | None) -> PartialDate | None:
    """A day as it was typed; with the words of the source, which no form shows, where it stayed."""
    if day is not None and seen is not None and day.edtf == seen.edtf:
        return seen
    return day


def _why(sent: Filled) -> Grounds:
    return Grounds(sent.text("reason"), None, sent.text("claim"))


def _edit_custody(services: Services, sent: Filled) -> ApplyOutcome:
    seen: CustodyValues = sent.seen
    how = sent.text("how")
    values = replace(
        seen,
        started=day_as_seen(sent.date("started"), seen.started),
        kind=CustodyKind(sent.values["kind"]),
        place=sent.text("place"),
        facility=sent.text("facility"),
        authority=sent.text("authority"),
        acknowledged=Acknowledgement(sent.values["acknowledged"]),
        ended=day_as_seen(sent.date("ended"), seen.ended),
        how_ended=None if how is None else CustodyEnd(how),
    )
    return services.amending.edit_custody(values, _why(sent))


def _edit_hearing(services: Services, sent: Filled) -> ApplyOutcome:
    seen: HearingValues = sent.seen
    values = replace(
        seen,
        kind=HearingKind(sent.values["kind"]),
        scheduled=day_as_seen(sent.date("scheduled"), seen.scheduled),
        held=day_as_seen(sent.date(), seen.held),
        result=HearingResult(sent.values["result"]),
        adjourned_to=day_as_seen(sent.date("later"), seen.adjourned_to),
        adjourned_why=sent.text("because"),
        court=sent.text("court"),
        judge=sent.text("judge"),
        doors=Openness(sent.values["doors"]),
        language=sent.text("language"),
        note=sent.text("note"),
    )
    return services.amending.edit_hearing(values, _why(sent))


def _edit_sentence(services: Services, sent: Filled) -> ApplyOutcome:
    seen: SentenceValues = sent.seen
    unit = sent.text("unit")
    values = replace(
        seen,
        standing=SentenceStanding(sent.values["standing"]),
        kind=SentenceKind(sent.values["kind"]),
        amount=sent.number("amount"),
        unit=None if unit is None else SentenceUnit(unit),
        currency=sent.text("currency"),
        regime=sent.text("regime"),
        credited_days=sent.number("credited"),
        date=day_as_seen(sent.date(), seen.date),
        court=sent.text("court"),
        note=sent.text("note"),
        replaces=sent.number("replaces"),
    )
    return services.amending.edit_sentence(values, _why(sent))


_OPENED: Final[Mapping[str, Callable[[Services, tuple[int, ...]], Form]]] = {
    "custody.edit": lambda services, numbers: edit_custody(
        services.amending.custody_values(numbers)
    ),
    "hearing.edit": lambda services, numbers: edit_hearing(
        services.amending.hearing_values(*numbers)
    ),
    "sentence.edit": lambda services, numbers: edit_sentence(
        services.amending.sentence_values(*numbers)
    ),
}
AMENDED: Final[Mapping[str, Callable[[Services, Filled], ApplyOutcome]]] = {
    "custody.edit": _edit_custody,
    "hearing.edit": _edit_hearing,
    "sentence.edit": _edit_sentence,
}
