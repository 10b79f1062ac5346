"""Who says what is told: the words that name a speaker, and those beside a verb that name nobody."""

import pytest

from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text


def claims_of(text: str) -> tuple[ReadClaim, ...]:
    return read_text(text, published=None).claims


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Police now say four people were detained.", "Police"),
        ("Officials here say four people were detained.", "Officials"),
        ("The rebel Northern Front said on Thursday it had freed 120 soldiers.", "rebel Northern Front"),
        ("The Northern Front said on Thursday it had freed 120 soldiers.", "Northern Front"),
        ("The UN has repeatedly demanded the release of nine aid workers.", "UN"),
        ('Human rights defenders of the "Proba-9" centre report that four people were detained.',
         'Human rights defenders of the "Proba-9" centre'),
        (("Police were sent to the hotel after a social media post falsely claimed that four people had been"
         " arrested."), "social media post"),
        ("The lawyer posted that four people were detained.", "lawyer"),
        ("The families of the six suspects said that four people were detained.",
         "families of the six suspects"),
        ("Residents who were there after the fire said four people were detained.",
         "Residents who were there after the fire"),
        ("Nothing is over, although lawyers say four people were detained.", "lawyers"),
    ],
)  # fmt: skip
def test_the_words_that_name_a_speaker(sentence: str, speaker: str) -> None:
    assert {claim.speaker for claim in claims_of(sentence)} == {speaker}


@pytest.mark.parametrize(
    "sentence",
    [
        "A court sentenced five soldiers to ten years in prison, a ruling Testland called a travesty.",
        "A court jailed five soldiers for ten years, a verdict the ministry described as a travesty.",
        "Police presented eight more suspects before the court and the judge sent them to jail.",
        "The armed men said nothing. Four people were detained.",
    ],
)
def test_what_only_looks_like_a_speaker(sentence: str) -> None:
    assert {claim.speaker for claim in claims_of(sentence)} == {None}


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("A tenth man, Ivan Test, denies murder.", "Ivan Test"),
        ("A third defendant, Ana Probe, 31, denies murder.", "Ana Probe"),
        ("A third defendant denies murder.", "third defendant"),
    ],
)
def test_who_denies_is_called_by_the_name(sentence: str, speaker: str) -> None:
    (claim,) = claims_of(sentence)
    assert claim.speaker == speaker


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Ivan Test, his lawyer, filed an appeal on Monday.", ()),
        ("Ana Probe, their attorney, said she would appeal.", ()),
        ("Ivan Test, a lawyer, filed an appeal against his sentence.", ("Ivan Test",)),
        ("Ana Probe, a former lawyer, appealed on Monday.", ("Ana Probe",)),
    ],
)
def test_a_lawyer_of_others_does_not_appeal_for_himself(
    sentence: str, names: tuple[str, ...]
) -> None:
    assert [claim.persons for claim in claims_of(sentence)] == [names]


@pytest.mark.parametrize(
    ("text", "step", "subject"),
    [
        ("Ivan Test and Oleg Probe were arrested in May. He was released on Monday.", "released", None),
        ("A court jailed Ivan Test and Oleg Probe. He has pleaded guilty.", "convicted", None),
        ("Ivan Test was arrested in May. He was released on Monday.", "released", "Ivan Test"),
        ("Ivan Test and Oleg Probe were arrested in May. Probe is 40. He was released on Monday.",
         "released", "Ivan Test, Oleg Probe"),
        ("Ivan Test and Oleg Probe were arrested in May. They were released on Monday.", "released",
         "Ivan Test, Oleg Probe"),
    ],
)  # fmt: skip
def test_one_of_two_is_meant_only_where_he_was_named_alone(
    text: str, step: str, subject: str | None
) -> None:
    reading = read_text(text, published=None)
    labels = {each.key: each.label for each in reading.subjects}
    (claim,) = [claim for claim in reading.claims if claim.stage == step]
    assert labels.get(claim.subject or "") == subject


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The public prosecutor presented his opinion. He demanded that nine men be convicted.",
         "public prosecutor"),
        ("The Security Department has issued a statement. Two men had been arrested, it said.",
         "Security Department"),
        ("The State Service has completed an inquiry into two men who were detained in May, it said.",
         "State Service"),
        # nobody whom the sentence is about, or not one alone
        ("The man stood before the judge. Two men had been arrested, he said.", "he"),
        ("The lawyer and the prosecutor left. Two men had been arrested, he said.", "he"),
        ("The spokeswoman left. Two men had been arrested, he said.", "he"),
    ],
)  # fmt: skip
def test_he_and_it_mean_whom_the_sentence_before_is_about(text: str, speaker: str) -> None:
    told = [claim.speaker for claim in claims_of(text) if claim.stage in ("detained", "convicted")]
    assert told == [speaker]
