"""People, terms and days that a sentence gives without saying the verb or the unit again."""

from collections.abc import Callable

import pytest

from casetracker.news.contract import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Police arrested eight people on Monday and two more on a ferry a day later.",
            {8: "2021-06-07", 2: "2021-06-08"},
        ),
        (
            "Six of them were freed on 3 June and another 11 on 5 June.",
            {6: "2021-06-03", 11: "2021-06-05"},
        ),
        (
            "13 people were detained in May and in June another nine.",
            {13: "2021-05", 9: "2021-06"},
        ),
        (
            "Three soldiers were sent home in April and four in May.",
            {3: "2021-04", 4: "2021-05"},
        ),
        (
            "On 4 June, 41 Armenians were flown to Yerevan and 15 Azerbaijanis to Baku.",
            {41: "2021-06-04", 15: "2021-06-04"},
        ),
        (
            "On 4 June police detained 12 people in Minsk, five in Brest and two in Gomel.",
            {12: "2021-06-04", 5: "2021-06-04", 2: "2021-06-04"},
        ),
        (
            "On 4 June police detained 12 people in Minsk and five in Brest were let through.",
            {12: "2021-06-04"},
        ),
        (
            "Guards detained 14 men on 4 June, and another 20 people watched.",
            {14: "2021-06-04"},
        ),
    ],
)
def test_further_people_share_the_verb_but_not_the_day(
    read: Read, sentence: str, told: dict[int, str]
) -> None:
    found = {
        claim.count.exact: claim.date.edtf
        for claim in read(sentence).claims
        if claim.count is not None and claim.date is not None
    }
    assert found == told


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        (
            "The court jailed Arman Probe for six years. Prosecutors had asked for 15.",
            {"sentenced": 6.0, "sentence_requested": 15.0},
        ),
        ("The pilot got nine years; the mates were given 12 each.", {"sentenced": 12.0}),
        (
            "The court jailed Arman Probe for six years. He received 12 visitors.",
            {"sentenced": 6.0},
        ),
    ],
)
def test_a_bare_number_takes_the_unit_of_the_term_before(
    read: Read, text: str, terms: dict[str, float]
) -> None:
    found = {
        claim.stage: claim.sentence.amount
        for claim in read(text).claims
        if claim.sentence is not None and claim.sentence.unit == "years"
    }
    assert found == terms


def test_a_list_of_names_gives_each_their_own_term(read: Read) -> None:
    text = (
        "The court convicted the three. Arman Probe: 30 years, with a minimum of 20 before parole.\n"
        "Davit Test: 22 years."
    )
    found = [
        (claim.persons, claim.sentence.amount)
        for claim in read(text).claims
        if claim.rule == "listed" and claim.sentence is not None
    ]
    assert found == [(("Arman Probe",), 30.0), (("Davit Test",), 22.0)]


@pytest.mark.parametrize(
    ("sentence", "step", "told"),
    [
        (
            "Prosecutors had asked for fourteen years for Klaus Muster and ten for Tim Probe.",
            "sentence_requested",
            {("Klaus Muster",): 14, ("Tim Probe",): 10},
        ),
        (
            (
                "The accountant, Anna Testova, and the head of the laboratory, Ivan Probe, received"
                " five and four years, respectively."
            ),
            "sentenced",
            {("Anna Testova",): 5, ("Ivan Probe",): 4},
        ),
        (
            "Ivan Test got six years and Arsen three.",
            "sentenced",
            {("Ivan Test",): 6, ("Arsen",): 3},
        ),
    ],
)
def test_each_has_the_term_told_for_them(
    read: Read, sentence: str, step: str, told: dict[tuple[str, ...], int]
) -> None:
    claims = [claim for claim in read(sentence).claims if claim.stage == step]
    assert {c.persons: None if c.sentence is None else c.sentence.amount for c in claims} == told


def test_the_others_have_their_number_and_their_term(read: Read) -> None:
    claims = read(
        "The court sentenced Ivan Test to 18 years and the other 15 to 10 years each."
    ).claims
    counts = [claim.count for claim in claims if claim.sentence and claim.sentence.amount == 10]
    assert [None if count is None else count.exact for count in counts] == [15]
