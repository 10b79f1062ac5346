"""Persons against stages and against charges: who has what, and where the gaps are."""

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from textual import on
from textual.containers import Container
from textual.widget import Widget

from casetracker.tui.actions import bindings_for
from casetracker.tui.fact_words import citation_text
from casetracker.tui.finding_ports import finding
from casetracker.tui.screens.base import DocketScreen, Pane
from casetracker.tui.screens.cited import open_cited
from casetracker.tui.screens.history import HistoryScreen
from casetracker.tui.screens.matrix_cells import (
    cell_text,
    citations_of,
    column_title,
    headings,
    legend,
    marks_of,
    row_of,
    sized,
)
from casetracker.tui.screens.tabbed import TabBar
from casetracker.tui.widgets.grid import Grid
from casetracker.tui.widgets.reader import Reader
from casetracker.tui.widgets.vtable import Column, Rows, VTable
from casetracker.views.common import CitationView
from casetracker.views.docket import DefendantView
from casetracker.views.matrix import CellState, MatrixRow, MatrixView

_KINDS: Final = ("Stages", "Charges")
_FROZEN: Final = (Column("Person", 7), Column("Name", 18))
_BAR: Final = 5
_LONG_BAR: Final = 12
_ROOMY: Final = (Column("Person", 8), Column("Name", 26))


