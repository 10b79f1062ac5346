"""One line that must be given: why a fact is rejected, what a view is called."""

from collections.abc import Callable, Iterator
from typing import Final

from textual import on
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from casetracker.errors import UsageError
from casetracker.model.partial_date import PartialDate
from casetracker.tui.dialogs.drafting import GUARD, DraftingDialog
from casetracker.tui.safe import txt

LONGEST_REASON: Final = 500


class ReasonDialog(DraftingDialog[str]):
    """Asks for a reason; an empty one is not taken, and what was typed is not lost by one esc."""

    def __init__(
        self,
        title: str,
        about: str,
        *,
        asked: str = "A reason is needed: a few words will do.",
        yes: str = "Reject",
        hint: str = "A few words, here",
        check: Callable[[str], str | None] = lambda _: None,
        draft: str = "",
    ) -> None:
        """`about` says what the line is for, `asked` that it is needed, `yes` what enter does.

        `check` gives what is wrong with a text, `draft` is what it is kept under until it is carried out.
        """
        super().__init__()
        self._asked = asked
        self._yes = yes
        self._hint = hint
        self._check = check
        self._draft = draft
        self._title = title
        self._about = about
        self._is_warned = False

    def body(self) -> Iterator[Widget]:
        """What it is about, the line, and what is wrong with it."""
        with Vertical(classes="box"):
            yield Static(txt(self._title), classes="box-title")
            yield Static(txt(self._about), classes="box-text")
            yield Input(
                id="reason",
                max_length=LONGEST_REASON,
                compact=True,
                placeholder=self._hint,
            )
            yield Static(id="fault", classes="fault")
            yield Static(txt(f"enter  {self._yes}     esc  Cancel"), classes="box-keys")

    def on_mount(self) -> None:
        """Type at once."""
        self._say(self.put_draft_back())
        self.query_one("#reason", Input).focus()

    @property
    def draft_key(self) -> str:
        """What the line is kept under."""
        return self._draft

    def first_values(self) -> dict[str, str]:
        """Nothing yet."""
        return {"reason": ""}

    def _say(self, words: str) -> None:
        self.query_one("#fault", Static).update(txt(words))

    @on(Input.Changed)
    def _typed(self) -> None:
        self._is_warned = False
        self._say("")

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.do_save()

    def do_save(self) -> None:
        """Take the reason, unless there is none."""
        reason = self.query_one("#reason", Input).value.strip()
        fault = self._check(reason) if reason else self._asked
        if fault is None:
            self.hand_draft_on()
            self.dismiss(reason)
        else:
            self._say(fault)

    def do_cancel(self) -> None:
        """Leave; ask once more where something was typed."""
        if self.query_one("#reason", Input).value.strip() and not self._is_warned:
            self._is_warned = True
            self._say(GUARD if self._draft else "esc again throws away what you typed.")
        else:
            self.forget_draft()
            self.dismiss(None)


def day_fault(text: str) -> str | None:
    """What is wrong with a day to look from; a month or a year is its last day."""
    try:
        latest = PartialDate.parse(text).latest
    except UsageError as error:
        return str(error)
    return None if latest is not None else "Write a day such as 2021-06-01: this one has no end."
