"""Days that a sentence names beside a step: of what is to come, of an aside, of something else."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.reading import read_text


def days_of(text: str, stage: str) -> list[str | None]:
    """The days of all steps of a kind in a text published on Friday, 13 September 2024."""
    claims = read_text(text, published=PartialDate.parse("2024-09-13")).claims
    return [
        None if claim.date is None else claim.date.edtf for claim in claims if claim.stage == stage
    ]


@pytest.mark.parametrize(
    ("sentence", "stage", "day"),
    [
        (
            "They were remanded in custody and are next due to appear at the Old Bailey on May 10.",
            "remanded",
            "../2024-09-13",
        ),
        (
            "They were ordered detained pending a hearing set for May 13.",
            "remanded",
            "../2024-09-13",
        ),
        (
            "A man who was arrested on Tuesday has been bailed until July.",
            "released",
            "../2024-09-13",
        ),
        (
            "Anna Test, sentenced in 2022 to four years, left the colony in Testa.",
            "released",
            "../2024-09-13",
        ),
        (
            "Police arrested 19 people in connection with the violence of 8 February.",
            "detained",
            "../2024-09-13",
        ),
        (
            "Both were remanded in custody to appear again on December 25.",
            "remanded",
            "../2024-09-13",
        ),
        (
            "On Tuesday eight prisoners convicted of theft were moved to Testa prison.",
            "convicted",
            "../2024-09-13",
        ),
        (
            "They were arrested between December 2009 and February 2010.",
            "detained",
            "2009-12/2010-02",
        ),
        (
            "The trial, due to begin in June, has been put back until February.",
            "on_trial",
            "2025-02",
        ),
        ("A court on Friday adjourned the trial until March 11.", "on_trial", "2025-03-11"),
        ("Six had been released without charge by Monday noon.", "released", "2024-09-09"),
        (
            "Six men are being tried by a court, which last week denied them bail.",
            "released",
            "2024-09-02/2024-09-08",
        ),
        (
            "Six men are being tried by a court, which last week denied them bail.",
            "on_trial",
            "../2024-09-13",
        ),
        (
            "The appeal of Ivan Test, sentenced to 16 years, was dismissed on 18 August.",
            "sentenced",
            "../2024-09-13",
        ),
        (
            "The judge granted the six men bail and fixed January 24 for trial.",
            "released",
            "../2024-09-13",
        ),
        (
            "The judge granted the six men bail and fixed January 24 for trial.",
            "on_trial",
            "2025-01-24",
        ),
    ],
)
def test_the_day_of_something_else_stays_with_it(sentence: str, stage: str, day: str) -> None:
    assert days_of(sentence, stage) == [day]


def test_a_day_behind_until_is_not_that_of_another_step() -> None:
    text = (
        "A court on Friday kept six men in custody at the end of a hearing,"
        " and adjourned the trial until March 11."
    )
    assert days_of(text, "on_trial") == ["2024-09-13", "2025-03-11"]


def test_what_is_still_to_come_is_not_of_a_day_gone_by() -> None:
    text = "Six men were sentenced in July and are to be tried again."
    assert days_of(text, "on_trial") == [None]


def test_the_same_day_is_not_that_until_which_somebody_is_held() -> None:
    text = (
        "On 24 August five men were placed in custody until 17 October.\n\n"
        "On the same day another court sentenced Ivan Test to 13 years."
    )
    assert days_of(text, "sentenced") == ["2024-08-24"]
