"""Copying: what can be copied is offered, what is chosen goes to the clipboard of the terminal."""

from typing import TYPE_CHECKING, Any, Final

from casetracker.text import shorten
from casetracker.tui.screens.base import DocketScreen

if TYPE_CHECKING:
    from casetracker.tui.copies import Copies

MOST: Final = 70_000  # bytes; terminals drop what is longer
_SHOWN: Final = 60


class Copying:
    """What the app does to copy."""

    def do_copy(self) -> None:
        """Offer what can be copied from where the cursor is; one thing alone is copied at once."""
        screen = self._self.screen
        offers = screen.copies() if isinstance(screen, DocketScreen) else []
        offers = list({text: (words, text) for words, text in reversed(offers)}.values())[::-1]
        if not offers:
            self._self.tell("There is nothing to copy here.")
        elif len(offers) == 1:
            self._copy(offers, 0)
        else:
            from casetracker.tui.dialogs.pick import PickDialog

            self._self.push_screen(
                PickDialog("Copy", offers, "Copy"), lambda at: self._copy(offers, at)
            )

    def _copy(self, offers: "Copies", at: int | None) -> None:
        if at is None:
            return
        text = offers[at][1]
        if len(text.encode()) > MOST:
            self._self.tell("That is too long for the clipboard of a terminal.", is_warning=True)
            return
        self._self.copy_to_clipboard(text)
        # A terminal never says whether it took it.
        self._self.tell(f"Sent to the terminal's clipboard: {shorten(text, _SHOWN)}")

    @property
    def _self(self) -> Any:
        """The app that this is mixed into."""
        return self
