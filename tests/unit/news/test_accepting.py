"""Whom of a group a claim names, and what accepting it records: one decision for inbox and docket."""

from dataclasses import replace

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.news.contract import ReadClaim
from casetracker.news.matching.accepting import Act, PeopleNote, judge_act, judge_people, unformed
from casetracker.news.matching.outlines import GroupOutline, PersonOutline
from casetracker.news.reading import read_text


def claim(text: str) -> ReadClaim:
    return read_text(text, published=PartialDate.parse("2021-04-20")).claims[0]


def group(size: int, *names: str) -> GroupOutline:
    people = tuple(PersonOutline(f"P-{number}", name) for number, name in enumerate(names, 1))
    unnamed = size - len(names)
    return replace(unformed(size), people=people, unnamed=unnamed, free=unnamed)


def judged(text: str, whole: GroupOutline) -> tuple[PeopleNote, Act]:
    read = claim(text)
    people = judge_people(read, whole, read.persons)
    return people, judge_act(read, whole, people)


ONE = "Levon Sampleyan was released on April 3."


def test_a_new_name_is_given_to_somebody_unnamed_who_alone_is_meant() -> None:
    people, act = judged(ONE, group(14))
    assert people == PeopleNote(given=("Levon Sampleyan",), only=("Levon Sampleyan",))
    assert act is Act.RECORDED


def test_a_name_that_fits_two_or_nobody_is_nobodys_step() -> None:
    people, act = judged(ONE, group(14, "Levon Sampleian", "Levon Samplean"))
    assert people.given == ()
    assert [each.ref for _, each in people.alike] == ["P-1", "P-2"]
    assert (people.unclear, act) == (("Levon Sampleyan",), Act.KEPT)

    people, act = judged(ONE, group(2, "Aram Testyan", "Karo Exampleyan"))
    assert (people.over, people.unclear, act) == (people.only, people.only, Act.KEPT)


def test_a_name_for_which_only_people_of_a_part_are_left_is_refused() -> None:
    people, _ = judged(ONE, replace(group(14), free=0))
    assert (people.given, people.over, people.is_refused) == ((), ("Levon Sampleyan",), True)


def test_somebody_of_the_whole_is_meant_beside_the_part() -> None:
    known = PersonOutline("P-9", "Levon Sampleyan")
    people, act = judged(ONE, replace(group(1), beside=(known,)))
    assert (people.given, people.only, people.beside) == ((), ("Levon Sampleyan",), (known,))
    assert act is Act.RECORDED


def test_a_claim_that_names_all_is_recorded_of_the_whole_group() -> None:
    people, act = judged(ONE, group(1))
    assert (people.only, act) == ((), Act.RECORDED)


@pytest.mark.parametrize(
    ("text", "unnamed", "act"),
    [
        ("Six of the 14 servicemen were charged with spying on April 3.", 14, Act.OF_PART),
        ("Six of the 14 servicemen were charged with spying on April 3.", 5, Act.COUNTED),
        ("Six of the 14 servicemen were released on April 3.", 14, Act.COUNTED),
        ("The 14 servicemen were released on April 3.", 14, Act.RECORDED),
    ],
)
def test_a_number_of_a_group_is_a_part_where_so_many_are_free(
    text: str, unnamed: int, act: Act
) -> None:
    whole = replace(group(14), free=unnamed)
    assert judged(text, whole)[1] is act
