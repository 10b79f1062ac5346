"""A record whose stages stand as bars above their table."""

from collections.abc import Iterator
from typing import Final

from textual.widget import Widget
from textual.widgets import Static

from casetracker.clock import utc_now
from casetracker.tui.safe import txt
from casetracker.tui.screens.record import RecordScreen
from casetracker.tui.screens.tabbed import TabBar
from casetracker.tui.stage_bars import stage_bars
from casetracker.views.docket import StageEventView

_FEW: Final = 2
_MANY: Final = 6


class WithStageBar(RecordScreen):
    """A record in tabs; above the tab of its stages they are drawn over time."""

    stage_events: tuple[StageEventView, ...] = ()

    def body(self) -> Iterator[Widget]:
        """The bars between the tabs and the table."""
        for widget in super().body():
            yield widget
            if isinstance(widget, TabBar):
                yield Static(id="bars")

    def tab_shown(self) -> None:
        """The bars belong to the tab of stages."""
        super().tab_shown()
        self._draw()

    def resized(self) -> None:
        """As long as there is room for."""
        super().resized()
        self._draw()

    def _draw(self) -> None:
        bars: tuple[str, ...] = ()
        if self.tab_kind == "stages" and self.stage_events:
            bars = stage_bars(
                self.stage_events,
                self.desk_app.letters,
                width=self.size.width - 3,
                today=utc_now().date(),
                most=_MANY if self.has_class("-tall") else _FEW,
            )
        pane = self.query_one("#bars", Static)
        pane.update(txt("\n".join(bars)))
        pane.set_class(bool(bars), "-shown")
