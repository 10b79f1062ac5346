"""Texts kept in one piece are found as each would be by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casetracker.services.kept_texts import KeptTexts

_LETTERS = st.text(alphabet="aab \u0561\u10d0", max_size=6)


def kept(texts: list[str]) -> KeptTexts:
    made = KeptTexts()
    for number, text in enumerate(texts, 10):
        made.add(number, text)
    return made


@given(st.lists(_LETTERS, max_size=8), _LETTERS)
def test_a_text_is_found_in_those_that_hold_it(texts: list[str], wanted: str) -> None:
    holding = {number for number, text in enumerate(texts, 10) if wanted in text}
    assert kept(texts).holding(wanted) == holding


@pytest.mark.parametrize("wanted", ["a\nb", "\n", "b\n"])
def test_nothing_is_found_across_two_texts(wanted: str) -> None:
    assert kept(["a", "b"]).holding(wanted) == set()


def test_each_text_is_one_however_many_lines_it_has() -> None:
    texts = kept(["one\ntwo", "three"])
    assert texts.holding("one two") == {10}
    assert texts.holding("three") == {11}
    assert len(texts) == 2
