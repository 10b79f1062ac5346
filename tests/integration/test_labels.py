"""What people are called, as a fact with its sides, on both engines."""

from datetime import date
from typing import Final

import pytest

from casetracker.model.vocabulary import Decision, Effect, Stance
from casetracker.procedure.sides import Relation
from casetracker.services.opening import Services
from casetracker.views.sides import FactSides
from casetracker.views.viewpoint import Viewpoint
from tests.conftest import Opener
from tests.support.articles import accept_all, bring_in_text, waiting
from tests.support.dumps import held_dump

CIVILIANS: Final = (
    "Lawyers said that the 17 civilians were detained on 3 March 2024 at the Lomna crossing.\n"
)
SOLDIERS: Final = (
    "The ministry said that the 17 soldiers were detained on 3 March 2024 at the Lomna crossing.\n"
)


def link(services: Services, text: str, publisher: str) -> str:
    """Accept the claims of a report as ones on the latest group; gives the reference of the first."""
    source = bring_in_text(services, text, name=f"{publisher}.txt", publisher=publisher)
    refs = [claim.ref for claim in waiting(services, source)]
    for ref in refs:
        services.review.settle(ref, Decision.ACCEPT, link=services.docket.groups()[-1].ref)
    return refs[0]


def label_of(services: Services) -> FactSides:
    """The label of the latest group with its sides."""
    case = services.docket.cases()[-1].ref
    (fact,) = [each for each in services.comparing.sides(case) if each.about.startswith("label of")]
    return fact


def test_a_label_has_its_sides(full: Services) -> None:
    before = label_of(full)
    assert (before.held, before.is_disputed, before.is_open) == ("servicemen", False, False)
    assert {side.said for side in before.sides} == {"servicemen"}
    assert before.why is not None

    link(full, SOLDIERS, "Orsk Wire")
    claim = link(full, CIVILIANS, "Veltra Radio")
    fact = label_of(full)
    sides = {side.said: side for side in fact.sides}
    assert sides["soldiers"].relation is Relation.AGREES
    assert sides["civilians"].relation is Relation.DIFFERS
    assert sides["civilians"].differs_in == ("label",)
    assert (sides["civilians"].claim_ref, sides["civilians"].publisher) == (claim, "Veltra Radio")
    assert (fact.held, fact.is_disputed, fact.is_open) == ("servicemen", True, True)
    assert fact.publishers == before.publishers + 1


def test_a_differing_label_is_a_conflict_wherever_conflicts_are_counted(full: Services) -> None:
    case, group = full.docket.cases()[-1].ref, full.docket.groups()[-1].ref
    before, count = held_dump(full.database), full.docket.home().conflicts or 0
    claim = link(full, CIVILIANS, "Veltra Radio")

    assert f"label of {group}" in [fact.about for fact in full.comparing.conflicts(case)]
    view = full.docket.case(case)
    (conflict,) = [each for each in view.conflicts if each.about == f"label of {group}"]
    stances = {each.claim_ref: each.stance for each in conflict.claims}
    assert [ref for ref, each in stances.items() if each is Stance.CONTRADICTS] == [claim]
    assert Stance.SUPPORTS in stances.values()
    assert view.line.conflicts == len(view.conflicts) == len(full.comparing.conflicts(case))
    assert full.docket.home().conflicts == count + len(view.conflicts)
    assert full.docket.group(group).line.conflicts == 1
    assert full.docket.sources()[-1].conflicts == 1

    full.docket.undo()
    assert full.comparing.conflicts(case) == ()
    after = held_dump(full.database)
    assert after["label_citations"] == before["label_citations"] == []
    assert full.maintenance.verify().faults == ()


def test_a_reviewer_sees_that_a_label_differs_before_it_is_accepted(full: Services) -> None:
    source = bring_in_text(full, CIVILIANS, publisher="Veltra Radio")
    claim = waiting(full, source)[0]
    group = full.docket.groups()[-1].ref
    full.review.decide(claim.ref, Decision.ACCEPT, link=group)
    seen = full.review.claim(claim.ref)

    assert seen.effect is Effect.CONFLICTS
    assert seen.effect_text == "! label: “civilians”, on file “servicemen”"
    assert seen.proposal[-1] == f"{group}: keep “civilians” beside “servicemen”, as a conflict"
    lines = full.review.close(source).lines
    kept = f"{claim.ref}: “civilians” kept beside “servicemen”, as a conflict of {group}"
    assert kept in lines


@pytest.mark.parametrize(("day", "is_there"), [(9, False), (10, True)])
def test_as_of_a_day_a_label_has_the_sides_that_were_out(
    full: Services, full_url: str, open_at: Opener, day: int, *, is_there: bool
) -> None:
    link(full, CIVILIANS, "Veltra Radio")
    then = open_at(full_url, Viewpoint(as_of=date(2024, 6, day)))
    conflicts = then.comparing.conflicts(full.docket.cases()[-1].ref)
    assert bool([each for each in conflicts if each.about.startswith("label of")]) is is_there


def test_a_group_that_a_report_forms_is_called_as_it_calls_it(services: Services) -> None:
    accept_all(services, bring_in_text(services, CIVILIANS))
    fact = label_of(services)
    assert (fact.held, fact.is_disputed) == ("civilians", False)
    assert services.comparing.conflicts() == ()


def test_what_one_side_calls_people_is_kept_beside_what_they_are_on_file(
    services: Services,
) -> None:
    six = "Six servicemen were captured near Lomna on 3 March 2024."
    accept_all(services, bring_in_text(services, six + "\n", publisher="Orsk Wire"))
    told = (
        "The ministry holds the six servicemen who were captured near Lomna on 3 March 2024."
        " Baku described the men as saboteurs. Yerevan considers all of the men prisoners of war.\n"
    )
    source = bring_in_text(services, told, name="told.txt", publisher="Veltra Radio")
    labels = [claim for claim in waiting(services, source) if claim.summary.startswith("called")]
    assert [(claim.summary, claim.effect) for claim in labels] == [
        ("called “saboteurs”", Effect.CONFLICTS),
        ("called “prisoners of war”", Effect.NEW),
    ]
    accept_all(services, source)
    (conflict,) = services.comparing.conflicts()
    sides = {side.speaker: (side.said, side.relation) for side in conflict.sides}
    assert sides["Baku"] == ("saboteurs", Relation.DIFFERS)
    assert sides["Yerevan"] == ("prisoners of war", Relation.NARROWER)
    assert conflict.held == "servicemen"
