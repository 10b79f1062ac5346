"""Two verbs of one subject: those between them are whom the first takes, not whom the second befell."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text

PUBLISHED = PartialDate.parse("2025-10-24")  # a Friday


def claims_of(text: str) -> list[ReadClaim]:
    return list(read_text(text, published=PUBLISHED, title="").claims)


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Anna Test was detained by police officers and was later released.", "released"),
        (
            "Anna Test was led away by armed men and has not been heard from since.",
            "whereabouts_unknown",
        ),
        ("Anna Test met reporters on Monday and was later arrested.", "detained"),
        ("Anna Test gave an interview to two reporters and was arrested a day later.", "detained"),
        ("Anna Test worked with two activists and was convicted of extremism.", "convicted"),
        ("Anna Test fought alongside soldiers of the brigade and was captured in May.", "captured"),
        ("Anna Test defended three students and was herself arrested in June.", "detained"),
        ("Anna Test was labelled a foreign agent and was later charged.", "charged"),
        (
            "Anna Test was questioned by two prosecutors and was later charged with fraud.",
            "charged",
        ),
        ("Anna Test was beaten by guards and was later sentenced to six years.", "sentenced"),
        (
            (
                "Blogger Anna Test was added to the list of foreign agents and a criminal case was opened"
                " against her."
            ),
            "case_opened",
        ),
    ],
)
def test_the_second_verb_has_the_subject_of_the_first(text: str, stage: str) -> None:
    found = [claim for claim in claims_of(text) if claim.stage == stage]
    assert [(claim.persons, claim.count) for claim in found] == [(("Anna Test",), None)]


def test_a_clause_with_a_subject_of_its_own_keeps_it() -> None:
    text = "Police searched the homes of six activists on Monday and two women were arrested."
    (claim,) = [claim for claim in claims_of(text) if claim.stage == "detained"]
    assert claim.count is not None
    assert claim.count.exact == 2


def test_a_number_that_is_the_subject_is_that_of_both_verbs() -> None:
    text = "The three men hid two soldiers and were arrested on Friday."
    (claim,) = [claim for claim in claims_of(text) if claim.stage == "detained"]
    assert claim.count is not None
    assert claim.count.exact == 3
