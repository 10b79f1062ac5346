"""Where and as what a report is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Checkbox, Input, Static

from casetracker.tui.safe import txt
from casetracker.tui.screens.base import Dialog

FORMATS: Final = (("markdown", "Markdown"), ("html", "Web page"), ("text", "Plain text"))
_DEFAULT: Final = ("markdown", "html")


@dataclass(frozen=True, slots=True)
class Export:
    """The folder and the formats."""

    folder: Path
    formats: tuple[str, ...]


class Tick(Checkbox):
    """A box that is `[x]` or `[ ]`: told apart by its shape, in every theme and without colour."""

    @property
    def _button(self) -> Content:
        return txt("[x]" if self.value else "[ ]")


class ExportDialog(Dialog[Export]):
    """Folder and formats; says what the files hold of names."""

    def __init__(self, title: str, folder: Path) -> None:
        """`folder` is where reports go when nothing else is said."""
        super().__init__()
        self._title = title
        self._folder = folder

    def body(self) -> Iterator[Widget]:
        """Folder, formats, and what to know before writing."""
        with VerticalScroll(classes="box form", can_focus=False):
            yield Static(txt(self._title), classes="box-title")
            with Horizontal(classes="field"):
                yield Static(txt("Folder"), classes="label")
                yield Input(str(self._folder), id="folder", compact=True, select_on_focus=False)
            yield Static(id="fault", classes="fault")
            for code, label in FORMATS:
                yield Tick(txt(label), code in _DEFAULT, id=code, compact=True)
            yield Static(txt("For the public: the files hold pseudonyms."), classes="box-text")
            yield Static(
                txt("^s  Write     tab  Next     space  Choose     esc  Cancel"), classes="box-keys"
            )

    def on_mount(self) -> None:
        """Start at the folder."""
        self.query_one("#folder", Input).focus()

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.do_save()

    def do_save(self) -> None:
        """Give folder and formats, unless one is missing."""
        folder = self.query_one("#folder", Input).value.strip()
        formats = tuple(code for code, _ in FORMATS if self.query_one(f"#{code}", Tick).value)
        if folder and formats:
            self.dismiss(Export(Path(folder).expanduser(), formats))
        else:
            fault = "Choose a format with space." if folder else "Name a folder."
            self.query_one("#fault", Static).update(txt(fault))
            self.query_one("#fault", Static).add_class("-shown")
