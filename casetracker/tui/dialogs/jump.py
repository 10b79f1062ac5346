"""Jump to a record: a part of its number or name, in any script, and enter."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Final

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from casetracker.tui.dialogs.finding import FindingDialog
from casetracker.tui.safe import cell
from casetracker.tui.screens.base import Pane
from casetracker.tui.widgets.bars import Bar
from casetracker.tui.widgets.vtable import Column, Rows, VTable
from casetracker.views.found import RecordLine

if TYPE_CHECKING:
    from textual.timer import Timer

PAUSE_SECONDS: Final = 0.1
_COLUMNS: Final = (Column("Kind", 10), Column("Number", 10), Column("Name", 24, 1))


class JumpDialog(FindingDialog[RecordLine]):
    """Type, choose with the arrows, go with enter."""

    def __init__(
        self,
        title: str = "Jump to a record",
        *,
        go: str = "Go there",
        hint: str = "C-0001, K-0001, or a part of a name or title",
        prefixes: Collection[str] = (),
    ) -> None:
        """`go` is what enter does; `prefixes` are the letters of the references that are offered."""
        super().__init__()
        self._title, self._go, self._hint, self._prefixes = title, go, hint, prefixes
        self._lines: tuple[RecordLine, ...] = ()
        self._pause: Timer | None = None
        self._shown = ""
        self._is_going = False

    def body(self) -> Iterator[Widget]:
        """What is typed, and the records that hold it."""
        yield Bar(id="title")
        yield Input(id="find", compact=True, select_on_focus=False)
        yield Pane("Records", VTable(_COLUMNS, id="offers", empty="Type a number or a name."),
                   id="offers-pane")  # fmt: skip
        yield Bar(id="status")
        yield Bar(id="dialog-keys")

    def on_mount(self) -> None:
        """Start with the typing."""
        self.query_one("#title", Bar).put(
            f"casetracker  {self._title}", "esc to close", self.desk_app.state_text()
        )
        keys = f"type   ↓ ↑ Choose   enter {self._go}   esc Close"
        self.query_one("#dialog-keys", Bar).put(keys)
        find = self.query_one("#find", Input)
        find.placeholder = self._hint
        find.focus()

    @on(Input.Changed, "#find")
    def _typed(self) -> None:
        self._is_going = False
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE_SECONDS, self._look)

    def _look(self) -> None:
        text = self.query_one("#find", Input).value.strip()
        self.desk_app.desk.ask(
            self,
            "jump",
            lambda services: services.jumping.find(text, self._prefixes),
            lambda lines: self._show(text, lines),
        )

    def _show(self, text: str, lines: tuple[RecordLine, ...]) -> None:
        self._shown, self._lines = text, lines
        rows = [(cell(each.kind, "dim"), cell(each.ref, "bold"), cell(each.name)) for each in lines]
        empty = "No record holds that." if text else "Type a number or a name."
        self.query_one(VTable).show(Rows.of(rows), cursor=0, empty=empty)
        self.query_one("#status", Bar).put(f"{len(lines)} found" if text else "")
        if self._is_going:
            self.do_save()

    def do_save(self) -> None:
        """Go to the record under the cursor; where enter was faster than the search, once it is done."""
        if self._shown != self.query_one("#find", Input).value.strip():
            self._is_going = True
            self._look()
        elif self._lines:
            self.dismiss(self._lines[self.query_one(VTable).cursor])
