"""Undoing what later changes rest on says which they are, and is possible once they are undone."""

from dataclasses import replace

import pytest

from casetracker.errors import NotFoundError
from casetracker.model.tables import Publisher
from casetracker.model.vocabulary import Decision, ReviewStatus
from casetracker.services.acting import Actor
from casetracker.services.opening import Services
from casetracker.services.undo_errors import CannotRedoError, DependedOnError
from casetracker.views.viewpoint import Viewpoint
from tests.conftest import Opener
from tests.support.articles import (
    COURT,
    DETAINED,
    OTHER_DAY,
    accept_all,
    bring_in,
    bring_in_text,
    document,
    waiting,
)
from tests.support.dumps import held_dump
from tests.support.histories import change, last_moment


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


def on_file(services: Services) -> tuple[object, ...]:
    """All that can be seen of sources and of what waits in them."""
    home = services.docket.home()
    return (
        replace(home, changes=()),
        services.docket.sources(),
        services.review.claims(tuple(ReviewStatus)),
        services.review.rule_stats(),
        [hit.ref for hit in services.searching.search("Orsk").hits],
        services.comparing.sides(services.docket.cases()[-1].ref),
    )


def test_an_import_of_which_nothing_was_decided_is_undone_and_done_again(
    full: Services, full_url: str, open_at: Opener
) -> None:
    before = on_file(full)
    source = bring_in_text(full, OTHER_DAY, name="later.txt", publisher="Orsk Wire")
    claims = [each.ref for each in waiting(full, source)]
    claim = claims[0]
    brought, moment = on_file(full), last_moment(full)

    assert full.docket.undo().lines == ("undone: imported later.txt",)
    assert on_file(full) == before
    with pytest.raises(NotFoundError, match=f"no source '{source}'"):
        full.review.source(source)
    with pytest.raises(NotFoundError, match=f"no claim '{claim}'"):
        full.review.claim(claim)
    with pytest.raises(NotFoundError, match=f"no claim '{claim}'"):
        full.review.decide(claim, Decision.ACCEPT)
    assert full.maintenance.verify().faults == ()
    then = open_at(full_url, Viewpoint(known_at=moment))
    assert [each.ref for each in waiting(then, source)] == claims

    full.docket.redo()
    assert on_file(full) == brought
    assert full.maintenance.verify().faults == ()


def test_what_was_brought_in_again_meanwhile_is_not_done_again(full: Services) -> None:
    bring_in_text(full, OTHER_DAY, name="later.txt")
    full.docket.undo()
    (again,) = bring_in(full, document(OTHER_DAY, "later.txt"))
    assert again.known_as is None
    assert again.notes == ()

    with pytest.raises(CannotRedoError, match=f"the same is on file as {again.source_ref}"):
        full.docket.redo()


def test_what_was_decided_of_an_import_is_named(full: Services) -> None:
    source = bring_in_text(full, OTHER_DAY)
    imported, claim = latest(full), waiting(full, source)[0].ref
    steps = []
    full.review.settle(claim, Decision.DEFER, reason="ask them")
    steps.append(latest(full))
    full.noting.add_note(source, "who is that")
    steps.append(latest(full))

    with pytest.raises(DependedOnError) as refused:
        full.docket.undo(imported)
    assert set(refused.value.resting) == set(steps)
    for step in reversed(steps):
        full.docket.undo(step)
    assert full.docket.undo(imported).lines == ("undone: imported article.txt",)


def test_what_waits_and_was_matched_again_is_undone_all_the_same(services: Services) -> None:
    bring_in_text(services, COURT, name="court.txt")
    imported = latest(services)
    source = bring_in_text(services, DETAINED, name="detained.txt")
    accept_all(services, source)
    assert {claim.group_ref for claim in waiting(services)} == {"G-0001"}

    services.docket.undo(imported)
    assert waiting(services) == ()
    assert [line.ref for line in services.docket.sources()] == [source]


def test_a_look_at_a_feed_that_brought_nothing_stands_in_no_way(full: Services) -> None:
    change(full, "step", 0)
    with full.database.writing(Actor("mara", "cli").note("import", "fetched a feed")) as session:
        session.add(Publisher(name="Orsk Wire", recorded_from=session.started_at))
    assert full.docket.undo().lines == ("undone: step",)


def test_many_that_rest_on_it_are_counted(full: Services) -> None:
    change(full, "recount", 8)
    first = latest(full)
    for number in range(7):
        change(full, "recount", 9 + number)

    with pytest.raises(DependedOnError, match="and 2 more rest on it"):
        full.docket.undo(first)
