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
        ("The ombudsman said seven men were detained.", "reported", "The ombudsman"),
        ("Seven men were detained, the police said.", "reported", "the police"),
        ("According to Yerevan, seven men were captured.", "reported", "Yerevan"),
        ("According to the verdict, seven men were captured.", "document", "the verdict"),
        ('"Seven men were detained," the mayor said.', "direct", "the mayor"),
        ("The men were said to have crossed the border.", "reported", None),
        ("The lawyer said a judge told her that seven men were freed.", "reported", "The lawyer"),
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
    assert (claim.attribution, claim.speaker) == (Attribution.DIRECT, "the ombudsman")


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
