"""The choice of one of a few things, by enter or by typing its letter."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len
from textual import events, on
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from casetracker.tui.safe import cell, txt
from casetracker.tui.screens.base import Dialog
from casetracker.tui.widgets.vtable import Column, Rows, VTable

_SIGNS: Final = "123456789"
_TALLEST: Final = 14
_WIDEST: Final = 34


class PickDialog(Dialog[int]):
    """Gives the place of the choice, counted from 0."""

    def __init__(self, title: str, choices: Sequence[tuple[str, str]], yes: str = "Choose") -> None:
        """Each choice has its words and what else to say of it."""
        super().__init__()
        self._title = title
        self._choices = tuple(choices)
        self._yes = yes

    def body(self) -> Iterator[Widget]:
        """The choices."""
        with Vertical(classes="box wide"):
            yield Static(txt(self._title), classes="box-title")
            yield VTable(id="choices", has_header=False)
            yield Static(
                txt(f"enter  {self._yes}     1-9  At once     esc  Cancel"), classes="box-keys"
            )

    def on_mount(self) -> None:
        """Fill them in."""
        rows = [
            (cell(_SIGNS[at] if at < len(_SIGNS) else ""), cell(words), cell(more, "dim"))
            for at, (words, more) in enumerate(self._choices)
        ]
        table = self.query_one(VTable)
        table.styles.height = min(len(rows), _TALLEST)
        widest = min(max((cell_len(words) for words, _ in self._choices), default=1), _WIDEST)
        columns = (Column("", 1), Column("", widest), Column("", 10, 1))
        table.show(Rows.of(rows), columns=columns)
        table.focus()

    def on_key(self, event: events.Key) -> None:
        """A digit chooses at once."""
        at = _SIGNS.find(event.key) if len(event.key) == 1 else -1
        if 0 <= at < len(self._choices):
            event.stop()
            self.dismiss(at)

    @on(VTable.Chosen)
    def _chosen(self, event: VTable.Chosen) -> None:
        event.stop()
        self.dismiss(event.index)

    def do_save(self) -> None:
        """Take the one under the cursor."""
        self.dismiss(self.query_one(VTable).cursor)
