"""Notes, tasks, tags and watch of a record that has no facts of its own to edit: a tab and its keys."""

from typing import Final

from casetracker.tui.actions import action
from casetracker.tui.dialogs.pick import PickDialog
from casetracker.tui.forms import records
from casetracker.tui.forms.fields import Form
from casetracker.tui.gathering import Beside
from casetracker.tui.ports import ServicesPort
from casetracker.tui.screens.filling import FillsIn
from casetracker.tui.screens.lines import Line, Sheet
from casetracker.tui.screens.record_tables import notes_sheet
from casetracker.tui.screens.tabbed import TabbedScreen
from casetracker.views.records import NoteView, TaskView

BESIDE: Final = ("note", "tag", "task", "watch", "priority")


def notes_of(services: ServicesPort, ref: str) -> Sheet:
    """The tab of what stands beside a record."""
    noting = services.noting
    sheet = notes_sheet(
        Beside(
            ref,
            notes=noting.notes(ref),
            tasks=noting.tasks(ref),
            tags=noting.tags(ref),
            watch=noting.watch_of(ref),
        )
    )
    return Sheet(sheet.label, sheet.columns, sheet.lines, "Nothing yet: a adds a note, a tag, a task.",
                 kind=sheet.kind)  # fmt: skip


class AddsBeside(FillsIn, TabbedScreen):
    """The forms of what stands beside a record, and the choice among all that can be added to it."""

    def addable(self) -> tuple[str, ...]:
        """What can be added, by the names of the actions."""
        return BESIDE

    def do_add(self) -> None:
        """Choose what to add."""
        offered = [action(f"add.{name}") for name in self.addable()]
        choices = [(each.label, each.help) for each in offered]

        def chosen(at: int | None) -> None:
            if at is not None:
                self.act(offered[at].id)

        self.app.push_screen(PickDialog(f"Add to {self.ref}", choices, "Fill in"), chosen)

    def do_note(self) -> None:
        """Write a note."""
        self.fill_in(records.add_note(self.ref))

    def do_tag(self) -> None:
        """Put tags on the record."""
        self.fill_in(records.add_tags(self.ref))

    def do_task(self) -> None:
        """Note something to do."""
        self.fill_in(records.add_task(self.ref))

    def do_watch(self) -> None:
        """Watch the record."""
        self.fill_in(records.watch(self.ref))

    def do_priority(self) -> None:
        """Say how urgent the record is."""
        self.fill_in(records.prioritise(self.ref))


class WithNotes(AddsBeside):
    """A record with a tab of that: enter settles what the cursor is on."""

    def settle(self, line: Line) -> bool:
        """Ask what is to become of a note, a task, a tag or a watch."""
        if line.target is None:
            return False
        kind, value = line.target
        forms = _settling(self.ref, kind, value)
        if not forms and kind != "done":
            return False
        if not forms:
            self.say("A task that was done stays on file; u takes the doing back.")
        elif self.is_read_only():
            self.say(self.why_read_only())
        else:
            labels = [(label, "") for label, _ in forms]

            def chosen(at: int | None) -> None:
                if at is not None:
                    self.fill_in(forms[at][1])

            self.app.push_screen(PickDialog("What becomes of it?", labels), chosen)
        return True


def _settling(ref: str, kind: str, value: object) -> tuple[tuple[str, Form], ...]:
    """What can be done with a row, each with its form; nothing for a task that is done."""
    drop = records.with_reason
    match kind, value:
        case "task", TaskView() as task:
            aside = drop("task.drop", f"Set {task.ref} aside: {task.text}", task.ref)
            return (
                ("It is done, or changes", records.settle_task(task)),
                ("Nobody has to do it", aside),
            )
        case "note", NoteView() as note:
            return (
                ("Word it anew", records.edit_note(note.ref, note.text)),
                ("Drop the note", drop("note.drop", f"Drop note {note.ref}", note.ref)),
            )
        case "tag", str(word):
            return (("Take the tag off", drop("tag.drop", f"Take off tag {word}", ref, word)),)
        case "watch", _:
            return (
                ("Give another reason", records.watch(ref)),
                ("Watch it no longer", drop("watch.drop", f"Watch no longer: {ref}", ref)),
            )
        case "priority", _:
            return (("Say anew how urgent it is", records.prioritise(ref)),)
    return ()
