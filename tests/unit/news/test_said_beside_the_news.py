"""What is only said beside the news is no step of its own; what is opened or voted down is not done."""

from collections.abc import Callable

import pytest

from casetracker.model.vocabulary import ClaimKind, Modality
from casetracker.news.contract import Reading

Read = Callable[..., Reading]


def stages(reading: Reading) -> list[tuple[str | None, Modality]]:
    return [(claim.stage, claim.modality) for claim in reading.claims]


@pytest.mark.parametrize(
    "sentence",
    [
        "The army killed at least 34 captured soldiers.",
        "The rebels executed 12 captured soldiers on Monday.",
        "Most of them must appear before a court every 15 days.",
        "Any sentencing of the defendants will be determined by a judge.",
    ],
)
def test_it_is_no_step(read: Read, sentence: str) -> None:
    assert stages(read(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "A cassation appeal against the verdict was rejected last November.",
            [("cassation", Modality.ASSERTED)],
        ),
        (
            "A court cut the sentence of Marlon Keech, the first man to be locked up over the riots.",
            [("appeal_decided", Modality.ASSERTED)],
        ),
        (
            "Marlon Keech was the first man to be locked up over the riots.",
            [("detained", Modality.ASSERTED)],
        ),
        (
            "Police sought their 14-day physical remand, but the judge sent them to jail.",
            [("remanded", Modality.REQUESTED), ("remanded", Modality.ASSERTED)],
        ),
        (
            "A court ruled that they could be sent to stand trial in Valdoria.",
            [("sent_to_court", Modality.POSSIBLE)],
        ),
        (
            "A bill that would have pardoned those convicted was voted down by Congress.",
            [("pardoned", Modality.NEGATED)],
        ),
        ("A bill that would pardon 12 men was approved.", [("pardoned", Modality.PLANNED)]),
        (
            "The ruling paves the way for the extradition of Karl Demmer.",
            [("extradited", Modality.PLANNED)],
        ),
        (
            "The ruling clears the way for Karl Demmer's release.",
            [("released", Modality.PLANNED)],
        ),
        (
            "The court suspended seven months of it, opening the way for the release of Karl Demmer.",
            [("released", Modality.PLANNED)],
        ),
    ],
)
def test_what_is_told_is_told_once_and_as_it_is(
    read: Read, sentence: str, expected: list[tuple[str, Modality]]
) -> None:
    assert stages(read(sentence)) == expected


@pytest.mark.parametrize("noun", ["staff", "gang"])
def test_a_body_of_people_is_not_one(read: Read, noun: str) -> None:
    (claim,) = read(f"The {noun} were seized on Monday.").claims
    assert claim.count is None


def test_two_who_must_appear_on_a_day_have_a_hearing(read: Read) -> None:
    (claim,) = read("Two men must appear before a court on Monday.").claims
    assert claim.kind is ClaimKind.HEARING
    assert claim.count is not None
    assert claim.count.exact == 2
