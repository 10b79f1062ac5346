"""Any form: one field a line, faults under their fields, a draft kept while one types."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from textual import events, on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from casetracker.errors import CasetrackerError, ConflictError
from casetracker.tui.dialogs.conflict import ConflictDialog
from casetracker.tui.dialogs.drafting import GUARD, DraftingDialog
from casetracker.tui.facade import message_of
from casetracker.tui.forms.fields import (
    Filled,
    Form,
    FormField,
    Kind,
    completed,
    fault_in,
    faults_in,
    filled,
    help_of,
)
from casetracker.tui.ports import ServicesPort
from casetracker.tui.safe import txt
from casetracker.tui.widgets.choice import ChoiceInput
from casetracker.views.review import ApplyOutcome

_VERSIONED: Final = (
    "case.edit",
    "person.edit",
    "group.edit",
    "custody.edit",
    "hearing.edit",
    "sentence.edit",
)  # of which both versions can be shown


class FormDialog(DraftingDialog[ApplyOutcome]):
    """Asks, checks and saves; stays with everything that was typed where saving is refused."""

    def __init__(self, form: Form) -> None:
        """The form, its fields as they are on file."""
        super().__init__()
        self._form = form
        self._is_warned = False
        self._is_sent = False

    # -- what it shows

    def body(self) -> Iterator[Widget]:
        """Title, fields with room for faults, a hint, what was refused, the keys."""
        with Vertical(classes="box form docket-form"):
            yield Static(txt(self._form.title), classes="box-title")
            with VerticalScroll(id="form-fields", can_focus=False):
                for each in self._form.fields:
                    with Horizontal(classes="field"):
                        mark = "*" if each.is_required else " "
                        yield Static(txt(f"{each.label} {mark}"), classes="label")
                        yield self._input(each)
                    yield Static(id=f"fault-{each.name}", classes="fault")
            yield Static(id="hint", classes="box-text")
            yield Static(id="refusal", classes="fault")
            yield Static(
                txt("^s  Save     tab  Next field     esc  Cancel     * needed"), classes="box-keys"
            )

    def _input(self, each: FormField) -> Input:
        if each.kind is Kind.CHOICE:
            return ChoiceInput(each.name, each.value, each.choices)
        return Input(each.value, id=each.name, compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Put a draft back where there is one, and start where the form does."""
        self._refuse(self.put_draft_back())
        self._field(self._form.start).focus()

    @property
    def draft_key(self) -> str:
        """The job, and the records that it is about."""
        return self._form.key

    def first_values(self) -> dict[str, str]:
        """The record as it was seen."""
        return self._form.values

    def label_of(self, name: str) -> str:
        """What a field is called."""
        each = self._spec(name)
        return name if each is None else each.label

    def _field(self, name: str) -> Input:
        return self.query_one(f"#{name}", Input)

    def _spec(self, name: str | None) -> FormField | None:
        return next((each for each in self._form.fields if each.name == name), None)

    # -- while one types

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the field takes."""
        self._hint(event.widget.id)

    def _hint(self, name: str | None) -> None:
        each = self._spec(name)
        if each is not None:
            self.query_one("#hint", Static).update(txt(help_of(each, self._field(each.name).value)))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        name = event.input.id
        if self._is_warned:
            self._is_warned = False
            self._refuse("")
        self._show_fault(name or "", None)
        if event.input.has_focus:
            self._hint(name)

    @on(Input.Blurred)
    def _left(self, event: Input.Blurred) -> None:
        each = self._spec(event.input.id)
        if each is not None and event.value.strip():
            whole = completed(each, event.value)
            if whole != event.value:
                event.input.value = whole
            self._show_fault(each.name, fault_in(each, event.value))

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.focus_next()

    def _show_fault(self, name: str, fault: str | None) -> None:
        for line in self.query(f"#fault-{name}").results(Static):
            line.update(txt(fault or ""))
            line.set_class(fault is not None, "-shown")

    def _show_whole(self, name: str) -> None:
        """Scroll a fault into view that its field pushed below the last line shown."""
        for line in self.query(f"#{name}"):
            line.scroll_visible(animate=False, force=True)

    def _refuse(self, message: str) -> None:
        line = self.query_one("#refusal", Static)
        line.update(txt(message))
        line.set_class(bool(message), "-shown")

    # -- saving

    def do_save(self) -> None:
        """Save; go to the first field at fault where there is one."""
        typed = self.typed_values()
        faults = faults_in(self._form, typed)
        for name, fault in faults.items():
            self._show_fault(name, fault)
        at_fault = next((name for name, fault in faults.items() if fault is not None), None)
        if at_fault is not None:
            self._field(at_fault).focus()
            self.call_after_refresh(self._show_whole, f"fault-{at_fault}")
            return
        self.keep_draft()
        self._send(filled(self._form, typed))

    def _send(self, sent: Filled) -> None:
        if self._is_sent:
            return
        self._is_sent = True
        self._refuse("Saving…")
        self.desk_app.desk.order(
            self,
            "form",
            lambda services: carry_out(services, sent),
            self._saved,
            refused=self._refused,
        )

    def _saved(self, outcome: ApplyOutcome) -> None:
        self.forget_draft()
        self.dismiss(outcome)

    def _refused(self, error: Exception) -> None:
        self._is_sent = False
        if isinstance(error, ConflictError) and self._form.job in _VERSIONED:
            self.desk_app.desk.ask(
                self, "now", lambda services: as_it_is_now(services, self._form), self._clash
            )
            return
        message = message_of(error)
        name = self.field_named_in(message) if isinstance(error, CasetrackerError) else None
        self._refuse("" if name else message)
        if name is not None:
            self._field(name).focus()
            self._show_fault(name, message)
            self.call_after_refresh(self._show_whole, f"fault-{name}")
        if not isinstance(error, CasetrackerError):
            self.desk_app.report(error)

    def _clash(self, now: Form) -> None:
        """Somebody saved it meanwhile: show both versions."""
        self._refuse("")
        self.app.push_screen(
            ConflictDialog(self._form, now, self.typed_values()),
            lambda choice: self._decide(choice, now),
        )

    def _decide(self, choice: str | None, now: Form) -> None:
        if choice is None:
            self._refuse("Not saved: somebody else changed it meanwhile.")
            return
        before, mine, theirs = self.first_values(), self.typed_values(), now.values
        changed = {name for name in mine if mine[name] != before[name]}
        self._form = now
        for name, value in theirs.items():
            if name in ("reason", "claim"):
                continue
            if name not in changed or choice == "theirs":
                self._field(name).value = value
        if choice == "mine":
            self.do_save()
        else:
            self._refuse("The values on file are shown; ^s saves what you change of them.")

    # -- leaving

    def do_cancel(self) -> None:
        """Leave; ask once more where something was typed."""
        if self.typed_values() != self._form.values and not self._is_warned:
            self._is_warned = True
            self.keep_draft()
            self._refuse(GUARD)
            return
        self.forget_draft()
        self.dismiss(None)


def carry_out(services: ServicesPort, sent: Filled) -> ApplyOutcome:
    """Send a form, in the database thread."""
    # The services bring the database libraries along: the first frame does not wait for them.
    from casetracker.tui.forms import calls  # noqa: PLC0415

    return calls.carry_out(services, sent)


def as_it_is_now(services: ServicesPort, form: Form) -> Form:
    """The form over the record as it is on file now, in the database thread."""
    from casetracker.tui.forms import calls  # noqa: PLC0415 - as above

    return calls.as_it_is_now(services, form)


def open_form(services: ServicesPort, job: str, ref: str) -> Form:
    """The form in which a record is edited, in the database thread."""
    from casetracker.tui.forms import calls  # noqa: PLC0415 - as above

    return calls.open_form(services, job, ref)


def open_fact(services: ServicesPort, job: str, numbers: Sequence[int]) -> Form:
    """The form in which facts on file are edited, in the database thread."""
    from casetracker.tui.forms import amending_calls  # noqa: PLC0415 - as above

    return amending_calls.open_fact(services, job, numbers)


def bulk_change(sent: Filled) -> Any:
    """The change of many records that a form asks for, in the database thread."""
    from casetracker.tui.forms import calls  # noqa: PLC0415 - as above

    return calls.bulk_change(sent)
