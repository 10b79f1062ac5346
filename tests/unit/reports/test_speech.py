from dataclasses import replace

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Attribution, Modality
from casetracker.reports.speech import (
    attributed,
    attributed_words,
    guarded,
    quoted,
    said_by,
    speaker_name,
    unquoted_accusations,
)
from casetracker.views.common import CitationView
from tests.unit.reports.reporting_sample import cite

TOLD = cite("S-0001/1", "the inquiry is finished")
OWN = replace(TOLD, speaker=None, attribution=Attribution.OWN)
NAMELESS = replace(OWN, publisher=None, published=None)
NAMELESS_SENTENCE = (
    "According to the source titled \u201cThree files move forward\u201d"
    " (publication date not reported), it rained."
)


@pytest.mark.parametrize(
    ("citation", "sentence"),
    [
        (TOLD, "The State Security Service said (Caspian Desk, 12 June 2021) that it rained."),
        (
            replace(TOLD, modality=Modality.ALLEGED),
            "The State Security Service alleged (Caspian Desk, 12 June 2021) that it rained.",
        ),
        (
            replace(TOLD, attribution=Attribution.DOCUMENT),
            "The State Security Service stated in a document (Caspian Desk, 12 June 2021) that it rained.",
        ),
        (
            replace(TOLD, publisher="State Security Service"),
            "The State Security Service said (12 June 2021) that it rained.",
        ),
        (OWN, "According to Caspian Desk (12 June 2021), it rained."),
        (
            replace(OWN, modality=Modality.ALLEGED),
            "According to Caspian Desk (12 June 2021), it is alleged that it rained.",
        ),
        (
            NAMELESS,
            NAMELESS_SENTENCE,
        ),
        (
            replace(OWN, published=PartialDate.parse("2021-06-11/..")),
            "According to Caspian Desk (published on or after 11 June 2021), it rained.",
        ),
    ],
)
def test_a_sentence_names_whoever_says_it(citation: CitationView, sentence: str) -> None:
    assert attributed(citation, "it rained") == sentence


def test_a_passage_is_given_in_quotation_marks_with_how_it_was_put() -> None:
    denied = replace(TOLD, modality=Modality.DENIED)
    assert attributed_words(denied) == (
        "The State Security Service denied (Caspian Desk, 12 June 2021):"
        " \u201cthe inquiry is finished\u201d"
    )
    planned = replace(OWN, modality=Modality.PLANNED)
    assert attributed_words(planned).startswith(
        "According to Caspian Desk (12 June 2021), it is planned: \u201c"
    )


def test_a_cell_tells_the_speaker_apart_from_the_publisher() -> None:
    assert said_by(TOLD) == "State Security Service, as reported by Caspian Desk (12 June 2021)"
    assert said_by(OWN) == "Caspian Desk (12 June 2021)"


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("State Security Service", "The State Security Service"),
        ("investigation", "The investigation"),
        ("the Ministry of Justice", "The Ministry of Justice"),
        ("Dilara Example", "Dilara Example"),
        ("a lawyer of the six", "A lawyer of the six"),
    ],
)
def test_an_institution_gets_its_article_and_a_person_none(speaker: str, name: str) -> None:
    assert speaker_name(speaker) == name


def test_quotation_marks_within_a_quotation_become_single_ones() -> None:
    assert quoted('he said "no" and \u201cgo\u201d') == (
        "\u201che said \u2018no\u2019 and \u2018go\u2019\u201d"
    )


@pytest.mark.parametrize(
    "word",
    [
        "terrorist",
        "Saboteurs",
        "captive",
        "hostages",
        "prisoner of war",
        "prisoners of war",
        "spy",
        "spies",
        "mercenary",
        "MERCENARIES",
    ],
)
def test_a_word_of_accusation_stands_only_inside_quotation_marks(word: str) -> None:
    assert unquoted_accusations(f"the {word} case") == (word,)
    assert guarded(f"the {word} case") == f"\u201cthe {word} case\u201d"
    assert unquoted_accusations(guarded(f"x\u201d {word} \u201cy")) == ()
    assert unquoted_accusations(guarded(f"x\u201c {word}")) == ()


def test_plain_labels_stay_as_they_are() -> None:
    assert guarded("The 26 servicemen") == "The 26 servicemen"
    assert guarded("counter-terrorism unit") == "counter-terrorism unit"
