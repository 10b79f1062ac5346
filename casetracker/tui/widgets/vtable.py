"""A table that asks for the rows it draws and for no others, however many there are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from casetracker.tui.actions import bindings_for
from casetracker.tui.safe import cell
from casetracker.tui.widgets.acts import Acts
from casetracker.tui.widgets.arranged import Arrangement
from casetracker.tui.widgets.widths import shared_out, wrapped

_GUTTER: Final = 2
Row = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in cells, and how it behaves.

    `share` divides what room is left over; a column is shown only in tables of `from_width` and more.
    """

    title: str
    width: int
    share: int = 0
    is_right: bool = False
    from_width: int = 0


@dataclass(frozen=True, slots=True)
class Rows:
    """How many rows there are and how to get one; `second` gives a line below a row.

    `ids` tell the rows apart whatever their order; by them a row is found again after a restart.
    """

    count: int
    row: Callable[[int], Row]
    second: Callable[[int], Text] | None = None
    ids: Sequence[Any] | None = None

    @classmethod
    def of(cls, rows: Sequence[Row], second: Sequence[Text] | None = None) -> "Rows":
        """The rows of a sequence."""
        return cls(len(rows), rows.__getitem__, None if second is None else second.__getitem__)


class OfTable(Message):
    """A table tells something of itself."""

    def __init__(self, table: "VTable") -> None:
        """Carry the table."""
        super().__init__()
        self.table = table

    @property
    def control(self) -> "VTable":
        """The table, for `@on` with a selector."""
        return self.table


