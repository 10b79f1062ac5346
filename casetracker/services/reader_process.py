"""The parent's side of the reader: foreign bytes are read in a child that can be killed."""

import json
import os
import selectors
import struct
import subprocess
import sys
from collections.abc import Mapping
from time import monotonic
from types import TracebackType
from typing import IO, Any, Final, Self

from casetracker import errors
from casetracker.errors import CasetrackerError, InputError, InstallationError
from casetracker.model.partial_date import PartialDate
from casetracker.news import problems
from casetracker.news.contract import Reading, from_wire
from casetracker.news.formats.limits import MAX_BYTES
from casetracker.news.problems import TooLargeError, UnreadableDocumentError

SECONDS: Final = 10.0
START_SECONDS: Final = 30.0
MAX_ANSWER: Final = 512 * 1024**2
_LENGTH: Final = struct.Struct(">I")
_CHUNK: Final = 65_536
# the child needs no secrets: only where programs, libraries and languages are found
_KEPT: Final = (
    "PATH",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "PYTHONPATH",
    "VIRTUAL_ENV",
    "SYSTEMROOT",
    "TZ",
)


class ReadingTimeError(InputError):
    """A document took longer to read than it may."""

    def __init__(self, name: str, seconds: float) -> None:
        """Say how long it may take."""
        super().__init__(
            f"{name} was not read within {seconds:g} seconds and was given up:"
            " save the article's text to a file and read that"
        )


class ReaderProcess:
    """A reader in a process of its own; it starts at the first document and restarts after a death.

    `seconds` is the time that one document may take; `files` are the user's own reader files, by name.
    """

    def __init__(self, *, seconds: float = SECONDS, files: Mapping[str, str] | None = None) -> None:
        self._seconds = seconds
        self._files = dict(files or {})
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """The reader itself; nothing is started yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the child."""
        self.close()

    def read(
        self,
        payload: bytes,
        *,
        name: str,
        published: PartialDate | None,
        media_type: str | None = None,
    ) -> tuple[Reading, ...]:
        """The readings of a document; raises InputError where it cannot be read."""
        answer = self._asked(payload, name=name, published=published, media_type=media_type)
        return tuple(from_wire(wire) for wire in answer["readings"])

    def explain(
        self, payload: bytes, *, name: str, published: PartialDate | None
    ) -> tuple[dict[str, Any], ...]:
        """How each reading of a document came about, as plain values; see `news.explaining`.

        Raises InputError where it cannot be read.
        """
        answer = self._asked(payload, name=name, published=published, is_explained=True)
        return tuple(answer["explanations"])

    def _asked(
        self,
        payload: bytes,
        *,
        name: str,
        published: PartialDate | None,
        media_type: str | None = None,
        is_explained: bool = False,
    ) -> dict[str, Any]:
        if len(payload) > MAX_BYTES:
            raise TooLargeError(name, len(payload), MAX_BYTES)
        child = self._running(name)
        request = {
            "name": name,
            "published": None if published is None else published.edtf,
            "media_type": media_type,
            "explain": is_explained,
        }
        frames = _frame(json.dumps(request).encode()) + _frame(payload)
        try:
            answer = json.loads(_exchange(child, frames, monotonic() + self._seconds))
        except TimeoutError as error:
            self._kill()
            raise ReadingTimeError(name, self._seconds) from error
        except (OSError, EOFError, ValueError) as error:
            self._kill()
            raise UnreadableDocumentError(name, "the reader stopped on it") from error
        return _checked(answer, name)

    def close(self) -> None:
        """End the child; a later document starts a new one."""
        self._kill()

    def _running(self, name: str) -> subprocess.Popen[bytes]:
        if self._child is not None and self._child.poll() is None:
            return self._child
        self._kill()
        self._child = _start()
        try:
            files = _frame(json.dumps(self._files).encode())
            _exchange(self._child, files, monotonic() + START_SECONDS)
        except TimeoutError as error:
            self._kill()
            raise UnreadableDocumentError(name, "the reader did not start in time") from error
        except (OSError, EOFError) as error:
            # before the first document, what ends it is a library that cannot be loaded
            self._kill()
            raise InstallationError("the reader does not start") from error
        return self._child

    def _kill(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                _close(pipe)


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        return  # what was left in it had nobody to go to


def _start() -> subprocess.Popen[bytes]:
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    # -P: the folder that a person stands in is no place to import from
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "casetracker.news.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        close_fds=True,
        start_new_session=True,
        env=environment,
        bufsize=0,
    )


def _frame(payload: bytes) -> bytes:
    return _LENGTH.pack(len(payload)) + payload


def _exchange(child: subprocess.Popen[bytes], frames: bytes, deadline: float) -> bytes:
    """Send what there is and read one frame, both before the deadline."""
    if child.stdin is None or child.stdout is None:
        raise EOFError
    to_child, from_child = child.stdin.fileno(), child.stdout.fileno()
    os.set_blocking(to_child, False)
    os.set_blocking(from_child, False)
    unsent = memoryview(frames)
    answer = bytearray()
    with selectors.DefaultSelector() as waiting:
        waiting.register(from_child, selectors.EVENT_READ)
        if unsent:
            waiting.register(to_child, selectors.EVENT_WRITE)
        while not _is_whole(answer):
            ready = waiting.select(max(0.0, deadline - monotonic()))
            if not ready:
                raise TimeoutError
            for key, _ in ready:
                if key.fd == to_child:
                    unsent = unsent[os.write(to_child, unsent[:_CHUNK]) :]
                    if not unsent:
                        waiting.unregister(to_child)
                else:
                    answer += _received(from_child)
            if monotonic() > deadline:
                raise TimeoutError
    return bytes(answer[_LENGTH.size :])


def _received(descriptor: int) -> bytes:
    chunk = os.read(descriptor, _CHUNK)
    if not chunk:
        raise EOFError
    return chunk


def _is_whole(answer: bytearray) -> bool:
    if len(answer) < _LENGTH.size:
        return False
    (length,) = _LENGTH.unpack_from(answer)
    if length > MAX_ANSWER:
        raise EOFError
    return len(answer) >= _LENGTH.size + int(length)


def _checked(answer: dict[str, Any], name: str) -> dict[str, Any]:
    if "error" not in answer:
        return answer
    message = str(answer["message"])
    kind = getattr(problems, answer["error"], None) or getattr(errors, answer["error"], None)
    if not (isinstance(kind, type) and issubclass(kind, CasetrackerError)):
        raise UnreadableDocumentError(name, message)
    # the message was built in the child; the class alone is made anew
    error = kind.__new__(kind)
    error.args = (message,)
    raise error
