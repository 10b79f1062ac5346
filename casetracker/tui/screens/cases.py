"""Cases: the list, with the case under the cursor beside or below it."""

from collections.abc import Iterator
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
from casetracker.tui.safe import cell
from casetracker.tui.screens.base import Pane
from casetracker.tui.screens.case import CaseScreen
from casetracker.tui.screens.filtered import FilteredScreen
from casetracker.tui.screens.history import HistoryScreen
from casetracker.tui.screens.marking import Marking
from casetracker.tui.widgets.reader import Reader
from casetracker.tui.widgets.vtable import Column, Row, Rows, VTable
from casetracker.tui.words import count, mix_bars, mix_cell, mix_words, words
from casetracker.views.common import date_text
from casetracker.views.docket import CaseLine
from casetracker.views.review import ApplyOutcome

_COLUMNS: Final = (
    Column("Case", 8),
    Column("", 2),
    Column("People", 6, is_right=True),
    Column("Stages", 16, 2),
    Column("Reported", 10),
    Column("Sources", 7, is_right=True, from_width=90),
    Column("Title", 20, 4),
)


def marks(line: CaseLine) -> str:
    """The marks of a case: `!` sources disagree, `?` something has no source."""
    return f"{'!' if line.conflicts else ''}{'?' if line.unsourced else ''}"


class CasesScreen(Marking, FilteredScreen):
    """Every case, or those that hold a text."""

    BINDINGS = bindings_for("cases", "marks")
    contexts = ("pane", "cases", "marks")
    place = "nav.cases"
    _every: tuple[CaseLine, ...] = ()
    _lines: tuple[CaseLine, ...] = ()

    def body(self) -> Iterator[Widget]:
        """Filter line, list and preview."""
        yield Input(id="filter", placeholder="filter by number, title or place", compact=True)
        with Container(id="cases-body"):
            yield Pane("Cases", VTable(_COLUMNS, id="rows", empty="Reading..."), id="cases-pane")
            yield Pane("Preview", Reader(id="preview"), id="preview-pane")

    def heading(self) -> str:
        """The place's name."""
        return "Cases"

    def read(self) -> None:
        """Ask for the cases that the filter leaves."""
        text = self.filter_text or None
        self.desk_app.desk.ask(
            self, "cases", lambda services: services.docket.cases(text), self._show
        )

    def on_mount(self) -> None:
        """Rows take marks."""
        super().on_mount()
        self.rows.is_marked = self.is_row_marked

    def _show(self, every: tuple[CaseLine, ...]) -> None:
        self._every = every
        lines = tuple(line for line in every if not self.is_marked_only or line.ref in self.marks)
        self._lines = lines
        self.rows_are(line.ref for line in lines)
        empty = "No case holds that text." if self.filter_text else "No cases yet."
        self.rows.show(Rows(len(lines), self._row), empty=empty)
        self.show_marks()
        if not lines:
            self.query_one("#preview", Reader).show("")
            self.query_one("#preview-pane", Pane).put("Preview")
            self.status("0 cases")
        self.refresh_keys()

    def _row(self, index: int) -> Row:
        line = self._lines[index]
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
    def _preview(self, event: VTable.Moved) -> None:
        line = self._lines[event.index]
        wide = self.has_class("-wide")
        self.query_one("#preview-pane", Pane).put(line.ref)
        self.query_one("#preview", Reader).show(
            _side(line, self.desk_app.letters) if wide else _below(line)
        )
        self.status(
            f"case {event.index + 1} of {len(self._lines):,} · ! sources disagree  ? unsourced"
        )

    @on(VTable.Chosen, "#rows")
    def _open(self, event: VTable.Chosen) -> None:
        self.app.push_screen(CaseScreen(self._lines[event.index].ref))

    def resized(self) -> None:
        """The preview is put in other words beside the list than below it."""
        if self._lines:
            self.rows.move(self.rows.cursor, is_forced=True)

    def do_undo(self) -> None:
        """Undo the latest change."""
        self.desk_app.undo_latest(self)

    # -- marks

    def show_marks(self) -> None:
        """The number of marked cases stands in the heading."""
        only = ", marked only" if self.is_marked_only else ""
        heading = f"Cases ({len(self._lines):,}{only}){self.marks_words()}"
        self.query_one("#cases-pane", Pane).put(heading)

    def do_only(self) -> None:
        """Show only marked cases, or all again."""
        super().do_only()
        self._show(self._every)

    # -- one case

    def why_not(self, action_id: str) -> str | None:
        """There must be a case, or a mark."""
        if action_id in ("cases.edit", "record.history") and not self._lines:
            return "There is no case here."
        return self.why_no_mark(action_id) or super().why_not(action_id)

    def _ref(self) -> str:
        return self._lines[self.rows.cursor].ref

    def do_new(self) -> None:
        """Open a case by hand."""
        self.app.push_screen(FormDialog(new_case()), self._saved)

    def do_edit(self) -> None:
        """Change the case under the cursor."""
        ref = self._ref()
        self.desk_app.desk.ask(
            self,
            "form",
            lambda services: open_form(services, "case.edit", ref),
            self._ask,
        )

    def _ask(self, form: Form) -> None:
        self.app.push_screen(FormDialog(form), self._saved)

    def _saved(self, outcome: ApplyOutcome | None) -> None:
        if outcome is not None:
            self.say(f"Saved: {'; '.join(outcome.lines)} (u undoes it)")
            self.desk_app.docket_changed()

    def do_history(self) -> None:
        """What became of the case under the cursor."""
        self.app.push_screen(HistoryScreen(self._ref()))


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
