"""What another side says of the same people: another number, and that it holds nobody."""

import pytest

from casetracker.model.vocabulary import Modality
from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text


def claims_of(text: str) -> tuple[ReadClaim, ...]:
    return read_text(text, published=None).claims


@pytest.mark.parametrize(
    ("text", "number", "speaker"),
    [
        ("Officers detained 30 people on Monday. The police said 26.", 26, "police"),
        ("Officers detained 30 people on Monday. The party's own count is 29.", 29, "party"),
        ("Officers detained 30 people on Monday. The authorities speak of 26.", 26, "authorities"),
        (
            "Officers detained 30 people on Monday; rights groups have counted 41.",
            41,
            "rights groups",
        ),
        (
            (
                "According to lawyers three of the men are in prison; the army's spokesman has put the"
                " number at two."
            ),
            2,
            "army's spokesman",
        ),
    ],
)
def test_another_number_is_that_of_who_gives_it(text: str, number: int, speaker: str) -> None:
    (claim,) = [claim for claim in claims_of(text) if claim.rule == "rival_count"]
    assert claim.count is not None
    assert (claim.count.exact, claim.speaker, claim.stage) == (number, speaker, "detained")


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor said 26 shops were burnt.",
        "He said 26 of them were teachers.",
        "Residents counted 12 police cars.",
        "Residents counted 30.",
        "The list is 26 pages long.",
    ],
)
def test_a_number_of_something_else_is_no_other_number(sentence: str) -> None:
    text = f"Officers detained 30 people on Monday. {sentence}"
    assert "rival_count" not in {claim.rule for claim in claims_of(text)}


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The army denies holding minors.", "army"),
        ("Baku denies holding any of them.", "Baku"),
        ("The police deny that they are holding them.", "police"),
    ],
)
def test_who_denies_holding_somebody_is_heard(sentence: str, speaker: str) -> None:
    (claim,) = [
        claim for claim in claims_of(f"Nine minors were detained in May. {sentence}")
        if claim.modality is Modality.DENIED
    ]  # fmt: skip
    assert (claim.stage, claim.speaker) == ("detained", speaker)


@pytest.mark.parametrize(
    "sentence", ["The army denies holding talks.", "The army denies holding weapons there."]
)
def test_who_denies_holding_a_thing_says_nothing_of_people(sentence: str) -> None:
    claims = claims_of(f"Nine minors were detained in May. {sentence}")
    assert [claim.modality for claim in claims] == [Modality.ASSERTED]


def test_according_to_somebody_ends_where_the_number_begins() -> None:
    (claim,) = claims_of("According to lawyers three men are in prison.")
    assert (claim.speaker, claim.count and claim.count.exact) == ("lawyers", 3)
