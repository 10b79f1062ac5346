"""A record in tabs whose rows can be added, edited, removed, marked and followed back in time."""

from typing import Any, ClassVar, Final

from casetracker.tui.actions import Action, bindings_for
from casetracker.tui.dialogs.form import open_fact, open_form
from casetracker.tui.forms import facts, records
from casetracker.tui.forms.fields import Form
from casetracker.tui.screens.adding import Adding
from casetracker.tui.screens.base import Pane
from casetracker.tui.screens.history import HistoryScreen
from casetracker.tui.screens.lines import Sheet
from casetracker.tui.screens.marking import Marking
from casetracker.tui.screens.record_tables import history_sheet
from casetracker.tui.widgets.vtable import VTable
from casetracker.views.docket import StageEventView
from casetracker.views.editing import RecordChange

_BELOW: Final = {"history": "What was changed", "notes": "In full"}
# Rows whose values are read anew when a form is opened over them.
_AMENDED: Final = ("custody", "hearing", "sentence")
_REMOVED: Final = {
    "hearing": "Withdraw hearing",
    "sentence": "Withdraw sentence",
    "note": "Drop note",
    "tag": "Take off tag",
    "watch": "Watch no longer:",
    "name": "Drop spelling",
    "link": "Unlink",
    "person": "Set aside",
}


