"""What a list is ordered by, and which of its columns are shown."""

from collections.abc import Iterator, Sequence

from textual import on
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from casetracker.tui.safe import cell, txt
from casetracker.tui.screens.base import Dialog
from casetracker.tui.widgets.vtable import Column, Row, Rows, VTable

Order = tuple[str, bool]


class OrderDialog(Dialog[Order]):
    """The headings a list can be ordered by; the one in use turns round when it is chosen again."""

    def __init__(self, titles: Sequence[str], order: str, *, is_descending: bool) -> None:
        """`order` is the heading in use; empty where it is the list's own order."""
        super().__init__()
        self._titles = tuple(titles)
        self._order = order
        self._is_descending = is_descending

    def body(self) -> Iterator[Widget]:
        """The headings."""
        with Vertical(classes="box"):
            yield Static(txt("Order by"), classes="box-title")
            yield VTable((Column("", 24, 1), Column("", 22)), id="orders", has_header=False)
            yield Static(
                txt("enter  Choose; the one in use turns round     esc  Cancel"),
                classes="box-keys",
            )

    def on_mount(self) -> None:
        """Start at the order in use."""
        table = self.query_one(VTable)
        at = self._titles.index(self._order) if self._order in self._titles else 0
        table.show(Rows.of([self._row(title) for title in self._titles]), cursor=at)
        table.focus()

    def _row(self, title: str) -> Row:
        if title != self._order:
            return (cell(title), cell(""))
        return (
            cell(title, "bold"),
            cell("in use, v down" if self._is_descending else "in use, ^ up"),
        )

    @on(VTable.Chosen)
    def _chosen(self, event: VTable.Chosen) -> None:
        event.stop()
        self.do_save()

    def do_save(self) -> None:
        """Give heading and direction."""
        title = self._titles[self.query_one(VTable).cursor]
        self.dismiss((title, title == self._order and not self._is_descending))


class ColumnsDialog(Dialog[set[str]]):
    """The columns of a list; at least one stays."""

    def __init__(self, titles: Sequence[str], hidden: set[str]) -> None:
        """`hidden` are the columns left out now."""
        super().__init__()
        self._titles = tuple(titles)
        self._hidden = set(hidden) & set(titles)

    def body(self) -> Iterator[Widget]:
        """The columns."""
        with Vertical(classes="box"):
            yield Static(txt("Columns"), classes="box-title")
            yield VTable((Column("", 3), Column("", 24, 1)), id="columns", has_header=False)
            yield Static(id="fault", classes="fault")
            yield Static(
                txt("enter  Show or leave out     ^s  Done     esc  Cancel"), classes="box-keys"
            )

    def on_mount(self) -> None:
        """Start at the first."""
        self._fill()
        self.query_one(VTable).focus()

    def _fill(self) -> None:
        rows = [
            (cell("[ ]" if title in self._hidden else "[x]"), cell(title)) for title in self._titles
        ]
        self.query_one(VTable).show(Rows.of(rows))

    @on(VTable.Chosen)
    def _toggled(self, event: VTable.Chosen) -> None:
        event.stop()
        title = self._titles[event.index]
        fault = ""
        if title in self._hidden:
            self._hidden.remove(title)
        elif len(self._hidden) + 1 < len(self._titles):
            self._hidden.add(title)
        else:
            fault = "One column has to stay."
        self.query_one("#fault", Static).update(txt(fault))
        self._fill()

    def do_save(self) -> None:
        """Give the columns to leave out."""
        self.dismiss(self._hidden)
