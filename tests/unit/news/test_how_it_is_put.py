"""Negated, planned, possible, requested and conditional statements never come out as done."""

from collections.abc import Callable

import pytest

from casetracker.model.vocabulary import Attribution, ClaimKind, Modality
from casetracker.news.contract import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("sentence", "stage", "modality"),
    [
        ("Three of the prisoners have not been indicted.", "charged", Modality.NEGATED),
        ("The prosecutor refused to submit the case to court.", "sent_to_court", Modality.NEGATED),
        ("The indictment is yet to be signed.", "indictment_approved", Modality.NEGATED),
        ("The nine soldiers were never released.", "released", Modality.NEGATED),
        ("None of the 12 captives was freed.", "released", Modality.NEGATED),
        ("Nor were the seven men charged.", "charged", Modality.NEGATED),
        ("Police left without arresting anybody.", "detained", Modality.NEGATED),
        ("The court stopped short of convicting the four officers.", "convicted", Modality.NEGATED),
        ("Their files could be referred to court in July.", "sent_to_court", Modality.POSSIBLE),
        ("It is unclear whether the five were charged.", "charged", Modality.POSSIBLE),
        ("Were eight men really detained near Goris?", "detained", Modality.POSSIBLE),
        ("The 11 conscripts will go on trial on July 5.", "on_trial", Modality.PLANNED),
        ("Detectives intend to charge three more.", "charged", Modality.PLANNED),
        ("Troops were dispatched to detain the suspects.", "detained", Modality.PLANNED),
        ("The exchange of ten captives is expected next week.", "repatriated", Modality.PLANNED),
        ("Parents demanded the release of the 30 conscripts.", "released", Modality.REQUESTED),
        ("Brussels urged Baku to free the 23 prisoners.", "released", Modality.REQUESTED),
        ("The lawyer asked that the two men be released.", "released", Modality.REQUESTED),
        ("If found guilty, the men face ten years.", "convicted", Modality.CONDITIONAL),
        (
            "The six will be released if the maps arrive.",
            "released",
            Modality.CONDITIONAL,
        ),
        ("No day was set for the trial of the 18 men.", "on_trial", Modality.NEGATED),
        ("The trial of seven farmers was postponed.", "on_trial", Modality.PLANNED),
        ("Claims that nine men were detained are untrue.", "detained", Modality.DENIED),
        ("Had the five men been charged, we would know.", "charged", Modality.CONDITIONAL),
        ("Officials denied that 16 men had been captured.", "captured", Modality.DENIED),
        ("The army denied detaining four shepherds.", "detained", Modality.DENIED),
        ("Nine farmers were allegedly detained near Sotk.", "detained", Modality.ALLEGED),
        ("Baku claims it captured 20 fighters.", "captured", Modality.ALLEGED),
        ("Two pilots are believed to have been captured.", "captured", Modality.ALLEGED),
    ],
)
def test_what_is_not_asserted_keeps_its_status(
    read: Read, sentence: str, stage: str, modality: Modality
) -> None:
    claims = [claim for claim in read(sentence).claims if claim.stage == stage]
    assert [claim.modality for claim in claims] == [modality]


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("Guards managed to capture four intruders: all soldiers.", "captured"),
        ("Police succeeded and were able to detain five suspects.", "detained"),
        ("On May 3, soldiers detained nine villagers.", "detained"),
        ("Officers did detain seven men on Tuesday.", "detained"),
        ("Three officers were not only detained but charged with treason.", "charged"),
    ],
)
def test_what_was_done_is_asserted(read: Read, sentence: str, stage: str) -> None:
    claims = [claim for claim in read(sentence).claims if claim.stage == stage]
    assert [claim.modality for claim in claims] == [Modality.ASSERTED]


def test_a_contrast_negates_one_verb_and_not_the_other(read: Read) -> None:
    reading = read("The two men were not freed but moved to a prison in Ganja.")
    assert {claim.stage: claim.modality for claim in reading.claims} == {
        "released": Modality.NEGATED,
        "transferred": Modality.ASSERTED,
    }


