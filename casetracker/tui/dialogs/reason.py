"""One line that must be given: why a fact is rejected, what a view is called."""

from collections.abc import Iterator
from typing import Final

from textual import on
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from casetracker.tui.safe import txt
from casetracker.tui.screens.base import Dialog

LONGEST_REASON: Final = 500


class ReasonDialog(Dialog[str]):
    """Asks for a reason; an empty one is not taken, and what was typed is not lost by one esc."""

    def __init__(
        self,
        title: str,
        about: str,
        *,
        asked: str = "A reason is needed: a few words will do.",
        yes: str = "Reject",
        hint: str = "A few words, here",
    ) -> None:
        """`about` says what the line is for, `asked` that it is needed, `yes` what enter does."""
        super().__init__()
        self._asked = asked
        self._yes = yes
        self._hint = hint
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
        self.query_one("#reason", Input).focus()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._is_warned = False
        self.query_one("#fault", Static).update(txt(""))

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.do_save()

    def do_save(self) -> None:
        """Take the reason, unless there is none."""
        reason = self.query_one("#reason", Input).value.strip()
        if reason:
            self.dismiss(reason)
        else:
            self.query_one("#fault", Static).update(txt(self._asked))

    def do_cancel(self) -> None:
        """Leave; ask once more where something was typed."""
        if self.query_one("#reason", Input).value.strip() and not self._is_warned:
            self._is_warned = True
            self.query_one("#fault", Static).update(txt("esc again throws away what you typed."))
        else:
            self.dismiss(None)
