"""The ways to begin with an empty docket, and the line for files to bring in."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from textual import on
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from casetracker.tui.safe import cell, txt
from casetracker.tui.screens.base import Dialog
from casetracker.tui.widgets.vtable import Column, Rows, VTable

Way = tuple[str, str, str]


class BeginDialog(Dialog[str]):
    """The ways to begin, as (name, label, what happens); gives the name of the one chosen."""

    def __init__(self, ways: Sequence[Way]) -> None:
        """Offer these."""
        super().__init__()
        self._ways = tuple(ways)

    def body(self) -> Iterator[Widget]:
        """The ways, one a row."""
        with Vertical(classes="box"):
            yield Static(txt("Ways to begin"), classes="box-title")
            yield VTable((Column("", 40, 1),), id="ways", has_header=False)
            yield Static(txt("enter  Choose     esc  Look around first"), classes="box-keys")

    def on_mount(self) -> None:
        """Start at the first."""
        table = self.query_one(VTable)
        table.show(
            Rows.of([(cell(label, "bold"),) for _, label, _ in self._ways],
                    [cell(said) for _, _, said in self._ways]))  # fmt: skip
        table.focus()

    @on(VTable.Chosen)
    def _chosen(self, event: VTable.Chosen) -> None:
        event.stop()
        self.do_save()

    def do_save(self) -> None:
        """Give the way under the cursor."""
        self.dismiss(self._ways[self.query_one(VTable).cursor][0])


class FilesDialog(Dialog[Path]):
    """One line: a file or a folder to bring in; looked at before it is taken."""

    def body(self) -> Iterator[Widget]:
        """The line and what is wrong with it."""
        with Vertical(classes="box"):
            yield Static(txt("Bring news in"), classes="box-title")
            yield Static(
                txt("A file, or a folder with files: articles, pages, mail, PDF."),
                classes="box-text",
            )
            yield Input(id="path", placeholder="news/article.txt", compact=True)
            yield Static(id="fault", classes="fault")
            yield Static(txt("enter  Bring in     esc  Cancel"), classes="box-keys")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one("#path", Input).focus()

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.do_save()

    @on(Input.Changed)
    def _typed(self) -> None:
        self.query_one("#fault", Static).update(txt(""))

    def do_save(self) -> None:
        """Give the path, unless there is nothing there."""
        text = self.query_one("#path", Input).value.strip()
        fault = _fault(text)
        if fault:
            self.query_one("#fault", Static).update(txt(fault))
        else:
            self.dismiss(Path(text).expanduser())


def _fault(text: str) -> str:
    """What is wrong with a path; empty where nothing is."""
    if not text:
        return "Name a file or a folder."
    try:
        return "" if Path(text).expanduser().exists() else f"There is no {text}."
    except (OSError, ValueError, RuntimeError):
        return "That is no name of a file."
