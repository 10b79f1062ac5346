"""A thread for calls that take long: they wait for each other, and nobody waits for them."""

import threading
from collections.abc import Callable
from queue import SimpleQueue


class SlowLane:
    """Runs calls one after the other; the end of the program does not wait for the one that runs.

    Only for reading: what changes something must be carried out.
    """

    def __init__(self, name: str) -> None:
        """A lane of that name; its thread begins with the first call."""
        self._name = name
        self._calls: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def submit(self, call: Callable[[], None]) -> None:
        """Run a call when those before it are done."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()
        self._calls.put(call)

    def close(self) -> None:
        """Begin nothing any more."""
        self._calls.put(None)

    def _work(self) -> None:
        while (call := self._calls.get()) is not None:
            call()
