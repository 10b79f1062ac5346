"""The keys that work here, or every command: found by typing, done by enter."""

from collections.abc import Iterator, Sequence
from typing import Final

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from casetracker.tui.actions import CONTEXTS, Action, actions_in, key_text
from casetracker.tui.dialogs.finding import FindingDialog
from casetracker.tui.safe import cell
from casetracker.tui.screens.base import Pane
from casetracker.tui.widgets.bars import Bar
from casetracker.tui.widgets.vtable import Column, Row, Rows, VTable

_COLUMNS: Final = (
    Column("Key", 12),
    Column("What it does", 28, 1),
    Column("Id", 24, from_width=96),
)
MARKS: Final = "a r l decided  . open  = known  + new  ~ refines  ! conflict  ? unsourced"
Offer = tuple[Action, str | None]


def matching(offers: Sequence[Offer], text: str) -> list[Offer]:
    """The offers that hold every word of the text in key, help, label or id; its very words come first."""
    wanted = text.casefold().split()
    found = [
        (each, reason)
        for each, reason in offers
        if all(word in f"{each.help} {each.label} {each.id}".casefold() or word in each.keys
               for word in wanted)
    ]  # fmt: skip
    return sorted(found, key=lambda offer: not says(offer[0], text))


def says(each: Action, text: str) -> bool:
    """Whether help or label hold the words of the text as they stand, one after the other."""
    phrase = " ".join(text.casefold().split())
    return bool(phrase) and f" {phrase}" in f" {each.label} {each.help}".casefold()


class KeysDialog(FindingDialog[str]):
    """A list of actions in groups: possible here, not possible now with the reason, everywhere."""

    def __init__(self, here: str, offers: Sequence[Offer], *, is_commands: bool) -> None:
        """`offers` are the actions within reach, each with the reason against it."""
        super().__init__()
        self._here = here
        self._offers = list(offers)
        self._is_commands = is_commands
        self._rows: list[tuple[Row, str | None]] = []
        self._counted = ""

    def body(self) -> Iterator[Widget]:
        """Where, what was typed, the actions, and the marks."""
        yield Bar(id="title")
        yield Input(id="find", compact=True, select_on_focus=False)
        yield Pane("Commands" if self._is_commands else "Keys", VTable(_COLUMNS, id="offers"),
                   id="offers-pane")  # fmt: skip
        yield Bar(id="marks")
        yield Bar(id="status")
        yield Bar(id="dialog-keys")

    def on_mount(self) -> None:
        """Everything, until something is typed."""
        name = "Commands" if self._is_commands else f"Help for {self._here}"
        self.query_one("#title", Bar).put(
            f"casetracker  {name}", "esc to close", self.desk_app.state_text()
        )
        self.query_one("#marks", Bar).put("" if self._is_commands else MARKS)
        self.query_one("#dialog-keys", Bar).put(
            "type to filter   ↓ ↑ Choose   enter Do it   esc Close"
        )
        self.query_one("#find", Input).placeholder = "type to find a key or a command"
        self.query_one("#find", Input).focus()
        self._fill("")

    @on(Input.Changed, "#find")
    def _typed(self, event: Input.Changed) -> None:
        self._fill(event.value)

    def _fill(self, text: str) -> None:
        found = matching(self._offers, text)
        moving = {each.id for each in actions_in(("list", "reader", "tabs", "pane"))}
        general = {each.id for each in actions_in(("app",))}
        now = [offer for offer in found if offer[1] is None]
        groups = (
            ("Here", [o for o in now if o[0].id not in moving | general]),
            ("Not now", [o for o in found if o[1] is not None]),
            ("Moving", [o for o in now if o[0].id in moving]),
            (CONTEXTS["app"], [o for o in now if o[0].id in general]),
        )
        if self._is_commands:
            groups = (groups[0], groups[3], groups[2], groups[1])
        # Whoever types what an action is called finds it first, in whatever group it stands.
        self._rows = []
        for title, offers in sorted(groups, key=lambda group: not _is_said(group[1], text)):
            if offers:
                self._rows.append(((cell(""), cell(title, "bold underline"), cell("")), None))
                self._rows += [(_row(each, reason), each.id) for each, reason in offers]
        first = next((place for place, row in enumerate(self._rows) if row[1]), 0)
        self.query_one(VTable).show(
            Rows.of([row for row, _ in self._rows]), cursor=first, empty="No key for that."
        )
        self._counted = f"{len(found)} of {len(self._offers)} actions"
        self._tell()

    @on(VTable.Moved, "#offers")
    def _tell(self) -> None:
        """How many actions there are; of one whose reason is cut off, the reason."""
        table = self.query_one(VTable)
        action_id = self._rows[table.cursor][1] if self._rows else None
        reason = next((why for each, why in self._offers if each.id == action_id), None)
        self.query_one("#status", Bar).put(
            f"Not now: {reason}" if reason and table.cut() else self._counted
        )

    def moved(self, *, is_up: bool) -> None:
        """A heading is no choice: the cursor goes on in its direction."""
        table = self.query_one(VTable)
        if self._rows and self._rows[table.cursor][1] is None:
            table.act("list.up" if is_up and table.cursor else "list.down")

    def do_save(self) -> None:
        """Do the action under the cursor."""
        if self._rows:
            action_id = self._rows[self.query_one(VTable).cursor][1]
            if action_id is not None:
                self.dismiss(action_id)

    def do_cancel(self) -> None:
        """Close; empty the filter first where there is one."""
        find = self.query_one("#find", Input)
        if find.value:
            find.value = ""
        else:
            self.dismiss(None)


def _is_said(offers: Sequence[Offer], text: str) -> bool:
    """Whether the first of these can be done and is called what was typed."""
    return bool(offers) and offers[0][1] is None and says(offers[0][0], text)


def _row(each: Action, reason: str | None) -> Row:
    keys = " ".join([each.shown] if each.shown else [key_text(key) for key in each.keys])
    said = each.help if reason is None else f"{each.help}: {reason}"
    return (cell(keys, "bold"), cell(said, "" if reason is None else "dim"), cell(each.id, "dim"))
