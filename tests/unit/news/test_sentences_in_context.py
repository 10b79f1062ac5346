"""Single sentences of newspapers: most of their steps are read, and few say more than was written."""

import pytest

from tests.scoring.sentences import FAR, Wording, score_sentences

_READ = 0.80
_EMPTY = 0.85
_TOO_SURE = 0.05
_FAR_READ = 0.45
_FAR_TOO_SURE = 0.06


@pytest.fixture(scope="module")
def wording() -> Wording:
    return score_sentences()


def test_most_steps_are_read(wording: Wording) -> None:
    assert wording.steps.value > _READ, wording.missed


def test_most_empty_sentences_give_nothing(wording: Wording) -> None:
    assert wording.empty.value > _EMPTY


def test_few_come_out_as_asserted_that_are_not(wording: Wording) -> None:
    assert wording.dangerous.value < _TOO_SURE


def test_of_far_fetched_wordings_almost_half_are_read_and_few_too_surely() -> None:
    far = score_sentences(FAR)
    assert far.steps.value > _FAR_READ, far.missed
    assert far.dangerous.value < _FAR_TOO_SURE
