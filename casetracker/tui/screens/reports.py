"""Reports: the scope left, the report of a kind right, exported to files."""

from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget

from casetracker.text import shorten
from casetracker.tui.actions import bindings_for
from casetracker.tui.dialogs.export import Export, ExportDialog
from casetracker.tui.facade import message_of
from casetracker.tui.safe import cell
from casetracker.tui.screens.base import Pane
from casetracker.tui.screens.finding_text import FindsInText
from casetracker.tui.screens.paging import pages_of
from casetracker.tui.screens.panes import Frame
from casetracker.tui.screens.report_choices import WHOLE, ReportChoices
from casetracker.tui.widgets.pages import PAGE, Pages
from casetracker.tui.widgets.reader import Reader
from casetracker.tui.widgets.vtable import Column, Row, Rows, VTable
from casetracker.views.docket import CaseLine, GroupLine

_SCOPES: Final = (Column("", 7), Column("", 8, 1))
LONG: Final = 200  # characters of a reason why nothing was written
AT_ONCE: Final = 1_000  # cases of a docket whose report is built without being asked for
SHOWN: Final = 400_000  # characters of a report that are shown; its files hold all of it
_CHOSEN: Final = -1  # the row of the record that was chosen by its number or name


class ReportsScreen(ReportChoices, FindsInText):
    """A report of the docket or of a record, of the kind and in the language that were chosen."""

    BINDINGS = bindings_for("reports")
    contexts = ("pane", "reports")
    place = "nav.reports"
    text_pane = "#preview"
    zoom_priority = 60
    _pages: Pages[CaseLine] | None = None
    _folder: Path | None = None
    _note = ""
    _shown: str | None = ""
    _is_offered = False
    _is_writing = False
    _records: tuple[tuple[str, str], ...] = ()

    def body(self) -> Iterator[Widget]:
        """Scope and preview."""
        with Horizontal(id="reports-body"):
            yield Pane("Scope", VTable(_SCOPES, id="scope", has_header=False, empty="Reading..."),
                       id="scope-pane")  # fmt: skip
            yield Pane("Preview", Reader(id="preview"), id="report-pane")

    def on_mount(self) -> None:
        """Start with the scope."""
        super().on_mount()
        self.query_one("#scope", VTable).focus()

    @property
    def scope(self) -> str | None:
        """The record chosen, or None for the whole docket."""
        cursor = self.query_one("#scope", VTable).cursor
        at = self._place(cursor)
        if at < 0:
            return self.chosen.ref if cursor and self.chosen is not None else None
        if self._records:
            return self._records[at][0] if at < len(self._records) else None
        line = self._line(cursor)
        return line.ref if line is not None else None

    def _place(self, index: int) -> int:
        """The place of a row among the cases or records; below 0 for those above them."""
        return index - 1 - (self.chosen is not None)

    def _line(self, index: int) -> CaseLine | None:
        """The case of a row; None for the whole docket, and while the case is being fetched."""
        at = self._place(index)
        return self._pages.get(at) if self._pages is not None and at >= 0 else None

    def read(self) -> None:
        """Ask for what a report of this kind may be about, for the language and for the folder."""
        desk, prefixes = self.desk_app.desk, self.kind.prefixes
        desk.ask(
            self, "language", lambda services: services.reporting.language(), self.know_language
        )
        if "C" in prefixes:
            desk.ask(self, "cases", lambda services: services.listing.ids(), self._show_cases)
        elif "G" in prefixes:
            desk.ask(self, "cases", lambda services: services.docket.groups(), self._show_groups)
        else:
            self._show_records(())
        desk.ask(
            self, "folder", lambda services: services.reporting.default_folder(), self._know_folder
        )

    def _know_folder(self, folder: Path) -> None:
        self._folder = folder
        self.refresh_keys()

    def _show_groups(self, groups: Sequence[GroupLine]) -> None:
        self._show_records(tuple((each.ref, each.label) for each in groups))

    def _show_records(self, records: tuple[tuple[str, str], ...]) -> None:
        """What there is to choose from, where it is no cases."""
        self._pages, self._records = None, records
        above = 1 + (self.chosen is not None)

        def row(index: int) -> Row:
            own = index < above
            return self._row_above(index) if own else tuple(map(cell, records[index - above]))

        self._fill(Rows(above + len(records), row))

    def _fill(self, rows: Rows) -> None:
        """Show what there is to choose from, at the record that was just chosen."""
        cursor = 1 if self.is_just_chosen else None
        self.is_just_chosen = False
        self.query_one("#scope", VTable).show(rows, cursor=cursor)
        self.refresh_keys()

    def _show_cases(self, ids: Sequence[int]) -> None:
        self._records = ()
        self._pages = pages_of(
            self, ids, lambda services, wanted: services.listing.lines(wanted), self._page_is_there
        )
        keys = array("q", (0,) if self.chosen is None else (0, _CHOSEN))
        keys.extend(ids)
        self._fill(Rows(len(keys), self._row, ids=keys))

    def _page_is_there(self, pages: Pages[CaseLine], number: int) -> None:
        scope = self.query_one("#scope", VTable)
        if pages is self._pages:
            scope.refresh()
            if self._place(scope.cursor) // PAGE == number:
                self._build()

    def _row(self, index: int) -> Row:
        if self._place(index) < 0:
            return self._row_above(index)
        line = self._line(index)
        return (cell("..."), cell("")) if line is None else (cell(line.ref), cell(line.title))

    def _row_above(self, index: int) -> Row:
        """The whole docket, or the record that was chosen."""
        if index == 0 or self.chosen is None:
            return (cell("All"), cell(WHOLE))
        return (cell(self.chosen.ref), cell(self.chosen.name or self.chosen.kind))

    @on(VTable.Moved, "#scope")
    def _build(self) -> None:
        """Build the preview anew; the old one stays, marked, until the new one is there."""
        scope = self.scope
        if scope is None and self._pages is not None and self.query_one("#scope", VTable).cursor:
            return  # The case is being fetched; its page comes back here.
        if scope is None and self._pages is not None and len(self._pages) > AT_ONCE:
            self._offer_whole(len(self._pages))
        else:
            self._begin(scope)

    def _offer_whole(self, cases: int) -> None:
        """A report of very many cases takes minutes: nobody waits for it unasked."""
        self._is_offered = True
        if self._shown is None:
            heading = f"Preview  {self.told(None)}  as it was: enter builds it anew"
            self.query_one("#report-pane", Pane).put(heading)
            return
        self.query_one("#report-pane", Pane).put(f"Preview  {self.told(None)}")
        self.query_one("#preview", Reader).show(
            f"The report of the whole docket, {cases:,} cases, takes a while.\n\n"
            "enter builds it here, and you can go on working meanwhile.\n^s writes it to files."
        )
        self.status(self._note or "full names here; ^s asks for whom the files are")

    def _begin(self, scope: str | None) -> None:
        self._is_offered = False
        kind, language, period = self.kind.name, self.language, self.period()
        self.query_one("#report-pane", Pane).put(f"Preview  {self.told(scope)}  being built")
        self.desk_app.desk.ask(
            self,
            "preview",
            lambda services: services.reporting.preview(
                scope, kind=kind, language=language, period=period
            ),
            lambda text: self._show_preview(scope, text),
            refused=self._no_preview,
            is_slow=True,
        )

    def _show_preview(self, scope: str | None, text: str) -> None:
        if scope != self.scope:
            return  # Another scope was chosen meanwhile.
        lines = text.count("\n") + 1
        if len(text) > SHOWN:
            rest = "The rest is left out here: ^s writes all of it to files."
            text = f"{text[:SHOWN]}\n\n{rest}"
        self.query_one("#report-pane", Pane).put(
            f"Preview  {self.told(scope)}  {lines:,} lines · up to date"
        )
        self.query_one("#preview", Reader).show(text, keep_place=scope == self._shown)
        if scope != self._shown and not self._is_writing:
            self._note = ""
        self._shown = scope
        self.status(self._note or "full names here; ^s asks for whom the files are")

    def _no_preview(self, error: Exception) -> None:
        self.query_one("#report-pane", Pane).put("Preview  could not be built")
        self.query_one("#preview", Reader).show(message_of(error))

    @on(VTable.Chosen, "#scope")
    def _read_on(self) -> None:
        """Read the report that is there, or build that of a long docket."""
        if self.scope is None and self._is_offered:
            self._begin(None)
        else:
            self.query_one("#preview", Reader).focus()

    def why_not(self, action_id: str) -> str | None:
        """Export needs to know where to; one report is written at a time."""
        if action_id == "reports.export" and self._is_writing:
            return "A report is being written: its files are named here when they are there."
        if action_id == "reports.export" and self._folder is None:
            return "The docket is still being opened."
        if action_id == "reports.period" and not self.kind.period:
            return "This report tells everything: Chronology and Changes take a period."
        return super().why_not(action_id)

    def do_export(self) -> None:
        """Ask where and as what, then write."""
        scope = self.scope
        self.app.push_screen(
            ExportDialog(
                f"Export: {self.kind.title.english}, {self.told(scope)}",
                self._folder or Path.cwd(),
                self.kind.formats,
            ),
            lambda export: self._write(scope, export) if export is not None else None,
        )

    def _write(self, scope: str | None, export: Export) -> None:
        self._is_writing = True
        kind, language, period = self.kind.name, self.language, self.period()
        self._tell(f"Writing... {self.told(scope)} as {', '.join(export.formats)}")
        self.desk_app.desk.order(
            self,
            "write",
            lambda services: services.reporting.write(
                scope,
                export.formats,
                export.folder,
                kind=kind,
                profile=export.profile,
                language=language,
                period=period,
            ),
            self._written,
            refused=self._not_written,
            is_slow=True,
        )

    def _written(self, paths: tuple[Path, ...]) -> None:
        self._is_writing = False
        names = ", ".join(path.name for path in paths)
        folder = f" to {paths[0].parent}" if paths else ""
        self.say(f"Written{folder}: {names}")
        self._tell(f"written{folder}: {names}")

    def _not_written(self, error: Exception) -> None:
        self._is_writing = False
        self.desk_app.report(error)
        message = shorten(f"Not written: {message_of(error)}", LONG)
        self.desk_app.tell(message, is_warning=True)
        self._tell(message)

    def _tell(self, note: str) -> None:
        """Say in the status line how the writing stands; it stays there until another report is shown."""
        self._note = note
        self.status(note)
        self.refresh_keys()

    def begin_anew(self) -> None:
        """Another report is meant: what is shown is not of it."""
        self._shown, self._note = "", ""
        self.query_one("#preview", Reader).show("")
        self.refresh_bars()
        self.read()

    def chosen_left(self) -> None:
        """The rows below it move up by one."""
        scope = self.query_one("#scope", VTable)
        scope.cursor = max(scope.cursor - 1, 0)

    def pane_to_zoom(self) -> Frame | None:
        """The preview, whichever pane has the keys."""
        return self.query_one("#report-pane", Pane)
