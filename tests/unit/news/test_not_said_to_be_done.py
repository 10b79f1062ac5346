"""What nobody said, what will befall nobody, and what is only being seen to is not told as done."""

from collections.abc import Callable

import pytest

from casetracker.model.vocabulary import Modality
from casetracker.news.contract import Reading

Read = Callable[..., Reading]


def modality_of(reading: Reading, stage: str) -> list[Modality]:
    return [claim.modality for claim in reading.claims if claim.stage == stage]


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("I did not say nine were arrested.", "detained"),
        ('"I did not say they were arrested," the minister told reporters.', "detained"),
        ("The spokesman did not say that the men had been charged.", "charged"),
        ("The spokesman didn't say that the men had been charged.", "charged"),
        ("The court did not say that he had been acquitted.", "acquitted"),
        ("He did not suggest that the two men had been released.", "released"),
    ],
)
def test_what_was_not_said_is_not_told_as_done(read: Read, sentence: str, stage: str) -> None:
    assert modality_of(read(sentence), stage) == [Modality.POSSIBLE]


@pytest.mark.parametrize(
    "sentence",
    [
        "The police did not say where the six men who were arrested on Monday are held.",
        "The police did not say why the six men had been arrested.",
        "He did not say when the six men were arrested.",
        "The army did not reveal that six men had been arrested.",
        "The ministry did not say anything, and six men were arrested on Monday.",
        "She did not say a word after six men were arrested.",
        "The minister did not say much about the six men arrested on Monday.",
    ],
)
def test_what_is_beside_the_unsaid_stays_told(read: Read, sentence: str) -> None:
    assert modality_of(read(sentence), "detained") == [Modality.ASSERTED]


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("No case will be opened.", "case_opened"),
        ("No one will be charged over the fire.", "charged"),
        ("Nobody will be prosecuted.", "charged"),
        ("None of the six men will be released.", "released"),
        ("Not one of the six men will be released.", "released"),
        ("No soldier can be extradited.", "extradited"),
    ],
)
def test_what_will_befall_nobody_is_negated(read: Read, sentence: str, stage: str) -> None:
    assert modality_of(read(sentence), stage) == [Modality.NEGATED]


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("No doubt the six men will be charged.", "charged"),
        ("The six men, of no fixed address, will be charged on Monday.", "charged"),
        ("There were no arrests, but six men will be charged.", "charged"),
        ("No fewer than six men will be charged.", "charged"),
        ("No bail was granted and the six men will be tried in May.", "on_trial"),
        ("Measures are being taken to detain them.", "detained"),
        ("Steps are being taken to detain the suspects.", "detained"),
        ("All necessary measures have been taken to detain the offenders.", "detained"),
        ("The army took steps to free the prisoners.", "released"),
    ],
)
def test_what_is_to_come_is_planned(read: Read, sentence: str, stage: str) -> None:
    assert modality_of(read(sentence), stage) == [Modality.PLANNED]


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("A jury took three hours to find him guilty of murder.", "convicted"),
        ("The police began to arrest protesters.", "detained"),
    ],
)
def test_what_was_begun_or_took_time_is_told(read: Read, sentence: str, stage: str) -> None:
    assert modality_of(read(sentence), stage) == [Modality.ASSERTED]
