"""A thread for calls that take long: they wait for each other, and nobody waits for them."""

import contextlib
import threading
from collections.abc import Callable
from queue import SimpleQueue


class SlowLane:
    """Runs calls one after the other; the end of the program does not wait for one that only reads."""

    def __init__(self, name: str) -> None:
        """A lane of that name; its thread begins with the first call."""
        self._name = name
        self._calls: SimpleQueue[tuple[Callable[[], None], bool] | None] = SimpleQueue()
        self._writing = threading.Lock()
        self._thread: threading.Thread | None = None

    def submit(self, call: Callable[[], None], *, is_order: bool = False) -> None:
        """Run a call when those before it are done; an order that has begun is always ended."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()
        self._calls.put((call, is_order))

    def close(self) -> None:
        """Begin nothing any more, and wait for an order that has begun."""
        self._calls.put(None)
        with self._writing:
            pass

    def _work(self) -> None:
        while (each := self._calls.get()) is not None:
            call, is_order = each
            with self._writing if is_order else contextlib.nullcontext():
                call()
