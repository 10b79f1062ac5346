"""What takes long is done beside the keys: in turn, later while somebody types, ended where it writes."""

import threading

import pytest

from casetracker.tui.lanes import REST_SECONDS, SlowLane
from tests.tui.conftest import Opener


class Watch:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def test_the_end_waits_for_an_order_that_has_begun_and_for_no_reading() -> None:
    lane, begun, go_on, done = SlowLane("test"), threading.Event(), threading.Event(), []

    def write() -> None:
        begun.set()
        assert go_on.wait(20)
        done.append("written")

    lane.submit(write, is_order=True)
    assert begun.wait(20)
    threading.Timer(0.1, go_on.set).start()
    lane.close()
    assert done == ["written"]

    reading, held = SlowLane("test"), threading.Event()

    def read() -> None:
        held.wait(20)

    reading.submit(read)
    reading.close()
    assert not held.is_set()
    held.set()


def test_what_is_for_times_of_rest_comes_last() -> None:
    lane, go_on, done = SlowLane("test"), threading.Event(), []
    ended = threading.Event()
    lane.submit(lambda: done.append("first") if go_on.wait(20) else None)
    lane.submit(lambda: (done.append("at rest"), ended.set()), at_rest=True)  # type: ignore[arg-type,func-returns-value]
    lane.submit(lambda: done.append("second"))
    go_on.set()
    assert ended.wait(20)
    assert done == ["first", "second", "at rest"]
    lane.close()


def test_nothing_for_times_of_rest_begins_while_somebody_is_at_the_keys() -> None:
    watch, begun, other = Watch(), threading.Event(), threading.Event()
    lane = SlowLane("test", now=watch)
    lane.touched()
    lane.submit(begun.set, at_rest=True)
    lane.submit(other.set)
    assert other.wait(20), "what is asked for now does not wait"
    assert not begun.wait(REST_SECONDS * 2)
    watch.seconds += 2 * REST_SECONDS
    lane.submit(lambda: None)
    assert begun.wait(20)
    lane.close()


async def test_a_key_holds_back_what_home_counts_beside(
    running: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    touched: list[bool] = []
    monkeypatch.setattr(SlowLane, "touched", lambda _: touched.append(True))
    async with running() as driver:
        assert not touched
        await driver.press("down")
        assert touched
