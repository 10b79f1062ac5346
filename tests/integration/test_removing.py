"""Groups and tasks made in error are set aside, for a reason, where nothing hangs on them; both engines."""

import pytest

from casetracker.errors import NotFoundError, RefusedError, UsageError
from casetracker.model.partial_date import PartialDate
from casetracker.services.grouping import Part
from casetracker.services.noting import Duty
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.proceeding import Happening
from casetracker.store.search_index import index_faults
from tests.support.articles import COURT, accept_text, bring_in_text
from tests.support.counting import held_persons
from tests.support.dumps import held_dump

WHY = Grounds("entered twice")
HELD = "The Border Police detained 17 servicemen at the Lomna crossing on 3 March 2024.\n"


@pytest.fixture
def formed(services: Services) -> Services:
    """A docket with a group of 17, G-0001 in C-0001, of which nothing is told any more."""
    accept_text(services, HELD)
    for event in services.proceedings.events("C-0001"):
        if event.number is not None:
            services.proceedings.withdraw(event.number, WHY)
    held = [each.number for each in services.proceedings.custody("C-0001")]
    if held:
        services.editing.withdraw("custody", held, WHY)
    return services


def test_a_group_goes_with_its_unnamed_people_and_comes_back_with_undo(formed: Services) -> None:
    before, people = held_dump(formed.database), held_persons(formed)
    lines = formed.editing.remove_group("g-0001", WHY).lines

    assert lines[1:] == ("17 unnamed people of it alone: set aside",)
    assert formed.docket.groups() == ()
    assert formed.docket.defendants("C-0001") == ()
    assert len(people - held_persons(formed)) == 17
    with pytest.raises(NotFoundError):
        formed.docket.group("G-0001")
    with formed.database.reading() as session:
        assert index_faults(session) == []
    assert formed.maintenance.verify().faults == ()
    assert not [hit for hit in formed.searching.search("servicemen").hits if hit.kind == "group"]
    formed.editing.remove_case("C-0001", WHY)
    formed.docket.undo()

    formed.docket.undo()
    assert held_dump(formed.database) == before
    formed.docket.redo()
    assert formed.docket.groups() == ()


def test_people_who_are_in_another_group_stay(formed: Services) -> None:
    accept_text(formed, "Nine servicemen were detained in Orsk on 4 July 2024.\n")
    formed.groups.merge(["G-0001", "G-0002"], WHY, label="both")
    people = held_persons(formed)
    with pytest.raises(RefusedError, match="its parts G-0001, G-0002; steps that it shares with"):
        formed.editing.remove_group("G-0003", WHY)
    assert held_persons(formed) == people


def test_a_group_on_which_something_hangs_is_refused_in_one_line_that_names_it(
    formed: Services,
) -> None:
    def refused(*words: str) -> None:
        before = held_dump(formed.database)
        with pytest.raises(RefusedError) as why:
            formed.editing.remove_group("G-0001", WHY)
        for each in words:
            assert each in str(why.value)
        assert "\n" not in str(why.value)
        assert held_dump(formed.database) == before

    formed.noting.add_note("G-0001", "ask the court")
    formed.noting.add_task("G-0001", Duty("call"))
    formed.groups.name("G-0001", ["Karen Testyan"], WHY)
    grounds = Grounds("told", PartialDate.parse("2024-09-01"))
    formed.proceedings.record("G-0001", Happening("charged"), grounds)
    refused(
        "notes N-0001",
        "tasks T-0001",
        "people with a name or facts of their own P-0001.",
        "stages told of it (1)",
    )
    formed.groups.split("G-0001", [Part(5)], WHY)
    refused("its parts G-0002", "steps that it shares with G-0002")


def test_a_group_on_which_claims_wait_is_refused(services: Services) -> None:
    accept_text(services, HELD)
    source = bring_in_text(services, COURT)
    with pytest.raises(RefusedError, match=f"claims on it that wait, of {source}"):
        services.editing.remove_group("G-0001", WHY)


def test_a_removal_needs_a_reason_and_something_on_file(formed: Services) -> None:
    with pytest.raises(UsageError, match="reason"):
        formed.editing.remove_group("G-0001", Grounds(" "))
    with pytest.raises(NotFoundError):
        formed.editing.remove_group("G-0999", WHY)


def test_a_task_is_set_aside_for_a_reason_and_comes_back(full: Services) -> None:
    full.noting.add_task("C-0001", Duty("call the registry"))
    full.noting.add_task("C-0001", Duty("ask for the list"))
    before = held_dump(full.database)
    assert full.noting.drop_task("t-0001", "asked twice").lines == ("T-0001: set aside",)
    assert [task.ref for task in full.noting.tasks()] == ["T-0002"]
    assert full.histories.history(limit=1)[0].reason == "asked twice"
    with pytest.raises(NotFoundError):
        full.noting.drop_task("T-0001", "again")
    full.docket.undo()
    assert held_dump(full.database) == before

    with pytest.raises(UsageError, match="reason"):
        full.noting.drop_task("T-0001", " ")
    full.noting.finish_task("T-0002", "list is with us")
    with pytest.raises(RefusedError, match="is done"):
        full.noting.drop_task("T-0002", "asked twice")
