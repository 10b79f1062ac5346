"""Memory is swept at rest and never at work; the counts tell, not a clock."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from casetracker.tui.sweeping import Sweeper


class Knot:
    """Something that only a whole sweep lets go: it holds itself."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture(autouse=True)
def thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()
    gc.enable()


def old_knot() -> "weakref.ref[Knot]":
    """A knot that has outlived the young generations, and so much work that a sweep is due."""
    made = Knot()
    for _ in range(25):
        gc.collect(0)
    return weakref.ref(made)


def test_nothing_is_looked_through_until_what_is_loaded_has_settled() -> None:
    sweeper = Sweeper(worked=lambda: 0.0)
    sweeper.start()
    is_swept_meanwhile = gc.isenabled()
    kept = gc.get_freeze_count()
    sweeper.settle()

    assert not is_swept_meanwhile
    assert gc.isenabled()
    assert gc.get_freeze_count() > kept


def test_what_holds_itself_is_let_go_once_the_loop_has_rested() -> None:
    sweeper = Sweeper(worked=lambda: 0.0)
    sweeper.start()
    knot = old_knot()
    assert knot() is not None
    assert [sweeper.look() for _ in range(3)] == [False, False, True]
    assert knot() is None
    assert not any(sweeper.look() for _ in range(9)), "nothing new is there to sweep"


def test_what_a_sweep_kept_is_let_go_once_the_loop_has_rested_for_long() -> None:
    sweeper = Sweeper(worked=lambda: 0.0)
    sweeper.start()
    made = Knot()
    knot = weakref.ref(made)
    for _ in range(25):
        gc.collect(0)
    assert [sweeper.look() for _ in range(3)] == [False, False, True]
    del made
    assert [sweeper.look() for _ in range(9)] == [False] * 9
    assert knot() is not None
    assert sweeper.look()
    assert knot() is None
    assert not any(sweeper.look() for _ in range(50)), "nothing new is there to sweep"


def test_the_middle_generation_is_never_looked_through_at_work() -> None:
    sweeper = Sweeper(worked=lambda: 0.0)
    sweeper.start()
    sweeper.settle()
    before = gc.get_stats()[1]["collections"]
    kept: list[list[int]] = [[] for _ in range(200_000)]
    assert len(kept) == 200_000
    assert gc.get_stats()[1]["collections"] == before


def test_what_was_let_go_is_given_back_with_each_sweep() -> None:
    given: list[bool] = []
    sweeper = Sweeper(worked=lambda: 0.0, give_back=lambda: given.append(True))
    sweeper.start()
    old_knot()
    assert not given
    assert [sweeper.look() for _ in range(3)] == [False, False, True]
    assert given == [True]


def test_nothing_is_swept_whole_while_somebody_works() -> None:
    seconds = iter(range(1000))
    sweeper = Sweeper(worked=lambda: float(next(seconds)))
    sweeper.start()
    knot = old_knot()
    assert not any(sweeper.look() for _ in range(500))
    assert knot() is not None
    assert any(sweeper.look() for _ in range(100)), "after ten minutes it is swept all the same"
    assert knot() is None
