"""Days of the background, of a report, of a second clause and of another case: no days of a step."""

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
    ("text", "stage", "day"),
    [
        (
            (
                "Six men were arrested on 3 June. The gang was formed in 2015. The following day they"
                " were charged."
            ),
            "charged",
            "2024-06-04",
        ),
        (
            (
                "Six men were arrested on 3 June. The mill was built in 1962. A week later they were"
                " released."
            ),
            "released",
            "2024-06-10",
        ),
        ("Protests began in 2015. A year later six men were charged.", "charged", "2016"),
        ("The house was bought in 2008. Both men were remanded in custody.", "remanded", OPEN),
        ("The war began in 2008. Both men were remanded in custody.", "remanded", "2008"),
        (
            "Its leader had been sentenced to four years in 2015. They were remanded in custody.",
            "remanded",
            OPEN,
        ),
        (
            "Press Shield published its annual review on Monday. 26 writers were arrested in all.",
            "detained",
            OPEN,
        ),
        ("The police acted on Monday. 26 writers were arrested.", "detained", "2024-11-04"),
        (
            "They could be sentenced to death, although nobody has been executed since 1988.",
            "sentenced",
            None,
        ),
    ],
)
def test_a_day_of_the_background_is_no_clock(text: str, stage: str, day: str | None) -> None:
    assert days_of(text, stage) == [day]


@pytest.mark.parametrize(
    ("text", "stage", "day"),
    [
        ("14 April 2023: Riot police clear a yard. 48 men are detained.", "detained", "2023-04-14"),
        ("April 14. Riot police clear a yard. 48 men are detained.", "detained", "2024-04-14"),
        (
            "On 14 April police cleared a yard. 48 men are detained in Testa.",
            "detained",
            OPEN,
        ),
        (
            "17 April: A court remands 18 men. Four are placed under house arrest.",
            "detained",
            "2024-04-17",
        ),
    ],
)
def test_the_day_at_the_head_of_a_line_is_that_of_all_of_it(
    text: str, stage: str, day: str
) -> None:
    assert days_of(text, stage) == [day]


@pytest.mark.parametrize(
    ("text", "stage", "day"),
    [
        (
            "Six men were charged with rioting and two were freed on Friday.",
            "charged",
            OPEN,
        ),
        (
            "Six men were convicted and two were acquitted on Friday.",
            "convicted",
            "2024-11-01",
        ),
        (
            "Five had been released and the others would appear in court on Friday.",
            "released",
            OPEN,
        ),
        ("Five were held in 2022 and each was released later.", "detained", "2022"),
        (
            "A doctor visited the two men on Monday. Both were beaten when they were arrested.",
            "detained",
            OPEN,
        ),
        ("Two men, wounded when they were seized, were visited on Monday.", "detained", OPEN),
        ("Two men were jailed on Monday. In another case, three were charged.", "charged", OPEN),
        ("Two men were jailed on Monday. In court three were charged.", "charged", "2024-11-04"),
        ("Three men were arrested on Tuesday and charged on Thursday.", "detained", "2024-10-29"),
        ("Three men were arrested on Tuesday and charged on Thursday.", "charged", "2024-10-31"),
        ("Three men were arrested on Monday and charged on Tuesday.", "charged", "2024-11-05"),
        (
            "Three men were arrested on Tuesday. They were let go on Wednesday.",
            "detained",
            "2024-10-29",
        ),
        (
            "Three men were arrested on Tuesday. They had been let go on Wednesday.",
            "detained",
            "2024-11-05",
        ),
        (
            "Three men were freed on Tuesday. They were arrested on Wednesday.",
            "released",
            "2024-11-05",
        ),
        (
            "In an operation carried out on 1-3 November, officers detained nine men.",
            "detained",
            "2024-11-01/2024-11-03",
        ),
        ("By the end of last year, nine had been released.", "released", "../2023-12-31"),
        ("Police detained six men this week.", "detained", "2024-11-04/2024-11-05"),
        (
            "Six soldiers captured in the winter offensive returned home on Monday.",
            "captured",
            "2023-12/2024-02",
        ),
        (
            (
                "Men who had been held in Testa for 16 months were freed on Saturday and nine guards"
                " were released in return."
            ),
            "released",
            "2024-11-02",
        ),
    ],
)
def test_the_day_is_that_of_its_own_clause(text: str, stage: str, day: str) -> None:
    assert set(days_of(text, stage)) == {day}
