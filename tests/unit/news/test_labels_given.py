"""What one side calls people: kept with who says so, and whom it is about."""

import pytest

from casetracker.model.vocabulary import ClaimKind, Modality
from casetracker.news.reading import read_text

BEFORE = "Border guards detained six men in May. "


@pytest.mark.parametrize(
    ("sentence", "speaker", "modality"),
    [
        ("Baku described the men as saboteurs.", "Baku", Modality.ASSERTED),
        (
            "Yerevan says the six are prisoners of war and were held.",
            "Yerevan",
            Modality.ASSERTED,
        ),
        ("Yerevan considers all of the men prisoners of war.", "Yerevan", Modality.ASSERTED),
        ("Tajikistan called them farmers who had lost their way.", "Tajikistan", Modality.ASSERTED),
        ("The ministry said that they were mercenaries.", "ministry", Modality.ASSERTED),
        ("Baku maintains that they are not prisoners of war.", "Baku", Modality.NEGATED),
    ],
)
def test_a_label_has_the_speaker_who_gives_it(
    sentence: str, speaker: str, modality: Modality
) -> None:
    reading = read_text(BEFORE + sentence, published=None)
    labels = {each.key: each.label for each in reading.subjects}
    (claim,) = [each for each in reading.claims if each.kind is ClaimKind.IDENTITY]
    assert (claim.speaker, claim.modality) == (speaker, modality)
    assert labels[claim.subject or ""] == "six men"


@pytest.mark.parametrize(
    "sentence",
    [
        "The men are soldiers.",
        "The commander called soldiers to the scene.",
        "The ministry described the attack as the work of saboteurs.",
        "The ministry said the men attacked soldiers.",
        "The ministry called on the militants to lay down their arms.",
    ],
)
def test_nobody_is_given_a_label(sentence: str) -> None:
    reading = read_text(BEFORE + sentence, published=None)
    assert not [each for each in reading.claims if each.kind is ClaimKind.IDENTITY]
