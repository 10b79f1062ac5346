"""Steps of one day that small words, an hour or what is still to come do not take from it."""

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
    ("text", "stage", "day"),
    [
        (
            (
                "A court on Monday jailed Anna Test for nine years. Since her term exceeds five years,"
                " the judge ordered that she be held; police picked her up at home."
            ),
            "detained",
            "2024-11-04",
        ),
        (
            "A court on Monday jailed Anna Test. Since the coup, nine others were arrested.",
            "detained",
            OPEN,
        ),
        (
            (
                "On Monday a rally was held. A man in a red coat was arrested; the force"
                " said later that he was well."
            ),
            "detained",
            "2024-11-04",
        ),
        (
            "A court on Monday jailed Anna Test. She was then transferred to Probe prison.",
            "transferred",
            "2024-11-04",
        ),
        (
            "A court on Monday jailed Anna Test. She had earlier been transferred to Probe prison.",
            "transferred",
            "../2024-11-04",
        ),
        (
            (
                "A court on Monday jailed Ivan Test. He was taken into custody before his wife had put"
                " on her coat."
            ),
            "detained",
            "2024-11-04",
        ),
        (
            (
                "A judge on Monday remanded two men to appear in court on April 12. Anna Test was"
                " granted bail."
            ),
            "released",
            "2024-11-04",
        ),
        (
            (
                "On Monday a court sat. The four, whose terms matched what they had already served,"
                " were set free."
            ),
            "released",
            "2024-11-04",
        ),
        (
            "An indictment unsealed this morning charges nine men with theft.",
            "charged",
            "2024-11-05",
        ),
        (
            "A judge on Monday jailed nine men. Earlier in the day Anna Test pleaded not guilty.",
            "denial",
            "2024-11-04",
        ),
        (
            (
                "Our reporter spent Monday in court.\n\nAt 11.00 the hall filled.\n\nAt 16.30 the judge"
                " acquitted Ivan Test."
            ),
            "acquitted",
            "2024-11-04",
        ),
        (
            (
                "Jurors declared Ivan Test guilty of the murder of a farmer, a man of 60, in November"
                " 2020. He was given eighteen years."
            ),
            "sentenced",
            OPEN,
        ),
    ],
)
def test_a_step_stays_on_the_day_that_is_told(text: str, stage: str, day: str) -> None:
    assert set(days_of(text, stage)) == {day}


@pytest.mark.parametrize(
    ("sentence", "stage", "day"),
    [
        (
            "The prosecutor, who in September had demanded life for nine defendants, is to object.",
            "sentence_requested",
            "2024-09",
        ),
        (
            (
                "They are among ten captives whom the army released on Monday after talks, and who"
                " were flown home on a plane."
            ),
            "repatriated",
            "2024-11-04",
        ),
        (
            "There were shouts in the court yesterday as five members of the gang were released.",
            "released",
            "2024-11-04",
        ),
        (
            (
                "Last month he dropped a charge against an aide, and in August two men facing trial"
                " were set free."
            ),
            "released",
            "2024-08",
        ),
        ("Last month a charge was dropped and two men were set free.", "released", "2024-10"),
    ],
)
def test_the_day_of_a_clause_is_that_of_its_verb(sentence: str, stage: str, day: str) -> None:
    assert set(days_of(sentence, stage)) == {day}
