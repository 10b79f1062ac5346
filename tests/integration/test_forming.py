"""Groups entered and corrected by hand, on both engines."""

from dataclasses import replace

import pytest

from casetracker.errors import ConflictError, NotFoundError, RefusedError, UsageError
from casetracker.model.partial_date import PartialDate
from casetracker.services.editing import CaseDraft
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.proceeding import Happening
from casetracker.services.recording.people import GroupDraft
from tests.support.dumps import held_dump

WHY = Grounds("court list")
DRIVERS = GroupDraft(
    " Twelve  drivers ", "drivers", captured=PartialDate.parse("2021-06"), place="Orsk"
)


def test_a_group_is_formed_in_a_new_case_and_taken_back(full: Services) -> None:
    full.editing.open_case(CaseDraft("Case of twelve"), WHY)
    before = held_dump(full.database)
    case = full.docket.cases("Case of twelve")[0].ref
    outcome = full.forming.form(case.lower(), 12, DRIVERS, Grounds("court list", None, "K-0001"))
    ref = outcome.lines[0].partition(":")[0]
    assert outcome.lines == (f"{ref}: Twelve drivers, 12 on file in {case}",)
    group = full.docket.group(ref)
    assert (group.line.label, str(group.line.size)) == ("Twelve drivers", "12 drivers")
    assert (str(group.line.captured), group.line.place) == ("2021-06", "Orsk")
    assert group.line.case_refs == (case,)
    assert [each.claim_ref for each in group.citations] == ["K-0001"]
    people = full.docket.defendants(case)
    assert len(people) == 12
    assert all(each.is_placeholder for each in people)
    full.groups.name(ref, ["A. Testov"], WHY)
    full.proceedings.record(ref, Happening("detained"), WHY)
    assert {each.stage.code for each in full.docket.defendants(case) if each.stage} == {"detained"}
    assert full.maintenance.verify().faults == ()
    for _ in range(3):
        full.docket.undo()
    assert held_dump(full.database) == before


@pytest.mark.parametrize(
    ("case", "number", "draft", "error"),
    [
        ("C-0999", 3, DRIVERS, NotFoundError),
        ("C-0001", 0, DRIVERS, RefusedError),
        ("C-0001", 10**7, DRIVERS, RefusedError),
        ("C-0001", 3, replace(DRIVERS, label=" "), RefusedError),
        ("C-0001", 3, replace(DRIVERS, captured=PartialDate.parse("2999")), UsageError),
    ],
)
def test_what_can_be_no_group_is_refused(
    full: Services, case: str, number: int, draft: GroupDraft, error: type[Exception]
) -> None:
    before = held_dump(full.database)
    with pytest.raises(error):
        full.forming.form(case, number, draft, WHY)
    assert held_dump(full.database) == before


def test_a_group_is_corrected_and_its_number_is_left(full: Services) -> None:
    before = held_dump(full.database)
    seen = full.forming.values("g-0004")
    outcome = full.forming.edit(replace(seen, label="Six drivers", unit=None, place="Orsk"), WHY)
    assert outcome.lines == (
        f"G-0004: label {seen.label} -> Six drivers",
        f"G-0004: unit {seen.unit} -> -",
        f"G-0004: place {seen.place} -> Orsk",
    )
    line = full.docket.group("G-0004").line
    assert (line.label, str(line.size), line.held_members) == ("Six drivers", "6", 6)
    assert line.captured == seen.captured
    full.docket.undo()
    assert held_dump(full.database) == before


def test_whoever_saves_a_group_second_or_nothing_new_is_refused(full: Services) -> None:
    seen = full.forming.values("G-0001")
    full.forming.edit(replace(seen, place="Orsk"), WHY)
    with pytest.raises(ConflictError, match="G-0001 was changed by somebody else"):
        full.forming.edit(replace(seen, label="Mine"), WHY)
    with pytest.raises(RefusedError, match="nothing was changed"):
        full.forming.edit(full.forming.values("G-0001"), WHY)
