"""Cases: the list, with the case under the cursor beside or below it."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from textual import on
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from casetracker.model.vocabulary import Priority
from casetracker.tui.actions import bindings_for
from casetracker.tui.dialogs.form import FormDialog, open_form
from casetracker.tui.forms.fields import Form
from casetracker.tui.forms.records import new_case
from casetracker.tui.ports import ServicesPort
from casetracker.tui.safe import cell
from casetracker.tui.screens.base import Pane
from casetracker.tui.screens.case import CaseScreen
from casetracker.tui.screens.history import HistoryScreen
from casetracker.tui.screens.marking import Marking, Refs
from casetracker.tui.screens.narrowing import Narrowing
from casetracker.tui.screens.paging import pages_of
from casetracker.tui.widgets.pages import PAGE, Pages
from casetracker.tui.widgets.reader import Reader
from casetracker.tui.widgets.vtable import Column, Row, Rows, VTable
from casetracker.tui.words import count, in_short, mix_bars, mix_cell, mix_words, words
from casetracker.views.common import date_text
from casetracker.views.docket import CaseLine
from casetracker.views.review import ApplyOutcome

_COLUMNS: Final = (
    Column("Case", 8),
    Column("", 2),
    Column("People", 6, is_right=True),
    Column("Stages", 16, 2),
    Column("Reported", 10, from_width=60),
    Column("Sources", 7, is_right=True, from_width=90),
    Column("Title", 20, 4),
)

_ORDERS: Final = {"Case": "case", "People": "people", "Title": "title"}
_Found = tuple[Sequence[int], int, tuple[CaseLine, ...]]


def marks(line: CaseLine) -> str:
    """The marks of a case: `!` sources disagree, `?` something has no source."""
    return f"{'!' if line.conflicts else ''}{'?' if line.unsourced else ''}"


class CasesScreen(Marking, Narrowing):
    """Every case, or those that hold a text: the ids at once, the lines as they are looked at."""

    BINDINGS = bindings_for("cases", "marks", "preview")
    contexts = ("pane", "cases", "marks", "preview")
    place = "nav.cases"
    mark_kind = int

    def __init__(self) -> None:
        """No case is known yet."""
        super().__init__()
        self._pages: Pages[CaseLine] = Pages((), lambda _number, _ids: None)

    def body(self) -> Iterator[Widget]:
        """Filter line, list and preview."""
        yield Input(id="filter", placeholder="filter by number, title or place", compact=True)
        with Container(id="cases-body"):
            rows = VTable(_COLUMNS, id="rows", empty="Reading...", sorts=tuple(_ORDERS))
            yield Pane("Cases", rows, id="cases-pane")
            yield Pane("Preview", Reader(id="preview"), id="preview-pane")

    def heading(self) -> str:
        """The place's name."""
        return "Cases"

    def on_mount(self) -> None:
        """Rows take marks."""
        super().on_mount()
        self.rows.is_marked = self.is_row_marked

    def read(self) -> None:
        """Ask for the cases that the filter leaves, and for the lines around the cursor."""
        text, arranged = self.filter_text or None, self.rows.arrangement
        order, is_descending = _ORDERS.get(arranged.order, "case"), arranged.is_descending
        number = self.rows.cursor // PAGE
        wanted = frozenset(self.marks.keys) if self.is_marked_only else None
        facets = self.facets

        def call(services: ServicesPort) -> _Found:
            ids = services.listing.ids(text, order, facets, is_descending=is_descending)
            if wanted is not None:
                ids = array("q", (each for each in ids if each in wanted))
            page = min(number, max(len(ids) - 1, 0) // PAGE)
            return ids, page, services.listing.lines(ids[page * PAGE : (page + 1) * PAGE])

        is_whole = text is None and wanted is None and not facets
        self.desk_app.desk.ask(
            self,
            "cases",
            call,
            lambda found: self._show(found, is_whole=is_whole),
            refused=self.not_narrowed,
        )

    def _show(self, found: _Found, *, is_whole: bool) -> None:
        ids, number, lines = found
        self._pages = pages_of(
            self, ids, lambda services, wanted: services.listing.lines(wanted), self._page_is_there
        )
        if len(lines) == len(self._pages.ids_of(number)):
            self._pages.put(number, lines)
        self.rows_are(ids)
        if is_whole and len(self.marks):
            self.marks.keep(frozenset(ids))
        empty = "No case fits: esc shows all of them." if self.has_step() else "No cases yet."
        self.rows.show(Rows(len(ids), self._row, ids=ids), empty=empty)
        self.show_marks()
        if not ids:
            self.query_one("#preview", Reader).show("")
            self.query_one("#preview-pane", Pane).put("Preview")
            self.status("0 cases")
        self.refresh_keys()

    def _page_is_there(self, pages: Pages[CaseLine], number: int) -> None:
        if pages is self._pages:
            self.rows.refresh()
            if self.rows.cursor // PAGE == number:
                self._preview(self.rows.cursor)

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
        if event.index < len(self._pages):
            self._preview(event.index)

    def _preview(self, index: int) -> None:
        self.status(f"case {index + 1:,} of {len(self._pages):,} · ! sources disagree  ? unsourced")
        line = self._pages.get(index)
        if line is not None:
            wide = self.is_roomy
            self.query_one("#preview-pane", Pane).put(line.ref)
            self.query_one("#preview", Reader).show(
                _side(line, self.desk_app.letters) if wide else _below(line)
            )

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

    # -- marks

    def show_marks(self) -> None:
        """The number of marked cases stands in the heading."""
        only = ", marked only" if self.is_marked_only else ""
        heading = f"Cases ({len(self._pages):,}{only}){self.facets_words()}{self.marks_words()}"
        self.query_one("#cases-pane", Pane).put(heading)

    def with_refs(self, then: Callable[[Refs], None]) -> None:
        """Rows are marked by their ids; the references are asked for when they are needed."""
        ids = self.marks.keys
        self.desk_app.desk.ask(self, "refs", lambda services: services.listing.refs(ids), then)

    def do_only(self) -> None:
        """Show only marked cases, or all again."""
        super().do_only()
        self.read()

    # -- one case

    def why_not(self, action_id: str) -> str | None:
        """There must be a case, or a mark."""
        if action_id in ("cases.edit", "record.history") and self._line() is None:
            return "There is no case here."
        return self.why_no_mark(action_id) or super().why_not(action_id)

    def _line(self) -> CaseLine | None:
        """The case under the cursor; None while it is being read."""
        return self._pages.get(self.rows.cursor)

    def do_new(self) -> None:
        """Open a case by hand."""
        self.app.push_screen(FormDialog(new_case()), self._opened)

    def do_edit(self) -> None:
        """Change the case under the cursor."""
        line = self._line()
        if line is not None:
            ref = line.ref
            self.desk_app.desk.ask(
                self, "form", lambda services: open_form(services, "case.edit", ref), self._ask
            )

    def _ask(self, form: Form) -> None:
        self.app.push_screen(FormDialog(form), self._saved)

    def _opened(self, outcome: ApplyOutcome | None) -> None:
        """Show the new case: what is known of it is entered there."""
        self._saved(outcome)
        ref = outcome.lines[0].partition(":")[0] if outcome is not None and outcome.lines else ""
        if ref.startswith("C-"):
            self.desk_app.open_record(ref)

    def _saved(self, outcome: ApplyOutcome | None) -> None:
        if outcome is not None:
            self.say(f"Saved: {in_short(outcome.lines)} (u undoes it)")
            self.desk_app.docket_changed()

    def do_history(self) -> None:
        """What became of the case under the cursor."""
        line = self._line()
        if line is not None:
            self.app.push_screen(HistoryScreen(line.ref))


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
