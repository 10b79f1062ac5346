"""Cases and people entered and corrected by hand, who saved first, records made in error; both engines."""

from dataclasses import replace

import pytest

from casetracker.errors import ConflictError, NotFoundError, RefusedError, UsageError
from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import DefendantRole, MonitoringStatus, NameKind
from casetracker.services.charging import Brought, Search
from casetracker.services.editing import CaseDraft
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.people import PersonDraft, Spelling
from casetracker.services.proceeding import Happening, Holding
from tests.support.dumps import held_dump

WHY = Grounds("court list")


def test_a_case_is_opened_with_people_and_taken_back_step_by_step(full: Services) -> None:
    before = held_dump(full.database)
    full.editing.open_case(
        CaseDraft("Case of two", ("12/2021",), "az", PartialDate.parse("2021~")), WHY
    )
    case = full.docket.cases("Case of two")[0]
    assert case.numbers == ("12/2021",)
    assert full.docket.case(case.ref).opened == PartialDate.parse("2021~")
    draft = PersonDraft("A. Testov", DefendantRole.ACCUSED, PartialDate.parse("1990~"))
    full.people.add(case.ref, draft, WHY)
    full.people.add(case.ref, PersonDraft(), WHY)
    named, unnamed = full.docket.defendants(case.ref)
    assert (named.name, named.role, named.is_placeholder) == (
        "A. Testov",
        DefendantRole.ACCUSED,
        False,
    )
    assert unnamed.is_placeholder
    assert [name.text for name in full.docket.defendant(named.ref).names] == ["A. Testov"]
    assert full.maintenance.verify().faults == ()
    for _ in range(3):
        full.docket.undo()
    assert held_dump(full.database) == before


def test_saving_over_somebody_elses_save_is_refused(full: Services) -> None:
    seen = full.editing.case_values("C-0001")
    full.editing.edit_case(replace(seen, numbers=(*seen.numbers, "9/2021")), WHY)
    with pytest.raises(ConflictError, match="C-0001 was changed by somebody else"):
        full.editing.edit_case(replace(seen, title="Mine"), WHY)
    again = full.editing.case_values("C-0001")
    outcome = full.editing.edit_case(
        replace(again, title="Mine", monitoring=MonitoringStatus.WATCHED), WHY
    )
    assert len(outcome.lines) == 2
    assert full.editing.case_values("C-0001").numbers == (*seen.numbers, "9/2021")
    with pytest.raises(RefusedError, match="nothing was changed"):
        full.editing.edit_case(full.editing.case_values("C-0001"), WHY)


def test_a_person_may_be_edited_while_their_stage_moves(full: Services) -> None:
    seen = full.people.values("D-0001")
    full.proceedings.record("D-0001", Happening("convicted"), WHY)
    full.people.edit(replace(seen, name="B. Testov", occupation="teacher"), WHY)
    assert full.docket.defendant("D-0001").line.name == "B. Testov"
    with pytest.raises(ConflictError):
        full.people.edit(replace(seen, occupation="driver"), WHY)


def test_spellings_are_added_and_dropped_but_not_the_name_in_use(full: Services) -> None:
    full.people.add_name("D-0001", Spelling("B. Testov"), WHY)
    full.people.add_name("D-0001", Spelling("B. Testoff", NameKind.TRANSLITERATION, "Latn"), WHY)
    assert full.docket.defendant("D-0001").line.name == "B. Testov"
    with pytest.raises(RefusedError, match="already"):
        full.people.add_name("D-0001", Spelling("B. Testov"), WHY)
    with pytest.raises(RefusedError, match="goes by"):
        full.people.drop_name("D-0001", "B. Testov", WHY)
    full.people.drop_name("D-0001", "B. Testoff", WHY)
    assert [name.text for name in full.docket.defendant("D-0001").names] == ["B. Testov"]


def test_only_what_nothing_hangs_on_is_removed(full: Services) -> None:
    with pytest.raises(RefusedError, match="people stand in C-0001"):
        full.editing.remove_case("C-0001", WHY)
    with pytest.raises(RefusedError, match="counted in a group"):
        full.people.remove("D-0001", WHY)
    full.editing.open_case(CaseDraft("Twice"), WHY)
    ref = full.docket.cases("Twice")[0].ref
    full.people.add(ref, PersonDraft("C. Testov"), WHY)
    (person,) = full.docket.defendants(ref)
    full.people.remove(person.ref, WHY)
    full.editing.remove_case(ref, WHY)
    assert full.docket.cases("Twice") == ()
    with pytest.raises(NotFoundError):
        full.docket.defendant(person.ref)


def test_a_time_in_custody_in_error_is_withdrawn_and_comes_back(full: Services) -> None:
    full.proceedings.begin(["D-0027"], Holding(place="Orsk"), WHY)
    (held,) = full.proceedings.custody("D-0027")

    full.editing.withdraw("custody", [held.number], WHY)
    assert full.proceedings.custody("D-0027") == ()
    assert full.docket.defendant("D-0027").line.in_custody is None
    (line, *_) = full.docket.changes()
    assert (line.summary, line.reason) == (f"withdrew custody {held.number}", WHY.reason)
    with pytest.raises(NotFoundError, match="custody list"):
        full.editing.withdraw("custody", [held.number], WHY)
    full.docket.undo()
    assert full.proceedings.custody("D-0027") == (held,)


def test_charges_in_error_are_withdrawn_and_come_back(full: Services) -> None:
    full.charges.bring(["D-0001"], Brought(article="999"), WHY)
    (line,) = full.charges.charges(Search(article="999"))
    full.editing.withdraw("charge", line.numbers, WHY)
    assert full.charges.charges(Search(article="999")) == ()
    with pytest.raises(NotFoundError):
        full.editing.withdraw("charge", line.numbers, WHY)
    full.docket.undo()
    assert full.charges.charges(Search(article="999")) == (line,)


@pytest.mark.parametrize("title", ["", "   ", "x" * 401])
def test_a_case_needs_a_title(full: Services, title: str) -> None:
    with pytest.raises(RefusedError, match="a title has 1 to 400"):
        full.editing.open_case(CaseDraft(title), WHY)
    with pytest.raises(UsageError, match="reason"):
        full.editing.open_case(CaseDraft("good"), Grounds())


def test_the_history_of_a_record_says_each_value_before_and_after(full: Services) -> None:
    seen = full.editing.case_values("C-0001")
    full.editing.edit_case(replace(seen, title="Another title"), WHY)
    full.noting.add_note("C-0001", "a remark")
    full.noting.add_note("C-0002", "elsewhere")
    note, edit, *_ = full.histories.history("C-0001")
    assert str(edit.rows[0]) == f"case C-0001 changed: title {seen.title} -> Another title"
    assert (edit.reason, edit.actor, edit.can_undo) == ("court list", "mara", True)
    assert note.rows[0].verb == "added"
    assert "elsewhere" not in str(full.histories.history("C-0001"))
    assert full.histories.history()[0].summary.endswith("C-0002")
    full.docket.undo(edit.id)
    undone = next(each for each in full.histories.history("C-0001") if each.id == edit.id)
    assert (undone.can_undo, undone.can_redo) == (False, True)


@pytest.mark.parametrize("ref", ["C-0001", "G-0001", "P-0001", "D-0001", "S-0001", "K-0001"])
def test_every_kind_of_record_has_a_history(full: Services, ref: str) -> None:
    found = full.histories.history(ref)
    assert found
    assert all(each.rows for each in found)
    assert full.histories.change(found[-1].id) is not None
