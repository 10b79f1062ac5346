"""Who is meant, and how it is put, where a sentence tells of several people or steps in turn."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Modality
from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text

PUBLISHED = PartialDate.parse("2021-06-11")


def claims_of(text: str) -> list[ReadClaim]:
    return list(read_text(text, published=PUBLISHED, title="").claims)


def told(text: str) -> list[tuple[str | None, tuple[str, ...], str]]:
    return [(each.stage, each.persons, each.modality.value) for each in claims_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "His deputy, Anika Samplek, received six years, while Luko Exempli, a driver, was acquitted.",
            [
                ("sentenced", ("Anika Samplek",), "asserted"),
                ("acquitted", ("Luko Exempli",), "asserted"),
            ],
        ),
        (
            "The court rejected the request that she be heard, and released Ivan Testov.",
            [("released", ("Ivan Testov",), "asserted")],
        ),
        (
            "The court rejected the motion and ordered the release of Ivan Testov.",
            [("released", ("Ivan Testov",), "asserted")],
        ),
        ("The judge granted bail to Ivan Testov.", [("released", ("Ivan Testov",), "asserted")]),
        (
            "Ivan Testov was sent back to stand trial in Kostria.",
            [("extradited", ("Ivan Testov",), "asserted")],
        ),
        ("Police have not ruled out further arrests.", [("detained", (), "possible")]),
    ],
)
def test_each_step_is_told_of_whom_it_befell(
    text: str, expected: list[tuple[str | None, tuple[str, ...], str]]
) -> None:
    assert told(text) == expected


def test_a_headline_counts_each_of_its_steps() -> None:
    found = claims_of("Three get life for airport attack, nine walk free")
    assert [(each.stage, each.count and each.count.exact) for each in found] == [
        ("sentenced", 3),
        ("released", 9),
    ]


def test_who_comes_before_an_investigating_judge_is_not_yet_tried() -> None:
    (claim,) = claims_of("The two men were brought before an investigating judge on Tuesday.")
    assert (claim.kind.value, claim.stage) == ("hearing", None)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            'In his defense statement Testov said: "Six of us have been arrested."',
            "Testov",
        ),
        (
            "Last month the Constitutional Court said that Ivan Testov was arrested unlawfully.",
            "Constitutional Court",
        ),
        ("The foreign ministry put the number of prisoners at 19.", "foreign ministry"),
        ("Police have not ruled out further arrests.", "Police"),
    ],
)
def test_a_time_or_an_occasion_is_no_part_of_a_speaker(text: str, speaker: str) -> None:
    assert [each.speaker for each in claims_of(text)] == [speaker]


def test_a_charge_is_worded_behind_those_it_is_of() -> None:
    text = "Prosecutors accuse him and three others of stealing money meant for clinics."
    (claim,) = claims_of(text)
    assert claim.modality is Modality.ALLEGED
    assert [each.wording for each in claim.charges] == ["stealing money meant for clinics"]


def test_an_order_has_the_day_on_which_it_was_made() -> None:
    (claim,) = claims_of("A judge ordered the extradition of Ivan Testov in July last year.")
    assert claim.date is not None
    assert claim.date.edtf == "2020-07"


def test_what_is_told_of_the_days_after_something_has_no_day_of_its_own() -> None:
    text = (
        "All five were charged on Monday night.\n"
        "Seven people were arrested in the days after the blaze."
    )
    claim = next(each for each in claims_of(text) if each.stage == "detained")
    assert claim.dated() is None
