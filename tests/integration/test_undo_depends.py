"""Undoing what later changes rest on says which they are, and is possible once they are undone."""

import pytest

from casetracker.errors import NotFoundError
from casetracker.model.tables import Publisher
from casetracker.services.acting import Actor
from casetracker.services.opening import Services
from casetracker.services.undo_errors import DependedOnError, LatestIsImportError
from tests.support.articles import OTHER_DAY, bring_in_text
from tests.support.dumps import held_dump
from tests.support.histories import change


def latest(services: Services) -> int:
    return services.docket.changes(1)[0].id


def test_every_later_change_that_rests_on_it_is_named_the_latest_first(full: Services) -> None:
    before = held_dump(full.database)
    change(full, "recount", 8)
    first = latest(full)
    change(full, "recount", 9)
    second = latest(full)
    change(full, "step", 0)
    third = latest(full)

    with pytest.raises(DependedOnError) as refused:
        full.docket.undo(first)
    words = str(refused.value)
    assert refused.value.resting == (third, second)
    assert words.index(f"{third} (step)") < words.index(f"{second} (recount)")
    assert words.endswith("in that order")
    for each in refused.value.resting:
        full.docket.undo(each)
    full.docket.undo(first)
    assert held_dump(full.database) == before


def test_a_change_that_is_not_there_is_named_with_the_command_that_lists_them(
    full: Services,
) -> None:
    with pytest.raises(NotFoundError, match="no change 99999 on file: see 'casetracker history'"):
        full.docket.undo(99999)


def test_one_that_nothing_rests_on_is_undone_whatever_came_after(full: Services) -> None:
    change(full, "name", 1)
    first = latest(full)
    change(full, "step", 0)

    full.docket.undo(first)
    assert not any(line.name.startswith("Oleks") for line in full.docket.defendants())


def test_an_import_is_not_passed_over_for_an_older_change(full: Services) -> None:
    change(full, "step", 0)
    first = latest(full)
    bring_in_text(full, OTHER_DAY, name="later.txt")
    second = latest(full)
    before = held_dump(full.database)

    with pytest.raises(LatestIsImportError) as refused:
        full.docket.undo()
    words = str(refused.value)
    assert f"change {second} cannot be undone" in words
    assert "imported later.txt" in words
    assert words.endswith(f"(step) is undone by 'casetracker change undo {first}'")
    assert held_dump(full.database) == before

    change(full, "step", 1)
    third = latest(full)
    full.docket.undo()
    with pytest.raises(LatestIsImportError):
        full.docket.undo()
    assert full.docket.undo(first).lines == ("undone: step",)
    assert [each.id for each in full.docket.changes(9) if each.can_redo] == [third, first]


def test_a_look_at_a_feed_that_brought_nothing_stands_in_no_way(full: Services) -> None:
    change(full, "step", 0)
    with full.database.writing(Actor("mara", "cli").note("import", "fetched a feed")) as session:
        session.add(Publisher(name="Orsk Wire", recorded_from=session.started_at))
    assert full.docket.undo().lines == ("undone: step",)


def test_an_import_alone_names_no_earlier_change(services: Services) -> None:
    bring_in_text(services, OTHER_DAY)
    with pytest.raises(LatestIsImportError, match=r"is decided on in review$"):
        services.docket.undo()


def test_many_that_rest_on_it_are_counted(full: Services) -> None:
    change(full, "recount", 8)
    first = latest(full)
    for number in range(7):
        change(full, "recount", 9 + number)

    with pytest.raises(DependedOnError, match="and 2 more rest on it"):
        full.docket.undo(first)
