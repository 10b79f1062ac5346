"""Home: what needs a decision, the docket at a glance, the latest changes."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from casetracker.tui.actions import bindings_for
from casetracker.tui.safe import cell, txt
from casetracker.tui.screens.base import DocketScreen, Pane
from casetracker.tui.widgets.vtable import Column, Rows, VTable
from casetracker.tui.words import count, mix_bars, moment

if TYPE_CHECKING:
    from casetracker.views.agenda import AgendaLine
    from casetracker.views.clocks import ClockSummary
    from casetracker.views.home import HomeView

_LOW: Final = 4  # stages shown in a low window
_TALL: Final = 10
_WIDE: Final = 110
_BAR: Final = 24
_SHORT_BAR: Final = 6
_NEEDS: Final = (Column("", 30, 1),)
_CHANGES: Final = (
    Column("When", 16),
    Column("Who", 8),
    Column("What", 24, 1),
    Column("", 6),
)


def needs(home: "HomeView") -> list[tuple[str, str]]:
    """What needs a person, each with the place that shows it."""
    found = []
    if home.waiting_claims:
        facts = count(home.waiting_claims, "fact")
        found.append((f"{facts} in {count(home.waiting_sources, 'source')} to review", "nav.inbox"))
    if home.conflicts:
        found.append((f"! {count(home.conflicts, 'conflict')} between sources", "home.conflicts"))
    if home.unsourced:
        found.append((f"? {count(home.unsourced, 'fact')} without a source", "home.unsourced"))
    if home.conflicts is None:
        found.append(("counting conflicts and facts without a source ...", "home.conflicts"))
    if home.deferred_claims:
        later = count(home.deferred_claims, "fact")
        found.append((f"{later} left for later: v in Sources", "nav.sources"))
    return found


def glance(home: "HomeView") -> str:
    """The docket in numbers."""
    return "\n".join(
        f"{label:<22}{number:>8,}"
        for label, number in (
            ("Cases", home.cases),
            ("Groups", home.groups),
            ("Defendants on file", home.defendants),
            ("  of them named", home.named_defendants),
            ("Sources", home.sources),
        )
    )


class HomeScreen(DocketScreen):
    """The start: enter goes to where the work is."""

    BINDINGS = bindings_for("home")
    contexts = ("pane", "home")
    place = "nav.home"
    _home: "HomeView | None" = None
    _clocks: tuple[str, ...] = ()
    _doubts: tuple[int, int] | tuple[None, None] = (None, None)
    _coming: tuple[tuple[str, str], ...] = ()

    def body(self) -> Iterator[Widget]:
        """Needs and numbers, stages, changes."""
        with Horizontal(id="home-top"):
            yield Pane("Needs a decision", VTable(_NEEDS, id="needs", has_header=False,
                       empty="Opening the docket..."), id="needs-pane")  # fmt: skip
            yield Pane("Docket", Static(id="glance"), id="glance-pane")
        with Horizontal(id="home-middle"):
            yield Pane("Where the defendants stand", Static(id="mix"), id="mix-pane")
            yield Pane("Clocks", Static(id="clocks"), id="clocks-pane")
        yield Pane("Recent changes", VTable(_CHANGES, id="changes", has_header=False,
                   empty=""), id="changes-pane")  # fmt: skip

    def heading(self) -> str:
        """The place's name."""
        return "Home"

    def on_mount(self) -> None:
        """The work comes first."""
        super().on_mount()
        self.query_one("#needs", VTable).focus()

    def read(self) -> None:
        """Ask for the docket at a glance, and once it is there for what takes longer."""
        self.desk_app.desk.ask(
            self, "home", lambda services: services.docket.glance(), self._arrived
        )

    def look(self, home: "HomeView") -> None:
        """Show the docket at a glance while its services are still being opened."""
        self._show(home)

    def _arrived(self, home: "HomeView") -> None:
        self.desk_app.offer_beginning(home)
        self._show(home)
        # Asked beside it, these would take turns with the first rows and hold them up.
        desk = self.desk_app.desk
        desk.ask(
            self, "coming", lambda services: services.agenda.coming(), self._come, is_slow=True
        )
        desk.ask(
            self,
            "doubts",
            lambda services: services.docket.doubts(),
            self._doubt,
            is_slow=True,
            at_rest=True,
        )
        self._count_clocks(None)

    def _count_clocks(self, so_far: "ClockSummary | None") -> None:
        # Slice by slice: whatever else takes long comes in between, and each key before the next.
        self.desk_app.desk.ask(
            self,
            "clocks",
            lambda services: services.clocks.summary(so_far),
            self._show_clocks,
            is_slow=True,
            at_rest=True,
        )

    def _show_clocks(self, summary: "ClockSummary") -> None:
        from casetracker.tui.screens.clock_tables import summary_lines

        self._clocks = summary_lines(summary)
        self._fit_clocks()
        if summary.after is not None and self.is_current:
            self._count_clocks(summary)

    def _fit_clocks(self) -> None:
        shown = self._clocks[: self._room()]
        self.query_one("#clocks", Static).update(txt("\n".join(shown)))

    def _room(self) -> int:
        return _TALL if self.has_class("-tall") else _LOW

    def _come(self, coming: "tuple[AgendaLine, ...]") -> None:
        from casetracker.tui.screens.coming import coming_lines

        self._coming = coming_lines(coming)
        if self._home is not None:
            self._show_needs(self._home)

    def _doubt(self, counted: tuple[int, int]) -> None:
        self._doubts = counted
        if self._home is not None:
            self._home = self._with_doubts(self._home)
            self._show_needs(self._home)

    def _with_doubts(self, home: "HomeView") -> "HomeView":
        """The same with what was counted last: it stands until it is counted again."""
        conflicts, unsourced = self._doubts
        return replace(home, conflicts=conflicts, unsourced=unsourced)

    def _show_needs(self, home: "HomeView") -> None:
        empty = (
            "Nothing waits for you."
            if home.sources
            else "The docket is empty: ^p, then “ways to begin”; or casetracker import FILE"
        )
        lines = [line for line, _ in (*needs(home), *self._coming)]
        title = "Needs a decision · coming days" if self._coming else "Needs a decision"
        self.query_one("#needs-pane", Pane).put(title)
        self.query_one("#needs", VTable).show(
            Rows.of([(cell(each),) for each in lines]), empty=empty
        )

    def _show(self, home: "HomeView") -> None:
        home = self._with_doubts(home)
        before, self._home = self._home, home
        self._show_needs(home)
        self.query_one("#glance", Static).update(txt(glance(home)))
        self._show_mix(home)
        rows = [
            (
                cell(moment(change.at), "dim"),
                cell(change.actor),
                cell(change.summary),
                cell("u undo" if change.can_undo else "", "dim"),
            )
            for change in home.changes
        ]
        changes = self.query_one("#changes", VTable)
        changes.show(Rows.of(rows), cursor=self._same_change(before, home), empty="No changes yet.")
        waiting = count(home.waiting_claims, "fact") + (
            " waits for a decision" if home.waiting_claims == 1 else " wait for a decision"
        )
        self.status(f"{waiting} · ! conflict  ? unsourced")
        self.refresh_keys()

    def _same_change(self, before: "HomeView | None", home: "HomeView") -> int | None:
        """Where the change under the cursor stands now, for whoever is among the changes."""
        table = self.query_one("#changes", VTable)
        if before is None or not table.has_focus or table.cursor >= len(before.changes):
            return None
        own = before.changes[table.cursor].id
        return next((at for at, each in enumerate(home.changes) if each.id == own), None)

    def _show_mix(self, home: "HomeView") -> None:
        bar = _BAR if self.size.width >= _WIDE else _SHORT_BAR
        bars = mix_bars(home.stage_mix, self.desk_app.letters, bar)
        pane = self.query_one("#mix", Static)
        room = self._room()
        shown = (
            bars if len(bars) <= room else (*bars[: room - 1], f"... {len(bars) - room + 1} more")
        )
        pane.update(txt("\n".join(shown) or "No stage on file."))

    def resized(self) -> None:
        """As many stages as there is room for."""
        if self._home is not None:
            self._show_mix(self._home)
            self._fit_clocks()

    def why_not(self, action_id: str) -> str | None:
        """Undo needs something to undo."""
        changes = self._home.changes if self._home is not None else ()
        if action_id == "docket.undo" and not any(change.can_undo for change in changes):
            return "There is no change to undo."
        return None

    def do_undo(self) -> None:
        """Undo the change under the cursor of the list, else the latest."""
        changes = self.query_one("#changes", VTable)
        chosen = None
        if changes.has_focus and self._home is not None and self._home.changes:
            change = self._home.changes[changes.cursor]
            if not change.can_undo:
                self.say("This change cannot be undone.")
                return
            chosen = change.id
        self.desk_app.undo_latest(self, chosen)

    def do_conflicts(self) -> None:
        """The facts that sources dispute, one by one."""
        from casetracker.tui.screens.conflicts import ConflictsScreen

        self.app.push_screen(ConflictsScreen())

    def do_unsourced(self) -> None:
        """The facts without a source, one by one."""
        from casetracker.tui.screens.unsourced import UnsourcedScreen

        self.app.push_screen(UnsourcedScreen())

    def do_history(self) -> None:
        """Every change of the docket."""
        from casetracker.tui.screens.history import HistoryScreen

        self.app.push_screen(HistoryScreen())

    @on(VTable.Chosen, "#needs")
    def _go(self, event: VTable.Chosen) -> None:
        if self._home is None:
            return
        waiting = needs(self._home)
        if event.index < len(waiting):
            self.desk_app.perform(waiting[event.index][1])
            return
        _, ref = self._coming[event.index - len(waiting)]
        if ref:
            self.desk_app.open_record(ref)
        else:
            self.say("casetracker hearing list and casetracker task list show all of them.")

    @on(VTable.Chosen, "#changes")
    def _tell(self, event: VTable.Chosen) -> None:
        if self._home is not None:
            change = self._home.changes[event.index]
            reason = f" ({change.reason})" if change.reason else ""
            self.say(f"{moment(change.at)} {change.actor}: {change.summary}{reason}")
