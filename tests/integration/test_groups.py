"""Groups that live, on both engines: what moves, what stays on file, what is refused, what undo restores."""

from collections.abc import Callable

import pytest

from casetracker.errors import CasetrackerError, RefusedError, UsageError
from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import CaseLinkKind, CustodyEnd, Decision, GroupEventKind
from casetracker.services.grouping import Chosen, Part
from casetracker.services.joining import Severed
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.views.docket import GroupView
from casetracker.views.review import ApplyOutcome
from tests.support.articles import (
    COURT,
    DETAINED,
    DRIVERS,
    accept_text,
    bring_in_text,
    stages_of,
    waiting,
)
from tests.support.counting import people_of_cases, people_of_groups
from tests.support.dumps import held_dump

WHY = Grounds("two court files")
JUNE = PartialDate.parse("2024-06-20")
ON = Grounds("two court files", JUNE)


@pytest.fixture
def lomna(services: Services) -> Services:
    """A docket with a group of 17, G-0001 in C-0001, sent to court on 2 May 2024."""
    accept_text(services, DETAINED)
    accept_text(services, COURT)
    return services


def history(group: GroupView) -> list[tuple[str, int | None, int | None]]:
    return [(each.kind.value, each.count_before, each.count_after) for each in group.events]


def test_a_split_keeps_everybody_in_the_whole_and_says_how_many_stand_in_no_part(
    lomna: Services,
) -> None:
    lines = lomna.groups.split("g-0001", [Part(9), Part(5, label="second file")], WHY).lines

    people = people_of_groups(lomna)
    assert [len(people[ref]) for ref in ("G-0001", "G-0002", "G-0003")] == [17, 9, 5]
    assert set(people["G-0002"]) | set(people["G-0003"]) < set(people["G-0001"])
    assert not set(people["G-0002"]) & set(people["G-0003"])
    assert lines[-1] == "G-0001: 3 of 17 stand in no part"
    whole = lomna.docket.group("G-0001")
    assert history(whole)[-2:] == [("split", 17, 8), ("split", 8, 3)]
    assert [part.ref for part in whole.parts] == ["G-0002", "G-0003"]
    assert lomna.docket.group("G-0003").line.label == "second file"
    assert stages_of(lomna)["G-0002"] == {"sent_to_court": 9}


def test_named_people_are_only_placed_where_somebody_says_so(lomna: Services) -> None:
    lomna.groups.name("G-0001", ["Aram Testyan", "Karo Exampleyan"], WHY)

    with pytest.raises(RefusedError, match="2 have a name"):
        lomna.groups.split("G-0001", [Part(10), Part(7)], WHY)
    lomna.groups.split("G-0001", [Part(10, ("D-0001",)), Part(7, ("D-0002",))], WHY)
    people = people_of_groups(lomna)
    assert "P-0001" in people["G-0002"]
    assert "P-0002" in people["G-0003"]


def test_names_go_to_the_first_unnamed_and_rest_on_the_claim(lomna: Services) -> None:
    grounds = Grounds("court list", claim="k-0001")
    outcome = lomna.groups.name("G-0001", ["Aram  Testyan"], grounds)
    lomna.groups.name("G-0001", ["Karo Exampleyan"], WHY, member="D-0007")

    assert outcome.lines == ("P-0001: “Aram Testyan”", "G-0001: 1 named; 1 of 17 have a name")
    view = lomna.docket.defendant("D-0001")
    assert (view.line.name, view.line.is_placeholder) == ("Aram Testyan", False)
    assert [each.claim_ref for each in view.names[0].citations] == ["K-0001"]
    assert lomna.docket.defendant("D-0007").line.name == "Karo Exampleyan"
    assert lomna.docket.group("G-0001").line.named_members == 2


def test_two_people_of_one_name_are_two_only_when_somebody_says_so(lomna: Services) -> None:
    lomna.groups.name("G-0001", ["Aram Testyan"], WHY)
    with pytest.raises(RefusedError, match="called “aram testyan” already"):
        lomna.groups.name("G-0001", ["aram testyan"], WHY)
    lomna.groups.name("G-0001", ["Aram Testyan"], WHY, member="D-0002")
    assert lomna.docket.group("G-0001").line.named_members == 2


