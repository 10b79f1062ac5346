"""Who says it."""

from collections.abc import Callable

import pytest

from casetracker.model.vocabulary import Attribution, ClaimKind, Modality
from casetracker.news.contract import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("sentence", "attribution", "speaker"),
    [
        ("Seven men were detained.", "own", None),
        ("The ombudsman said seven men were detained.", "reported", "ombudsman"),
        ("Seven men were detained, the police said.", "reported", "police"),
        ("According to Yerevan, seven men were captured.", "reported", "Yerevan"),
        ("According to the verdict, seven men were captured.", "document", "verdict"),
        ('"Seven men were detained," the mayor said.', "direct", "mayor"),
        ("The men were said to have crossed the border.", "reported", None),
        ("The lawyer said a judge told her that seven men were freed.", "reported", "lawyer"),
        ("Seven men were reportedly detained.", "reported", None),
    ],
)
def test_the_voice_is_named_where_the_text_names_it(
    read: Read, sentence: str, attribution: str, speaker: str | None
) -> None:
    (claim,) = read(sentence).claims
    assert (claim.attribution.value, claim.speaker) == (attribution, speaker)


def test_a_second_quotation_goes_on_in_the_same_voice(read: Read) -> None:
    text = '"We have finished," the ombudsman said. "Eight men were released."'
    (claim,) = read(text).claims
    assert (claim.attribution, claim.speaker) == (Attribution.DIRECT, "ombudsman")


def test_the_other_side_contradicts_what_is_said_of_the_same_people(read: Read) -> None:
    text = "Baku says nine infiltrators crossed the border; Yerevan says they were road workers."
    charge, denial = read(text).claims
    assert (charge.kind, charge.speaker, charge.modality) == (
        ClaimKind.CHARGE,
        "Baku",
        Modality.ALLEGED,
    )
    assert (denial.kind, denial.speaker, denial.modality) == (
        ClaimKind.DENIAL,
        "Yerevan",
        Modality.DENIED,
    )
    assert charge.subject == denial.subject


def test_the_detainees_deny_what_they_are_accused_of(read: Read) -> None:
    detained, denial = read("Four farmers were detained. They denied the charges.").claims
    assert denial.kind is ClaimKind.DENIAL
    assert denial.subject == detained.subject


def test_a_correction_carries_the_number_that_holds(read: Read) -> None:
    (claim,) = read("An earlier version of this text put the number at 31; it is 30.").claims
    assert claim.kind is ClaimKind.CORRECTION
    assert claim.count is not None
    assert claim.count.exact == 30


def test_a_withdrawn_report_is_a_retraction(read: Read) -> None:
    (claim,) = read("The outlet retracted its story.").claims
    assert claim.kind is ClaimKind.RETRACTION


def test_a_caption_ranks_lower(read: Read) -> None:
    (plain,) = read("Two men were detained in 2016.").claims
    (caption,) = read("FILE: Two men were detained in 2016.").claims
    assert caption.score < plain.score


def test_scare_quotes_stay_in_the_quote(read: Read) -> None:
    (claim,) = read('The two "agents" were detained, the police said.').claims
    assert '"agents"' in claim.quote or claim.quote.startswith("two")


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        (
            "A mothers' association on Tuesday demanded the release of nine men.",
            "mothers' association",
        ),
        ("On Monday the district office said nine men were freed.", "district office"),
        (
            "Nine men were freed, according to the ombudsman of Moldova on Monday.",
            "ombudsman of Moldova",
        ),
        (
            "Nine men were freed, the Border Service said in a statement on Monday.",
            "Border Service",
        ),
        ("Nine men, a court spokesman said, were freed.", "court spokesman"),
        (
            "The lawyer of two men, Gor Sample, told reporters that nine men were freed.",
            "lawyer of two men, Gor Sample",
        ),
        ("The union called for the release of the nine men.", "union"),
    ],
)
def test_a_speaker_is_named_without_article_and_day(
    read: Read, sentence: str, speaker: str
) -> None:
    assert [claim.speaker for claim in read(sentence).claims] == [speaker]


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        (
            "The case of the nine men has not been sent to court, an aide said on Monday.",
            "../2021-06-07",
        ),
        ("Nine men were charged with theft, the ministry said on Thursday.", "../2021-06-10"),
        ("Nine men were charged on Tuesday, the ministry said on Thursday.", "2021-06-08"),
        ("The ministry said on Monday that nine men were freed.", "../2021-06-07"),
        ("The ministry said nine men were freed on Monday.", "2021-06-07"),
        ("A sailors' union on Tuesday demanded the release of nine men.", "2021-06-08"),
    ],
)
def test_the_day_of_speech_is_that_of_a_demand_only(
    read: Read, sentence: str, edtf: str | None
) -> None:
    (claim,) = read(sentence).claims
    assert (None if claim.date is None else claim.date.edtf) == edtf


def test_a_rejected_motion_is_nobodys_speech(read: Read) -> None:
    (claim,) = read("The judge rejected a motion to release the nine men.").claims
    assert claim.speaker is None
    assert claim.modality is not Modality.ASSERTED
