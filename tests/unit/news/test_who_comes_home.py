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


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("He was taken by rail to Vladimir by way of Ryazan.", None),
        (
            "Immigration police took 11 Uyghur men out of the Testa detention centre in the south.",
            11,
        ),
        ("Mr Ivan Test was transferred to the Detention Facilities of the Tribunal.", None),
        ("After that they moved me to La Testa, which is a real prison.", None),
        (
            "He was kept alone in Proba prison before being moved to al-Test, south of the capital.",
            None,
        ),
        ("She knows that her husband was transferred to Testa, in the desert.", 1),
        ("The two sisters were moved to Testa.", 2),
        ("He got ten years and was taken to Testville prison in November.", None),
        ("She refused to leave the country and was taken back to the colony in Proba.", None),
    ],
)
def test_who_is_moved_from_one_place_of_custody_to_another(
    sentence: str, number: int | None
) -> None:
    assert leaving(sentence) == [("transferred", "asserted", number)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The money was transferred to an account in Proba.",
        "The officer was transferred to another district.",
        "He was taken to Testville prison in November.",
        "They moved him to tears.",
        "The case was transferred to Testville.",
        "They gave him back to us in March.",
        "The court gave him the liberty to renew his prayer.",
        "Twelve officers were expelled from military schools.",
    ],
)
def test_nobody_is_moved_by_near_like_words(sentence: str) -> None:
    assert not {"transferred", "extradited"} & {step for step, _, _ in leaving(sentence)}


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        (
            "Ana Probe, the singer who had spent 74 days behind bars for a song, was set free.",
            None,
        ),
        ("The High Court granted her bail that September.", None),
        (
            "The woman has been granted interim name suppression and electronically monitored bail.",
            1,
        ),
        ("The court extended the interim bail of six party leaders till November 4.", 6),
        ("Nineteen are on police bond.", 19),
        ("Three of them appeared on bail.", 3),
        ("The detainees went home.", None),
        ("By Thursday evening buses had carried at least 480 of them out of Testa prison.", None),
    ],
)
def test_who_is_out_is_told_in_plain_words(sentence: str, number: int | None) -> None:
    assert leaving(sentence) == [("released", "asserted", number)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The list, which was printed in a newspaper, was released.",
        "Six left the court in a prison van.",
        "Four must also serve a period of supervised release after leaving prison.",
        "The spectators went home.",
        "The firm granted her leave.",
    ],
)
def test_nobody_is_let_out_by_near_like_words(sentence: str) -> None:
    assert leaving(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Her request for early release was denied.", [("released", "negated", None)]),
        ("Parole was granted to two of the drivers.", [("released", "asserted", 2)]),
        ("The ministry denied that two drivers were released.", [("released", "denied", 2)]),
    ],
)
def test_what_a_request_for_release_comes_to(
    sentence: str, expected: list[tuple[str, str, int | None]]
) -> None:
    assert leaving(sentence) == expected
