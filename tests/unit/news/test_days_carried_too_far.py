"""Days that are not carried on: over a sum until now, back to an arrest, from the head of a line."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.reading import read_text


def days_of(text: str, stage: str) -> list[str | None]:
    """The days of all steps of a kind in a text published on Thursday, 14 November 2024."""
    claims = read_text(text, published=PartialDate.parse("2024-11-14")).claims
    return [
        None if claim.date is None else claim.date.edtf for claim in claims if claim.stage == stage
    ]


OPEN = "../2024-11-14"


@pytest.mark.parametrize(
    ("text", "stage", "days"),
    [
        (
            (
                "On January 9, the court handed down ten-year jail terms to two men. So far, the courts"
                " have convicted 108 accused."
            ),
            "convicted",
            [OPEN],
        ),
        (
            (
                "On January 9, the court jailed two men. So far 12 others have been convicted and two"
                " acquitted."
            ),
            "acquitted",
            [OPEN],
        ),
        (
            "Police detained 21 suspects on Wednesday. In all, 2,400 people have been detained.",
            "detained",
            ["2024-11-13", OPEN],
        ),
        (
            "Police detained 21 suspects on Wednesday. Altogether 300 of them have been charged.",
            "charged",
            [OPEN],
        ),
        (
            "Police detained 21 suspects on Wednesday. Nine have been charged.",
            "charged",
            ["2024-11-13"],
        ),
        ("Since 2015, 92,000 people have been arrested.", "detained", ["2015/2024"]),
        ("Since May, 92 people have been arrested.", "detained", ["2024-05/2024-11"]),
        (
            "The president spoke on Thursday. Since then 1,112 people have been released.",
            "released",
            [OPEN],
        ),
        (
            "The state of emergency began on 3 May. Since then 90 people have been released.",
            "released",
            ["2024-05-03/2024-11-14"],
        ),
    ],
)
def test_a_sum_until_now_takes_no_day_of_the_news(
    text: str, stage: str, days: list[str | None]
) -> None:
    assert days_of(text, stage) == days


@pytest.mark.parametrize(
    ("text", "stage", "day"),
    [
        (
            "On 13 November the trial of 15 men continued. They were arrested by the service.",
            "detained",
            "../2024-11-13",
        ),
        (
            "On 13 November the court convicted 15 men. All were detained in raids.",
            "detained",
            "../2024-11-13",
        ),
        (
            "On 13 November the court convicted 15 men. They were taken into custody.",
            "detained",
            "2024-11-13",
        ),
        (
            "On 13 November the police stormed the hall. They were arrested by the service.",
            "detained",
            "2024-11-13",
        ),
        (
            (
                "The president pardoned 52 persons convicted of extremism. On 2 July a court sentenced"
                " three men."
            ),
            "convicted",
            OPEN,
        ),
        (
            (
                "TARISH, 12 November - The investigation of the case against 18 men has been completed."
                " The indictment was approved."
            ),
            "indictment_approved",
            "../2024-11-12",
        ),
        (
            (
                "TARISH, 12 November. From the first light of dawn officers searched 40 houses. Nine"
                " men were taken to prison."
            ),
            "detained",
            "2024-11-12",
        ),
    ],
)
def test_a_day_is_not_carried_back_or_from_the_dateline(text: str, stage: str, day: str) -> None:
    assert days_of(text, stage) == [day]


def test_what_has_been_asked_for_is_of_no_day_told_before() -> None:
    referred = "On Saturday, a court referred 13 aid workers to trial."
    assert days_of(f"{referred} The UN has demanded their release.", "released") == [None]
    assert days_of(f"{referred} The UN demanded their release.", "released") == ["2024-11-09"]
