"""Facts that nothing on file supports, each with the way to its record."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from textual import on
from textual.widget import Widget

from casetracker.tui.actions import bindings_for
from casetracker.tui.safe import cell
from casetracker.tui.screens.base import DocketScreen, Pane
from casetracker.tui.widgets.vtable import Column, Row, Rows, VTable
from casetracker.tui.words import count
from casetracker.views.common import date_text

if TYPE_CHECKING:
    from casetracker.views.docket import UnsourcedFact

_COLUMNS: Final = (
    Column("Record", 8),
    Column("Kind", 12),
    Column("When", 14),
    Column("Whom", 10),
    Column("What", 24, 1),
)


MOST: Final = 5_000  # whoever has found sources for so many reads the list anew


class UnsourcedScreen(DocketScreen):
    """The facts that Home counts as without a source; enter opens the record of one."""

    BINDINGS = bindings_for("pane")
    contexts = ("pane",)
    place = "nav.home"
    _facts: "tuple[UnsourcedFact, ...]" = ()

    def body(self) -> Iterator[Widget]:
        """The list."""
        yield Pane("Facts without a source", VTable(id="rows", empty="Reading..."), id="rows-pane")

    def heading(self) -> str:
        """What is listed."""
        return "Facts without a source"

    def on_mount(self) -> None:
        """Start in the list."""
        super().on_mount()
        self.query_one("#rows", VTable).focus()

    def read(self) -> None:
        """Ask for the facts."""
        self.desk_app.desk.ask(
            self,
            "unsourced",
            lambda services: services.docket.unsourced(MOST + 1),
            self._show,
            is_slow=True,
        )

    def _show(self, facts: "tuple[UnsourcedFact, ...]") -> None:
        self._facts = shown = facts[:MOST]
        rows = Rows(len(shown), lambda index: _row(shown[index]))
        empty = "Every fact on file has a source."
        self.query_one("#rows", VTable).show(rows, columns=_COLUMNS, empty=empty)
        first = "the first " if len(facts) > MOST else ""
        self.status(f"{first}{count(len(shown), 'fact')} without a source · enter opens the record")
        self.refresh_keys()

    @on(VTable.Chosen, "#rows")
    def _chosen(self, event: VTable.Chosen) -> None:
        self.desk_app.open_record(self._facts[event.index].opens)


def _row(fact: "UnsourcedFact") -> Row:
    whom = count(fact.people, "person", "people") if fact.people else fact.whom
    return (
        cell(fact.opens),
        cell(fact.kind),
        cell(date_text(fact.when) if fact.when is not None else "-", "" if fact.when else "dim"),
        cell(whom),
        cell(fact.what),
    )
