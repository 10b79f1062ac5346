"""Days at the head of a list, of an answer, of a verdict beside an arrest, and of a plea in court."""

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


def test_each_line_of_a_list_has_the_day_at_its_head() -> None:
    listed = (
        "VERDICTS.\n- Testa City Court, October 11: Ivan Test was sentenced to nine years.\n"
        "- Probe Regional Court, October 12: Anna Probe, teacher, three years for a comment.\n"
    )
    assert set(days_of(listed, "sentenced")) == {"2024-10-11", "2024-10-12"}


def test_a_count_in_a_live_report_is_of_its_day() -> None:
    live = (
        "Rallies in Testa, live\n\nARCHIVE: men led into a van on 13 September, when 774 were"
        " detained.\n\n22:05 Our count at the end of the day: Alphaville 341, Betaville 26.\n"
    )
    assert days_of(live, "detained")[-1] == "2024-11-05"


@pytest.mark.parametrize(
    ("text", "stage", "day"),
    [
        ("Q: You were tried?\n\nA: In 2018. I was acquitted in minutes.", "acquitted", "2018"),
        ("Q: You were tried?\n\nA: In 2018 it may be. I was acquitted.", "acquitted", OPEN),
        (
            (
                "He had been arrested on 9 February 2022, the day a court handed down the verdict. Two"
                " others were acquitted."
            ),
            "acquitted",
            "2022-02-09",
        ),
        (
            (
                "He had been arrested on 9 February 2022, the day a war began. Two others were"
                " acquitted."
            ),
            "acquitted",
            OPEN,
        ),
        (
            "They were caught on 6 March 2021. All were arrested and later released.",
            "detained",
            "2021-03-06",
        ),
        (
            "In 2019, three inmates escaped the same way; all of them were recaptured.",
            "detained",
            "2019",
        ),
        ("In 2019, three escaped; one was recaptured later.", "detained", OPEN),
        ("The trial of Ivan Test was due to open on Monday.", "on_trial", "2024-11-04"),
        ("The trial of Ivan Test is due to open on Monday.", "on_trial", "2024-11-11"),
        (
            "Four men were arrested in December 2023. They have been remanded at Testa since.",
            "remanded",
            "2023-12",
        ),
        (
            "The accused were indicted in May last year and pleaded not guilty.",
            "denial",
            "2023-05",
        ),
        (
            (
                "Radio Test English Service, 5 November 2024\n\nA court has shortened the prison terms"
                " of two men.\n\nThe ruling came on Monday afternoon."
            ),
            "appeal_decided",
            "2024-11-04",
        ),
        (
            (
                "Vera Test came here last September. She was held on a notice, which the agency"
                " deleted in February."
            ),
            "detained",
            "2024-09",
        ),
    ],
)
def test_the_day_of_an_answer_or_of_a_clause(text: str, stage: str, day: str) -> None:
    assert set(days_of(text, stage)) == {day}


def test_a_plea_is_of_the_day_of_the_hearing() -> None:
    hearing = "A judge on Monday charged four men with theft.\n\nThe hall was full.\n\n"
    assert days_of(f"{hearing}All four pleaded not guilty.", "denial") == ["2024-11-04"]
    assert days_of(f"{hearing}All four have pleaded not guilty.", "denial") == [None]
