"""What prosecutors ask a court for, and who is cleared or found guilty in turned sentences."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.reading import read_text

PUBLISHED = PartialDate.parse("2024-10-16")


def steps(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Of each claim the step, how it is put, and the names."""
    return [
        (claim.stage or claim.kind.value, claim.modality.value, claim.persons)
        for claim in read_text(text, published=PUBLISHED).claims
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        'The public prosecution demanded "the severest penalty".',
        "The advocate general asked for the maximum sentence.",
        "The prosecutor requested probation for the two women.",
    ],
)
def test_what_is_asked_for_without_a_number_is_told(sentence: str) -> None:
    assert [step[:2] for step in steps(sentence)] == [("sentence_requested", "asserted")]


def test_those_for_whom_a_term_was_sought_are_named_before() -> None:
    text = "Cleared were Ivan Test and Ana Probe, for whom the office had sought five years each."
    assert steps(text) == [
        ("acquitted", "asserted", ("Ivan Test", "Ana Probe")),
        ("sentence_requested", "asserted", ("Ivan Test", "Ana Probe")),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Convicted were Ivan Test and Pavel Probe.", "convicted"),
        ("Also acquitted were Ivan Test and Pavel Probe.", "acquitted"),
    ],
)
def test_people_may_stand_behind_what_befell_them(sentence: str, expected: str) -> None:
    assert steps(sentence) == [(expected, "asserted", ("Ivan Test", "Pavel Probe"))]


@pytest.mark.parametrize(
    "sentence",
    [
        "The acquitted were cheered by the crowd.",
        "The friends for whom she had sought help came.",
        "The minister asked for the maximum effort.",
    ],
)
def test_near_like_words_ask_for_nothing(sentence: str) -> None:
    assert steps(sentence) == []
