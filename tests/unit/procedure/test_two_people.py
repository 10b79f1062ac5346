"""A table of facts under one name that cannot be of one person, beside others that can."""

from datetime import UTC, datetime
from typing import Final

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.procedure.two_people import Told, of_arrests, of_births, of_custody, of_groups

SOME: Final = datetime(2024, 1, 1, tzinfo=UTC)
LATER: Final = datetime(2024, 2, 1, tzinfo=UTC)


def date(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.parse(text)


@pytest.mark.parametrize(
    ("first", "second", "is_evidence"),
    [
        ("1970", "1990", True),
        ("1990-03-08", "1988", True),
        ("1990", "1991", False),
        ("1990-01-01", "1991-01-02", False),
        ("1990-01-01", "1991-01-03", True),
        ("197X", "1979", False),
        ("../1970", "1990", True),
        ("1970/..", "1990", False),
    ],
)
def test_births_speak_only_where_more_than_a_year_lies_between(
    first: str, second: str, *, is_evidence: bool
) -> None:
    one = Told(f"born {first}", date(first), ("person_id", 1), SOME)
    other = Told(f"born {second}", date(second), ("person_id", 2), LATER)
    found = list(of_births([one, other]))
    assert bool(found) is is_evidence
    for each in found:
        assert each.words == f"born {first} and born {second}"
        assert each.facts == (("person_id", 1), ("person_id", 2))
        assert each.recorded == LATER


@pytest.mark.parametrize(
    ("first", "second", "day"),
    [
        (("Orsk", "2024-01-01", "2024-03-01"), ("Lomna", "2024-02-01", None), "2024-02-01"),
        (("Lomna", "2024-02-01", None), ("Orsk", "2024-01-01", "2024-03-01"), "2024-02-01"),
        (("Orsk", "2024-01-01", "2024-03-01"), ("Lomna", "2024-01-01", "2024-02-01"), "2024-01-02"),
        (("Orsk", "2024-01-01", "2024-03-01"), ("Lomna", "2024-03-01", None), None),
        (("Orsk", "2024-01-01", "2024-03-01"), ("Lomna", "2024-01-01", "2024-01-02"), None),
        (("Orsk", "2024-01-01", None), ("Lomna", "2024-02-01", None), None),
        (("Orsk", "2024-01", "2024-03-01"), ("Lomna", "2024-02-01", None), None),
        (("Orsk", "2024-01-01", "2024-03"), ("Lomna", "2024-02-01", None), None),
        (("Orsk", "2024-01-01?", "2024-03-01"), ("Lomna", "2024-02-01", None), None),
        (("Orsk", "2024-01-01", "2024-03-01"), ("prison of Orsk", "2024-02-01", None), None),
        (("Orsk", "2024-01-01", "2024-03-01"), (None, "2024-02-01", None), None),
    ],
)
def test_two_places_speak_only_on_a_day_that_is_certain_in_both(
    first: tuple[str | None, str, str | None],
    second: tuple[str | None, str, str | None],
    day: str | None,
) -> None:
    episodes = [
        Told("held", date(begun), ("custody_episode_id", number), SOME, date(ended), place)
        for number, (place, begun, ended) in enumerate((first, second), 1)
    ]
    found = [each.words for each in of_custody(episodes)]
    assert [words[-10:] for words in found] == ([] if day is None else [day])


@pytest.mark.parametrize(
    ("end", "is_evidence"),
    [(None, True), ("2021", False), ("2019", True), ("2024", True), ("undated", False)],
)
def test_two_arrests_speak_unless_a_release_may_lie_between(
    end: str | None, *, is_evidence: bool
) -> None:
    arrests = [
        Told("detained", date(when), ("stage_event_id", number), SOME, about=f"C-000{number}")
        for number, when in enumerate(("2020-03", "2022-03"), 1)
    ]
    when = None if end == "undated" else date(end)
    ends = [] if end is None else [Told("released", when, ("stage_event_id", 3), SOME)]
    assert bool(list(of_arrests(arrests, ends))) is is_evidence


@pytest.mark.parametrize(
    ("words", "when", "about", "is_own", "is_evidence"),
    [
        ("detained", "2022-03", "C-0001", True, True),
        ("detained", "2022-03", "C-0001", False, False),
        ("captured", "2022-03", "C-0002", True, False),
        ("detained", "2020-11", "C-0002", True, False),
        ("detained", None, "C-0002", True, False),
    ],
)
def test_arrests_of_another_kind_of_a_whole_case_or_within_a_year_say_nothing(
    words: str, when: str | None, about: str, *, is_own: bool, is_evidence: bool
) -> None:
    first = Told(
        "detained", date("2020-03"), ("stage_event_id", 1), SOME, about="C-0001", is_own=is_own
    )
    second = Told(words, date(when), ("stage_event_id", 2), SOME, about=about, is_own=is_own)
    assert bool(list(of_arrests([first, second], ()))) is is_evidence


@pytest.mark.parametrize(
    ("place", "when", "within", "is_evidence"),
    [
        ("Lomna", "2024-01-05", (), True),
        ("Lomna", "2024-01-06", (), False),
        ("Lomna", "2024-01", (), False),
        ("near Orsk", "2024-01-05", (), False),
        ("Lomna", "2024-01-05", ("G-0001",), False),
    ],
)
def test_two_groups_speak_where_they_were_captured_on_one_day_in_two_places(
    place: str, when: str, within: tuple[str, ...], *, is_evidence: bool
) -> None:
    first = Told(
        "captured", date("2024-01-05"), ("group_id", 1), SOME, place="Orsk", about="G-0001"
    )
    second = Told(
        "captured", date(when), ("group_id", 2), SOME, place=place, about="G-0002",
        within=frozenset(within),
    )  # fmt: skip
    assert bool(list(of_groups([first, second]))) is is_evidence
