"""A message that must be read, and a question with two answers."""

from collections.abc import Iterator
from typing import ClassVar

from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from casetracker.tui.actions import bindings_for
from casetracker.tui.safe import txt
from casetracker.tui.screens.base import Dialog


class MessageDialog(Dialog[bool], inherit_bindings=False):
    """A message with a title; enter answers yes, esc no. With one answer both close it."""

    BINDINGS = bindings_for("question")
    contexts: ClassVar[tuple[str, ...]] = ("question",)

    def __init__(self, title: str, message: str, yes: str, no: str | None = None) -> None:
        """`yes` and `no` say what the two keys do."""
        super().__init__()
        self._title = title
        self._message = message
        self._yes = yes
        self._no = no

    def body(self) -> Iterator[Widget]:
        """Title, message and the two keys."""
        no = f"     esc  {self._no}" if self._no else ""
        with Vertical(classes="box"):
            yield Static(txt(self._title), classes="box-title")
            yield Static(txt(self._message), classes="box-text")
            yield Static(txt(f"enter  {self._yes}{no}"), classes="box-keys")

    def do_yes(self) -> None:
        """Answer yes."""
        self.dismiss(result=True)

    def do_no(self) -> None:
        """Answer no."""
        self.dismiss(result=False)


class ClosingDialog(MessageDialog, inherit_bindings=False):
    """The question after the last decision: the key that closes an item from outside answers it too."""

    BINDINGS = bindings_for("question", "closing")
    contexts = ("question", "closing")

    def do_go(self) -> None:
        """Answer yes."""
        self.do_yes()
