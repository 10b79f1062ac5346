"""The article that the acceptance table is about; skipped where it is not beside the checkout."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ClaimKind, DateBasis, Modality
from casetracker.news.contract import ReadClaim, Reading
from casetracker.news.documents import read_documents
from casetracker.news.reading import read_text


@pytest.fixture
def reading(article: str) -> Reading:
    return read_text(article, published=PartialDate.parse("2021-06-11"))


def of_count(reading: Reading, number: int) -> list[ReadClaim]:
    """The claims about the subject of that size."""
    keys = {each.key for each in reading.subjects if each.count and each.count.exact == number}
    assert len(keys) == 1
    return [claim for claim in reading.claims if claim.subject in keys]


def row(claim: ReadClaim) -> tuple[str, str | None, str | None]:
    return (claim.kind.value, claim.stage, None if claim.date is None else claim.date.edtf)


def overlaps(claim: ReadClaim, start: int, end: int) -> bool:
    return claim.start < end and start < claim.end


def test_the_text_is_kept_to_the_letter(article: str) -> None:
    (reading,) = read_documents(article.encode(), name="article.txt", published=None)
    assert reading.document.text == article


def test_there_are_four_subjects_and_ten_claims(reading: Reading) -> None:
    sizes = [subject.count.exact for subject in reading.subjects if subject.count]
    assert sorted(size for size in sizes if size) == [6, 13, 14, 26]
    assert len(reading.claims) == 10


def test_the_26_have_a_completed_investigation_open_up_to_publication(reading: Reading) -> None:
    completed = of_count(reading, 26)[0]
    assert row(completed) == ("stage_reached", "investigation_completed", "../2021-06-11")
    assert completed.date is not None
    assert completed.date.basis is DateBasis.PUBLICATION
    assert completed.authority == "State Security Service"
    assert overlaps(completed, 2900, 3018)
    assert overlaps(completed, 2996, 3018)


def test_the_26_were_detained_in_december_2020(reading: Reading) -> None:
    detained = of_count(reading, 26)[1]
    assert row(detained) == ("stage_reached", "detained", "2020-12")
    assert detained.modality is Modality.ASSERTED
    assert overlaps(detained, 3028, 3049)


def test_the_crossing_is_a_finding_and_no_formal_charge(reading: Reading) -> None:
    finding = of_count(reading, 26)[2]
    assert (finding.kind, finding.stage) == (ClaimKind.CHARGE, None)
    assert finding.speaker == "investigation"
    assert finding.place == "Hadrut settlement of the Khojavend region"
    assert overlaps(finding, 3168, 3216)


def test_the_attacks_are_hearsay_without_a_speaker(reading: Reading) -> None:
    attacks = of_count(reading, 26)[3]
    assert (attacks.kind, attacks.modality) == (ClaimKind.CHARGE, Modality.ALLEGED)
    assert attacks.speaker is None
    assert overlaps(attacks, 3338, 3381)


@pytest.mark.parametrize("number", [14, 13])
def test_each_of_the_two_earlier_groups_went_to_court_with_an_indictment(
    reading: Reading, number: int
) -> None:
    rows = sorted(str(row(claim)[1:]) for claim in of_count(reading, number))
    assert rows == [
        str(("indictment_approved", "../2021-06-10")),
        str(("sent_to_court", "../2021-06-10")),
    ]
    for claim in of_count(reading, number):
        assert overlaps(claim, 3582, 3758)


def test_the_six_were_detained_in_kalbajar_out_of_24(reading: Reading) -> None:
    detained = of_count(reading, 6)[0]
    assert row(detained) == ("stage_reached", "detained", "2021-05-27")
    assert detained.count is not None
    assert detained.count.of == 24
    assert detained.place == "Kalbajar"
    assert overlaps(detained, 1441, 1519)


def test_the_detainees_accused_of_mining_are_the_six(reading: Reading) -> None:
    accused = of_count(reading, 6)[1]
    assert accused.kind is ClaimKind.CHARGE
    assert accused.charges[0].wording.startswith("mining the routes")
    assert overlaps(accused, 1557, 1595)


def test_quotes_stand_where_they_say(article: str, reading: Reading) -> None:
    for claim in reading.claims:
        assert article[claim.start : claim.end] == claim.quote


def test_without_a_day_of_publication_no_year_is_guessed(article: str) -> None:
    reading = read_text(article, published=None)
    dates = [claim.date.edtf for claim in reading.claims if claim.date is not None]
    assert [edtf for edtf in dates if edtf is not None] == ["2020-12"]


def test_the_offset_that_disagrees_with_its_date_is_flagged(reading: Reading) -> None:
    assert any("A week later" in note for note in reading.document.notes)
