"""Clocks by the day they end, beside where the defendants stand."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from textual import on
from textual.containers import Container, Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from casetracker.procedure.clocks.vocabulary import ClockState
from casetracker.reports.contexts.clocks_together import together
from casetracker.tui.actions import bindings_for
from casetracker.tui.clock_files import ClockMeant
from casetracker.tui.operating_ports import operating
from casetracker.tui.safe import cell, txt
from casetracker.tui.screens.base import Pane
from casetracker.tui.screens.clock_orders import AddsToClocks
from casetracker.tui.screens.clock_tables import clock_note
from casetracker.tui.screens.filtered import FilteredScreen
from casetracker.tui.screens.ordering import Orders, by_ref, in_order
from casetracker.tui.screens.tabbed import TabbedScreen
from casetracker.tui.widgets.reader import Reader
from casetracker.tui.widgets.vtable import Column, Row, Rows, VTable
from casetracker.tui.words import count, mix_bars
from casetracker.views.clocks import ClockSlice, ClockView
from casetracker.views.home import HomeView
from casetracker.views.review import ApplyOutcome

_COLUMNS: Final = (
    Column("Ends", 24),
    Column("State", 23),
    Column("Whom", 12, 1),
    Column("Rule", 10, 2, from_width=70),
)
_OPEN: Final = frozenset(
    {
        ClockState.RUNNING,
        ClockState.DUE_SOON,
        ClockState.UNCERTAIN,
        ClockState.SUSPENDED,
        ClockState.PASSED_NO_RECORD,
    }
)
_STRONG: Final = frozenset({ClockState.DUE_SOON, ClockState.PASSED_NO_RECORD, ClockState.MET_LATE})
_BAR: Final = 10


def by_end(view: ClockView) -> tuple[date, str, str, tuple[str, ...]]:
    """Order by the first day a clock may end on, those without an end last."""
    days = view.last_days
    first = (days.earliest or days.latest) if days is not None else None
    return (first or date.max, view.case_ref, view.rule, view.defendant_refs)


_ORDERS: Final[Orders[ClockView]] = {
    "Ends": by_end,
    "State": lambda view: view.state.words,
    "Whom": lambda view: (by_ref(view.case_ref), view.defendant_refs),
    "Rule": lambda view: view.rule,
}


class ClocksScreen(AddsToClocks, FilteredScreen):
    """Every clock that is open, or all of them, by the day it ends."""

    BINDINGS = bindings_for("clocks", "preview")
    contexts = ("pane", "clocks", "preview")
    place = "nav.clocks"

    def __init__(self) -> None:
        """No clock has been computed yet."""
        super().__init__()
        self._every: list[ClockView] = []
        self._lines: tuple[ClockView, ...] = ()
        self._is_everything = False
        self._is_counting = True
        self._followed = ""

    def body(self) -> Iterator[Widget]:
        """Filter line, list, stages and detail."""
        yield Input(
            id="filter", placeholder="filter by case, person, rule, state or day", compact=True
        )
        with Container(classes="list-body"):
            rows = VTable(_COLUMNS, id="rows", empty="Counting...", sorts=tuple(_ORDERS))
            yield Pane("Clocks", rows, id="list-pane")
            with Vertical(id="clock-side"):
                yield Pane("Where the defendants stand", Static(id="stages"), id="stages-pane")
                yield Pane("Clock", Reader(id="preview"), id="side-pane")

    def heading(self) -> str:
        """The place's name."""
        return "Stages and clocks"

    def read(self) -> None:
        """Ask where people stand, then for the clocks slice by slice: other questions come between."""
        self.desk_app.desk.ask(
            self, "home", lambda services: services.docket.glance(), self._show_stages
        )
        self._ask(0, [])

    def _ask(self, after: int, so_far: list[ClockView]) -> None:
        states = frozenset(ClockState) if self._is_everything else _OPEN

        def deliver(found: ClockSlice) -> None:
            so_far.extend(found.views)
            self._is_counting = found.after is not None
            if found.after is None:
                self._every = sorted(together(so_far), key=by_end)
                self._show()
            elif self.is_current:
                # Who has gone elsewhere needs no counting; it begins again when they come back.
                self.status(f"{count(len(so_far), 'clock')} so far, counting...")
                self._ask(found.after, so_far)

        self.desk_app.desk.ask(
            self,
            "clocks",
            lambda services: operating(services).clocks.listing(after, states),
            deliver,
            is_slow=True,
        )

    def _show_stages(self, home: HomeView) -> None:
        bars = mix_bars(home.stage_mix, self.desk_app.letters, _BAR)
        self.query_one("#stages", Static).update(txt("\n".join(bars) or "No stage on file."))

    def _show(self) -> None:
        wanted = self.filter_text.casefold()
        found = [view for view in self._every if wanted in _searched(view)]
        self._lines = in_order(found, self.rows.arrangement, _ORDERS)
        empty = "No clock holds that text." if wanted else "No clock is open: t shows all of them."
        keys = [_key(view) for view in self._lines]
        cursor = keys.index(self._followed) if self._followed in keys else None
        self._followed = ""
        self.rows.show(Rows(len(keys), self._row, ids=keys), cursor=cursor, empty=empty)
        which = "all" if self._is_everything else "open"
        self.query_one("#list-pane", Pane).put(f"Clocks, {which} ({len(self._lines):,})")
        if not self._lines:
            self.query_one("#preview", Reader).show("")
            self.status("0 clocks")
        self.refresh_keys()

    def filter_changed(self) -> None:
        """What is counted already is filtered as one types; nothing is computed anew."""
        if not self._is_counting:
            self._show()

    def _row(self, index: int) -> Row:
        view = self._lines[index]
        return (
            cell(view.due_text),
            cell(view.state.words, "bold" if view.state in _STRONG else ""),
            cell(view.whom.removeprefix("all ")),
            cell(view.rule),
        )

    @on(VTable.Moved, "#rows")
    def _moved(self, event: VTable.Moved) -> None:
        if event.index >= len(self._lines):
            return
        view = self._lines[event.index]
        self.query_one("#preview", Reader).show(clock_note(view))
        self.query_one("#side-pane", Pane).put(view.rule)
        self.status(
            f"clock {event.index + 1:,} of {len(self._lines):,} · a computed aid, not legal advice"
        )

    @on(VTable.Chosen, "#rows")
    def _chosen(self, event: VTable.Chosen) -> None:
        view = self._lines[event.index]
        is_one = len(view.defendant_refs) == 1
        self.desk_app.open_record(view.defendant_refs[0] if is_one else view.case_ref)
        if isinstance(self.app.screen, TabbedScreen):
            self.app.screen.start_at("Clocks")

    def clock_meant(self) -> ClockMeant | None:
        """The clock under the cursor."""
        cursor = self.rows.cursor
        if cursor >= len(self._lines):
            return None
        view = self._lines[cursor]
        return ClockMeant(view.case_ref, view=view)

    def told(self, outcome: ApplyOutcome | None) -> None:
        """Stay with the clock that something was recorded for, wherever it stands now."""
        meant = self.clock_meant()
        if outcome is not None and meant is not None and meant.view is not None:
            self._followed = _key(meant.view)
        super().told(outcome)

    def why_not(self, action_id: str) -> str | None:
        """Something is recorded for a clock."""
        is_recorded = action_id == "clocks.clock" or action_id.startswith("add.clock")
        if is_recorded and self.clock_meant() is None:
            return "There is no clock under the cursor."
        return super().why_not(action_id)

    def do_states(self) -> None:
        """All clocks, or only those that are open."""
        self._is_everything = not self._is_everything
        self._is_counting = True
        self.say("All clocks." if self._is_everything else "Clocks that are open.")
        self.rows.cursor = 0
        self.read()

    def remember(self) -> dict[str, Any]:
        """Whether all clocks are shown as well."""
        return {**super().remember(), "all": self._is_everything}

    def recall(self, state: dict[str, Any]) -> None:
        """Whether all clocks are shown as well."""
        self._is_everything = state.get("all") is True
        super().recall(state)

    def do_undo(self) -> None:
        """Undo the latest change."""
        self.desk_app.undo_latest(self)


def _key(view: ClockView) -> str:
    """What tells a clock from the others, whatever their order."""
    return f"{view.rule} {view.case_ref} {view.defendant_refs[:1]}"


def _searched(view: ClockView) -> str:
    refs = " ".join(view.defendant_refs)
    words = (view.case_ref, refs, view.rule, view.label, view.state.words, view.due_text)
    return " ".join(words).casefold()
