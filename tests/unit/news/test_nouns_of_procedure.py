"""A noun ("the release of ...") tells of something done only where nothing asks for it or doubts it."""

from collections.abc import Callable
from itertools import product

import pytest

from casetracker.model.vocabulary import Modality
from casetracker.news.contract import Reading

Read = Callable[..., Reading]
REQUESTED, PLANNED, POSSIBLE, NEGATED = (
    Modality.REQUESTED,
    Modality.PLANNED,
    Modality.POSSIBLE,
    Modality.NEGATED,
)
NOUNS = {
    "return": "repatriated",
    "release": "released",
    "exchange": "repatriated",
    "extradition": "extradited",
    "arrest": "detained",
    "conviction": "convicted",
    "pardon": "pardoned",
    "trial": "on_trial",
}
FRAMES = [
    ("Villagers ask for {} of 27 conscripts", REQUESTED),
    ("The villagers demanded the {} of 27 conscripts.", REQUESTED),
    ("The villagers urge immediate {} of 27 conscripts.", REQUESTED),
    ("A petition for the {} of 27 conscripts was signed in Gyumri.", REQUESTED),
    ("The envoys discussed the {} of 27 conscripts.", PLANNED),
    ("Talks on the {} of 27 conscripts ended in Tbilisi.", PLANNED),
    ("The two sides agreed on the {} of 27 conscripts.", PLANNED),
    ("Ahead of the {} of 27 conscripts, the road was closed.", PLANNED),
    ("In exchange for the {} of 27 conscripts, the maps were given.", PLANNED),
    ("The families hope for the {} of 27 conscripts.", POSSIBLE),
    ("The court is considering the {} of 27 conscripts.", POSSIBLE),
    ("The judge refused the {} of 27 conscripts.", NEGATED),
    ("The rain prevented the {} of 27 conscripts.", NEGATED),
]


@pytest.mark.parametrize(("noun", "framed"), list(product(NOUNS, FRAMES)))
def test_a_noun_is_put_as_what_governs_it(
    read: Read, noun: str, framed: tuple[str, Modality]
) -> None:
    frame, modality = framed
    claims = [c for c in read(frame.format(noun)).claims if c.stage == NOUNS[noun]]
    assert modality in {claim.modality for claim in claims}
    assert Modality.ASSERTED not in {claim.modality for claim in claims}


@pytest.mark.parametrize(
    "sentence",
    [
        "Return of 27 conscripts sought by villagers",
        "Release of 27 conscripts expected on Monday",
        "Release of 27 conscripts, held since March, is expected in July.",
        "Trial of 27 conscripts to begin next week",
        "Exchange of 27 conscripts in doubt",
        "Extradition of 27 traders refused",
        "Possible pardon of 27 inmates",
        "Minister to discuss swap of 27 inmates",
        "The handover of 27 inmates would need a treaty.",
        "Any transfer of 27 inmates depends on Tbilisi.",
        "Without the release of 27 inmates there will be no meeting.",
        "Tbilisi does not rule out exchange of 27 inmates",
        "Parliament debates amnesty for 27 inmates",
        "The service has not announced the release of 27 inmates.",
        "Rumours of the capture of 27 pilots spread.",
        "Traders are due in court, awaiting the conviction of 27 colleagues.",
        "The delegation hopes to achieve the return of 27 pilots.",
        "A bid for the release of 27 sailors failed.",
        "President mulls pardoning 27 inmates",
        "Villagers want 27 conscripts released",
        "Lawyers demand 27 conscripts are freed",
        "Once the 27 conscripts are convicted, they will be swapped.",
        "Under the accord, a deal has Tbilisi free 27 conscripts if asked.",
        "The 27 conscripts were almost released.",
        "The office did not confirm that 27 conscripts were freed.",
        "Nothing follows from the plan for the arrest of 27 traders.",
    ],
)
def test_nothing_of_this_was_done(read: Read, sentence: str) -> None:
    claims = [
        claim
        for claim in read(sentence).claims
        if claim.stage != "detained" or "arrest" in sentence
    ]
    assert claims
    assert Modality.ASSERTED not in {claim.modality for claim in claims}


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("The service announced the release of 27 inmates.", "released"),
        ("Release of 27 inmates announced", "released"),
        ("Families welcomed the return of 27 inmates.", "repatriated"),
        ("The raid led to the arrest of 27 traders.", "detained"),
        ("Following the extradition of 27 traders, the bank closed.", "extradited"),
        ("The exchange of 27 inmates took place at the bridge.", "repatriated"),
        ("The governor thanked the guards for the release of 27 inmates.", "released"),
        ("Office confirms capture of 27 pilots", "captured"),
    ],
)
def test_what_was_done_stays_asserted(read: Read, sentence: str, stage: str) -> None:
    assert [(c.stage, c.modality) for c in read(sentence).claims] == [(stage, Modality.ASSERTED)]


