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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court upheld the convictions of six people and acquitted the seventh.", "acquitted"),
        ("Verdicts have been passed on 11 persons.", "convicted"),
        ("A fast-track court held three men guilty of burning a bus.", "convicted"),
        ("Buses have left Testa prison with 42 men on board.", "released"),
        ("Among those freed by the rebels was Colonel Ivan Test.", "released"),
    ],
)
def test_less_usual_orders_of_words_are_read(text: str, expected: str) -> None:
    assert expected in [step for step, how, _ in steps(text) if how == "asserted"]


@pytest.mark.parametrize(
    "text",
    [
        "The court arrived at lower sentences because of his age.",
        "The men left in four air force planes.",
        "Buses have left Testa station with 42 men on board.",
        "The court acquitted the third time lucky.",
    ],
)
def test_near_like_orders_tell_nothing(text: str) -> None:
    assert steps(text) == []


def test_a_list_is_not_of_the_step_at_its_end() -> None:
    text = (
        "Of the 38, 20 were convicted of theft in May. Eight are foreigners: three Poles, two Danes"
        " and a teacher who was convicted of fraud in March."
    )
    assert [step for step, _, _ in steps(text)].count("convicted") == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The 187 had been "deported".', ("extradited", "asserted", ())),
        ('Three men were "arrested" on Monday.', ("detained", "asserted", ())),
        ('The minister said that nobody was "detained".', ("detained", "negated", ())),
    ],
)
def test_a_word_in_quotation_marks_keeps_its_verbs(
    text: str, expected: tuple[str, str, tuple[str, ...]]
) -> None:
    assert steps(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The bench held that trying civilians under the Act was unlawful.",
        "Demonstrators tried for the ninth evening in a row to reach the embassy.",
        "The articles had been published and cleared by the institute.",
    ],
)
def test_nobody_is_tried_or_cleared_by_near_like_words(text: str) -> None:
    assert steps(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The verdict has come into effect.", ("final", "asserted", ())),
        ("The trial enters its third week.", ("on_trial", "asserted", ())),
        ("The case continues.", ("on_trial", "asserted", ())),
    ],
)
def test_how_far_a_case_has_come_is_told(
    text: str, expected: tuple[str, str, tuple[str, ...]]
) -> None:
    assert steps(text) == [expected]


def test_a_law_that_takes_effect_is_no_verdict() -> None:
    assert steps("The new law has come into effect.") == []
