"""Numbers of one document that make up a whole, and people with names who are some of those told before."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.contract import Reading
from casetracker.news.reading import read_text

PUBLISHED = PartialDate.parse("2025-10-24")  # a Friday


def read(text: str) -> Reading:
    return read_text(text, published=PUBLISHED, title="")


def counts_of(text: str) -> dict[int, int | None]:
    """By each number of people that is told of the whole that it is counted of."""
    claims = read(text).claims
    return {c.count.exact: c.count.of for c in claims if c.count and c.count.exact is not None}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (
            "Ten of the 32 servicemen were returned. Twenty-two servicemen remain in custody.",
            {10: 32, 22: 32},
        ),
        ("A court remanded 38 of the 52 detainees. The other 14 were released.", {38: 52, 14: 52}),
        (
            "A court convicted 30 of the 45 defendants and acquitted 12. The files of three were severed.",
            {30: 45, 12: 45, 3: 45},
        ),
        ("Of the 45 suspects, 38 are in custody.", {38: 45}),
        (
            "A court releases 11 defendants.\n\nA court released 11 of the 38 defendants on Thursday.",
            {11: 38},
        ),
        ("Six servicemen from the group of 32 are in prison.", {6: 32}),
    ],
)
def test_parts_that_make_up_a_whole_are_counted_of_it(text: str, counts: dict[int, int]) -> None:
    assert counts_of(text) == counts


@pytest.mark.parametrize(
    "text",
    [
        "Ten of the 32 servicemen were returned. Twenty-one servicemen remain in custody.",
        "Ten of the 32 servicemen were returned. Twenty-two journalists remain in custody.",
        "Ten of the 32 servicemen were returned. In Orsk, 22 people were detained over a riot.",
    ],
)
def test_what_does_not_add_up_or_is_of_another_sort_is_no_part(text: str) -> None:
    assert set(counts_of(text).values()) == {32, None}


def test_who_may_be_left_of_two_wholes_is_of_none() -> None:
    text = "They returned ten of the 14 men and five of the nine men. Four remain in custody."
    assert counts_of(text) == {10: 14, 5: 9, 4: None}


def subject_of(text: str, name: str) -> tuple[int | None, int | None]:
    """How many stand by a name, and of how many."""
    (subject,) = [each for each in read(text).subjects if name in each.persons]
    return (None if subject.count is None else subject.count.exact), subject.of


HELD = "Police detained 52 people on Monday. "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (HELD + "Among those detained are Ana Test and Ivan Probe.", (2, 52)),
        (HELD + "Ana Test, a student, is among those who were detained.", (1, 52)),
        (HELD + "A court released 14 of the 52. Ana Test is among those released.", (1, 14)),
        (HELD + "Ana Test was detained in May.", (None, None)),
        (
            HELD + "Ana Test was detained in May; she had been among those calling for a strike.",
            (None, None),
        ),
    ],
)
def test_who_is_among_them_is_some_of_them(text: str, found: tuple[int | None, int | None]) -> None:
    assert subject_of(text, "Ana Test") == found


@pytest.mark.parametrize(
    "text",
    [
        "A court sentenced 13 men to six years. They were acquitted of terrorism.",
        "A court acquitted Ivan Test of treason but convicted him of fraud on Monday.",
        "A court acquitted Ivan Test on one count and convicted him on the other.",
    ],
)
def test_who_is_cleared_of_one_charge_and_convicted_is_not_acquitted(text: str) -> None:
    assert "acquitted" not in {claim.stage for claim in read(text).claims}


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Test was convicted in 2020. On Monday an appeal court acquitted him of fraud.",
        "A court convicted five men and acquitted two others of terrorism.",
        "A court on Monday acquitted Ivan Test of all charges.",
        "Ana Test was sentenced to five years for fraud. The appeals court acquitted her of fraud.",
    ],
)
def test_who_is_cleared_later_or_of_all_is_acquitted(text: str) -> None:
    assert "acquitted" in {claim.stage for claim in read(text).claims}
