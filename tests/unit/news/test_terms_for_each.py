"""A term is that of each only where it is told so; what is a part, a sum or an extreme is not."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text

PUBLISHED = PartialDate.parse("2024-06-10")


def terms_of(text: str) -> list[ReadClaim]:
    claims = read_text(text, published=PUBLISHED, title="").claims
    return [each for each in claims if each.sentence is not None]


@pytest.mark.parametrize(
    "text",
    [
        "On 5 May 2024 a court sentenced 12 men, of whom three got ten years each.",
        "On 5 May 2024 a court sentenced four men, one of them to six years in prison.",
        "On 5 May 2024 a court sentenced 12 men, most of them to six years in prison.",
        "On 5 May 2024 a court sentenced 12 men, half of them to six years in prison.",
        "On 5 May 2024 a court jailed four men, some for as long as six years.",
        "On 5 May 2024 a court sentenced four men, the harshest sentence being six years in prison.",
        "On 5 May 2024 the four activists were jailed for 40 years between them.",
        "On 5 May 2024 a court sentenced the couple to a joint 12 years in prison.",
        "On 5 May 2024 a court sentenced four men to an average of six years.",
        "On 5 May 2024 a court sentenced four men to terms starting at six years.",
        "On 5 May 2024 a court sentenced four men to six years at most.",
        "On 5 May 2024 a court sentenced Ivan Testov to as many as 10 years.",
        "On 5 May 2024 a court fined Ivan Testov and ordered Anna Probova to pay 2,000 lari.",
        "A court sentenced Ivan Testov and Anna Probova to six years and a fine of 300 lari respectively.",
        "A court sentenced Ivan Testov and Anna Probova, handing the latter six years in prison.",
        "On 5 May 2024 a court sentenced Ivan Testov to five years in prison, of which two were suspended.",
    ],
)
def test_a_part_a_sum_or_an_extreme_is_not_that_of_each(text: str) -> None:
    for claim in terms_of(text):
        is_own = claim.count is not None and claim.count.exact == 3
        assert claim.sentence is not None
        assert is_own or not claim.sentence.is_exact, claim


@pytest.mark.parametrize(
    "text",
    [
        "On 5 May 2024 a court sentenced four men to six years in prison.",
        "A court sentenced four men on 5 May 2024 to six years in prison each.",
        "The four men were sentenced on Tuesday to six years in a strict regime colony.",
        "The court gave six years in prison to four men.",
        "The four activists got 15 days each.",
        "Ivan Testov was sentenced on 5 May 2024, after a long trial, to six years in prison.",
    ],
)
def test_what_is_told_of_all_alike_is(text: str) -> None:
    found = terms_of(text)
    assert found
    assert all(each.sentence is not None and each.sentence.is_exact for each in found)


def test_whom_a_term_is_given_to_stands_behind_it() -> None:
    text = (
        "On 5 May 2024 the court gave 10 years to Ivan Testov and Anna Probova, eight years to Petr Ivanov"
        " and six to Oleg Sample."
    )
    found = {
        name: each.sentence.amount
        for each in terms_of(text)
        for name in each.persons
        if each.sentence is not None and each.sentence.is_exact
    }
    assert found.get("Anna Probova") in (None, 10.0)
    assert found.get("Petr Ivanov") == 8.0
    assert found.get("Oleg Sample") in (None, 6.0)
