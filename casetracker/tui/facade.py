"""The one road to the services: a database thread, one for what takes long, a busy counter, no widget."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from textual.app import App
from textual.dom import DOMNode
from textual.message import Message

from casetracker.errors import CasetrackerError
from casetracker.tui.keyed_words import in_keys
from casetracker.tui.lanes import SlowLane

if TYPE_CHECKING:
    from casetracker.tui.ports import ServicesPort

PATIENCE: Final = 2.0  # seconds for the first frame; without it the docket is opened then
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Question:
    """Who asked what under which number; `latest_only` lets a newer one replace it."""

    asker: DOMNode
    key: str
    number: int
    latest_only: bool
    is_slow: bool
    at_rest: bool
    deliver: Callable[[Any], None]
    refused: Callable[[Exception], None] | None


@dataclass(frozen=True, slots=True)
class Opened:
    """What an opened database says of itself."""

    stages: tuple[tuple[str, str], ...]
    is_read_only: bool


class Answered(Message):
    """The database thread is done with a question."""

    def __init__(self, question: _Question, value: object, error: Exception | None) -> None:
        """Carry the value, or the error in its place."""
        super().__init__()
        self.question = question
        self.value = value
        self.error = error


class NotOpenedError(CasetrackerError):
    """Something was asked of a docket that could not be opened."""

    def __init__(self) -> None:
        """Say so; why is told where it was opened."""
        super().__init__("The docket could not be opened.")


class Desk:
    """Runs service calls one after the other in their own thread and brings the answers back.

    What takes long is read or written in a second thread, so that lists and forms need not wait for it.
    A call posts one message to the app; the app hands it to `settle`, which drops stale answers.
    `busy` counts questions whose answer has not been delivered yet.
    """

    def __init__(self, app: App[Any], failed: Callable[[Exception], None]) -> None:
        """Answers go to `app`; errors nobody asked to see go to `failed`."""
        self._app = app
        self._failed = failed
        self._pool = ThreadPoolExecutor(1, "casetracker-db")
        self._slow = SlowLane("casetracker-slow")
        self._services: ServicesPort | None = None
        self._latest: dict[tuple[int, str], int] = {}
        self._number = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._is_closing = False
        self._is_drawn = threading.Event()
        self.busy = 0
        self._slow_busy = 0

    @property
    def is_free(self) -> bool:
        """Whether nothing is under way but what takes long."""
        return self.busy == self._slow_busy

    @property
    def is_open(self) -> bool:
        """Whether the services can be asked."""
        return self._services is not None

    def open(
        self,
        open_services: Callable[[], "ServicesPort"],
        opened: Callable[["Opened"], None],
        refused: Callable[[Exception], None],
    ) -> None:
        """Open the services in the thread once a frame is drawn: it need not wait for them.

        Loaded beside it, they would take turns with the drawing and hold it up. Services that are open
        already are let go once the new ones stand.
        """

        def call() -> Opened:
            self._is_drawn.wait(PATIENCE)
            fresh = open_services()
            opened = Opened(fresh.stage_codes(), fresh.is_read_only)
            before, self._services = self._services, fresh
            if before is not None:
                before.close()
            return opened

        self._submit(self._question(self._app, "open", opened, refused, latest_only=False), call)

    def look(self, first_look: Callable[[], T], looked: Callable[[T], None]) -> None:
        """Look at the docket in the thread once a frame is drawn; `open` then waits for the next one.

        Why nothing could be seen is told by `open`, which comes upon the same.
        """

        def call() -> T:
            self._is_drawn.wait(PATIENCE)
            found = first_look()
            self._is_drawn.clear()
            return found

        question = self._question(self._app, "look", looked, lambda _: None, latest_only=False)
        self._submit(question, call)

    def drawn(self) -> None:
        """A frame is on the terminal: what is behind it may be loaded."""
        self._is_drawn.set()

    def ask(
        self,
        asker: DOMNode,
        key: str,
        call: Callable[["ServicesPort"], T],
        deliver: Callable[[T], None],
        *,
        refused: Callable[[Exception], None] | None = None,
        is_slow: bool = False,
        at_rest: bool = False,
    ) -> None:
        """Read something; a newer question of the same asker and key makes this one stale.

        With `is_slow` other questions need not wait for it; with `at_rest` besides, it is answered
        when nobody has pressed a key for a moment.
        """
        question = self._question(
            asker, key, deliver, refused, latest_only=True, is_slow=is_slow, at_rest=at_rest
        )
        self._send(question, call)

    def order(
        self,
        asker: DOMNode,
        key: str,
        call: Callable[["ServicesPort"], T],
        deliver: Callable[[T], None],
        *,
        refused: Callable[[Exception], None] | None = None,
        is_slow: bool = False,
    ) -> None:
        """Change or write something; always carried out and always answered.

        With `is_slow` other questions need not wait for it.
        """
        self._send(
            self._question(asker, key, deliver, refused, latest_only=False, is_slow=is_slow), call
        )

    def touched(self) -> None:
        """A key was pressed: what is asked for times of rest waits a little longer."""
        self._slow.touched()

    def settle(self, answer: Answered) -> None:
        """Deliver an answer on the event loop, unless it is stale or its asker is gone."""
        question = answer.question
        try:
            is_gone = not self._app.screen_stack or not question.asker.is_attached
            if is_gone or self._is_stale(question):
                return
            if answer.error is None:
                question.deliver(answer.value)
            else:
                (question.refused or self._failed)(answer.error)
        finally:
            self.busy -= 1
            self._slow_busy -= question.is_slow
            if self.busy == 0:
                self._idle.set()

    async def settled(self) -> None:
        """Wait until every answer has been delivered."""
        while self.busy:
            await self._idle.wait()

    def close(self) -> None:
        """Let the services go once the running call has ended; what still waits is dropped."""
        self._is_closing = True
        self._is_drawn.set()
        self._slow.close()
        if self._services is not None:
            self._pool.submit(self._services.close)
        self._pool.shutdown(wait=True)

    def _question(
        self,
        asker: DOMNode,
        key: str,
        deliver: Callable[[Any], None],
        refused: Callable[[Exception], None] | None,
        *,
        latest_only: bool,
        is_slow: bool = False,
        at_rest: bool = False,
    ) -> _Question:
        self._number += 1
        if latest_only:
            self._latest[(id(asker), key)] = self._number
        return _Question(asker, key, self._number, latest_only, is_slow, at_rest, deliver, refused)

    def _is_stale(self, question: _Question) -> bool:
        newest = self._latest.get((id(question.asker), question.key))
        return question.latest_only and newest != question.number

    def _send(self, question: _Question, call: Callable[["ServicesPort"], object]) -> None:
        services = self._services
        if services is not None:
            self._submit(question, lambda: call(services))
        elif self.busy and not question.is_slow:
            # Asked while the services are being opened, in the same thread: its turn comes after that.
            self._submit(question, lambda: call(self._opened()))

    def _opened(self) -> "ServicesPort":
        if self._services is None:
            raise NotOpenedError
        return self._services

    def _submit(self, question: _Question, call: Callable[[], object]) -> None:
        self.busy += 1
        self._slow_busy += question.is_slow
        self._idle.clear()
        if question.is_slow:
            self._slow.submit(
                lambda: self._run(question, call),
                is_order=not question.latest_only,
                at_rest=question.at_rest,
            )
        else:
            self._pool.submit(self._run, question, call)

    def _run(self, question: _Question, call: Callable[[], object]) -> None:
        """In a database thread: one call, one message."""
        value: object = None
        error: Exception | None = None
        if not self._is_closing and not self._is_stale(question):
            try:
                value = call()
            except Exception as caught:  # noqa: BLE001 - the edge: shown as a dialog, never raised
                error = caught
        self._app.post_message(Answered(question, value, error))


def message_of(error: Exception) -> str:
    """What a person at the keys is told of an error; a fault of the program names its kind only."""
    if isinstance(error, CasetrackerError):
        return in_keys(str(error))
    return (
        f"A fault in the program ({type(error).__name__}) stopped this step."
        " The docket is as it was before it; a report without names was written."
    )
