"""A group in tabs: overview, members, events with their counts, stated numbers, parts, clocks."""

from dataclasses import replace
from typing import Final

from casetracker.tui.actions import bindings_for
from casetracker.tui.dialogs.group_operations import Meant
from casetracker.tui.operating_ports import operating
from casetracker.tui.ports import ServicesPort
from casetracker.tui.screens.beside import WithNotes, notes_of
from casetracker.tui.screens.clock_tables import clock_sheet
from casetracker.tui.screens.group_tables import group_tabs
from casetracker.tui.screens.lines import Sheet
from casetracker.tui.screens.matrix import WithMatrix
from casetracker.tui.screens.operating import GroupOperations
from casetracker.tui.screens.told import WithHistory
from casetracker.views.docket import GroupView

Found = tuple[GroupView, tuple[Sheet, ...], tuple[str, ...]]
_MEMBERS: Final = "Members"
_NUMBERS: Final = "Numbers"


class GroupScreen(GroupOperations, WithMatrix, WithHistory, WithNotes):
    """A group, and what is done with it."""

    BINDINGS = bindings_for("group", "crossed", "beside")
    contexts = ("pane", "tabs", "case", "group", "crossed", "beside")
    place = "nav.groups"
    _group: GroupView | None = None
    _every: tuple[str, ...] = ()

    def heading(self) -> str:
        """Reference and label."""
        label = self._group.line.label if self._group is not None else ""
        return f"Groups > {self.ref} {label}"

    def read(self) -> None:
        """Ask for the group, its numbers and clocks, put into words, and what other groups there are."""
        ref, letters = self.ref, self.desk_app.letters

        def call(services: ServicesPort) -> Found:
            wider = operating(services)
            group = wider.docket.group(ref)
            tabs = group_tabs(group, wider.reconciling.reconciliation(ref), letters)
            sheet = clock_sheet(wider.clocks.clocks(ref), ())
            # The stages that clocks start from are proved in the cases; here that is left unsaid.
            lines = tuple(replace(line, is_fact=False) for line in sheet.lines)
            every = wider.docket.group_refs()
            return group, (*tabs, replace(sheet, lines=lines), notes_of(services, ref)), every

        self.desk_app.desk.ask(self, "group", call, self._show_group, refused=self.gone)

    def _show_group(self, found: Found) -> None:
        self._group, sheets, self._every = found
        self.show_tabs(sheets)

    def open_record(self, ref: str) -> None:
        """A member, a part, the whole, a case."""
        self.desk_app.open_record(ref)

    def meant(self) -> Meant | None:
        """This group; in its list of members the one under the cursor as well."""
        if self._group is None:
            return None
        line = self._line() if self._tab() == _MEMBERS else None
        return Meant(self._group.line, (line.opens or "") if line else "", self._every)

    def statement(self) -> str:
        """The stated number under the cursor."""
        line = self._line() if self._tab() == _NUMBERS else None
        return line.row[0].plain if line else ""

    def _tab(self) -> str:
        return self._tabs[self._current].label if self._tabs else ""

    def why_not(self, action_id: str) -> str | None:
        """An operation needs what it is about; a source a citation."""
        return self.why_not_group(action_id) or super().why_not(action_id)
