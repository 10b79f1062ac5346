"""Convictions told beside another step, retrials that are ordered, and terms asked for those who remain."""

from collections.abc import Callable

import pytest

from casetracker.model.vocabulary import Modality
from casetracker.news.contract import ReadClaim, Reading

Read = Callable[..., Reading]


def of(reading: Reading, stage: str) -> list[ReadClaim]:
    return [claim for claim in reading.claims if claim.stage == stage]


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("Margaret Dunmore was jailed having been convicted of riot.", "Margaret Dunmore"),
        (
            "Margaret Dunmore appeared for sentencing having been found guilty of riot.",
            "Margaret Dunmore",
        ),
        ("Pavel Grinko previously pleaded guilty.", "Pavel Grinko"),
        ("Pavel Grinko later pleaded guilty.", "Pavel Grinko"),
    ],
)
def test_who_was_convicted_before(read: Read, sentence: str, person: str) -> None:
    (claim,) = of(read(sentence), "convicted")
    assert claim.persons == (person,)
    assert claim.modality is Modality.ASSERTED


def test_a_conviction_before_has_not_the_day_of_the_hearing(read: Read) -> None:
    reading = read("Margaret Dunmore appeared on Thursday having been convicted of riot in May.")
    (claim,) = of(reading, "convicted")
    assert claim.date is not None
    assert claim.date.edtf == "2021-05"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Supreme Court ordered a retrial.", [(Modality.ASSERTED, None)]),
        ("The court ordered a retrial for eight men.", [(Modality.ASSERTED, 8)]),
        ("The court quashed the verdict and ordered a retrial.", [(Modality.ASSERTED, None)]),
        (
            "The court upheld the verdict against 12 of them and ordered a retrial for the other eight.",
            [(Modality.ASSERTED, 12), (Modality.ASSERTED, 8)],
        ),
        ("The lawyer asked the court to order a retrial.", [(Modality.REQUESTED, None)]),
        ("The court will decide whether to order a retrial.", [(Modality.POSSIBLE, None)]),
    ],
)
def test_a_retrial_is_the_ruling_of_a_higher_court(
    read: Read, sentence: str, expected: list[tuple[Modality, int | None]]
) -> None:
    claims = of(read(sentence), "appeal_decided")
    assert [(claim.modality, claim.count and claim.count.exact) for claim in claims] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The prosecutor asked for life imprisonment for two men and for 16 years for the remaining ten.",
        "The prosecutor asked for life imprisonment for two men and 16 years for the other ten.",
    ],
)
def test_the_remaining_have_a_term_of_their_own(read: Read, sentence: str) -> None:
    claims = of(read(sentence), "sentence_requested")
    told = [
        (claim.count and claim.count.exact, claim.sentence and claim.sentence.kind)
        for claim in claims
    ]
    assert told == [(2, "life"), (10, "prison")]