def test_a_transfer_leaves_what_had_happened_and_takes_the_case_of_the_new_group(
    full: Services,
) -> None:
    # G-0005 and C-0005 of the filled docket are the 17 of the articles.
    before = people_of_cases(full)
    on = Grounds("moved to the other file", PartialDate.parse("2024-06-01"))
    full.groups.transfer(Chosen("G-0002", 3), "G-0005", on)

    groups, cases = people_of_groups(full), people_of_cases(full)
    assert (len(groups["G-0002"]), len(groups["G-0005"])) == (11, 20)
    assert (len(cases["C-0002"]), len(cases["C-0005"])) == (11, 20)
    assert len(before["C-0002"]) == 14
    assert history(full.docket.group("G-0002"))[-1] == ("transferred", 14, 11)
    assert history(full.docket.group("G-0005"))[-1] == ("transferred", 17, 20)
    former = full.docket.case("C-0002").former
    assert [str(line.left) for line in former] == ["2024-06-01"] * 3
    assert {line.stage.code for line in former if line.stage} == {"sent_to_court"}
    newcomer = full.docket.defendants("C-0005")[-1]
    assert newcomer.stage is not None
    view = full.docket.defendant(newcomer.ref)
    assert [event.scope for event in view.stages if "C-0002" in event.scope]
    assert all(
        event.happened is None or str(event.happened) != "2024-03-03" for event in view.stages
    )
    assert full.maintenance.check().faults == ()


def test_what_happens_in_a_group_after_somebody_left_is_not_theirs(lomna: Services) -> None:
    lomna.groups.split("G-0001", [Part(9), Part(8)], WHY)
    early = Grounds("moved before the court", PartialDate.parse("2024-04-01"))
    lomna.groups.transfer(Chosen("G-0002", 2), "G-0003", early)
    assert stages_of(lomna)["G-0003"] == {"sent_to_court": 10}
    lomna.docket.undo()
    lomna.joining.sever("C-0001", Severed(groups=("G-0003",)), early)
    assert stages_of(lomna)["G-0002"] == {"sent_to_court": 9}
    assert stages_of(lomna)["G-0003"] == {"detained": 8}


def test_a_move_holds_that_people_never_were_in_the_other_group(full: Services) -> None:
    full.groups.move(Chosen("G-0002", members=("D-0027",)), "G-0003", WHY)
    groups = people_of_groups(full)
    assert (len(groups["G-0002"]), len(groups["G-0003"])) == (13, 14)
    assert full.docket.case("C-0002").former == ()
    assert history(full.docket.group("G-0003"))[-1] == ("recounted", 13, 14)


def test_a_partial_release_mixes_groups_and_advances_only_those_who_are_known(
    full: Services,
) -> None:
    # Of the 17, five were reported released already.
    chosen = [Chosen("G-0002", 2), Chosen("G-0005", 3, ("D-0060",))]
    lines = full.groups.release(chosen, ON, stage="repatriated", place="Lomna").lines

    assert "G-0002: 2 repatriated; 14 -> 12 still held" in lines
    assert "G-0005: 3 repatriated; 12 -> 9 still held" in lines
    assert stages_of(full)["G-0005"] == {"sent_to_court": 16, "repatriated": 1}
    custody = full.docket.defendant("D-0060").custody
    assert [each.how_ended.value for each in custody if each.how_ended] == ["repatriated"]
    with pytest.raises(RefusedError, match="10 cannot leave a group in which 9 of 17 remain"):
        full.groups.release([Chosen("G-0005", 10)], WHY)


def test_a_release_from_a_part_counts_in_its_whole(lomna: Services) -> None:
    lomna.groups.split("G-0001", [Part(9), Part(8)], WHY)
    lomna.groups.release([Chosen("G-0002", 4)], ON)
    assert history(lomna.docket.group("G-0001"))[-1] == ("partly_released", 17, 13)
    left = {each.ref: each.held_text for each in lomna.docket.groups()}
    assert (left["G-0001"], left["G-0002"]) == ("4 of 17, 13 still held", "4 of 9, 5 still held")
    told = [(ref, e.note) for ref, e in lomna.docket.group_events("C-0001") if e.happened == ON.on]
    assert ("G-0002", "4 of 9: released") in told
    assert not [ref for ref, note in told if ref == "G-0001" and "released" in (note or "")]
    with pytest.raises(RefusedError, match="14 cannot leave"):
        lomna.groups.release([Chosen("G-0001", 14)], ON)


