"""What every screen does with a form: open it, and tell what came of it."""

from casetracker.tui.dialogs.form import FormDialog
from casetracker.tui.forms.fields import Form
from casetracker.tui.screens.base import DocketScreen
from casetracker.tui.words import in_short
from casetracker.views.review import ApplyOutcome


class FillsIn(DocketScreen):
    """A screen on which forms are filled in."""

    def fill_in(self, form: Form) -> None:
        """Let somebody fill a form in, and tell what came of it."""
        self.app.push_screen(FormDialog(form), self.told)

    def told(self, outcome: ApplyOutcome | None) -> None:
        """Say what was saved, and show it."""
        if outcome is not None:
            self.say(f"Saved: {in_short(outcome.lines) or 'nothing was changed'} (u undoes it)")
            self.desk_app.docket_changed()
