"""A tour of two minutes: a card over each place. Enter goes on, every other key leaves."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from textual import events
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from casetracker.tui.actions import bindings_for
from casetracker.tui.safe import txt
from casetracker.tui.screens.base import Dialog


@dataclass(frozen=True, slots=True)
class Stop:
    """A place and what to know of it; `{id}` in the text stands for the key of that action."""

    mode: str
    title: str
    text: str


STOPS: Final = (
    Stop(
        "home",
        "Home",
        "What needs a decision stands first: facts to review, conflicts between sources, what has"
        " no source; then hearings and tasks of the coming days. Enter goes to the work. Below: your"
        " latest changes; {docket.undo} takes the one under the cursor back.",
    ),
    Stop(
        "inbox",
        "Inbox",
        "News that was read and waits for you. Enter opens an item: the text left, the facts read"
        " from it right. {review.accept} accepts, {review.reject} rejects, {review.edit} edits,"
        " {review.later} leaves a fact for later. Nothing is written until you close the item with"
        " {review.close}.",
    ),
    Stop(
        "cases",
        "Cases",
        "Every case in a list. {search.filter} filters while you type, {list.sort} changes the"
        " order, {list.columns} the columns. Enter opens a case: its people, charges and stages in"
        " tabs.",
    ),
    Stop(
        "cases",
        "Where a fact comes from",
        "On any fact {fact.source} opens its source at the quoted passage. A ? marks what has no"
        " source, a ! marks what sources disagree about. {app.jump} jumps to any record by a part"
        " of its number or name.",
    ),
    Stop(
        "sources",
        "Sources",
        "Every document, kept as it came, with what was read from it.",
    ),
    Stop(
        "reports",
        "Reports",
        "Choose the whole docket or a case; the report is built beside it. {reports.export} writes"
        " it to files, with pseudonyms in place of names.",
    ),
    Stop(
        "home",
        "Keys",
        "{app.help} shows the keys that work where you are, and why one does not.  {app.commands}"
        " finds every command by typing. {app.back} goes back and never leaves; {app.quit} leaves."
        " The tour is in the commands: type tour.",
    ),
)


class TourCard(Dialog[bool]):
    """One stop; true goes on, false leaves."""

    BINDINGS = bindings_for("question")
    contexts = ("question",)

    def __init__(self, number: int, keys: Callable[[str], str]) -> None:
        """`keys` gives the key of an action."""
        super().__init__()
        self._number = number
        self._stop = STOPS[number]
        self._keys = keys

    def body(self) -> Iterator[Widget]:
        """Where, what, and the way on and out."""
        stop, total = self._stop, len(STOPS)
        is_last = self._number == total - 1
        on = "enter  Done" if is_last else "enter  Next     any other key  Leave the tour"
        with Vertical(classes="box wide"):
            yield Static(txt(f"{self._number + 1}/{total}  {stop.title}"), classes="box-title")
            yield Static(txt(with_keys(stop.text, self._keys)), classes="box-text")
            yield Static(txt(on), classes="box-keys")

    def on_key(self, event: events.Key) -> None:
        """Every key but enter leaves."""
        if event.key not in ("enter", "escape"):
            event.stop()
            self.dismiss(result=False)

    def do_yes(self) -> None:
        """Go on."""
        self.dismiss(result=True)

    def do_no(self) -> None:
        """Leave."""
        self.dismiss(result=False)


def with_keys(text: str, keys: Callable[[str], str]) -> str:
    """The text with each action's id in braces replaced by its key."""
    first, *parts = text.split("{")
    found = [part.partition("}") for part in parts]
    return first + "".join(keys(action_id) + rest for action_id, _, rest in found)
