"""One record that held two people becomes two, on both engines: shown beforehand, undone whole."""

import re

import pytest

from casetracker.errors import NotFoundError, RefusedError, UsageError
from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    IdentityVerdict,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
)
from casetracker.services.charging import Brought, Search
from casetracker.services.court import Punishment
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.people import PersonDraft, Spelling
from casetracker.services.proceeding import Happening, Holding
from casetracker.services.recording.dividing import SecondPerson
from casetracker.store.search_index import index_faults
from tests.support.dumps import held_dump

WHY = Grounds("two fathers in the court lists")
FIRST, SECOND = "Ivan Petrovich Testov", "Ivan Sergeyevich Testov"


def on(day: str) -> Grounds:
    return Grounds("the court list", PartialDate.parse(day))


def enter(services: Services, case: str, name: str) -> tuple[str, str]:
    """Somebody in a case: the references of defendant and person."""
    services.people.add(case, PersonDraft(name=name), WHY)
    line = services.docket.defendants(case)[-1]
    return line.ref, line.person_ref


def two_in_one(services: Services) -> tuple[str, str, str]:
    """A record of two fathers' sons in two cases: the person, and the defendant in each case."""
    (first, one), (second, two) = (
        enter(services, "C-0001", FIRST),
        enter(services, "C-0002", SECOND),
    )
    services.identity.merge(one, two, WHY)
    return one, first, second


def newest(lines: tuple[str, ...]) -> str:
    """The reference of the second record."""
    (ref,) = {found for line in lines for found in re.findall(r"(?<=-> )P-\d+|P-\d+(?= now)", line)}
    return str(ref)


def test_a_place_and_a_spelling_go_to_a_second_record_and_come_back_with_undo(
    full: Services,
) -> None:
    person, first, second = two_in_one(full)
    full.proceedings.record(second, Happening("detained"), on("2024-04-04"))
    full.noting.add_note(person, "letter of the second family")
    (note,) = full.noting.notes(person)
    before, found = held_dump(full.database), full.searching.search("Sergeyevich")
    chosen = SecondPerson((second.lower(), note.ref), (SECOND,))

    shown = full.rehearsal().identity.split(person, chosen, WHY).lines
    assert held_dump(full.database) == before
    assert full.identity.split(first, chosen, WHY).lines == shown
    other = newest(shown)
    assert shown == (
        f"{person} -> {other}: names: “{SECOND}”",
        f"{second} in C-0002: is {other} now",
        f"{person} -> {other}: {note.ref}",
        f"{person} keeps: {first} in C-0001",
    )
    assert full.docket.defendant(second).line.person_ref == other
    assert full.docket.defendant(second).line.stage is not None
    assert [each.text for each in full.persons.person(person).names] == [FIRST]
    assert full.persons.person(other).line.name == SECOND
    assert [each.record for each in full.noting.notes(other)] == [other]
    assert {
        hit.ref for hit in full.searching.search("Sergeyevich").hits if hit.kind == "person"
    } == {other}

    with full.database.reading() as session:
        assert index_faults(session) == []

    full.docket.undo()
    assert held_dump(full.database) == before
    assert full.searching.search("Sergeyevich") == found
    full.docket.redo()
    assert full.docket.defendant(second).line.person_ref == other


def test_both_are_held_to_be_different_and_the_doubt_is_settled(full: Services) -> None:
    person, _, second = two_in_one(full)
    full.identity.decide_alone(person, IdentityVerdict.DIFFERENT, Grounds("seen both passports"))
    lines = full.identity.split(person, SecondPerson((second,), (SECOND,)), WHY).lines
    other = newest(lines)

    assert lines[-1] == f"{person} alone: two people: settled by this"
    (decision,) = [each for each in full.identity.decisions(person) if other in each.line]
    assert (decision.verdict, decision.reason) == (IdentityVerdict.DIFFERENT, WHY.reason)
    assert not [each for each in full.identity.decisions(person) if each.is_of_one]
    assert full.identity.twofold(person) == ()
    with pytest.raises(RefusedError, match="different people"):
        full.identity.merge(person, other, WHY)


def test_a_place_in_a_group_goes_over_and_the_number_of_the_group_stays(full: Services) -> None:
    group = full.docket.groups()[-1]
    member = full.docket.group(group.ref).members[0]
    full.people.add_name(member.ref, Spelling(FIRST), WHY)
    _, other_case = enter(full, "C-0001", FIRST)
    full.identity.merge(member.person_ref, other_case, WHY)
    before = held_dump(full.database)

    lines = full.identity.split(member.person_ref, SecondPerson((group.ref,)), WHY).lines
    other = newest(lines)
    after = full.docket.groups()[-1]
    assert after.held_members == group.held_members
    assert [each.group_ref for each in full.persons.person(other).memberships] == [group.ref]
    assert full.persons.person(member.person_ref).memberships == ()
    assert full.persons.person(other).line.name == FIRST
    assert f"{other}: “{FIRST}” as well; --name says which spelling is whose" in lines
    full.docket.undo()
    assert held_dump(full.database) == before


