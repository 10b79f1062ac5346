"""Words found in the text that a screen shows."""

from casetracker.tui.screens.base import DocketScreen
from casetracker.tui.widgets.reader import Reader


class FindsInText(DocketScreen):
    """A screen with a long text in which one can look for words from any of its panes."""

    text_pane = "#text"

    @property
    def _text(self) -> Reader:
        return self.query_one(self.text_pane, Reader)

    def do_find(self) -> None:
        """Ask for the words and go to the first place after the top of what is shown."""
        self._text.do_find()

    def do_next_found(self) -> None:
        """Go to the next place."""
        self._text.do_next_found()

    def do_previous_found(self) -> None:
        """Go to the place before."""
        self._text.do_previous_found()
