"""Steps told in other words: by the tabloids, in lists of numbers, by "it", by what is still to come."""

from collections.abc import Callable

import pytest

from casetracker.model.vocabulary import ClaimKind, Modality
from casetracker.news.contract import ReadClaim, Reading

Read = Callable[..., Reading]


def told(reading: Reading) -> list[tuple[str | None, Modality, int | None]]:
    return [
        (claim.stage, claim.modality, claim.count.exact if claim.count is not None else None)
        for claim in reading.claims
    ]


def last_of(reading: Reading) -> ReadClaim:
    return reading.claims[-1]


@pytest.mark.parametrize(
    ("sentence", "stage", "count"),
    [
        ("There are 12 activists in custody, the group said.", "detained", 12),
        ("He said that there were only 12 journalists in prison.", "detained", 12),
        ("The ministry confirmed the arrest of three deputies on Monday.", "detained", 3),
        ("Four detainees had died in the past 12 months.", "died_in_custody", 4),
        ("The group put the number of deaths in custody at nine.", "died_in_custody", 9),
        ("Six men were cuffed in a dawn swoop.", "detained", 6),
        ("Six men are being quizzed by detectives.", "detained", 6),
        ("Eleven prisoners were flown to the capital.", "transferred", 11),
        ("The five others are in Colony No. 9.", "detained", 5),
        ("Eighteen fishermen are prisoners of the rebels.", "captured", 18),
        ("Thirty-three were out within three days.", "released", 33),
        ("The remand of the three men runs until 30 December.", "detained", 3),
        ("The government freed 74 'political prisoners' on Monday.", "released", 74),
    ],
)
def test_it_is_told_in_other_words(read: Read, sentence: str, stage: str, count: int) -> None:
    assert told(read(sentence)) == [(stage, Modality.ASSERTED, count)]


@pytest.mark.parametrize(
    "sentence",
    [
        "There are 12 journalists in the country.",
        "There were 12 schools in prison camps.",
        "Four soldiers died last year.",
        "The lion was caged for nine years.",
        "Eleven tourists were flown to the capital.",
        "Eighteen villagers were prisoners of their own fear.",
        "Thirty-three were out of work.",
        "A court confirmed the arrest of three deputies.",
    ],
)
def test_near_like_words_tell_nothing(read: Read, sentence: str) -> None:
    assert told(read(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Police could not confirm the arrest of three deputies.", Modality.POSSIBLE),
        ("The trial court is yet to frame charges.", Modality.NEGATED),
        ("Verdicts in the case of four councillors are due on 18 November.", Modality.PLANNED),
        ("The appeal of printer Maja Sill will be heard on 18 November.", Modality.PLANNED),
        ("The court will rule on Friday on the appeal of five nurses.", Modality.PLANNED),
    ],
)
def test_what_is_open_or_to_come_is_not_told_as_done(
    read: Read, sentence: str, modality: Modality
) -> None:
    assert [claim.modality for claim in read(sentence).claims] == [modality]


def test_a_verdict_due_is_a_hearing_of_those_named(read: Read) -> None:
    (claim,) = read("Verdicts in the case of four councillors are due on 18 November.").claims
    assert claim.kind is ClaimKind.HEARING
    assert claim.count is not None
    assert claim.count.exact == 4


@pytest.mark.parametrize(
    ("sentence", "stage", "whom"),
    [
        (
            "Petr Volkov was remanded for two months and the court later prolonged it.",
            "remand_extended",
            "Petr Volkov",
        ),
        (
            "A case was opened against the brother of the ex-deputy, but in December it was terminated.",
            "discontinued",
            "the brother",
        ),
    ],
)
def test_it_is_what_was_told_before(read: Read, sentence: str, stage: str, whom: str) -> None:
    reading = read(sentence)
    labels = {subject.key: subject.label for subject in reading.subjects}
    assert last_of(reading).stage == stage
    assert labels[last_of(reading).subject or ""] == whom


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Police arrested 300 people last year, up from 120 in 2018.", "2018"),
        (
            "39 activists were arrested this year, compared with 120 in the whole of last year.",
            "2020",
        ),
    ],
)
def test_the_number_of_another_year_has_its_own_day(read: Read, sentence: str, date: str) -> None:
    reading = read(sentence)
    assert [count for _, _, count in told(reading)][1:] == [120]
    assert last_of(reading).date is not None
    assert last_of(reading).date.edtf == date  # type: ignore[union-attr]


def test_a_number_without_a_year_is_not_compared(read: Read) -> None:
    reading = read("Police arrested 300 people last year, up from 120 on the list.")
    assert [count for _, _, count in told(reading)] == [300]
