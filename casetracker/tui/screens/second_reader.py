"""A source of the Inbox that somebody else is to read as well: asked for with a reason, and taken back."""

from casetracker.tui.dialogs.reason import ReasonDialog
from casetracker.tui.screens.base import DocketScreen
from casetracker.views.review import QueueLine


class AsksForReader(DocketScreen):
    """A screen of the Inbox on which one asks for a second reader of a source."""

    def asked_line(self) -> QueueLine | None:
        """The source that is meant; None where there is none."""
        raise NotImplementedError

    def why_not(self, action_id: str) -> str | None:
        """There must be a source."""
        if action_id == "inbox.second_reader" and self.asked_line() is None:
            return "Nothing waits for a decision here."
        return super().why_not(action_id)

    def do_second_reader(self) -> None:
        """Ask why a second reader is wanted, or why no longer."""
        line = self.asked_line()
        if line is None:
            return
        is_asked, ref = line.second_reader is not None, line.ref
        title = "No second reader any longer: why?" if is_asked else "Why a second reader?"
        self.app.push_screen(
            ReasonDialog(title, f"{ref}  {line.title}", yes="Take back" if is_asked else "Ask"),
            lambda reason: self._tag(ref, reason, is_asked=is_asked) if reason else None,
        )

    def _tag(self, ref: str, reason: str, *, is_asked: bool) -> None:
        self.desk_app.desk.order(
            self,
            "reader",
            lambda services: services.noting.second_reader(ref, reason, is_asked=not is_asked),
            lambda _: self._tagged(ref, is_asked=is_asked),
        )

    def _tagged(self, ref: str, *, is_asked: bool) -> None:
        told = "asked for no longer" if is_asked else "asked for"
        self.say(f"{ref}: a second reader is {told} (u on Home undoes it)")
        self.read()
