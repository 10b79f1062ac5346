"""Marks in a list, and one change of everything that is marked, after a preview."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar, Final

from casetracker.tui.dialogs.bulk import PreviewDialog
from casetracker.tui.dialogs.export import Export, ExportDialog
from casetracker.tui.dialogs.form import FormDialog, bulk_change
from casetracker.tui.dialogs.pick import PickDialog
from casetracker.tui.forms.facts import record_stage
from casetracker.tui.forms.fields import Filled, Form
from casetracker.tui.forms.records import add_tags, prioritise, watch
from casetracker.tui.marks import Marks
from casetracker.tui.screens.base import DocketScreen
from casetracker.tui.widgets.vtable import VTable
from casetracker.tui.words import count, in_short
from casetracker.views.editing import BulkLine
from casetracker.views.review import ApplyOutcome

_CHOICES: Final = (
    ("Tag", "words to find them by"),
    ("Watch", "for one reason"),
    ("Priority", "low, normal or high"),
    ("Stage", "record one stage of all of them"),
    ("Export", "a report of each, for the public"),
    ("Take the marks off", "changes nothing"),
)
KEPT: Final = 20_000  # marks that are remembered; a bulk change takes fewer
Refs = tuple[str, ...]


class BulkFormDialog(FormDialog):
    """A form about many records: shows what would become of each before anything is done."""

    def _send(self, sent: Filled) -> None:
        refs = sent.subject
        self.desk_app.desk.ask(
            self,
            "preview",
            lambda services: services.bulk.preview(refs, bulk_change(sent)),
            lambda lines: self._previewed(sent, lines),
            refused=self._refused,
        )

    def _previewed(self, sent: Filled, lines: tuple[BulkLine, ...]) -> None:
        self.app.push_screen(
            PreviewDialog(self._form.title, lines),
            lambda is_yes: self._apply(sent) if is_yes else None,
        )

    def _apply(self, sent: Filled) -> None:
        refs = sent.subject
        self.desk_app.desk.order(
            self,
            "bulk",
            lambda services: services.bulk.apply(refs, bulk_change(sent)),
            self._saved,
            refused=self._refused,
        )


class Marking(DocketScreen):
    """A screen with a table whose rows take marks; mixed in before other screens.

    Rows are marked by their references, or by ids where only those are known of every row.
    """

    mark_kind: ClassVar[type[Any]] = str

    def __init__(self, *args: str) -> None:
        """Nothing is marked."""
        super().__init__(*args)
        self.marks: Marks[Any] = Marks()
        self.is_marked_only = False
        self._shown: Sequence[Any] = ()
        self._shown_set: frozenset[Any] | None = None

    @property
    def mark_table(self) -> VTable:
        """The table."""
        return self.query_one("#rows", VTable)

    def rows_are(self, keys: Sequence[Any]) -> None:
        """What tells the rows that are shown apart, in their order; empty where rows take no marks."""
        self._shown = keys
        self._shown_set = None

    def with_refs(self, then: Callable[[Refs], None]) -> None:
        """Go on with the references of everything marked."""
        then(self.marks.keys)

    def remember(self) -> dict[str, Any]:
        """The marks as well, unless they are very many."""
        keys = list(self.marks.keys) if len(self.marks) <= KEPT else []
        return {**super().remember(), "marks": keys, "only": self.is_marked_only and bool(keys)}

    def recall(self, state: dict[str, Any]) -> None:
        """The marks as well."""
        self.marks.take_back(state.get("marks"), self.mark_kind)
        self.is_marked_only = state.get("only") is True and bool(len(self.marks))
        super().recall(state)

    def show_marks(self) -> None:
        """Say anew how many are marked, and show marked rows only where that is wanted."""
        raise NotImplementedError

    def marks_words(self) -> str:
        """How many are marked, for a heading; empty where none is."""
        if not len(self.marks):
            return ""
        if self._shown_set is None:
            self._shown_set = frozenset(self._shown)
        words = self.marks.words(self._shown_set)
        return f" · {words}" if words else ""

    def is_row_marked(self, index: int) -> bool:
        """Whether a row carries a mark."""
        return (
            bool(len(self.marks)) and index < len(self._shown) and self._shown[index] in self.marks
        )

    def why_no_mark(self, action_id: str) -> str | None:
        """Why an action on marks cannot be done; None where it can."""
        if not action_id.startswith("marks."):
            return None
        if action_id == "marks.bulk":
            return None if len(self.marks) else "Nothing is marked: space marks a row."
        if action_id == "marks.only":
            is_possible = bool(len(self.marks)) or self.is_marked_only
            return None if is_possible else "Nothing is marked: space marks a row."
        return None if len(self._shown) else "There is nothing to mark here."

    def _marked(self) -> None:
        if not len(self.marks):
            self.is_marked_only = False
        self.mark_table.refresh()
        self.show_marks()
        self.refresh_keys()

    def _at_cursor(self) -> Any:
        return self._shown[min(self.mark_table.cursor, len(self._shown) - 1)]

    def do_mark(self) -> None:
        """Mark the row and go on to the next."""
        self.marks.toggle(self._at_cursor())
        if not self.is_marked_only:
            self.mark_table.move(self.mark_table.cursor + 1)
        self._marked()

    def do_range(self) -> None:
        """Mark up to here."""
        self.marks.mark_to(self._at_cursor(), self._shown)
        self._marked()

    def do_all(self) -> None:
        """Mark everything shown, or nothing of it."""
        self.marks.toggle_all(self._shown)
        self._marked()

    def do_only(self) -> None:
        """Show only what is marked, or all again."""
        self.is_marked_only = not self.is_marked_only
        self._marked()

    # -- one change of all

    def do_bulk(self) -> None:
        """Choose what to do with everything marked."""
        self.with_refs(self._ask_what)

    def _ask_what(self, refs: Refs) -> None:
        title = f"What is done with {count(len(refs), 'marked record')}?"
        self.app.push_screen(
            PickDialog(title, _CHOICES), lambda choice: self._bulk_chosen(refs, choice)
        )

    def _bulk_chosen(self, refs: Refs, choice: int | None) -> None:
        forms: tuple[Form, ...] = (
            add_tags(*refs, job="bulk.tag"),
            watch(*refs, job="bulk.watch"),
            prioritise(*refs, job="bulk.priority"),
            record_stage("", self.desk_app.stages, job="bulk.stage", refs=refs),
        )
        if choice is None:
            return
        if choice < len(forms):
            if self.is_read_only():
                self.say(self.why_read_only())
            else:
                self.app.push_screen(BulkFormDialog(forms[choice]), self._bulk_done)
        elif choice == len(forms):
            self.desk_app.desk.ask(
                self,
                "folder",
                lambda services: services.reporting.default_folder(),
                lambda folder: self._export(refs, folder),
            )
        else:
            self.marks.clear()
            self._marked()

    def _bulk_done(self, outcome: ApplyOutcome | None) -> None:
        if outcome is not None:
            self.say(f"{in_short(outcome.lines)} (u undoes it)")
            self.desk_app.docket_changed()

    def _export(self, refs: Refs, folder: Path) -> None:
        title = f"Reports of {count(len(refs), 'marked record')}"
        self.app.push_screen(
            ExportDialog(title, folder), lambda export: self._export_chosen(refs, export)
        )

    def _export_chosen(self, refs: Refs, export: Export | None) -> None:
        if export is None:
            return
        cases = tuple(ref for ref in refs if ref.startswith("C-"))
        into = f"{', '.join(export.formats)} in {export.folder}"
        lines = [
            BulkLine(ref, "", "", into, changes=True)
            if ref.startswith("C-")
            else BulkLine(ref, "", "", "no report of its own: Reports writes those", changes=False)
            for ref in refs
        ]
        self.app.push_screen(
            PreviewDialog("Files to write", lines),
            lambda is_yes: self._write(cases, export) if is_yes else None,
        )

    def _write(self, refs: Refs, export: Export) -> None:
        self.say(f"Writing {count(len(refs), 'report')}...")
        self.desk_app.desk.order(
            self,
            "export",
            lambda services: [
                path
                for ref in refs
                for path in services.reporting.write(
                    ref, export.formats, export.folder, profile=export.profile
                )
            ],
            lambda paths: self.say(f"{count(len(paths), 'file')} written to {export.folder}"),
            is_slow=True,
        )
