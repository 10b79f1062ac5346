"""Steps that are told in few words or by a turn of their own, and whom they are about."""

from collections.abc import Callable

import pytest

from casetracker.model.vocabulary import Modality
from casetracker.news.contract import ReadClaim, Reading

Read = Callable[..., Reading]


def claims(reading: Reading, stage: str) -> list[ReadClaim]:
    return [claim for claim in reading.claims if claim.stage == stage]


def labels(reading: Reading, stage: str) -> list[str]:
    known = {subject.key: subject.label for subject in reading.subjects}
    return [known.get(claim.subject or "", "") for claim in claims(reading, stage)]


@pytest.mark.parametrize(
    ("sentence", "persons"),
    [
        ("An investigation into Petr Volkov was opened in May.", ("Petr Volkov",)),
        ("An inquiry into Petr Volkov has been launched.", ("Petr Volkov",)),
        ("An investigation into the death of Petr Volkov was opened in May.", ()),
        ("An investigation into the fire was opened in May.", ()),
    ],
)
def test_an_inquiry_is_into_whom_it_names(
    read: Read, sentence: str, persons: tuple[str, ...]
) -> None:
    (claim,) = claims(read(sentence), "case_opened")
    assert claim.persons == persons


@pytest.mark.parametrize(
    ("sentence", "stage", "whom"),
    [
        (
            "Anna Silva said her husband was held in May and nothing is known about him.",
            "whereabouts_unknown",
            "her husband",
        ),
        (
            "Anna Silva said her brother was arrested in May and she was released.",
            "released",
            "Anna Silva",
        ),
        ("Ivan Test said his wife was arrested and he was charged.", "charged", "Ivan Test"),
        (
            "The fate of Artak Sogh, who went missing on September 20, is unclear.",
            "whereabouts_unknown",
            "Artak Sogh",
        ),
        ("Lawyers asked that Petrov be moved to a detention centre.", "transferred", "Petrov"),
        ("Police drew up protocols against 12 activists.", "charged", "12 activists"),
        ("Petr Volkov abandoned his appeal.", "appeal_lodged", "Petr Volkov"),
    ],
)
def test_whom_it_is_about(read: Read, sentence: str, stage: str, whom: str) -> None:
    assert labels(read(sentence), stage) == [whom]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Silva asked for bail. The request was denied.",
            [Modality.REQUESTED, Modality.NEGATED],
        ),
        (
            "Anna Silva asked for bail. The court denied the request on Monday.",
            [Modality.REQUESTED, Modality.NEGATED],
        ),
        (
            "The union asked for the release of three men. The judge turned down the request.",
            [Modality.REQUESTED, Modality.NEGATED],
        ),
        ("Anna Silva asked for bail. The request was not denied.", [Modality.REQUESTED]),
        ("Anna Silva asked for bail. The request will be denied.", [Modality.REQUESTED]),
        ("Three men were released. The request was denied.", [Modality.ASSERTED]),
    ],
)
def test_what_was_asked_for_and_refused_is_negated(
    read: Read, text: str, expected: list[Modality]
) -> None:
    assert [claim.modality for claim in claims(read(text), "released")] == expected


@pytest.mark.parametrize(
    ("sentence", "stage", "count"),
    [
        ("There have been 13 new arrests and 89 releases.", "detained", 13),
        ("There have been 13 new arrests and 89 releases.", "released", 89),
        ("They are still holding hundreds.", "detained", None),
        ("The court returned the case of three activists to the prosecutor.", "sent_to_court", 3),
    ],
)
def test_how_many_are_told_of(read: Read, sentence: str, stage: str, count: int | None) -> None:
    (claim,) = claims(read(sentence), stage)
    assert (claim.count and claim.count.exact) == count


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("The case was returned to the prosecutor.", [Modality.NEGATED]),
        ("Police returned the car to the prosecutor.", []),
        ("The court sent three activists to the prosecutor's office.", []),
    ],
)
def test_a_case_returned_is_not_before_a_court(
    read: Read, sentence: str, modality: list[Modality]
) -> None:
    assert [claim.modality for claim in claims(read(sentence), "sent_to_court")] == modality


def test_an_arrest_under_a_warrant_has_not_its_day(read: Read) -> None:
    reading = read("Petr Volkov was arrested under a warrant issued in May 2020.")
    (claim,) = claims(reading, "detained")
    assert claim.date is not None
    assert claim.date.edtf == "../2021-06-11"
