"""Reports: the scope left, the report of a kind right, exported to files."""

from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget

from casetracker.reports.kinds import KINDS, ReportKind
from casetracker.reports.languages import SOURCE, offered
from casetracker.text import shorten
from casetracker.tui.actions import bindings_for
from casetracker.tui.dialogs.export import Export, ExportDialog
from casetracker.tui.dialogs.pick import PickDialog
from casetracker.tui.facade import message_of
from casetracker.tui.safe import cell
from casetracker.tui.screens.base import DocketScreen, Pane
from casetracker.tui.screens.paging import pages_of
from casetracker.tui.widgets.pages import PAGE, Pages
from casetracker.tui.widgets.reader import Reader
from casetracker.tui.widgets.vtable import Column, Row, Rows, VTable
from casetracker.views.docket import CaseLine, GroupLine

_SCOPES: Final = (Column("", 7), Column("", 8, 1))
WHOLE: Final = "Whole docket"
LONG: Final = 200  # characters of a reason why nothing was written
AT_ONCE: Final = 1_000  # cases of a docket whose report is built without being asked for
SHOWN: Final = 400_000  # characters of a report that are shown; its files hold all of it


class ReportsScreen(DocketScreen):
    """A report of the docket or of a record, of the kind and in the language that were chosen."""

    BINDINGS = bindings_for("reports")
    contexts = ("pane", "reports")
    place = "nav.reports"
    _pages: Pages[CaseLine] | None = None
    _folder: Path | None = None
    _note = ""
    _shown: str | None = ""
    _is_offered = False
    _is_writing = False
    _kind: ReportKind = KINDS["case-status"]
    _language = SOURCE
    _records: tuple[tuple[str, str], ...] = ()

    def body(self) -> Iterator[Widget]:
        """Scope and preview."""
        with Horizontal(id="reports-body"):
            yield Pane("Scope", VTable(_SCOPES, id="scope", has_header=False, empty="Reading..."),
                       id="scope-pane")  # fmt: skip
            yield Pane("Preview", Reader(id="preview"), id="report-pane")

    def heading(self) -> str:
        """The report's name."""
        language = f" ({self._language})" if self._language != SOURCE else ""
        return f"Reports > {self._kind.title.english}{language}"

    def on_mount(self) -> None:
        """Start with the scope."""
        super().on_mount()
        self.query_one("#scope", VTable).focus()

    @property
    def scope(self) -> str | None:
        """The record chosen, or None for the whole docket."""
        cursor = self.query_one("#scope", VTable).cursor
        if self._records:
            return self._records[cursor - 1][0] if 0 < cursor <= len(self._records) else None
        line = self._line(cursor)
        return line.ref if line is not None else None

    def _line(self, index: int) -> CaseLine | None:
        """The case of a row; None for the whole docket, and while the case is being fetched."""
        return self._pages.get(index - 1) if self._pages is not None and index > 0 else None

    def read(self) -> None:
        """Ask for what a report of this kind may be about, and for the folder."""
        desk, prefixes = self.desk_app.desk, self._kind.prefixes
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
        rows = [("All", WHOLE), *records]
        self.query_one("#scope", VTable).show(Rows.of([tuple(map(cell, row)) for row in rows]))
        self.refresh_keys()

    def _show_cases(self, ids: Sequence[int]) -> None:
        self._records = ()
        self._pages = pages_of(
            self, ids, lambda services, wanted: services.listing.lines(wanted), self._page_is_there
        )
        keys = array("q", (0,))
        keys.extend(ids)
        self.query_one("#scope", VTable).show(Rows(len(keys), self._row, ids=keys))
        self.refresh_keys()

    def _page_is_there(self, pages: Pages[CaseLine], number: int) -> None:
        scope = self.query_one("#scope", VTable)
        if pages is self._pages:
            scope.refresh()
            if scope.cursor and (scope.cursor - 1) // PAGE == number:
                self._build()

    def _row(self, index: int) -> Row:
        if index == 0:
            return (cell("All"), cell(WHOLE))
        line = self._line(index)
        return (cell("..."), cell("")) if line is None else (cell(line.ref), cell(line.title))

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
            heading = f"Preview  {WHOLE}  as it was: enter builds it anew"
            self.query_one("#report-pane", Pane).put(heading)
            return
        self.query_one("#report-pane", Pane).put(f"Preview  {WHOLE}")
        self.query_one("#preview", Reader).show(
            f"The report of the whole docket, {cases:,} cases, takes a while.\n\n"
            "enter builds it here, and you can go on working meanwhile.\n^s writes it to files."
        )
        self.status(self._note or "full names here; ^s asks for whom the files are")

    def _begin(self, scope: str | None) -> None:
        self._is_offered = False
        kind, language = self._kind.name, self._language
        self.query_one("#report-pane", Pane).put(f"Preview  {scope or WHOLE}  being built")
        self.desk_app.desk.ask(
            self,
            "preview",
            lambda services: services.reporting.preview(scope, kind=kind, language=language),
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
            f"Preview  {scope or WHOLE}  {lines:,} lines · up to date"
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
        return None

    def do_export(self) -> None:
        """Ask where and as what, then write."""
        scope = self.scope
        self.app.push_screen(
            ExportDialog(
                f"Export: {self._kind.title.english}, {scope or WHOLE}",
                self._folder or Path.cwd(),
                self._kind.formats,
            ),
            lambda export: self._write(scope, export) if export is not None else None,
        )

    def _write(self, scope: str | None, export: Export) -> None:
        self._is_writing = True
        kind, language = self._kind.name, self._language
        self._tell(f"Writing... {scope or WHOLE} as {', '.join(export.formats)}")
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

    def do_kind(self) -> None:
        """Choose the kind of report."""
        kinds = tuple(KINDS.values())
        choices = [(each.title.english, each.purpose) for each in kinds]

        def chosen(at: int | None) -> None:
            if at is not None and kinds[at] is not self._kind:
                self._kind = kinds[at]
                self._begin_anew()

        self.app.push_screen(PickDialog("Which report?", choices), chosen)

    def do_language(self) -> None:
        """The next language reports are written in."""
        codes = offered()
        self._language = codes[(codes.index(self._language) + 1) % len(codes)]
        self._begin_anew()

    def _begin_anew(self) -> None:
        """Another report is meant: what is shown is not of it."""
        self._shown, self._note = "", ""
        self.query_one("#preview", Reader).show("")
        self.refresh_bars()
        self.read()

    def remember(self) -> dict[str, Any]:
        """The kind and the language as well."""
        return {**super().remember(), "kind": self._kind.name, "language": self._language}

    def recall(self, state: dict[str, Any]) -> None:
        """The kind and the language as well."""
        self._kind = KINDS.get(str(state.get("kind")), self._kind)
        if state.get("language") in offered():
            self._language = str(state["language"])
        super().recall(state)

    def do_zoom(self) -> None:
        """The preview alone, or both panes."""
        is_zoomed = not self.has_class("-zoomed")
        self.set_class(is_zoomed, "-zoomed")
        self.query_one("#preview" if is_zoomed else "#scope").focus()

    def has_step(self) -> bool:
        """Whether the preview has the whole window."""
        return self.has_class("-zoomed")

    def back(self) -> bool:
        """Both panes again."""
        if self.has_class("-zoomed"):
            self.do_zoom()
            return True
        return False
