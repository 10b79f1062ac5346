"""What a list with a filter line does: show the line, follow the typing, keep or clear the filter."""

from dataclasses import replace
from typing import Any, Final

from textual import on
from textual.widgets import Input

from casetracker.tui.actions import Action
from casetracker.tui.screens.base import DocketScreen
from casetracker.tui.screens.search_line import while_typing
from casetracker.tui.widgets.vtable import VTable

_SEEN: Final = 68  # right after what opens and filters


class FilteredScreen(DocketScreen):
    """A screen with an `Input#filter` above a `VTable#rows`."""

    @property
    def filter_text(self) -> str:
        """What is filtered by; empty for everything."""
        return self.query_one("#filter", Input).value.strip()

    @property
    def rows(self) -> VTable:
        """The list."""
        return self.query_one("#rows", VTable)

    def on_mount(self) -> None:
        """Start in the list; the line shows itself when it is wanted."""
        super().on_mount()
        self.rows.focus()

    def do_filter(self) -> None:
        """Type a filter."""
        line = self.query_one("#filter", Input)
        line.add_class("-shown")
        # At once: what is typed next belongs to the line already.
        self.set_focus(line)

    @on(Input.Changed, "#filter")
    def _typed(self) -> None:
        self.rows.cursor = 0
        self.filter_changed()

    def filter_changed(self) -> None:
        """Show what the new filter leaves, in the order chosen; what is held whole is not read again."""
        self.read()

    @on(VTable.Reordered, "#rows")
    def _reordered(self) -> None:
        self.rows.cursor = 0
        self.filter_changed()

    @on(Input.Submitted, "#filter")
    def _entered(self) -> None:
        self.rows.focus()

    def remember(self) -> dict[str, Any]:
        """The filter as well."""
        return {**super().remember(), "filter": self.filter_text}

    def recall(self, state: dict[str, Any]) -> None:
        """The filter as well, without filtering twice."""
        text = state.get("filter")
        if isinstance(text, str) and text:
            line = self.query_one("#filter", Input)
            with line.prevent(Input.Changed):
                line.value = text
            line.add_class("-shown")
        super().recall(state)

    def footer_actions(self) -> list[tuple[Action, str | None]]:
        """While one types, only the keys that are no letters, and that esc ends the filter."""
        offered = super().footer_actions()
        if not self.query_one("#filter", Input).has_focus:
            return [(_clearing(each) if self.has_step() else each, why) for each, why in offered]
        return while_typing(offered, back="Clear filter")

    def has_step(self) -> bool:
        """Whether there is a filter to clear."""
        return self.query_one("#filter", Input).has_class("-shown")

    def back(self) -> bool:
        """Clear the filter."""
        line = self.query_one("#filter", Input)
        if not self.has_step():
            return False
        line.remove_class("-shown")
        line.value = ""
        self.rows.focus()
        return True


def _clearing(each: Action) -> Action:
    """The way back, where it first clears what the list is narrowed by."""
    is_back = each.id == "app.back"
    return replace(each, label="Clear filter", priority=_SEEN) if is_back else each
