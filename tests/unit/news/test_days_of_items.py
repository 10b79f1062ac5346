"""Items of a digest, whose day is that of no other item."""

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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            (
                "Digest\n\n2. Fire. Two men were arrested on Monday.\n\n3. Ferry. A captain was"
                " remanded in custody."
            ),
            OPEN,
        ),
        (
            (
                "Digest\n\n- Testa. Two men were arrested on Monday.\n\n- Probe. A captain was"
                " remanded in custody."
            ),
            OPEN,
        ),
        (
            (
                "Digest\n\nThe week was long.\n\nIt rained.\n\nRUSSIA. Two men were arrested on"
                " Monday.\n\nTURKEY. A captain was remanded in custody."
            ),
            OPEN,
        ),
        (
            "News\n\nTwo men were arrested on Monday.\n\nA captain was remanded in custody.",
            "2024-11-04",
        ),
        (
            "Digest\n\n- Two men were arrested on Monday. A captain was remanded in custody.",
            "2024-11-04",
        ),
        (
            "TESTA. Two men were arrested on Monday.\n\nA captain was remanded in custody.",
            "2024-11-04",
        ),
    ],
)
def test_the_day_of_an_item_is_that_of_no_other(text: str, day: str) -> None:
    assert days_of(text, "remanded") == [day]
