"""Which stage a sentence tells of, and what goes with it."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text


def claims_of(text: str) -> tuple[ReadClaim, ...]:
    return read_text(text, published=PartialDate.parse("2021-06-11")).claims


@pytest.mark.parametrize(
    ("sentence", "kind", "stage"),
    [
        ("Nine men were detained.", "stage_reached", "detained"),
        ("Nine men were taken prisoner.", "stage_reached", "captured"),
        ("Nine men were arrested by a Baku court for four months.", "stage_reached", "remanded"),
        ("A court remanded nine men in custody.", "stage_reached", "remanded"),
        ("Nine men were placed under house arrest.", "custody", "detained"),
        ("A criminal case was opened against nine men.", "stage_reached", "case_opened"),
        ("Nine men were charged with espionage.", "charge", "charged"),
        ("Nine men were accused of espionage.", "charge", None),
        (
            "Investigators finished the inquiry into the case of nine men.",
            "stage_reached",
            "investigation_completed",
        ),
        (
            "The service continues the investigation into the case of nine men.",
            "stage_reached",
            "under_investigation",
        ),
        (
            "The deputy prosecutor signed the indictment against nine men.",
            "stage_reached",
            "indictment_approved",
        ),
        ("The case of nine men was submitted to the court.", "stage_reached", "sent_to_court"),
        ("Nine men were committed for trial.", "stage_reached", "sent_to_court"),
        ("The trial of nine men opened in Baku.", "stage_reached", "on_trial"),
        ("Nine men were convicted.", "stage_reached", "convicted"),
        ("Nine men were acquitted.", "stage_reached", "acquitted"),
        ("Nine men were found not guilty.", "stage_reached", "acquitted"),
        ("The nine men appealed the verdict.", "stage_reached", "appeal_lodged"),
        (
            "The court of appeal upheld the verdict against nine men.",
            "stage_reached",
            "appeal_decided",
        ),
        ("Nine men were released.", "release", "released"),
        ("Nine men were pardoned.", "release", "pardoned"),
        ("Nine men were returned to Armenia.", "release", "repatriated"),
        ("Nine men were extradited.", "transfer", "extradited"),
        ("Nine men were moved to a prison in Gobustan.", "transfer", "transferred"),
        ("A captive died in custody.", "death", "died_in_custody"),
        ("The charges against nine men were dropped.", "stage_reached", "discontinued"),
    ],
)
def test_the_stage_is_read(sentence: str, kind: str, stage: str | None) -> None:
    assert [(claim.kind.value, claim.stage) for claim in claims_of(sentence)] == [(kind, stage)]


def test_charges_keep_their_wording_and_their_articles() -> None:
    (claim,) = claims_of("Six men were charged with treason under Articles 274 and 276.1.")
    assert [charge.article for charge in claim.charges] == ["274", "276.1"]
    assert claim.charges[0].wording.startswith("treason")


def test_the_authority_and_the_place_are_named() -> None:
    (claim,) = claims_of("The State Border Service detained five men near Gadabay.")
    assert (claim.authority, claim.place) == ("State Border Service", "Gadabay")


def test_the_detainees_are_those_of_the_sentence_before() -> None:
    detained, accused = claims_of(
        "Guards detained eight soldiers near Lachin. The captives are accused of laying mines."
    )
    assert accused.subject == detained.subject


def test_the_same_number_again_is_the_same_group() -> None:
    reading = read_text(
        "Police detained 18 men. Later the 18 men were charged with riot.", published=None
    )
    assert len(reading.subjects) == 1


def test_another_group_of_the_same_size_is_another_subject() -> None:
    reading = read_text("Police detained 18 men. Another 18 men were charged.", published=None)
    assert len(reading.subjects) == 2


def test_a_family_name_alone_is_the_person_named_in_full_before() -> None:
    detained, released = claims_of(
        "Gor Sample was detained in Goris. Sample, 34, was released on Thursday."
    )
    assert released.persons == ("Gor Sample",)
    assert released.subject == detained.subject


def test_labels_do_not_enter_the_typed_fields() -> None:
    reading = read_text("Three saboteurs were detained, the ministry said.", published=None)
    (claim,) = reading.claims
    assert claim.stage == "detained"
    assert claim.charges == ()


@pytest.mark.parametrize(
    ("sentence", "wording"),
    [
        (
            "The office said the nine men illegally crossed the frontier of Examplia, taking posts.",
            "illegally crossed the frontier of Examplia",
        ),
        ("Nine men were charged with theft and remanded for two months.", "theft"),
        ("Nine men were charged with theft on Thursday.", "theft"),
        ("Nine men were charged with theft after a raid.", "theft"),
        (
            "Nine men are charged with plotting, forming a band and theft.",
            "plotting, forming a band and theft",
        ),
    ],
)
def test_a_charge_is_worded_to_its_end_and_no_further(sentence: str, wording: str) -> None:
    worded = [claim.charges[0].wording for claim in claims_of(sentence) if claim.charges]
    assert worded == [wording]


def test_two_acts_are_two_charges() -> None:
    claims = claims_of("Baku says the nine men crossed the border and secretly mined roads.")
    assert [claim.charges[0].wording for claim in claims] == [
        "crossed the border",
        "secretly mined roads",
    ]


@pytest.mark.parametrize(
    ("sentence", "stage", "number"),
    [
        ("The court jails nine.", "sentenced", 9),
        (
            "The case against the 14 traders has been investigated and sent to court.",
            "sent_to_court",
            14,
        ),
        ("The inquiry into the 14 traders was completed on Friday.", "investigation_completed", 14),
        ("The 26 traders were disarmed and detained.", "detained", 26),
        ("Lawyers appealed against the sentences of the 13.", "appeal_lodged", 13),
        ("TBILISI (Agency) - Twenty-six traders were released.", "released", 26),
        ("The nine traders were freed.", "released", 9),
        ("A court charged nine traders with theft by a forged paper.", "charged", 9),
    ],
)
def test_those_who_are_counted_go_with_their_stage(sentence: str, stage: str, number: int) -> None:
    found = [(c.stage, c.count.exact if c.count else None) for c in claims_of(sentence)]
    assert found == [(stage, number)]


@pytest.mark.parametrize(
    "sentence", ["Few of the 14 traders were freed.", "All but two of the 14 traders were freed."]
)
def test_an_unknown_part_has_no_number(sentence: str) -> None:
    assert [claim.count for claim in claims_of(sentence) if claim.count] == []


def test_a_body_of_two_nouns_is_named_whole() -> None:
    (claim,) = claims_of("Nine men were sentenced by the Baku Military Court.")
    assert claim.authority == "Baku Military Court"
