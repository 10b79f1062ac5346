"""Charges by article: the tree of provisions with who is accused under each, and one article whole."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.text import Text
from textual import on
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from casetracker.tui.actions import bindings_for
from casetracker.tui.fact_words import since_text
from casetracker.tui.operating_ports import operating
from casetracker.tui.ports import ServicesPort
from casetracker.tui.safe import cell
from casetracker.tui.screens.base import Pane
from casetracker.tui.screens.filtered import FilteredScreen
from casetracker.tui.screens.history import HistoryScreen
from casetracker.tui.screens.lines import Line, Sheet
from casetracker.tui.screens.tabbed import TabbedScreen
from casetracker.tui.screens.tables import PEOPLE, person_line
from casetracker.tui.screens.told import WithHistory
from casetracker.tui.widgets.reader import Reader
from casetracker.tui.widgets.vtable import Column, Row, Rows, VTable
from casetracker.tui.words import count, words
from casetracker.views.charges import ChargeLine, ProvisionLine
from casetracker.views.common import date_text
from casetracker.views.docket import DefendantLine
from casetracker.views.quoting import as_called

if TYPE_CHECKING:
    # Its module reads the tables: importing it here would keep the first frame waiting.
    from casetracker.services.charging import Search

_COLUMNS: Final = (
    Column("Article", 16),
    Column("Accused", 7, is_right=True),
    Column("Charges", 7, is_right=True),
    Column("Cases", 5, is_right=True),
    Column("What it is called", 24, 1),
)
_LINES: Final = (
    Column("Case", 8),
    Column("Article", 12),
    Column("Wording", 22, 2),
    Column("Status", 13),
    Column("Since", 12),
    Column("Accused", 7, is_right=True),
)
_NO_ARTICLE: Final = "no article"
_NAMED: Final = 30  # cases or people; a frequent article has thousands
Found = tuple[tuple[ChargeLine, ...], tuple[DefendantLine, ...]]


class Counted(NamedTuple):
    """A provision with how many are accused; who they are is left out, for that is most of a docket."""

    line: ProvisionLine
    accused: int

    @classmethod
    def of(cls, line: ProvisionLine) -> "Counted":
        """The provision of a row, counted."""
        return cls(replace(line, defendant_refs=()), len(line.defendant_refs))


class ChargesScreen(FilteredScreen):
    """The articles that charges name, wider ones first, and wordings without an article."""

    BINDINGS = bindings_for("charges", "preview")
    contexts = ("pane", "charges", "preview")
    place = "nav.charges"
    _every: tuple[Counted, ...] = ()
    _lines: tuple[Counted, ...] = ()

    def body(self) -> Iterator[Widget]:
        """Filter line, tree and preview."""
        yield Input(id="filter", placeholder="filter by article, wording or case", compact=True)
        with Container(classes="list-body"):
            yield Pane("Charges", VTable(_COLUMNS, id="rows", empty="Reading..."), id="list-pane")
            yield Pane("Preview", Reader(id="preview"), id="side-pane")

    def heading(self) -> str:
        """The place's name."""
        return "Charges by article"

    def read(self) -> None:
        """Ask for the tree."""
        self.desk_app.desk.ask(
            self,
            "provisions",
            lambda services: tuple(map(Counted.of, operating(services).charges.provisions())),
            self._show,
            is_slow=True,
        )

    def _show(self, every: tuple[Counted, ...]) -> None:
        self._every = every
        wanted = self.filter_text.casefold()
        self._lines = tuple(each for each in every if wanted in _searched(each.line))
        empty = "No charge holds that text." if wanted else "No charge is on file."
        keys = [f"{line.article or ''} {line.label}" for line, _ in self._lines]
        self.rows.show(Rows(len(keys), self._row, ids=keys), empty=empty)
        articles = sum(line.article is not None for line, _ in self._lines)
        self.query_one("#list-pane", Pane).put(
            f"{count(articles, 'article')}, {count(len(self._lines) - articles, 'wording')} without one"
        )
        if not self._lines:
            self.query_one("#preview", Reader).show("")
            self.query_one("#side-pane", Pane).put("Preview")
            self.status("0 charges")
        self.refresh_keys()

    def filter_changed(self) -> None:
        """Filter what was read already."""
        self._show(self._every)

    def _row(self, index: int) -> Row:
        line, accused = self._lines[index]
        return (
            _indented(line),
            cell(str(accused)),
            cell(str(line.charges)),
            cell(str(len(line.case_refs))),
            cell(_called(line)),
        )

    @on(VTable.Moved, "#rows")
    def _moved(self, event: VTable.Moved) -> None:
        if event.index >= len(self._lines):
            return
        line, accused = self._lines[event.index]
        self.query_one("#side-pane", Pane).put(
            f"Article {line.article}" if line.article else _NO_ARTICLE.capitalize()
        )
        self.query_one("#preview", Reader).show(_preview(line, accused))
        self.status(
            f"row {event.index + 1} of {len(self._lines)} · an article counts its parts, everybody once"
        )

    @on(VTable.Chosen, "#rows")
    def _chosen(self, event: VTable.Chosen) -> None:
        self.app.push_screen(ProvisionScreen(self._lines[event.index].line))

    def do_undo(self) -> None:
        """Undo the latest change."""
        self.desk_app.undo_latest(self)


