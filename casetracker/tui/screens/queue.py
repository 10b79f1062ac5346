"""Inbox: the sources with facts that wait for a decision, oldest first unless another order is chosen."""

from collections.abc import Iterator

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from casetracker.tui.actions import bindings_for
from casetracker.tui.screens.base import Pane
from casetracker.tui.screens.filtered import FilteredScreen
from casetracker.tui.screens.ordering import in_order
from casetracker.tui.screens.review import ReviewScreen
from casetracker.tui.screens.sources import SOURCE_COLUMNS, SOURCE_ORDERS, holds, source_row
from casetracker.tui.widgets.vtable import Rows, VTable
from casetracker.tui.words import count
from casetracker.views.review import SourceLine


class QueueScreen(FilteredScreen):
    """The queue, or those of it that hold a text; enter reviews an item."""

    BINDINGS = bindings_for("inbox")
    contexts = ("pane", "inbox")
    place = "nav.inbox"
    _every: tuple[SourceLine, ...] = ()
    _lines: tuple[SourceLine, ...] = ()

    def body(self) -> Iterator[Widget]:
        """Filter line and list."""
        yield Input(id="filter", placeholder="filter by publisher, title or number", compact=True)
        rows = VTable(SOURCE_COLUMNS, id="rows", empty="Reading...", sorts=tuple(SOURCE_ORDERS))
        yield Pane("Queue", rows, id="queue-pane")

    def heading(self) -> str:
        """The place's name."""
        return "Inbox"

    def read(self) -> None:
        """Ask for the queue."""
        self.desk_app.desk.ask(self, "queue", lambda services: services.review.queue(), self._show)

    def _show(self, every: tuple[SourceLine, ...]) -> None:
        self._every = every
        wanted, arrangement = self.filter_text.casefold(), self.rows.arrangement
        found = [line for line in every if holds(line, wanted)]
        self._lines = in_order(found, arrangement, SOURCE_ORDERS)
        refs = [line.ref for line in self._lines]
        empty = (
            "Nothing in the queue holds that text." if wanted else "Nothing waits for a decision."
        )
        rows = Rows(len(refs), lambda at: source_row(self._lines[at]), ids=refs)
        self.rows.show(rows, empty=empty)
        order = f"by {arrangement.order.casefold()}" if arrangement.order else "oldest first"
        self.query_one("#queue-pane", Pane).put(f"Queue, {order}")
        waiting = sum(line.waiting for line in self._lines)
        self.status(f"{count(len(refs), 'source')}, {count(waiting, 'fact')} · ! conflict")
        self.refresh_keys()

    def filter_changed(self) -> None:
        """Filter what was read already."""
        self._show(self._every)

    @on(VTable.Chosen, "#rows")
    def _open(self, event: VTable.Chosen) -> None:
        self.app.push_screen(ReviewScreen(self._lines[event.index].ref))

    def do_undo(self) -> None:
        """Undo the latest change."""
        self.desk_app.undo_latest(self)
