"""The form in which a person changes what was read before accepting it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from textual import events, on
from textual.containers import Horizontal, VerticalScroll
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static

from casetracker.errors import UsageError
from casetracker.model.partial_date import PartialDate
from casetracker.tui.dialogs.drafting import GUARD, DraftingDialog
from casetracker.tui.safe import txt
from casetracker.views.review import LEFT_OUT, ClaimEdit, ClaimView
from casetracker.views.term import TERM_FORM, typed_term

LONGEST: Final = 300
LARGEST_COUNT: Final = 100_000


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form: its name in the edit, its label and a hint."""

    name: str
    label: str
    hint: str


FIELDS: Final = (
    Field("stage", "Stage", "a stage code; the right arrow completes it"),
    Field("count", "Count", "how many people, as a whole number"),
    Field("date", "Date", "2021, 2021-06, 2021-06-11, 2021-06~ about, ../2021-06-11 by"),
    Field("place", "Place", "where, as the source puts it"),
    Field("authority", "Authority", "court, prosecutor or other body"),
    Field("speaker", "Speaker", "who says so"),
    Field("charge", "Charge", "the accusation as the source words it"),
    Field("term", "Term", "what each got: prison 6 years, life, suspended 18 months"),
)


def values_of(claim: ClaimView) -> dict[str, str]:
    """What the fields hold now, as a person would type it."""
    size = claim.count
    exact = size is not None and size.minimum is not None and size.minimum == size.maximum
    return {
        "stage": claim.stage or "",
        "count": str(size.minimum) if size is not None and exact else "",
        "date": claim.date.edtf if claim.date else "",
        "place": claim.place or "",
        "authority": claim.authority or "",
        "speaker": claim.speaker or "",
        "charge": claim.charges[0].wording if claim.charges else "",
        "term": claim.sentence or "",
    }


def fault_in(name: str, value: str, stages: tuple[tuple[str, str], ...]) -> str | None:
    """What is wrong with a field's value and what would do; None where it is right or empty."""
    value = value.strip()
    if not value:
        return None
    check: Callable[[str], str | None] | None = {
        "stage": lambda text: _stage_fault(text, stages),
        "count": _count_fault,
        "date": _date_fault,
        "term": _term_fault,
    }.get(name)
    return None if check is None else check(value)


def _stage_fault(value: str, stages: tuple[tuple[str, str], ...]) -> str | None:
    codes = [code for code, _ in stages]
    if value in codes:
        return None
    near = get_close_matches(value, codes, n=3, cutoff=0.4) or codes[:4]
    return f"'{value[:40]}' is no stage: try {', '.join(near)}"


def _count_fault(value: str) -> str | None:
    if value.isascii() and value.isdigit() and 1 <= int(value) <= LARGEST_COUNT:
        return None
    return f"'{value[:40]}' is no number of people: write a whole number such as 14"


def _term_fault(value: str) -> str | None:
    if typed_term(value) is not None:
        return None
    return f"'{value[:40]}' is no term: write it as {TERM_FORM}"


def _date_fault(value: str) -> str | None:
    try:
        PartialDate.parse(value)
    except UsageError as error:
        return str(error)
    return None


def emptied_fault(name: str) -> str | None:
    """Why a field that held something cannot be emptied; None where it can."""
    if name in LEFT_OUT:
        return None
    return "A fact needs its stage: reject the fact where its passage tells none."


def emptied(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, ...]:
    """The fields that held something and hold nothing now."""
    return tuple(name for name, value in after.items() if before[name] and not value.strip())


def edit_from(before: Mapping[str, str], after: Mapping[str, str]) -> ClaimEdit:
    """The edit that holds the fields that were changed, and those that were emptied as not said."""
    changed = {
        name: value.strip()
        for name, value in after.items()
        if value.strip() and value.strip() != before[name]
    }
    return ClaimEdit(
        stage=changed.get("stage"),
        count=int(changed["count"]) if "count" in changed else None,
        date=changed.get("date"),
        place=changed.get("place"),
        authority=changed.get("authority"),
        speaker=changed.get("speaker"),
        charge=changed.get("charge"),
        term=changed.get("term"),
        left_out=emptied(before, after),
    )


def edit_key(ref: str) -> str:
    """What the draft of an edit is kept under until the fact is decided."""
    return f"claim.edit:{ref}"


