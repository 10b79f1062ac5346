"""Orders of facts on file of the same people that raise a flag, beside ones that raise none."""

from collections.abc import Iterable
from typing import Final

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Grade
from casetracker.procedure.odd_days import of_no_such_day
from casetracker.procedure.odd_orders import (
    OddDone,
    of_acquitted_held,
    of_births,
    of_done_early,
    of_orders,
    of_told_twice,
)
from casetracker.procedure.oddities import Oddity, OddStage
from casetracker.procedure.stages import Stage, StageRules, Transition, TransitionKind

ORDER: Final = (
    "detained",
    "remanded",
    "on_trial",
    "convicted",
    "acquitted",
    "sentenced",
    "appeal_decided",
    "serving_sentence",
    "released",
    "repatriated",
    "died_in_custody",
)
RULES: Final = StageRules.of(
    [Stage(code, at, code, "ended", "x", code) for at, code in enumerate(ORDER)],
    [
        Transition(before, after, TransitionKind.IMPOSSIBLE, implies=False, grade=Grade.C)
        for before, after in (
            ("acquitted", "sentenced"),
            ("repatriated", "remanded"),
            ("died_in_custody", "released"),
        )
    ],
    pack="test 1",
)
IMPOSSIBLE: Final = [("impossible-order", "G-0001")]
VERDICTS: Final = [("two-verdicts", "G-0001")]


def day(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def stage(
    code: str, when: str | None, scope: str = "G-0001", people: Iterable[int] = (1, 2)
) -> OddStage:
    return OddStage(scope, code, code, ORDER.index(code), day(when), None, frozenset(people))


def one(code: str, when: str | None) -> OddStage:
    """A stage of one of the two."""
    return stage(code, when, "D-0001", (1,))


def done(when: str | None, *people: int) -> OddDone:
    return OddDone("D-0001", "sentence (prison) imposed", day(when), frozenset(people))


def flags(found: Iterable[Oddity]) -> list[tuple[str, str]]:
    told = list(found)
    assert all(each.words[0].isupper() for each in told)
    return [(each.rule, each.about) for each in told]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([stage("repatriated", "2024-01"), stage("remanded", "2024-02")], IMPOSSIBLE),
        ([stage("remanded", "2024-02"), stage("repatriated", "2024-01")], IMPOSSIBLE),
        ([stage("repatriated", "2024-01"), stage("remanded", "2024-01")], []),
        ([stage("repatriated", "2024-01"), stage("remanded", None)], []),
        ([stage("remanded", "2024-01"), stage("repatriated", "2024-02")], []),
        (
            [
                stage("repatriated", "2024-01"),
                stage("detained", "2024-02"),
                stage("remanded", "2024-03"),
            ],
            [],
        ),
        (
            [stage("repatriated", "2024-01"), one("remanded", "2024-02")],
            [("impossible-order", "D-0001")],
        ),
        (
            [one("repatriated", "2024-01"), stage("remanded", "2024-02", "D-0002", (2,))],
            [],
        ),
        (
            [stage("repatriated", "2024-01", people=()), stage("remanded", "2024-02", people=())],
            IMPOSSIBLE,
        ),
        ([stage("died_in_custody", "2024-01"), stage("released", "2024-02")], []),
        ([stage("acquitted", "2024-01"), stage("sentenced", "2024-02")], VERDICTS),
        (
            [
                stage("acquitted", "2024-01"),
                stage("sentenced", "2024-02"),
                stage("appeal_decided", "2024-03"),
            ],
            IMPOSSIBLE,
        ),
    ],
)
def test_stages_that_cannot_follow(events: list[OddStage], expected: list[tuple[str, str]]) -> None:
    assert flags(of_orders(events, RULES)) == expected


def test_the_rule_is_told_with_its_pack_and_grade() -> None:
    (flag,) = of_orders([stage("repatriated", "2024-01"), stage("remanded", "2024-02")], RULES)

    assert flag.words == (
        "Remanded on 2024-02 cannot follow directly on repatriated on 2024-01 [test 1, grade C]"
    )


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([], VERDICTS),
        ([stage("appeal_decided", "2024-04")], []),
        ([stage("appeal_decided", "2024-09")], []),
        ([stage("appeal_decided", None)], []),
        ([stage("appeal_decided", "2024-01")], VERDICTS),
        ([stage("on_trial", "2024-04")], []),
        ([stage("on_trial", "2024-02")], VERDICTS),
        ([stage("on_trial", "2024-06")], VERDICTS),
        ([stage("released", "2024-03-01")], VERDICTS),
        ([one("appeal_decided", "2024-04")], VERDICTS),
    ],
)
@pytest.mark.parametrize("codes", [("acquitted", "convicted"), ("convicted", "acquitted")])
def test_acquitted_and_convicted(
    codes: tuple[str, str], others: list[OddStage], expected: list[tuple[str, str]]
) -> None:
    first, second = codes
    events = [stage(first, "2024-03-01"), stage(second, "2024-05"), *others]

    assert flags(of_orders(events, StageRules())) == expected


