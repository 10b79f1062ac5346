"""Whom a deed befell, whose kin somebody is, who is still sought: beside a step, none of it theirs."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Modality
from casetracker.news.contract import ReadClaim, Reading
from casetracker.news.reading import read_text

PUBLISHED = PartialDate.parse("2025-10-24")  # a Friday


def read(text: str, title: str = "") -> Reading:
    return read_text(text, published=PUBLISHED, title=title)


def claims_of(text: str) -> list[ReadClaim]:
    return list(read(text).claims)


def steps_of(text: str) -> list[tuple[str | None, int | None]]:
    """Each step with its number of people."""
    return [(c.stage, c.count.exact if c.count else None) for c in claims_of(text)]


@pytest.mark.parametrize(
    ("text", "stage", "number"),
    [
        (
            "Three policemen booked for the death of a vendor were remanded on Monday.",
            "remanded",
            3,
        ),
        ("Four men accused of the murder of a journalist were remanded.", "remanded", 4),
        ("Two officers held over the death of a detainee were released.", "released", 2),
        ("Two officers charged with the killing of a protester were acquitted.", "acquitted", 2),
        ("Two men charged with the murder of Ivan Test were acquitted.", "acquitted", 2),
        (
            "The 19 students who had protested the choice of a rector were released on Monday.",
            "released",
            19,
        ),
        ("Detectives made two arrests on Thursday and were hunting three more men.", "detained", 2),
        ("A court ordered the release pending trial of 11 students.", "released", 11),
    ],
)
def test_those_beside_are_not_whom_it_befalls(text: str, stage: str, number: int) -> None:
    assert (stage, number) in steps_of(text)
    assert [(c.stage, c.persons) for c in claims_of(text) if c.persons] == []


def test_the_dead_may_be_those_meant() -> None:
    text = "The murder of a journalist who was arrested in May was not solved."
    assert steps_of(text) == [("detained", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "More than 4,000 hectares have been cleared of mines since January.",
        "The judge told her that she had crossed a line.",
        "A wave of arrests followed the protests.",
        "Killers executed 12 captured soldiers on Monday.",
    ],
)
def test_what_is_no_step_gives_none(text: str) -> None:
    assert claims_of(text) == []


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("A military court sitting in the capital has sentenced 22 soldiers.", ["sentenced"]),
        ("His cassation appeal was rejected in November.", ["cassation"]),
        ("The court sentenced 85 civilians to jail terms of two to ten years.", ["sentenced"]),
        ("The Crown offered no evidence against two protesters.", ["discontinued"]),
        (
            "Charges against two protesters were dropped after prosecutors offered no evidence.",
            ["discontinued"],
        ),
        ("The side has not confirmed that and says it is holding only nine men.", ["detained"]),
        ("Karl Test was sent to Derva to stand trial.", ["extradited", "on_trial"]),
        ("Ten get jail, three acquitted in riot case.", ["sentenced", "acquitted"]),
        (
            "A court ordered the release pending trial of 11 students who were jailed for protesting.",
            ["released", "detained"],
        ),
    ],
)
def test_a_step_is_told_once_and_as_what_it_is(text: str, stages: list[str]) -> None:
    found = claims_of(text)
    assert [claim.stage for claim in found] == stages
    assert Modality.NEGATED not in {claim.modality for claim in found}


@pytest.mark.parametrize("whom", ["the brother of the former deputy", "Test's wife"])
def test_a_case_against_kin_is_not_against_the_accused(whom: str) -> None:
    text = f"Timur Test was sentenced in April. A criminal case was opened against {whom} in May."
    (_, opened) = claims_of(text)
    assert opened.stage == "case_opened"
    assert opened.subject is None
    assert opened.persons == ()


def test_who_denies_involvement_is_not_the_one_convicted_before() -> None:
    (_, denial) = claims_of("Ali Test was sentenced in May. The ministry denies any involvement.")
    assert denial.modality is Modality.DENIED
    assert denial.subject is None


def test_a_headline_tells_the_fourth_from_the_three() -> None:
    assert steps_of("Three protesters jailed as fourth walks free.") == [
        ("detained", 3),
        ("released", 1),
    ]


def test_who_speaks_behind_a_comma_is_not_released_too() -> None:
    text = "The court will decide on the release of nine men, his lawyer said on Monday."
    assert steps_of(text) == [("released", 9)]


def test_eight_whose_acquittal_is_asked_for_are_no_eight_years() -> None:
    text = "The prosecutor asked for 12 years in prison for Ivan Test. He asked for the acquittal of eight."
    terms = [claim.sentence.amount for claim in claims_of(text) if claim.sentence is not None]
    assert terms == [12.0]
