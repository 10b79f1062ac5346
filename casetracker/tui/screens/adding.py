"""What can be added to a record, each by a form of its own."""

from typing import Final

from casetracker.tui.actions import Action, action
from casetracker.tui.dialogs.case_operations import joining, severing
from casetracker.tui.dialogs.form import FormDialog
from casetracker.tui.dialogs.operation import Operation, OperationDialog
from casetracker.tui.dialogs.pick import PickDialog
from casetracker.tui.forms import facts, records
from casetracker.tui.forms.fields import Form
from casetracker.tui.screens.tabbed import TabbedScreen
from casetracker.tui.words import in_short
from casetracker.views.docket import ChargeView
from casetracker.views.review import ApplyOutcome

_OF_A_CASE: Final = ("person", "charge", "stage", "custody", "custody_end", "acknowledgement",
                     "hearing", "sentence", "link", "join", "sever", "note", "tag", "task", "watch",
                     "priority")  # fmt: skip
_OF_A_PERSON: Final = ("name", "charge", "stage", "custody", "custody_end", "acknowledgement",
                       "hearing", "sentence", "note", "tag", "task", "watch", "priority")  # fmt: skip
_BY_TAB: Final = {"people": "person", "charges": "charge", "stages": "stage", "timeline": "stage",
                  "court": "hearing", "notes": "note", "names": "name", "custody": "custody"}  # fmt: skip


class Adding(TabbedScreen):
    """The forms that add to the record of a tabbed screen."""

    is_person = False

    def ask(self, form: Form) -> None:
        """Let somebody fill a form in."""
        self.app.push_screen(FormDialog(form), self.told)

    def told(self, outcome: ApplyOutcome | None) -> None:
        """Say what was saved, and show it."""
        if outcome is not None:
            lines = in_short(outcome.lines) or "nothing was changed"
            self.say(f"Saved: {lines} (u undoes it)")
            self.desk_app.docket_changed()

    def whom(self) -> str:
        """Whom a new fact concerns, unless something else is typed: who is marked or under the cursor."""
        line = self._line()
        if line is not None and line.target is not None and line.target[0] == "person":
            return str(line.target[1])
        return self.ref

    def why_not_add(self, action_id: str) -> str | None:
        """Why something cannot be added to this record; None where it can."""
        room, _, name = action_id.partition(".")
        if room != "add":
            return None
        if name == "requalify":
            return None if self._charge() is not None else "The cursor is on no charge."
        if name not in (_OF_A_PERSON if self.is_person else _OF_A_CASE):
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

    def do_add(self) -> None:
        """Choose what to add."""
        names = _OF_A_PERSON if self.is_person else _OF_A_CASE
        offered: list[Action] = [action(f"add.{name}") for name in names]
        choices = [(each.label, each.help) for each in offered]

        def chosen(at: int | None) -> None:
            if at is not None:
                self.act(offered[at].id)

        self.app.push_screen(PickDialog(f"Add to {self.ref}", choices, "Fill in"), chosen)

    def do_person(self) -> None:
        """Enter somebody in the case."""
        self.ask(records.new_person(self.ref))

    def do_name(self) -> None:
        """Add a spelling."""
        self.ask(records.add_name(self.ref))

    def do_charge(self) -> None:
        """Bring a charge."""
        self.ask(facts.bring_charge(self.whom()))

    def do_requalify(self) -> None:
        """Put a charge under another article."""
        found = self._charge()
        if found is not None:
            numbers, charge = found
            self.ask(facts.requalify(numbers, charge.article or "", charge.wording))

    def do_stage(self) -> None:
        """Record a stage."""
        self.ask(facts.record_stage(self.whom(), self.desk_app.stages))

    def do_custody(self) -> None:
        """Record that custody began."""
        self.ask(facts.begin_custody(self.whom()))

    def do_custody_end(self) -> None:
        """Record that custody ended."""
        self.ask(facts.end_custody(self.whom()))

    def do_acknowledgement(self) -> None:
        """Record whether the holder admits to it."""
        self.ask(facts.acknowledge(self.whom()))

    def do_hearing(self) -> None:
        """Record a hearing."""
        self.ask(facts.add_hearing(self.ref))

    def do_sentence(self) -> None:
        """Record a sentence."""
        self.ask(facts.add_sentence(self.whom()))

    def do_link(self) -> None:
        """Link the case to another."""
        self.ask(records.link_case(self.ref))

    def do_join(self) -> None:
        """Join cases into one."""
        self._operate(joining(self.ref))

    def do_sever(self) -> None:
        """Sever people of the case: who is marked or under the cursor."""
        who = self.whom()
        self._operate(severing(self.ref, "" if who == self.ref else who))

    def _operate(self, operation: Operation) -> None:
        self.app.push_screen(OperationDialog(operation, self.desk_app.desk), self.told)

    def do_note(self) -> None:
        """Write a note."""
        self.ask(records.add_note(self.ref))

    def do_tag(self) -> None:
        """Put tags on the record."""
        self.ask(records.add_tags(self.ref))

    def do_task(self) -> None:
        """Note something to do."""
        self.ask(records.add_task(self.ref))

    def do_watch(self) -> None:
        """Watch the record."""
        self.ask(records.watch(self.ref))

    def do_priority(self) -> None:
        """Say how urgent the record is."""
        self.ask(records.prioritise(self.ref))
