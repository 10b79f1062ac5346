"""Names across spellings and scripts: what is suggested as one person, and what is not."""

import tomllib
from pathlib import Path
from typing import Final

import pytest

from casetracker.news.naming.folding import folded
from casetracker.news.naming.likeness import Grade, likeness
from casetracker.news.naming.lookup import NameIndex

_PAIRS: Final = tomllib.loads(
    (Path(__file__).parents[2] / "data" / "names" / "pairs.toml").read_text("utf-8")
)
SAME: Final = [tuple(pair) for pair in _PAIRS["same"]]
DIFFERENT: Final = [tuple(pair) for pair in _PAIRS["different"]]


def test_the_table_is_large_enough_to_tell() -> None:
    assert len(set(SAME)) >= 60
    assert len(set(DIFFERENT)) >= 40


@pytest.mark.parametrize(("first", "second"), SAME)
def test_two_spellings_of_one_name_are_alike_either_way_round(first: str, second: str) -> None:
    found = likeness(first, second)
    assert found is not None
    assert found.grade is not Grade.PART
    again = likeness(second, first)
    assert again is not None
    assert (again.grade, again.score) == (found.grade, found.score)


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_names_of_different_people_are_not_alike(first: str, second: str) -> None:
    assert likeness(first, second) is None
    assert likeness(second, first) is None


@pytest.mark.parametrize("name", sorted({name for pair in SAME for name in pair}))
def test_a_name_is_like_itself(name: str) -> None:
    found = likeness(name, name)
    assert found is not None
    assert found.reasons[0].endswith("is written the same")


def test_the_script_is_named_where_it_differs() -> None:
    found = likeness("Карен Саргсян", "Karen Sargsyan")
    assert found is not None
    assert found.reasons == ("'Карен Саргсян' reads like 'Karen Sargsyan' (Cyrillic)",)


def test_a_surname_alone_is_only_a_part() -> None:
    found = likeness("Vardanyan", "Gor Vardanyan")
    assert found is not None
    assert (found.grade, found.reasons[-1]) == (Grade.PART, "one name only")


def test_initials_are_said_to_fit_and_weigh_less_than_the_name_in_full() -> None:
    initials, full = likeness("K. Sargsyan", "Karen Sargsyan"), likeness("Karen Sargsyan",
                                                                         "Karen Sargsian")  # fmt: skip
    assert initials is not None
    assert full is not None
    assert "initials fit" in initials.reasons
    assert initials.score < full.score


@pytest.mark.parametrize(
    "text", ["", " ", "\u0000", "-", "13", "oğlu", "\u202e", "漢字", "ـ", "A" * 5000]
)
def test_what_is_no_name_does_no_harm(text: str) -> None:
    assert folded(text).text == text
    assert likeness(text, "Gor Vardanyan") is None


@pytest.mark.parametrize(("first", "second"), SAME)
def test_the_index_finds_what_the_comparison_would(first: str, second: str) -> None:
    index = NameIndex([(second, "P-0007"), ("Quite Another", "P-0008")])
    assert [(name, owner) for name, owner, _ in index.alike(first)] == [(second, "P-0007")]


def test_the_index_gives_each_pair_of_different_people_once() -> None:
    index = NameIndex(
        [
            ("Karen Sargsyan", "P-0001"),
            ("Карен Саргсян", "P-0002"),
            ("Karen Sarkissian", "P-0001"),
            ("Gor Vardanyan", "P-0003"),
        ]
    )
    pairs = {frozenset((first[1], second[1])) for first, second, _ in index.pairs()}
    assert pairs == {frozenset(("P-0001", "P-0002"))}
