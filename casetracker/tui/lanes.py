"""A thread for calls that take long: they wait for each other, and nobody waits for them."""

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Final

REST_SECONDS: Final = 0.3  # since the last key: a person who reads or thinks

_Call = tuple[Callable[[], None], bool]


class SlowLane:
    """Runs calls one after the other; the end of the program does not wait for one that only reads.

    Calls for times of rest come after all others, and none begins while a person is at the keys: two
    threads of Python take turns, so that each key would be answered later.
    """

    def __init__(self, name: str, now: Callable[[], float] = time.monotonic) -> None:
        """A lane of that name; its thread begins with the first call. `now` gives seconds."""
        self._name = name
        self._now = now
        self._touched = -REST_SECONDS
        self._turn = threading.Condition()
        self._calls: deque[_Call] = deque()
        self._for_rest: deque[_Call] = deque()
        self._is_closed = False
        self._writing = threading.Lock()
        self._thread: threading.Thread | None = None

    def submit(
        self, call: Callable[[], None], *, is_order: bool = False, at_rest: bool = False
    ) -> None:
        """Run a call when those before it are done; an order that has begun is always ended."""
        with self._turn:
            (self._for_rest if at_rest else self._calls).append((call, is_order))
            self._turn.notify_all()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()

    def touched(self) -> None:
        """A key was pressed: what is for times of rest waits a little longer."""
        self._touched = self._now()

    def close(self) -> None:
        """Begin nothing any more, and wait for an order that has begun."""
        with self._turn:
            self._is_closed = True
            self._turn.notify_all()
        with self._writing:
            pass

    def _work(self) -> None:
        while (each := self._next()) is not None:
            call, is_order = each
            try:
                call()
            finally:
                if is_order:
                    self._writing.release()

    def _next(self) -> _Call | None:
        """The call whose turn it is, waited for; None at the end. An order holds the end up."""
        with self._turn:
            while not self._is_closed:
                wait = REST_SECONDS - (self._now() - self._touched)
                if self._calls or (self._for_rest and wait <= 0):
                    call, is_order = (self._calls or self._for_rest).popleft()
                    if is_order:
                        self._writing.acquire()
                    return call, is_order
                self._turn.wait(wait if self._for_rest else None)
        return None
