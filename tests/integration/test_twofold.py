"""One name that hides two people: suggested with the evidence, judged with a reason, never split."""

from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import col

from casetracker.errors import NotFoundError, UsageError
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import Claim, DetaineeGroup, GroupMember, Person
from casetracker.model.vocabulary import CustodyEnd, IdentityVerdict, ReviewStatus
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.people import PersonDraft, Spelling
from casetracker.services.proceeding import Happening, Holding
from casetracker.store.audit import ChangeNote
from casetracker.store.queries.common import id_of
from tests.support.dumps import held_dump

WHY = Grounds("the court list")


def enter(services: Services, case: str, name: str, born: str | None = None) -> tuple[str, str]:
    """Somebody in a case: the references of defendant and person."""
    birth = None if born is None else PartialDate.parse(born)
    services.people.add(case, PersonDraft(name=name, birth=birth), WHY)
    line = services.docket.defendants(case)[-1]
    return line.ref, line.person_ref


def on(day: str) -> Grounds:
    return Grounds("the court list", PartialDate.parse(day))


def seen(services: Services, person: str) -> set[tuple[str, str]]:
    """The rules and sentences that speak against one person."""
    (found,) = services.identity.twofold(person) or (None,)
    return set() if found is None else {(each.rule, each.words) for each in found.evidence}


def test_nothing_is_suggested_of_people_whose_facts_fit(full: Services) -> None:
    _, person = enter(full, "C-0001", "Karen Testyan", "1970")
    full.people.add_name(person, Spelling("Karen Testian"), WHY)
    assert full.identity.twofold() == ()
    with pytest.raises(NotFoundError):
        full.identity.twofold("P-9999")


def test_two_fathers_and_a_woman_and_a_man_are_seen_in_the_names_with_their_claims(
    full: Services,
) -> None:
    defendant, person = enter(full, "C-0001", "Ivan Petrovich Testov")
    with full.database.reading() as session:
        claim = session.execute(
            sa.select(col(Claim.ref))
            .where(col(Claim.review_status) == ReviewStatus.ACCEPTED)
            .limit(1)
        ).scalar_one()
    grounds = Grounds("as printed", claim=claim)
    full.people.add_name(person, Spelling("Ivan Sergeyevich Testov"), grounds)
    full.people.add_name(person, Spelling("Testova"), WHY)
    assert seen(full, defendant) == {
        ("names", "“Ivan Petrovich Testov” and “Ivan Sergeyevich Testov”: different patronymics"),
        ("names", "“Ivan Petrovich Testov” and “Testova”: a woman's name and a man's"),
        ("names", "“Ivan Sergeyevich Testov” and “Testova”: a woman's name and a man's"),
    }
    (found,) = full.identity.twofold()
    assert [[one.claim_ref for one in each.citations] for each in found.evidence] == [
        [claim],
        [],
        [claim],
    ]


def test_births_that_a_merge_brought_together_are_seen_and_undone(full: Services) -> None:
    (_, one), (_, two) = (
        enter(full, case, "Karen Testyan", born)
        for case, born in (("C-0001", "1970"), ("C-0002", "1991-05"))
    )
    assert full.identity.twofold() == ()
    full.identity.merge(one, two, WHY)
    assert seen(full, one) == {("births", f"born 1970 and born 1991-05 (as {two})")}
    full.docket.undo()
    assert full.identity.twofold() == ()


def test_custody_in_two_places_on_one_day_is_seen(full: Services) -> None:
    defendant, person = enter(full, "C-0001", "Karen Testyan")
    for place, begun, ended in (
        ("Orsk", "2024-01-01", "2024-03-01"),
        ("Lomna", "2024-02-01", "2024-02-20"),
    ):
        full.proceedings.begin([defendant], Holding(place=place), on(begun))
        full.proceedings.end([defendant], CustodyEnd.RELEASED, on(ended))
    assert seen(full, person) == {("two-places", "held at Orsk and at Lomna on 2024-02-01")}


def test_two_arrests_are_seen_until_a_release_lies_between(full: Services) -> None:
    (first, one), (second, two) = (
        enter(full, case, "Karen Testyan") for case in ("C-0001", "C-0002")
    )
    for defendant, when in ((first, "2019-03-03"), (second, "2024-04-04")):
        full.proceedings.record(defendant, Happening("detained"), on(when))
    full.identity.merge(one, two, WHY)
    words = "detained on 2019-03-03 (C-0001) and on 2024-04-04 (C-0002), no release between"
    assert ("two-arrests", words) in seen(full, one)
    before = {rule for rule, _ in seen(full, one)}
    full.proceedings.record(first, Happening("released"), on("2020-01-01"))
    assert {rule for rule, _ in seen(full, one)} == before - {"two-arrests"}


