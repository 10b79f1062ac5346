"""A table of cells that scrolls both ways: its first columns and its header stay, one cell is the cursor."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.geometry import Offset

from casetracker.tui.actions import bindings_for
from casetracker.tui.safe import cell
from casetracker.tui.widgets.vtable import Column, Rows, VTable

_SIGN: Final = 2
_EDGE: Final = 2


@dataclass(frozen=True, slots=True)
class Sized:
    """The headings of the cells, how wide each is at least, and how wide where there is room for all."""

    titles: tuple[str, ...] = ()
    width: int = 3
    widest: int = 3


class Grid(VTable):
    """Rows whose first cells are their heading; `column` counts the others from 0.

    The cursor stands in brackets, `<` and `>` in the header say that there are columns beside.
    """

    contexts: ClassVar[tuple[str, ...]] = ("list", "grid")
    BINDINGS = bindings_for("list", "grid")

    def __init__(self, *, id: str, empty: str) -> None:  # noqa: A002 - the widget's own word
        """An empty grid."""
        super().__init__(id=id, empty=empty)
        self.column = 0
        self._first = 0
        self._sized = Sized()

    @property
    def titles(self) -> tuple[str, ...]:
        """None: the columns of a grid are what it is about."""
        return ()

    def show_grid(self, frozen: tuple[Column, ...], sized: Sized, rows: Rows) -> None:
        """Show these rows; each gives the frozen cells, then one for each title."""
        self._sized = sized
        self.column = max(min(self.column, len(sized.titles) - 1), 0)
        self._first = min(self._first, self.column)
        self.show(rows, columns=frozen)
        self.go(self.column)

    def go(self, column: int) -> None:
        """Put the cursor into a column, as near as there is one, and scroll it into view."""
        column = max(min(column, len(self._sized.titles) - 1), 0)
        is_new = column != self.column
        self.column = column
        room = self.fitting
        if column < self._first:
            self._first = column
        elif column >= self._first + room:
            self._first = column - room + 1
        # Where all the rest fits, nothing is left blank beside it.
        self._first = max(min(self._first, len(self._sized.titles) - room), 0)
        self.refresh()
        self._park()
        if is_new and self.row_count:
            self.post_message(self.Moved(self, self.cursor))

    @property
    def shown(self) -> tuple[int, int]:
        """The columns in view, as (first, one after the last)."""
        return self._first, min(self._first + self.fitting, len(self._sized.titles))

    @property
    def fitting(self) -> int:
        """How many columns there is room for; one at least."""
        return max(self._room // self._step, 1)

    @property
    def _room(self) -> int:
        width = self.scrollable_content_region.width or self.size.width
        return width - self._fixed(width) - _EDGE

    @property
    def _step(self) -> int:
        """The width of a cell with the brackets around it."""
        spread = self._room // max(len(self._sized.titles), 1) - 2
        return max(self._sized.width, min(spread, self._sized.widest)) + 2

    def _fixed(self, width: int) -> int:
        shown = [each for each in self.columns if width >= each.from_width]
        return _SIGN + sum(each.width + 2 for each in shown)

    def on_resize(self) -> None:
        """Keep the column in view as well."""
        self.go(self.column)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor into the column under the pointer; the row is the table's own."""
        at = event.get_content_offset(self)
        if at is None:
            return
        width = self.scrollable_content_region.width
        index = (at.x - self._fixed(width) - 1) // self._step
        first, after = self.shown
        if at.x > self._fixed(width) and first + index < after:
            self.go(first + index)

    def _park(self) -> None:
        """Put the terminal's cursor on the cell."""
        if self.has_focus:
            region = self.content_region
            row = self._head + self.cursor - self.scroll_offset.y
            left = self._fixed(region.width) + (self.column - self._first) * self._step
            self.app.cursor_position = Offset(region.x + left + 2, region.y + max(row, 0))

    # -- keys

    def do_left(self) -> None:
        """Column before."""
        self.go(self.column - 1)

    def do_right(self) -> None:
        """Next column."""
        self.go(self.column + 1)

    def do_edge(self) -> None:
        """The first column."""
        self.go(0)

    def do_far_edge(self) -> None:
        """The last column."""
        self.go(len(self._sized.titles) - 1)

    # -- drawing

    def _header(self, width: int) -> Text:
        first, after = self.shown
        line = self._frozen(tuple(cell(each.title) for each in self.columns), width, " " * _SIGN)
        line.append("<" if first else " ")
        titles = [cell(title) for title in self._sized.titles]
        line.append_text(self._cells(titles[first:after], self.column - first))
        line.append(">" if after < len(titles) else " ")
        return line

    def _row(self, index: int, width: int) -> Text:
        cells = self._rows.row(index)
        first, after = self.shown
        count = len(self.columns)
        line = self._frozen(cells[:count], width, "> " if index == self.cursor else "  ")
        line.append(" ")
        at = self.column - first if index == self.cursor else -1
        line.append_text(self._cells(cells[count + first : count + after], at))
        return line

    def _frozen(self, cells: Sequence[Text], width: int, sign: str) -> Text:
        line = Text(sign, no_wrap=True, end="")
        for each, column in zip(cells, self.columns, strict=True):
            if width >= column.from_width:
                line.append_text(_fitted(each, column.width)).append("  ")
        return line

    def _cells(self, cells: Sequence[Text], at: int) -> Text:
        """The cells side by side, each in the middle of its room, the one of the cursor in brackets."""
        line = Text(no_wrap=True, end="")
        for index, each in enumerate(cells):
            left, right = ("[", "]") if index == at else (" ", " ")
            line.append(left, "bold" if index == at else "")
            line.append_text(_centred(each, self._step - 2))
            line.append(right, "bold" if index == at else "")
        return line


def _fitted(text: Text, width: int) -> Text:
    fitted = text.copy()
    fitted.truncate(width, overflow="ellipsis")
    fitted.append(" " * (width - fitted.cell_len))
    return fitted


def _centred(text: Text, width: int) -> Text:
    fitted = text.copy()
    fitted.truncate(width, overflow="ellipsis")
    spare = width - cell_len(fitted.plain)
    centred = Text(" " * (spare // 2), no_wrap=True, end="")
    return centred.append_text(fitted).append(" " * (spare - spare // 2))
