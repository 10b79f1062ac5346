"""Inbox: the sources with facts that wait for a decision, oldest first unless another order is chosen."""

from collections.abc import Iterator
from typing import Final

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from casetracker.tui.actions import bindings_for
from casetracker.tui.safe import cell
from casetracker.tui.screens.base import Pane
from casetracker.tui.screens.filtered import FilteredScreen
from casetracker.tui.screens.item import queue_marks
from casetracker.tui.screens.ordering import Orders, in_order
from casetracker.tui.screens.review import ReviewScreen
from casetracker.tui.screens.second_reader import AsksForReader
from casetracker.tui.screens.sources import SOURCE_COLUMNS, SOURCE_ORDERS, holds, source_row
from casetracker.tui.widgets.vtable import Column, Row, Rows, VTable
from casetracker.tui.words import count
from casetracker.views.review import QueueLine

_COLUMNS: Final = (
    SOURCE_COLUMNS[0],
    Column("", 2),
    *SOURCE_COLUMNS[2:-1],
    Column("Case", 9, from_width=100),
    SOURCE_COLUMNS[-1],
)


ORDERS: Final[Orders[QueueLine]] = {**SOURCE_ORDERS, "Case": lambda line: line.by_case}


def queue_row(line: QueueLine) -> Row:
    """A source of the queue as a row."""
    ref, _, *between, title = source_row(line)
    more = f" +{len(line.cases) - 1}" if len(line.cases) > 1 else ""
    case = f"{line.cases[0]}{more}" if line.cases else "-"
    return (ref, cell(queue_marks(line), "bold"), *between, cell(case), title)


def _holds(line: QueueLine, wanted: str) -> bool:
    return holds(line, wanted) or any(wanted in ref.casefold() for ref in line.cases)


class QueueScreen(AsksForReader, FilteredScreen):
    """The queue, or those of it that hold a text; enter reviews an item."""

    BINDINGS = bindings_for("inbox")
    contexts = ("pane", "inbox")
    place = "nav.inbox"
    _every: tuple[QueueLine, ...] = ()
    _lines: tuple[QueueLine, ...] = ()

    def body(self) -> Iterator[Widget]:
        """Filter line and list."""
        yield Input(
            id="filter", placeholder="filter by publisher, title, number or case", compact=True
        )
        rows = VTable(_COLUMNS, id="rows", empty="Reading...", sorts=tuple(ORDERS))
        yield Pane("Queue", rows, id="queue-pane")

    def heading(self) -> str:
        """The place's name."""
        return "Inbox"

    def read(self) -> None:
        """Ask for the queue."""
        self.desk_app.desk.ask(self, "queue", lambda services: services.review.queue(), self._show)

    def _show(self, every: tuple[QueueLine, ...]) -> None:
        self._every = every
        wanted, arrangement = self.filter_text.casefold(), self.rows.arrangement
        found = [line for line in every if _holds(line, wanted)]
        self._lines = in_order(found, arrangement, ORDERS)
        refs = [line.ref for line in self._lines]
        empty = (
            "Nothing in the queue holds that text."
            if wanted
            else "Nothing waits for a decision. What was left for later: v in Sources."
        )
        rows = Rows(len(refs), lambda at: queue_row(self._lines[at]), ids=refs)
        self.rows.show(rows, empty=empty)
        order = f"by {arrangement.order.casefold()}" if arrangement.order else "oldest first"
        self.query_one("#queue-pane", Pane).put(f"Queue, {order}")
        self._say_where()
        self.refresh_keys()

    def _say_where(self) -> None:
        """How much waits; why a second reader is asked for, where one is for the source under the cursor."""
        waiting = sum(line.waiting for line in self._lines)
        line = self.asked_line()
        reason = line.second_reader if line is not None else None
        self.status(
            f"{count(len(self._lines), 'source')}, {count(waiting, 'fact')} · "
            + ("! conflict  f second reader" if reason is None else f"second reader: {reason}")
        )

    def asked_line(self) -> QueueLine | None:
        """The source under the cursor."""
        cursor = self.rows.cursor
        return self._lines[cursor] if cursor < len(self._lines) else None

    @on(VTable.Moved, "#rows")
    def _moved(self) -> None:
        self._say_where()
        self.refresh_keys()

    def filter_changed(self) -> None:
        """Filter what was read already."""
        self._show(self._every)

    @on(VTable.Chosen, "#rows")
    def _open(self, event: VTable.Chosen) -> None:
        order = in_order(self._every, self.rows.arrangement, ORDERS)
        ref = self._lines[event.index].ref
        self.app.push_screen(ReviewScreen(ref, tuple(line.ref for line in order)))

    def do_undo(self) -> None:
        """Undo the latest change."""
        self.desk_app.undo_latest(self)
