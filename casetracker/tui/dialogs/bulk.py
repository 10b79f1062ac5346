"""What a change of many records would do to each, before it is done."""

from collections.abc import Iterator, Sequence
from typing import Final

from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from casetracker.tui.safe import cell, txt
from casetracker.tui.screens.base import Dialog
from casetracker.tui.widgets.vtable import Column, Row, Rows, VTable
from casetracker.tui.words import count
from casetracker.views.editing import BulkLine

_COLUMNS: Final = (
    Column("", 1),
    Column("Record", 8),
    Column("Now", 14, 2),
    Column("Then", 14, 2),
    Column("What it is", 12, 2, from_width=70),
)
_LOW: Final = 10
_TALL: Final = 20


class PreviewDialog(Dialog[bool]):
    """Answers True once ^s is pressed; nothing has been changed until then."""

    def __init__(self, title: str, lines: Sequence[BulkLine]) -> None:
        """What would become of each record."""
        super().__init__()
        self._title = title
        self._lines = tuple(lines)

    @property
    def _changing(self) -> int:
        return sum(line.changes for line in self._lines)

    def body(self) -> Iterator[Widget]:
        """The records, how many change, and the keys."""
        left = len(self._lines) - self._changing
        same = f"; {count(left, 'record')} would stay as now" if left else ""
        yes = f"^s  Change {self._changing}     " if self._changing else ""
        with Vertical(classes="box wide"):
            yield Static(txt(self._title), classes="box-title")
            yield VTable(_COLUMNS, id="preview-rows")
            yield Static(
                txt(
                    f"{count(self._changing, 'record')} would change{same}. Nothing is changed yet."
                ),
                classes="box-text",
            )
            yield Static(txt(f"{yes}esc  Cancel"), classes="box-keys")

    def on_mount(self) -> None:
        """Fill it in."""
        table = self.query_one(VTable)
        table.styles.height = min(
            len(self._lines) + 1, _TALL if self.app.size.height >= _TALL * 2 else _LOW
        )
        table.show(Rows(len(self._lines), self._row))
        table.focus()

    def _row(self, index: int) -> Row:
        line = self._lines[index]
        style = "" if line.changes else "dim"
        return (
            cell("~" if line.changes else "=", "bold" if line.changes else "dim"),
            cell(line.ref, style),
            cell(line.before, style),
            cell(line.after, style),
            cell(line.label, "dim"),
        )

    def do_save(self) -> None:
        """Do it, unless nothing would change."""
        if self._changing:
            self.dismiss(result=True)
        else:
            self.say("Nothing would change.")
