"""Terms that a higher court changed or let stand, and how long terms are told to be."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text

PUBLISHED = PartialDate.parse("2024-03-15")


def claims_of(text: str, stage: str) -> list[ReadClaim]:
    return [
        claim
        for claim in read_text(text, published=PUBLISHED, title="").claims
        if claim.stage == stage
    ]


def told(claim: ReadClaim) -> tuple[str, float | None, str | None] | None:
    term = claim.sentence
    return None if term is None else (term.kind, term.amount, term.unit)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        (
            "The Court of Appeal on Tuesday left unchanged the four-year sentence of Ivan Test.",
            ("prison", 4, "years"),
        ),
        ("The appeal court upheld the 12-year prison term of Ivan Test.", ("prison", 12, "years")),
        (
            "The appeal court confirmed the prison sentence of 22 years for Ivan Test.",
            ("prison", 22, "years"),
        ),
        ("The appeal court upheld the life sentences of three men.", ("life", None, None)),
        ("His sentence of six years was upheld on Monday.", ("prison", 6, "years")),
        (
            (
                "Ana Probe, whose sentence of six years and three months for membership of an armed"
                " organisation was upheld by the regional court in May, left the country."
            ),
            ("prison", 75, "months"),
        ),
        (
            "Ivan Test was sentenced to six years in May. The regional court cut that to four.",
            ("prison", 4, "years"),
        ),
        (
            "Ana Probe had her term reduced from nine years to six because she helped the police.",
            ("prison", 6, "years"),
        ),
        ("The appeal court upheld the verdict, and four years later he was freed.", None),
        ("The appeal court upheld the conviction of Ivan Test, who spent four years abroad.", None),
        ("The appeal court overturned the six-year sentence of Ivan Test.", None),
    ],
)
def test_the_term_that_stands_after_an_appeal(
    text: str, term: tuple[str, float | None, str | None] | None
) -> None:
    assert told(claims_of(text, "appeal_decided")[0]) == term


@pytest.mark.parametrize(
    ("text", "stage", "term"),
    [
        (
            "The court gave Ivan Test 7 years 6 months of strict regime.",
            "sentenced",
            ("prison", 7.5, "years"),
        ),
        (
            "The court gave Ivan Test two years, six men were fined.",
            "sentenced",
            ("prison", 2, "years"),
        ),
        (
            "Ivan Test had served three years and two months of a six-year sentence for spying.",
            "serving_sentence",
            ("prison", 6, "years"),
        ),
        (
            "Three men received suspended sentences of between two and four years.",
            "sentenced",
            ("suspended", 4, "years"),
        ),
        (
            "Three men received suspended sentences of between six months and two years.",
            "sentenced",
            ("suspended", 2, "years"),
        ),
        ("Four men were put on probation.", "sentenced", ("suspended", None, None)),
        (
            "Four men were put on probation for three years.",
            "sentenced",
            ("suspended", 3, "years"),
        ),
        ("Two men are serving life for murder.", "serving_sentence", ("life", None, None)),
        (
            "The prosecutor had sought life for the two men.",
            "sentence_requested",
            ("life", None, None),
        ),
        (
            "Two men were given two years of restricted liberty.",
            "sentenced",
            ("suspended", 2, "years"),
        ),
    ],
)
def test_how_long_a_term_is(
    text: str, stage: str, term: tuple[str, float | None, str | None]
) -> None:
    assert told(claims_of(text, stage)[0]) == term


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        (
            "Ivan Test was jailed for six years. Ana Probe, 33, got two and a half.",
            [("prison", 6, "years"), ("prison", 2.5, "years")],
        ),
        (
            "One man was sentenced to four years, the other to two and a half, suspended.",
            [("prison", 4, "years"), ("suspended", 2.5, "years")],
        ),
        (
            "Rua Test and Tom Probe got 11 years and 10 years six months respectively.",
            [("prison", 11, "years"), ("prison", 10.5, "years")],
        ),
        (
            (
                "Ivan Test is serving eight years for spying. Ana Probe was sentenced to six in the"
                " same case."
            ),
            [("prison", 6, "years")],
        ),
        ("Seven years each for Ivan Test and Tom Probe.", [("prison", 7, "years")]),
        ("The death sentence was communicated to him on 9 March.", [("death", None, None)]),
        ("Ivan Test was sentenced to six lashes.", [None]),
    ],
)
def test_each_has_a_term_of_their_own(
    text: str, terms: list[tuple[str, float | None, str | None] | None]
) -> None:
    assert [told(claim) for claim in claims_of(text, "sentenced")] == terms


def test_an_age_is_no_term() -> None:
    text = "Terms ranged from three to 60 years. The longest was handed to Ivan Test, 35."
    assert all(told(claim) != ("prison", 35, "years") for claim in claims_of(text, "sentenced"))
