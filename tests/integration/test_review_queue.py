"""The queue of the Inbox: its orders, the cases its sources bear on, and second readers; both engines."""

import pytest

from casetracker.errors import NotFoundError, RefusedError, UsageError
from casetracker.model.vocabulary import Decision
from casetracker.services.opening import Services
from casetracker.views.review import QueueOrder
from tests.support.articles import COURT, DETAINED, DRIVERS, DRIVERS_DAY, OTHER_DAY, bring_in_text

WHY = "the numbers differ"


@pytest.fixture
def waiting(services: Services) -> Services:
    """Two cases on file; articles of the first, of nobody, of the second and of another day wait."""
    for text in (DRIVERS, DETAINED):
        source = bring_in_text(services, text)
        for claim in services.review.claims(source=source):
            services.review.settle(claim.ref, Decision.ACCEPT)
    nobody = "Five miners were detained on 1 May 2024 at the Lesk crossing.\n"
    for text, publisher in (
        (DRIVERS_DAY, "Orsk Post"),
        (nobody, "Lesk Post"),
        (COURT, "Border Wire"),
        (OTHER_DAY, "Lomna Post"),
    ):
        bring_in_text(services, text, publisher=publisher)
    return services


def cases_of(services: Services) -> dict[str, tuple[str, ...]]:
    return {line.ref: line.cases for line in services.review.queue()}


def test_each_source_of_the_queue_names_the_cases_it_bears_on(waiting: Services) -> None:
    found = cases_of(waiting)
    assert found == {
        "S-0003": ("C-0001",),
        "S-0004": (),
        "S-0005": ("C-0002",),
        "S-0006": (),
    }


def test_a_link_that_a_person_chose_stands_in_place_of_what_was_matched(waiting: Services) -> None:
    for claim in waiting.review.claims(source="S-0005"):
        waiting.review.decide(claim.ref, Decision.ACCEPT, link="G-0001")
    assert cases_of(waiting)["S-0005"] == ("C-0001",)


@pytest.mark.parametrize(
    ("order", "refs"),
    [
        (QueueOrder.OLDEST, ["S-0003", "S-0004", "S-0005", "S-0006"]),
        (QueueOrder.CASE, ["S-0003", "S-0005", "S-0004", "S-0006"]),
        (QueueOrder.PUBLISHER, ["S-0005", "S-0004", "S-0006", "S-0003"]),
    ],
)
def test_the_queue_stands_in_the_order_asked_for(
    waiting: Services, order: QueueOrder, refs: list[str]
) -> None:
    assert [line.ref for line in waiting.review.queue(order)] == refs


def test_conflicts_stand_first_where_they_are_asked_for(waiting: Services) -> None:
    before = waiting.review.queue(QueueOrder.CONFLICTS)
    conflicts = [line.conflicts for line in before]
    assert conflicts == sorted(conflicts, reverse=True)


def test_a_second_reader_is_asked_for_with_a_reason_and_no_longer(waiting: Services) -> None:
    waiting.noting.second_reader("s-0004", WHY, is_asked=True)
    asked = {line.ref: line.second_reader for line in waiting.review.queue()}
    assert asked == {"S-0003": None, "S-0004": WHY, "S-0005": None, "S-0006": None}
    assert [tag.records for tag in waiting.noting.tags("S-0004")] == [("S-0004",)]
    with pytest.raises(RefusedError, match="carries second-reader already"):
        waiting.noting.second_reader("S-0004", WHY, is_asked=True)

    waiting.noting.second_reader("S-0004", "read by tom", is_asked=False)
    assert all(line.second_reader is None for line in waiting.review.queue())
    waiting.noting.second_reader("S-0004", "again", is_asked=True)
    assert [line.second_reader for line in waiting.review.queue()].count("again") == 1
    waiting.docket.undo()
    assert all(line.second_reader is None for line in waiting.review.queue())
    assert waiting.maintenance.verify().faults == ()


def test_only_a_source_on_file_has_a_second_reader_and_only_for_a_reason(waiting: Services) -> None:
    for ref in ("G-0001", "S-0099"):
        with pytest.raises(NotFoundError):
            waiting.noting.second_reader(ref, WHY, is_asked=True)
    with pytest.raises(UsageError):
        waiting.noting.second_reader("S-0003", " ", is_asked=True)
    assert waiting.noting.tags() == ()
