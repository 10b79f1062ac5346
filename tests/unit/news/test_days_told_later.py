"""Days that a later sentence gives a step, and those of a law, of a verdict told later, of an occasion."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.reading import read_text


def days_of(text: str, stage: str) -> list[str | None]:
    """The days of all steps of a kind in a text published on Tuesday, 5 November 2024."""
    claims = read_text(text, published=PartialDate.parse("2024-11-05")).claims
    return [
        None if claim.date is None else claim.date.edtf for claim in claims if claim.stage == stage
    ]


OPEN = "../2024-11-05"
CONVICTED = "A court in Testa has convicted six members of a choir."
DETAINED = "Border guards in Testa have detained three citizens of Probe."


@pytest.mark.parametrize(
    ("text", "stage", "day"),
    [
        (
            f"{CONVICTED} It sits in Testa. The verdict was read out on 15 October by a judge.",
            "convicted",
            "2024-10-15",
        ),
        (f"{CONVICTED} The ruling came on Sunday afternoon.", "convicted", "2024-11-03"),
        (f"{CONVICTED} The decision, made on Sunday, means little.", "convicted", "2024-11-03"),
        (f"{CONVICTED} The court announced the verdict on 15 October.", "convicted", "2024-10-15"),
        (f"{CONVICTED} The sentence will be announced on 15 December.", "convicted", OPEN),
        (f"{CONVICTED} The arrests took place on 15 October.", "convicted", OPEN),
        (f"{CONVICTED} The ruling of 23/03/1444 was read out.", "convicted", OPEN),
        (
            f"{DETAINED} The detention took place on the night of October 2.",
            "detained",
            "2024-10-02",
        ),
        (f"{DETAINED} The verdict was read out on 2 October.", "detained", OPEN),
        (
            "Anna Test has been transferred to Probe prison. The transfer took place on May 11.",
            "transferred",
            "2024-05-11",
        ),
        (
            "Nii Test was sentenced to nine years. Test was convicted by a jury on 8 January.",
            "sentenced",
            OPEN,
        ),
    ],
)
def test_a_step_takes_the_day_that_is_told_of_it_later(text: str, stage: str, day: str) -> None:
    assert days_of(text, stage)[0] == day


@pytest.mark.parametrize(
    ("text", "stage", "day"),
    [
        ("Nine men were freed under a deal reached in January.", "released", OPEN),
        ("Nine men were freed in May under a deal reached in January.", "released", "2024-05"),
        ("Nine men were convicted under a law adopted in 2020.", "convicted", OPEN),
        ("Nine men were freed in January.", "released", "2024-01"),
        ("Nine soldiers were captured in the October 2023 attack.", "captured", "2023-10"),
        ("Nine people were arrested during the January 2022 unrest.", "detained", "2022-01"),
        ("Nine people were convicted over the January 2022 unrest.", "convicted", OPEN),
        ("Ivan Test was earlier detained for 15 days in 2020.", "detained", "2020"),
        ("Ivan Test had earlier been sentenced to five years in 2017.", "sentenced", "2017"),
        ("Ivan Test had earlier been sentenced to five years.", "sentenced", "../2024-11-04"),
    ],
)
def test_the_day_of_a_law_is_left_and_that_of_an_occasion_taken(
    text: str, stage: str, day: str
) -> None:
    assert days_of(text, stage) == [day]
