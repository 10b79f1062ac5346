"""A heartbeat of the event loop: pauses that a person would feel are counted and logged."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from casetracker.clock import utc_now
from casetracker.paths import private_folder

BEAT_SECONDS: Final = 0.05
STALL_SECONDS: Final = 0.05  # longer than this no action may hold the loop: counted
PAUSE_SECONDS: Final = 0.1  # logged
_LOG_LIMIT: Final = 200_000  # bytes


class Watchdog:
    """Beats on the loop; a beat that comes too late was a pause.

    A pause that begins between two beats is told too short, by a beat at most: who measures beats faster
    and has shorter ones logged.
    """

    def __init__(
        self,
        log: Path | None,
        where: Callable[[], str],
        *,
        beat: float = BEAT_SECONDS,
        logged: float = PAUSE_SECONDS,
    ) -> None:
        """Pauses of so many seconds go to `log`; `where` names the screen in front, nothing in it."""
        self._log = log
        self._where = where
        self._beat_seconds = beat
        self._logged = logged
        self._due = 0.0
        self._worked = 0.0
        self._beat: asyncio.TimerHandle | None = None
        self.stalls = 0
        self.pauses = 0
        self.longest = 0.0  # seconds

    def start(self) -> None:
        """Begin to beat; the loop must run."""
        self._due = time.perf_counter() + self._beat_seconds
        self._worked = time.thread_time()
        self._beat = asyncio.get_running_loop().call_later(self._beat_seconds, self._tick)

    def stop(self) -> None:
        """Beat no more."""
        if self._beat is not None:
            self._beat.cancel()

    def _tick(self) -> None:
        late = time.perf_counter() - self._due
        worked = time.thread_time() - self._worked
        self.longest = max(self.longest, late)
        self.stalls += late > STALL_SECONDS
        if late > self._logged:
            self.pauses += 1
            self._write(late, worked)
        self.start()

    def _write(self, late: float, worked: float) -> None:
        """A line: when, how long, how much of it was our own work, and which screen."""
        if self._log is None:
            return
        line = (
            f"{utc_now().isoformat(timespec='seconds')} pause of {late * 1000:.0f} ms,"
            f" {worked * 1000:.0f} ms of it at work, in {self._where()}\n"
        )
        try:
            private_folder(self._log.parent)
            is_full = self._log.exists() and self._log.stat().st_size > _LOG_LIMIT
            with self._log.open("w" if is_full else "a", encoding="utf-8") as file:
                file.write(line)
        except OSError:
            self._log = None
