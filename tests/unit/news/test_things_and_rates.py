"""Things taken away, sittings, rooms and rates tell of nobody; owners and wholes keep their number."""

from collections.abc import Callable

import pytest

from casetracker.model.vocabulary import Modality
from casetracker.news.contract import Reading

Read = Callable[..., Reading]


def told(reading: Reading) -> list[tuple[str | None, int | None]]:
    return [(c.stage, None if c.count is None else c.count.exact) for c in reading.claims]


@pytest.mark.parametrize(
    "text",
    [
        "Police searched 16 homes and took away 28 laptops.",
        "Police took away two computers and 300 leaflets.",
        "Police took away 11 boxes of documents.",
        "Police loaded 14 crates into a van.",
        "Police took away nine phones from the activists.",
        "Nine hearings were held and six were postponed.",
        "Four trials began in May and two were adjourned.",
        "Three sailors were picked up by a fishing boat.",
        "The other two climbers were picked up alive by a helicopter.",
        "The prison can hold 400 inmates.",
        "The new wing has 240 beds. It will hold 180 men and 60 women.",
        "Every week one of us was taken away.",
        "Each month a dozen men were taken to the camp.",
    ],
)
def test_it_tells_of_nobody(read: Read, text: str) -> None:
    assert told(read(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police took away three men and 28 laptops.", [("detained", 3)]),
        ("Two men were picked up by police.", [("detained", 2)]),
        ("Two men were picked up by a boat of the border guards.", [("detained", 2)]),
        ("The prison is holding 400 inmates.", [("detained", 400)]),
        ("Two hearings in the case of six nurses were held in May.", [("on_trial", 6)]),
        ("The detention of nine activists was extended.", [("remand_extended", 9)]),
        ("The arrest of all 14 defendants was extended until May.", [("remand_extended", 14)]),
        ("The detention of nine activists was unlawful.", [("detained", 9)]),
        ("Three of her clients were detained.", [("detained", 3)]),
        ("The group recorded 1,912 arrests, 77 of them of minors.", [("detained", 1912)]),
        ("There were 53 detentions in May, including eight of journalists.", [("detained", 53)]),
        ("The group documented 412 politically motivated arrests.", [("detained", 412)]),
    ],
)
def test_people_keep_their_number(
    read: Read, text: str, expected: list[tuple[str, int | None]]
) -> None:
    assert told(read(text)) == expected


def test_an_alleged_plot_does_not_doubt_the_release(read: Read) -> None:
    reading = read("Of the 37 people arrested after the alleged plot, 23 have been released.")
    assert [claim.modality for claim in reading.claims] == [Modality.ASSERTED] * 2


def test_an_alleged_arrest_stays_alleged(read: Read) -> None:
    (claim,) = read("Six men were allegedly arrested on Monday.").claims
    assert claim.modality is Modality.ALLEGED


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Of 140, 52 were arrested.", 52, 140),
        ("Of the 140, 52 were arrested.", 52, 140),
        ("Of 140 people, 52 were arrested.", 52, 140),
    ],
)
def test_a_part_is_of_the_number_before_it(read: Read, text: str, part: int, whole: int) -> None:
    (claim,) = read(text).claims
    assert claim.count is not None
    assert (claim.count.exact, claim.count.of) == (part, whole)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Detained journalists: the year in numbers", []),
        ("Detained journalists in Osk on Monday.", ["detained"]),
        ("Of 140 pages, 52 were read. Six men were arrested.", ["detained"]),
    ],
)
def test_a_heading_or_pages_tell_no_step(read: Read, text: str, expected: list[str]) -> None:
    assert [claim.stage for claim in read(text).claims] == expected
