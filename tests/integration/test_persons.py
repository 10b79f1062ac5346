"""Persons found by any spelling, and shown whole; articles with who is accused; rehearsals; both engines."""

import pytest

from casetracker.errors import NotFoundError, RefusedError
from casetracker.model.partial_date import PartialDate
from casetracker.news.naming.folding import folded
from casetracker.procedure.clocks.vocabulary import ClockState
from casetracker.services.charging import Brought, Search
from casetracker.services.editing import CaseDraft
from casetracker.services.grouping import Chosen, Part
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.people import PersonDraft
from casetracker.services.proceeding import Happening
from casetracker.views.clocks import ClockView
from tests.support.dumps import held_dump

WHY = Grounds("court list", PartialDate.parse("2024-05"))


def names(services: Services, text: str | None) -> list[str | None]:
    return [line.name for line in services.persons.lines(services.persons.ids(text))]


@pytest.fixture
def named(full: Services) -> Services:
    full.groups.name("G-0001", ["Zaur Testov", "Aram Testyan"], Grounds("list", claim="K-0001"))
    full.groups.name("G-0002", ["Арам Тестян"], WHY)
    return full


def test_those_with_a_name_come_first_and_everybody_once(named: Services) -> None:
    found = names(named, None)
    assert found[:3] == ["Aram Testyan", "Zaur Testov", "Арам Тестян"]
    assert set(found[3:]) == {None}
    assert len(found) == len({line.person_ref for line in named.docket.defendants()})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TESTYAN", {"Aram Testyan", "Арам Тестян"}),
        ("арам", {"Aram Testyan", "Арам Тестян"}),
        ("estov", {"Zaur Testov"}),
        ("nobody", set()),
        ("%", set()),
    ],
)
def test_a_name_is_found_in_another_script(named: Services, text: str, found: set[str]) -> None:
    assert set(names(named, text)) == found


def test_names_are_sought_as_they_are_after_each_change(named: Services) -> None:
    assert names(named, "oran") == []
    named.groups.name("G-0001", ["Oran Testson"], WHY)
    assert names(named, "oran") == ["Oran Testson"]
    named.docket.undo()
    assert names(named, "oran") == []
    assert names(named, "estov") == ["Zaur Testov"]


def test_seeking_names_keeps_nothing_of_them_but_what_they_are_found_by(named: Services) -> None:
    folded.cache_clear()
    assert names(named, "testyan")
    assert folded.cache_info().currsize == 1


def test_a_placeholder_is_found_by_its_reference(named: Services) -> None:
    (line,) = named.persons.lines(named.persons.ids("p-0009"))
    assert (line.ref, line.name) == ("P-0009", None)
    assert line.group_refs


def test_a_person_has_spellings_with_their_claim_cases_and_groups(named: Services) -> None:
    person = named.persons.person("d-0001")
    assert person.line.ref == "P-0001"
    (spelling,) = person.names
    assert (spelling.text, spelling.claim_ref) == ("Zaur Testov", "K-0001")
    assert [each.claim_ref for each in spelling.citations] == ["K-0001"]
    assert [each.ref for each in person.defendants] == ["D-0001"]
    assert [(each.group_ref, each.ordinal) for each in person.memberships] == [("G-0001", 1)]


def test_who_left_a_group_is_shown_with_the_day(named: Services) -> None:
    named.groups.transfer(Chosen("G-0001", None, ("D-0001",)), "G-0002", WHY)
    left, came = named.persons.person("P-0001").memberships
    assert (left.group_ref, str(left.ended)) == ("G-0001", "2024-05")
    assert (came.group_ref, str(came.started), came.ended) == ("G-0002", "2024-05", None)
    assert named.persons.person("P-0001").line.group_refs == ("G-0002",)


def test_nobody_is_no_person(named: Services) -> None:
    with pytest.raises(NotFoundError, match="P-9999"):
        named.persons.person("P-9999")


def test_an_article_counts_its_parts_and_everybody_once(full: Services) -> None:
    full.charges.bring(["D-0001"], Brought(article="9214"), WHY)
    full.charges.bring(["D-0001", "D-0002"], Brought("arms", "9214.2.1"), WHY)
    full.charges.bring(["D-0003"], Brought("a diary"), WHY)
    lines = full.charges.provisions()
    tree = [
        (line.article, line.depth, line.own, line.charges, line.defendant_refs)
        for line in lines
        if (line.article or "").startswith("9214")
    ]
    both = ("D-0001", "D-0002")
    assert tree == [
        ("9214", 0, 1, 3, both),
        ("9214.2", 1, 0, 2, both),
        ("9214.2.1", 2, 2, 2, both),
    ]
    wordings = [line for line in lines if line.article is None]
    assert lines[-len(wordings) :] == tuple(wordings)
    assert ("a diary", ("D-0003",)) in [(line.label, line.defendant_refs) for line in wordings]
    accused = full.charges.accused(Search(article="9214.2"))
    assert [line.ref for line in accused] == ["D-0001", "D-0002"]


def test_the_slices_of_the_clocks_are_the_clocks(full: Services) -> None:
    found: list[ClockView] = []
    after: int | None = 0
    while after is not None:
        part = full.clocks.listing(after, frozenset(ClockState))
        found += part.views
        after = part.after
    assert sorted(map(_key, found)) == sorted(map(_key, full.clocks.clocks()))


def _key(view: ClockView) -> tuple[str, str, tuple[str, ...], str]:
    return view.rule, view.case_ref, view.defendant_refs, view.state.value


def test_a_rehearsal_says_what_the_change_says_and_leaves_nothing(full: Services) -> None:
    before, counter = held_dump(full.database), full.docket.change_counter()
    rehearsed = full.rehearsal().groups.split("G-0001", [Part(9), Part(5)], WHY)
    assert held_dump(full.database) == before
    assert full.docket.change_counter() == counter
    assert full.groups.split("G-0001", [Part(9), Part(5)], WHY).lines == rehearsed.lines


def test_a_rehearsal_refuses_what_the_change_would_refuse(full: Services) -> None:
    before = held_dump(full.database)
    with pytest.raises(RefusedError) as rehearsed:
        full.rehearsal().groups.recount("G-0001", 1_000_000, WHY)
    with pytest.raises(RefusedError) as real:
        full.groups.recount("G-0001", 1_000_000, WHY)
    assert str(rehearsed.value) == str(real.value)
    assert held_dump(full.database) == before


def test_everything_that_is_changed_in_one_step_can_be_rehearsed(full: Services) -> None:
    before, rehearsal = held_dump(full.database), full.rehearsal()
    rehearsal.joining.join(["C-0002"], "C-0001", WHY)
    rehearsal.editing.open_case(CaseDraft("Case of the ferry"), WHY)
    rehearsal.people.add("C-0001", PersonDraft(name="Ara Testyan"), WHY)
    rehearsal.noting.add_note("C-0001", "ask the court")
    rehearsal.proceedings.record("C-0001", Happening("charged"), WHY)
    assert held_dump(full.database) == before


def test_closing_a_rehearsal_leaves_the_database_open(full: Services) -> None:
    full.rehearsal().database.close()
    assert full.docket.groups()
