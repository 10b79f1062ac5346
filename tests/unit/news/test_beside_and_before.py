"""Those beside the accused, those whom a deed was done to, and those spoken of just before without a step."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text

PUBLISHED = PartialDate.parse("2025-10-24")  # a Friday


def claims_of(text: str) -> list[ReadClaim]:
    return list(read_text(text, published=PUBLISHED, title="").claims)


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        (
            'Anna Test, who was sentenced in May for "membership of an organization," was acquitted.',
            "acquitted",
        ),
        (
            'Anna Test, jailed for six years for "spreading news," was released on Monday.',
            "released",
        ),
        ('Anna Test, arrested in May for "spreading news," was charged.', "charged"),
    ],
)
def test_a_comma_inside_a_quotation_mark_does_not_end_the_sentence(text: str, stage: str) -> None:
    assert [claim.persons for claim in claims_of(text) if claim.stage == stage] == [("Anna Test",)]


@pytest.mark.parametrize(
    "text",
    [
        "The lawyer of Anna Test, arrested in May, was not let in.",
        "Relatives of Anna Test, arrested on Monday, held a picket.",
        "A court remanded Anna Test, accused of killing a soldier.",
        "The court left unchanged the sentence of Anna Test, found guilty in August of slapping an officer.",
    ],
)
def test_neither_who_stands_beside_the_accused_nor_the_victim_is_meant(text: str) -> None:
    assert {claim.persons for claim in claims_of(text)} == {("Anna Test",)}
    assert [claim.count for claim in claims_of(text) if claim.count is not None] == []


@pytest.mark.parametrize("word", ["Dozens", "Hundreds", "Thousands", "Scores"])
def test_a_large_number_in_words_is_nobodys_name(word: str) -> None:
    (claim,) = claims_of(f"{word} were detained on Monday.")
    assert claim.persons == ()


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The first of 18 defendants was sentenced.", 18),
        ("The last of the 12 hostages was freed.", 12),
    ],
)
def test_the_first_of_many_is_one(text: str, whole: int) -> None:
    (claim,) = claims_of(text)
    assert claim.count is not None
    assert (claim.count.exact, claim.count.of) == (1, whole)


@pytest.mark.parametrize(
    "text",
    [
        "Two defendants were expelled from the hall by the judge.",
        "The lawyer was expelled from the bar association.",
        "The protest was postponed to Friday.",
        "Parliament adjourned until Tuesday.",
        "At least 300 detainees were subjected to torture, the ombudsman said.",
    ],
)
def test_what_only_sounds_like_a_step_is_none(text: str) -> None:
    assert claims_of(text) == []


def test_who_is_taken_to_hospital_is_not_captured() -> None:
    text = "Seven were taken straight to hospital, the Prisoners' Club said."
    assert "captured" not in [claim.stage for claim in claims_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A court arrested the writer Boris Test in absentia.",
        "The judge sentenced Boris Test in absentia to eight years and ordered his arrest.",
    ],
)
def test_an_arrest_in_absentia_is_a_warrant(text: str) -> None:
    kinds = {claim.kind.value for claim in claims_of(text)} | {c.stage for c in claims_of(text)}
    assert "warrant" in kinds
    assert not {"detained", "remanded"} & kinds


def test_a_day_fixed_for_a_trial_is_still_to_come() -> None:
    (claim,) = claims_of("The court fixed November 20 for the trial of Musa Test.")
    assert claim.date is not None
    assert (claim.modality.value, claim.date.edtf) == ("planned", "2025-11-20")


def test_whoever_denies_a_named_crime_denies() -> None:
    claims = claims_of("Anna Test, 29, and Bo Fall, 23, deny aggravated burglary.")
    assert [(claim.kind.value, claim.persons) for claim in claims] == [
        ("denial", ("Anna Test", "Bo Fall"))
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Five students began a hunger strike. They were arrested in May.",
        "Ali Test and Omar Fall have been refusing food. They were arrested in May.",
        "Anna Test runs a shop. She was charged with fraud.",
    ],
)
def test_a_pronoun_takes_up_whom_the_sentence_before_opened_with(told: str) -> None:
    before, *_, last = claims_of(f"Three teachers were jailed on Monday.\n\n{told}")
    assert last.subject is not None
    assert last.subject != before.subject


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police detain 12 people as two others are released", {"detained": 12, "released": 2}),
        (
            "183 prisoners, including 18 serving life sentences, were freed.",
            {"serving_sentence": 18, "released": 183},
        ),
        ("The court discharged and acquitted three members of the union.", {"acquitted": 3}),
    ],
)
def test_each_number_goes_with_its_own_step(text: str, told: dict[str, int]) -> None:
    found = {claim.stage: claim.count.exact for claim in claims_of(text) if claim.count is not None}
    assert found == told


def test_who_is_acquitted_of_one_of_several_charges_is_not_acquitted() -> None:
    assert claims_of("He had been acquitted of one of the charges.") == []


def test_a_judge_who_released_detainees_is_not_one_of_them() -> None:
    claims = claims_of("Judge Anna Test, who released detainees in May, was dismissed.")
    assert [claim.persons for claim in claims] == [()]
