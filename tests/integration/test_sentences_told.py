"""Terms that accepted claims tell become sentences of each whom they are of, or stay with their passage."""

import pytest

from casetracker.model.vocabulary import (
    Decision,
    Effect,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
    Stance,
)
from casetracker.services.claims import EditError
from casetracker.services.court import Punishment, SentenceError
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.views.review import ClaimEdit
from tests.support.articles import accept_text, bring_in_text, claim_at, waiting

SIX_YEARS = "The Orsk City Court sentenced Ivan Testov to six years in prison on 5 May 2024.\n"
THREE = (
    "The Orsk City Court sentenced Ivan Testov to five years in prison, Anna Probova to three and"
    " Petr Ivanov to two on 5 May 2024.\n"
)
FOUR = "A court sentenced four men to two years in prison on 6 May 2024.\n"


def told(services: Services) -> list[tuple[str, str]]:
    """Whom each sentence on file is of, and what it is."""
    return [(each.defendant_ref, str(each)) for each in services.court.sentences()]


def test_a_term_is_recorded_as_the_proposal_says(services: Services) -> None:
    claim = claim_at(services, bring_in_text(services, SIX_YEARS), "sentenced")
    assert claim.proposal[-1] == "record the sentence imposed (prison, 6 years), of 1 person"
    outcome = services.review.settle(claim.ref, Decision.ACCEPT)
    line = f"{claim.ref}: sentence imposed: prison, 6 years, 1 person (D-0001)"
    assert line in outcome.lines
    (sentence,) = services.court.sentences()
    assert sentence.court == "Orsk City Court"
    assert str(sentence.happened) == "2024-05-05"
    assert [each.claim_ref for each in sentence.citations] == [claim.ref]
    services.docket.undo(outcome.change_set)
    assert services.court.sentences() == ()


def test_a_verdict_on_several_is_one_case_with_a_sentence_each(services: Services) -> None:
    source = bring_in_text(services, THREE)
    for _ in range(3):
        services.review.settle(waiting(services, source)[0].ref, Decision.ACCEPT)
    assert [each.ref for each in services.docket.cases()] == ["C-0001"]
    names = {each.ref: each.name for each in services.docket.defendants("C-0001")}
    assert [(names[ref], words) for ref, words in told(services)] == [
        ("Ivan Testov", "prison, 5 years"),
        ("Anna Probova", "prison, 3 years"),
        ("Petr Ivanov", "prison, 2 years"),
    ]


def test_a_term_of_a_group_is_that_of_each(services: Services) -> None:
    accept_text(services, FOUR)
    assert {words for _, words in told(services)} == {"prison, 2 years"}
    assert len(told(services)) == 4


@pytest.mark.parametrize(
    "text",
    [
        "A court jailed four men for up to ten years on 6 May 2024.\n",
        "A court sentenced four men to between two and ten years in prison on 6 May 2024.\n",
        "A court sentenced four men to two, four and ten years in prison on 6 May 2024.\n",
        "A court sentenced four men to about ten years in prison on 6 May 2024.\n",
    ],
)
def test_a_range_or_an_estimate_stays_with_its_passage(services: Services, text: str) -> None:
    claim = claim_at(services, bring_in_text(services, text), "sentenced")
    assert claim.sentence is not None
    assert claim.sentence.endswith(" years (whose or how much is open)")
    words = claim.sentence.removesuffix(" (whose or how much is open)")
    assert claim.proposal[-1] == (
        f"the term ({words}) stays with its passage, which leaves open whose or how much it is: enter it"
        " as a sentence"
    )
    services.review.settle(claim.ref, Decision.ACCEPT)
    assert services.court.sentences() == ()


