"""A recount that bears a date holds from that date on, on both engines."""

from datetime import date, datetime

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.services.grouping import Part
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.views.viewpoint import Viewpoint
from tests.conftest import Opener
from tests.support.articles import COURT, DETAINED, DRIVERS, accept_text
from tests.support.histories import last_moment

AUGUST = date(2024, 8, 1)
COUNTED = Grounds("counted again by the ministry", PartialDate.day(AUGUST))
BEFORE = Viewpoint(as_of=date(2024, 7, 31))
ON_THE_DAY = Viewpoint(as_of=AUGUST)


@pytest.fixture
def lomna(services: Services) -> Services:
    """G-0001 of 17 in C-0001, sent to court on 2 May 2024; G-0002 of 9 in C-0002."""
    for text in (DETAINED, COURT, DRIVERS):
        accept_text(services, text)
    return services


def counts(services: Services, group: str = "G-0001") -> tuple[object, ...]:
    """Stated, on file, members, people of its case, at which stages, and steps of its history."""
    view = services.docket.group(group)
    (case,) = view.line.case_refs
    return (
        view.line.size.number,
        view.line.held_members,
        [each.ref for each in view.members],
        [each.ref for each in services.docket.case(case).defendants],
        [(each.code, each.count) for each in view.line.stage_mix],
        [each.kind.value for each in view.events],
    )


@pytest.mark.parametrize("number", [15, 20])
def test_before_its_day_a_group_has_the_number_and_the_people_that_it_had(
    lomna: Services, database_url: str, open_at: Opener, number: int
) -> None:
    as_it_was = counts(open_at(database_url, BEFORE))
    home = open_at(database_url, BEFORE).docket.home()
    lomna.groups.recount("G-0001", number, COUNTED)
    before, then = open_at(database_url, BEFORE), open_at(database_url, ON_THE_DAY)

    assert as_it_was[:2] == ("17", 17)
    assert counts(before) == as_it_was
    assert before.docket.home().defendants == home.defendants
    assert counts(then) == counts(lomna)
    assert counts(lomna)[:2] == (str(number), number)
    assert counts(before, "G-0002") == counts(lomna, "G-0002")


def test_of_several_recounts_each_holds_from_its_own_day(
    lomna: Services, database_url: str, open_at: Opener
) -> None:
    for number, day in ((19, "2024-08-01"), (16, "2024-09-01"), (18, "2024-10-01")):
        lomna.groups.recount("G-0001", number, Grounds("counted", PartialDate.parse(day)))
    found = {
        month: counts(open_at(database_url, Viewpoint(as_of=date(2024, month, 15))))[:2]
        for month in (7, 8, 9, 10)
    }
    assert found == {7: ("17", 17), 8: ("19", 19), 9: ("16", 16), 10: ("18", 18)}


def test_what_was_known_before_and_after_a_recount_is_read_as_of_its_days(
    lomna: Services, database_url: str, open_at: Opener
) -> None:
    first = last_moment(lomna)
    lomna.groups.recount("G-0001", 15, COUNTED)
    second = last_moment(lomna)
    lomna.docket.undo()

    def seen(day: date, known: datetime) -> tuple[object, ...]:
        return counts(open_at(database_url, Viewpoint(as_of=day, known_at=known)))[:2]

    assert seen(AUGUST, first) == ("17", 17)
    assert seen(AUGUST, second) == ("15", 15)
    assert seen(date(2024, 7, 31), second) == ("17", 17)
    assert counts(open_at(database_url, ON_THE_DAY))[:2] == ("17", 17)


def test_a_recount_without_a_date_is_held_to_have_been_so_always(
    lomna: Services, database_url: str, open_at: Opener
) -> None:
    lomna.groups.recount("G-0001", 15, Grounds("entered wrongly"))
    assert counts(open_at(database_url, BEFORE))[:2] == ("15", 15)


def test_a_part_gives_back_to_its_whole_from_the_day_on(
    lomna: Services, database_url: str, open_at: Opener
) -> None:
    lomna.groups.split("G-0001", [Part(5)], Grounds("two files", PartialDate.parse("2024-07")))
    lomna.groups.recount("G-0003", 3, COUNTED)
    before = open_at(database_url, BEFORE)
    assert [each.held_members for each in before.docket.groups()] == [17, 9, 5]
    assert [each.held_members for each in lomna.docket.groups()] == [17, 9, 3]
    assert lomna.maintenance.verify().faults == ()


def test_statements_are_held_against_the_number_of_their_day(lomna: Services) -> None:
    def is_open() -> bool:
        return bool(lomna.reconciling.reconciliation("G-0001", only_open=True))

    assert not is_open()
    lomna.groups.recount("G-0001", 20, COUNTED)
    assert not is_open()
    lomna.docket.undo()
    lomna.groups.recount("G-0001", 20, Grounds("entered wrongly"))
    assert is_open()
