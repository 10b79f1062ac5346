import pytest

from casetracker.errors import RefusedError
from casetracker.procedure.groups import (
    are_far_apart,
    check_leaving,
    check_part,
    check_recount,
    check_size,
    check_split,
    placeholder_label,
)


def test_a_placeholder_says_which_of_how_many() -> None:
    assert placeholder_label(7, 26) == "unnamed, 7 of 26"


@pytest.mark.parametrize("ordinal", [0, 27, -1])
def test_a_placeholder_outside_of_the_group_is_refused(ordinal: int) -> None:
    with pytest.raises(RefusedError, match="count from 1 to 26"):
        placeholder_label(ordinal, 26)


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


@pytest.mark.parametrize(
    ("first", "second", "is_far"),
    [
        (17, 19, False),
        (19, 2024, True),
        (19, 38, False),
        (19, 39, True),
        (2, 6, False),
        (1, 6, True),
    ],
)
def test_counts_are_far_apart_where_they_differ_by_more_than_half(
    first: int, second: int, *, is_far: bool
) -> None:
    assert are_far_apart(first, second) is is_far
    assert are_far_apart(second, first) is is_far


def test_a_part_has_no_more_people_than_its_whole() -> None:
    assert check_part("G-0002", 19, "G-0001", 19) == 19
    with pytest.raises(RefusedError, match="G-0002 is a part of G-0001, which has 19 people"):
        check_part("G-0002", 20, "G-0001", 19)


@pytest.mark.parametrize("size", [0, -1, 10_001])
def test_a_size_has_its_limits(size: int) -> None:
    with pytest.raises(RefusedError, match="no number of people"):
        check_size(size)


@pytest.mark.parametrize(("parts", "rest"), [((13, 10, 3), 0), ((13, 10), 3), ((13,), 13)])
def test_a_split_says_how_many_stand_in_no_part(parts: tuple[int, ...], rest: int) -> None:
    assert check_split(26, parts) == rest


def test_what_earlier_splits_left_over_may_become_one_more_part() -> None:
    assert check_split(3, (3,), is_first=False) == 0


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


def test_a_second_split_says_that_the_others_stand_in_a_part() -> None:
    with pytest.raises(RefusedError, match=r"2 are there to be split \(the others stand in a part"):
        check_split(2, (5,), is_first=False)
    with pytest.raises(RefusedError, match="2 are there to be split: let"):
        check_split(2, (5,))


def test_no_more_may_leave_than_are_there() -> None:
    assert check_leaving(62, 15) == 47
    with pytest.raises(RefusedError, match="4 of 26 remain"):
        check_leaving(26, 5, already_left=22)
