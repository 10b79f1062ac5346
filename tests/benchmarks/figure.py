"""A figure: a measured time beside the floor that ran in turn with it."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured time in milliseconds beside its floor's; `goal` is the highest ratio wanted."""

    name: str
    milliseconds: float
    floor_name: str
    floor_milliseconds: float
    goal: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the floor."""
        return self.milliseconds / self.floor_milliseconds

    @property
    def is_kept(self) -> bool:
        """Whether the goal is kept, where there is one."""
        return self.goal is None or self.ratio <= self.goal


def best_in_turn(
    call: Callable[[], object],
    floor: Callable[[], object],
    times: int,
    clock: Callable[[], float] = perf_counter,
) -> tuple[float, float]:
    """The best times of both in milliseconds, run in turn so that the machine's moods hit both.

    With `process_time` as the clock what other programs take is not counted: for what runs in this
    process alone.
    """
    best = [float("inf"), float("inf")]
    for _ in range(times):
        for place, each in enumerate((call, floor)):
            started = clock()
            each()
            best[place] = min(best[place], (clock() - started) * 1000)
    return best[0], best[1]
