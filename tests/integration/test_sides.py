"""What is held beside what each speaker says, on both engines."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel

from casetracker.errors import NotFoundError
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import Case, Charge, Claim, CustodyEpisode, Defendant
from casetracker.model.vocabulary import Decision, Stance
from casetracker.procedure.sides import Relation
from casetracker.services.acting import Actor
from casetracker.services.grouping import Part
from casetracker.services.importing import Document
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.recording.proceedings import cite
from casetracker.services.scale.docket import invent_docket
from casetracker.store.queries.common import id_of, table_of
from casetracker.views.sides import SideView
from casetracker.views.viewpoint import Viewpoint
from tests.conftest import Opener
from tests.support.articles import (
    OTHER_DAY,
    accept_all,
    accept_text,
    bring_in,
    bring_in_text,
    claim_at,
    document,
    waiting,
)

SEVENTEEN: Final = "The 17 servicemen at the Lomna crossing were detained on 3 March 2024.\n"
UNALIKE: Final = {
    "Orsk Wire": "The Border Police detained 17 servicemen at the Lomna crossing on 3 March 2024.\n",
    "nobody 1": "On 3 March 2024 a total of 17 servicemen were detained at the Lomna crossing.\n",
    "nobody 2": "Officials: 17 servicemen were detained on 3 March 2024 near the Lomna crossing.\n",
    "Veltra Radio": "Seventeen servicemen were detained at Lomna on 3 March 2024, lawyers said.\n",
}
SILENT: Final = "The servicemen will be sent to court.\n"


def contradict(services: Services, text: str = OTHER_DAY, **more: str) -> None:
    """Accept a report of another day for the latest group, as a person would link it."""
    source = bring_in_text(services, text, **more)
    claim = claim_at(services, source, "detained")
    group = services.docket.groups()[-1].ref
    services.review.settle(claim.ref, Decision.ACCEPT, link=group)


def test_a_claim_that_disagrees_stands_beside_what_is_held(full: Services) -> None:
    case = full.docket.cases()[-1].ref
    assert full.comparing.conflicts(case) == ()
    contradict(full, name="other.txt", publisher="Orsk Wire")
    (fact,) = full.comparing.conflicts(case)
    (differing,) = [side for side in fact.sides if side.relation is Relation.DIFFERS]

    assert fact.is_open
    assert fact.about.startswith("detained of")
    assert "2024-03-03" in fact.held
    assert fact.why is not None
    assert fact.why.startswith("from K-")
    assert "2024-03-12" in differing.said
    assert differing.differs_in == ("date",)
    assert "12 March 2024" in differing.quote or "detained" in differing.quote
    assert fact in full.comparing.conflicts()


def test_every_fact_of_a_case_has_its_sides(full: Services) -> None:
    case = full.docket.cases()[-1].ref
    facts = full.comparing.sides(case)
    abouts = {fact.about for fact in facts}

    assert {"number of people in G-0005", "charge against 17 defendants"} <= abouts
    assert len(facts) == len(abouts)
    for fact in facts:
        speakers = [side.speaker for side in fact.sides]
        assert len(speakers) == len(set(speakers))
        assert all(side.quote for side in fact.sides)


def test_the_last_word_of_a_speaker_stands(full: Services) -> None:
    contradict(full, name="one.txt")
    (fact,) = full.comparing.conflicts(full.docket.cases()[-1].ref)

    assert sum(side.relation is Relation.DIFFERS for side in fact.sides) == 1
    assert fact.first_cited is not None


def test_what_a_speaker_said_before_coming_round_stays_in_sight(full: Services) -> None:
    case = full.docket.cases()[-1].ref
    contradict(full, name="other.txt", publisher="Orsk Wire")
    (fact,) = full.comparing.conflicts(case)
    assert fact.earlier == ()
    contradict(
        full, OTHER_DAY.replace("12 March", "3 March"), name="again.txt", publisher="Orsk Wire"
    )
    (fact,) = full.comparing.conflicts(case)
    (before,) = fact.earlier
    assert "2024-03-12" in before.said
    assert before.stance is Stance.CONTRADICTS
    assert not fact.is_open
    assert fact.is_disputed


def test_publishers_of_one_text_count_once(full: Services) -> None:
    case = full.docket.cases()[-1].ref

    def publishers() -> int:
        return next(
            f for f in full.comparing.sides(case) if f.about.startswith("detained")
        ).publishers

    before = publishers()
    text = "The 17 servicemen at the Lomna crossing were detained on 3 March 2024.\n"
    accept_text(full, text, name="a.txt", publisher="Orsk Wire")
    assert publishers() == before + 1
    accept_text(full, text + "\r\n", name="b.txt", publisher="Veltra Radio")
    assert publishers() == before + 1


def test_sources_without_a_publisher_count_together_as_one(services: Services) -> None:
    seen = []
    for publisher, text in UNALIKE.items():
        name = None if publisher.startswith("nobody") else publisher
        (outcome,) = bring_in(services, document(text, f"{publisher}.txt", publisher=name))
        assert outcome.source_ref is not None
        accept_all(services, outcome.source_ref)
        (fact,) = [f for f in services.comparing.sides("C-0001") if "number of" in f.about]
        seen.append(fact.publishers)
    assert seen == [1, 2, 2, 3]


def test_a_later_word_that_is_silent_on_a_fact_displaces_none(full: Services) -> None:
    case = full.docket.cases()[-1].ref

    def number() -> SideView:
        (fact,) = [f for f in full.comparing.sides(case) if f.about.startswith("number of")]
        (side,) = [each for each in fact.sides if each.speaker == "Orsk Wire"]
        return side

    accept_text(full, SEVENTEEN, name="a.txt", publisher="Orsk Wire")
    told = number()
    assert (told.said, told.relation) == ("17", Relation.AGREES)
    group = full.docket.groups()[-1].ref
    source = bring_in_text(full, SILENT, name="b.txt", publisher="Orsk Wire")
    (claim,) = waiting(full, source)
    full.review.settle(claim.ref, Decision.ACCEPT, link=group)
    assert claim.ref in {each.claim_ref for each in full.docket.group(group).citations}
    assert number() == told


def test_the_claims_that_a_charge_rests_on_are_not_silent_on_it(full: Services) -> None:
    facts = [
        fact
        for line in full.docket.cases()
        for fact in full.comparing.sides(line.ref)
        if fact.about.startswith("charge")
    ]
    sides = [each for fact in facts for each in fact.sides if each.stance is Stance.SUPPORTS]
    assert sides
    assert {each.relation for each in sides} == {Relation.AGREES}


def test_a_number_of_the_whole_differs_from_none_of_the_parts_that_rest_on_it(
    full: Services,
) -> None:
    accept_text(full, SEVENTEEN, name="a.txt", publisher="Orsk Wire")
    whole, case = full.docket.groups()[-1].ref, full.docket.cases()[-1].ref
    (fact,) = [f for f in full.comparing.sides(case) if f.about == f"number of people in {whole}"]
    (side,) = [each for each in fact.sides if each.speaker == "Orsk Wire"]
    full.groups.split(whole, [Part(9), Part(8)], Grounds("told apart", claim=side.claim_ref))

    parts = [f for f in full.comparing.sides(case) if f.held in {"9 servicemen", "8 servicemen"}]
    assert [[each.relation for each in part.sides] for part in parts] == [[Relation.SILENT]] * 2
    open_now = full.reconciling.reconciliation(only_open=True)
    assert not [view for view in open_now if view.key == side.claim_ref]


def agree(services: Services) -> int:
    """Home, list, page, report and list of conflicts count the same; gives the number of all cases."""
    listed = services.comparing.conflicts()
    assert services.docket.home().conflicts == len(listed)
    for line in services.docket.cases():
        of_case = services.comparing.conflicts(line.ref)
        view = services.docket.case(line.ref)
        assert line.conflicts == view.line.conflicts == len(view.conflicts) == len(of_case)
        assert line.conflicts == sum(line.ref in each.case_refs for each in listed)
        assert [each.about for each in view.conflicts] == [each.about for each in of_case]
    disputed = {each.about for each in listed}
    for group in services.docket.groups():
        assert group.conflicts == (f"number of people in {group.ref}" in disputed)
    return len(listed)


def dispute(services: Services, table: type[SQLModel], target: str, ids: Sequence[int]) -> None:
    """Let every claim on a few facts contradict them, as a withdrawn report does."""
    with services.database.writing(Actor("mara", "cli").note("decision", "withdrawn")) as session:
        claim = session.execute(sa.select(table_of(Claim).c.id).limit(1)).scalar_one()
        assert session.get(table, ids[0]) is not None
        cite(session, claim, target, list(ids), Stance.CONTRADICTS)


def ids_of(services: Services, table: type[SQLModel], case_ref: str) -> list[int]:
    """The ids of charges or times in custody of the defendants of a case."""
    rows, defendants = table_of(table), table_of(Defendant)
    with services.database.reading() as session:
        case_id = id_of(session, Case, case_ref, "case")
        if table is Charge:
            joined = defendants.c.id == rows.c.defendant_id
        else:
            joined = defendants.c.person_id == rows.c.person_id
        query = sa.select(rows.c.id).join(defendants, joined)
        found = session.execute(query.where(defendants.c.case_id == case_id).order_by(rows.c.id))
        return list(found.scalars())


def test_conflicts_are_counted_alike_wherever_they_are_counted(full: Services) -> None:
    before = agree(full)
    contradict(full, name="one.txt", publisher="Orsk Wire")
    contradict(full, f"As we heard: {OTHER_DAY}", name="two.txt", publisher="Veltra Radio")
    assert agree(full) == before + 1

    case = full.docket.cases()[-1].ref
    dispute(full, Charge, "charge_id", ids_of(full, Charge, case)[1:4])
    assert agree(full) == before + 2
    (charge,) = [each for each in full.docket.case(case).conflicts if "charge" in each.about]
    assert charge.about == "charge against 3 defendants"
    dispute(full, CustodyEpisode, "custody_episode_id", ids_of(full, CustodyEpisode, case)[:2])
    assert agree(full) == before + 3
    full.docket.undo()
    assert agree(full) == before + 2


def test_conflicts_of_a_large_docket_are_counted_alike(services: Services) -> None:
    invent_docket(services.database, Actor("mara", "cli"), 300, 3, lambda _: None)
    assert agree(services) > 0


def test_what_differs_and_nobody_judged_so_is_no_conflict_and_is_listed_apart(
    full: Services,
) -> None:
    contradict(full, name="other.txt", publisher="Orsk Wire")
    case = full.docket.cases()[-1].ref
    assert {each.is_disputed for each in full.comparing.conflicts(case)} == {True}
    assert {(each.is_disputed, each.is_open) for each in full.comparing.differing(case)} <= {
        (False, True)
    }


def test_a_case_that_is_not_on_file_is_refused(full: Services) -> None:
    with pytest.raises(NotFoundError):
        full.comparing.sides("C-0999")
    with pytest.raises(NotFoundError):
        full.comparing.conflicts("C-0999")


def test_as_of_a_day_nothing_stands_in_conflict_that_was_said_later(
    full: Services, full_url: str, open_at: Opener
) -> None:
    case = full.docket.cases()[-1].ref
    day = PartialDate.parse("2024-06-20")
    (found,) = bring_in(full, Document("other.txt", OTHER_DAY.encode(), day, "Orsk Wire"))
    claim = claim_at(full, str(found.source_ref), "detained")
    full.review.settle(claim.ref, Decision.ACCEPT, link=full.docket.groups()[-1].ref)
    before, then = (open_at(full_url, Viewpoint(as_of=date(2024, 6, day))) for day in (19, 20))
    agree(before)
    agree(then)

    assert before.comparing.conflicts(case) == ()
    assert "Orsk Wire" not in {
        side.publisher for fact in before.comparing.sides(case) for side in fact.sides
    }
    (fact,) = then.comparing.conflicts(case)
    assert fact.last_cited == day


def test_as_of_a_day_before_all_reports_it_is_said_that_they_came_later(
    full: Services, full_url: str, open_at: Opener
) -> None:
    case = full.docket.cases()[-1].ref
    early = open_at(full_url, Viewpoint(as_of=date(2024, 6, 9)))
    whys = {fact.why for fact in early.comparing.sides(case)}

    assert {fact.sides for fact in early.comparing.sides(case)} == {()}
    assert whys
    assert all(why and why.startswith("from what was published later: K-") for why in whys)
