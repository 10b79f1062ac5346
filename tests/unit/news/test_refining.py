"""A closer statement is no contradiction, and two places that exclude each other are one."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.matching.refining import Standing, closest, narrowest, places, provisions


@pytest.mark.parametrize(
    ("said", "held", "standing"),
    [
        ("Lomna", "Lomna", "same"),
        ("Karvachar", "Kalbajar", "same"),
        ("the Lomna crossing", "Lomna crossing", "same"),
        ("Orsk, Lomna region", "Lomna region", "closer"),
        ("Lomna region", "Orsk, Lomna region", "wider"),
        ("Kalbajar", "Hadrut", "other"),
        ("Orsk crossing", "Lomna crossing", "other"),
        ("Orsk", "Lomna", "unknown"),
        ("Orsk", None, "unknown"),
        (None, "Orsk", "unknown"),
    ],
)
def test_places_are_the_same_closer_wider_or_another(
    said: str | None, held: str | None, standing: str
) -> None:
    assert places(said, held) == Standing(standing)


@pytest.mark.parametrize(
    ("said", "held", "standing"),
    [
        ("214", "214", "same"),
        ("214.2.1", "214", "closer"),
        ("214", "214.2.1", "wider"),
        ("21", "214", "other"),
        ("279", "214.2", "other"),
    ],
)
def test_an_article_is_within_another_by_its_parts_only(
    said: str, held: str, standing: str
) -> None:
    assert provisions(said, held) == Standing(standing)


def test_what_is_kept_is_the_closer_of_two() -> None:
    month, day = PartialDate.parse("2020-12"), PartialDate.parse("2020-12-13")
    assert narrowest(day, month) == narrowest(month, day) == day
    assert narrowest(None, month) == month
    assert closest("Orsk, Lomna region", "Lomna region") == "Orsk, Lomna region"
    assert closest("Lomna region", "Orsk, Lomna region") == "Orsk, Lomna region"
    assert closest("Orsk", None) == "Orsk"
    assert closest(None, "Orsk") == "Orsk"