def test_a_second_source_confirms_and_a_third_disputes(services: Services) -> None:
    accept_text(services, SIX_YEARS)
    same = bring_in_text(
        services, "Ivan Testov was jailed for six years on 5 May 2024.\n", name="b.txt"
    )
    claim = claim_at(services, same, "sentenced")
    assert claim.effect is Effect.CONFIRMS
    assert claim.proposal[-1] == (
        "G-0001: one more source for the sentence imposed (prison, 6 years)"
    )
    services.review.settle(claim.ref, Decision.ACCEPT)
    other = "Ivan Testov was sentenced to 66 months in prison on 5 May 2024, his lawyer said.\n"
    claim = claim_at(services, bring_in_text(services, other, name="c.txt"), "sentenced")
    assert claim.effect is Effect.CONFLICTS
    assert claim.effect_text.startswith("! the docket says prison, 6 years")
    services.review.settle(claim.ref, Decision.ACCEPT)
    (sentence,) = services.court.sentences()
    stances = [each.stance for each in sentence.citations]
    assert stances == [Stance.SUPPORTS, Stance.SUPPORTS, Stance.CONTRADICTS]
    (dispute,) = services.comparing.conflicts("C-0001")
    assert (dispute.about, dispute.held) == ("sentence of D-0001", "prison, 6 years")
    said = {side.said: side.differs_in for side in dispute.sides}
    assert said == {"prison, 6 years": (), "prison, 66 months": ("term",)}


def test_the_same_length_in_other_units_is_the_same(services: Services) -> None:
    accept_text(services, "The court sentenced Ivan Testov to 18 months in prison on 5 May 2024.\n")
    text = "Ivan Testov was jailed for a year and a half on 5 May 2024.\n"
    claim = claim_at(services, bring_in_text(services, text, name="b.txt"), "sentenced")
    assert claim.effect is Effect.CONFIRMS


def test_what_confirms_a_verdict_and_tells_the_term_first_is_new(services: Services) -> None:
    accept_text(services, "The court sentenced Ivan Testov on 5 May 2024.\n")
    text = "Ivan Testov was sentenced to six years in prison on 5 May 2024.\n"
    claim = claim_at(services, bring_in_text(services, text, name="b.txt"), "sentenced")
    assert claim.effect is Effect.NEW
    assert claim.effect_text.startswith("+ sentence: prison, 6 years")
    services.review.settle(claim.ref, Decision.ACCEPT)
    assert told(services) == [("D-0001", "prison, 6 years")]


def test_a_fine_stands_beside_a_term_with_its_currency(services: Services) -> None:
    accept_text(services, SIX_YEARS)
    accept_text(services, "Ivan Testov was fined 10,000 manats.\n", name="b.txt")
    fine = services.court.sentences()[1]
    assert (fine.kind, fine.amount, fine.unit, fine.currency) == (
        SentenceKind.FINE,
        10000,
        SentenceUnit.MONEY,
        "manats",
    )
    assert str(fine) == "fine, 10000 manats"
    assert services.comparing.conflicts() == ()
    assert not any("sentences imposed" in each.words for each in services.flagging.flags())


def test_what_is_asked_for_is_no_sentence_imposed(services: Services) -> None:
    accept_text(services, "Prosecutors asked for eight years in prison for Ivan Testov.\n")
    (asked,) = services.court.sentences()
    assert asked.standing is SentenceStanding.ASKED_FOR
    accept_text(services, SIX_YEARS, name="b.txt")
    assert [each.standing for each in services.court.sentences()] == [
        SentenceStanding.ASKED_FOR,
        SentenceStanding.IMPOSED,
    ]
    assert services.comparing.conflicts() == ()


def test_a_reviewer_sets_the_term_right_or_leaves_it_out(services: Services) -> None:
    claim = claim_at(services, bring_in_text(services, SIX_YEARS), "sentenced")
    with pytest.raises(EditError, match="term: give it as prison 6 years"):
        services.review.edit(claim.ref, ClaimEdit(term="six or so"))
    edited = services.review.edit(claim.ref, ClaimEdit(term="suspended 18 months"))
    assert ("term", "prison, 6 years") in edited.machine
    assert edited.proposal[-1].startswith("record the sentence imposed (suspended, 18 months)")
    services.review.edit(claim.ref, ClaimEdit(left_out=("term",)))
    services.review.settle(claim.ref, Decision.ACCEPT)
    assert services.court.sentences() == ()


