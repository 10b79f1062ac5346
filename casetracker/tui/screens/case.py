"""A case and a defendant, in tabs."""

from collections.abc import Mapping

from casetracker.tui.actions import bindings_for
from casetracker.tui.gathering import Beside, beside
from casetracker.tui.ports import ServicesPort
from casetracker.tui.screens.clock_tables import clock_sheet
from casetracker.tui.screens.lines import Sheet
from casetracker.tui.screens.matrix import WithMatrix
from casetracker.tui.screens.record_tables import (
    court_sheet,
    notes_sheet,
    timeline_sheet,
    with_flags,
)
from casetracker.tui.screens.stage_bar import WithStageBar
from casetracker.tui.screens.tables import case_tabs, defendant_tabs
from casetracker.views.docket import CaseView, DefendantView


class CaseScreen(WithMatrix, WithStageBar):
    """A case: overview, defendants, charges, stages, timeline, court, sources, notes, clocks, history."""

    BINDINGS = bindings_for("crossed")
    contexts = (*WithStageBar.contexts, "crossed")
    place = "nav.cases"
    _title = ""

    def heading(self) -> str:
        """Reference and title."""
        return f"Cases > {self.ref} {self._title}"

    def read(self) -> None:
        """Ask for the case and what stands beside it; a thousand rows are put into words there as well."""
        ref, letters = self.ref, self.desk_app.letters

        def call(services: ServicesPort) -> tuple[CaseView, tuple[Sheet, ...]]:
            case = services.docket.case(ref)
            return case, _case_sheets(case, beside(services, ref), letters)

        self.desk_app.desk.ask(self, "case", call, self._show, refused=self.gone)

    def _show(self, found: tuple[CaseView, tuple[Sheet, ...]]) -> None:
        case, sheets = found
        self._title, self.stage_events = case.line.title, case.stages
        self.show_tabs(sheets)

    def open_record(self, ref: str) -> None:
        """A defendant, a group, or a case that this one is joined with."""
        if ref.startswith("G-"):
            self.desk_app.open_record(ref)
            return
        self.app.push_screen(DefendantScreen(ref) if ref.startswith("D-") else CaseScreen(ref))


def _case_sheets(case: CaseView, more: Beside, letters: Mapping[str, str]) -> tuple[Sheet, ...]:
    overview, *facts, sources = case_tabs(case, letters, more.charges)
    return (
        with_flags(overview, more.flags),
        *facts,
        timeline_sheet(case.stages, case.charges, case.custody, more),
        court_sheet(more),
        sources,
        notes_sheet(more),
        clock_sheet(more.clocks, case.stages),
    )


class DefendantScreen(WithStageBar):
    """A defendant: overview, names, stages, charges, custody, timeline, court, notes, clocks, history."""

    place = "nav.cases"
    is_person = True
    _title = ""

    def heading(self) -> str:
        """Case, reference and name."""
        return f"Cases > {self._title or self.ref}"

    def read(self) -> None:
        """Ask for the defendant and what stands beside them."""
        ref = self.ref
        self.desk_app.desk.ask(
            self,
            "defendant",
            lambda services: (
                services.docket.defendant(ref),
                beside(services, ref, is_person=True),
            ),
            self._show,
            refused=self.gone,
        )

    def _show(self, found: tuple[DefendantView, Beside]) -> None:
        person, more = found
        self.stage_events = person.stages
        self._title = f"{person.line.case_ref} > {person.line.ref} {person.line.name}"
        self.show_tabs(
            (
                *defendant_tabs(person, more.charges),
                timeline_sheet(person.stages, person.charges, person.custody, more),
                court_sheet(more),
                notes_sheet(more),
                clock_sheet(more.clocks, person.stages),
            )
        )

    def open_record(self, ref: str) -> None:
        """A defendant's rows open no other record."""
        del ref
