"""People: everybody on file, those with a name first, found by any spelling; rows are read by the page."""

from collections.abc import Iterator, Sequence
from typing import Final

from textual import on
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from casetracker.tui.actions import bindings_for
from casetracker.tui.operating_ports import operating
from casetracker.tui.safe import cell
from casetracker.tui.screens.base import Pane
from casetracker.tui.screens.narrowing import Narrowing
from casetracker.tui.screens.paging import pages_of
from casetracker.tui.widgets.pages import PAGE, Pages
from casetracker.tui.widgets.reader import Reader
from casetracker.tui.widgets.vtable import Column, Row, Rows, VTable
from casetracker.tui.words import count
from casetracker.views.persons import PersonLine

_COLUMNS: Final = (
    Column("Person", 9),
    Column("Name", 22, 3),
    Column("Spellings", 9, is_right=True),
    Column("Cases", 10, 1),
    Column("Groups", 10, 1),
    Column("Nationality", 11, from_width=90),
)


class PersonsScreen(Narrowing):
    """Everybody, or those whose name holds a text in whichever script."""

    BINDINGS = bindings_for("persons", "preview")
    contexts = ("pane", "persons", "preview")
    place = "nav.persons"

    def __init__(self) -> None:
        """Nobody has been read yet."""
        super().__init__()
        self._pages: Pages[PersonLine] = Pages((), lambda _number, _ids: None)

    def body(self) -> Iterator[Widget]:
        """Filter line, list and preview."""
        yield Input(
            id="filter", placeholder="filter by name, in any script, or reference", compact=True
        )
        with Container(classes="list-body"):
            yield Pane("People", VTable(_COLUMNS, id="rows", empty="Reading..."), id="list-pane")
            yield Pane("Preview", Reader(id="preview"), id="side-pane")

    def heading(self) -> str:
        """The place's name."""
        return "People"

    def read(self) -> None:
        """Ask who there is, in order; the rows follow where they are looked at."""
        text, facets = self.filter_text or None, self.facets
        self.desk_app.desk.ask(
            self,
            "persons",
            lambda services: operating(services).persons.ids(text, facets),
            self._show_ids,
            refused=self.not_narrowed,
        )

    def _show_ids(self, ids: Sequence[int]) -> None:
        self._pages = pages_of(
            self,
            ids,
            lambda services, wanted: operating(services).persons.lines(wanted),
            self._page_is_there,
        )
        empty = "Nobody fits: esc shows everybody." if self.has_step() else "Nobody is on file yet."
        self.rows.show(Rows(len(ids), self._row, ids=ids), empty=empty)
        self.query_one("#list-pane", Pane).put(f"People ({len(ids):,}){self.facets_words()}")
        if not ids:
            self.query_one("#preview", Reader).show("")
            self.query_one("#side-pane", Pane).put("Preview")
            self.status("0 people")
        self.refresh_keys()

    def _page_is_there(self, pages: Pages[PersonLine], number: int) -> None:
        if pages is self._pages:
            self.rows.refresh()
            if self.rows.cursor // PAGE == number:
                self._tell(self.rows.cursor)

    def _row(self, index: int) -> Row:
        line = self._pages.get(index)
        if line is None:
            return (cell("..."), *(cell("") for _ in _COLUMNS[1:]))
        return (
            cell(line.ref),
            cell(line.name or "no name on file", "" if line.name else "dim"),
            cell(str(line.spellings or "")),
            cell(", ".join(line.case_refs) or "-"),
            cell(", ".join(line.group_refs) or "-"),
            cell(line.nationality or "-"),
        )

    @on(VTable.Moved, "#rows")
    def _moved(self, event: VTable.Moved) -> None:
        self._tell(event.index)

    def _tell(self, index: int) -> None:
        if index >= len(self._pages):
            return
        self.status(f"person {index + 1:,} of {len(self._pages):,} · those with a name first")
        line = self._pages.get(index)
        if line is not None:
            self.query_one("#side-pane", Pane).put(line.ref)
            wide = self.is_roomy
            self.query_one("#preview", Reader).show(_side(line) if wide else _below(line))

    @on(VTable.Chosen, "#rows")
    def _chosen(self, event: VTable.Chosen) -> None:
        line = self._pages.get(event.index)
        if line is not None:
            self.desk_app.open_record(line.ref)

    def resized(self) -> None:
        """The preview is put in other words beside the list than below it."""
        if self._pages:
            self.rows.move(self.rows.cursor, is_forced=True)

    def do_undo(self) -> None:
        """Undo the latest change."""
        self.desk_app.undo_latest(self)


def _spelled(line: PersonLine) -> str:
    return count(line.spellings, "spelling") if line.spellings else "no spelling on file"


def _below(line: PersonLine) -> str:
    cases, groups = ", ".join(line.case_refs) or "no case", ", ".join(line.group_refs) or "no group"
    name = line.name or "A placeholder: no name is on file."
    return f"{name}\n{_spelled(line)} · {line.nationality or 'nationality unknown'}\n{cases} · {groups}"


def _side(line: PersonLine) -> str:
    return (
        f"{line.name or 'A placeholder: no name is on file.'}\n\nSpellings    {_spelled(line)}\n"
        f"Nationality  {line.nationality or 'unknown'}\nCases        "
        f"{', '.join(line.case_refs) or '-'}\nGroups       {', '.join(line.group_refs) or '-'}"
    )