@pytest.mark.parametrize(
    ("events", "when", "expected"),
    [
        ([one("acquitted", "2024-03")], "2024-03", 1),
        ([one("acquitted", "2024-03")], None, 1),
        ([stage("acquitted", "2024-03")], "2024-03", 1),
        ([stage("acquitted", "2024-03", "D-0002", (2,))], "2024-03", 0),
        ([one("acquitted", "2024-03"), one("appeal_decided", "2024-05")], "2024-05", 0),
        # of the two verdicts it is told already
        ([one("acquitted", "2024-03"), one("convicted", "2024-03")], "2024-03", 0),
        ([one("convicted", "2024-03")], "2024-03", 0),
    ],
)
def test_prison_for_the_acquitted(events: list[OddStage], when: str | None, expected: int) -> None:
    found = flags(of_acquitted_held([done(when, 1)], events))

    assert found == [("two-verdicts", "D-0001")] * expected


@pytest.mark.parametrize(
    ("events", "when", "expected"),
    [
        ([stage("detained", "2024-03")], "2024-02-28", 1),
        ([stage("detained", "2024-03")], "2024-03-01", 0),
        ([stage("detained", "2024-03")], None, 0),
        ([stage("detained", None)], "2024-02", 0),
        ([stage("detained", "2024-03"), stage("detained", "2023")], "2024-02", 0),
        ([stage("detained", "2024-03", "D-0002", (2,))], "2024-02", 0),
        ([], "2024-02", 0),
    ],
)
def test_what_is_done_before_the_detention(
    events: list[OddStage], when: str | None, expected: int
) -> None:
    found = flags(of_done_early([done(when, 1)], events))

    assert found == [("before-detention", "D-0001")] * expected


@pytest.mark.parametrize(
    ("birth", "expected"),
    [("2024", 0), ("2024-03", 0), ("2024-04", 1), ("2025", 1), ("1990", 0)],
)
def test_births_after_the_detention(birth: str, expected: int) -> None:
    events = [stage("detained", "2024-03"), stage("detained", "2026")]
    when = PartialDate.parse(birth)

    assert flags(of_births([("D-0001", when, 1)], events)) == [("born-after", "D-0001")] * expected
    assert flags(of_births([("D-0003", when, 3)], events)) == []


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        (
            [one("convicted", "2024-03-01"), one("convicted", "2024-03-01")],
            "on file twice",
        ),
        ([one("convicted", "2024-03-01")] * 3, "on file 3 times"),
        ([one("convicted", "2024-03-01"), one("convicted", "2024-03-02")], None),
        ([one("convicted", "2024-03"), one("convicted", "2024-03")], None),
        ([one("convicted", None), one("convicted", None)], None),
        ([one("convicted", "2024-03-01"), stage("convicted", "2024-03-01")], None),
        ([one("convicted", "2024-03-01"), one("sentenced", "2024-03-01")], None),
    ],
)
def test_told_twice(events: list[OddStage], expected: str | None) -> None:
    found = list(of_told_twice(events))

    assert flags(found) == ([("told-twice", "D-0001")] if expected else [])
    assert all(expected and expected in each.words for each in found)


@pytest.mark.parametrize(
    ("wording", "is_odd"),
    [
        ("31 February 2021", True),
        ("February 30th, 2021", True),
        ("the 31st of June", True),
        ("Feb. 30, 2021", True),
        ("Monday 31 June 2021", True),
        ("30 and 31 April 2021", True),
        ("29 February 2021", True),
        ("2021-02-31", True),
        ("31.02.2021", True),
        ("31/06/2021", True),
        ("0 March 0000", True),
        ("29 February", False),
        ("29 February 2024", False),
        ("12/31/2021", False),
        ("3 March", False),
        ("June 2021", False),
        ("40 days after 3 March", False),
        ("last week", False),
        ("", False),
    ],
)
def test_days_that_are_in_no_calendar(wording: str, *, is_odd: bool) -> None:
    found = list(of_no_such_day("K-0001", wording))

    assert [each.rule for each in found] == ["no-such-day"] * is_odd
    assert all(wording in each.words for each in found)