class RecordScreen(Marking, Adding):
    """What a case and a defendant have in common."""

    BINDINGS = bindings_for("tabs", "case", "record", "marks")
    contexts: ClassVar[tuple[str, ...]] = ("pane", "tabs", "case", "record", "marks")

    def __init__(self, ref: str) -> None:
        """The record of this reference."""
        super().__init__(ref)
        self._changes: tuple[RecordChange, ...] | None = None
        self._is_history_read = False
        self._every: tuple[Sheet, ...] = ()

    # -- tabs

    def show_tabs(self, tabs: tuple[Sheet, ...]) -> None:
        """Show the record with its history as the last tab, which is read when it is first looked at."""
        self._every = (*tabs, history_sheet(self._changes))
        if self.is_marked_only:
            self._every = tuple(self._only_marked(tab) for tab in self._every)
        self._is_history_read = False
        super().show_tabs(self._every)

    def _only_marked(self, tab: Sheet) -> Sheet:
        if tab.kind != "people":
            return tab
        lines = tuple(line for line in tab.lines if (line.opens or "") in self.marks)
        return Sheet(tab.label, tab.columns, lines, tab.empty, kind=tab.kind)

    def tab_shown(self) -> None:
        """Marks and headings follow the tab."""
        table = self.query_one("#rows", VTable)
        is_people = self.tab_kind == "people"
        table.is_marked = self.is_row_marked if is_people else None
        lines = self._tabs[self._current].lines if is_people else ()
        self.rows_are(tuple(line.opens or "" for line in lines))
        heading = _BELOW.get(self.tab_kind, "Where this comes from")
        self.query_one("#proof-pane", Pane).put(heading)
        self.show_marks()
        self._read_history()

    def _read_history(self) -> None:
        if self.tab_kind == "history" and not self._is_history_read:
            self._is_history_read = True
            ref = self.ref
            self.desk_app.desk.ask(
                self,
                "history",
                lambda services: services.histories.history(ref),
                self._show_history,
            )

    def _show_history(self, changes: tuple[RecordChange, ...]) -> None:
        if changes != self._changes:
            self._changes = changes
            super().show_tabs((*self._every[:-1], history_sheet(changes)))

    def footer_actions(self) -> list[tuple[Action, str | None]]:
        """Marks stand in the footer where rows take them."""
        return [
            pair
            for pair in super().footer_actions()
            if pair[1] is None or not pair[0].id.startswith("marks.")
        ]

    # -- marks

    def whom(self) -> str:
        """Those who are marked, else who is under the cursor, else the record."""
        return ", ".join(self.marks.keys) or super().whom()

    def show_marks(self) -> None:
        """The number of marked people stands in the heading."""
        self.put_heading(self.marks_words() if self.tab_kind == "people" else "")

    def do_only(self) -> None:
        """Show only marked people, or all again."""
        super().do_only()
        self.read()

    # -- what the cursor is on

    def _target(self) -> tuple[str, Any]:
        line = self._line()
        return line.target if line is not None and line.target is not None else ("", None)

    def why_not(self, action_id: str) -> str | None:
        """What cannot be edited or removed says why."""
        kind, _ = self._target()
        if (
            action_id == "record.edit"
            and self._edit_form() is None
            and not self._edits_record(kind)
        ):
            return self._why_not_edited(kind)
        if action_id == "record.remove" and self._remove_form() is None:
            return self._why_not_removed(kind)
        return (
            self.why_no_mark(action_id) or self.why_not_add(action_id) or super().why_not(action_id)
        )

    def _why_not_edited(self, kind: str) -> str:
        if kind == "clock":
            return "A clock is computed: n records what it is counted from."
        if self.tab_kind in ("stages", "timeline") and not kind:
            line = self._line()
            if line is not None and line.opens is not None:
                return f"This is edited on the screen of {line.opens}: enter opens it."
            return "A stage that only follows from a later one is not edited: n records it."
        return "This row is not edited: n adds another, d removes it."

    def _why_not_removed(self, kind: str) -> str:
        if kind == "clock":
            return "A clock is computed: n sets aside what was recorded for it in error."
        if kind == "done":
            return "A task that was done stays on file; u takes the doing back."
        if self.tab_kind == "history":
            return "What was changed stays on file: u takes it back."
        return "This row cannot be removed by itself."

    def _edits_record(self, kind: str) -> bool:
        return kind in ("person", *_AMENDED) or self.tab_kind == "overview"

    def do_edit(self) -> None:
        """Edit the row, or the record itself."""
        form = self._edit_form()
        if form is not None:
            self.fill_in(form)
            return
        kind, value = self._target()
        if kind in _AMENDED:
            numbers = value if kind == "custody" else (value,)
            self.desk_app.desk.ask(
                self,
                "form",
                lambda services: open_fact(services, f"{kind}.edit", numbers),
                self.fill_in,
            )
            return
        ref = str(value) if kind == "person" else self.ref
        job = "person.edit" if kind == "person" or self.is_person else "case.edit"
        self.desk_app.desk.ask(
            self, "form", lambda services: open_form(services, job, ref), self.fill_in
        )

    def _edit_form(self) -> Form | None:
        kind, value = self._target()
        stages = self.desk_app.stages
        if kind == "charge":
            numbers, charge = value
            return facts.charge_step(numbers, charge.wording, charge.status.value)
        if kind == "stage":
            return _stage_form(value, stages)
        if kind == "task":
            return records.settle_task(value)
        if kind == "note":
            return records.edit_note(value.ref, value.text)
        if kind == "watch":
            return records.watch(self.ref)
        if kind == "priority":
            return records.prioritise(self.ref)
        return None

    def do_remove(self) -> None:
        """Ask why, then set the row aside; undo brings it back."""
        form = self._remove_form()
        if form is not None:
            self.fill_in(form)

    def _remove_form(self) -> Form | None:
        kind, value = self._target()
        if kind == "charge":
            numbers, charge = value
            title = f"Withdraw: {charge.wording}, of {len(numbers)}"
            return records.with_reason("charge.withdraw", title, *map(str, numbers))
        if kind == "stage":
            title = f"Withdraw: {value.stage.label}, {value.scope}"
            return records.with_reason("stage.withdraw", title, str(value.id))
        if kind == "custody":
            title = f"Withdraw: time in custody, of {len(value)}"
            return records.with_reason("custody.withdraw", title, *map(str, value))
        if kind == "task":
            title = f"Set {value.ref} aside: {value.text}"
            return records.with_reason("task.drop", title, value.ref)
        if kind in _REMOVED:
            return self._plain_removal(kind, value.ref if kind == "note" else value)
        if self.tab_kind == "overview" and kind == "":
            job = "person.remove" if self.is_person else "case.remove"
            return records.with_reason(job, f"Set {self.ref} aside", self.ref)
        return None

    def _plain_removal(self, kind: str, value: Any) -> Form:
        jobs = {"note": "note.drop", "tag": "tag.drop", "watch": "watch.drop", "name": "name.drop",
                "link": "case.unlink", "person": "person.remove"}  # fmt: skip
        job = jobs.get(kind, f"{kind}.withdraw")
        subject = (self.ref, str(value)) if kind in ("tag", "name", "link") else (str(value),)
        return records.with_reason(job, f"{_REMOVED[kind]} {value}", *subject)

    # -- back in time

    def do_history(self) -> None:
        """The history of the record under the cursor, or of this one."""
        kind, value = self._target()
        ref = str(value) if kind in ("person", "link") else self.ref
        self.app.push_screen(HistoryScreen(ref))

    def do_undo(self) -> None:
        """Undo the change under the cursor of the history, else the latest."""
        kind, value = self._target()
        self.desk_app.undo_latest(self, value.id if kind == "change" else None)

    def do_redo(self) -> None:
        """Do the change under the cursor of the history again, else the one undone last."""
        kind, value = self._target()
        self.desk_app.redo_latest(self, value.id if kind == "change" else None)


def _stage_form(event: StageEventView, stages: tuple[tuple[str, str], ...]) -> Form:
    return facts.correct_stage(
        event.id,
        stages,
        stage=event.stage.code,
        date=event.happened.edtf if event.happened else "",
        authority=event.authority or "",
        place=event.place or "",
    )
