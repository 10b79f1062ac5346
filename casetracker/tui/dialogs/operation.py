"""A form for one change of the docket: checked at the field, shown before it is made, one undo step."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from textual import events, on
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from casetracker.errors import CasetrackerError
from casetracker.tui.dialogs.drafting import GUARD, DraftingDialog
from casetracker.tui.facade import Desk, message_of
from casetracker.tui.forms.fields import chosen
from casetracker.tui.operating_ports import OperatingPort, operating
from casetracker.tui.safe import txt
from casetracker.tui.widgets.choice import HOW, ChoiceInput
from casetracker.views.review import ApplyOutcome

LONGEST: Final = 400
_SHOWN: Final = 12
_OPTIONS: Final = (
    ("--member", "members"),
    ("--case", "case"),
    ("--reason", "reason"),
    ("--of G-0001", "groups"),
)
Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A field: its name, its label, what it takes, what it holds at first, and how it is checked.

    `check` gives what is wrong with a text that is not empty, and what would do; None where it is right.
    """

    name: str
    label: str
    hint: str
    value: str = ""
    check: Callable[[str], str | None] | None = None
    is_required: bool = False
    choices: tuple[str, ...] = ()

    def fault(self, text: str) -> str | None:
        """What is wrong with a text here; None where it is right."""
        text = text.strip()
        if not text:
            return f"{self.label} is needed: {self.hint}" if self.is_required else None
        return None if self.check is None else self.check(text)


@dataclass(frozen=True, slots=True)
class Operation:
    """A change: its title, whom it is about, the verb on the key, its fields, and the call that makes it.

    `together` gives (field, fault) of what is wrong between fields that are right one by one; `subject`
    is the record that it is about, where the title does not name it.
    """

    title: str
    about: str
    verb: str
    entries: tuple[Entry, ...]
    carry_out: Callable[[OperatingPort, Values], ApplyOutcome]
    together: Callable[[Values], tuple[str, str] | None] = lambda _: None
    subject: str = ""


