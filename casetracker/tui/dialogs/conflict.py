"""Two versions of one record, side by side: somebody saved it while one was typing."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from casetracker.tui.actions import bindings_for
from casetracker.tui.forms.fields import Form
from casetracker.tui.safe import cell, txt
from casetracker.tui.screens.base import Dialog
from casetracker.tui.widgets.vtable import Column, Rows, VTable

_COLUMNS: Final = (
    Column("", 1),
    Column("Field", 12),
    Column("Before", 14, 1),
    Column("On file now", 14, 1),
    Column("Yours", 14, 1),
)
_OWN: Final = ("reason", "claim")


def versions(
    seen: Form, now: Form, typed: Mapping[str, str]
) -> list[tuple[str, str, str, str, str]]:
    """By field that differs: `!` where both changed it, label, before, on file now, yours."""
    found = []
    before, theirs = seen.values, now.values
    for each in seen.fields:
        name = each.name
        if name in _OWN or before[name] == theirs[name] == typed[name]:
            continue
        is_clash = before[name] not in (theirs[name], typed[name]) and theirs[name] != typed[name]
        found.append(("!" if is_clash else "", each.label, before[name], theirs[name], typed[name]))
    return found


class ConflictDialog(Dialog[str], inherit_bindings=False):
    """Answers `mine`, `theirs`, or nothing: back to the form with all that was typed."""

    contexts: ClassVar[tuple[str, ...]] = ("conflict",)
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("conflict")

    def __init__(self, seen: Form, now: Form, typed: Mapping[str, str]) -> None:
        """The form as it was opened, as it is on file now, and what was typed."""
        super().__init__()
        self._title = f"{' '.join(seen.subject)} was changed by somebody else meanwhile"
        self._versions = versions(seen, now, typed)

    def body(self) -> Iterator[Widget]:
        """What differs, and the answers."""
        with Vertical(classes="box wide"):
            yield Static(txt(self._title), classes="box-title")
            yield VTable(_COLUMNS, id="versions", empty="The versions are the same.")
            yield Static(
                txt("! changed by both. What only one of you changed is kept either way."),
                classes="box-text",
            )
            yield Static(
                txt("m  Save mine over it   t  Take what is on file   esc  Back to the form"),
                classes="box-keys",
            )

    def on_mount(self) -> None:
        """Fill the table."""
        table = self.query_one(VTable)
        table.show(Rows.of([tuple(cell(part or "-" if at > 1 else part) for at, part in enumerate(row))
                            for row in self._versions]))  # fmt: skip
        table.focus()

    def do_mine(self) -> None:
        """Save mine over what is on file."""
        self.dismiss("mine")

    def do_theirs(self) -> None:
        """Take what is on file."""
        self.dismiss("theirs")

    def do_back_to_form(self) -> None:
        """Decide nothing yet."""
        self.dismiss(None)
