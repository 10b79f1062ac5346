"""A fine told beside a term, and the regime of the term, become of what an accepted claim records."""

from casetracker.model.vocabulary import Decision, Effect
from casetracker.services.opening import Services
from casetracker.views.review import ClaimEdit
from tests.support.articles import accept_text, bring_in_text, claim_at

BOTH = (
    "The Orsk City Court sentenced Ivan Testov to six years in a strict-regime colony and a fine of 3,000"
    " euros on 5 May 2024.\n"
)


def told(services: Services) -> list[str]:
    return [str(each) for each in services.court.sentences()]


def test_both_are_proposed_recorded_and_undone_together(services: Services) -> None:
    claim = claim_at(services, bring_in_text(services, BOTH), "sentenced")
    assert "prison, 6 years, strict and fine, 3000 euros" in claim.summary
    assert claim.proposal[-2:] == (
        "record the sentence imposed (prison, 6 years), of 1 person",
        "record the sentence imposed (fine, 3000 euros), of 1 person",
    )
    outcome = services.review.settle(claim.ref, Decision.ACCEPT)
    assert told(services) == ["prison, 6 years, strict", "fine, 3000 euros"]
    services.docket.undo(outcome.change_set)
    assert told(services) == []


def test_another_source_bears_out_one_and_disputes_the_other(services: Services) -> None:
    accept_text(services, BOTH)
    text = "Ivan Testov was given six years in prison and a fine of 500 euros, his lawyer said.\n"
    claim = claim_at(services, bring_in_text(services, text, name="b.txt"), "sentenced")
    assert claim.effect is Effect.CONFLICTS
    assert "the docket says fine, 3000 euros" in claim.effect_text
    services.review.settle(claim.ref, Decision.ACCEPT)
    assert told(services) == ["prison, 6 years, strict", "fine, 3000 euros"]
    (dispute,) = services.comparing.conflicts("C-0001")
    said = {side.said: side.differs_in for side in dispute.sides}
    assert said == {"fine, 3000 euros": (), "fine, 500 euros": ("term",)}


def test_a_term_set_right_keeps_the_fine_beside_it(services: Services) -> None:
    claim = claim_at(services, bring_in_text(services, BOTH), "sentenced")
    services.review.edit(claim.ref, ClaimEdit(term="prison 7 years"))
    services.review.settle(claim.ref, Decision.ACCEPT)
    assert told(services) == ["prison, 7 years", "fine, 3000 euros"]


def test_a_term_without_a_fine_says_nothing_of_one_on_file(services: Services) -> None:
    accept_text(services, BOTH)
    text = "Ivan Testov was jailed for six years on 5 May 2024.\n"
    claim = claim_at(services, bring_in_text(services, text, name="b.txt"), "sentenced")
    assert claim.effect is Effect.CONFIRMS
