"""Who leaves custody: set free at home, brought back over a border, handed over to be tried."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.reading import read_text

PUBLISHED = PartialDate.parse("2024-10-16")
LEAVING = frozenset(["released", "repatriated", "extradited", "transferred"])


def leaving(text: str) -> list[tuple[str, str, int | None]]:
    """Of each claim that somebody leaves: the step, how it is put, and how many."""
    return [
        (claim.stage, claim.modality.value, claim.count.exact if claim.count else None)
        for claim in read_text(text, published=PUBLISHED).claims
        if claim.stage in LEAVING
    ]


@pytest.mark.parametrize(
    ("sentence", "step", "number"),
    [
        (
            "Lithuania and Denmark got back three men whom Russia had convicted.",
            "repatriated",
            3,
        ),
        ("95 people have come home to Ukraine.", "repatriated", 95),
        ("95 people have come home.", "released", 95),
        ("Eleven Kyrgyz citizens are back home tonight.", "repatriated", 11),
        ("Eleven teachers are back home tonight.", "released", 11),
        ("13 detained Armenians were returned to their country in June.", "repatriated", 13),
        ("312 detainees had returned home.", "released", 312),
        ("312 detainees had returned home over the border.", "repatriated", 312),
        ("On Thursday Paraguay sent home two Brazilians.", "repatriated", 2),
        (
            "On Thursday Paraguay sent home two Brazilians wanted in Mato Grosso for robbery.",
            "extradited",
            2,
        ),
        ("178 Palestinians were freed in the sixth exchange.", "released", 178),
        ("Four hostages were freed in the sixth exchange.", "released", 4),
        ("Eight soldiers were freed in the sixth exchange.", "repatriated", 8),
        (
            "Five prisoners of war were transferred to the Armenian side.",
            "repatriated",
            5,
        ),
        ("Testland transferred five prisoners of war to Armenia.", "repatriated", 5),
    ],
)
def test_who_comes_home_is_told_from_who_is_let_out(sentence: str, step: str, number: int) -> None:
    assert leaving(sentence) == [(step, "asserted", number)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Two brothers were handed fresh orders at the gate and taken back inside.",
        "Rescuers brought 29 bodies down on Tuesday; another 14 were handed over by troops.",
        "The men held on Wednesday were handed over to the fisheries inspector.",
    ],
)
def test_what_is_handed_over_is_not_always_a_captive(sentence: str) -> None:
    assert leaving(sentence) == []


@pytest.mark.parametrize(
    ("text", "step"),
    [
        (
            "Four men were taken prisoner near the ridge. Three of them came home in March.",
            "repatriated",
        ),
        (
            "Four men were detained near the square. Three of them came home in March.",
            "released",
        ),
    ],
)
def test_captives_who_came_home_were_brought_back(text: str, step: str) -> None:
    assert leaving(text) == [(step, "asserted", 3)]
