"""Undoing what later changes rest on says which they are, and is possible once they are undone."""

import pytest

from casetracker.errors import NotFoundError
from casetracker.services.opening import Services
from casetracker.services.undoing import DependedOnError
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


def test_many_that_rest_on_it_are_counted(full: Services) -> None:
    change(full, "recount", 8)
    first = latest(full)
    for number in range(7):
        change(full, "recount", 9 + number)

    with pytest.raises(DependedOnError, match="and 2 more rest on it"):
        full.docket.undo(first)
