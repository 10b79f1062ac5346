"""Cases: the list, with the case under the cursor beside or below it."""

from collections.abc import Iterator, Sequence
from typing import Final

from textual import on
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from casetracker.model.vocabulary import Priority
from casetracker.tui.actions import bindings_for
from casetracker.tui.ports import ServicesPort
from casetracker.tui.safe import cell
from casetracker.tui.screens.base import Pane
from casetracker.tui.screens.case import CaseScreen
from casetracker.tui.screens.filtered import FilteredScreen
from casetracker.tui.widgets.pages import PAGE, Pages
from casetracker.tui.widgets.reader import Reader
from casetracker.tui.widgets.vtable import Column, Row, Rows, VTable
from casetracker.tui.words import count, mix_bars, mix_cell, mix_words, words
from casetracker.views.common import date_text
from casetracker.views.docket import CaseLine

_COLUMNS: Final = (
    Column("Case", 8),
    Column("", 2),
    Column("People", 6, is_right=True),
    Column("Stages", 16, 2),
    Column("Reported", 10),
    Column("Sources", 7, is_right=True, from_width=90),
    Column("Title", 20, 4),
)

_ORDERS: Final = {"Case": "case", "People": "people", "Title": "title"}
_Found = tuple[Sequence[int], int, tuple[CaseLine, ...]]


def marks(line: CaseLine) -> str:
    """The marks of a case: `!` sources disagree, `?` something has no source."""
    return f"{'!' if line.conflicts else ''}{'?' if line.unsourced else ''}"


class CasesScreen(FilteredScreen):
    """Every case, or those that hold a text: the ids at once, the lines as they are looked at."""

    BINDINGS = bindings_for("cases")
    contexts = ("pane", "cases")
    place = "nav.cases"

    def __init__(self) -> None:
        """No case is known yet."""
        super().__init__()
        self._pages: Pages[CaseLine] = Pages((), lambda _number, _ids: None)

    def body(self) -> Iterator[Widget]:
        """Filter line, list and preview."""
        yield Input(id="filter", placeholder="filter by number, title or place", compact=True)
        with Container(id="cases-body"):
            yield Pane("Cases", VTable(_COLUMNS, id="rows", empty="Reading...", sorts=tuple(_ORDERS)),
                       id="cases-pane")  # fmt: skip
            yield Pane("Preview", Reader(id="preview"), id="preview-pane")

    def heading(self) -> str:
        """The place's name."""
        return "Cases"

    def read(self) -> None:
        """Ask for the cases that the filter leaves, and for the lines around the cursor."""
        text, rows = self.filter_text or None, self.rows
        order = _ORDERS.get(rows.arrangement.order, "case")
        is_descending = rows.arrangement.is_descending
        number = rows.cursor // PAGE

        def call(services: ServicesPort) -> _Found:
            ids = services.listing.ids(text, order, is_descending=is_descending)
            page = min(number, max(len(ids) - 1, 0) // PAGE)
            return ids, page, services.listing.lines(ids[page * PAGE : (page + 1) * PAGE])

        self.desk_app.desk.ask(self, "cases", call, self._show)

    def _show(self, found: _Found) -> None:
        ids, number, lines = found
        pages: Pages[CaseLine] = Pages(ids, self._ask_page)
        pages.put(number, lines)
        self._pages = pages
        empty = "No case holds that text." if self.filter_text else "No cases yet."
        self.rows.show(Rows(len(ids), self._row, ids=ids), empty=empty)
        self.query_one("#cases-pane", Pane).put(f"Cases ({len(ids):,})")
        if not ids:
            self.query_one("#preview", Reader).show("")
            self.query_one("#preview-pane", Pane).put("Preview")
            self.status("0 cases")
        self.refresh_keys()

    def _ask_page(self, number: int, ids: Sequence[int]) -> None:
        pages = self._pages

        def fetched(lines: tuple[CaseLine, ...]) -> None:
            pages.put(number, lines)
            if pages is self._pages:
                self.rows.refresh()
                if self.rows.cursor // PAGE == number:
                    self._show_preview(self.rows.cursor)

        self.desk_app.desk.ask(
            self, f"page {number}", lambda services: services.listing.lines(ids), fetched
        )

    def _row(self, index: int) -> Row:
        line = self._pages.get(index)
        if line is None:
            return (cell("..."), *(cell("") for _ in _COLUMNS[1:]))
        return (
            cell(line.ref),
            cell(marks(line), "bold"),
            cell(str(line.defendants)),
            cell(mix_cell(line.stage_mix, self.desk_app.letters)),
            cell(date_text(line.last_reported)),
            cell(str(line.sources)),
            cell(line.title),
        )

    @on(VTable.Moved, "#rows")
    def _moved(self, event: VTable.Moved) -> None:
        self._show_preview(event.index)

    def _show_preview(self, index: int) -> None:
        total = len(self._pages)
        self.status(f"case {index + 1:,} of {total:,} · ! sources disagree  ? unsourced")
        line = self._pages.get(index)
        if line is None:
            return
        wide = self.has_class("-wide")
        self.query_one("#preview-pane", Pane).put(line.ref)
        self.query_one("#preview", Reader).show(
            _side(line, self.desk_app.letters) if wide else _below(line)
        )

    @on(VTable.Reordered, "#rows")
    def _reordered(self) -> None:
        self.rows.cursor = 0
        self.read()

    @on(VTable.Chosen, "#rows")
    def _open(self, event: VTable.Chosen) -> None:
        line = self._pages.get(event.index)
        if line is not None:
            self.app.push_screen(CaseScreen(line.ref))

    def resized(self) -> None:
        """The preview is put in other words beside the list than below it."""
        if self._pages:
            self.rows.move(self.rows.cursor, is_forced=True)

    def do_undo(self) -> None:
        """Undo the latest change."""
        self.desk_app.undo_latest(self)


def _counts(line: CaseLine) -> str:
    return " · ".join(
        part
        for part in (
            count(line.defendants, "defendant"),
            count(line.sources, "source"),
            f"! {count(line.conflicts, 'conflict')}" if line.conflicts else "",
            f"? {line.unsourced} unsourced" if line.unsourced else "",
            words(line.monitoring),
            "" if line.priority is Priority.NORMAL else f"{words(line.priority)} priority",
        )
        if part
    )


def _below(line: CaseLine) -> str:
    numbers = f" · no. {', '.join(line.numbers)}" if line.numbers else ""
    return f"{line.title}{numbers}\n{mix_words(line.stage_mix)}\n{_counts(line)}"


def _side(line: CaseLine, letters: dict[str, str]) -> str:
    numbers = ", ".join(line.numbers) or "-"
    bars = "\n".join(mix_bars(line.stage_mix, letters, bar=8)) or "No stage on file."
    return (
        f"{line.title}\n\nCase no.  {numbers}\nReported  {date_text(line.last_reported)}\n\n"
        f"{_counts(line)}\n\nStages\n{bars}"
    )
