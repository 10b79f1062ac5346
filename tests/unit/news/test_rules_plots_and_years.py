"""What happens as a rule, in a film, or long ago; and whom a title, a club or a mine lets go."""

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import ClaimKind, Modality
from casetracker.news.contract import ReadClaim
from casetracker.news.reading import read_text

PUBLISHED = PartialDate.parse("2024-03-15")  # a Friday


def claims_of(text: str) -> list[ReadClaim]:
    return list(read_text(text, published=PUBLISHED, title="").claims)


@pytest.mark.parametrize(
    "text",
    [
        "Terrorism suspects are tried by military courts in Bolanga.",
        "In this country journalists are arrested for less.",
        "Juveniles are sentenced to training rather than prison.",
        "Anyone who was sentenced to death could ask for mercy.",
        "The play tells of a widow who is sentenced to death.",
        (
            "The film tells the story of a nurse wrongly accused of murder. She is arrested in the"
            " first scene and acquitted in the last."
        ),
        "The mayor lost the election and will appeal.",
        "Striker Ivan Test was handed a three-match ban and will appeal.",
        "Goalkeeper Ivan Test has been released by his club.",
        "Two miners were freed from the collapsed shaft on Sunday.",
        "She can apply for parole after serving two thirds of her term.",
    ],
)
def test_rules_plots_contests_and_rescues_are_no_steps(text: str) -> None:
    assert claims_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Two journalists are sentenced to five years.",
        "Protesters are arrested in Minsk on Sunday.",
        "A film tells of a teacher. Two journalists were arrested on Monday.",
        "Ivan Test lost his appeal against a prison sentence of four years.",
        "Two miners were freed from prison on Sunday.",
    ],
)
def test_steps_that_only_look_like_these_are_read(text: str) -> None:
    assert [each.modality for each in claims_of(text)] != []
    assert all(each.modality is Modality.ASSERTED for each in claims_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "An article about the protests wrongly stated that 60 people were arrested on Sunday.",
        "We wrongly reported on Friday that Ivan Test had been released.",
        "This paper reported in error that the singer Ana Test had been arrested.",
        "An article on Tuesday mistakenly said that two nurses were charged with manslaughter.",
    ],
)
def test_what_was_reported_wrongly_is_a_correction_and_no_step(text: str) -> None:
    assert [each.kind for each in claims_of(text)] == [ClaimKind.CORRECTION]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2018: Ivan Test released on bail.", ["2018"]),
        ("1994 - Ivan Test arrested. 1996 - Test sentenced to death.", ["1994", "1996"]),
        ("In 1937 the poet Ivan Test was arrested.", ["1937"]),
        ("Her grandfather was arrested in 1948.", ["1948"]),
        ("Seven teachers were arrested on 14 May three years ago.", ["2021-05-14"]),
        ("Ivan Test was sentenced on June 3 four years ago.", ["2020-06-03"]),
    ],
)
def test_year_of_a_timeline_and_years_long_ago_are_the_day_of_the_step(
    text: str, days: list[str]
) -> None:
    assert [each.date.edtf for each in claims_of(text) if each.date] == days


def test_year_before_1900_is_no_number_of_people() -> None:
    (claim,) = claims_of("In 1898 General Ivan Test was arrested.")
    assert claim.count is None or claim.count.exact == 1
    assert claim.persons == ("Ivan Test",)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Some ninety allies of the former president were freed on Monday.", 90),
        ("Supporters of the former minister were arrested on Monday.", None),
    ],
)
def test_followers_are_told_of_and_not_whom_they_follow(text: str, count: int | None) -> None:
    (claim,) = claims_of(text)
    assert (None if claim.count is None else claim.count.exact) == count


def test_fine_takes_no_term_of_the_others() -> None:
    fined, jailed = claims_of("Three miners were fined and two activists were jailed for 15 days.")
    assert fined.sentence is not None
    assert jailed.sentence is not None
    assert (fined.sentence.kind, jailed.sentence.kind) == ("fine", "prison")


def test_first_sentence_is_not_by_the_court_of_the_second() -> None:
    first = claims_of("Ivan Test was sentenced to death; in 2019 the Supreme Court upheld it.")[0]
    assert first.authority is None


def test_verdict_that_becomes_final_under_a_condition_is_conditional() -> None:
    claims = claims_of("If the appeal is rejected, the sentence is final.")
    assert {each.modality for each in claims} == {Modality.CONDITIONAL}


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        (
            "Decision due on whether lawyer Ivan Test, convicted in December of fraud, can serve at home.",
            "convicted",
        ),
        (
            "What is being done for Ivan Test, who was arrested in June 2022?",
            "detained",
        ),
        ("Ivan Test: guilty of rioting, not guilty of carrying a weapon.", "convicted"),
        ("Ivan Test is among those still in custody.", "detained"),
    ],
)
def test_what_stands_beside_a_question_or_in_a_list_of_verdicts_is_asserted(
    text: str, stage: str
) -> None:
    (claim,) = [each for each in claims_of(text) if each.stage == stage]
    assert (claim.modality, claim.persons) == (Modality.ASSERTED, ("Ivan Test",))


def test_guilty_of_one_charge_is_not_guilty_of_the_other() -> None:
    (claim,) = claims_of("Ivan Test: guilty of rioting, not guilty of carrying a weapon.")
    assert [each.wording for each in claim.charges] == ["rioting"]


def test_judge_of_preliminary_proceedings_holds_no_preparatory_hearing() -> None:
    text = "The judge for preliminary proceedings extended the detention of Ivan Test by 60 days."
    assert [each.stage for each in claims_of(text)] == ["remand_extended"]
