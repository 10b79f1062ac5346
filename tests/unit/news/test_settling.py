"""Words that mean two steps are settled by the rest of the document."""

from collections.abc import Callable

import pytest

from casetracker.model.vocabulary import Modality
from casetracker.news.contract import Reading

Read = Callable[..., Reading]


def _steps(reading: Reading, words: str) -> set[tuple[str, Modality]]:
    """The steps that the claims on these words say, with how they are put."""
    return {
        (claim.stage or claim.kind.value, claim.modality)
        for claim in reading.claims
        if words in claim.quote
    }


@pytest.mark.parametrize(
    ("text", "words", "stage"),
    [
        (
            (
                "Trio jailed over copper theft\n\nThree men who stripped a church roof have been jailed."
                " Arman Testov was sentenced to four years on Thursday."
            ),
            "have been jailed",
            "sentenced",
        ),
        (
            (
                "Two men were jailed on Monday. The court remanded them in custody for 30 days."
                " A third was sentenced to a fine."
            ),
            "Two men were jailed",
            "detained",
        ),
        (
            "Police said 12 members of the gang had been captured in the port. Two were cartel bookkeepers.",
            "12 members of the gang had been captured",
            "detained",
        ),
        (
            "Rebels said that 12 men had been captured. Police and soldiers were sent.",
            "12 men had been captured",
            "captured",
        ),
        (
            (
                "There was an exchange of prisoners today, and 40 soldiers were exchanged for 40."
                "\n\nIn all, 95 people have come home."
            ),
            "95 people have come home",
            "repatriated",
        ),
        (
            "Police detained 26 students at a sit-in. All 26 had come home by midnight.",
            "26 had come home",
            "released",
        ),
        (
            "The fugitive banker was wanted by Lomé. On Friday he was handed over to Togo.",
            "he was handed over",
            "extradited",
        ),
    ],
)
def test_a_word_of_two_steps(read: Read, text: str, words: str, stage: str) -> None:
    assert (stage, Modality.ASSERTED) in _steps(read(text), words)


def test_what_a_prosecutor_asks_of_the_court_was_asked_for(read: Read) -> None:
    found = _steps(read("The prosecutor asked the court to fine Ivan Test 500 roubles."), "fine")
    assert ("sentence_requested", Modality.ASSERTED) in found


def test_what_the_defence_asks_of_the_court_is_a_request(read: Read) -> None:
    found = _steps(read("His lawyer asked the court to sentence Ivan Test to a fine."), "sentence")
    assert ("sentenced", Modality.REQUESTED) in found
    assert "sentence_requested" not in {step for step, _ in found}


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("Both men were taken to the isolator in Testa.", "detained"),
        ("He was taken back to Testa prison in an ambulance.", "detained"),
        ("He was taken from the isolator to Testa prison.", "transferred"),
        ("Ana Test and three others were taken from the courtroom to prison.", "detained"),
        ("The opposition says 38 people remain jailed for their views.", "detained"),
        ("The court ordered that Ivan Test be held for two months.", "remanded"),
        ("She was moved to Testa prison.", "transferred"),
        ("About 100,000 people have been formally arrested.", "remanded"),
        ("Some 300 people were detained and 100 arrested.", "remanded"),
        ("The court declined to arrest the fourteenth, a pensioner.", "remanded"),
    ],
)
def test_a_verb_of_two_steps(read: Read, sentence: str, stage: str) -> None:
    assert stage in {claim.stage for claim in read(sentence).claims}


def test_an_arrest_and_the_custody_behind_it_are_two(read: Read) -> None:
    claims = read("Arman Testov was arrested on May 9 and has been in custody ever since.").claims
    assert {claim.kind.value for claim in claims} == {"stage_reached", "custody"}


@pytest.mark.parametrize(
    ("sentence", "stages"),
    [
        ("Her husband Ivan Test was transferred to Ketziot, in the desert.", {"transferred"}),
        ("He was moved to a different site in 2018.", {"transferred"}),
        ("The major's files were moved to Testa.", set()),
        ("He moved to Testa with his parents in 2018.", set()),
        ("The audience was moved to tears.", set()),
    ],
)
def test_who_is_moved_to_where_people_are_kept_is_transferred(
    read: Read, sentence: str, stages: set[str]
) -> None:
    assert {claim.stage for claim in read(sentence).claims} == stages


def test_two_outcomes_of_an_appeal_are_two(read: Read) -> None:
    text = (
        "The appeal court raised the sentence of Ivan Test on Monday."
        " The court upheld his conviction. It upheld his conviction after an hour."
    )
    told = [claim for claim in read(text).claims if claim.stage == "appeal_decided"]
    assert [claim.quote.split()[0] for claim in told] == ["raised", "upheld"]


def test_each_term_a_prosecutor_asks_for_was_asked_for(read: Read) -> None:
    text = "Prosecutors had asked for 12 years for Ivan Test and for terms of six years for the others."
    found = {(c.stage, c.modality) for c in read(text).claims if c.sentence is not None}
    assert found == {("sentence_requested", Modality.ASSERTED)}


def test_who_was_sought_abroad_and_handed_over_was_extradited(read: Read) -> None:
    text = (
        "Testia extradites two\n\nTwo men suspected of spying were handed over to Testan police"
        " on Thursday. Detectives had asked for their extradition in April."
    )
    assert ("extradited", Modality.ASSERTED) in _steps(read(text), "handed over to")
