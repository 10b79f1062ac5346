"""Days of what a case is about, of an aside, and of what came behind a day named before."""

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


@pytest.mark.parametrize(
    ("sentence", "stage", "day"),
    [
        ("Six officers were arrested over the death of a student in June 2021.", "detained", OPEN),
        ("Six officers were arrested over leaflets in June 2021.", "detained", "2021-06"),
        ("Five men went on trial over the bombing of a market in 2020.", "on_trial", OPEN),
        ("More than 60 people were charged over the riot on August 4.", "charged", OPEN),
        ("Six men were charged in connection with the disorder on August 4.", "charged", OPEN),
        ("Six men were arrested over the riot on Sunday.", "detained", "2024-11-03"),
        ("Two men were charged with a murder committed in 2019.", "charged", OPEN),
        ("Two men were charged with treason in May.", "charged", "2024-05"),
        ("Five men are accused of blocking the ring road last November.", "charge", OPEN),
        (
            "The trial of five men accused of robbing a bank in January opened on Monday.",
            "on_trial",
            "2024-11-04",
        ),
        (
            "Two brothers are accused of a murder in 2019. They were remanded by a court.",
            "remanded",
            OPEN,
        ),
        ("Two men were jailed for an attack in March 2022.", "sentenced", OPEN),
        ("Two men were convicted of murder in 2019.", "convicted", "2019"),
    ],
)
def test_the_day_of_a_deed_is_no_day_of_a_step(sentence: str, stage: str, day: str) -> None:
    assert days_of(sentence, stage) == [day]


@pytest.mark.parametrize(
    ("sentence", "stage", "day"),
    [
        (
            "Three aid workers kidnapped in February were released on Sunday.",
            "released",
            "2024-11-03",
        ),
        (
            "Anna Test, sentenced to six years in 2021, was released last week after serving it.",
            "released",
            "2024-10-28/2024-11-03",
        ),
        (
            "Anna Test, sentenced to six years in 2021, was released last week.",
            "sentenced",
            "2021",
        ),
        (
            "Nine soldiers captured during the September fighting returned home on Monday.",
            "captured",
            "2024-09",
        ),
        (
            "Nine men were convicted of killing guards during the September riots.",
            "convicted",
            OPEN,
        ),
        ("Those three were freed in a 2023 swap.", "repatriated", "2023"),
        ("In April and May the president pardoned 13 and 16 people.", "pardoned", "2024-04"),
    ],
)
def test_the_day_of_another_clause_is_not_taken(sentence: str, stage: str, day: str) -> None:
    assert days_of(sentence, stage)[0] == day


@pytest.mark.parametrize(
    ("sentences", "day"),
    [
        (
            "Protests broke out in January 2022. In the weeks that followed, police arrested 400.",
            "2022-01/2022-02",
        ),
        ("Protests broke out in January 2022. Days later, police arrested 40.", "2022-01"),
        (
            "Protests broke out on 3 May 2022. Over the next three weeks police arrested 40 people.",
            "2022-05-03/2022-05-24",
        ),
        ("Protests broke out on 3 May 2022. Police arrested 40 people that week.", None),
        ("In the days after the fire police arrested 40 people.", OPEN),
        ("A month later two employees were arrested.", OPEN),
    ],
)
def test_what_came_after_is_seen_from_the_day_before(sentences: str, day: str | None) -> None:
    assert days_of(sentences, "detained") == [day or "2022-05-02/2022-05-08"]


def test_two_joined_days_are_those_of_two_groups_in_turn() -> None:
    opened = "The trials of 12 and nine fighters opened on June 28 and July 1, respectively."
    assert days_of(opened, "on_trial") == ["2024-06-28", "2024-07-01"]
    assert days_of("Between June 28 and July 1 police detained 12 men.", "detained") == [
        "2024-06-28/2024-07-01"
    ]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        (
            "A minister has signed an order for the extradition of nine men, it emerged on Monday.",
            None,
        ),
        ("Nine men accused of the bombing, it emerged on Monday, will be extradited.", None),
        ("A court ruled in February that the men could be extradited.", None),
        ("Nine men will be extradited on Monday.", "2024-11-11"),
        ("Nine men were extradited, it emerged on Monday.", "../2024-11-04"),
    ],
)
def test_a_past_day_is_not_pushed_ahead_by_a_plan(sentence: str, day: str | None) -> None:
    assert days_of(sentence, "extradited") == [day]
