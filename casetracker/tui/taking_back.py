"""Undo and redo of whole changes: a toast names what was done, a question what stands in the way."""

from typing import TYPE_CHECKING, Any

from casetracker.tui.facade import Desk, message_of
from casetracker.tui.screens.base import DocketScreen
from casetracker.tui.words import count, in_short

if TYPE_CHECKING:
    from casetracker.tui.ports import ServicesPort
    from casetracker.views.review import ApplyOutcome


class TakingBack:
    """What the app does with changes that are taken back and done again."""

    desk: Desk

    def undo_latest(self, asker: DocketScreen, change_set: int | None = None) -> None:
        """Undo a change set, or the latest, and say what was undone."""
        self.desk.order(
            asker,
            "undo",
            lambda services: services.docket.undo(change_set),
            self._undone,
            refused=lambda error: self._not_undone(asker, change_set, error),
        )

    def redo_latest(self, asker: DocketScreen, change_set: int | None = None) -> None:
        """Do a change set again that was undone, or the latest, and say what was done."""
        self.desk.order(
            asker, "redo", lambda services: services.docket.redo(change_set), self._redone
        )

    def _undone(self, outcome: "ApplyOutcome") -> None:
        lines = [line.removeprefix("undone: ") for line in outcome.lines]
        self._app.tell(f"Undone: {in_short(lines) or 'nothing was left to undo'} (U does it again)")
        self._app.docket_changed()

    def _redone(self, outcome: "ApplyOutcome") -> None:
        lines = [line.removeprefix("done again: ") for line in outcome.lines]
        self._app.tell(f"Done again: {in_short(lines)} (u undoes it)")
        self._app.docket_changed()

    def _not_undone(self, asker: DocketScreen, change_set: int | None, error: Exception) -> None:
        """Where later changes rest on it, name them and offer to undo all of them, the latest first."""
        resting: tuple[int, ...] = getattr(error, "resting", ())
        if change_set is None or not resting:
            self._app.show_error(error)
            return

        def undo_all(services: "ServicesPort") -> "ApplyOutcome":
            from casetracker.views.review import ApplyOutcome

            outcomes = [services.docket.undo(each) for each in (*resting, change_set)]
            lines = [line for outcome in outcomes for line in outcome.lines]
            return ApplyOutcome(outcomes[-1].change_set, tuple(lines))

        def answered(is_yes: bool | None) -> None:  # noqa: FBT001 - as dialogs answer
            if is_yes:
                self.desk.order(asker, "undo", undo_all, self._undone)

        from casetracker.tui.dialogs.message import MessageDialog

        number = count(len(resting) + 1, "change")
        dialog = MessageDialog(
            "Later changes rest on it", message_of(error), f"Undo all {number}", "Leave it"
        )
        self._app.push_screen(dialog, answered)

    @property
    def _app(self) -> Any:
        """The app that this is mixed into."""
        return self