def test_a_reviewer_may_say_that_a_range_was_just_that(services: Services) -> None:
    text = "A court jailed four men for up to ten years on 6 May 2024.\n"
    claim = claim_at(services, bring_in_text(services, text), "sentenced")
    services.review.edit(claim.ref, ClaimEdit(term="prison 10 years"))
    services.review.settle(claim.ref, Decision.ACCEPT)
    assert {words for _, words in told(services)} == {"prison, 10 years"}


def test_some_of_a_group_are_sentenced_as_the_part_that_they_form(services: Services) -> None:
    accept_text(services, "Fourteen servicemen were detained near Hadrut on 10 March 2024.\n")
    text = "A court sentenced four of the 14 servicemen to two years in prison on 6 May 2024.\n"
    claim = claim_at(services, bring_in_text(services, text, name="b.txt"), "sentenced")
    services.review.decide(claim.ref, Decision.DEFER, link="G-0001")
    claim = services.review.claim(claim.ref)
    assert "G-0001: record the sentence imposed (prison, 2 years), of 4 people" in claim.proposal
    services.review.settle(claim.ref, Decision.ACCEPT)
    part = {each.ref for each in services.docket.group("G-0002").members}
    assert len(part) == len(told(services)) == 4
    again = "A court sentenced five of the 14 servicemen to ten years in prison on 7 May 2024.\n"
    claim = claim_at(services, bring_in_text(services, again, name="c.txt"), "sentenced")
    services.review.decide(claim.ref, Decision.DEFER, link="G-0001")
    assert services.review.claim(claim.ref).proposal[-1].endswith("enter it as a sentence")


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (
            "Ivan Testov and Anna Probova were convicted on 4 May 2024.\n",
            "On 5 May 2024 the court sentenced him to six years in prison and her to four.\n",
        ),
        (
            "Four men were convicted on 4 May 2024 in Orsk.\n",
            "On 5 May 2024 one was sentenced to ten years in prison and the rest to four years.\n",
        ),
    ],
)
def test_who_is_not_told_apart_gets_no_sentence(services: Services, first: str, then: str) -> None:
    source = bring_in_text(services, first + then)
    for claim in waiting(services, source):
        # whom "him" means of two is open: the claim has to be linked before it is accepted
        link = "G-0001" if services.review.claim(claim.ref).subject is None else None
        services.review.settle(claim.ref, Decision.ACCEPT, link=link)
    people = services.docket.defendants("C-0001")
    held_of = {each for each, _ in told(services)}
    assert held_of.isdisjoint(each.ref for each in people)


def test_a_name_too_many_is_no_other_person_of_the_group(services: Services) -> None:
    three = "On 5 May 2024 the Orsk City Court sentenced Ivan Testov, Anna Probova and {}{}.\n"
    accept_text(services, three.format("Petr Ivanov", ""))
    other = three.format("Oleg Sample", " to six years in prison")
    claim = claim_at(services, bring_in_text(services, other, name="b.txt"), "sentenced")
    services.review.decide(claim.ref, Decision.DEFER, link="G-0001")
    services.review.settle(claim.ref, Decision.ACCEPT)
    assert told(services) == []


def test_at_least_so_many_is_said_and_done_alike(services: Services) -> None:
    text = "On 5 May 2024 the court sentenced at least 10 demonstrators to 15 days in jail.\n"
    claim = claim_at(services, bring_in_text(services, text), "sentenced")
    assert claim.proposal[-1] == "record the sentence imposed (prison, 15 days), of 10 people"
    services.review.settle(claim.ref, Decision.ACCEPT)
    assert len(told(services)) == 10


def test_who_gets_a_name_may_have_a_sentence_already(services: Services) -> None:
    accept_text(services, FOUR)
    text = "Ivan Testov was sentenced to three years in prison on 6 May 2024.\n"
    claim = claim_at(services, bring_in_text(services, text, name="b.txt"), "sentenced")
    services.review.decide(claim.ref, Decision.DEFER, link="G-0001")
    assert "stays with its passage" in services.review.claim(claim.ref).proposal[-1]
    services.review.settle(claim.ref, Decision.ACCEPT)
    assert {words for _, words in told(services)} == {"prison, 2 years"}
    assert services.comparing.conflicts() == ()


