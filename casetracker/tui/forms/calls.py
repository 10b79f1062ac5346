"""What each form does once it is sent: one call of one service, in the database thread.

Imported there and nowhere else: the services bring the database libraries with them, which the first
frame of the interface does not wait for.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from casetracker.errors import ConflictError, UsageError
from casetracker.model.vocabulary import (
    Acknowledgement,
    CaseLinkKind,
    ChargeStatus,
    CustodyEnd,
    CustodyKind,
    DefendantRole,
    HearingKind,
    HearingResult,
    MonitoringStatus,
    NameKind,
    Openness,
    Priority,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
)
from casetracker.services.bulk import BulkChange
from casetracker.services.charging import Brought
from casetracker.services.court import Outcome, Punishment, Sitting
from casetracker.services.editing import CaseDraft
from casetracker.services.noting import Duty
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.people import PersonDraft, Spelling
from casetracker.services.proceeding import Happening, Holding
from casetracker.services.recording.people import GroupDraft
from casetracker.tui.forms.amending_calls import AMENDED, day_as_seen, open_fact
from casetracker.tui.forms.clock_calls import CLOCK_CALLS
from casetracker.tui.forms.fields import Filled, Form
from casetracker.tui.forms.records import edit_case, edit_group, edit_person
from casetracker.views.editing import CaseValues, GroupValues, PersonValues
from casetracker.views.review import ApplyOutcome

Call = Callable[[Services, Filled], ApplyOutcome]


class ChargeMovedError(ConflictError):
    """A charge that somebody took a step further meanwhile."""

    def __init__(self, number: int, status: str) -> None:
        """Say how it stands now."""
        super().__init__(
            f"charge {number} was changed meanwhile: it is {status.replace('_', ' ')} now. Look at it again"
        )


class OneHearingError(UsageError):
    """A hearing of several records."""

    def __init__(self) -> None:
        """Say what would do."""
        super().__init__("a hearing is of one case, one group or one defendant: write one of them")


def carry_out(services: Any, sent: Filled) -> ApplyOutcome:
    """Do what a form asks for; raises what the service raises."""
    return _CALLS[sent.job](services, sent)


def as_it_is_now(services: Any, form: Form) -> Form:
    """The same form over the record as it is on file now."""
    if form.job in AMENDED:
        return open_fact(services, form.job, map(int, form.subject[1:]))
    return open_form(services, form.job, form.subject[0])


def open_form(services: Any, job: str, ref: str) -> Form:
    """The form in which a record is edited; raises NotFoundError."""
    if job == "case.edit":
        return edit_case(services.editing.case_values(ref))
    if job == "group.edit":
        return edit_group(services.forming.values(ref))
    return edit_person(services.people.values(ref))


def _why(sent: Filled, *, is_dated: bool = True) -> Grounds:
    return Grounds(sent.text("reason"), sent.date() if is_dated else None, sent.text("claim"))


def _case_values(sent: Filled) -> CaseValues:
    seen: CaseValues = sent.seen
    return replace(
        seen,
        title=sent.values["title"],
        numbers=sent.several("numbers"),
        jurisdiction=sent.text("jurisdiction"),
        opened=sent.date("opened"),
        monitoring=MonitoringStatus(sent.values["monitoring"]),
        priority=Priority(sent.values["priority"]),
    )


def _new_case(services: Services, sent: Filled) -> ApplyOutcome:
    draft = CaseDraft(
        sent.values["title"],
        sent.several("numbers"),
        sent.text("jurisdiction"),
        sent.date("opened"),
    )
    return services.editing.open_case(draft, _why(sent))


def _new_group(services: Services, sent: Filled) -> ApplyOutcome:
    draft = GroupDraft(
        sent.values["label"],
        sent.text("unit"),
        captured=sent.date("captured"),
        place=sent.text("place"),
        nationality=sent.text("nationality"),
    )
    number = sent.number("number") or 0
    return services.forming.form(sent.values["case"], number, draft, _why(sent))


def _edit_group(services: Services, sent: Filled) -> ApplyOutcome:
    seen: GroupValues = sent.seen
    values = replace(
        seen,
        label=sent.values["label"],
        unit=sent.text("unit"),
        captured=day_as_seen(sent.date("captured"), seen.captured),
        place=sent.text("place"),
        nationality=sent.text("nationality"),
    )
    return services.forming.edit(values, _why(sent))


def _new_person(services: Services, sent: Filled) -> ApplyOutcome:
    draft = PersonDraft(
        sent.text("name"),
        DefendantRole(sent.values["role"]),
        sent.date("birth"),
        sent.text("nationality"),
        sent.text("occupation"),
    )
    return services.people.add(sent.subject[0], draft, _why(sent))


def _edit_person(services: Services, sent: Filled) -> ApplyOutcome:
    seen: PersonValues = sent.seen
    values = replace(
        seen,
        name=sent.text("name"),
        role=DefendantRole(sent.values["role"]),
        birth=sent.date("birth"),
        nationality=sent.text("nationality"),
        occupation=sent.text("occupation"),
    )
    return services.people.edit(values, _why(sent))


def _add_name(services: Services, sent: Filled) -> ApplyOutcome:
    spelling = Spelling(
        sent.values["text"],
        NameKind(sent.values["kind"]),
        sent.text("script"),
        sent.text("language"),
    )
    return services.people.add_name(sent.subject[0], spelling, _why(sent))


def _link(services: Services, sent: Filled) -> ApplyOutcome:
    kind = CaseLinkKind(sent.values["kind"])
    return services.joining.link(sent.subject[0], kind, sent.values["other"], _why(sent))


def _bring(services: Services, sent: Filled) -> ApplyOutcome:
    brought = Brought(
        sent.text("wording"),
        sent.text("article"),
        sent.number("count"),
        ChargeStatus(sent.values["status"]),
    )
    return services.charges.bring(sent.several("whom"), brought, _why(sent))


def _step(services: Services, sent: Filled) -> ApplyOutcome:
    numbers = [int(each) for each in sent.subject]
    for number in numbers:
        now = services.charges.charge(number).line.status.value
        if now != sent.seen:
            raise ChargeMovedError(number, now)
    status = ChargeStatus(sent.values["status"])
    is_alike = sent.values["alike"] == "yes"
    change = services.charges.update
    return change(numbers, status, _why(sent), alike=is_alike)


def _requalify(services: Services, sent: Filled) -> ApplyOutcome:
    numbers = [int(each) for each in sent.subject]
    brought = Brought(sent.text("wording"), sent.text("article"))
    is_alike = sent.values["alike"] == "yes"
    return services.charges.requalify(numbers, brought, _why(sent), alike=is_alike)


def _happening(sent: Filled) -> Happening:
    return Happening(sent.values["stage"], sent.text("authority"), sent.text("place"))


def _record(services: Services, sent: Filled) -> ApplyOutcome:
    refs = sent.several("whom")
    if len(refs) == 1:
        return services.proceedings.record(refs[0], _happening(sent), _why(sent))
    return services.bulk.apply(refs, BulkChange(stage=_happening(sent), grounds=_why(sent)))


def _begin(services: Services, sent: Filled) -> ApplyOutcome:
    holding = Holding(
        CustodyKind(sent.values["kind"]),
        sent.text("place"),
        sent.text("authority"),
        sent.text("facility"),
        Acknowledgement(sent.values["acknowledged"]),
    )
    return services.proceedings.begin(sent.several("whom"), holding, _why(sent))


def _outcome(sent: Filled) -> Outcome:
    return Outcome(HearingResult(sent.values["result"]), sent.date("later"), sent.text("because"))


def _hearing(services: Services, sent: Filled) -> ApplyOutcome:
    sitting = Sitting(
        HearingKind(sent.values["kind"]),
        sent.date("scheduled"),
        sent.text("court"),
        sent.text("judge"),
        Openness(sent.values["doors"]),
        sent.text("language"),
        sent.text("note"),
    )
    whom = sent.several("whom")
    if len(whom) != 1:
        raise OneHearingError
    return services.court.add_hearing(whom[0], sitting, _outcome(sent), _why(sent))


def _sentence(services: Services, sent: Filled) -> ApplyOutcome:
    unit = sent.text("unit")
    punishment = Punishment(
        SentenceStanding(sent.values["standing"]),
        SentenceKind(sent.values["kind"]),
        sent.number("amount"),
        None if unit is None else SentenceUnit(unit),
        sent.text("regime"),
        sent.number("credited"),
        sent.text("court"),
        sent.text("note"),
        sent.number("replaces"),
        sent.text("currency"),
    )
    return services.court.sentence(sent.several("whom"), punishment, _why(sent))


def _duty(sent: Filled) -> Duty:
    due = sent.date("due")
    return Duty(sent.values["text"], sent.text("assignee"), due.latest if due else None)


def _settle_task(services: Services, sent: Filled) -> ApplyOutcome:
    number = sent.subject[0]
    if sent.values["done"] == "yes":
        return services.noting.finish_task(number, sent.text("outcome"))
    return services.noting.edit_task(number, _duty(sent))


def bulk_change(sent: Filled) -> BulkChange:
    """The change of many records that a form asks for."""
    if sent.job == "bulk.tag":
        return BulkChange(tags=sent.several("words"), grounds=_why(sent))
    if sent.job == "bulk.watch":
        return BulkChange(watch=sent.values["watch"])
    if sent.job == "bulk.priority":
        return BulkChange(priority=Priority(sent.values["priority"]), grounds=_why(sent))
    return BulkChange(stage=_happening(sent), grounds=_why(sent))


_CALLS: Final[Mapping[str, Call]] = {
    "case.new": _new_case,
    "case.edit": lambda services, sent: services.editing.edit_case(_case_values(sent), _why(sent)),
    "case.remove": lambda services, sent: services.editing.remove_case(sent.subject[0], _why(sent)),
    "case.link": _link,
    "case.unlink": lambda services, sent: services.editing.unlink(
        sent.subject[0], sent.subject[1], _why(sent)
    ),
    "person.new": _new_person,
    "person.edit": _edit_person,
    "person.remove": lambda services, sent: services.people.remove(sent.subject[0], _why(sent)),
    "name.add": _add_name,
    "name.drop": lambda services, sent: services.people.drop_name(
        sent.subject[0], sent.subject[1], _why(sent)
    ),
    "charge.add": _bring,
    "charge.step": _step,
    "charge.requalify": _requalify,
    "charge.withdraw": lambda services, sent: services.editing.withdraw(
        "charge", map(int, sent.subject), _why(sent)
    ),
    "stage.add": _record,
    "stage.correct": lambda services, sent: services.proceedings.correct(
        int(sent.subject[0]), _happening(sent), _why(sent)
    ),
    "stage.withdraw": lambda services, sent: services.proceedings.withdraw(
        int(sent.subject[0]), _why(sent)
    ),
    "custody.begin": _begin,
    "custody.end": lambda services, sent: services.proceedings.end(
        sent.several("whom"), CustodyEnd(sent.values["how"]), _why(sent)
    ),
    "custody.acknowledge": lambda services, sent: services.proceedings.acknowledge(
        sent.several("whom"), Acknowledgement(sent.values["acknowledged"]), _why(sent)
    ),
    "custody.withdraw": lambda services, sent: services.editing.withdraw(
        "custody", map(int, sent.subject), _why(sent)
    ),
    "hearing.add": _hearing,
    "hearing.withdraw": lambda services, sent: services.editing.withdraw(
        "hearing", map(int, sent.subject), _why(sent)
    ),
    "sentence.add": _sentence,
    "sentence.withdraw": lambda services, sent: services.editing.withdraw(
        "sentence", map(int, sent.subject), _why(sent)
    ),
    "note.add": lambda services, sent: services.noting.add_note(
        sent.subject[0], sent.values["text"]
    ),
    "task.drop": lambda services, sent: services.noting.drop_task(
        sent.subject[0], sent.values["reason"]
    ),
    "group.new": _new_group,
    "group.edit": _edit_group,
    "group.remove": lambda services, sent: services.editing.remove_group(
        sent.subject[0], _why(sent)
    ),
    "note.drop": lambda services, sent: services.noting.drop_note(
        sent.subject[0], sent.values["reason"]
    ),
    "tag.add": lambda services, sent: services.noting.add_tag(
        sent.subject[0], sent.several("words"), sent.values["reason"]
    ),
    "tag.drop": lambda services, sent: services.noting.drop_tag(
        sent.subject[0], sent.subject[1:], sent.values["reason"]
    ),
    "note.edit": lambda services, sent: services.noting.edit_note(
        sent.subject[0], sent.values["text"]
    ),
    "task.add": lambda services, sent: services.noting.add_task(sent.subject[0], _duty(sent)),
    "task.settle": _settle_task,
    "watch.set": lambda services, sent: services.noting.watch(
        sent.subject[0], sent.values["watch"]
    ),
    "watch.drop": lambda services, sent: services.noting.unwatch(
        sent.subject[0], sent.values["reason"]
    ),
    "priority.set": lambda services, sent: services.noting.prioritise(
        sent.subject[0], Priority(sent.values["priority"]), sent.values["reason"]
    ),
    **AMENDED,
    **CLOCK_CALLS,
}
