"""Shares of a whole, agents, years served, penalties faced, and the days of what a court orders."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Modality
from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text

# a Friday
PUBLISHED = PartialDate.parse("2024-09-13")


def claims_of(text: str) -> list[ReadClaim]:
    return list(read_text(text, published=PUBLISHED).claims)


def the_claim(text: str, stage: str) -> ReadClaim:
    found = [claim for claim in claims_of(text) if stage in (claim.stage, claim.kind.value)]
    assert len(found) == 1, [(claim.stage, claim.quote) for claim in claims_of(text)]
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        "The court convicted 14 of 17 defendants.",
        "The court convicted 14 of the 17 defendants.",
    ],
)
def test_a_share_keeps_its_whole_with_and_without_an_article(text: str) -> None:
    count = the_claim(text, "convicted").count
    assert count is not None
    assert (count.minimum, count.maximum, count.of) == (14, 14, 17)


def test_one_of_six_tells_who_somebody_is_and_six_were_held() -> None:
    count = the_claim("Arman Test was one of six men arrested in Derva.", "detained").count
    assert count is not None
    assert count.minimum == 6


def test_years_served_are_no_people() -> None:
    text = (
        "Arman Test went on trial. Test, who had served four of his six years, was released early."
    )
    released = the_claim(text, "released")
    assert released.count is None
    assert released.persons == ("Arman Test",)


def test_who_did_it_is_not_whom_it_befell() -> None:
    text = "Arman Test was pardoned by the president on Friday and walked out of prison."
    assert {claim.persons for claim in claims_of(text)} == {("Arman Test",)}


@pytest.mark.parametrize(
    ("text", "stage", "modality"),
    [
        ("Charges are yet to be framed against the six.", "charged", Modality.NEGATED),
        ("Charges were brought against the six.", "charged", Modality.ASSERTED),
        ("He faces up to ten years in prison.", "sentenced", Modality.POSSIBLE),
        ("If found to blame, he faces ten years in prison.", "sentenced", Modality.CONDITIONAL),
        ("The court rejected defence motions to free the two.", "released", Modality.NEGATED),
        (
            "A court in Derva allowed police to keep the men in custody for a further ten days.",
            "remand_extended",
            Modality.ASSERTED,
        ),
        ("The so-called coordinators were arrested on 3 May.", "detained", Modality.ASSERTED),
        (
            "Two teachers detained on 3 May were transferred to Derva.",
            "transferred",
            Modality.ASSERTED,
        ),
    ],
)
def test_how_it_is_put(text: str, stage: str, modality: Modality) -> None:
    assert the_claim(text, stage).modality is modality


@pytest.mark.parametrize(
    ("text", "stage", "day"),
    [
        (
            "Two of the five, who had been on remand since May, were let out on bail on Friday.",
            "released",
            "2024-09-13",
        ),
        (
            "A court in Derva on Monday opened the trial of 98 alleged members of the gang.",
            "on_trial",
            "2024-09-09",
        ),
        (
            "A judge in Derva agreed on Monday to keep Arman Test in custody for another two months.",
            "remand_extended",
            "2024-09-09",
        ),
        (
            "On July 14 the district court found him guilty and gave him five years.",
            "sentenced",
            "2024-07-14",
        ),
        (
            "A court handed 31 politicians, judges and lawyers terms of up to 40 years on Friday.",
            "sentenced",
            "2024-09-13",
        ),
        (
            "They appeared by video link before District Judge Marie Test in Derva on Friday.",
            "hearing",
            "2024-09-13",
        ),
    ],
)
def test_the_day_of_a_step(text: str, stage: str, day: str) -> None:
    date = the_claim(text, stage).date
    assert date is not None
    assert date.edtf == day


def test_a_judge_is_not_on_trial() -> None:
    claim = the_claim("Their trial opened before Justice Grace Test in Derva.", "on_trial")
    assert claim.persons == ()


def test_the_day_of_the_month_is_no_part_of_a_speaker() -> None:
    text = "On April 21 police in Derva announced that they had opened a case against 11 men."
    assert the_claim(text, "case_opened").speaker == "police in Derva"


def test_a_verdict_is_no_speech() -> None:
    text = "On July 14 the district court found him guilty and gave him five years."
    assert {claim.speaker for claim in claims_of(text)} == {None}
