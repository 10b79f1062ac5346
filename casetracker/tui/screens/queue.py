"""Inbox: the sources with facts that wait for a decision, oldest first."""

from collections.abc import Iterator

from textual import on
from textual.widget import Widget

from casetracker.tui.actions import bindings_for
from casetracker.tui.screens.base import DocketScreen, Pane
from casetracker.tui.screens.review import ReviewScreen
from casetracker.tui.screens.sources import SOURCE_COLUMNS, source_row
from casetracker.tui.widgets.vtable import Rows, VTable
from casetracker.tui.words import count
from casetracker.views.review import SourceLine


class QueueScreen(DocketScreen):
    """The queue; enter reviews an item."""

    BINDINGS = bindings_for("inbox")
    contexts = ("pane", "inbox")
    place = "nav.inbox"
    _lines: tuple[SourceLine, ...] = ()

    def body(self) -> Iterator[Widget]:
        """The list."""
        yield Pane("Queue, oldest first", VTable(SOURCE_COLUMNS, id="rows", empty="Reading..."),
                   id="queue-pane")  # fmt: skip

    def heading(self) -> str:
        """The place's name."""
        return "Inbox"

    def on_mount(self) -> None:
        """Start in the list."""
        super().on_mount()
        self.query_one("#rows", VTable).focus()

    def read(self) -> None:
        """Ask for the queue."""
        self.desk_app.desk.ask(self, "queue", lambda services: services.review.queue(), self._show)

    def _show(self, lines: tuple[SourceLine, ...]) -> None:
        self._lines = lines
        self.query_one("#rows", VTable).show(
            Rows(len(lines), lambda at: source_row(self._lines[at])),
            empty="Nothing waits for a decision.",
        )
        waiting = sum(line.waiting for line in lines)
        self.status(f"{count(len(lines), 'source')}, {count(waiting, 'fact')} · ! conflict")
        self.refresh_keys()

    @on(VTable.Chosen, "#rows")
    def _open(self, event: VTable.Chosen) -> None:
        self.app.push_screen(ReviewScreen(self._lines[event.index].ref))

    def do_undo(self) -> None:
        """Undo the latest change."""
        self.desk_app.undo_latest(self)
