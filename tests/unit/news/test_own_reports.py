"""What a document takes back of its own: the report that was wrong is no claim, what holds is one."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ClaimKind, Modality
from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text


def claims(text: str) -> tuple[ReadClaim, ...]:
    return read_text(text, published=PartialDate.parse("2021-04-20")).claims


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Last week we wrote that five students had been arrested. They were four.", 4),
        (
            "In our issue of May 3 we reported that nine workers had been released. Only eight were.",
            8,
        ),
        ("An earlier version of this story gave the number of defendants as 26. It is 25.", 25),
        ("A chart in our May issue put the number of captives at 72. It should have been 45.", 45),
        (
            "We had reported that all ninety men came from one unit. Relatives say that it was 76.",
            76,
        ),
        ("Last week we wrote 164; it is 162.", 162),
    ],
)
def test_what_was_wrong_and_what_holds_are_one_correction(text: str, count: int) -> None:
    (claim,) = claims(text)
    assert claim.kind is ClaimKind.CORRECTION
    assert claim.count is not None
    assert claim.count.exact == count
    assert text.startswith(claim.quote[:20])


@pytest.mark.parametrize(
    "text",
    [
        "Correction. In our issue of May 3 we wrote that Anna Probe had been released. She has not been.",
        "We told you that a court had arrested the village head for two months. It hasn't.",
        "On Tuesday our website reported that four men had been charged with murder. That was not so.",
        "In the May issue we wrote that Ivan Probe had been sentenced under Section 307. The section is 302.",
        "The same article stated that the longest term was five years. It is four years.",
    ],
)
def test_a_report_that_is_taken_back_reaches_no_step(text: str) -> None:
    (claim,) = claims(text)
    assert claim.kind is ClaimKind.CORRECTION
    assert claim.count is None


def test_what_was_reported_and_still_holds_stays_a_claim() -> None:
    found = claims(
        "We reported on Monday that six men had been detained. They were released on Tuesday."
    )
    assert [claim.stage for claim in found] == ["detained", "released"]
    assert all(claim.modality is Modality.ASSERTED for claim in found)


@pytest.mark.parametrize(
    "text",
    [
        "The newspaper withdraws it.",
        "The sentence was removed on Monday morning.",
        "A sentence that said the forester had been charged with murder has been taken out.",
    ],
)
def test_what_is_taken_out_is_a_retraction(text: str) -> None:
    (claim,) = claims(text)
    assert claim.kind is ClaimKind.RETRACTION


def test_a_heading_alone_corrects_nothing_by_itself() -> None:
    found = claims("CORRECTION.\n\nOn May 3 two teachers were detained in Yerevan.")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "In a story on 11 October we quoted a spokesman as saying that 33 had been held. He said 23.",
            23,
        ),
        ("This article originally stated that five men had been arrested; three were.", 3),
        (
            "A report on 2 April said that eight men had been sentenced to a year. In fact six were.",
            6,
        ),
        ("Correction: An earlier version said 33 people were detained. Police said 23.", 23),
    ],
)
def test_what_was_quoted_wrongly_is_a_correction_alone(text: str, count: int) -> None:
    (claim,) = claims(text)
    assert claim.kind is ClaimKind.CORRECTION
    assert claim.count is not None
    assert claim.count.exact == count


def test_what_was_in_fact_done_is_told_beside_the_correction() -> None:
    corrected, charged = claims(
        "We wrote that 26 people had been charged. In fact 25 were charged."
    )
    assert corrected.kind is ClaimKind.CORRECTION
    assert charged.stage == "charged"
    assert charged.count is not None
    assert charged.count.exact == 25


@pytest.mark.parametrize(
    "text",
    [
        "A report on Monday said 33 people had been detained. The police said 23.",
        "We reported that six men had been detained. Police said eight were released.",
        "The police initially said six men had been detained.",
        "The ministry said 33 people had been detained. In fact 23 were detained.",
    ],
)
def test_what_others_said_before_is_no_correction(text: str) -> None:
    assert ClaimKind.CORRECTION not in {claim.kind for claim in claims(text)}
