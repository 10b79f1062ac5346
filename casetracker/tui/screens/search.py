"""Search over everything: what holds the words is listed while they are typed, kind by kind."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from textual import on
from textual.containers import Container, Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from casetracker.errors import CasetrackerError
from casetracker.tui.actions import Action, bindings_for
from casetracker.tui.copies import Copies, of_hit
from casetracker.tui.dialogs.pick import PickDialog
from casetracker.tui.facade import message_of
from casetracker.tui.finding import (
    KINDS,
    LISTINGS,
    Found,
    Marker,
    Query,
    facets_of,
    find,
    parsed,
    typed,
)
from casetracker.tui.finding_ports import finding
from casetracker.tui.ports import ServicesPort
from casetracker.tui.safe import txt
from casetracker.tui.screens.base import Pane
from casetracker.tui.screens.found import screen_for
from casetracker.tui.screens.history import HistoryScreen
from casetracker.tui.screens.search_line import SearchLine, while_typing
from casetracker.tui.screens.search_rows import (
    COLUMNS,
    HOW,
    Entry,
    More,
    Narrow,
    entries_of,
    facet_choices,
    kind_of,
    nothing_text,
    preview_of,
    row_of,
    told,
)
from casetracker.tui.screens.search_views import KeepsViews
from casetracker.tui.screens.tabbed import TabBar
from casetracker.tui.widgets.reader import Reader
from casetracker.tui.widgets.vtable import Row, Rows, VTable
from casetracker.views.search import FacetValue, SavedViewLine, SearchHit

if TYPE_CHECKING:
    from textual.timer import Timer

DEBOUNCE_SECONDS: Final = 0.1
LONGEST: Final = 1000
_TABS: Final = ("", *KINDS)
_BEGIN: Final = "type what to look for · casetracker search finds the same"


class SearchScreen(KeepsViews):
    """Words and filters over all kinds of records; query, kind and cursor stay while one is elsewhere."""

    BINDINGS = bindings_for("tabs", "search", "preview")
    contexts = ("pane", "tabs", "search", "preview")
    place = "nav.search"

    def __init__(self) -> None:
        """Nothing is looked for yet."""
        super().__init__()
        self._kind = 0
        self.found = Found(Query())
        self._views: tuple[SavedViewLine, ...] = ()
        self._entries: tuple[Entry, ...] = ()
        self._marker = Marker(())
        self._drawn: dict[int, Row] = {}
        self._timer: Timer | None = None
        self.is_looking = False

    def body(self) -> Iterator[Widget]:
        """The line, the kinds, what was found, and all of what the cursor is on."""
        with Horizontal(id="query-row"):
            yield Static(txt("Search:"), id="query-label")
            yield SearchLine(
                id="query", placeholder="words, or stage=trial: f narrows", compact=True,
                max_length=LONGEST, select_on_focus=False,
            )  # fmt: skip
        yield TabBar()
        with Container(classes="list-body"):
            yield Pane("Search", VTable(COLUMNS, id="rows", empty="Reading..."), id="list-pane")
            yield Pane("Preview", Reader(id="preview"), id="side-pane")

    def heading(self) -> str:
        """The place's name."""
        return "Search"

    def on_mount(self) -> None:
        """Type at once."""
        super().on_mount()
        self._show_tabs()
        self.line.focus()

    @property
    def line(self) -> SearchLine:
        """The line one types in."""
        return self.query_one(SearchLine)

    @property
    def rows(self) -> VTable:
        """The list."""
        return self.query_one("#rows", VTable)

    @property
    def kind(self) -> str:
        """The kind of record that is looked for; empty for all of them."""
        return _TABS[self._kind]

    def remember(self) -> dict[str, Any]:
        """The words and the kind as well."""
        return {**super().remember(), "query": self.line.value, "kind": self.kind}

    def recall(self, state: dict[str, Any]) -> None:
        """The words and the kind as well; they are looked for when the screen is read."""
        query, kind = state.get("query"), state.get("kind")
        self._kind = _TABS.index(kind) if kind in _TABS else 0
        if isinstance(query, str):
            self._put(query[:LONGEST])
        super().recall(state)

    # -- looking

    @on(Input.Changed, "#query")
    def _typed(self) -> None:
        """Look once the typing rests."""
        self.is_looking = True
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(DEBOUNCE_SECONDS, self._look_anew)
        self.refresh_keys()

    @on(Input.Submitted, "#query")
    def _entered(self) -> None:
        self.rows.focus()

    def _look_anew(self) -> None:
        self.rows.cursor = 0
        self.read()

    def read(self) -> None:
        """Look for what stands in the line; where nothing does, show the ways to begin."""
        self.is_looking = True
        query, kind = parsed(self.line.value), self.kind
        if query.filters:
            self.status("Looking...")

        def call(services: ServicesPort) -> tuple[Found, tuple[SavedViewLine, ...]]:
            port = finding(services)
            return find(port, query, kind), port.searching.views()

        self.desk_app.desk.ask(self, "search", call, self._show, refused=self._refused)

    def _show(self, answer: tuple[Found, tuple[SavedViewLine, ...]]) -> None:
        self.is_looking = False
        self.found, self._views = answer
        self._marker = Marker(self.found.terms)
        self._entries = entries_of(self.found, self.kind, self._views)
        query = self.found.query
        empty = nothing_text(query, self.kind, self.found.terms)
        self._list(empty)

    def _refused(self, error: Exception) -> None:
        """A filter that is not understood is said where one types; anything else as everywhere."""
        self.is_looking = False
        self.found, self._entries = Found(parsed(self.line.value)), ()
        self._list(message_of(error).replace("--where ", ""))
        if not isinstance(error, CasetrackerError):
            self.desk_app.show_error(error)

    def _list(self, empty: str) -> None:
        self._drawn = {}
        columns = COLUMNS[1:] if self.kind else COLUMNS
        self.rows.show(Rows(len(self._entries), self._row), columns=columns, empty=empty)
        self._show_tabs()
        kind = KINDS.get(self.kind, "Search")
        tally = dict(self.found.tallies).get(self.kind)
        self.query_one("#list-pane", Pane).put(f"{kind} ({tally})" if tally else kind)
        if not self._entries:
            self.query_one("#side-pane", Pane).put("How to search")
            self.query_one("#preview", Reader).show(f"{empty}\n\n{HOW}" if self._wide else HOW)
            self.status(self.found.query.hint or empty)
        self.refresh_keys()

    @property
    def _wide(self) -> bool:
        return self.is_roomy

    def _row(self, index: int) -> Row:
        row = self._drawn.get(index)
        if row is None:
            before = self._entries[index - 1] if index else None
            row = self._drawn[index] = row_of(self._entries[index], before, self._marker)
        return row[1:] if self.kind else row

    def _show_tabs(self) -> None:
        tallies = dict(self.found.tallies)
        titles = [
            f"{label}({tallies[kind]})" if kind in tallies else label
            for kind, label in KINDS.items()
        ]
        self.query_one(TabBar).put(("All", *titles), self._kind)

    @on(VTable.Moved, "#rows")
    def _moved(self, event: VTable.Moved) -> None:
        entry = self.entry(event.index)
        if entry is None:
            return
        heading = entry.ref if isinstance(entry, SearchHit) else "How to search"
        self.query_one("#side-pane", Pane).put(heading)
        self.query_one("#preview", Reader).show(preview_of(entry))
        query = self.found.query
        found = told(self.found, self.kind, event.index) if query else _BEGIN
        self.status(query.hint or found)
        self.refresh_keys()

    def entry(self, index: int | None = None) -> Entry | None:
        """What stands in that row, or under the cursor."""
        at = self.rows.cursor if index is None else index
        return self._entries[at] if at < len(self._entries) else None

    # -- what is done with it

    @on(VTable.Chosen, "#rows")
    def _chosen(self) -> None:
        entry = self.entry()
        if isinstance(entry, SearchHit):
            self.app.push_screen(screen_for(entry))
        elif isinstance(entry, More):
            self._turn_to(_TABS.index(entry.kind))
        elif isinstance(entry, SavedViewLine):
            self._kind = _TABS.index(kind_of(entry))
            self._type(typed(entry.filters))
        elif isinstance(entry, Narrow):
            self.do_narrow()

    def _type(self, text: str) -> None:
        """Put a text into the line as if it were typed, and look at once."""
        self._put(text)
        self._look_anew()

    def _put(self, text: str) -> None:
        with self.line.prevent(Input.Changed):
            self.line.value = text
        self.line.cursor_position = len(text)

    def do_line(self) -> None:
        """Type on."""
        self.set_focus(self.line)

    def do_next_tab(self) -> None:
        """Next kind."""
        self._turn_to((self._kind + 1) % len(_TABS))

    def do_previous_tab(self) -> None:
        """Kind before."""
        self._turn_to((self._kind - 1) % len(_TABS))

    def _turn_to(self, at: int) -> None:
        self._kind = at
        self._show_tabs()
        self._look_anew()

    def do_narrow(self) -> None:
        """Ask what to narrow by."""
        query = parsed(self.line.value)
        self.status("Counting...")
        self.desk_app.desk.ask(
            self, "facets", lambda services: facets_of(finding(services), query), self._offer,
            refused=self._refused,
        )  # fmt: skip

    def _offer(self, facets: tuple[FacetValue, ...]) -> None:
        self.status(f"{len(facets)} to narrow by")
        if not facets:
            self.say("Nobody is left to narrow down.")
            return
        filters, choices = facet_choices(facets)

        def chosen(at: int | None) -> None:
            if at is not None:
                if self.kind and self.kind not in LISTINGS:
                    self._kind = 0
                self._type(f"{self.line.value.rstrip()} {typed((filters[at],))} ".lstrip())

        self.app.push_screen(PickDialog("Narrow by", choices, "Narrow"), chosen)

    def do_history(self) -> None:
        """What became of the record under the cursor."""
        entry = self.entry()
        if isinstance(entry, SearchHit) and entry.ref[:1] in "CDGPS":
            self.app.push_screen(HistoryScreen(entry.ref))
        else:
            self.say("The cursor is on no record with a history of its own.")

    def copies(self) -> Copies:
        """The reference of the hit under the cursor, and what it quotes."""
        entry = self.entry()
        return of_hit(entry) if isinstance(entry, SearchHit) else []

    def do_undo(self) -> None:
        """Undo the latest change."""
        self.desk_app.undo_latest(self)

    # -- keys

    def footer_actions(self) -> list[tuple[Action, str | None]]:
        """What can be done with views where it can; while one types, the keys that are no letters."""
        offered = [
            (each, reason)
            for each, reason in super().footer_actions()
            if reason is None or each.id not in ("search.keep", "search.drop")
        ]
        if not self.line.has_focus:
            return offered
        return while_typing(offered, back="Clear" if self.has_words() else "To the list")

    def has_words(self) -> bool:
        """Whether there is something to clear."""
        return bool(self.line.value) or self._kind > 0

    def has_step(self) -> bool:
        """Whether there is something to clear or a line to leave."""
        return self.line.has_focus or self.has_words()

    def back(self) -> bool:
        """Clear what is looked for and leave the line: one key, after which digits lead to places."""
        is_step = self.has_step()
        if self.has_words():
            self._kind = 0
            self._type("")
        if self.line.has_focus:
            self.set_focus(self.rows)
        return is_step
