"""A person in tabs: overview, names, cases, groups, who may be the same one, and whether it is two."""

from typing import Final

from casetracker.model.vocabulary import Certainty
from casetracker.tui.actions import bindings_for
from casetracker.tui.dialogs.form import FormDialog, open_form
from casetracker.tui.dialogs.identity import deciding, deciding_alone, splitting
from casetracker.tui.dialogs.operation import OperationDialog
from casetracker.tui.forms import records
from casetracker.tui.forms.fields import Form
from casetracker.tui.operating_ports import operating
from casetracker.tui.safe import cell
from casetracker.tui.screens.beside import WithNotes, notes_of
from casetracker.tui.screens.lines import SOURCED, Line, Sheet, source_marks
from casetracker.tui.screens.tables import FIELDS, PEOPLE, fact_line, person_line, plain_line
from casetracker.tui.screens.told import WithHistory
from casetracker.tui.widgets.vtable import Column
from casetracker.tui.words import in_short, words
from casetracker.views.common import CitationView, date_text
from casetracker.views.docket import NamedPerson, SimilarPeople
from casetracker.views.persons import (
    MembershipView,
    PersonView,
    SpellingView,
    TwofoldLine,
    TwofoldPerson,
)
from casetracker.views.review import ApplyOutcome

_ALIKE: Final = "Similar"
_TWOFOLD: Final = "Two people?"
_CASES: Final = "Cases"
_GROUPED: Final = "Groups"
_NAMED: Final = "Names"
_NAMES: Final = (
    Column("Name", 24, 2),
    Column("Script", 10),
    Column("Kind", 15),
    Column("Claim", 8),
    SOURCED,
)
_GROUPS: Final = (
    Column("Group", 8),
    Column("Number", 6, is_right=True),
    Column("From", 14),
    Column("Until", 14),
    Column("What it is", 20, 1),
)
_SIMILAR: Final = (
    Column("Person", 9),
    Column("Likely", 6, is_right=True),
    Column("Name", 20, 2),
    Column("Why", 20, 2),
    Column("Cases", 9, 1),
)
_EVIDENCE: Final = (Column("What cannot be of one person", 40, 1), SOURCED)
Doubts = tuple[tuple[SimilarPeople, ...], tuple[TwofoldPerson, ...]]


class PersonScreen(WithHistory, WithNotes):
    """A person, whole."""

    BINDINGS = bindings_for("person", "beside")
    contexts = ("pane", "tabs", "case", "person", "beside")
    place = "nav.persons"
    _person: PersonView | None = None
    _doubts: Doubts | None = None
    _notes: Sheet | None = None

    def heading(self) -> str:
        """Reference and name."""
        name = (self._person.line.name or "no name on file") if self._person is not None else ""
        return f"People > {self.ref} {name}"

    def read(self) -> None:
        """Ask for the person, and then for those who are alike and what does not fit: it takes longer."""
        desk = self.desk_app.desk
        desk.ask(
            self,
            "person",
            lambda services: (
                operating(services).persons.person(self.ref),
                notes_of(services, self.ref),
            ),
            self._show,
            refused=self.gone,
        )
        desk.ask(
            self,
            "similar",
            lambda services: (
                operating(services).docket.similar(self.ref),
                operating(services).identity.twofold(self.ref),
            ),
            self._show_doubts,
            is_slow=True,
        )

    def _show(self, found: tuple[PersonView, Sheet]) -> None:
        self._person, self._notes = found
        self._show_all()

    def _show_all(self) -> None:
        if self._person is not None and self._notes is not None:
            self.show_tabs((*person_tabs(self._person, self._doubts), self._notes))

    def _show_doubts(self, doubts: Doubts) -> None:
        self._doubts = doubts
        self._show_all()

    def open_record(self, ref: str) -> None:
        """A defendant, a group, somebody who may be the same person."""
        self.desk_app.open_record(ref)

    def do_decide(self) -> None:
        """Decide whether somebody, at first the one under the cursor, is this person; or it is two."""
        label = self._tabs[self._current].label if self._tabs else ""
        line = self._line() if label == _ALIKE else None
        operation = deciding(self.ref, (line.opens or "") if line is not None else "")
        if label == _TWOFOLD:
            operation = deciding_alone(self.ref)
        self.app.push_screen(OperationDialog(operation, self.desk_app.desk), self._decided)

    def why_not(self, action_id: str) -> str | None:
        """What is changed needs to be there."""
        if action_id == "person.edit" and self._person is not None and not self._person.defendants:
            return "Who stands in no case is not edited."
        if action_id == "person.unspell" and self._spelling() is None:
            return "The cursor is on no spelling: they stand in the tab of names."
        return super().why_not(action_id)

    def _spelling(self) -> str | None:
        """The spelling under the cursor."""
        line = self._line()
        is_name = bool(self._tabs) and self._tabs[self._current].label == _NAMED
        return line.row[0].plain if is_name and line is not None else None

    def do_edit(self) -> None:
        """Change what is known of the person, as they stand in the case under the cursor or in the first."""
        if self._person is not None:
            label, line = self._tabs[self._current].label, self._line()
            there = line.opens if label == _CASES and line is not None else None
            ref = there or self._person.defendants[0].ref
            self.desk_app.desk.ask(
                self, "form", lambda services: open_form(services, "person.edit", ref), self._ask
            )

    def do_spelling(self) -> None:
        """Add a spelling."""
        self._ask(records.add_name(self.ref))

    def do_unspell(self) -> None:
        """Ask why, then set the spelling under the cursor aside."""
        text = self._spelling()
        if text is not None:
            self._ask(records.with_reason("name.drop", f"Set aside: {text}", self.ref, text))

    def _ask(self, form: Form) -> None:
        self.app.push_screen(FormDialog(form), self._decided)

    def do_split(self) -> None:
        """Tell a second person apart; at first what the cursor is on in the tabs of cases and groups."""
        label = self._tabs[self._current].label if self._tabs else ""
        line = self._line() if label in (_CASES, _GROUPED) else None
        operation = splitting(self.ref, (line.opens or "") if line is not None else "")
        self.app.push_screen(OperationDialog(operation, self.desk_app.desk), self._decided)

    def _decided(self, outcome: ApplyOutcome | None) -> None:
        if outcome is not None:
            self.say(f"{in_short(outcome.lines)} (u undoes it)")
            self.desk_app.docket_changed()

    def do_undo(self) -> None:
        """Undo the latest change."""
        self.desk_app.undo_latest(self)


