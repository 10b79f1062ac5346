"""A case and a defendant, in tabs."""

from casetracker.tui.screens.clock_tables import clock_sheet
from casetracker.tui.screens.tabbed import TabbedScreen
from casetracker.tui.screens.tables import case_tabs, defendant_tabs
from casetracker.views.clocks import ClockView
from casetracker.views.docket import CaseView, DefendantView


class CaseScreen(TabbedScreen):
    """A case: overview, defendants, charges, stages, sources, clocks."""

    place = "nav.cases"
    _title = ""

    def heading(self) -> str:
        """Reference and title."""
        return f"Cases > {self.ref} {self._title}"

    def read(self) -> None:
        """Ask for the case and its clocks."""
        self.desk_app.desk.ask(
            self,
            "case",
            lambda services: (services.docket.case(self.ref), services.clocks.clocks(self.ref)),
            self._show,
        )

    def _show(self, found: tuple[CaseView, tuple[ClockView, ...]]) -> None:
        case, clocks = found
        self._title = case.line.title
        tabs = case_tabs(case, self.desk_app.letters)
        self.show_tabs((*tabs, clock_sheet(clocks, case.stages)))

    def open_record(self, ref: str) -> None:
        """A defendant, a group, or a case that this one is joined with."""
        if ref.startswith("G-"):
            self.desk_app.open_record(ref)
            return
        is_person = any(ref == line.opens for line in self._tabs[1].lines)
        self.app.push_screen(DefendantScreen(ref) if is_person else CaseScreen(ref))


class DefendantScreen(TabbedScreen):
    """A defendant: overview, names, stages, charges, custody, clocks."""

    place = "nav.cases"
    _title = ""

    def heading(self) -> str:
        """Case, reference and name."""
        return f"Cases > {self._title or self.ref}"

    def read(self) -> None:
        """Ask for the defendant and their clocks."""
        self.desk_app.desk.ask(
            self,
            "defendant",
            lambda services: (
                services.docket.defendant(self.ref),
                services.clocks.clocks(self.ref),
            ),
            self._show,
        )

    def _show(self, found: tuple[DefendantView, tuple[ClockView, ...]]) -> None:
        person, clocks = found
        self._title = f"{person.line.case_ref} > {person.line.ref} {person.line.name}"
        self.show_tabs((*defendant_tabs(person), clock_sheet(clocks, person.stages)))

    def open_record(self, ref: str) -> None:
        """A defendant's rows open no other record."""
        del ref
