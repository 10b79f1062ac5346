"""Where, as what and for whom a report is written."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Checkbox, Input, Static

from casetracker.model.vocabulary import Confidentiality
from casetracker.tui.forms.fields import chosen
from casetracker.tui.safe import txt
from casetracker.tui.screens.base import Dialog
from casetracker.tui.widgets.choice import ChoiceInput

FORMATS: Final = (
    ("markdown", "Markdown"),
    ("html", "Web page"),
    ("text", "Plain text"),
    ("pdf", "PDF"),
    ("docx", "Word"),
    ("xlsx", "Spreadsheet"),
    ("csv", "CSV tables"),
    ("json", "JSON"),
)
OWN: Final = {"ics": "Calendar", "atom": "Atom feed"}
_DEFAULT: Final = ("markdown", "html")
_SHOWN: Final = {
    Confidentiality.PUBLIC: "pseudonyms in place of names",
    Confidentiality.PARTNER: "the names of persons held, and no internal notes",
    Confidentiality.INTERNAL: "all names and everything on file",
}
_FOR: Final = tuple(each.value for each in _SHOWN)


@dataclass(frozen=True, slots=True)
class Export:
    """The folder, the formats, and for whom it is."""

    folder: Path
    formats: tuple[str, ...]
    profile: Confidentiality = Confidentiality.PUBLIC


class Tick(Checkbox):
    """A box that is `[x]` or `[ ]`: told apart by its shape, in every theme and without colour."""

    def render(self) -> Content:
        """The box, then what it stands for."""
        style = self.get_visual_style("toggle--label")
        return Content.assemble(
            txt("[x] " if self.value else "[ ] "), self._label.stylize_before(style)
        )


class ExportDialog(Dialog[Export]):
    """Folder, formats and for whom; says what the files hold of names."""

    def __init__(self, title: str, folder: Path, own: tuple[str, ...] = ()) -> None:
        """`folder` is where reports go when nothing else is said, `own` further formats of this kind."""
        super().__init__()
        self._title = title
        self._folder = folder
        self._formats = (*FORMATS, *((code, OWN[code]) for code in own if code in OWN))

    def body(self) -> Iterator[Widget]:
        """Folder, for whom, formats, and what to know before writing."""
        with VerticalScroll(classes="box form export", can_focus=False):
            yield Static(txt(self._title), classes="box-title")
            with Horizontal(classes="field"):
                yield Static(txt("Folder"), classes="label")
                yield Input(str(self._folder), id="folder", compact=True, select_on_focus=False)
            with Horizontal(classes="field"):
                yield Static(txt("For whom"), classes="label")
                yield ChoiceInput("profile", Confidentiality.PUBLIC.value, _FOR)
            yield Static(id="shown", classes="box-text")
            for code, label in self._formats:
                yield Tick(txt(label), code in _DEFAULT, id=f"as-{code}", compact=True)
            yield Static(id="fault", classes="fault")
            yield Static(
                txt("^s  Write     tab  Next     space  Choose     esc  Cancel"), classes="box-keys"
            )

    def on_mount(self) -> None:
        """Start at the folder."""
        self.query_one("#folder", Input).focus()
        self._tell()

    @on(Input.Changed, "#profile")
    def _tell(self) -> None:
        profile = self._profile()
        told = "public, partner or internal: ↓ goes through them"
        if profile is not None:
            told = f"{_SHOWN[profile]}  (↓ next)"
        self.query_one("#shown", Static).update(txt(f"            {told}"))

    def _profile(self) -> Confidentiality | None:
        word = chosen(self.query_one("#profile", Input).value.strip(), _FOR)
        return Confidentiality(word) if word is not None else None

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.do_save()

    def do_save(self) -> None:
        """Give folder, formats and for whom, unless one is missing."""
        folder = self.query_one("#folder", Input).value.strip()
        formats = tuple(
            code for code, _ in self._formats if self.query_one(f"#as-{code}", Tick).value
        )
        profile = self._profile()
        fault = _folder_fault(folder)
        if fault is None and formats and profile is not None:
            self.dismiss(Export(Path(folder).expanduser(), formats, profile))
            return
        fault = fault or "Choose a format with space."
        if profile is None:
            fault = f"For whom: take {', '.join(_FOR)}."
        self.query_one("#fault", Static).update(txt(fault))
        self.query_one("#fault", Static).add_class("-shown")


def _folder_fault(text: str) -> str | None:
    """Why nothing can be written there; None where it can, the folder made if need be."""
    if not text:
        return "Name a folder."
    try:
        there = Path(text).expanduser().absolute()
        nearest = next(each for each in (there, *there.parents) if each.exists())
    except (OSError, ValueError, RuntimeError):
        return "That is no name of a folder."
    if not nearest.is_dir():
        return f"{nearest} is a file: name a folder."
    return None if os.access(nearest, os.W_OK) else f"{nearest} cannot be written to."
