"""What is told beside a term: its regime, a fine, and sums in millions."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.contract import (
    ReadClaim,
    ReadSentence,
    claim_from_wire,
    claim_to_wire,
    contract_json,
)
from casetracker.news.reading import read_text

PUBLISHED = PartialDate.parse("2024-03-15")


def claims_of(text: str) -> list[ReadClaim]:
    return list(read_text(text, published=PUBLISHED, title="").claims)


@pytest.mark.parametrize(
    ("text", "regime"),
    [
        ("Ivan Test was given six years in a strict-regime colony.", "strict"),
        ("Ivan Test got six years in a general regime penal colony.", "general"),
        ("Ivan Test was jailed for six years in a maximum security prison.", "maximum security"),
        ("Ivan Test was jailed for six years in a penal colony.", None),
        ("Ivan Test got six years, Ana Probe three in a strict-regime colony.", None),
        ("Ivan Test got six years and Ana Probe three in a strict-regime colony.", None),
        ("Ivan Test was jailed for six years; the strict regime of the colony is known.", None),
    ],
)
def test_a_regime_is_that_of_its_own_term(text: str, regime: str | None) -> None:
    term = claims_of(text)[0].sentence
    assert term is not None
    assert (term.amount, term.regime) == (6, regime)


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("Ivan Test was given six years in prison and a fine of 3,000 euros.", (3000, "euros")),
        (
            "The court sentenced Ivan Test to six years and to pay a fine of 500 manats.",
            (500, "manats"),
        ),
        (
            "Ivan Test got six years in a colony and a fine of 1.5 million roubles.",
            (1_500_000, "roubles"),
        ),
        ("Ivan Test got six years in prison and Ana Probe a fine of 500 manats.", None),
        ("Ivan Test got six years in prison; a fine of 500 manats was cancelled.", None),
    ],
)
def test_a_fine_beside_a_term_is_told_with_it(text: str, fine: tuple[float, str] | None) -> None:
    term = claims_of(text)[0].sentence
    assert term is not None
    assert (term.kind, term.amount) == ("prison", 6)
    assert (None if term.fine is None else (term.fine.amount, term.fine.unit)) == fine


def test_a_fine_in_millions_is_read_whole() -> None:
    (claim,) = claims_of("Inna Test was fined 30 million roubles.")
    assert claim.sentence == ReadSentence("fine", 30_000_000, "roubles", is_exact=True)


def test_what_stands_beside_a_term_survives_the_wire_and_is_printed() -> None:
    text = "Ivan Test was given six years in a strict-regime colony and a fine of 3,000 euros."
    reading = read_text(text, published=PUBLISHED, title="")
    (claim,) = reading.claims
    assert claim_from_wire(claim_to_wire(claim)) == claim
    printed = contract_json(reading)["claims"][0]["sentence"]
    assert printed == {
        "kind": "prison",
        "amount": 6,
        "unit": "years",
        "regime": "strict",
        "fine": {"kind": "fine", "amount": 3000, "unit": "euros"},
    }


def test_a_plain_term_is_printed_with_the_keys_of_the_contract_alone() -> None:
    reading = read_text("Ivan Test was jailed for six years.", published=PUBLISHED, title="")
    printed = contract_json(reading)["claims"][0]["sentence"]
    assert printed == {"kind": "prison", "amount": 6, "unit": "years"}
