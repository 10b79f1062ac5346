"""The forms of cases, people, names and of what stands beside records."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from casetracker.model.vocabulary import (
    CaseLinkKind,
    DefendantRole,
    MonitoringStatus,
    NameKind,
    Priority,
)
from casetracker.tui.forms.fields import DATE_HINT, Form, FormField, Kind
from casetracker.views.editing import CaseValues, GroupValues, PersonValues
from casetracker.views.records import TaskView

REASON: Final = FormField(
    "reason", "Reason", "why; it is kept with the change", is_required=True, longest=400
)
CLAIM: Final = FormField(
    "claim", "Claim", "the claim it rests on, such as K-0001; may stay empty", Kind.CLAIM
)
GROUNDS: Final = (CLAIM, REASON)


def date_field(name: str = "date", label: str = "Date", value: str = "") -> FormField:
    """A field for the date of what has happened, as far as it is known."""
    return FormField(name, label, DATE_HINT, Kind.DATE, value)


def day_ahead_field(name: str, label: str, value: str = "") -> FormField:
    """A field for a date that may be still to come."""
    return FormField(name, label, DATE_HINT, Kind.AHEAD, value)


def choice_field(
    name: str, label: str, choices: tuple[str, ...], value: str = "", *, is_required: bool = True
) -> FormField:
    """A field for one of a few words."""
    return FormField(name, label, "", Kind.CHOICE, value, choices, is_required)


def whom_field(value: str) -> FormField:
    """A field for those whom a fact concerns."""
    hint = "C-0001, G-0001, G-0001 in C-0002, or D-0001, D-0002"
    return FormField("whom", "Whom", hint, Kind.REFS, value, is_required=True)


def new_case() -> Form:
    """A case to open by hand."""
    return Form("case.new", "New case", (*_case_fields(None), *GROUNDS))


def edit_case(values: CaseValues) -> Form:
    """A case to change."""
    own = (
        *_case_fields(values),
        choice_field("monitoring", "Followed", tuple(MonitoringStatus), values.monitoring.value),
        choice_field("priority", "Priority", tuple(Priority), values.priority.value),
    )
    return Form("case.edit", f"Edit {values.ref}", (*own, *GROUNDS), (values.ref,), values)


def _case_fields(values: CaseValues | None) -> tuple[FormField, ...]:
    return (
        FormField("title", "Title", "a neutral name for the case", value=values.title if values else "",
                  is_required=True, longest=400),
        FormField("numbers", "Numbers", "as courts number it; several with commas",
                  value=", ".join(values.numbers) if values else "", longest=1000),
        FormField("jurisdiction", "Jurisdiction", "a pack such as az; may stay empty",
                  value=(values.jurisdiction or "") if values else "", longest=16),
        date_field("opened", "Opened", values.opened.edtf if values and values.opened else ""),
    )  # fmt: skip


def new_group(case_ref: str) -> Form:
    """A group to enter in a case."""
    own = (
        FormField("case", "Case", "such as C-0001", Kind.CASE, case_ref, is_required=True),
        FormField("number", "People", "how many; each is unnamed until named", Kind.COUNT, is_required=True),
        *_group_fields(None),
    )  # fmt: skip
    return Form("group.new", "New group", (*own, *GROUNDS), starts_empty=True)


def edit_group(values: GroupValues) -> Form:
    """A group to change."""
    return Form(
        "group.edit",
        f"Edit {values.ref}",
        (*_group_fields(values), *GROUNDS),
        (values.ref,),
        values,
    )


def _group_fields(values: GroupValues | None) -> tuple[FormField, ...]:
    def field(name: str, label: str, hint: str) -> FormField:
        value = (getattr(values, name) or "") if values else ""
        return FormField(name, label, hint, value=value, longest=200)

    captured = values.captured.edtf if values and values.captured else ""
    return (
        replace(field("label", "Label", "what it is called"), is_required=True),
        field("unit", "Unit", "what its people are, such as servicemen"),
        date_field("captured", "Captured", captured),
        field("place", "Place", "where, as the source puts it"),
        field("nationality", "Nationality", "as reported"),
    )


def new_person(case_ref: str) -> Form:
    """Somebody to enter in a case."""
    return Form(
        "person.new", f"New person in {case_ref}", (*_person_fields(None), *GROUNDS), (case_ref,)
    )


def edit_person(values: PersonValues) -> Form:
    """A defendant to change."""
    title = f"Edit {values.ref}: {values.name or 'unnamed'}"
    return Form("person.edit", title, (*_person_fields(values), *GROUNDS), (values.ref,), values)


def _person_fields(values: PersonValues | None) -> tuple[FormField, ...]:
    role = values.role.value if values else DefendantRole.SUSPECT.value
    return (
        FormField("name", "Name", "empty for somebody unnamed",
                  value=(values.name or "") if values else "", longest=200),
        choice_field("role", "Role", tuple(DefendantRole), role),
        date_field("birth", "Born", values.birth.edtf if values and values.birth else ""),
        FormField("nationality", "Nationality", "as reported",
                  value=(values.nationality or "") if values else "", longest=200),
        FormField("occupation", "Occupation", "as reported",
                  value=(values.occupation or "") if values else "", longest=200),
    )  # fmt: skip


def add_name(ref: str) -> Form:
    """A further spelling."""
    own = (
        FormField("text", "Name", "as it is written there", is_required=True, longest=200),
        choice_field("kind", "Kind", tuple(NameKind), NameKind.AS_PRINTED.value),
        FormField("script", "Script", "such as Armn, Cyrl, Latn; may stay empty", longest=16),
        FormField("language", "Language", "such as hy, az, ru; may stay empty", longest=16),
    )
    return Form("name.add", f"A spelling of the name of {ref}", (*own, *GROUNDS), (ref,))


def link_case(ref: str) -> Form:
    """How a case stands to another."""
    kinds = (CaseLinkKind.APPEAL_OF, CaseLinkKind.RETRIAL_OF, CaseLinkKind.COMPANION)
    own = (
        choice_field("kind", "It is the", tuple(kinds)),
        FormField("other", "Other case", "such as C-0001", Kind.CASE, is_required=True),
        date_field("date", "Since"),
    )
    return Form("case.link", f"Link {ref}", (*own, *GROUNDS), (ref,))


def with_reason(job: str, title: str, *subject: str) -> Form:
    """Something that only needs a reason."""
    return Form(job, title, (REASON,), subject)


def add_note(ref: str) -> Form:
    """A remark beside a record."""
    text = FormField("text", "Note", "stands in no report", is_required=True, longest=4000)
    return Form("note.add", f"Note beside {ref}", (text,), (ref,))


def add_tags(*refs: str, job: str = "tag.add") -> Form:
    """Tags on records."""
    words = FormField("words", "Tags", "words without blanks, with commas", is_required=True)
    return Form(job, f"Tag {named(refs)}", (words, REASON), refs)


def add_task(ref: str) -> Form:
    """Something to do about a record."""
    own = (
        FormField("text", "Task", "what is to be done", is_required=True, longest=400),
        FormField("assignee", "Who", "who does it; may stay empty", longest=80),
        FormField("due", "Due", "a day such as 2021-07-01; may stay empty", Kind.DAY),
    )
    return Form("task.add", f"Task about {ref}", own, (ref,))


def edit_note(number: str, text: str) -> Form:
    """A remark to word anew."""
    own = FormField(
        "text", "Note", "stands in no report", value=text, is_required=True, longest=4000
    )
    return Form("note.edit", f"Note {number}", (own,), (number,))


def settle_task(task: TaskView) -> Form:
    """A task that is done, or that stays open and is changed."""
    due = task.due_on.isoformat() if task.due_on else ""
    own = (
        FormField("done", "Done", "no: it stays open, as it is changed below", Kind.CHOICE, "yes",
                  ("yes", "no"), is_required=True),
        FormField("outcome", "Outcome", "what came of it; may stay empty", longest=400),
        FormField("text", "Task", "what is to be done", value=task.text, is_required=True, longest=400),
        FormField("assignee", "Who", "who does it; may stay empty", value=task.assignee or "", longest=80),
        FormField("due", "Due", "a day such as 2021-07-01; may stay empty", Kind.DAY, due),
    )  # fmt: skip
    before = {each.name: each.value for each in own}

    def together(typed: Mapping[str, str]) -> tuple[str, str] | None:
        is_done = typed["done"].casefold().startswith("y")
        if not is_done and typed["outcome"]:
            return "outcome", "an outcome goes with a task that is done"
        changed = [name for name in ("text", "assignee", "due") if typed[name] != before[name]]
        if is_done and changed:
            return "done", "say no where the task is changed and stays open"
        return None

    title = f"{task.ref}: {task.text}"
    return Form("task.settle", title, own, (task.ref,), together=together)


def watch(*refs: str, job: str = "watch.set") -> Form:
    """A reason to watch records."""
    reason = FormField(
        "watch", "Why", "in place of an earlier reason", is_required=True, longest=400
    )
    return Form(job, f"Watch {named(refs)}", (reason,), refs)


def prioritise(*refs: str, job: str = "priority.set", value: str = "") -> Form:
    """How urgent records are."""
    own = choice_field("priority", "Priority", tuple(Priority), value)
    return Form(job, f"Priority of {named(refs)}", (own, REASON), refs)


def named(refs: tuple[str, ...]) -> str:
    """A few references in words, the rest as a number."""
    return ", ".join(refs) if len(refs) < 4 else f"{len(refs)} records"  # noqa: PLR2004  three are named
