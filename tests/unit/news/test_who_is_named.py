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
        (("The army spokesman, Major Ivan Test, said the captured rebels had been handed over to the police"
         " and would be charged to court soon."), "charged"),
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


@pytest.mark.parametrize(
    ("text", "step", "names"),
    [
        ("The treasurer, Ivan Test, and the union's lawyer, Ana Probe, were arrested on Monday.", "detained",
         ("Ivan Test", "Ana Probe")),
        ("The uncle, Ivan Test, 54, and the group's leader, Oleg Probe, 63, had been charged.", "charged",
         ("Ivan Test", "Oleg Probe")),
        (("R. T. Testov, former head of a branch of the fund, the physician Ana Probe and three other persons"
         " were detained."), "detained", ("R. T. Testov", "Ana Probe")),
        ("Ivan Test, 24, a mechanic, and Ana Probe, 51, a schoolteacher, remain in custody.", "detained",
         ("Ivan Test", "Ana Probe")),
        ("Jurors convicted Ana Probe, 31, and retired GP Dr Ivan Test, 68.", "convicted",
         ("Ana Probe", "Ivan Test")),
        ("Ivan Test, a welder and father of one, and Ana Probe, a coach, were detained.", "detained",
         ("Ivan Test", "Ana Probe")),
        ("Brigadier (retd) Ivan Test and Group Captain (retd) Oleg Probe got six years each.", "sentenced",
         ("Ivan Test", "Oleg Probe")),
        (("Among those convicted are former MPA Ivan Test, the party's district secretary Ana Probe and"
         " Oleg Testov."), "convicted", ("Ivan Test", "Ana Probe", "Oleg Testov")),
        (("Among those held are Ana Probe, who heads the branch of an opposition party, lawyer Ivan Test and"
         " Oleg Testov."), "detained", ("Ana Probe", "Ivan Test", "Oleg Testov")),
        ("Among those acquitted is the teacher and blogger Ana Probe, whose case was told before.",
         "acquitted", ("Ana Probe",)),
        ("Ivan Test, alias Ledi, head of the group Los Probas, was extradited on Monday.", "extradited",
         ("Ivan Test",)),
        (("They include Ivan Test, who had served his term, and the brothers Oleg and Jan Probe, convicted as"
         " minors."), "convicted", ("Oleg Probe", "Jan Probe")),
        ("Two women, Ana Probe, who was freed in May, and a nurse, came. Ivan Test was arrested.",
         "detained", ("Ivan Test",)),
        ("The heaviest sentence, 20 years, went to Ivan Test, 44, and his brother-in-law Oleg Probe got ten.",
         "sentenced", ("Ivan Test",)),
    ],
)  # fmt: skip
def test_a_row_of_names_with_what_each_of_them_is(
    text: str, step: str, names: tuple[str, ...]
) -> None:
    assert [found for found, _ in told(text, step)][:1] == [names]


@pytest.mark.parametrize(
    ("text", "step", "expected"),
    [
        (("Six of the accused, including the former head of the village school, Ivan Test, have been behind"
         " bars since June."), "detained", (("Ivan Test",), 6)),
        ("The operation resulted in the arrest of nine persons, most prominently General Ivan Test.",
         "detained", (("Ivan Test",), 9)),
        ("Two civilians were also returned: Ana Probe, a paramedic, and a driver.", "repatriated",
         (("Ana Probe",), 2)),
        ("Five men were led away: Oleg Testov, the brothers Ivan and Jan Probe, and two others.", "detained",
         (("Oleg Testov", "Ivan Probe", "Jan Probe"), 5)),
        ("The court let one go: Ivan Test, an old man.", "released", (("Ivan Test",), None)),
        ("Two men were freed: Ivan Test was in tears.", "released", ((), 2)),
        ("Two men were freed, the lawyer said: Ivan Test, their friend, was there.", "released", ((), 2)),
        ("In March 16 persons had been detained and nine of them arrested, including Ivan Test.", "detained",
         ((), 16)),
        ("A ninth man held on the same night, the student Ivan Test, is ill.", "detained",
         (("Ivan Test",), None)),
        ("A fifth person arrested in May, contractor Ivan Test, is ill.", "detained", (("Ivan Test",), None)),
        ("A man held in the hall where Ivan Test, a singer, had sung is ill.", "detained", ((), 1)),
    ],
)  # fmt: skip
def test_names_behind_a_number_or_a_participle(
    text: str, step: str, expected: tuple[tuple[str, ...], int | None]
) -> None:
    assert told(text, step)[:1] == [expected]


@pytest.mark.parametrize(
    ("text", "step", "names"),
    [
        ("Driver Ivan Test, 44, was recognised guilty of treason and punished with 8 years in a colony.",
         "sentenced", ("Ivan Test",)),
        ("The union man Ivan Test, whose file was split off from the rest, came.", "severed", ("Ivan Test",)),
        ("So said Ivan Test, whose own conviction was overturned in March.", "appeal_decided",
         ("Ivan Test",)),
        ("Ivan Test, whose brother's conviction was overturned in March, came.", "appeal_decided", ()),
        ("The owner, Ivan Test, 47, received the longest term.", "sentenced", ("Ivan Test",)),
        ("Attorney Ana Probe applied for bail for Ivan Test, 26.", "released", ("Ivan Test",)),
        ("Senior Lieutenant Ivan Test was captured.", "captured", ("Ivan Test",)),
        ("Lance Corporal Ivan Test was captured.", "captured", ("Ivan Test",)),
        ("Former Brigadier General Ivan Test was captured.", "captured", ("Ivan Test",)),
        ("Lance Probe was captured.", "captured", ("Lance Probe",)),
        ("Rebel commander Moussa ag Proba surrendered on Monday.", "detained", ("Moussa ag Proba",)),
        ("Another accused, Ivan Test, was granted interim bail and has since surrendered.", "detained",
         ("Ivan Test",)),
        ("One defendant, the blogger Ivan Test, was acquitted of all charges and walked free.", "released",
         ("Ivan Test",)),
    ],
)  # fmt: skip
def test_whose_step_it_is_by_name(text: str, step: str, names: tuple[str, ...]) -> None:
    assert [found for found, _ in told(text, step)] == [names]


def test_a_number_at_the_head_of_a_line_is_nobodys_name() -> None:
    assert told("Nine to be extradited over port bombing", "extradited") == [((), 9)]
    assert told("11:44 Nine to be deported to Testland", "extradited") == [((), 9)]
