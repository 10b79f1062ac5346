"""A name given by a claim makes nobody a member of a part of which no source says that they are in it."""

import pytest

from casetracker.errors import RefusedError
from casetracker.model.vocabulary import Decision
from casetracker.services.opening import Services
from tests.support.articles import accept_all, bring_in_text, waiting
from tests.support.dumps import held_dump

NINE = "The Border Police detained nine drivers at the Lomna crossing on 3 March 2024.\n"
FIVE = "Five of the nine drivers detained on 3 March 2024 at Lomna were remanded on 4 March 2024.\n"
ONE = "Among the nine drivers detained at the Lomna crossing on 3 March 2024 is Dara Koval.\n"
SIX = (
    "Dara Koval, Ivo Brenn, Petra Maur, Jan Sorel, Mila Tasch and Oto Velin were charged on"
    " 6 March 2024 in the case of the nine drivers detained on 3 March 2024 at the Lomna crossing.\n"
)
FREED = "Dara Koval was released on 9 March 2024.\n"


def accept(services: Services, text: str, link: str = "G-0001") -> int:
    """Accept an article as one about a group; gives the number of the change."""
    source = bring_in_text(services, text, name=f"{len(text)}.txt")
    for claim in waiting(services, source):
        services.review.decide(claim.ref, Decision.ACCEPT, link=link)
    change = services.review.close(source).change_set
    assert change is not None
    return change


def groups_of(services: Services, name: str = "Dara Koval") -> list[tuple[str, ...]]:
    return [line.group_refs for line in services.docket.defendants() if line.name == name]


@pytest.fixture
def nine(services: Services) -> Services:
    accept_all(services, bring_in_text(services, NINE))
    return services


def test_a_name_goes_to_somebody_who_stands_in_no_part(nine: Services) -> None:
    accept(nine, FIVE)
    accept(nine, ONE)
    assert groups_of(nine) == [("G-0001",)]


def test_also_where_both_are_accepted_in_one_go(nine: Services) -> None:
    accept(nine, FIVE + "\n" + ONE)
    assert groups_of(nine) == [("G-0001",)]
    assert nine.docket.group("G-0002").line.named_members == 0


def test_more_names_than_people_in_no_part_are_asked_about(nine: Services) -> None:
    accept(nine, FIVE)
    before = held_dump(nine.database)
    with pytest.raises(RefusedError, match="and 5 more: 4 of G-0001 have no name and stand in no"):
        accept(nine, SIX)
    assert held_dump(nine.database)["persons"] == before["persons"]


def test_a_part_formed_again_takes_in_nobody_who_was_named_since(nine: Services) -> None:
    split = accept(nine, FIVE)
    nine.docket.undo(split)
    named = accept(nine, ONE)
    with pytest.raises(RefusedError, match="cannot be done again"):
        nine.docket.redo(split)
    nine.docket.undo(named)
    nine.docket.redo(split)
    assert nine.docket.group("G-0002").line.held_members == 5


def test_a_name_given_again_goes_to_nobody_who_stands_in_a_part_since(nine: Services) -> None:
    named = accept(nine, ONE)
    nine.docket.undo(named)
    split = accept(nine, FIVE)
    with pytest.raises(RefusedError, match="cannot be done again"):
        nine.docket.redo(named)
    nine.docket.undo(split)
    nine.docket.redo(named)
    assert groups_of(nine) == [("G-0001",)]


def test_whoever_is_named_in_the_whole_is_not_named_once_more_in_its_part(nine: Services) -> None:
    accept(nine, FIVE)
    accept(nine, ONE)
    accept(nine, FREED, link="G-0002")
    assert groups_of(nine) == [("G-0001",)]
    stages = {line.name: line.stage.code for line in nine.docket.defendants() if line.stage}
    assert stages["Dara Koval"] == "released"
    assert [stage.code for stage in nine.docket.group("G-0002").line.stage_mix] == ["remanded"]
