import pytest

from casetracker.errors import RefusedError
from casetracker.procedure.groups import (
    check_leaving,
    check_recount,
    check_size,
    check_split,
    placeholder_label,
    reconcile,
)


def test_a_placeholder_says_which_of_how_many() -> None:
    assert placeholder_label(7, 26) == "unnamed, 7 of 26"


@pytest.mark.parametrize("ordinal", [0, 27, -1])
def test_a_placeholder_outside_of_the_group_is_refused(ordinal: int) -> None:
    with pytest.raises(RefusedError, match="count from 1 to 26"):
        placeholder_label(ordinal, 26)


def test_parts_are_held_against_the_stated_total() -> None:
    held = reconcile(62, (26, 14, 13))
    assert (held.total, held.difference, held.is_open) == (53, 9, True)
    assert str(held) == "26 + 14 + 13 = 53; 62 stated; 9 unexplained"


def test_an_explanation_closes_a_difference() -> None:
    held = reconcile(62, (26, 14, 13), explanation=" returned in December ")
    assert not held.is_open
    assert str(held) == "26 + 14 + 13 = 53; 62 stated; 9: returned in December"


@pytest.mark.parametrize(
    ("stated", "parts", "words"),
    [
        (26, (13, 13), "13 + 13 = 26; 26 stated; all accounted for"),
        (26, (14, 13), "14 + 13 = 27; 26 stated; 1 too many, unexplained"),
        (6, (), "0; 6 stated; 6 unexplained"),
        (6, (6,), "6; 6 stated; all accounted for"),
    ],
)
def test_every_difference_has_its_words(stated: int, parts: tuple[int, ...], words: str) -> None:
    assert str(reconcile(stated, parts)) == words


def test_a_negative_part_is_refused() -> None:
    with pytest.raises(RefusedError):
        reconcile(6, (7, -1))


@pytest.mark.parametrize(("before", "after", "change"), [(26, 25, -1), (25, 26, 1), (0, 6, 6)])
def test_a_recount_says_by_how_many(before: int, after: int, change: int) -> None:
    assert check_recount(before, after) == change


def test_a_recount_may_not_drop_named_members() -> None:
    with pytest.raises(RefusedError, match="Move or remove 2 of them first"):
        check_recount(26, 20, named=22)
    assert check_recount(26, 22, named=22) == -4


def test_a_recount_may_not_fall_below_those_who_left() -> None:
    with pytest.raises(RefusedError, match="recorded as having left"):
        check_recount(26, 4, left=5)


@pytest.mark.parametrize("size", [0, -1, 10_001])
def test_a_size_has_its_limits(size: int) -> None:
    with pytest.raises(RefusedError, match="no number of people"):
        check_size(size)


@pytest.mark.parametrize(("parts", "rest"), [((13, 10, 3), 0), ((13, 10), 3), ((13,), 13)])
def test_a_split_says_how_many_stand_in_no_part(parts: tuple[int, ...], rest: int) -> None:
    assert check_split(26, parts) == rest


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ((13, 14), "13 \\+ 14 = 27, but 26 are there"),
        ((27,), "^27, but 26 are there"),
        ((26,), "at least two parts"),
        ((), "at least two parts"),
        ((13, 0), "no number of people"),
    ],
)
def test_a_split_that_cannot_be_is_refused(parts: tuple[int, ...], words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        check_split(26, parts)


def test_no_more_may_leave_than_are_there() -> None:
    assert check_leaving(62, 15) == 47
    with pytest.raises(RefusedError, match="4 of 26 remain"):
        check_leaving(26, 5, already_left=22)
