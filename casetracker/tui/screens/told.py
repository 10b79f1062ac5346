"""What a record's screen does with `H` and `U`."""

from casetracker.tui.screens.base import DocketScreen
from casetracker.tui.screens.history import HistoryScreen


class WithHistory(DocketScreen):
    """A record whose history can be looked at, and undone changes done again."""

    ref: str

    def do_history(self) -> None:
        """What became of this record."""
        self.app.push_screen(HistoryScreen(self.ref))

    def do_redo(self) -> None:
        """Do again what was undone last."""
        self.desk_app.redo_latest(self)
