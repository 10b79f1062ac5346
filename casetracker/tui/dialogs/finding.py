"""A dialog in which one types to find, and chooses in the list below without leaving the typing."""

from textual import events, on
from textual.screen import ScreenResultType
from textual.widgets import Input

from casetracker.tui.screens.base import Dialog
from casetracker.tui.widgets.vtable import VTable


class FindingDialog(Dialog[ScreenResultType]):
    """The arrows move in the list, enter takes its row, in the field and in the list alike."""

    def on_key(self, event: events.Key) -> None:
        """The arrows move in the list while one types."""
        if event.key in ("down", "up", "pagedown", "pageup"):
            event.stop()
            event.prevent_default()
            self.query_one(VTable).act(f"list.{event.key.replace('page', 'page_')}")
            self.moved(is_up=event.key.endswith("up"))

    def moved(self, *, is_up: bool) -> None:
        """The cursor went up or down by a key."""

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.do_save()

    @on(VTable.Chosen)
    def _chosen(self, event: VTable.Chosen) -> None:
        event.stop()
        self.do_save()

    def do_save(self) -> None:
        """Take the row under the cursor."""
        raise NotImplementedError