class EditDialog(DraftingDialog[ClaimEdit]):
    """One field a line; a fault is shown under its field; esc asks once more where it was used."""

    def __init__(self, claim: ClaimView, stages: tuple[tuple[str, str], ...]) -> None:
        """The form for this claim, with the stages there are."""
        super().__init__()
        self._claim = claim
        self._stages = stages
        self._before = values_of(claim)
        self._machine = dict(claim.machine)
        self._is_warned = False
        self._agreed: tuple[str, ...] = ()  # the emptied fields that were shown as such

    def body(self) -> Iterator[Widget]:
        """The fields, each with room for its fault."""
        with VerticalScroll(classes="box form", can_focus=False):
            yield Static(txt(f"Edit: {self._claim.summary}"), classes="box-title")
            for field in FIELDS:
                with Horizontal(classes="field"):
                    yield Static(txt(field.label), classes="label")
                    yield self._input(field)
                yield Static(id=f"fault-{field.name}", classes="fault")
            yield Static(id="hint", classes="box-text")
            yield Static(id="told", classes="fault")
            yield Static(
                txt("^s  Save and accept     tab  Next field     esc  Cancel"), classes="box-keys"
            )

    def _input(self, field: Field) -> Input:
        codes = [code for code, _ in self._stages]
        return Input(
            self._before[field.name],
            id=field.name,
            max_length=LONGEST,
            compact=True,
            select_on_focus=field.name == "stage",
            suggester=SuggestFromList(codes) if field.name == "stage" else None,
        )

    def on_mount(self) -> None:
        """Put a draft back where there is one, and start at the first field."""
        self._tell(self.put_draft_back())
        self.query_one("#stage", Input).focus()

    @property
    def draft_key(self) -> str:
        """The fact that is changed."""
        return edit_key(self._claim.ref)

    def first_values(self) -> dict[str, str]:
        """What the fields hold at first."""
        return self._before

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the field takes, and what the reader made of it."""
        for field in FIELDS:
            if field.name == event.widget.id:
                read = self._machine.get(field.name)
                note = f"   (read as: {read})" if read is not None else ""
                without = "\nEmpty: the passage does not say." if field.name in LEFT_OUT else ""
                self.query_one("#hint", Static).update(
                    txt(f"{field.label}: {field.hint}{note}{without}")
                )

    def _tell(self, words: str) -> None:
        line = self.query_one("#told", Static)
        line.update(txt(words))
        line.set_class(bool(words), "-shown")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._is_warned = False
        self._agreed = ()
        if not self.is_as_put_back:
            self._tell("")
        self._show_fault(event.input.id or "", None)

    @on(Input.Blurred)
    def _left(self, event: Input.Blurred) -> None:
        name = event.input.id or ""
        self._show_fault(name, self._fault(name, event.value))

    def _fault(self, name: str, value: str) -> str | None:
        if name in emptied(self._before, {name: value}):
            return emptied_fault(name)
        if value == self._before[name]:
            return None
        return fault_in(name, value, self._stages)

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.focus_next()

    def _show_fault(self, name: str, fault: str | None) -> None:
        line = self.query_one(f"#fault-{name}", Static)
        line.update(txt(fault or ""))
        line.set_class(fault is not None, "-shown")

    def do_save(self) -> None:
        """Give the edit; go to the first field at fault, and say first what would be left out."""
        values = self.typed_values()
        faults = {name: self._fault(name, value) for name, value in values.items()}
        for name, fault in faults.items():
            self._show_fault(name, fault)
        at_fault = next((name for name, fault in faults.items() if fault is not None), None)
        left_out = emptied(self._before, values)
        if at_fault is not None:
            self.query_one(f"#{at_fault}", Input).focus()
        elif left_out != self._agreed:
            self._agreed = left_out
            gone = ", ".join(f"{name} ({self._before[name]})" for name in left_out)
            self._tell(f"Left out as not said: {gone}. ^s again accepts the fact so.")
        else:
            self.hand_draft_on()
            self.dismiss(edit_from(self._before, values))

    def do_cancel(self) -> None:
        """Leave; ask once more where something was changed."""
        if self.typed_values() != self._before and not self._is_warned:
            self._is_warned = True
            self._tell(GUARD)
        else:
            self.forget_draft()
            self.dismiss(None)