class OperationDialog(DraftingDialog[ApplyOutcome]):
    """The form: ^s shows what would change, ^s again makes the change; esc asks once where one typed."""

    def __init__(self, operation: Operation, desk: Desk) -> None:
        """The form of an operation, carried out at a desk."""
        super().__init__()
        self._operation = operation
        self._desk = desk
        self._before = {entry.name: entry.value for entry in operation.entries}
        self._is_warned = False
        self._is_under_way = False
        self._seen: dict[str, str] | None = None

    def body(self) -> Iterator[Widget]:
        """The fields, each with room for its fault; then what changes, and the keys."""
        with VerticalScroll(classes="box form operation", can_focus=False):
            yield Static(txt(self._operation.title), classes="box-title")
            yield Static(txt(self._operation.about), id="about", classes="box-text")
            for entry in self._operation.entries:
                with Horizontal(classes="field"):
                    mark = "*" if entry.is_required else " "
                    yield Static(txt(f"{entry.label}{mark}"), classes="label")
                    yield self._input(entry)
                yield Static(id=f"fault-{entry.name}", classes="fault")
            yield Static(id="hint", classes="box-text")
            yield Static(id="change", classes="box-text")
            yield Static(id="fault", classes="fault")
            yield Static(id="operation-keys", classes="box-keys")

    def _input(self, entry: Entry) -> Input:
        if entry.choices:
            return ChoiceInput(entry.name, entry.value, entry.choices)
        return Input(
            entry.value,
            id=entry.name,
            max_length=LONGEST,
            compact=True,
            select_on_focus=False,
        )

    def on_mount(self) -> None:
        """Put a draft back where there is one; start at the first field that is empty or not whole yet."""
        self._show_general(self.put_draft_back() or None)
        entries = self._operation.entries
        held = self.typed_values()
        first = next(
            (each for each in entries if not held[each.name] or each.fault(held[each.name])),
            entries[0],
        )
        self.query_one(f"#{first.name}", Input).focus()
        self._show_keys()

    @property
    def draft_key(self) -> str:
        """What is done, and to which record."""
        return " ".join(filter(None, (self._operation.title, self._operation.subject)))

    def first_values(self) -> dict[str, str]:
        """What the fields hold at first."""
        return self._before

    def label_of(self, name: str) -> str:
        """What a field is called."""
        entry = self._entry(name)
        return name if entry is None else entry.label

    def _show_keys(self) -> None:
        verb = self._operation.verb if self._seen is not None else "Show what changes"
        self.query_one("#operation-keys", Static).update(
            txt(f"^s  {verb}     tab  Next field     esc  Cancel     * needed")
        )

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the field takes."""
        for entry in self._operation.entries:
            if entry.name == event.widget.id:
                told = f"{entry.label}: {entry.hint}" + (f"  {HOW}" if entry.choices else "")
                self.query_one("#hint", Static).update(txt(told))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._is_warned = False
        self._show_fault(event.input.id or "", None)
        self._forget()

    def _forget(self) -> None:
        """What was shown holds no longer: something else is in the fields now."""
        if self._seen is not None and self._seen != self._values():
            self._seen = None
            self._show_change(())
            self._show_keys()
        if not self.is_as_put_back:
            self._show_general(None)

    @on(Input.Blurred)
    def _left(self, event: Input.Blurred) -> None:
        entry = self._entry(event.input.id or "")
        if entry is not None and event.value.strip():
            self._complete(entry)
            self._show_fault(entry.name, entry.fault(event.input.value))

    def _complete(self, entry: Entry) -> None:
        """Write a word out of which the beginning was typed."""
        line = self.query_one(f"#{entry.name}", Input)
        whole = chosen(line.value.strip(), entry.choices)
        if whole is not None and whole != line.value:
            line.value = whole

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.focus_next()

    def _entry(self, name: str) -> Entry | None:
        return next((each for each in self._operation.entries if each.name == name), None)

    def _show_fault(self, name: str, fault: str | None) -> None:
        line = self.query_one(f"#fault-{name}", Static)
        line.update(txt(fault or ""))
        line.set_class(fault is not None, "-shown")

    def _show_general(self, fault: str | None) -> None:
        line = self.query_one("#fault", Static)
        line.update(txt(fault or ""))
        line.set_class(fault is not None, "-shown")
        if fault is not None:
            self.call_after_refresh(line.scroll_visible, animate=False)

    def _show_change(self, lines: tuple[str, ...], heading: str = "") -> None:
        shown = [f"  {line}" for line in lines[:_SHOWN]]
        if len(lines) > _SHOWN:
            shown.append(f"  ... and {len(lines) - _SHOWN} lines more")
        pane = self.query_one("#change", Static)
        pane.update(txt("\n".join([heading, *shown]) if lines else ""))
        pane.set_class(bool(lines), "-shown")
        if lines:
            keys = self.query_one("#operation-keys", Static)
            self.call_after_refresh(keys.scroll_visible, animate=False)

    def _values(self) -> dict[str, str]:
        return {name: value.strip() for name, value in self.typed_values().items()}

    def _faults(self, values: Values) -> dict[str, str]:
        faults = {
            entry.name: fault
            for entry in self._operation.entries
            if (fault := entry.fault(values[entry.name])) is not None
        }
        between = None if faults else self._operation.together(values)
        return faults if between is None else {between[0]: between[1]}

    def do_save(self) -> None:
        """Show what would change; once that is seen, make the change."""
        if self._is_under_way:
            return
        for entry in self._operation.entries:
            self._complete(entry)
        values = self._values()
        faults = self._faults(values)
        for entry in self._operation.entries:
            self._show_fault(entry.name, faults.get(entry.name))
        if faults:
            self.query_one(f"#{next(iter(faults))}", Input).focus()
            return
        self._is_under_way = True
        carry_out = self._operation.carry_out
        if self._seen == values:
            self._desk.order(
                self,
                "operation",
                lambda services: carry_out(operating(services), values),
                self._done,
                refused=self._refused,
            )
        else:
            self._desk.order(
                self,
                "rehearsal",
                lambda services: (values, carry_out(operating(services).rehearsal(), values)),
                self._rehearsed,
                refused=self._refused,
            )

    def _rehearsed(self, found: tuple[dict[str, str], ApplyOutcome]) -> None:
        self._is_under_way = False
        values, outcome = found
        if values != self._values():
            return
        self._seen = values
        self._show_general(None)
        self._show_change(outcome.lines or ("nothing",), "This would change (one undo step):")
        self._show_keys()

    def _done(self, outcome: ApplyOutcome) -> None:
        self.forget_draft()
        self.dismiss(outcome)

    def _refused(self, error: Exception) -> None:
        """Put the refusal under the field whose text it names, else below them all."""
        self._is_under_way = False
        self._seen = None
        self._show_change(())
        self._show_keys()
        message = self._in_words_of_the_form(message_of(error))
        name = self.field_named_in(message) if isinstance(error, CasetrackerError) else None
        if name is None:
            self._show_general(message)
        else:
            self._show_fault(name, message)
            self.query_one(f"#{name}", Input).focus()

    def _in_words_of_the_form(self, message: str) -> str:
        """The message with the options of the command line named as the fields are."""
        for option, name in _OPTIONS:
            entry = self._entry(name)
            if entry is not None:
                message = message.replace(option, f"“{entry.label}”")
        return message

    def do_cancel(self) -> None:
        """Leave; ask once more where something was typed. What is being made is waited for."""
        if self._is_under_way:
            return
        if self.typed_values() != self._before and not self._is_warned:
            self._is_warned = True
            self._show_general(GUARD)
        else:
            self.forget_draft()
            self.dismiss(None)
