"""A line for one of a few words: the arrows go through them, the beginning of one will do."""

from typing import ClassVar, Final

from textual.binding import BindingType
from textual.suggester import SuggestFromList
from textual.widgets import Input

from casetracker.tui.actions import bindings_for
from casetracker.tui.widgets.acts import Acts

HOW: Final = "(↓ next, → completes)"


class ChoiceInput(Input, Acts, inherit_bindings=True):
    """A field for one of a few words: the arrows go through them."""

    contexts: ClassVar[tuple[str, ...]] = ("choice",)
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("choice")

    def __init__(self, name: str, value: str, choices: tuple[str, ...]) -> None:
        """The field with its choices."""
        super().__init__(
            value,
            id=name,
            compact=True,
            # What is typed takes the place of the word that stands there.
            select_on_focus=True,
            suggester=SuggestFromList(choices, case_sensitive=False),
        )
        self._choices = choices

    def do_next_choice(self) -> None:
        """The next word."""
        self._turn(1)

    def do_previous_choice(self) -> None:
        """The word before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        known = self._choices
        at = known.index(self.value) + by if self.value in known else (0 if by > 0 else -1)
        self.value = known[at % len(known)]
        self.select_all()
