"""A record in tabs: one table with the proof of its current row below."""

from collections.abc import Iterator
from typing import Any, ClassVar

from rich.cells import cell_len
from textual import on
from textual.content import Content
from textual.widget import Widget

from casetracker.errors import NotFoundError
from casetracker.tui.actions import bindings_for
from casetracker.tui.copies import Copies, of_citations
from casetracker.tui.safe import txt
from casetracker.tui.screens.base import DocketScreen, Pane
from casetracker.tui.screens.cited import open_cited
from casetracker.tui.screens.lines import Line, Sheet
from casetracker.tui.widgets.reader import Reader
from casetracker.tui.widgets.vtable import Rows, VTable


class TabBar(Widget):
    """The labels of the tabs; the current one in brackets and reverse."""

    def __init__(self) -> None:
        """No tabs yet."""
        super().__init__(id="tabs")
        self._titles: tuple[str, ...] = ()
        self._current = 0

    def put(self, titles: tuple[str, ...], current: int) -> None:
        """Show these tabs."""
        self._titles = titles
        self._current = current
        self.refresh()

    def render(self) -> Content:
        """One row: every tab with its number; where there is no room, those around the current one."""
        first, shown = fit_tabs(self._titles, self._current, max(self.size.width - 2, 20))
        parts = [txt("<" if first else " ")]
        for index, title in enumerate(shown, first):
            if index == self._current:
                parts.append(txt(f"[{title}]").stylize("bold reverse"))
            else:
                parts.append(txt(f" {title} "))
        parts.append(txt(">" if first + len(shown) < len(self._titles) else " "))
        return Content.assemble(*parts)


def fit_tabs(titles: tuple[str, ...], current: int, width: int) -> tuple[int, tuple[str, ...]]:
    """The first tab shown and the titles of those that fit: with numbers, else without, else in part."""
    if _width(titles) <= width:
        return 0, titles
    bare = tuple(
        title if index == current else title.partition("(")[0] for index, title in enumerate(titles)
    )
    first, last = 0, len(bare)
    while _width(bare[first:last]) > width and last - first > 1:
        if current - first > last - 1 - current:
            first += 1
        else:
            last -= 1
    return first, bare[first:last]


def _width(titles: tuple[str, ...]) -> int:
    return sum(cell_len(title) + 2 for title in titles)