@pytest.mark.parametrize(
    ("first", "then"), [("500 manats", "500 AZN"), ("500 manats", "500 manat")]
)
def test_a_currency_is_one_however_it_is_written(services: Services, first: str, then: str) -> None:
    accept_text(services, f"Ivan Testov was fined {first} on 5 May 2024.\n")
    text = f"On 5 May 2024 Ivan Testov was fined {then}.\n"
    claim = claim_at(services, bring_in_text(services, text, name="b.txt"), "sentenced")
    assert claim.effect is Effect.CONFIRMS


def test_a_fine_whose_currency_nobody_noted_is_no_conflict(services: Services) -> None:
    accept_text(services, "Ivan Testov was fined on 5 May 2024.\n")
    fine = Punishment(SentenceStanding.IMPOSED, SentenceKind.FINE, 500, SentenceUnit.MONEY)
    services.court.sentence(("D-0001",), fine, Grounds("as told"))
    text = "On 5 May 2024 Ivan Testov was fined 500 manats.\n"
    claim = claim_at(services, bring_in_text(services, text, name="b.txt"), "sentenced")
    assert claim.effect is Effect.CONFIRMS


def test_fines_in_other_currencies_are_two_points_in_conflict(services: Services) -> None:
    accept_text(services, "Ivan Testov was fined 500 lari on 5 May 2024.\n", name="a.txt")
    accept_text(services, "Anna Probova was fined 500 dollars on 5 May 2024.\n", name="b.txt")
    for name, who in (("c.txt", "Ivan Testov"), ("d.txt", "Anna Probova")):
        accept_text(services, f"{who} was fined 700 lari on 5 May 2024.\n", name=name)
    held = sorted(each.held for each in services.comparing.conflicts())
    assert held == ["fine, 500 dollars", "fine, 500 lari"]


@pytest.mark.parametrize(
    "words",
    [
        "prison 6 apples",
        "fine 500 years",
        "death 5 years",
        "life 20 years",
        "prison 999999999 weeks",
    ],
)
def test_a_term_that_is_none_is_refused(services: Services, words: str) -> None:
    claim = claim_at(services, bring_in_text(services, SIX_YEARS), "sentenced")
    with pytest.raises(EditError, match="term: give it as"):
        services.review.edit(claim.ref, ClaimEdit(term=words))


def test_one_year_is_a_year(services: Services) -> None:
    claim = claim_at(services, bring_in_text(services, SIX_YEARS), "sentenced")
    services.review.edit(claim.ref, ClaimEdit(term="prison 1 year"))
    services.review.settle(claim.ref, Decision.ACCEPT)
    assert told(services) == [("D-0001", "prison, 1 year")]


def test_who_is_named_among_those_sentenced_is_not_the_only_one(services: Services) -> None:
    text = "On 5 May 2024 a court sentenced 25 people, including Ivan Testov, to 15 days in jail.\n"
    claim = claim_at(services, bring_in_text(services, text), "sentenced")
    assert claim.proposal[1:4] == (
        "form a group of 25 people, one defendant each, unnamed until named",
        "1 named: Ivan Testov",
        "record sentenced, 2024-05-05",
    )
    services.review.settle(claim.ref, Decision.ACCEPT)
    (stage,) = services.docket.case("C-0001").stages
    assert stage.scope == "G-0001"


def test_an_amount_that_no_number_holds_stays_with_its_passage(services: Services) -> None:
    text = "Ivan Testov was fined 5,000,000,000 rubles on 5 May 2024.\n"
    claim = claim_at(services, bring_in_text(services, text), "sentenced")
    assert claim.proposal[-1].endswith("enter it as a sentence")
    services.review.settle(claim.ref, Decision.ACCEPT)
    assert services.court.sentences() == ()


def test_an_amount_that_no_number_holds_is_refused_by_hand_too(services: Services) -> None:
    accept_text(services, SIX_YEARS)
    fine = Punishment(SentenceStanding.IMPOSED, SentenceKind.FINE, 5 * 10**9, SentenceUnit.MONEY)
    with pytest.raises(SentenceError, match="An amount is at most 2000000000"):
        services.court.sentence(("D-0001",), fine, Grounds("as told"))
