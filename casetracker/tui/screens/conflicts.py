"""Facts that sources dispute, each with who says otherwise and the way to its case."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from textual import on
from textual.widget import Widget

from casetracker.procedure.sides import Relation
from casetracker.tui.actions import bindings_for
from casetracker.tui.safe import cell
from casetracker.tui.screens.base import DocketScreen, Pane
from casetracker.tui.widgets.vtable import Column, Row, Rows, VTable
from casetracker.tui.words import count

if TYPE_CHECKING:
    from casetracker.views.sides import FactSides

_COLUMNS: Final = (
    Column("Case", 8),
    Column("About", 16, 1),
    Column("On file", 14, 1),
    Column("Others say", 18, 1),
)


class ConflictsScreen(DocketScreen):
    """The facts that Home counts as in conflict; enter opens the case of one."""

    BINDINGS = bindings_for("pane")
    contexts = ("pane",)
    place = "nav.home"
    _facts: "tuple[FactSides, ...]" = ()

    def body(self) -> Iterator[Widget]:
        """The list."""
        yield Pane("Facts in conflict", VTable(id="rows", empty="Reading..."), id="rows-pane")

    def heading(self) -> str:
        """What is listed."""
        return "Facts in conflict"

    def on_mount(self) -> None:
        """Start in the list."""
        super().on_mount()
        self.query_one("#rows", VTable).focus()

    def read(self) -> None:
        """Ask for the facts."""
        self.desk_app.desk.ask(
            self,
            "conflicts",
            lambda services: services.comparing.conflicts(),
            self._show,
            is_slow=True,
        )

    def _show(self, facts: "tuple[FactSides, ...]") -> None:
        self._facts = facts
        rows = Rows(len(facts), lambda index: _row(facts[index]))
        empty = "No source disputes what is on file."
        self.query_one("#rows", VTable).show(rows, columns=_COLUMNS, empty=empty)
        self.status(f"{count(len(facts), 'fact')} in conflict · enter opens the case")
        self.refresh_keys()

    @on(VTable.Chosen, "#rows")
    def _chosen(self, event: VTable.Chosen) -> None:
        refs = self._facts[event.index].case_refs
        if refs:
            self.desk_app.open_record(refs[0])
        else:
            self.say("This group stands in no case.")


def _row(fact: "FactSides") -> Row:
    others = [each for each in fact.sides if each.relation is Relation.DIFFERS]
    said = "; ".join(f"{each.speaker}: {each.said}" for each in others)
    return (
        cell(fact.case_refs[0] if fact.case_refs else "-"),
        cell(fact.about),
        cell(fact.held),
        cell(said or "as judged in review"),
    )
