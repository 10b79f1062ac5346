"""What can be added to a record, each by a form of its own."""

from typing import Final

from casetracker.tui.actions import action
from casetracker.tui.clock_files import ClockMeant
from casetracker.tui.dialogs.case_operations import joining, severing
from casetracker.tui.dialogs.operation import Operation, OperationDialog
from casetracker.tui.forms import facts, records
from casetracker.tui.screens.beside import BESIDE, AddsBeside
from casetracker.tui.screens.clock_orders import ON_CLOCKS, AddsToClocks
from casetracker.views.docket import ChargeView

_OF_A_CASE: Final = ("person", "charge", "stage", "custody", "custody_end", "acknowledgement",
                     "hearing", "sentence", "clock", "group", "link", "join", "sever", *BESIDE)  # fmt: skip
_OF_A_PERSON: Final = ("name", "charge", "stage", "custody", "custody_end", "acknowledgement",
                       "hearing", "sentence", "clock", *BESIDE)  # fmt: skip
_BY_TAB: Final = {"people": "person", "charges": "charge", "stages": "stage", "timeline": "stage",
                  "court": "hearing", "notes": "note", "names": "name", "custody": "custody",
                  "clocks": "clock"}  # fmt: skip


class Adding(AddsToClocks, AddsBeside):
    """The forms that add to the record of a tabbed screen."""

    is_person = False

    def addable(self) -> tuple[str, ...]:
        """What can be added to a case, or to a person in it."""
        return _OF_A_PERSON if self.is_person else _OF_A_CASE

    def whom(self) -> str:
        """Whom a new fact concerns, unless something else is typed: who is marked or under the cursor."""
        line = self._line()
        if line is not None and line.target is not None and line.target[0] == "person":
            return str(line.target[1])
        return self.ref

    def clock_meant(self) -> ClockMeant | None:
        """The clock under the cursor, else those of whoever a new fact would concern."""
        line = self._line()
        if line is not None and line.target is not None and line.target[0] == "clock":
            return ClockMeant(self.ref, view=line.target[1])
        return ClockMeant(self.ref, self.whom())

    def why_not_add(self, action_id: str) -> str | None:
        """Why something cannot be added to this record; None where it can."""
        room, _, name = action_id.partition(".")
        if room != "add":
            return None
        if name == "requalify":
            return None if self._charge() is not None else "The cursor is on no charge."
        if name not in self.addable() and name not in ON_CLOCKS:
            return (
                "That is added on the screen of a case."
                if self.is_person
                else "That is added on a person's screen."
            )
        return None

    def _charge(self) -> tuple[tuple[int, ...], ChargeView] | None:
        line = self._line()
        if line is None or line.target is None or line.target[0] != "charge":
            return None
        found: tuple[tuple[int, ...], ChargeView] = line.target[1]
        return found

    def do_new(self) -> None:
        """Add what this tab holds; where it holds several things, ask which."""
        name = _BY_TAB.get(self.tab_kind)
        chosen = action(f"add.{name}") if name else None
        if chosen is None or self.refusal(chosen) is not None:
            self.do_add()
        else:
            getattr(self, chosen.method)()

    def do_person(self) -> None:
        """Enter somebody in the case."""
        self.fill_in(records.new_person(self.ref))

    def do_name(self) -> None:
        """Add a spelling."""
        self.fill_in(records.add_name(self.ref))

    def do_charge(self) -> None:
        """Bring a charge."""
        self.fill_in(facts.bring_charge(self.whom()))

    def do_requalify(self) -> None:
        """Put a charge under another article."""
        found = self._charge()
        if found is not None:
            numbers, charge = found
            self.fill_in(facts.requalify(numbers, charge.article or "", charge.wording))

    def do_stage(self) -> None:
        """Record a stage."""
        self.fill_in(facts.record_stage(self.whom(), self.desk_app.stages))

    def do_custody(self) -> None:
        """Record that custody began."""
        self.fill_in(facts.begin_custody(self.whom()))

    def do_custody_end(self) -> None:
        """Record that custody ended."""
        self.fill_in(facts.end_custody(self.whom()))

    def do_acknowledgement(self) -> None:
        """Record whether the holder admits to it."""
        self.fill_in(facts.acknowledge(self.whom()))

    def do_hearing(self) -> None:
        """Record a hearing."""
        self.fill_in(facts.add_hearing(self.ref))

    def do_sentence(self) -> None:
        """Record a sentence."""
        self.fill_in(facts.add_sentence(self.whom()))

    def do_group(self) -> None:
        """Enter a group in the case."""
        self.fill_in(records.new_group(self.ref))

    def do_link(self) -> None:
        """Link the case to another."""
        self.fill_in(records.link_case(self.ref))

    def do_join(self) -> None:
        """Join cases into one."""
        self._operate(joining(self.ref))

    def do_sever(self) -> None:
        """Sever people of the case: who is marked or under the cursor."""
        who = self.whom()
        self._operate(severing(self.ref, "" if who == self.ref else who))

    def _operate(self, operation: Operation) -> None:
        self.app.push_screen(OperationDialog(operation, self.desk_app.desk), self.told)
