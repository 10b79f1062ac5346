"""Sources: every document that was imported."""

from collections.abc import Iterator
from typing import Final

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from casetracker.tui.actions import bindings_for
from casetracker.tui.safe import cell
from casetracker.tui.screens.base import Pane
from casetracker.tui.screens.filtered import FilteredScreen
from casetracker.tui.screens.history import HistoryScreen
from casetracker.tui.screens.ordering import Orders, by_day, by_ref, in_order
from casetracker.tui.screens.source import SourceScreen
from casetracker.tui.widgets.vtable import Column, Row, Rows, VTable
from casetracker.tui.words import moment
from casetracker.views.common import date_text
from casetracker.views.review import SourceLine

SOURCE_COLUMNS: Final = (
    Column("Source", 8),
    Column("", 1),
    Column("Published", 10),
    Column("Publisher", 12, 1),
    Column("Facts", 5, is_right=True),
    Column("Left", 4, is_right=True),
    Column("Imported", 16, from_width=100),
    Column("Title", 16, 3),
)

SOURCE_ORDERS: Final[Orders[SourceLine]] = {
    "Published": lambda line: by_day(line.published),
    "Imported": lambda line: line.imported_at,
    "Publisher": lambda line: (line.publisher or "").casefold(),
    "Facts": lambda line: -line.claims,
    "Left": lambda line: -line.waiting,
    "Conflicts": lambda line: -line.conflicts,
    "Source": lambda line: by_ref(line.ref),
    "Title": lambda line: line.title.casefold(),
}


def holds(line: SourceLine, wanted: str) -> bool:
    """Whether the reference, publisher or title of a source holds a text in small letters."""
    return wanted in f"{line.ref} {line.publisher or ''} {line.title}".casefold()


def source_row(line: SourceLine) -> Row:
    """A source as a row of `SOURCE_COLUMNS`."""
    return (
        cell(line.ref),
        cell("!" if line.conflicts else "", "bold"),
        cell(date_text(line.published)),
        cell(line.publisher or "-"),
        cell(str(line.claims)),
        cell(str(line.waiting or ""), "bold"),
        cell(moment(line.imported_at), "dim"),
        cell(line.title),
    )


class SourcesScreen(FilteredScreen):
    """Every source, or those whose line holds a text."""

    BINDINGS = bindings_for("sources")
    contexts = ("pane", "sources")
    place = "nav.sources"
    _every: tuple[SourceLine, ...] = ()
    _lines: tuple[SourceLine, ...] = ()

    def body(self) -> Iterator[Widget]:
        """Filter line and list."""
        yield Input(id="filter", placeholder="filter by publisher, title or number", compact=True)
        rows = VTable(SOURCE_COLUMNS, id="rows", empty="Reading...", sorts=tuple(SOURCE_ORDERS))
        yield Pane("Sources", rows, id="sources-pane")

    def heading(self) -> str:
        """The place's name."""
        return "Sources"

    def read(self) -> None:
        """Ask for the sources."""
        self.desk_app.desk.ask(
            self, "sources", lambda services: services.docket.sources(), self._show
        )

    def _show(self, every: tuple[SourceLine, ...]) -> None:
        self._every = every
        wanted = self.filter_text.casefold()
        found = [line for line in every if holds(line, wanted)]
        self._lines = in_order(found, self.rows.arrangement, SOURCE_ORDERS)
        empty = (
            "No source holds that text." if wanted else "No sources yet: casetracker import FILE"
        )
        refs = [line.ref for line in self._lines]
        rows = Rows(len(refs), lambda at: source_row(self._lines[at]), ids=refs)
        self.rows.show(rows, empty=empty)
        self.query_one("#sources-pane", Pane).put(f"Sources ({len(self._lines):,})")
        if not self._lines:
            self.status("0 sources")
        self.refresh_keys()

    def filter_changed(self) -> None:
        """Filter what was read already."""
        self._show(self._every)

    @on(VTable.Moved, "#rows")
    def _moved(self, event: VTable.Moved) -> None:
        line = self._lines[event.index]
        self.status(
            f"source {event.index + 1} of {len(self._lines):,} · {line.accepted} of {line.claims}"
            f" facts accepted, {line.waiting} waiting · ! conflict"
        )
        self.refresh_keys()

    @on(VTable.Chosen, "#rows")
    def _open(self, event: VTable.Chosen) -> None:
        self.app.push_screen(SourceScreen(self._lines[event.index].ref))

    def why_not(self, action_id: str) -> str | None:
        """Review needs something that was read."""
        if action_id == "source.review":
            line = self._lines[self.rows.cursor] if self._lines else None
            if line is None or not line.claims:
                return "Nothing was read from this source."
        return None

    def do_review(self) -> None:
        """Review the source under the cursor."""
        self.desk_app.open_review(self._lines[self.rows.cursor].ref)

    def do_history(self) -> None:
        """What became of the source under the cursor."""
        if self._lines:
            self.app.push_screen(HistoryScreen(self._lines[self.rows.cursor].ref))

    def do_undo(self) -> None:
        """Undo the latest change."""
        self.desk_app.undo_latest(self)