def test_a_denial_that_is_denied_is_reported_with_low_confidence(read: Read) -> None:
    (claim,) = read("The army did not deny that 17 men were detained.").claims
    assert (claim.modality, claim.attribution.value) == (Modality.ASSERTED, "reported")
    assert claim.count is not None
    assert claim.count.exact == 17
    assert claim.score < 0.5


def test_a_warrant_is_not_an_arrest(read: Read) -> None:
    (claim,) = read("Warrants were issued for nine other men.").claims
    assert (claim.kind, claim.stage) == (ClaimKind.WARRANT, None)


def test_a_date_ahead_makes_a_present_statement_a_plan(read: Read) -> None:
    (claim,) = read("The four conscripts go on trial on June 20.").claims
    assert claim.modality is Modality.PLANNED


@pytest.mark.parametrize(
    ("sentence", "stage", "modality"),
    [
        ("The next exchange may take place in the middle of July.", "repatriated", "possible"),
        ("The trial of the six resumes on Wednesday.", "on_trial", "planned"),
        ("The trial of six drivers has been put off again.", "on_trial", "negated"),
        ("The trial of six drivers has been put off to July 9.", "on_trial", "planned"),
        ("The trial of six drivers accused of theft failed to start.", "on_trial", "negated"),
        ("We are going to the Court of Cassation.", "cassation", "planned"),
        ("She would like to see Ivan Test jailed.", "detained", "requested"),
        ("The court stayed the arrest of two policemen.", "detained", "negated"),
        ("He described as groundless the reports that 80 men were held.", "detained", "denied"),
        (
            "It was written that Ivan Test died in prison. This is not true.",
            "died_in_custody",
            "denied",
        ),
        ("Testia is believed to hold at least 160 civilians.", "detained", "alleged"),
        ("Testia is ready to hold six more of them.", "detained", "possible"),
        ("Ivan Test, 22, of no fixed address, was charged with arson.", "charged", "asserted"),
        ("Of the six, no one was charged with arson.", "charged", "negated"),
        ("Court keeps 12 behind bars as trial opens in Testa.", "on_trial", "asserted"),
        ("A judge bars the trial of the six.", "on_trial", "negated"),
        ("How many have been convicted since is not known.", "convicted", "possible"),
        (
            "The four pleaded not guilty on Monday as their trial got underway.",
            "on_trial",
            "asserted",
        ),
        ("He was found to be held in Testa.", "detained", "asserted"),
        (
            "A court has approved a motion to arrest Ivan Test for two months.",
            "remanded",
            "asserted",
        ),
        (
            "Ivan Test, whose release they had demanded, is not on the list.",
            "released",
            "requested",
        ),
        ("Ivan Test, whose release was announced on Monday, is home.", "released", "asserted"),
        ("The court ordered that Ivan Test be held for two months.", "remanded", "asserted"),
        ("Eight others continue to stand trial for riot.", "on_trial", "asserted"),
        (
            "A man alleged to be his aide, Ivan Test, was jailed pending trial.",
            "remanded",
            "asserted",
        ),
        ("Six men are alleged to be detained in Testa.", "detained", "alleged"),
        (
            "The trial of Ivan Test before the court of Ain Testa has been set for 11 July.",
            "on_trial",
            "planned",
        ),
        (
            "They were stopped at the airport on the basis of an arrest warrant issued by a court.",
            "warrant",
            "asserted",
        ),
        ("A request for the arrest of six men was thrown out by the court.", "detained", "negated"),
        ("Families learned about the trial of the six in May.", "on_trial", "asserted"),
    ],
)
def test_words_around_a_step_say_how_it_is_put(
    read: Read, sentence: str, stage: str, modality: str
) -> None:
    claims = read(sentence).claims
    found = {c.modality.value for c in claims if (c.stage or c.kind.value) == stage}
    assert found == {modality}


def test_what_an_article_calls_untrue_is_denied_by_the_article(read: Read) -> None:
    told = "Six men were released on Friday, the Testa Wire reported. This is not true."
    (claim,) = read(told).claims
    assert (claim.modality, claim.speaker) == (Modality.DENIED, None)
    assert claim.attribution is Attribution.OWN
