"""Looking for memory that can be let go while nobody works, never between a key and its answer."""

import contextlib
import gc
import time
from collections.abc import Callable
from typing import Final

LOOK_SECONDS: Final = 1.0
_QUIET: Final = 0.02  # seconds of work between two looks that still count as rest
_RESTS: Final = 3
_LONG_RESTS: Final = 10  # whoever has not pressed a key for so long reads or is away
_YOUNG: Final = 5_000  # new objects after which only the new ones are looked through: some 5 ms
_NEVER: Final = 1_000_000
_WORTH: Final = 20  # looks at the young ones that make a sweep worth its time
_LONGEST: Final = 600  # looks after which it is swept all the same


class Sweeper:
    """Keeps Python from looking through everything it holds while a person waits.

    All that a large case and its screens hold takes about a tenth of a second to look through. Young
    objects are still looked through as they come, once; what came since the last sweep when the loop has
    rested for some seconds, and everything when it has rested for longer.
    """

    def __init__(
        self,
        worked: Callable[[], float] = time.thread_time,
        give_back: Callable[[], None] | None = None,
    ) -> None:
        """`worked` gives the seconds that this thread has been at work; `give_back` what was let go."""
        self._worked = worked
        self._give_back = give_back or _give_back
        self._before = worked()
        self._rests = 0
        self._looks = 0
        self._swept = _turns()
        self._is_whole = True

    def start(self) -> None:
        """Look through nothing until `settle`: what is loaded for a start stays, all of it."""
        gc.disable()
        self._swept = _turns()

    def settle(self) -> None:
        """Keep what was loaded so far: it stays until the end, and is looked through at rest alone.

        From here on young objects are looked through as they come; sweeps are made by `look`.
        """
        gc.freeze()
        gc.set_threshold(_YOUNG, _NEVER, _NEVER)
        gc.enable()

    def look(self) -> bool:
        """Called every second: sweep once it has been quiet for long enough; whether it was swept.

        What was kept by a sweep is looked through again by the next whole one.
        """
        now = self._worked()
        self._rests = self._rests + 1 if now - self._before < _QUIET else 0
        self._before = now
        self._looks += 1
        is_worth_it = _turns() - self._swept >= _WORTH
        is_late = is_worth_it and self._looks >= _LONGEST
        is_whole = is_late or (self._rests >= _LONG_RESTS and (is_worth_it or not self._is_whole))
        if not is_whole and not (is_worth_it and self._rests >= _RESTS):
            return False
        if is_whole:
            gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._give_back()
        self._is_whole = is_whole
        self._swept, self._rests, self._looks = _turns(), 0, 0
        self._before = self._worked()
        return True


def _give_back() -> None:
    """Hand memory that was let go back to the system, where its allocator keeps it for itself."""
    import ctypes  # noqa: PLC0415 - not for the first frame

    with contextlib.suppress(OSError, AttributeError, TypeError):
        # Only the allocator of GNU has this; a large list read once would else be kept until the end.
        ctypes.CDLL(None).malloc_trim(0)


def _turns() -> int:
    return int(gc.get_stats()[0]["collections"])
