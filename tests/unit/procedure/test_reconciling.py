import pytest

from casetracker.errors import RefusedError
from casetracker.model.vocabulary import DifferenceKind
from casetracker.procedure.reconciling import Explained, check_explanation, reconcile

NOT_CHARGED = Explained(DifferenceKind.NOT_CHARGED, 3, "released in May")
REST = Explained(DifferenceKind.UNKNOWN, 6, "asked the ministry, no answer")


def test_parts_are_held_against_the_stated_total() -> None:
    held = reconcile((62, 62), (26, 14, 13))
    assert (held.total, held.difference, held.is_open) == (53, 9, True)
    assert str(held) == "26 + 14 + 13 = 53; 62 stated; 9 short, 9 unexplained"


def test_a_difference_stays_open_until_all_of_it_is_explained() -> None:
    partly = reconcile((62, 62), (26, 14, 13), [NOT_CHARGED])
    assert (partly.unexplained, partly.is_open) == (6, True)
    assert str(partly).endswith("9 short, 3 not charged (released in May), 6 unexplained")
    assert not reconcile((62, 62), (26, 14, 13), [NOT_CHARGED, REST]).is_open


def test_an_explanation_that_the_numbers_outran_opens_the_difference_again() -> None:
    held = reconcile((55, 55), (26, 14, 13), [NOT_CHARGED])
    assert held.is_open
    assert str(held).endswith("2 short, 3 not charged (released in May), 1 explained too many")


@pytest.mark.parametrize(
    ("stated", "parts", "words"),
    [
        ((26, 26), (13, 13), "13 + 13 = 26; 26 stated; all accounted for"),
        ((26, 26), (14, 13), "14 + 13 = 27; 26 stated; 1 too many, 1 unexplained"),
        ((6, 6), (), "0; 6 stated; 6 short, 6 unexplained"),
        ((33, 80), (40,), "40; 33 to 80 stated; all accounted for"),
        ((33, 80), (30,), "30; 33 to 80 stated; 3 short, 3 unexplained"),
        ((33, 80), (81,), "81; 33 to 80 stated; 1 too many, 1 unexplained"),
    ],
)
def test_every_difference_has_its_words(
    stated: tuple[int, int], parts: tuple[int, ...], words: str
) -> None:
    assert str(reconcile(stated, parts)) == words


def test_a_negative_part_is_refused() -> None:
    with pytest.raises(RefusedError):
        reconcile((6, 6), (7, -1))


def test_no_more_can_be_explained_than_is_left() -> None:
    held = reconcile((62, 62), (26, 14, 13), [NOT_CHARGED])
    assert check_explanation(held, None) == 6
    assert check_explanation(held, 2) == 2
    with pytest.raises(RefusedError, match="7 cannot be explained: 6 are left"):
        check_explanation(held, 7)
    with pytest.raises(RefusedError, match="Nothing is left"):
        check_explanation(reconcile((6, 6), (6,)), None)
