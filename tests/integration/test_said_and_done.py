"""What the inbox says that accepting does is what it does: who is named, of whom it is recorded."""

from casetracker.model.vocabulary import Decision
from casetracker.services.opening import Services
from tests.support.articles import accept_text, bring_in_text, claim_at, waiting

TWO = (
    "Investigators charged Petro Madeupsky and Vano Inventadze under article 283.1 of the Criminal"
    " Code on Friday. Petro Madeupsky was detained on 20 May 2024.\n"
)
THEY = (
    "The Orsk Military Court on Friday set the trial of Aram Testyan and Karo Exampleyan for"
    " July 9, 2024.\nThey are charged under articles 214.2.1 and 318.1 of the Criminal Code.\n"
)
FOURTEEN = "Fourteen servicemen were detained near Hadrut on 10 May 2024, the ministry said.\n"
ONE_OUT = "The lawyer said Levon Sampleyan was released on 25 May 2024.\n"
SOME = "Six of the 14 servicemen are accused of armed robbery.\n"


def names(services: Services, group: str) -> list[str]:
    """The names in a group."""
    members = services.docket.group(group).members
    return [each.name for each in members if each.name]


def test_who_they_are_is_named_where_a_group_is_formed_of_them(services: Services) -> None:
    claim = claim_at(services, bring_in_text(services, THEY), "charged")
    assert claim.proposal[1:3] == (
        "form a group of 2, one defendant each",
        "2 named: Aram Testyan, Karo Exampleyan",
    )
    services.review.settle(claim.ref, Decision.ACCEPT)
    assert names(services, "G-0001") == ["Aram Testyan", "Karo Exampleyan"]
    group = services.docket.group("G-0001")
    assert {each.claim_ref for each in group.citations} == {claim.ref}


def test_a_step_of_one_is_said_and_recorded_of_that_one(services: Services) -> None:
    source = bring_in_text(services, TWO)
    charged = claim_at(services, source, "charged")
    assert "2 named: Petro Madeupsky, Vano Inventadze" in charged.proposal
    assert not any("unnamed" in line for line in charged.proposal)
    services.review.settle(charged.ref, Decision.ACCEPT)

    held = claim_at(services, source, "detained")
    (said,) = held.proposal
    assert said == (
        "G-0001: record detained, 2024-05-20, of Petro Madeupsky alone;"
        " nothing changes for the other one"
    )
    services.review.settle(held.ref, Decision.ACCEPT)
    steps = services.docket.case("C-0001").stages
    assert {(each.stage.code, each.scope) for each in steps} == {
        ("charged", "G-0001"),
        ("detained", "D-0001"),
    }


def test_one_who_is_named_in_a_group_is_said_to_be_the_only_one_released(
    services: Services,
) -> None:
    accept_text(services, FOURTEEN)
    source = bring_in_text(services, ONE_OUT, name="out.txt")
    claim = claim_at(services, source, "released")
    services.review.decide(claim.ref, Decision.DEFER, link="G-0001")
    claim = services.review.claim(claim.ref)
    named, said = claim.proposal
    assert named == "G-0001: 1 named: Levon Sampleyan"
    assert said == (
        "G-0001: record released, 2024-05-25, of Levon Sampleyan alone;"
        " nothing changes for the other 13"
    )
    lines = services.review.settle(claim.ref, Decision.ACCEPT).lines
    assert f"{claim.ref}: G-0001: 1 named: Levon Sampleyan" in lines
    released = [each.ref for each in services.docket.defendants("C-0001") if not each.in_custody]
    assert released == ["D-0001"]


def test_charges_of_some_are_said_and_alleged_of_a_part(services: Services) -> None:
    accept_text(services, FOURTEEN)
    source = bring_in_text(services, SOME, name="some.txt")
    (claim,) = waiting(services, source)
    services.review.decide(claim.ref, Decision.DEFER, link="G-0001")
    claim = services.review.claim(claim.ref)
    assert "G-0001: let 6 of 14 stand as a part; which ones is not reported" in claim.proposal
    services.review.settle(claim.ref, Decision.ACCEPT)
    charged = [each for each in services.docket.defendants("C-0001") if each.charges]
    assert len(charged) == 6