def person_tabs(person: PersonView, doubts: Doubts | None) -> tuple[Sheet, ...]:
    """The tabs of a person; None: those who are alike are still looked for."""
    similar, twofold = doubts or ((), ())
    pairs = tuple(_similar(person.line.ref, pair) for pair in similar)
    looking = "Looking..." if doubts is None else "Nobody on file has a name like it."
    evidence = tuple(_evidence(each, line) for each in twofold for line in each.evidence)
    fits = "Looking..." if doubts is None else "Nothing on file speaks for two people."
    return (
        Sheet("Overview", FIELDS, tuple(_fields(person)), has_header=False, counts=False),
        Sheet(_NAMED, _NAMES, tuple(_name(each) for each in person.names), "No name is on file."),
        Sheet(
            _CASES, PEOPLE, tuple(person_line(each) for each in person.defendants), "In no case."
        ),
        Sheet(_GROUPED, _GROUPS, tuple(_membership(each) for each in person.memberships), "In no group."),
        Sheet(_ALIKE, _SIMILAR, pairs, looking),
        Sheet(_TWOFOLD, _EVIDENCE, evidence, fits),
    )  # fmt: skip


def _fields(person: PersonView) -> list[Line]:
    line = person.line
    note = "" if line.name else "A placeholder: no name is on file."
    return [
        plain_line("Person", line.ref),
        fact_line("Name", line.name, _proof_of(person))
        if line.name
        else plain_line("Name", "no name on file", note),
        plain_line("Born", date_text(person.birth)),
        plain_line("Nationality", line.nationality or "-"),
        plain_line("Occupation", person.occupation or "-"),
        _listed("Cases", line.case_refs),
        _listed("Groups", line.group_refs),
    ]


def _proof_of(person: PersonView) -> tuple[CitationView, ...]:
    """The passages that hold the name in use."""
    return next((each.citations for each in person.names if each.text == person.line.name), ())


def _listed(label: str, refs: tuple[str, ...]) -> Line:
    """References in a row, which opens the only one there is."""
    row = (cell(label, "dim"), cell(", ".join(refs) or "-"), cell(""))
    note = f"The tab of {label.lower()} opens them one by one." if len(refs) > 1 else ""
    return Line(row, note=note, opens=refs[0] if len(refs) == 1 else None, is_fact=False)


def _name(name: SpellingView) -> Line:
    row = (
        cell(name.text),
        cell(name.script or "-"),
        cell(words(name.kind)),
        cell(name.claim_ref or "-"),
        source_marks(name.citations),
    )
    language = f", {name.language}" if name.language else ""
    origin = f"read in {name.claim_ref}" if name.claim_ref else "typed by a person"
    note = f"{name.text}\n{words(name.kind)}{language}, {origin}"
    return Line(row, name.citations, note)


def _membership(each: MembershipView) -> Line:
    row = (
        cell(each.group_ref),
        cell(str(each.ordinal)),
        cell(date_text(each.started)),
        cell(date_text(each.ended) if each.ended else "now"),
        cell(each.label),
    )
    sure = "" if each.certainty is Certainty.STATED else f" ({words(each.certainty)})"
    note = f"Number {each.ordinal} of {each.group_ref} {each.label}{sure}"
    return Line(row, (), note, each.group_ref, is_fact=False)


def _similar(ref: str, pair: SimilarPeople) -> Line:
    other: NamedPerson = pair.second if pair.first.ref == ref else pair.first
    row = (
        cell(other.ref),
        cell(f"{pair.score:.2f}"),
        cell(other.name),
        cell(", ".join(pair.reasons)),
        cell(", ".join(other.case_refs) or "-"),
    )
    note = (
        f"{other.ref} may be {ref}: {', '.join(pair.reasons) or 'alike'}\n"
        f"Spellings: {'; '.join(other.names)}\n"
        f"{', '.join(other.case_refs) or 'no case'} · {', '.join(other.group_refs) or 'no group'}\n"
        "Nobody is merged by the machine: m decides."
    )
    return Line(row, (), note, other.ref, is_fact=False)


def _evidence(person: TwofoldPerson, line: TwofoldLine) -> Line:
    note = f"{person.ref} may be two people: {line.words}"
    doubt = f"\n{person.doubt}" if person.doubt else ""
    row = (cell(line.words), source_marks(line.citations))
    return Line(
        row, line.citations, f"{note}{doubt}\nNothing is split by the machine: m decides, x splits."
    )