class MatrixScreen(DocketScreen):
    """The matrix of a case or a group; enter opens the defendant, `o` the source of the cell."""

    BINDINGS = bindings_for("tabs", "matrix")
    contexts: ClassVar[tuple[str, ...]] = ("pane", "tabs", "matrix")

    def __init__(self, ref: str) -> None:
        """The matrix of that case or group."""
        super().__init__()
        self.ref = ref
        self.place = "nav.groups" if ref.startswith("G") else "nav.cases"  # type: ignore[misc]  # the place of its record
        self._current = 0
        self._is_wide = False
        self._view: MatrixView | None = None
        self._people: dict[str, DefendantView] = {}

    def body(self) -> Iterator[Widget]:
        """What it is of, the grid, the cell, the legend."""
        yield TabBar()
        with Container(id="matrix-body"):
            yield Pane("Reading...", Grid(id="grid", empty="Reading..."), id="grid-pane")
            with Container(id="matrix-side"):
                yield Pane("Cell", Reader(id="cell"), id="cell-pane")
                yield Pane("Legend", Reader(id="legend"), id="legend-pane")

    def heading(self) -> str:
        """Whose matrix."""
        whole = "Groups" if self.ref.startswith("G") else "Cases"
        return f"{whole} > {self.ref} > Matrix"

    def on_mount(self) -> None:
        """Start in the grid."""
        super().on_mount()
        self.grid.focus()

    @property
    def grid(self) -> Grid:
        """The grid."""
        return self.query_one(Grid)

    def read(self) -> None:
        """Ask for the matrix that is shown."""
        ref, is_stages = self.ref, self._current == 0

        def call(services: Any) -> MatrixView:
            matrices = finding(services).matrices
            return matrices.stages(ref) if is_stages else matrices.charges(ref)

        self.query_one(TabBar).put(_KINDS, self._current)
        self.desk_app.desk.ask(self, "matrix", call, self._show)

    def _show(self, view: MatrixView) -> None:
        self._view = view
        self._people = {}
        self._show_rows()

    def _show_rows(self) -> None:
        view = self._view
        if view is None:
            return
        is_wide, is_roomy = self._is_wide, self.has_class("-wide")
        letters = self.desk_app.letters
        bar = _LONG_BAR if is_roomy else _BAR
        self.query_one("#legend", Reader).show(legend(view, letters, bar), keep_place=True)
        self.grid.show_grid(
            _ROOMY if is_roomy and not is_wide else _FROZEN,
            sized(view, letters, is_wide=is_wide),
            Rows(len(view.rows), lambda at: row_of(view.rows[at], is_wide=is_wide)),
        )
        if not view.rows or not view.columns:
            self._tell_nothing(view)
        self.refresh_keys()

    def _tell_nothing(self, view: MatrixView) -> None:
        what = "Nobody is on file here." if not view.rows else f"No {view.of[:-1]} is on file here."
        self.query_one("#grid-pane", Pane).put(f"{self.ref}  persons by {view.of}")
        self.query_one("#cell", Reader).show(what)
        self.status(what)

    # -- the cell

    @property
    def _row(self) -> MatrixRow | None:
        rows = self._view.rows if self._view is not None else ()
        return rows[self.grid.cursor] if self.grid.cursor < len(rows) else None

    @on(VTable.Moved, "#grid")
    def _moved(self) -> None:
        view, row = self._view, self._row
        if view is None or row is None or not view.columns:
            return
        at = self.grid.column
        sign = headings(view, self.desk_app.letters)[at]
        first, after = self.grid.shown
        beside = f" · columns {first + 1}-{after}" if after - first < len(view.columns) else ""
        self.query_one("#grid-pane", Pane).put(
            f"{self.ref}  {len(view.rows):,} by {len(view.columns)} {view.of}{beside} · "
            f"{sign} {column_title(view, view.columns[at])}"
        )
        self.status(marks_of(view))
        self._show_cell(view, row, at)
        each = row.cells[at]
        if row.ref not in self._people and (each.state is CellState.CITED or each.is_disputed):
            ref = row.ref
            self.desk_app.desk.ask(
                self,
                "person",
                lambda services: services.docket.defendant(ref),
                lambda person: self._know(ref, person),
            )

    def _know(self, ref: str, person: DefendantView) -> None:
        self._people[ref] = person
        if self._view is not None and self._row is not None:
            self._show_cell(self._view, self._row, self.grid.column)

    def _show_cell(self, view: MatrixView, row: MatrixRow, at: int) -> None:
        text = cell_text(view, row, at)
        state = row.cells[at].state
        if state is CellState.UNSOURCED or (state is CellState.CITED and row.ref in self._people):
            text += f"\n{citation_text(self._cited())}"
        self.query_one("#cell", Reader).show(text)
        self.refresh_keys()

    def _cited(self) -> tuple[CitationView, ...]:
        view, row = self._view, self._row
        person = self._people.get(row.ref) if row is not None else None
        if view is None or person is None or self.grid.column >= len(view.columns):
            return ()
        return citations_of(person, view, view.columns[self.grid.column])

    # -- what is done with it

    @on(VTable.Chosen, "#grid")
    def _chosen(self) -> None:
        if self._row is not None:
            self.desk_app.open_record(self._row.ref)

    def why_not(self, action_id: str) -> str | None:
        """Only a cell that is on file can have a source."""
        if action_id == "fact.source" and not self._cited():
            return "This cell cites no source."
        return None

    def do_source(self) -> None:
        """Open the source at the passage behind the cell; where several are, ask which."""
        open_cited(self.app, self._cited())

    def do_wide(self) -> None:
        """Dates and words in the cells, or marks."""
        self._is_wide = not self._is_wide
        self._show_rows()

    def do_next_tab(self) -> None:
        """Stages or charges."""
        self._current = (self._current + 1) % len(_KINDS)
        self.grid.column = 0
        self.read()

    def do_previous_tab(self) -> None:
        """There are only two."""
        self.do_next_tab()

    def do_history(self) -> None:
        """What became of the defendant of the row, else of the record."""
        self.app.push_screen(HistoryScreen(self._row.ref if self._row is not None else self.ref))

    def do_undo(self) -> None:
        """Undo the latest change."""
        self.desk_app.undo_latest(self)

    def resized(self) -> None:
        """Longer names where there is room."""
        self._show_rows()


class WithMatrix(DocketScreen):
    """A record that has a matrix."""

    ref: str

    def do_matrix(self) -> None:
        """Persons against stages and charges."""
        self.app.push_screen(MatrixScreen(self.ref))