class VTable(ScrollView, Acts, can_focus=True):
    """Header, rows, a row cursor shown by `>` as well as by colour, and an empty text."""

    contexts: ClassVar[tuple[str, ...]] = ("list",)
    BINDINGS = bindings_for("list")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "vtable--header",
        "vtable--cursor",
        "vtable--cursor-blurred",
        "vtable--empty",
    }

    class Moved(OfTable):
        """The cursor stands on another row."""

        def __init__(self, table: "VTable", index: int) -> None:
            """Carry the table and the row's index."""
            super().__init__(table)
            self.index = index

    class Chosen(OfTable):
        """A row was opened."""

        def __init__(self, table: "VTable", index: int) -> None:
            """Carry the table and the row's index."""
            super().__init__(table)
            self.index = index

    class Arranging(Message):
        """Somebody asks for another order or other columns: `what` is `sort` or `columns`."""

        def __init__(self, table: "VTable", what: str) -> None:
            """Carry the table and the question."""
            super().__init__()
            self.table = table
            self.what = what

    class Reordered(OfTable):
        """Another order was chosen."""

    def __init__(
        self,
        columns: tuple[Column, ...] = (),
        *,
        id: str,  # noqa: A002 - the widget's own word
        empty: str = "Nothing here.",
        has_header: bool = True,
        sorts: tuple[str, ...] = (),
    ) -> None:
        """An empty table; `sorts` are the headings it can be ordered by."""
        super().__init__(id=id)
        self.arrangement = Arrangement(sorts)
        self.columns = columns
        self.has_header = has_header
        self.cursor = 0
        self._empty = empty
        self._rows = Rows.of(())
        self._is_top_pending = False
        self._is_read = False
        self.is_marked: Callable[[int], bool] | None = None

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return self._rows.count

    @property
    def current(self) -> tuple[str, ...]:
        """The texts of the row under the cursor; none where there is no row."""
        is_there = self.cursor < self.row_count
        return tuple(each.plain for each in self._rows.row(self.cursor)) if is_there else ()

    @property
    def _lines(self) -> int:
        return 1 if self._rows.second is None else 2

    @property
    def _head(self) -> int:
        return 1 if self.has_header else 0

    def show(
        self,
        rows: Rows,
        *,
        cursor: int | None = None,
        columns: tuple[Column, ...] | None = None,
        empty: str | None = None,
    ) -> None:
        """Show these rows with the cursor there, or where it was."""
        self._rows, self._is_read = rows, True
        self.columns = self.columns if columns is None else columns
        self._empty = self._empty if empty is None else empty
        self._measure()
        wanted = self.arrangement.wanted_cursor(rows.count, rows.ids)
        cursor = self.cursor if cursor is None else cursor
        self.move(cursor if wanted is None else wanted, is_forced=True)

    def remember(self) -> dict[str, Any]:
        """Cursor, order and columns as values that JSON knows."""
        ids, has_row = self._rows.ids, self.cursor < self.row_count
        own = ids[self.cursor] if ids is not None and has_row else None
        return {**self.arrangement.kept(), "at": self.cursor, "id": own}

    def recall(self, kept: dict[str, Any]) -> None:
        """Take cursor, order and columns back, the cursor once there are rows."""
        self.arrangement.take_back(kept)

    def move(self, index: int, *, is_forced: bool = False) -> None:
        """Put the cursor on a row, as near as there is one, and scroll it into view."""
        index = max(min(index, self.row_count - 1), 0)
        is_new = index != self.cursor
        self.cursor = index
        top, height = index * self._lines, self._page
        if not self.size.height:
            pass
        elif top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)
        elif top + self._lines > self.scroll_offset.y + height:
            self.scroll_to(y=top + self._lines - height, animate=False, force=True)
        self.refresh()
        self._park()
        if (is_new or is_forced) and self.row_count:
            self.post_message(self.Moved(self, index))

    @property
    def _page(self) -> int:
        return max(self.scrollable_content_region.height - self._head, 1)

    def _measure(self) -> None:
        self.virtual_size = Size(
            self.scrollable_content_region.width, self._head + self.row_count * self._lines
        )
        self.refresh()

    def _park(self) -> None:
        """Put the terminal's cursor on the row, for screen readers and braille displays."""
        if self.has_focus:
            region = self.content_region
            row = self._head + self.cursor * self._lines - self.scroll_offset.y
            self.app.cursor_position = Offset(region.x, region.y + max(row, 0))

    def on_resize(self) -> None:
        """Measure again and keep the cursor in view."""
        self._measure()
        self.move(self.cursor)

    def on_focus(self) -> None:
        """Show whose keys they are."""
        self.refresh()
        self._park()

    def on_blur(self) -> None:
        """Show that the keys are elsewhere."""
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw again when scrolled."""
        super().watch_scroll_y(old_value, new_value)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row under the pointer; a second click opens it."""
        row = event.get_content_offset(self)
        if row is None:
            return
        index = (row.y - self._head + self.scroll_offset.y) // self._lines
        if row.y >= self._head and 0 <= index < self.row_count:
            self.move(index)
            if event.chain > 1:
                self.post_message(self.Chosen(self, index))

    # -- keys

    def act(self, action_id: str) -> None:
        """Do the action; `g` must come twice in a row."""
        if action_id != "list.top":
            self._is_top_pending = False
        super().act(action_id)

    def why_not(self, action_id: str) -> str | None:
        """Nothing can be opened in an empty table."""
        if action_id == "list.open" and not self.row_count:
            return "There is nothing to open." if self._is_read else "Still reading: a moment."
        return self.arrangement.why_not(action_id, self.titles)

    @property
    def titles(self) -> tuple[str, ...]:
        """The headings of the columns one may leave out."""
        return tuple(each.title for each in self.columns if each.title) if self.has_header else ()

    def do_sort(self) -> None:
        """Ask what to order by."""
        self.post_message(self.Arranging(self, "sort"))

    def do_columns(self) -> None:
        """Ask which columns to show."""
        self.post_message(self.Arranging(self, "columns"))

    def do_open(self) -> None:
        """Open the row."""
        self.post_message(self.Chosen(self, self.cursor))

    def do_down(self) -> None:
        """Next row."""
        self.move(self.cursor + 1)

    def do_up(self) -> None:
        """Row before."""
        self.move(self.cursor - 1)

    def do_page_down(self) -> None:
        """One page down."""
        self.move(self.cursor + max(self._page // self._lines, 1))

    def do_page_up(self) -> None:
        """One page up."""
        self.move(self.cursor - max(self._page // self._lines, 1))

    def do_top(self) -> None:
        """First row, at the second `g`."""
        if self._is_top_pending:
            self.move(0)
        self._is_top_pending = not self._is_top_pending

    def do_first(self) -> None:
        """First row at once."""
        self.move(0)

    def do_end(self) -> None:
        """Last row."""
        self.move(self.row_count - 1)

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """One line of the table."""
        width = self.scrollable_content_region.width or self.size.width
        if self.has_header and y == 0:
            return self._strip(self._header(width), width, "vtable--header")
        line = y - self._head + self.scroll_offset.y
        index, part = divmod(line, self._lines)
        if not self.row_count and line in range(len(told := wrapped(self._empty, width - 2))):
            return self._strip(Text("  ").append_text(cell(told[line])), width, "vtable--empty")
        if index >= self.row_count or index < 0:
            return Strip.blank(width, self.rich_style)
        text = self._row(index, width) if part == 0 else self._second(index, width)
        if index != self.cursor:
            return self._strip(text, width, None)
        return self._strip(
            text, width, "vtable--cursor" if self.has_focus else "vtable--cursor-blurred"
        )

    def _strip(self, text: Text, width: int, name: str | None) -> Strip:
        style = self.rich_style if name is None else self.get_component_rich_style(name)
        segments: list[Segment] = list(text.render(self.app.console))
        strip = Strip(Segment.apply_style(segments, style))
        return strip.adjust_cell_length(width, style)

    def _widths(self, width: int) -> list[tuple[int, int]]:
        """The columns that fit as (index, width): what is left over is shared out, what lacks as well."""
        shown = [
            index
            for index, each in enumerate(self.columns)
            if width >= each.from_width and each.title not in self.arrangement.hidden
        ]
        room = width - self._gutter - 2 * max(len(shown) - 1, 0)
        sizes = [(self.columns[index].width, self.columns[index].share) for index in shown]
        return list(zip(shown, shared_out(sizes, room), strict=True))

    def cut(self) -> tuple[tuple[str, str], ...]:
        """Heading and text of what the row under the cursor, or the line below it, cuts off."""
        width = self.scrollable_content_region.width
        if not width or self.cursor >= self.row_count:
            return ()
        row = self._rows.row(self.cursor)
        found = [
            (self.columns[index].title, row[index].plain)
            for index, room in self._widths(width)
            if index < len(row) and row[index].cell_len > room
        ]
        below = self._rows.second(self.cursor) if self._rows.second is not None else Text()
        return (*found, *([("", below.plain)] if below.cell_len > width - 4 else []))

    @property
    def _gutter(self) -> int:
        """The cells before the first column: one for the cursor, one for the mark where rows take marks."""
        return _GUTTER if self.is_marked is None else _GUTTER + 1

    def _header(self, width: int) -> Text:
        return self._line(
            tuple(cell(self.arrangement.heading(each.title)) for each in self.columns),
            width,
            " " * self._gutter,
        )

    def _row(self, index: int, width: int) -> Text:
        sign = ">" if index == self.cursor else " "
        if self.is_marked is not None:
            sign += "*" if self.is_marked(index) else " "
        return self._line(self._rows.row(index), width, f"{sign} ")

    def _second(self, index: int, width: int) -> Text:
        text = Text("    ", no_wrap=True, end="")
        if self._rows.second is not None:
            below = self._rows.second(index).copy()
            below.truncate(max(width - 4, 1), overflow="ellipsis")
            text.append_text(below)
        return text

    def _line(self, cells: Row, width: int, gutter: str) -> Text:
        line = Text(gutter, no_wrap=True, end="")
        for place, (index, room) in enumerate(self._widths(width)):
            if place:
                line.append("  ")
            # Columns of another kind may be there a moment before its rows are.
            text = cells[index].copy() if index < len(cells) else Text()
            text.truncate(room, overflow="ellipsis")
            missing = room - text.cell_len
            if self.columns[index].is_right:
                line.append(" " * missing)
            line.append_text(text)
            if not self.columns[index].is_right:
                line.append(" " * missing)
        return line
