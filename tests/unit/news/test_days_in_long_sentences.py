"""Days that stand far from their step, that head the next clause, or that a fragment tells."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.reading import read_text


def days_of(text: str, stage: str) -> list[str | None]:
    """The days of all steps of a kind in a text published on Tuesday, 5 November 2024."""
    claims = read_text(text, published=PartialDate.parse("2024-11-05")).claims
    return [
        None if claim.date is None else claim.date.edtf
        for claim in claims
        if stage in (claim.stage, claim.kind.value)
    ]


OPEN = "../2024-11-05"
ACCUSED = "eleven residents of Testa who are accused of resisting officers in a dispute over a well"


@pytest.mark.parametrize(
    ("sentence", "stage", "day"),
    [
        (f"The trial of {ACCUSED}, opened in Probe on 12 March.", "on_trial", "2024-03-12"),
        (f"The trial of {ACCUSED}, that began after 12 March.", "on_trial", OPEN),
        (
            (
                "In the first, on 21 October, 14 people were detained, and three days later a judge"
                " jailed nine of them."
            ),
            "detained",
            "2024-10-21",
        ),
        ("Anna Test was allowed to return home on Sunday.", "released", "2024-11-03"),
        ("Anna Test was released and is to return on 7 December.", "released", OPEN),
        (
            "When the charges were put to them on Monday, all four pleaded not guilty.",
            "denial",
            "2024-11-04",
        ),
        (
            (
                "RIGA, Nov 4 - On May 27, police in nine towns broke up rallies against a dump and"
                " detained 40 people."
            ),
            "detained",
            "2024-05-27",
        ),
        (
            (
                "The Court of Cassation has overturned the sentence of Anna Test, according to a ruling dated"
                " October 9."
            ),
            "cassation",
            "2024-10-09",
        ),
        (
            (
                "A court on Monday freed 11 teachers who have been in jail since a sit-in last month,"
                " but rejected the pleas of two others."
            ),
            "released",
            "2024-11-04",
        ),
        (
            "A court on Monday set December 4 as the date for the opening of their trial.",
            "on_trial",
            "2024-12-04",
        ),
    ],
)
def test_the_day_of_a_step_is_found_in_a_long_sentence(sentence: str, stage: str, day: str) -> None:
    assert set(days_of(sentence, stage)) == {day}


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Six men were arrested in the first week of February 2023.", "2023-02-01/2023-02-07"),
        ("Six men were arrested in the last week of February 2023.", "2023-02"),
        ("Six men were arrested at the end of 2022.", "2022-12"),
        ("Six men were arrested at the end of this year.", None),
        ("By March all six had been arrested.", "../2024-03-31"),
        ("Six men were arrested before the end of 2022.", "../2022-12-31"),
        ("Six men were arrested in 2022 by officers of Testa.", "2022"),
        ("Six men were arrested on October the thirtieth.", "2024-10-30"),
        ("Six men were arrested last winter.", "2023-12/2024-02"),
        ("Six men were arrested in autumn 2022.", "2022-09/2022-11"),
        ("Six men were arrested in the autumn.", "2024-09/2024-11"),
        ("A rally took place in May 2021. Six men were arrested the same year.", "2021"),
        ("A rally took place in 2021. Six men were arrested in May of the following year.", None),
        ("In May 2021, at night. They arrested six of us at the harbour.", "2021-05"),
        ("On 6 May 2021, a Thursday, at noon. They arrested six of us there.", "2021-05-06"),
        ("In May 2021 it will be seen. They arrested six of us at the harbour.", OPEN),
    ],
)
def test_stretches_of_a_year_and_fragments_are_days(sentence: str, day: str | None) -> None:
    found = days_of(sentence, "detained")
    assert found == [day] if day is not None else found != [OPEN]