@pytest.mark.parametrize("count", [9, 8], ids=["all of a part", "some of a part"])
def test_custody_ends_where_everybody_leaves_at_once(lomna: Services, count: int) -> None:
    lomna.groups.split("G-0001", [Part(9), Part(8)], WHY)
    cited = Grounds("exchange", JUNE, "K-0001")
    lomna.groups.release([Chosen("G-0002", count)], cited, stage="repatriated", place="Lomna")

    gone = 9 if count == 9 else 0
    ended = [each for each in lomna.docket.case("C-0001").custody if each.how_ended is not None]
    assert len(ended) == gone
    assert {(each.how_ended, each.ended) for each in ended} <= {(CustodyEnd.REPATRIATED, JUNE)}
    assert all("K-0001" in {one.claim_ref for one in each.citations} for each in ended)
    assert stages_of(lomna)["G-0002"].get("repatriated", 0) == gone
    assert stages_of(lomna)["G-0003"].get("repatriated", 0) == 0
    steps = [e for e in lomna.docket.case("C-0001").stages if e.stage.code == "repatriated"]
    assert [e.place for e in steps] == ["Lomna"] * (gone // 9)


def test_who_left_a_part_unnamed_is_told_of_the_part_and_once(lomna: Services) -> None:
    lomna.groups.split("G-0001", [Part(9)], WHY)
    lomna.groups.release([Chosen("G-0002", 4)], ON, stage="repatriated")
    case = lomna.docket.case("C-0001")
    assert {one.ref: one.left_unnamed for one in case.groups} == {"G-0001": 0, "G-0002": 4}
    assert lomna.docket.group("G-0001").line.left_custody == 4
    assert [each.way for each in lomna.docket.group("G-0001").events if each.left] == [
        "repatriated"
    ]


def test_a_merger_counts_everybody_once(full: Services) -> None:
    full.groups.split("G-0002", [Part(6), Part(8)], WHY)
    full.groups.merge(["G-0002", "G-0006", "G-0003"], WHY, label="tried together")
    people = people_of_groups(full)["G-0008"]
    assert len(people) == len(set(people)) == 27
    merged = full.docket.group("G-0008")
    assert history(merged) == [("merged", 0, 14), ("merged", 14, 14), ("merged", 14, 27)]
    assert merged.events[1].note == "6 of G-0006, 6 counted already"
    assert merged.line.case_refs == ("C-0002", "C-0003")


def test_a_recount_of_a_part_takes_from_its_whole_and_gives_back(lomna: Services) -> None:
    lomna.groups.split("G-0001", [Part(9), Part(5)], WHY)
    lomna.groups.recount("G-0002", 11, WHY)
    assert [len(each) for each in people_of_groups(lomna).values()] == [17, 11, 5]
    with pytest.raises(RefusedError, match="2 of G-0001 are meant, but 1 unnamed"):
        lomna.groups.recount("G-0002", 13, WHY)
    lomna.groups.recount("G-0002", 8, WHY)
    assert [len(each) for each in people_of_groups(lomna).values()] == [17, 8, 5]
    with pytest.raises(RefusedError, match="stand in a part of it"):
        lomna.groups.recount("G-0001", 12, WHY)
    lomna.groups.recount("G-0001", 13, WHY)
    assert [len(each) for each in people_of_groups(lomna).values()] == [13, 8, 5]
    assert len(people_of_cases(lomna)["C-0001"]) == 13


def test_a_recount_for_which_only_parts_have_room_names_them(lomna: Services) -> None:
    lomna.groups.split("G-0001", [Part(9), Part(8)], WHY)
    with pytest.raises(
        RefusedError, match=r"17 stand in a part of it\): recount a part of it first"
    ):
        lomna.groups.recount("G-0001", 15, WHY)


def test_a_severance_keeps_history_on_both_sides(lomna: Services) -> None:
    lomna.groups.split("G-0001", [Part(9), Part(8)], WHY)
    severed = Severed(groups=("G-0003",), title="Case of eight", number="4(005)-302/2024")
    lomna.joining.sever("C-0001", severed, ON)

    cases = people_of_cases(lomna)
    assert (len(cases["C-0001"]), len(cases["C-0002"])) == (9, 8)
    old, new = lomna.docket.case("C-0001"), lomna.docket.case("C-0002")
    assert [str(link) for link in old.links] == ["severed into C-0002"]
    assert [str(link) for link in new.links] == ["severed from C-0001"]
    assert (new.line.title, new.line.numbers) == ("Case of eight", ("4(005)-302/2024",))
    assert len(old.former) == 8
    assert {line.stage.code for line in new.defendants if line.stage} == {"sent_to_court"}
    assert [charge.wording for charge in new.charges] == [each.wording for each in old.charges]
    assert [len(charge.defendant_refs) for charge in (*old.charges, *new.charges)] == [9, 8]
    assert new.charges[0].citations == old.charges[0].citations
    assert lomna.maintenance.check().repaired == 0


def test_what_a_case_learns_later_of_the_time_before_reaches_those_who_left_it(
    lomna: Services,
) -> None:
    lomna.groups.split("G-0001", [Part(9), Part(8)], WHY)
    on = Grounds("a file of its own", PartialDate.parse("2024-06-07"))
    lomna.joining.sever("C-0001", Severed(groups=("G-0003",)), on)
    accept_text(
        lomna,
        "The 17 servicemen detained on 3 March 2024 at the Lomna crossing went on trial on "
        "5 June 2024.\n",
    )
    assert stages_of(lomna)["G-0003"] == {"on_trial": 8}
    accept_text(
        lomna,
        "The 17 servicemen detained on 3 March 2024 at the Lomna crossing were convicted on "
        "9 June 2024.\n",
    )
    assert stages_of(lomna)["G-0002"] == {"convicted": 9}
    assert stages_of(lomna)["G-0003"] == {"on_trial": 8}


def test_a_joinder_moves_everybody_once_and_closes_the_case(full: Services) -> None:
    full.joining.join(["C-0003"], "C-0002", ON)
    cases = people_of_cases(full)
    assert "C-0003" not in cases
    assert len(cases["C-0002"]) == 27
    assert full.docket.case("C-0003").line.monitoring.value == "closed"
    assert full.docket.group("G-0003").line.case_refs == ("C-0002", "C-0003")
    back = Severed(groups=("G-0003",), into="C-0003")
    full.joining.sever("C-0002", back, Grounds("apart again", PartialDate.parse("2024-07")))
    assert len(people_of_cases(full)["C-0003"]) == 13
    assert stages_of(full)["G-0003"] == {"sent_to_court": 13}


def test_an_appeal_is_a_case_of_its_own_that_names_the_first(full: Services) -> None:
    full.joining.link("C-0003", CaseLinkKind.APPEAL_OF, "C-0002", WHY)
    assert [str(each) for each in full.docket.case("C-0002").links] == ["appealed in C-0003"]
    with pytest.raises(RefusedError, match="so already"):
        full.joining.link("C-0003", CaseLinkKind.APPEAL_OF, "C-0002", WHY)
    with pytest.raises(RefusedError, match="C-0003 is on file as appeal of C-0002, so C-0002"):
        full.joining.link("C-0002", CaseLinkKind.APPEAL_OF, "C-0003", WHY)


def test_companions_are_linked_once_whichever_is_named_first_and_unlinked_by_kind(
    full: Services,
) -> None:
    done = full.joining.link("C-0003", CaseLinkKind.COMPANION, "C-0002", WHY)
    assert done.lines == ("linked C-0003 as companion of C-0002",)
    with pytest.raises(RefusedError, match="so already"):
        full.joining.link("C-0002", CaseLinkKind.COMPANION, "C-0003", WHY)
    full.joining.link("C-0003", CaseLinkKind.RETRIAL_OF, "C-0002", WHY)
    assert full.editing.unlink("C-0002", "C-0003", WHY).lines == (
        "C-0003: no longer companion of C-0002",
        "C-0003: no longer retrial of C-0002",
    )
    assert full.docket.case("C-0002").links == ()


Change = Callable[[Services], ApplyOutcome]
CHANGES: dict[str, Change] = {
    "name": lambda s: s.groups.name("G-0002", ["Aram Testyan", "Karo Exampleyan"], WHY),
    "split": lambda s: s.groups.split("G-0002", [Part(6), Part(5)], ON),
    "merge": lambda s: s.groups.merge(["G-0002", "G-0003"], ON, label=None),
    "transfer": lambda s: s.groups.transfer(Chosen("G-0002", 2), "G-0005", ON),
    "move": lambda s: s.groups.move(Chosen("G-0002", 2), "G-0005", WHY),
    "release": lambda s: s.groups.release([Chosen("G-0005", 2, ("D-0060", "D-0061"))], ON),
    "release all": lambda s: s.groups.release([Chosen("G-0002", 14)], ON, stage="repatriated"),
    "recount up": lambda s: s.groups.recount("G-0002", 16, ON),
    "recount down": lambda s: s.groups.recount("G-0002", 12, ON),
    "join": lambda s: s.joining.join(["C-0003", "C-0005"], "C-0002", ON),
    "sever": lambda s: s.joining.sever("C-0002", Severed(members=("D-0027", "D-0028")), ON),
    "link": lambda s: s.joining.link("C-0003", CaseLinkKind.RETRIAL_OF, "C-0002", ON),
}


@pytest.mark.parametrize("change", CHANGES)
def test_undo_restores_all_that_was_held(full: Services, change: str) -> None:
    before = held_dump(full.database)
    outcome = CHANGES[change](full)
    assert held_dump(full.database) != before
    full.docket.undo(outcome.change_set)
    assert held_dump(full.database) == before
    assert full.maintenance.verify().faults == ()
    assert full.maintenance.check().repaired == 0


REFUSALS: dict[str, tuple[Change, type[CasetrackerError], str]] = {
    "a split": (lambda s: s.groups.split("G-0002", [Part(9), Part(9)], WHY), RefusedError, "18"),
    "no reason": (lambda s: s.groups.recount("G-0002", 9, Grounds()), UsageError, "give a reason"),
    "no date": (lambda s: s.groups.transfer(Chosen("G-0002", 2), "G-0003", WHY), RefusedError, "date"),
    "alone": (lambda s: s.groups.merge(["G-0002"], WHY, label=None), RefusedError, "two groups"),
    "self": (lambda s: s.groups.move(Chosen("G-0002", 1), "G-0002", WHY), RefusedError, "already"),
    "all go": (lambda s: s.joining.sever("C-0002", Severed(("G-0002",)), WHY), RefusedError, "left"),
    "self join": (lambda s: s.joining.join(["C-0002"], "C-0002", WHY), RefusedError, "itself"),
    "stranger": (lambda s: s.joining.sever("C-0002", Severed(("G-0003",)), WHY), RefusedError, "13"),
    "nobody": (lambda s: s.joining.sever("C-0002", Severed(), WHY), RefusedError, "Say who"),
    "stage": (lambda s: s.groups.release([Chosen("G-0002", 1)], WHY, stage="x"), UsageError, "take"),
    "claim": (lambda s: s.groups.recount("G-0002", 9, Grounds("x", claim="K-9")), CasetrackerError, "K-9"),
    "too many names": (lambda s: s.groups.name("G-0004", ["A"] * 7, WHY), RefusedError, "7 of G"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSALS)
def test_what_cannot_be_is_refused_and_changes_nothing(full: Services, what: str) -> None:
    change, error, words = REFUSALS[what]
    before = held_dump(full.database)
    with pytest.raises(error, match=words):
        change(full)
    assert held_dump(full.database) == before


def test_a_rejected_claim_carries_no_fact(lomna: Services) -> None:
    source = bring_in_text(lomna, DRIVERS)
    claim = waiting(lomna, source)[0].ref
    lomna.review.settle(claim, Decision.REJECT, reason="not ours")
    with pytest.raises(RefusedError, match="rejected"):
        lomna.groups.recount("G-0001", 18, Grounds("x", claim=claim))


def test_every_step_is_in_the_history_of_changes_with_its_reason(lomna: Services) -> None:
    lomna.groups.recount("G-0001", 18, Grounds("corrected by the ministry", JUNE, "K-0001"))
    line = lomna.docket.changes(1)[0]
    assert (line.summary, line.reason) == ("recounted G-0001: 18", "corrected by the ministry")
    event = lomna.docket.group("G-0001").events[-1]
    assert event.kind is GroupEventKind.RECOUNTED
    assert [each.claim_ref for each in event.citations] == ["K-0001"]


def test_the_references_of_all_groups_are_those_of_their_rows(full: Services) -> None:
    full.groups.split("G-0001", [Part(count=3)], WHY)
    refs = full.docket.group_refs()
    assert refs == tuple(line.ref for line in full.docket.groups())
    assert len(refs) > 2