@pytest.mark.parametrize(
    "sentence",
    [
        "They have not been put on trial.",
        "Nine men were questioned and have not been put on trial in Ganja.",
        "The nine men were not charged with espionage.",
        "The nine men have not been sentenced.",
        "The officer was never convicted.",
        "No one has been arrested.",
        "None of the nine was released.",
        "Nine soldiers not charged",
        "No charges brought against nine soldiers",
        "The nine men were neither charged with riot.",
        "The nine men have never stood trial.",
    ],
)
def test_what_is_negated_is_said_once(read: Read, sentence: str) -> None:
    assert [claim.modality for claim in read(sentence).claims] == [Modality.NEGATED]


def test_neither_nor_negates_both(read: Read) -> None:
    claims = read("The nine men were neither charged nor released.").claims
    assert [(c.stage, c.modality) for c in claims] == [("charged", NEGATED), ("released", NEGATED)]


def test_talks_that_were_held_hold_nobody(read: Read) -> None:
    claims = read("Talks on the exchange of 27 inmates were held in Doha.").claims
    assert [(c.stage, c.modality) for c in claims] == [("repatriated", PLANNED)]


def test_a_society_named_amnesty_pardons_nobody(read: Read) -> None:
    (claim,) = read("Amnesty International has called for the release of nine men.").claims
    assert (claim.stage, claim.modality, claim.speaker) == (
        "released",
        REQUESTED,
        "Amnesty International",
    )


def test_their_release_is_that_of_the_people_before(read: Read) -> None:
    detained, release = read("Nine men were detained. Their release is demanded by Bern.").claims
    assert (release.subject, release.modality) == (detained.subject, REQUESTED)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("A court had approved his extradition in March.", []),
        ("Bern denounced the trial and opened an inquiry.", []),
        ("Two of the 13 detained students began a hunger strike on Sunday.", []),
        ("Officials in Goris say dozens more remain in captivity.", []),
        ("An army captain died in custody in Goris.", [("died_in_custody", "asserted", None)]),
        ("Nine men were jailed for 14 years.", [("sentenced", "asserted", "prison")]),
        ("A court sentenced nine men to death.", [("sentenced", "asserted", "death")]),
    ],
)
def test_what_looks_like_a_step_is_weighed(
    read: Read, sentence: str, found: list[tuple[str, str, str | None]]
) -> None:
    claims = read(sentence).claims
    kinds = [c.sentence.kind if c.sentence else None for c in claims]
    assert [(c.stage, c.modality.value, k) for c, k in zip(claims, kinds, strict=True)] == found


def test_the_day_of_an_appeal_is_that_of_the_asking(read: Read) -> None:
    (claim,) = read("A mother on Monday appealed to the president to bring nine men home.").claims
    day = None if claim.date is None else claim.date.edtf
    assert (claim.modality, day) == (REQUESTED, "2021-06-07")


def test_the_units_of_people_accused_are_their_own(read: Read) -> None:
    claims = read("The office signed the indictment against 16 tilers accused of theft.").claims
    assert [claim.stage for claim in claims] == ["indictment_approved", None]
    assert {(c.count.exact, c.count.unit) for c in claims if c.count} == {(16, "tilers")}


def test_the_media_of_a_state_are_a_speaker(read: Read) -> None:
    (claim,) = read("The emir pardoned 11 prisoners, state media reported on Friday.").claims
    assert claim.speaker == "state media"