def test_groups_captured_on_one_day_in_two_places_are_seen(full: Services) -> None:
    _, person = enter(full, "C-0001", "Karen Testyan")
    with full.database.writing(ChangeNote("mara", "cli", "docket", "two groups")) as session:
        day = PartialDate.parse("2024-01-05")
        person_id = id_of(session, Person, person, "person")
        for ref, place in (("G-0901", "Orsk"), ("G-0902", "Lomna")):
            dated: dict[str, Any] = {
                "captured_edtf": day.edtf,
                "captured_earliest": day.earliest,
                "captured_latest": day.latest,
            }
            group = DetaineeGroup(
                ref=ref, label="crew", place=place, recorded_from=session.started_at, **dated
            )
            session.add(group)
            session.flush()
            assert group.id is not None
            session.add(
                GroupMember(
                    group_id=group.id, person_id=person_id, ordinal=1,
                    recorded_from=session.started_at,
                )
            )  # fmt: skip
    words = "in G-0901, captured at Orsk, and in G-0902, captured at Lomna, both on 2024-01-05"
    assert seen(full, person) == {("two-groups", words)}


def twofold(services: Services) -> str:
    """A person whose names are of two fathers."""
    _, person = enter(services, "C-0001", "Ivan Petrovich Testov")
    services.people.add_name(person, Spelling("Ivan Sergeyevich Testov"), WHY)
    return person


@pytest.mark.parametrize("verdict", [IdentityVerdict.SAME, IdentityVerdict.DIFFERENT])
def test_a_decision_makes_it_go_away_until_something_new_speaks_and_undo_takes_it_back(
    full: Services, verdict: IdentityVerdict
) -> None:
    person = twofold(full)
    evidence = seen(full, person)
    before = held_dump(full.database)
    people = full.persons.ids()

    full.identity.decide_alone(person, verdict, Grounds("seen the passport"))
    assert full.identity.twofold() == ()
    (decision,) = full.identity.decisions(person)
    assert (decision.verdict, decision.reason, decision.is_of_one) == (
        verdict,
        "seen the passport",
        True,
    )
    assert full.persons.ids() == people
    assert full.docket.similar(person) == ()

    full.people.add_name(person, Spelling("Ivan Olegovich Testov"), WHY)
    new = seen(full, person)
    assert new
    assert all("Olegovich" in words for _, words in new)
    full.docket.undo()

    full.docket.undo()
    assert held_dump(full.database) == before
    assert seen(full, person) == evidence
    assert full.identity.decisions() == ()
    full.docket.redo()
    assert full.identity.twofold() == ()


def test_unsure_stays_with_its_doubt_and_a_later_decision_stands_in_its_place(
    full: Services,
) -> None:
    person = twofold(full)
    full.identity.decide_alone(person, IdentityVerdict.UNSURE, Grounds("no passport seen"))
    (found,) = full.identity.twofold()
    assert found.doubt == "unsure, says mara: no passport seen"
    full.identity.decide_alone(person.lower(), IdentityVerdict.SAME, Grounds("a slip"))
    assert full.identity.twofold() == ()
    (decision,) = full.identity.decisions()
    assert decision.line == f"{person} alone: one person"
    full.docket.undo()
    assert full.identity.twofold() == (found,)


def test_a_decision_needs_a_reason_and_somebody_on_file(full: Services) -> None:
    person = twofold(full)
    with pytest.raises(UsageError, match="reason"):
        full.identity.decide_alone(person, IdentityVerdict.SAME, Grounds(" "))
    with pytest.raises(NotFoundError):
        full.identity.decide_alone("P-9999", IdentityVerdict.SAME, WHY)
    with pytest.raises(NotFoundError):
        full.identity.decide_alone(f"{person}/2", IdentityVerdict.SAME, WHY)


def test_the_whole_docket_is_looked_through_in_as_many_queries_as_one_person(
    full: Services,
) -> None:
    people = [twofold(full) for _ in range(3)]
    counted: list[str] = []

    def count(*values: Any) -> None:
        counted.append(values[2])

    def queries(ref: str | None) -> int:
        counted.clear()
        assert full.identity.twofold(ref)
        return len([each for each in counted if each.startswith("SELECT")])

    sa.event.listen(full.database.engine, "before_cursor_execute", count)
    of_one, of_all = queries(people[0]), queries(None)
    assert 0 < of_all <= of_one
