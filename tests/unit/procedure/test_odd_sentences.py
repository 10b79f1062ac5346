"""Sentences that do not fit the people sentenced, beside those that do."""

import pytest

from casetracker.procedure.odd_sentences import (
    SaidSentenced,
    ToldTerms,
    of_double_sentences,
    of_listed_terms,
    of_sentences,
    of_told_terms,
)

SEVEN = frozenset(f"D-000{number}" for number in range(1, 8))


def test_six_terms_on_file_for_seven_people_are_odd_and_name_the_seventh() -> None:
    terms = dict.fromkeys(sorted(SEVEN)[:6], 1)
    (flag,) = of_sentences([SaidSentenced("sentences", "2024-03-14", SEVEN, terms)])

    assert flag.rule == "terms-for-people"
    assert "6 of 7 people" in flag.words
    assert flag.words.endswith("none for D-0007")


@pytest.mark.parametrize("terms", [{}, dict.fromkeys(SEVEN, 1), {"D-0099": 1}])
def test_no_term_yet_and_a_term_for_each_are_not_odd(terms: dict[str, int]) -> None:
    assert list(of_sentences([SaidSentenced("sentences", "2024", SEVEN, terms)])) == []


def test_many_people_without_a_term_are_counted_and_not_all_named() -> None:
    (flag,) = of_sentences([SaidSentenced("sentences", "2024", SEVEN, {"D-0001": 1})])

    assert flag.words.endswith("D-0006 and 1 more")


def test_two_sentences_of_one_person_are_odd() -> None:
    (flag,) = of_double_sentences({"D-0001": 2, "D-0002": 1})

    assert (flag.rule, flag.about) == ("two-sentences", "D-0001")


@pytest.mark.parametrize(
    ("stated", "counts", "is_odd"),
    [
        (7, (2, 3, 1), True),
        (7, (2, 3, 2), False),
        (7, (5, 4), True),
        (7, (7, 2), False),
        (7, (2,), False),
    ],
)
def test_terms_told_for_parts_are_added_up(
    stated: int, counts: tuple[int, ...], *, is_odd: bool
) -> None:
    told = ToldTerms("K-0001", stated, tuple(("K-0001", each, f"{each}") for each in counts))

    assert bool(list(of_told_terms([told]))) is is_odd


@pytest.mark.parametrize(
    ("people", "text", "is_odd"),
    [
        (7, "seven were sentenced to terms of 15, 14, 12, 10, 9 and 8 years.", True),
        (6, "six were sentenced to terms of 15, 14, 12, 10, 9 and 8 years.", False),
        (2, "two were sentenced to 15, 12 and 10 years", True),
        (13, "thirteen were sentenced to 15, 12 and 10 years", False),
        (7, "seven were sentenced to 15 years. Others got 12, 11, 10, 9, 8 and 7 years.", False),
        (7, "seven were sentenced to 10 and 12 years", False),
    ],
)
def test_a_list_of_terms_is_held_against_the_people(
    people: int, text: str, *, is_odd: bool
) -> None:
    assert bool(list(of_listed_terms("K-0001", people, text))) is is_odd
