from dataclasses import replace

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Attribution, ClaimKind, Modality
from casetracker.reports.speech import (
    attributed,
    attributed_words,
    guarded,
    put_words,
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


@pytest.mark.parametrize(
    ("words", "speaker", "told"),
    [
        ("have not been convicted", None, "According to Caspian Desk (12 June 2021): "),
        ("has yet to be approved", None, "According to Caspian Desk (12 June 2021): "),
        (
            "haven\u2019t been tried",
            "an official",
            "An official said (Caspian Desk, 12 June 2021): ",
        ),
        ("Bail was refused", "the court", "The court said (Caspian Desk, 12 June 2021): "),
        # Whoever reads "in the negative" before words that carry no negation knows what is meant,
        # and nobody is misled where they do carry one.
        ("men were exchanged", None, "According to Caspian Desk (12 June 2021), in the negative: "),
        (
            "trial under Law No. 5",
            None,
            "According to Caspian Desk (12 June 2021), in the negative: ",
        ),
        ("men freed", "army", "The army said in the negative (Caspian Desk, 12 June 2021): "),
    ],
)
def test_words_that_carry_their_own_negation_are_not_negated_again(
    words: str, speaker: str | None, told: str
) -> None:
    negated = replace(TOLD, quote=words, speaker=speaker, modality=Modality.NEGATED)
    assert attributed_words(negated) == f"{told}\u201c{words}\u201d"


@pytest.mark.parametrize(
    ("words", "speaker", "told", "put"),
    [
        (
            "they were soldiers on duty",
            "Yerevan",
            "Yerevan said, against what others say (Caspian Desk, 12 June 2021): ",
            "counter-statement",
        ),
        (
            "deny the charges",
            "lawyer Mara Exampel",
            "The lawyer Mara Exampel said (Caspian Desk, 12 June 2021): ",
            "denied",
        ),
        (
            "he maintained his innocence",
            None,
            "According to Caspian Desk (12 June 2021): ",
            "denied",
        ),
    ],
)
def test_what_is_said_against_another_is_not_told_as_what_is_denied(
    words: str, speaker: str | None, told: str, put: str
) -> None:
    said = replace(
        TOLD, quote=words, speaker=speaker, modality=Modality.DENIED, kind=ClaimKind.DENIAL
    )
    assert attributed_words(said) == f"{told}\u201c{words}\u201d"
    assert put_words(said) == put


def test_a_passage_that_states_what_is_denied_is_told_as_denied() -> None:
    stated = replace(TOLD, modality=Modality.DENIED, kind=ClaimKind.CHARGE)
    assert attributed_words(stated).startswith("The State Security Service denied (")
    assert put_words(stated) == "denied"


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
        ("Vallamor's Defence Ministry", "Vallamor's Defence Ministry"),
        ("Prosecutor's Office", "The Prosecutor's Office"),
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
