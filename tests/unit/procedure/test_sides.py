"""What refines a statement is not what contradicts it."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.procedure.sides import (
    Relation,
    of_articles,
    of_counts,
    of_dates,
    of_places,
    worst,
)


@pytest.mark.parametrize(
    ("said", "held", "relation"),
    [
        ("2020-11-27", "2020-11", Relation.NARROWER),
        ("2020-11", "2020-11-27", Relation.WIDER),
        ("2020-11-27", "2020-11-27", Relation.AGREES),
        ("2020-11-26", "2020-11-27", Relation.DIFFERS),
        ("../2020-12-01", "2020-11-27", Relation.WIDER),
        ("2020-11-20/2020-11-28", "2020-11-25/2020-11-30", Relation.AGREES),
        (None, "2020", Relation.SILENT),
        ("2020", None, Relation.SILENT),
    ],
)
def test_dates(said: str | None, held: str | None, relation: Relation) -> None:
    assert (
        of_dates(*(PartialDate.parse(each) if each else None for each in (said, held))) is relation
    )


@pytest.mark.parametrize(
    ("said", "held", "relation"),
    [
        ((13, 13), (13, 13), Relation.AGREES),
        ((13, 13), (14, 14), Relation.DIFFERS),
        ((13, 13), (10, 20), Relation.NARROWER),
        ((10, None), (13, 13), Relation.WIDER),
        ((None, 12), (13, 13), Relation.DIFFERS),
        ((None, None), (13, 13), Relation.SILENT),
        ((0, 0), (None, None), Relation.SILENT),
    ],
)
def test_counts(
    said: tuple[int | None, int | None], held: tuple[int | None, int | None], relation: Relation
) -> None:
    assert of_counts(said, held) is relation


@pytest.mark.parametrize(
    ("said", "held", "relation"),
    [
        ("214.2.1", "214", Relation.NARROWER),
        ("214", "214.2.1", Relation.WIDER),
        ("214", "214", Relation.AGREES),
        ("21", "214", Relation.DIFFERS),
        ("2140", "214", Relation.DIFFERS),
        (None, "214", Relation.SILENT),
    ],
)
def test_articles(said: str | None, held: str | None, relation: Relation) -> None:
    assert of_articles(said, held) is relation


@pytest.mark.parametrize(
    ("said", "held", "relation"),
    [
        ("Lomna, Orsk province", "Orsk province", Relation.NARROWER),
        ("Ломна", "Lomna", Relation.AGREES),
        ("Orsk", "Lomna", Relation.DIFFERS),
        ("Lomna", "the Lomna crossing", Relation.WIDER),
        ("", "Lomna", Relation.SILENT),
    ],
)
def test_places(said: str, held: str, relation: Relation) -> None:
    assert of_places(said, held) is relation


def test_one_difference_outweighs_all_that_agrees() -> None:
    agrees = {"date": Relation.AGREES, "place": Relation.SILENT}

    assert worst(agrees) is Relation.AGREES
    assert worst({**agrees, "number": Relation.DIFFERS}) is Relation.DIFFERS
    assert worst({}) is Relation.SILENT
