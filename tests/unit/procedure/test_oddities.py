"""A table of odd facts, each of which raises a flag, beside plain ones that raise none."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.procedure.oddities import (
    OddCharge,
    OddCount,
    OddCustody,
    Oddity,
    OddStage,
    of_charges,
    of_charges_after,
    of_counts,
    of_custody,
    of_stages,
    of_weekday,
)

TODAY: Final = date(2024, 6, 1)
POSITIONS: Final = {
    "detained": 10,
    "charged": 20,
    "on_trial": 55,
    "convicted": 60,
    "died_in_custody": 95,
}


def day(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def stage(code: str, when: str | None, told: str | None = None, scope: str = "G-0001") -> OddStage:
    return OddStage(scope, code, code, POSITIONS[code], day(when), day(told))


def shared(event: OddStage, *people: int) -> OddStage:
    """The event with the people whom it concerns."""
    return replace(event, people=frozenset(people))


def rules(found: Iterable[Oddity]) -> list[str]:
    flags = list(found)
    assert all(each.about and each.words for each in flags)
    return [each.rule for each in flags]


STAGES: Final[tuple[tuple[list[OddStage], list[str]], ...]] = (
    ([stage("detained", "2024-03"), stage("charged", "2024-04")], []),
    ([stage("detained", "2024-03"), stage("charged", "2024-02")], ["before-detention"]),
    ([stage("charged", "2024-02"), stage("detained", "2024-03")], ["before-detention"]),
    ([stage("detained", "2024-03"), stage("charged", "2024-03")], []),
    ([stage("detained", "2024-03"), stage("charged", None)], []),
    ([stage("detained", "2024-03"), stage("charged", "2024-02", scope="D-0001")], []),
    ([stage("detained", "2023-03"), stage("detained", "2024-03")], ["two-years"]),
    ([stage("detained", "2024-03-01"), stage("detained", "2024-03-12")], []),
    ([stage("detained", "2023/2024"), stage("detained", "2024-03")], []),
    ([stage("charged", "2023"), stage("charged", "2024-03")], []),
    ([stage("on_trial", "2024-07")], ["future"]),
    ([stage("on_trial", "2024-06")], []),
    ([stage("on_trial", "2024-05-05", "2024-05-04")], ["reported-early"]),
    ([stage("on_trial", "2024-05", "2024-05-04")], []),
    ([stage("died_in_custody", "2024-01"), stage("on_trial", "2024-02")], ["after-death"]),
    ([stage("on_trial", "2024-01"), stage("died_in_custody", "2024-02")], []),
    ([stage("convicted", "2024-03"), stage("charged", "2024-04")], ["charge-after-end"]),
    ([stage("charged", "2024-03"), stage("convicted", "2024-04")], []),
    (
        [
            shared(stage("detained", "2024-03"), 1, 2),
            shared(stage("charged", "2024-02", scope="D-0001"), 1),
        ],
        ["before-detention"],
    ),
    (
        [
            shared(stage("detained", "2024-03", scope="D-0002"), 2),
            shared(stage("detained", "2023-03", scope="all defendants"), 1, 2, 3),
            shared(stage("charged", "2023-05", scope="D-0001"), 1),
        ],
        ["two-years"],
    ),
)


@pytest.mark.parametrize(("events", "expected"), STAGES)
def test_stages(events: list[OddStage], expected: list[str]) -> None:
    assert rules(of_stages(events, TODAY)) == expected


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([("alleged", "2024-03"), ("convicted", "2024-05")], []),
        ([("alleged", "2024-05"), ("convicted", "2024-03")], ["charge-after-end"]),
        ([("acquitted", "2024-03"), ("in_indictment", "2024-05")], ["charge-after-end"]),
        ([("alleged", None), ("convicted", "2024-03")], []),
        ([("alleged", "2024-03"), ("convicted", "2024-03")], []),
    ],
)
def test_charges(steps: list[tuple[str, str | None]], expected: list[str]) -> None:
    charges = [OddCharge("D-0001 “x”", status, day(when)) for status, when in steps]

    assert rules(of_charges(charges)) == expected
    assert rules(of_charges([charges[0], OddCharge("D-0002", "convicted", day("1999"))])) == []


@pytest.mark.parametrize(
    ("status", "when", "expected"),
    [
        ("alleged", "2024-05", ["charge-after-end"]),
        ("alleged", "2024-03", []),
        ("alleged", None, []),
        ("convicted", "2024-05", []),
    ],
)
def test_charges_beside_the_verdict(status: str, when: str | None, expected: list[str]) -> None:
    verdict = shared(stage("convicted", "2024-03"), 1, 2)
    charge = OddCharge("D-0001 “x”", status, day(when), 1)

    assert rules(of_charges_after([charge], [verdict])) == expected
    assert rules(of_charges_after([replace(charge, person=3)], [verdict])) == []


@pytest.mark.parametrize(
    ("episodes", "expected"),
    [
        ([("Lomna", "2024-03", "2024-05", False)], []),
        ([("Lomna", "2024-05", "2024-03", False)], ["ended-early"]),
        ([("Lomna", "2024-03", None, True), ("Orsk", "2024-04", None, True)], ["two-places"]),
        ([("Lomna", "2024-03", None, True), ("LOMNA", "2024-04", None, True)], []),
        ([("Lomna", "2024-03", "2024-04", False), ("Orsk", "2024-04", None, True)], []),
        ([(None, None, None, True), ("Orsk", None, None, True)], []),
        (
            [("Lomna", "2024-03", "2024-06", False), ("Lomna", "2024-05", None, True)],
            ["held-twice"],
        ),
        (
            [("Lomna", "2024-03", "2024-06", False), (None, "2024-04", "2024-05", False)],
            ["held-twice"],
        ),
        ([("Lomna", "2024-03-01", "2024-05-02", False), ("Orsk", "2024-05-02", None, True)], []),
        ([("Lomna", "2024-03", "2024-05", False), ("Orsk", "2024-05", "2024-07", False)], []),
        ([("Lomna", "2024-03", "2024-06", False), ("Orsk", None, None, True)], []),
    ],
)
def test_custody(
    episodes: list[tuple[str | None, str | None, str | None, bool]], expected: list[str]
) -> None:
    found = [
        OddCustody("P-0001", place, day(start), day(end), is_open)
        for place, start, end, is_open in episodes
    ]
    assert rules(of_custody(found)) == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (OddCount("G-0001", (6, 6), 6), []),
        (OddCount("G-0001", (6, 6), 7), ["too-many"]),
        (OddCount("G-0001", (6, None), 5), ["too-few"]),
        (OddCount("G-0001", (None, None), 5), []),
        (OddCount("G-0001", (6, 8), 7, ("G-0002", 5)), ["part-of-less"]),
        (OddCount("G-0001", (6, 8), 7, ("G-0002", 6)), []),
        (OddCount("G-0001", (2024, 2024), 2024, None, 19), ["recounted-far"]),
        (OddCount("G-0001", (4, 4), 4, None, 19), ["recounted-far"]),
        (OddCount("G-0001", (19, 19), 19, None, 19), []),
    ],
)
def test_counts(count: OddCount, expected: list[str]) -> None:
    assert rules(of_counts([count])) == expected


@pytest.mark.parametrize(
    ("when", "text", "expected"),
    [
        ("2024-03-01", "on Friday", []),
        ("2024-03-01", "on Monday, 1 March", ["weekday"]),
        ("2024-03", "on Monday", []),
        (None, "on Monday", []),
        ("2024-03-01", "from Monday to Tuesday", []),
        ("2024-03-01", "\u202eMonday\x00", ["weekday"]),
    ],
)
def test_weekdays(when: str | None, text: str, expected: list[str]) -> None:
    assert rules(of_weekday("K-0001", day(when), text)) == expected
