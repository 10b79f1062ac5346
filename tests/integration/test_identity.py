"""Two records that are one person, or are not: decided with a reason, shown beforehand, undone whole."""

from dataclasses import replace

import pytest

from casetracker.errors import NotFoundError, RefusedError, UsageError
from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import IdentityVerdict
from casetracker.services.charging import Brought
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.people import PersonDraft, Spelling
from tests.support.dumps import held_dump

WHY = Grounds("their father's name and birth are the same")


def enter(services: Services, case: str, name: str) -> tuple[str, str]:
    """Somebody in a case: the references of defendant and person."""
    services.people.add(case, PersonDraft(name=name), WHY)
    line = services.docket.defendants(case)[-1]
    return line.ref, line.person_ref


def twins(services: Services) -> tuple[tuple[str, str], tuple[str, str]]:
    """One name in two cases."""
    first = enter(services, "C-0001", "Karen Testyan")
    second = enter(services, "C-0002", "Karen Testian")
    services.people.add_name(second[0], Spelling("Karen Testyan"), WHY)
    services.charges.bring([second[0]], Brought("theft"), WHY)
    services.noting.add_note(second[1], "letter of the family")
    return first, second


def suggested(services: Services, *pair: str) -> list[tuple[str, ...]]:
    """The reasons of the suggestion of a pair, if there is one."""
    return [
        each.reasons
        for each in services.docket.similar()
        if {each.first.ref, each.second.ref} == set(pair)
    ]


def test_two_people_of_one_name_in_two_cases_stay_two_until_somebody_decides(
    full: Services,
) -> None:
    (_, one), (_, two) = twins(full)
    assert len(suggested(full, one, two)) == 1
    assert full.identity.decisions() == ()

    full.identity.decide(one, two, IdentityVerdict.UNSURE, Grounds("no birth reported"))
    ((*_, doubt),) = suggested(full, one, two)
    assert doubt == "unsure, says mara: no birth reported"

    full.identity.decide(two, one, IdentityVerdict.DIFFERENT, Grounds("born 30 years apart"))
    assert suggested(full, one, two) == []
    (decision,) = full.identity.decisions(one)
    assert (decision.verdict, decision.reason) == (IdentityVerdict.DIFFERENT, "born 30 years apart")
    assert {one, two} == {decision.first_ref, decision.second_ref}
    with pytest.raises(RefusedError, match="born 30 years apart"):
        full.identity.merge(one, two, WHY)
    full.docket.undo()
    assert len(suggested(full, one, two)) == 1


def test_a_decision_needs_a_reason_and_two_people(full: Services) -> None:
    (_, one), (_, two) = twins(full)
    for verdict in IdentityVerdict:
        with pytest.raises(UsageError, match="reason"):
            full.identity.decide(one, two, verdict, Grounds(" "))
    with pytest.raises(RefusedError, match="one record"):
        full.identity.merge(one, one, WHY)
    with pytest.raises(NotFoundError):
        full.identity.merge(one, "P-9999", WHY)


def test_a_merge_is_shown_beforehand_moves_everything_and_is_undone_whole(full: Services) -> None:
    (_, one), (defendant, two) = twins(full)
    before = held_dump(full.database)
    found = full.searching.search("Testian")

    shown = full.rehearsal().identity.merge(one, two, WHY).lines
    assert held_dump(full.database) == before
    assert f"{defendant} in C-0002: is {one} now" in shown
    assert f"{two} -> {one}: names: 1 of 2 moved, 1 there already" in shown
    assert f"{two} -> {one}: notes: 1 of 1 moved" in shown

    assert full.identity.merge(one, two, WHY).lines == shown
    person = full.persons.person(one)
    assert person.line.case_refs == ("C-0001", "C-0002")
    assert {name.text for name in person.names} == {"Karen Testyan", "Karen Testian"}
    assert [note.record for note in full.noting.notes(one)] == [one]
    assert full.docket.defendant(defendant).line.person_ref == one
    assert {hit.ref for hit in full.searching.search("Testian").hits if hit.kind == "person"} == {
        one
    }
    with pytest.raises(NotFoundError, match=f"{two} is part of {one} now: see .*show {one}"):
        full.persons.person(two)

    full.docket.undo()
    assert full.persons.person(two).line.ref == two
    assert held_dump(full.database) == before
    assert full.searching.search("Testian") == found


def test_two_records_in_one_case_become_one_defendant(full: Services) -> None:
    (keep, one), (other, two) = (enter(full, "C-0001", name) for name in ("Ana Orsk", "Anna Orsk"))
    full.charges.bring([keep, other], Brought("theft"), WHY)
    full.charges.bring([other], Brought("arson"), WHY)
    people = len(full.docket.defendants("C-0001"))
    before = held_dump(full.database)

    lines = full.identity.merge(keep, other, WHY).lines
    assert f"{other} -> {keep}: charges: 1 of 2 moved, 1 there already" in lines
    assert len(full.docket.defendants("C-0001")) == people - 1
    assert {each.wording for each in full.docket.defendant(keep).charges} == {"theft", "arson"}

    full.docket.undo()
    assert held_dump(full.database) == before
    assert {one, two} <= {line.person_ref for line in full.docket.defendants("C-0001")}


def test_a_merge_keeps_what_only_the_second_record_told_of_the_person(full: Services) -> None:
    _, one = enter(full, "C-0001", "Ivan Testov")
    born = PartialDate.parse("1990-05")
    full.people.add("C-0002", PersonDraft("Iwan Testow", birth=born, occupation="driver"), WHY)
    two = full.docket.defendants("C-0002")[-1].person_ref

    shown = full.rehearsal().identity.merge(one, two, WHY).lines
    assert f"{one}: born 1990-05, from {two}" in shown
    assert full.identity.merge(one, two, WHY).lines == shown
    person = full.persons.person(one)
    assert (person.birth, person.occupation) == (born, "driver")

    full.people.add("C-0001", PersonDraft("Iwan Testov", birth=PartialDate.parse("1991")), WHY)
    three = full.docket.defendants("C-0001")[-1].person_ref
    lines = full.identity.merge(one, three, WHY).lines
    assert f"{three} -> {one}: note: birth 1990-05 stays, not 1991" in lines
    assert full.persons.person(one).birth == born


def test_a_group_that_counts_both_keeps_its_number_and_the_second_place_is_unnamed(
    full: Services,
) -> None:
    group = full.docket.groups()[-1]
    members = full.docket.group(group.ref).members
    for line, name in zip(members, ("Leo Veltra", "Lev Veltra"), strict=False):
        full.people.add_name(line.ref, Spelling(name), WHY)
    values = full.people.values(members[1].ref)
    full.people.edit(replace(values, birth=PartialDate.parse("1990")), WHY)
    before = held_dump(full.database)

    lines = full.identity.merge(members[0].ref, members[1].ref, WHY).lines
    after = full.docket.groups()[-1]
    assert (after.held_members, after.named_members) == (
        group.held_members,
        group.named_members + 1,
    )
    assert any("the number does not change" in line for line in lines)
    names = full.persons.person(members[0].person_ref).names
    assert {each.text for each in names} == {"Leo Veltra", "Lev Veltra"}
    assert full.persons.person(members[0].person_ref).birth == PartialDate.parse("1990")
    second = full.persons.person(members[1].person_ref)
    assert (second.line.name, second.birth) == (None, None)

    full.docket.undo()
    assert held_dump(full.database) == before
