import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ChargeStatus
from casetracker.procedure.charges import (
    ChargeStep,
    article_number,
    is_within,
    odd_steps,
    place_of_standing,
)


def step(status: ChargeStatus, date: str | None = None, told: str | None = None) -> ChargeStep:
    happened, reported = (PartialDate.parse(each) if each else None for each in (date, told))
    return ChargeStep(status, happened, reported)


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


@pytest.mark.parametrize(
    ("steps", "place"),
    [
        ([("alleged", "2021-06-11"), ("acquitted", "2021-09"), ("in_indictment", "2021-06-20")], 1),
        ([("alleged", "2021-06-11"), ("convicted", "2021-05-01")], 0),
        ([("alleged", "2021-06-11"), ("in_indictment", "2021-06-11")], 1),
        ([("alleged", "2021-06"), ("in_indictment", "2021-06-20")], 1),
        ([("alleged", None), ("convicted", "2021-07-23")], 1),
        ([("alleged", "2021-06-11"), ("dropped", None)], 1),
        ([("alleged", "2021-06-11"), ("dropped", None), ("alleged", "2021-05-01")], 1),
        ([("alleged", "2021-06-11"), ("amended", "2021-06-01"), ("convicted", "2021-07-23")], 1),
        ([("acquitted", "2021-09-01/.."), ("in_indictment", "2021-06-20")], 0),
    ],
)
def test_a_charge_stands_by_the_step_that_is_last_by_date(
    steps: list[tuple[str, str | None]], place: int
) -> None:
    found = place_of_standing([step(ChargeStatus(status), date) for status, date in steps])
    assert found == place


def test_a_step_that_is_only_reported_was_over_by_then() -> None:
    reported = step(ChargeStatus.DROPPED, told="2021-06-01")
    assert place_of_standing([step(ChargeStatus.ALLEGED, "2021-07-01"), reported]) == 0
    assert place_of_standing([step(ChargeStatus.ALLEGED, "2021-05-01"), reported]) == 1
