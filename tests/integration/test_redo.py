"""What was undone can be done again, in the order in which it was undone, and undone once more."""

import pytest

from casetracker.errors import RefusedError
from casetracker.services.noting import Duty
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.proceeding import Happening
from tests.support.dumps import held_dump

WHY = Grounds("seen in court")


def latest(services: Services) -> int:
    return services.docket.changes(1)[0].id


def test_undo_and_redo_lead_back_and_forth(full: Services) -> None:
    before = held_dump(full.database)
    full.proceedings.record("D-0001", Happening("convicted"), WHY)
    change = latest(full)
    after = held_dump(full.database)
    for _ in range(3):
        assert full.docket.undo().lines == ("undone: convicted: D-0001",)
        assert held_dump(full.database) == before
        line = next(each for each in full.docket.changes() if each.id == change)
        assert (line.can_undo, line.can_redo) == (False, True)
        assert full.docket.redo().lines == ("done again: convicted: D-0001",)
        assert held_dump(full.database) == after
        line = next(each for each in full.docket.changes() if each.id == change)
        assert (line.can_undo, line.can_redo) == (True, False)
    assert full.maintenance.verify().faults == ()


def test_several_are_redone_the_last_undone_first(full: Services) -> None:
    states = [held_dump(full.database)]
    for stage in ("convicted", "sentenced"):
        full.proceedings.record("D-0001", Happening(stage), WHY)
        states.append(held_dump(full.database))
    full.docket.undo()
    full.docket.undo()
    assert held_dump(full.database) == states[0]
    full.docket.redo()
    assert held_dump(full.database) == states[1]
    full.docket.redo()
    assert held_dump(full.database) == states[2]
    with pytest.raises(RefusedError, match="nothing to redo"):
        full.docket.redo()


def test_a_later_change_of_the_same_record_stands_in_the_way(full: Services) -> None:
    full.noting.add_task("C-0001", Duty("call"))
    full.noting.finish_task("T-0001")
    done = latest(full)
    full.docket.undo(done)
    full.noting.finish_task("T-0001", "otherwise")
    with pytest.raises(RefusedError, match="came after it"):
        full.docket.redo(done)
    full.docket.undo()
    full.docket.redo(done)
    assert full.noting.tasks("C-0001")[0].done_at is not None


def test_what_it_rests_on_must_be_there_again_first(full: Services) -> None:
    full.noting.add_task("C-0001", Duty("call"))
    made = latest(full)
    full.noting.finish_task("T-0001")
    done = latest(full)
    full.docket.undo(done)
    full.docket.undo(made)
    with pytest.raises(RefusedError, match="cannot be done again"):
        full.docket.redo(done)
    full.docket.redo(made)
    full.docket.redo(done)
    assert full.noting.tasks("C-0001")[0].done_at is not None


def test_what_is_done_again_stands_in_the_way_of_undoing_what_it_rests_on(full: Services) -> None:
    full.noting.add_task("C-0001", Duty("call"))
    made = latest(full)
    full.noting.finish_task("T-0001")
    full.docket.undo()
    full.docket.redo()
    with pytest.raises(RefusedError, match="rests on it"):
        full.docket.undo(made)


def test_a_change_that_stands_cannot_be_redone(full: Services) -> None:
    full.noting.add_note("C-0001", "a remark")
    with pytest.raises(RefusedError, match="not undone"):
        full.docket.redo(latest(full))
