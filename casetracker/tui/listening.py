"""A thread that waits for word of changes and does nothing else."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from casetracker.tui.ports import ListenerPort

_PATIENCE: Final = 1.0


class Ear(threading.Thread):
    """Calls `heard` in its own thread for each piece of word, until it is stopped or the server goes."""

    def __init__(self, listener: "ListenerPort", heard: Callable[[], object]) -> None:
        """Listen with `listener`, which the thread closes at its end."""
        super().__init__(name="casetracker-ear", daemon=True)
        self._listener = listener
        self._heard = heard
        self._is_over = threading.Event()

    def run(self) -> None:
        """Wait, tell, wait again."""
        try:
            while not self._is_over.is_set():
                if self._listener.wait(_PATIENCE) and not self._is_over.is_set():
                    self._heard()
        except OSError:
            return  # The counter is still looked at now and then.
        finally:
            self._listener.close()

    def stop(self) -> None:
        """Listen no more; the thread ends within its patience."""
        self._is_over.set()
