"""The choice of the record that a fact is about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.text import Text
from textual import on
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from casetracker.model.vocabulary import Decision
from casetracker.text import shorten
from casetracker.tui.dialogs.finding import FindingDialog
from casetracker.tui.safe import cell, txt
from casetracker.tui.widgets.vtable import Column, Row, Rows, VTable
from casetracker.views.common import date_text
from casetracker.views.docket import GroupLine
from casetracker.views.review import ClaimView

NEW: Final = "new"
_LEFT_OUT: Final = frozenset({Decision.REJECT, Decision.DEFER})
_LONGEST: Final = 190  # characters of the fact that leave room for the choices and the keys
_COLUMNS: Final = (
    Column("Record", 8),
    Column("Score", 5, is_right=True),
    Column("What it is", 20, 1),
)


@dataclass(frozen=True, slots=True)
class _Choice:
    ref: str
    row: Row
    why: Text
    searched: str = ""


class LinkDialog(FindingDialog[str]):
    """The candidates with their reasons, a new record, and by typing any group on file."""

    def __init__(self, claim: ClaimView, item: Sequence[ClaimView] = ()) -> None:
        """The candidates of this claim, and the new cases that claims before it in its item open."""
        super().__init__()
        self._claim = claim
        self._near = _proposed(claim, opening_before(claim, item))
        self._groups: tuple[_Choice, ...] = ()
        self._offered = self._near

    def body(self) -> Iterator[Widget]:
        """What the fact says, and the choices."""
        with Vertical(classes="box wide"):
            yield Static(txt("Which record is this about?"))
            yield Static(txt(shorten(self._claim.summary, _LONGEST)), classes="box-title")
            yield Input(id="find", compact=True, select_on_focus=False)
            yield VTable(_COLUMNS, id="candidates")
            yield Static(
                txt("enter  Link and accept     tab  Find another group     esc  Cancel"),
                classes="box-keys",
            )

    def on_mount(self) -> None:
        """Fill the choices, and ask for the groups that nothing speaks for."""
        self._show()
        find = self.query_one("#find", Input)
        find.placeholder = "another group: type its number, name or place"
        self.query_one(VTable).focus()
        self.desk_app.desk.ask(
            self, "groups", lambda services: services.docket.groups(), self._know_groups
        )

    def _know_groups(self, lines: tuple[GroupLine, ...]) -> None:
        self._groups = tuple(_on_file(line) for line in lines)
        self._show()

    @on(Input.Changed, "#find")
    def _typed(self) -> None:
        self._show(cursor=0)

    def _show(self, cursor: int | None = None) -> None:
        wanted = self.query_one("#find", Input).value.strip().casefold()
        found = tuple(each for each in self._groups if wanted in each.searched)
        self._offered = found if wanted else self._near
        rows, reasons = [each.row for each in self._offered], [each.why for each in self._offered]
        self.query_one(VTable).show(
            Rows.of(rows, reasons), cursor=cursor, empty="No group on file holds that text."
        )

    def do_save(self) -> None:
        """Take the row under the cursor."""
        at = self.query_one(VTable).cursor
        if at < len(self._offered):
            self.dismiss(self._offered[at].ref)


def opening_before(claim: ClaimView, item: Sequence[ClaimView]) -> tuple[ClaimView, ...]:
    """The first claims of an item about others who are not on file, before those about these people."""
    firsts: dict[str, ClaimView] = {}
    for each in item:
        if each.subject is not None and each.subject == claim.subject:
            break
        if each.subject is not None and each.group_ref is None and each.decision not in _LEFT_OUT:
            firsts.setdefault(each.subject, each)
    return tuple(firsts.values()) if claim.subject is not None else ()


def _proposed(claim: ClaimView, opening: Sequence[ClaimView]) -> tuple[_Choice, ...]:
    """What the matching proposes, and at the end what is not on file yet."""
    near = [
        _Choice(
            each.ref,
            (cell(each.ref), cell(f"{each.score:.2f}"), cell(each.label)),
            cell(", ".join(each.reasons)),
        )
        for each in claim.candidates
    ]
    new = _Choice(
        NEW, (cell(NEW), cell(""), cell("A new record")), cell("nothing on file is meant")
    )
    shared = [
        _Choice(
            each.ref,
            (cell(each.ref), cell(""), cell(f"The same new case as fact {each.ordinal}")),
            cell(f"a group of its own in the case of {each.subject}"),
        )
        for each in opening
    ]
    return (*near, new, *shared)


def _on_file(line: GroupLine) -> _Choice:
    where = ", ".join(
        part
        for part in (
            f"{line.size} stated",
            f"captured {date_text(line.captured)}" if line.captured else "",
            line.place or "",
            *line.case_refs,
        )
        if part
    )
    searched = f"{line.ref} {line.label} {where}".casefold()
    return _Choice(line.ref, (cell(line.ref), cell(""), cell(line.label)), cell(where), searched)
