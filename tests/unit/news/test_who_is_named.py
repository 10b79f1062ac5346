"""Whose names a claim has: in rows, behind a role or a colon, with a pronoun, and those who only speak."""

import pytest

from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text


def claims_of(text: str) -> tuple[ReadClaim, ...]:
    return read_text(text, published=None).claims


def told(text: str, step: str) -> list[tuple[tuple[str, ...], int | None]]:
    """The names and the number of each claim of a step."""
    return [
        (claim.persons, None if claim.count is None else claim.count.exact)
        for claim in claims_of(text)
        if step in (claim.stage, claim.kind.value)
    ]


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("The army spokesman, Major Ivan Test, said the captured rebels had been handed over to the police"
         " and would be charged to court soon.", "charged"),
        ("A spokesman, Colonel Ivan Test, said the captured soldiers were being held in Derva.", "detained"),
        ("The spokesman, Ivan Test, said the arrested men had been charged.", "charged"),
        ("The force spokesman, Ivan Test, said the arrested suspects would be charged to court.", "charged"),
    ],
)  # fmt: skip
def test_whoever_speaks_of_those_seized_is_not_one_of_them(text: str, step: str) -> None:
    assert [names for names, _ in told(text, step)] == [()]


def test_who_is_told_of_beside_the_office_is_still_named() -> None:
    assert told("The spokesman, Ivan Test, was charged.", "charged") == [(("Ivan Test",), None)]


@pytest.mark.parametrize(
    ("text", "step", "expected"),
    [
        ("A court on Saturday indicted former minister Ivan Test and 28 others.", "charged", 29),
        ("A court charged former mayor Ana Probe and eight others with sedition.", "charged", 9),
        ("The court convicted opposition leader Ana Probe and six co-defendants.", "convicted", 7),
        ("Among those freed are union leader Ana Probe and four municipal councillors.", "released", 5),
        ("The court convicted opposition leader Ana Probe.", "convicted", None),
        ("A court jailed former mayor Ana Probe, and four others were released.", "sentenced", None),
    ],
)  # fmt: skip
def test_those_told_with_one_behind_a_role_are_counted(
    text: str, step: str, expected: int | None
) -> None:
    assert [count for _, count in told(text, step)] == [expected]


def test_others_with_a_verb_of_their_own_are_no_company() -> None:
    text = "A court jailed former mayor Ana Probe, and four others were released."
    assert told(text, "released") == [((), 4)]
    assert told("Ana Probe and four others were released.", "released") == [(("Ana Probe",), 5)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Prosecutors requested 18 years for Ivan Test, and 16 years each for Ana Probe and Oleg Testov.",
         [("Ivan Test",), ("Ana Probe", "Oleg Testov")]),
        ("The court gave 18 years to Ivan Test, and 16 years each to Ana Probe, Jan Pruva and Oleg Testov.",
         [("Ivan Test",), ("Ana Probe", "Jan Pruva", "Oleg Testov")]),
        ("The court gave 18 years to Ivan Test and 16 years to Ana Probe, and Oleg Testov was acquitted.",
         [("Ivan Test",), ("Ana Probe",)]),
    ],
)  # fmt: skip
def test_a_term_behind_the_first_is_that_of_all_who_are_named_with_it(
    text: str, names: list[tuple[str, ...]]
) -> None:
    found = [claim for claim in claims_of(text) if claim.sentence is not None]
    assert [claim.persons for claim in found] == names
