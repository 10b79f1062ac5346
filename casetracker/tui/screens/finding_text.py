"""Words found in the text that a screen shows."""

from casetracker.text import shorten
from casetracker.tui.dialogs.reason import ReasonDialog
from casetracker.tui.screens.base import DocketScreen
from casetracker.tui.widgets.reader import Reader

_SHOWN = 40


class FindsInText(DocketScreen):
    """A screen with a text in which one can look for words."""

    text_pane = "#text"
    _looked_for = ""

    def do_find(self) -> None:
        """Ask for the words and go to the first place after the top of what is shown."""
        self.app.push_screen(
            ReasonDialog(
                "Find in the text",
                "Words as they stand there, in capitals or not.",
                asked="Type a word to look for.",
                yes="Find",
                hint="Words, here",
            ),
            self._look_for,
        )

    def _look_for(self, words: str | None) -> None:
        if words:
            self._looked_for = words
            # The screen is read anew after a dialog, and its status line with it.
            self.say(self._go(1))

    def do_next_found(self) -> None:
        """Go to the next place."""
        self.status(self._go(1))

    def do_previous_found(self) -> None:
        """Go to the place before."""
        self.status(self._go(-1))

    def _go(self, by: int) -> str:
        """Go there; gives which place of how many it is, or that there is none."""
        words = shorten(self._looked_for, _SHOWN)
        if not words:
            return "Nothing was looked for yet: / finds words."
        found = self.query_one(self.text_pane, Reader).find(self._looked_for, by=by)
        if found is None:
            return f"“{words}” does not stand in this text."
        at, number = found
        return f"“{words}”: place {at} of {number} · n next  N before"