def _indented(line: ProvisionLine) -> Text:
    name = cell(line.article or _NO_ARTICLE, "" if line.article else "dim")
    return Text("  " * line.depth, no_wrap=True, end="").append_text(name)


def _searched(line: ProvisionLine) -> str:
    return f"{line.article or _NO_ARTICLE} {line.label} {' '.join(line.case_refs)}".casefold()


def _called(line: ProvisionLine) -> str:
    """What an article is called, or the words of an accusation, which are somebody's: in quotes."""
    if not line.label:
        return "no wording on file"
    if line.pack:
        return f"{line.label} [{line.pack}]"
    return line.label if line.article else f"“{line.label}”"


def _preview(line: ProvisionLine, accused: int) -> str:
    cases, more = ", ".join(line.case_refs[:_NAMED]), len(line.case_refs) - _NAMED
    parts = line.charges - line.own
    under = f", {parts} of them under its parts" if parts and line.article else ""
    return (
        f"{_called(line)}\n"
        f"{count(accused, 'person', 'people')} accused · "
        f"{count(line.charges, 'charge')}{under}\n{cases}{f' and {more:,} more' if more > 0 else ''}"
    )


class ProvisionScreen(WithHistory, TabbedScreen):
    """An article, or a wording without one: the charges, and those who are accused."""

    place = "nav.charges"

    def __init__(self, line: ProvisionLine) -> None:
        """The provision of a row."""
        super().__init__(line.article or _NO_ARTICLE)
        self._provision = line

    def heading(self) -> str:
        """The article and what it is called."""
        return f"Charges > {self.ref} {self._provision.label}"

    def read(self) -> None:
        """Ask for the charges and for those accused."""
        line = self._provision

        def call(services: ServicesPort) -> Found:
            charges = operating(services).charges
            lines = [each for each in charges.charges(_search(line)) if _is_meant(each, line)]
            refs = {ref for each in lines for ref in each.defendant_refs}
            accused = [each for each in charges.accused(_search(line)) if each.ref in refs]
            return tuple(lines), tuple(accused)

        self.desk_app.desk.ask(self, "provision", call, self._show, is_slow=True)

    def _show(self, found: Found) -> None:
        lines, accused = found
        people = tuple(person_line(each) for each in accused)
        self.show_tabs(
            (
                Sheet("Accused", PEOPLE, people, "Nobody is accused under it now."),
                Sheet("Charges", _LINES, tuple(map(_charge, lines)), "No charge is on file."),
            )
        )

    def do_history(self) -> None:
        """What became of whom the cursor is on: an article has no history of its own."""
        line = self._line()
        if line is not None and line.opens is not None:
            self.app.push_screen(HistoryScreen(line.opens))

    def open_record(self, ref: str) -> None:
        """A defendant, a case."""
        self.desk_app.open_record(ref)


def _search(line: ProvisionLine) -> "Search":
    # The services stand ready by now: see TYPE_CHECKING above.
    from casetracker.services.charging import Search  # noqa: PLC0415

    return Search(article=line.article) if line.article else Search(wording=line.label)


def _is_meant(charge: ChargeLine, line: ProvisionLine) -> bool:
    if line.article is not None:
        return True
    return charge.article is None and charge.wording.casefold() == line.label.casefold()


def _charge(line: ChargeLine) -> Line:
    row = (
        cell(line.case_ref),
        cell(line.article or "-"),
        cell(line.wording),
        cell(words(line.status)),
        cell(date_text(line.since)),
        cell(str(len(line.defendant_refs))),
    )
    shown = ", ".join(line.defendant_refs[:_NAMED])
    more = len(line.defendant_refs) - _NAMED
    note = (
        f"{as_called(line.wording, line.citations, line.titled_by)}\n"
        f"{since_text(words(line.status), line.since)}\n"
        f"Against {shown}{f' and {more} more' if more > 0 else ''}"
    )
    return Line(row, (), note, line.case_ref, is_fact=False)
