"""Both halves of an exchange are told, however the second one is put."""

from collections.abc import Callable

import pytest

from casetracker.model.vocabulary import Modality
from casetracker.news.contract import ReadClaim, Reading

Read = Callable[..., Reading]


def sent_home(reading: Reading) -> list[ReadClaim]:
    return [claim for claim in reading.claims if claim.stage in ("released", "repatriated")]


def numbers(reading: Reading) -> list[int | None]:
    return [None if c.count is None else c.count.exact for c in sent_home(reading)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The rebels freed 120 soldiers in return for 85 of its fighters.", [120, 85]),
        ("Thirty-one soldiers were returned home in exchange for 12 servicemen.", [31, 12]),
        ("The rebels freed Anna Test in exchange for 85 fighters.", [None, 85]),
        ("The rebels freed 120 soldiers in return for a ransom of 40 million dollars.", [120]),
        ("The court released two men in return for their cooperation.", [2]),
        ("Police freed two women in exchange for information about 12 fighters.", [2]),
        ("Forty detainees held in exchange for 17 fighters were released.", [40]),
        ("Thirty soldiers crossed over, while 12 servicemen went the other way.", [12]),
        ("The army said it had received 98 of its men.", [98]),
        ("The army said 98 prisoners had returned.", [98]),
        ("The army said 98 soldiers had returned.", []),
        ("Two neighbouring states swapped prisoners on Tuesday.", [None]),
        ("Six soldiers back home after prisoner swap", [6]),
    ],
)
def test_both_halves_of_an_exchange_are_told(
    read: Read, sentence: str, expected: list[int | None]
) -> None:
    assert numbers(read(sentence)) == expected


def test_those_held_by_the_other_side_are_the_other_half(read: Read) -> None:
    reading = read("Police freed 45 detainees in return for 17 fighters held by the rebels.")
    held = [
        claim.count and claim.count.exact for claim in reading.claims if claim.stage == "detained"
    ]
    assert held == [17]


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("The rebels will free 120 soldiers in exchange for 85 fighters.", Modality.PLANNED),
        ("The deal would see 60 more prisoners freed next week.", Modality.PLANNED),
        ("The lawyers hope to see 60 prisoners freed next week.", Modality.REQUESTED),
        ("No prisoners are going the other way.", Modality.NEGATED),
    ],
)
def test_what_is_not_done_yet_stays_so(read: Read, sentence: str, modality: Modality) -> None:
    assert {claim.modality for claim in sent_home(read(sentence))} == {modality}
