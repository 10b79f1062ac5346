"""Pauses of the loop are counted from 50 ms on and logged from 100; the times are given, not waited for."""

import asyncio
from pathlib import Path

import pytest

from casetracker.tui import watchdog
from casetracker.tui.watchdog import Watchdog


class Times:
    """A clock that stands where it is put."""

    now = 100.0

    def perf_counter(self) -> float:
        return self.now

    def thread_time(self) -> float:
        return self.now / 2


class Loop:
    """A loop that notes when it is to call, and calls when it is told to."""

    def __init__(self) -> None:
        self.asked: list[float] = []

    def call_later(self, seconds: float, _call: object) -> None:
        self.asked.append(seconds)


@pytest.fixture
def times(monkeypatch: pytest.MonkeyPatch) -> Times:
    made = Times()
    monkeypatch.setattr(watchdog, "time", made)
    return made


@pytest.fixture
def loop(monkeypatch: pytest.MonkeyPatch) -> Loop:
    made = Loop()
    monkeypatch.setattr(asyncio, "get_running_loop", lambda: made)
    return made


@pytest.mark.parametrize(
    ("late", "logged"),
    [(0.0, ""), (0.04, ""), (0.06, ""), (0.11, "pause of 110 ms, 80 ms of it at work")],
)
def test_what_is_felt_is_counted_and_what_is_long_is_logged(
    times: Times, loop: Loop, tmp_path: Path, late: float, logged: str
) -> None:
    log = tmp_path / "pauses.log"
    watch = Watchdog(log, lambda: "HomeScreen")
    watch.start()
    times.now += watchdog.BEAT_SECONDS + late
    watch._tick()
    assert watch.stalls == (late > 0.05)
    assert watch.longest == pytest.approx(late)
    written = log.read_text(encoding="utf-8") if log.exists() else ""
    assert logged in written
    assert bool(written) == bool(logged)
    assert loop.asked == [watchdog.BEAT_SECONDS] * 2


def test_a_measurement_beats_faster_and_logs_more(times: Times, loop: Loop, tmp_path: Path) -> None:
    log = tmp_path / "pauses.log"
    watch = Watchdog(log, lambda: "HomeScreen", beat=0.005, logged=0.02)
    watch.start()
    times.now += 0.005 + 0.03
    watch._tick()
    assert (watch.stalls, watch.pauses) == (0, 1)
    assert "pause of 30 ms" in log.read_text(encoding="utf-8")
    assert loop.asked == [0.005] * 2
