"""Groups: the list, with the group under the cursor beside or below it, and what is done with it."""

from collections.abc import Iterator, Sequence
from typing import Final

from textual import on
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from casetracker.tui.actions import bindings_for
from casetracker.tui.dialogs.group_operations import Meant
from casetracker.tui.ports import ServicesPort
from casetracker.tui.safe import cell
from casetracker.tui.screens.base import Pane
from casetracker.tui.screens.filtered import FilteredScreen
from casetracker.tui.screens.operating import GroupOperations
from casetracker.tui.screens.ordering import Orders, by_day, by_ref, in_order
from casetracker.tui.widgets.reader import Reader
from casetracker.tui.widgets.vtable import Column, Row, Rows, VTable
from casetracker.tui.words import count, mix_bars, mix_cell, mix_words
from casetracker.views.common import date_text
from casetracker.views.docket import GroupLine

_COLUMNS: Final = (
    Column("Group", 8),
    Column("", 2),
    Column("On file", 7, is_right=True),
    Column("Named", 5, is_right=True, from_width=60),
    Column("Captured", 12, from_width=90),
    Column("Stages", 16, 2),
    Column("What it is", 16, 4),
)

Found = tuple[tuple[GroupLine, ...], list[str], list[str]]
_ORDERS: Final[Orders[GroupLine]] = {
    "Group": lambda line: by_ref(line.ref),
    "On file": lambda line: -line.held_members,
    "Named": lambda line: -line.named_members,
    "Captured": lambda line: by_day(line.captured),
    "Conflicts": lambda line: -line.conflicts,
    "What it is": lambda line: line.label.casefold(),
}


def group_marks(line: GroupLine) -> str:
    """The marks of a group: `!` sources disagree, `?` nothing supports it."""
    return f"{'!' if line.conflicts else ''}{'?' if line.is_unsourced else ''}"


class GroupsScreen(GroupOperations, FilteredScreen):
    """Every group, or those whose line holds a text."""

    BINDINGS = bindings_for("groups", "preview")
    contexts = ("pane", "groups", "preview")
    place = "nav.groups"
    _every: tuple[GroupLine, ...] = ()
    _refs: Sequence[str] = ()
    _texts: Sequence[str] = ()
    _lines: tuple[GroupLine, ...] = ()

    def body(self) -> Iterator[Widget]:
        """Filter line, list and preview."""
        yield Input(
            id="filter", placeholder="filter by reference, name, place or case", compact=True
        )
        with Container(classes="list-body"):
            rows = VTable(_COLUMNS, id="rows", empty="Reading...", sorts=tuple(_ORDERS))
            yield Pane("Groups", rows, id="list-pane")
            yield Pane("Preview", Reader(id="preview"), id="side-pane")

    def heading(self) -> str:
        """The place's name."""
        return "Groups"

    def read(self) -> None:
        """Ask for the groups, and for the words by which each is found."""

        def call(services: ServicesPort) -> Found:
            every = services.docket.groups()
            return every, [line.ref for line in every], [_searched(line) for line in every]

        self.desk_app.desk.ask(self, "groups", call, self._arrived)

    def _arrived(self, found: Found) -> None:
        self._every, self._refs, self._texts = found
        self._show_groups()

    def _show_groups(self) -> None:
        wanted = self.filter_text.casefold()
        pairs = zip(self._every, self._texts, strict=True)
        found = [line for line, text in pairs if wanted in text] if wanted else self._every
        self._lines = in_order(found, self.rows.arrangement, _ORDERS)
        empty = "No group holds that text." if wanted else "No groups yet."
        refs = [line.ref for line in self._lines]
        self.rows.show(Rows(len(refs), self._row, ids=refs), empty=empty)
        self.query_one("#list-pane", Pane).put(f"Groups ({len(self._lines):,})")
        if not self._lines:
            self.query_one("#preview", Reader).show("")
            self.query_one("#side-pane", Pane).put("Preview")
            self.status("0 groups")
        self.refresh_keys()

    def filter_changed(self) -> None:
        """Filter what was read already."""
        self._show_groups()

    def _row(self, index: int) -> Row:
        line = self._lines[index]
        return (
            cell(line.ref),
            cell(group_marks(line), "bold"),
            cell(str(line.held_members)),
            cell(str(line.named_members)),
            cell(date_text(line.captured)),
            cell(mix_cell(line.stage_mix, self.desk_app.letters)),
            cell(f"left custody: {line.held_text}; {line.label}" if line.held_text else line.label),
        )

    @on(VTable.Moved, "#rows")
    def _preview(self, event: VTable.Moved) -> None:
        if event.index >= len(self._lines):
            return
        line = self._lines[event.index]
        wide = self.is_roomy
        self.query_one("#side-pane", Pane).put(line.ref)
        self.query_one("#preview", Reader).show(
            _side(line, self.desk_app.letters) if wide else _below(line)
        )
        self.status(
            f"group {event.index + 1} of {len(self._lines):,} · ! sources disagree  ? unsourced"
        )
        self.refresh_keys()

    @on(VTable.Chosen, "#rows")
    def _chosen(self, event: VTable.Chosen) -> None:
        self.desk_app.open_record(self._lines[event.index].ref)

    def resized(self) -> None:
        """The preview is put in other words beside the list than below it."""
        if self._lines:
            self.rows.move(self.rows.cursor, is_forced=True)

    def meant(self) -> Meant | None:
        """The group under the cursor."""
        if not self._lines:
            return None
        line = self._lines[min(self.rows.cursor, len(self._lines) - 1)]
        return Meant(line, every=self._refs)

    def why_not(self, action_id: str) -> str | None:
        """An operation needs what it is about."""
        return self.why_not_group(action_id)


def _searched(line: GroupLine) -> str:
    words = (line.ref, line.label, line.place or "", str(line.size), *line.case_refs)
    return " ".join(words).casefold()


def _stated(line: GroupLine) -> str:
    stated = f"{line.size} stated"
    left = f", left custody: {line.held_text}" if line.held_text else ""
    return f"{stated}, {line.held_members} on file, {line.named_members} named{left}"


def _left(line: GroupLine) -> str:
    return f"Left      {line.held_text}\n" if line.held_text else ""


def _where(line: GroupLine) -> str:
    return ", ".join(
        part for part in (date_text(line.captured) if line.captured else "", line.place) if part
    )


def _faults(line: GroupLine) -> str:
    parts = (
        f"! {count(line.conflicts, 'conflict')}" if line.conflicts else "",
        "? unsourced" if line.is_unsourced else "",
    )
    return " · ".join(part for part in parts if part)


def _below(line: GroupLine) -> str:
    cases = ", ".join(line.case_refs) or "no case"
    tail = " · ".join(part for part in (_where(line), cases, _faults(line)) if part)
    return f"{line.label}\n{_stated(line)} · {mix_words(line.stage_mix)}\n{tail}"


def _side(line: GroupLine, letters: dict[str, str]) -> str:
    bars = "\n".join(mix_bars(line.stage_mix, letters, bar=8)) or "No stage on file."
    return (
        f"{line.label}\n\nStated    {line.size}\nOn file   {line.held_members}\n"
        f"Named     {line.named_members}\n{_left(line)}Captured  {date_text(line.captured)}\n"
        f"Place     {line.place or '-'}\nCases     {', '.join(line.case_refs) or '-'}\n"
        f"{_faults(line)}\n\nStages\n{bars}"
    )
