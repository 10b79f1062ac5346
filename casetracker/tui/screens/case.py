"""A case and a defendant, in tabs."""

from casetracker.tui.screens.tabbed import TabbedScreen
from casetracker.tui.screens.tables import case_tabs, defendant_tabs
from casetracker.views.docket import CaseView, DefendantView


class CaseScreen(TabbedScreen):
    """A case: overview, defendants, charges, stages, sources."""

    place = "nav.cases"
    _title = ""

    def heading(self) -> str:
        """Reference and title."""
        return f"Cases > {self.ref} {self._title}"

    def read(self) -> None:
        """Ask for the case."""
        self.desk_app.desk.ask(
            self, "case", lambda services: services.docket.case(self.ref), self._show
        )

    def _show(self, case: CaseView) -> None:
        self._title = case.line.title
        self.show_tabs(case_tabs(case, self.desk_app.letters))

    def open_record(self, ref: str) -> None:
        """A defendant, or a case that this one is joined with."""
        is_person = any(ref == line.opens for line in self._tabs[1].lines)
        self.app.push_screen(DefendantScreen(ref) if is_person else CaseScreen(ref))


class DefendantScreen(TabbedScreen):
    """A defendant: overview, names, stages, charges, custody."""

    place = "nav.cases"
    _title = ""

    def heading(self) -> str:
        """Case, reference and name."""
        return f"Cases > {self._title or self.ref}"

    def read(self) -> None:
        """Ask for the defendant."""
        self.desk_app.desk.ask(
            self, "defendant", lambda services: services.docket.defendant(self.ref), self._show
        )

    def _show(self, person: DefendantView) -> None:
        self._title = f"{person.line.case_ref} > {person.line.ref} {person.line.name}"
        self.show_tabs(defendant_tabs(person))

    def open_record(self, ref: str) -> None:
        """A defendant's rows open no other record."""
        del ref
