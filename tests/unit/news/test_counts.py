"""How many people a claim is about."""

from collections.abc import Callable

import pytest

from casetracker.model.vocabulary import ClaimKind
from casetracker.news.contract import Reading, ReadSentence

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("sentence", "bounds"),
    [
        ("More than 200 protesters were detained.", (201, None)),
        ("About three dozen men were detained.", (36, 36)),
        ("At least nine soldiers were captured.", (9, None)),
        ("Up to 40 fighters were captured.", (None, 40)),
        ("Between 10 and 15 men were detained.", (10, 15)),
        ("1,250 demonstrators were detained.", (1250, 1250)),
        ("Twenty-three soldiers were captured.", (23, 23)),
        ("A sergeant was detained near Kapan.", (1, 1)),
        ("Police detained 70 people, including eleven women.", (70, 70)),
        ("In October 31 conscripts were detained.", (31, 31)),
        ("Five were killed and eight captured.", (8, 8)),
        ("A 500-strong crowd gathered; two men were detained.", (2, 2)),
        ("Azerbaijan handed over 12 Armenian soldiers to Armenia.", (12, 12)),
    ],
)
def test_the_number_is_that_of_those_meant(
    read: Read, sentence: str, bounds: tuple[int | None, int | None]
) -> None:
    counts = [claim.count for claim in read(sentence).claims]
    assert [(count.minimum, count.maximum) for count in counts if count] == [bounds]


def test_some_of_those_detained_may_be_released(read: Read) -> None:
    reading = read("Police detained 20 activists, four of whom were later freed.")
    assert [(claim.stage, claim.count.exact) for claim in reading.claims if claim.count] == [
        ("detained", 20),
        ("released", 4),
    ]


def test_the_whole_and_the_part_have_their_own_verbs(read: Read) -> None:
    reading = read("Of 30 people detained at the rally, 12 were charged.")
    assert [(claim.stage, claim.count.exact) for claim in reading.claims if claim.count] == [
        ("detained", 30),
        ("charged", 12),
    ]


def test_a_part_names_its_whole(read: Read) -> None:
    (claim,) = read("Nine of the 41 were returned in exchange for maps.").claims
    assert claim.count is not None
    assert (claim.count.exact, claim.count.of) == (9, 41)


def test_members_of_groups_carry_the_size_of_the_groups(read: Read) -> None:
    (claim,) = read("Guards detained four members of two groups of 18 soldiers.").claims
    assert claim.count is not None
    assert (claim.count.exact, claim.count.of) == (4, 18)


def test_a_new_total_is_a_field_of_its_own(read: Read) -> None:
    detained, total = read("Three more were detained, bringing the total to 48.").claims
    assert detained.count is not None
    assert total.count is not None
    assert (detained.count.exact, total.kind, total.count.exact) == (3, ClaimKind.GROUP_SIZE, 48)


def test_three_groups_share_one_verb(read: Read) -> None:
    text = "Twelve were convicted in the first case, 17 in the second and 31 in the third."
    counts = [claim.count.exact for claim in read(text).claims if claim.count]
    assert counts == [12, 17, 31]


def test_then_more_are_two_groups(read: Read) -> None:
    text = "Earlier, the cases against 11 and then 19 more conscripts were sent to court."
    reading = read(text)
    assert [claim.count.exact for claim in reading.claims if claim.count] == [11, 19]
    assert len({claim.subject for claim in reading.claims}) == 2
    assert {claim.date.edtf for claim in reading.claims if claim.date} == {"../2021-06-10"}


def test_two_cases_in_a_sentence_have_their_own_stages(read: Read) -> None:
    reading = read("Of the 33, 15 were convicted; the trial of 18 continues.")
    stages = [(claim.stage, claim.count.exact) for claim in reading.claims if claim.count]
    assert stages == [("convicted", 15), ("on_trial", 18)]


def test_ages_are_no_counts(read: Read) -> None:
    (claim,) = read("Gor Sample, 31, and Vahe Probe (45) were detained.").claims
    assert claim.persons == ("Gor Sample", "Vahe Probe")
    assert claim.count is None


def test_terms_belong_to_the_names_in_their_order(read: Read) -> None:
    claims = read("Gor Sample and Vahe Probe received five and nine years, respectively.").claims
    assert [(claim.persons[0], claim.sentence) for claim in claims] == [
        ("Gor Sample", ReadSentence("prison", 5.0, "years", is_exact=True)),
        ("Vahe Probe", ReadSentence("prison", 9.0, "years", is_exact=True)),
    ]


def test_a_term_is_not_a_number_of_people(read: Read) -> None:
    (claim,) = read("A court sentenced 16 conscripts to eight years.").claims
    assert claim.count is not None
    assert claim.count.exact == 16
    assert claim.sentence == ReadSentence("prison", 8.0, "years", is_exact=True)


def test_a_fine_is_a_sentence_and_not_a_count(read: Read) -> None:
    (claim,) = read("The journalist was fined 3,000 manats.").claims
    assert claim.sentence == ReadSentence("fine", 3000.0, "manats", is_exact=True)
    assert claim.count is not None
    assert claim.count.exact == 1
