"""Where the wording of a charge ends, and where the next one begins."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.reading import read_text

PUBLISHED = PartialDate.parse("2024-10-16")


@pytest.mark.parametrize(
    ("sentence", "wordings"),
    [
        ("Five men were convicted of treason in 2023.", ["treason"]),
        ("Five men were convicted of high treason in 2023.", ["high treason"]),
        ("Nine men accused of taking part in the bombing, it emerged on Monday, were freed.",
         ["taking part in the bombing"]),
        ("Sixty people have been charged with riot, of whom 41 have pleaded guilty.", ["riot"]),
        ("He is charged with conspiracy, which carries up to 20 years, and fraud.",
         ["conspiracy", "fraud"]),
        (("Ivan Test was charged with one count of conspiracy, which carries a maximum sentence of 20 years"
         " in prison, and two counts of money laundering."),
         ["one count of conspiracy", "two counts of money laundering"]),
        ("He is charged with conspiracy, which carries up to 20 years, and was remanded.", ["conspiracy"]),
    ],
)  # fmt: skip
def test_the_wording_of_a_charge(sentence: str, wordings: list[str]) -> None:
    charges = [claim.charges for claim in read_text(sentence, published=PUBLISHED).claims]
    assert [each.wording for each in next(filter(None, charges))] == wordings


def test_hours_of_a_deed_are_no_term() -> None:
    text = 'Sentencing them on Friday, Judge Ivan Test said each had a part in "twelve hours of violence".'
    assert all(claim.sentence is None for claim in read_text(text, published=PUBLISHED).claims)
