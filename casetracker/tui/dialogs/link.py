"""The choice of the record that a fact is about."""

from collections.abc import Iterator
from typing import Final

from textual import on
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from casetracker.tui.safe import cell, txt
from casetracker.tui.screens.base import Dialog
from casetracker.tui.widgets.vtable import Column, Rows, VTable
from casetracker.views.review import ClaimView

NEW: Final = "new"
_COLUMNS: Final = (
    Column("Record", 8),
    Column("Score", 5, is_right=True),
    Column("What it is", 20, 1),
)


class LinkDialog(Dialog[str]):
    """The candidates with their reasons, and a new record as the last choice."""

    def __init__(self, claim: ClaimView) -> None:
        """The candidates of this claim."""
        super().__init__()
        self._claim = claim

    def body(self) -> Iterator[Widget]:
        """What the fact says, and the choices."""
        with Vertical(classes="box wide"):
            yield Static(txt(f"Which record is this about?  {self._claim.summary}"),
                         classes="box-title")  # fmt: skip
            yield VTable(_COLUMNS, id="candidates")
            yield Static(txt("enter  Link and accept     esc  Cancel"), classes="box-keys")

    def on_mount(self) -> None:
        """Fill the choices."""
        rows = [
            (cell(each.ref), cell(f"{each.score:.2f}"), cell(each.label))
            for each in self._claim.candidates
        ]
        reasons = [cell(", ".join(each.reasons)) for each in self._claim.candidates]
        rows.append((cell(NEW), cell(""), cell("A new record")))
        reasons.append(cell("nothing on file is meant"))
        table = self.query_one(VTable)
        table.show(Rows.of(rows, reasons))
        table.focus()

    @on(VTable.Chosen)
    def _chosen(self, event: VTable.Chosen) -> None:
        event.stop()
        refs = [each.ref for each in self._claim.candidates]
        self.dismiss([*refs, NEW][event.index])

    def do_save(self) -> None:
        """Take the row under the cursor."""
        self.query_one(VTable).do_open()
