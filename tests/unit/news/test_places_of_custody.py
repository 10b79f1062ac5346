"""Custody told by where somebody is, warrants that stand, first persons and numbers that open a phrase."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Modality
from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text


def claims(text: str) -> tuple[ReadClaim, ...]:
    return read_text(text, published=PartialDate.parse("2021-04-20")).claims


def steps(text: str) -> list[str]:
    return [
        claim.stage or claim.kind.value
        for claim in claims(text)
        if claim.modality is Modality.ASSERTED
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The lawyer's two clients are still in Menemen.",
        "Student Ayla Probe was still at the anti-terror branch on Friday.",
        "He has been in the cells of the security committee since Saturday.",
        "One of the three, a barber, spent fourteen months inside for nothing.",
        "The teacher Ivan Probe spent 347 days in Silivri.",
        "The two brothers were kept for 92 days.",
        "Two more were brought in on Wednesday night.",
        "In 2020 four residents were abducted in the border zone.",
        "The inspection resulted in the seizure of 78 workers.",
        "We have registered 2,031 arrests.",
    ],
)
def test_where_people_are_kept_tells_of_custody(sentence: str) -> None:
    assert steps(sentence) == ["detained"]


@pytest.mark.parametrize(
    "sentence",
    [
        "There is a current arrest order against the former treasurer.",
        "The arrest order against the former president remains in force.",
        "The fourth man is abroad, and a warrant is out.",
        "His arrest warrant remains in force.",
    ],
)
def test_a_warrant_that_stands_is_a_warrant_and_no_arrest(sentence: str) -> None:
    assert "warrant" in steps(sentence)
    assert "detained" not in steps(sentence)


@pytest.mark.parametrize(
    ("sentence", "step"),
    [
        ('"I was acquitted in 20 minutes," said Ivan Probe.', "acquitted"),
        ("We were charged with illegally crossing the border.", "charged"),
        ("A judge ordered two months' detention for each of us.", "remanded"),
    ],
)
def test_who_tells_of_themselves_is_somebody(sentence: str, step: str) -> None:
    assert step in steps(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The hotel charged us 200 euros a night.",
        "The United States said 8,400 US dollars were seized.",
        "The ministry has released another 600 million drams for families in Tavush.",
        "The third hearing in the trial of the mayor Ivan Probe and 14 councillors was held on Thursday.",
        "The article carries a term of six to nine years.",
        "Opening its case, the State called constable Ivan Probe.",
        "Since January the books have been returned to the sender.",
    ],
)
def test_things_and_sittings_are_nobody(sentence: str) -> None:
    assert not {"charged", "detained", "released", "sentenced", "case_opened", "repatriated"} & set(
        steps(sentence)
    )


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("The trial ended in 2018 with 16 acquittals.", 16),
        ("The committee lists 800 releases.", 800),
        ("The case concerns 22 people.", 22),
        ("The total reached 214 in 31 cities by Sunday night.", 214),
    ],
)
def test_a_number_in_figures_may_open_a_phrase(sentence: str, number: int) -> None:
    assert number in {claim.count.exact for claim in claims(sentence) if claim.count is not None}


def test_a_number_is_told_by_who_counts() -> None:
    (claim,) = claims("The Nadim Probe Centre lists 800 releases.")
    assert claim.speaker == "Nadim Probe Centre"


def test_who_is_charged_alone_is_still_somebody() -> None:
    assert steps("Ivan Probe alone is charged with two further killings.") == ["charged"]


def test_the_head_of_a_post_is_no_post() -> None:
    text = "The head of the legal aid post said that six men were detained."
    assert [claim.modality for claim in claims(text)] == [Modality.ASSERTED]


def test_an_expulsion_is_no_return() -> None:
    assert steps("It was the third such expulsion: 222 prisoners were flown to Washington.") == [
        "extradited"
    ]