class TabbedScreen(DocketScreen):
    """A record in tabs; each tab keeps its cursor."""

    BINDINGS = bindings_for("tabs", "case")
    contexts: ClassVar[tuple[str, ...]] = ("pane", "tabs", "case")

    def __init__(self, ref: str) -> None:
        """The record of this reference."""
        super().__init__()
        self.ref = ref
        self._tabs: tuple[Sheet, ...] = ()
        self._current = 0
        self._cursors: dict[int, int] = {}
        self._start = ("", "")

    def body(self) -> Iterator[Widget]:
        """Tabs, table, proof."""
        yield TabBar()
        yield Pane("Reading...", VTable(id="rows", empty="Reading..."), id="rows-pane")
        yield Pane("Where this comes from", Reader(id="proof"), id="proof-pane")

    def on_mount(self) -> None:
        """Start in the table."""
        super().on_mount()
        self.query_one("#rows", VTable).focus()

    @property
    def tab_kind(self) -> str:
        """What kind of rows the current tab holds; empty where there is none yet."""
        return self._tabs[self._current].kind if self._tabs else ""

    def tab_shown(self) -> None:
        """Follow the tab that is shown now."""

    def put_heading(self, more: str = "") -> None:
        """The heading of the table, with what else is to be said of it."""
        if self._tabs:
            tab = self._tabs[self._current]
            self.query_one("#rows-pane", Pane).put(f"{self.ref}  {tab.label}{more}")

    def remember(self) -> dict[str, Any]:
        """The tab as well."""
        return {**super().remember(), "tab": self._current}

    def recall(self, state: dict[str, Any]) -> None:
        """The tab as well."""
        tab = state.get("tab")
        self._current = tab if isinstance(tab, int) and tab > 0 else 0
        super().recall(state)

    def show_tabs(self, tabs: tuple[Sheet, ...]) -> None:
        """Show the record; tab and cursor stay where they were."""
        self._tabs = tabs
        labels = [tab.label for tab in tabs]
        label, text = self._start
        if label in labels:
            self._current, self._start = labels.index(label), ("", "")
            lines = tabs[self._current].lines
            self._cursors[self._current] = next(
                (at for at, line in enumerate(lines) if text and line.holds(text)), 0
            )
        self._current = min(self._current, len(tabs) - 1)
        self.refresh_bars()
        self._show_tab()

    def start_at(self, label: str, text: str = "") -> None:
        """Show that tab first, once the record has been read, at the first row that holds the text."""
        self._start = (label, text)

    def _show_tab(self) -> None:
        tab = self._tabs[self._current]
        self.query_one(TabBar).put(tuple(each.title for each in self._tabs), self._current)
        self.put_heading()
        self.tab_shown()
        table = self.query_one("#rows", VTable)
        table.has_header = tab.has_header
        table.show(
            Rows.of([line.row for line in tab.lines]),
            cursor=self._cursors.get(self._current, 0),
            columns=tab.columns,
            empty=tab.empty,
        )
        if not tab.lines:
            self.query_one("#proof", Reader).show("")
            self.status(tab.empty)
        self.refresh_keys()

    def _line(self) -> Line | None:
        lines = self._tabs[self._current].lines if self._tabs else ()
        cursor = self.query_one("#rows", VTable).cursor
        return lines[cursor] if cursor < len(lines) else None

    @on(VTable.Moved, "#rows")
    def _moved(self, event: VTable.Moved) -> None:
        self._cursors[self._current] = event.index
        line = self._line()
        if line is not None:
            self.query_one("#proof", Reader).show(self._behind(line))
            total = len(self._tabs[self._current].lines)
            self.status(f"row {event.index + 1} of {total} · ? unsourced  ! sources disagree")
        self.refresh_keys()

    def _behind(self, line: Line) -> str:
        """What the row cuts off and nothing else says, then what proves it."""
        whole = [
            f"{title}: {text}" if title else text
            for title, text in self.query_one("#rows", VTable).cut()
            if text not in line.proof
        ]
        return "\n".join([*whole, line.proof])

    def resized(self) -> None:
        """Another width cuts off something else."""
        line = self._line()
        if line is not None:
            self.query_one("#proof", Reader).show(self._behind(line))

    @on(VTable.Chosen, "#rows")
    def _chosen(self) -> None:
        line = self._line()
        if line is not None and self.settle(line):
            return
        if line is not None and line.opens is not None:
            self.open_record(line.opens)
        elif line is not None and line.citations:
            self.do_source()
        else:
            self.say("This row has nothing behind it to open.")

    def settle(self, line: Line) -> bool:
        """Do with a row what enter does where it opens nothing; False where that is nothing else."""
        del line
        return False

    def open_record(self, ref: str) -> None:
        """Open the record that a row names."""
        raise NotImplementedError

    def why_not(self, action_id: str) -> str | None:
        """A source needs a citation."""
        if action_id == "fact.source":
            line = self._line()
            if line is None or not line.citations:
                return "This row cites no source."
        return None

    def do_source(self) -> None:
        """Open the source at the passage that proves the row; where several do, ask which."""
        line = self._line()
        if line is None:
            return
        open_cited(self.app, line.citations)

    def copies(self) -> Copies:
        """The passages that prove the row as well."""
        line = self._line()
        return [*of_citations(line.citations if line is not None else ()), *super().copies()]

    def gone(self, error: Exception) -> None:
        """Leave a record that is no longer on file; say so, unless its going was just told."""
        is_left = isinstance(error, NotFoundError) and self.app.screen is self
        if not is_left or len(self.app.screen_stack) == 1:
            self.desk_app.show_error(error)
            return
        self.app.pop_screen()
        if not self.desk_app.is_told(self.ref):
            self.say(f"{self.ref} is no longer on file.")

    def do_next_tab(self) -> None:
        """Next tab."""
        self._turn(1)

    def do_previous_tab(self) -> None:
        """Tab before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        if self._tabs:
            self._current = (self._current + by) % len(self._tabs)
            self._show_tab()

    def do_undo(self) -> None:
        """Undo the latest change."""
        self.desk_app.undo_latest(self)
