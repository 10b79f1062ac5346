import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ChargeStatus
from casetracker.procedure.charges import ChargeStep, article_number, is_within, odd_steps


def step(status: ChargeStatus, date: str | None = None) -> ChargeStep:
    return ChargeStep(status, PartialDate.parse(date) if date else None)


@pytest.mark.parametrize(
    ("text", "number"),
    [("Art. 214.2.1", "214.2.1"), ("214-1", "214-1"), ("article 214", "214"), ("none", "none")],
)
def test_an_article_is_known_by_its_number(text: str, number: str) -> None:
    assert article_number(text) == number


@pytest.mark.parametrize(
    ("article", "wider", "is_part"),
    [
        ("214.2.1", "214", True),
        ("214", "214", True),
        ("214-1", "214", False),
        ("2142", "214", False),
        ("214", "214.2", False),
    ],
)
def test_a_sub_article_is_within_its_article(article: str, wider: str, *, is_part: bool) -> None:
    assert is_within(article, wider) is is_part


def test_steps_that_do_not_fit_are_said() -> None:
    steps = [
        step(ChargeStatus.ALLEGED, "2021-06"),
        step(ChargeStatus.CONVICTED, "2021-05-01"),
        step(ChargeStatus.ACQUITTED, "2021-08"),
        step(ChargeStatus.DROPPED),
        step(ChargeStatus.DROPPED),
    ]
    assert list(odd_steps(steps)) == [
        "Convicted is dated before alleged.",
        "Dropped after acquitted is unusual.",
        "Dropped is recorded twice.",
    ]


def test_an_ordinary_history_has_nothing_odd() -> None:
    steps = [
        step(ChargeStatus.ALLEGED, "2021-06"),
        step(ChargeStatus.IN_INDICTMENT, "2021-06-11"),
        step(ChargeStatus.CONVICTED, "2021-07"),
    ]
    assert list(odd_steps(steps)) == []
