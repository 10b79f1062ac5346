"""New people of one article who stand in one case, as a person says; both engines."""

import pytest

from casetracker.model.vocabulary import Decision
from casetracker.services.choosing import NoSharedCaseError
from casetracker.services.opening import Services
from casetracker.views.review import ClaimView
from tests.support.articles import bring_in_text

TWO = (
    "LOMNA, March 4 - Police detained 17 drivers near Lomna on March 3.\n\n"
    "Six teachers were detained in Orsk on March 2.\n\n"
    "The six teachers were sent to court on March 4."
)


def of_each(services: Services) -> tuple[str, tuple[ClaimView, ...], tuple[ClaimView, ...]]:
    """The source, its claims about those told of first, and about those told of next."""
    source = bring_in_text(services, TWO)
    claims = services.review.source(source).claims
    first = tuple(each for each in claims if each.subject == claims[0].subject)
    others = tuple(each for each in claims if each not in first)
    assert {each.subject for each in others} != {None}
    assert len(others) > 1
    return source, first, others


def accept(services: Services, *claims: ClaimView, link: str | None = None) -> None:
    for each in claims:
        services.review.decide(each.ref, Decision.ACCEPT, link=link)


@pytest.mark.parametrize("at", [0, 1])
def test_people_said_to_stand_in_the_case_of_others_share_it(services: Services, at: int) -> None:
    source, first, others = of_each(services)
    accept(services, *first, *others)
    services.review.withdraw(others[at].ref)
    shared = services.review.decide(others[at].ref, Decision.ACCEPT, link=first[0].ref.lower())
    assert f"in the new case of {first[0].ref}" in shared.effect_text
    assert f"go into the new case of {first[0].ref}" in shared.proposal
    services.review.close(source)
    home = services.docket.home()
    assert (home.cases, home.groups, home.defendants) == (1, 2, 23)
    case = services.docket.case("C-0001")
    assert sorted(each.ref for each in case.groups) == ["G-0001", "G-0002"]


def test_without_a_word_of_it_each_has_a_case(services: Services) -> None:
    source, first, others = of_each(services)
    accept(services, *first, *others)
    services.review.close(source)
    assert (services.docket.home().cases, services.docket.home().groups) == (2, 2)


def test_undone_as_one_step_nothing_of_it_is_left(services: Services) -> None:
    source, first, others = of_each(services)
    accept(services, *first)
    accept(services, *others, link=first[0].ref)
    services.docket.undo(services.review.close(source).change_set)
    assert (services.docket.home().cases, services.docket.home().groups) == (0, 0)


def test_a_choice_that_is_taken_back_is_forgotten(services: Services) -> None:
    source, first, others = of_each(services)
    accept(services, *first, *others[1:])
    accept(services, others[0], link=first[0].ref)
    services.review.withdraw(others[0].ref)
    accept(services, others[0])
    services.review.close(source)
    assert services.docket.home().cases == 2


def test_the_case_of_a_claim_that_is_rejected_afterwards_is_none(services: Services) -> None:
    source, first, others = of_each(services)
    accept(services, others[0], link=first[0].ref)
    for each in first:
        services.review.decide(each.ref, Decision.REJECT, reason="of another country")
    for each in others[1:]:
        services.review.decide(each.ref, Decision.DEFER)
    with pytest.raises(NoSharedCaseError, match=first[0].ref):
        services.review.close(source)
    assert services.docket.home().cases == 0
    assert services.review.claim(others[0].ref).decision is Decision.ACCEPT


def test_only_the_case_of_people_told_of_before_can_be_shared(services: Services) -> None:
    _, first, others = of_each(services)
    elsewhere = bring_in_text(
        services, "Police detained 9 nurses in Belmar on March 1.", name="b.txt"
    )
    (nurse,) = services.review.source(elsewhere).claims[:1]
    for ref, link in (
        (first[0].ref, others[0].ref),
        (others[1].ref, others[0].ref),
        (others[0].ref, others[0].ref),
        (others[0].ref, nurse.ref),
    ):
        with pytest.raises(
            NoSharedCaseError, match=f"{ref} cannot stand in the new case of {link}"
        ):
            services.review.decide(ref, Decision.ACCEPT, link=link)