def test_single_facts_go_to_a_second_defendant_of_the_same_case(full: Services) -> None:
    defendant, person = enter(full, "C-0001", FIRST)
    full.people.add_name(person, Spelling(SECOND), WHY)
    full.charges.bring([defendant], Brought("theft"), on("2024-01-02"))
    full.charges.bring([defendant], Brought("arson"), on("2024-01-02"))
    full.proceedings.record(defendant, Happening("convicted"), on("2024-05-05"))
    prison = Punishment(SentenceStanding.IMPOSED, SentenceKind.PRISON, 5, SentenceUnit.YEARS)
    full.court.sentence([defendant], prison, on("2024-05-06"))
    full.proceedings.begin([defendant], Holding(place="Orsk"), on("2024-01-01"))
    view = full.docket.defendant(defendant)
    (arson,) = [
        each.numbers[0]
        for each in full.charges.charges(Search(defendant=defendant))
        if each.wording == "arson"
    ]
    (event,) = [
        each.number for each in full.proceedings.events(defendant) if each.stage.code == "convicted"
    ]
    (sentence,) = [each.number for each in full.court.sentences(defendant)]
    (held,) = [each.number for each in full.proceedings.custody(defendant)]
    people = len(full.docket.defendants("C-0001"))
    before = held_dump(full.database)

    facts = (f"charge:{arson}", f"event:{event}", f"sentence:{sentence}", f"custody:{held}")
    lines = full.identity.split(person, SecondPerson(facts, (SECOND,)), WHY).lines
    new = full.docket.defendants("C-0001")[-1]
    assert len(full.docket.defendants("C-0001")) == people + 1
    assert f"{defendant} -> {new.ref}: charge {arson}" in lines
    assert f"{new.ref} in C-0001: {new.person_ref}, beside {defendant}" in lines
    assert {each.wording for each in full.docket.defendant(defendant).charges} == {"theft"}
    assert {each.wording for each in full.docket.defendant(new.ref).charges} == {"arson"}
    assert new.stage is not None
    assert new.stage.code == "convicted"
    assert full.court.sentences(defendant) == ()
    assert len(full.proceedings.custody(new.ref)) == 1
    assert full.docket.defendant(defendant).line.stage != view.line.stage

    full.docket.undo()
    assert held_dump(full.database) == before


def test_a_place_without_its_group_is_told_of_beforehand(full: Services) -> None:
    group = full.docket.groups()[-1]
    member = full.docket.group(group.ref).members[0]
    (case,) = group.case_refs
    lines = (
        full.rehearsal().identity.split(member.person_ref, SecondPerson((member.ref,)), WHY).lines
    )
    assert f"note: what is told of {group.ref} no longer concerns {member.ref}" in lines
    assert any(
        f"{member.person_ref} keeps: number 1 of {group.ref}, custody " in each for each in lines
    )

    lines = (
        full.rehearsal().identity.split(member.person_ref, SecondPerson((group.ref,)), WHY).lines
    )
    assert f"note: what is told of {group.ref} no longer concerns {member.ref}" in lines
    assert any(f"{member.person_ref} keeps: {member.ref} in {case}" in each for each in lines)


def test_what_cannot_be_is_refused_in_one_line_and_changes_nothing(full: Services) -> None:
    person, first, second = two_in_one(full)
    full.proceedings.record("C-0001", Happening("convicted"), on("2024-05-05"))
    number = max(each.number or 0 for each in full.proceedings.events("C-0001"))
    stranger, _ = enter(full, "C-0001", "Ana Orsk")
    full.charges.bring([stranger, second], Brought("theft"), WHY)
    theirs, ours = (
        full.charges.charges(Search(defendant=each))[0].numbers[0] for each in (stranger, second)
    )
    before = held_dump(full.database)
    for chosen, words in (
        (SecondPerson((first, second)), f"every place of {person}"),
        (SecondPerson(()), f"name one of {first} in C-0001, {second} in C-0002"),
        (SecondPerson((stranger,)), f"{stranger} is no place"),
        (SecondPerson((f"event:{number}",)), "told of a group or a whole case"),
        (SecondPerson((f"charge:{theirs}",)), f"charge {theirs} is of {stranger}"),
        (SecondPerson((second, f"charge:{ours}")), f"goes with {second} already"),
        (SecondPerson(("charge:all",)), "“charge:all” is no fact"),
        (SecondPerson(("secret:1",)), "“secret:1” is no fact"),
        (SecondPerson((second,), ("Nobody",)), f"{person} is not on file as “Nobody”"),
        (SecondPerson((second,), (FIRST, SECOND)), "is the only name"),
    ):
        with pytest.raises(RefusedError, match=re.escape(words)) as refused:
            full.identity.split(person, chosen, WHY)
        assert "\n" not in str(refused.value)
    for number_of in ("charge:99999", "custody:99999"):
        with pytest.raises(NotFoundError, match="99999"):
            full.identity.split(person, SecondPerson((number_of,)), WHY)
    with pytest.raises(NotFoundError):
        full.identity.split("P-9999", SecondPerson((second,)), WHY)
    with pytest.raises(UsageError, match="reason"):
        full.identity.split(person, SecondPerson((second,)), Grounds(" "))
    assert held_dump(full.database) == before
