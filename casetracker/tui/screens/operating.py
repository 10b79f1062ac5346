"""The operations on a group as actions of a screen: each opens its form and tells what was done."""

from collections.abc import Callable, Sequence

from casetracker.tui.dialogs.form import FormDialog, open_form
from casetracker.tui.dialogs.group_operations import (
    Meant,
    merging,
    moving,
    naming,
    recounting,
    releasing,
    splitting,
    transferring,
)
from casetracker.tui.dialogs.number_operations import explaining, stating
from casetracker.tui.dialogs.operation import Operation, OperationDialog
from casetracker.tui.forms import records
from casetracker.tui.forms.fields import Form
from casetracker.tui.operating_ports import operating
from casetracker.tui.screens.base import DocketScreen
from casetracker.tui.words import in_short
from casetracker.views.reconciling import ReconciliationView
from casetracker.views.review import ApplyOutcome

_NEEDS_A_GROUP = frozenset(
    f"group.{verb}"
    for verb in (
        "name",
        "split",
        "merge",
        "transfer",
        "move",
        "release",
        "recount",
        "remove",
        "edit",
    )
)
_NEEDS_PEOPLE = frozenset(
    f"group.{verb}" for verb in ("name", "split", "transfer", "move", "release")
)
_NEEDS_ANOTHER = frozenset(f"group.{verb}" for verb in ("merge", "transfer", "move"))


class GroupOperations(DocketScreen):
    """A screen on which a group is meant."""

    def meant(self) -> Meant | None:
        """The group, with the member under the cursor; None where there is none."""
        raise NotImplementedError

    def statement(self) -> str:
        """The key of the stated number under the cursor; empty where there is none."""
        return ""

    def why_not_group(self, action_id: str) -> str | None:
        """Why an operation cannot be done now; None where it can, or where it is no operation."""
        meant = self.meant()
        if action_id in _NEEDS_A_GROUP and meant is None:
            return "There is no group here."
        if meant is not None and action_id in _NEEDS_PEOPLE and not meant.group.held_members:
            return f"Nobody of {meant.ref} is on file: recount it first."
        if meant is not None and action_id in _NEEDS_ANOTHER and not meant.has_others:
            return "There is no other group on file."
        return None

    def do_new(self) -> None:
        """Enter a group."""
        self._fill_in(records.new_group(""))

    def do_edit(self) -> None:
        """Change what is on file of the group."""
        meant = self.meant()
        if meant is not None:
            ref = meant.ref
            self.desk_app.desk.ask(
                self,
                "form",
                lambda services: open_form(services, "group.edit", ref),
                self._fill_in,
            )

    def _fill_in(self, form: Form) -> None:
        self.app.push_screen(FormDialog(form), self._done)

    def do_name(self) -> None:
        """Name people of the group."""
        self._open(naming)

    def do_split(self) -> None:
        """Split the group."""
        self._open(splitting)

    def do_merge(self) -> None:
        """Merge the group with others."""
        self._open(merging)

    def do_transfer(self) -> None:
        """Move people to another group on a date."""
        self._open(transferring)

    def do_move(self) -> None:
        """Set right who is in which group."""
        self._open(moving)

    def do_release(self) -> None:
        """Record that some left custody."""
        self._open(releasing)

    def do_recount(self) -> None:
        """Set the number right."""
        self._open(recounting)

    def do_remove(self) -> None:
        """Ask why, then set the group aside."""
        meant = self.meant()
        if meant is not None:
            form = records.with_reason("group.remove", f"Set {meant.ref} aside", meant.ref)
            self.app.push_screen(FormDialog(form), self._removed)

    def _removed(self, outcome: ApplyOutcome | None) -> None:
        self._done(outcome)

    def do_explain(self) -> None:
        """Explain a difference that is open, one that bears on the group where one is meant."""
        meant = self.meant()
        ref = meant.ref if meant is not None else None
        self.desk_app.desk.ask(
            self,
            "differences",
            lambda services: operating(services).reconciling.reconciliation(ref, only_open=True),
            self._explain,
        )

    def _explain(self, views: Sequence[ReconciliationView]) -> None:
        if views:
            self._show(explaining(views, self.statement()))
        else:
            self.say("No difference is open here: every stated number adds up or is explained.")

    def do_total(self) -> None:
        """Keep a total that somebody stated."""
        meant = self.meant()
        self._show(stating(meant.ref if meant is not None else ""))

    def _open(self, operation: Callable[[Meant], Operation]) -> None:
        meant = self.meant()
        if meant is not None:
            self._show(operation(meant))

    def _show(self, operation: Operation) -> None:
        self.app.push_screen(OperationDialog(operation, self.desk_app.desk), self._done)

    def _done(self, outcome: ApplyOutcome | None) -> None:
        if outcome is not None:
            self.say(f"{in_short(outcome.lines)} (u undoes it)")
            self.desk_app.docket_changed()

    def do_undo(self) -> None:
        """Undo the latest change."""
        self.desk_app.undo_latest(self)
