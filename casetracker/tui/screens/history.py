"""What became of a record, or of the whole docket: every change set, value by value."""

from collections.abc import Iterator
from typing import Final

from textual import on
from textual.widget import Widget

from casetracker.tui.actions import bindings_for
from casetracker.tui.screens.base import DocketScreen, Pane
from casetracker.tui.screens.record_tables import change_text, history_sheet
from casetracker.tui.widgets.reader import Reader
from casetracker.tui.widgets.vtable import Rows, VTable
from casetracker.views.editing import RecordChange

_PLACES: Final = {"C": "nav.cases", "D": "nav.cases", "S": "nav.sources"}


class HistoryScreen(DocketScreen):
    """The latest change first; u and U work on the one under the cursor."""

    BINDINGS = bindings_for("history")
    contexts = ("pane", "history")
    _changes: tuple[RecordChange, ...] = ()

    def __init__(self, ref: str | None = None) -> None:
        """Of one record, or of all."""
        super().__init__()
        self.ref = ref
        self.place = _PLACES.get((ref or " ")[0], "nav.home")  # type: ignore[misc]  # the place of its record

    def body(self) -> Iterator[Widget]:
        """The changes, and the one under the cursor."""
        yield Pane("History", VTable(id="rows", empty="Reading..."), id="rows-pane")
        yield Pane("What was changed", Reader(id="proof"), id="proof-pane")

    def heading(self) -> str:
        """Whose history."""
        return f"History > {self.ref}" if self.ref else "History of the docket"

    def on_mount(self) -> None:
        """Start in the list."""
        super().on_mount()
        self.query_one("#rows", VTable).focus()

    def read(self) -> None:
        """Ask for the changes."""
        ref = self.ref
        self.desk_app.desk.ask(
            self, "history", lambda services: services.histories.history(ref), self._show
        )

    def _show(self, changes: tuple[RecordChange, ...]) -> None:
        self._changes = changes
        sheet = history_sheet(changes)
        self.query_one("#rows-pane", Pane).put(sheet.title)
        self.query_one("#rows", VTable).show(
            Rows.of([line.row for line in sheet.lines]), columns=sheet.columns, empty=sheet.empty
        )
        if not changes:
            self.query_one("#proof", Reader).show("")
            self.status("0 changes")
        self.refresh_keys()

    @on(VTable.Moved, "#rows")
    def _moved(self, event: VTable.Moved) -> None:
        self.query_one("#proof", Reader).show(change_text(self._changes[event.index]))
        self.status(
            f"change {event.index + 1} of {len(self._changes)} · tab scrolls what was changed"
        )
        self.refresh_keys()

    @on(VTable.Chosen, "#rows")
    def _chosen(self) -> None:
        self.query_one("#proof", Reader).focus()

    def _change(self) -> RecordChange | None:
        at = self.query_one("#rows", VTable).cursor
        return self._changes[at] if at < len(self._changes) else None

    def why_not(self, action_id: str) -> str | None:
        """Only decisions are undone, and only what is undone is done again."""
        change = self._change()
        if action_id == "docket.undo" and (change is None or not change.can_undo):
            is_undone = change is not None and change.can_redo
            return "It is undone already: U does it again." if is_undone else "This change stays."
        if action_id == "docket.redo" and (change is None or not change.can_redo):
            return "This change is not undone."
        return None

    def do_undo(self) -> None:
        """Undo the change under the cursor."""
        change = self._change()
        if change is not None:
            self.desk_app.undo_latest(self, change.id)

    def do_redo(self) -> None:
        """Do the change under the cursor again."""
        change = self._change()
        if change is not None:
            self.desk_app.redo_latest(self, change.id)
