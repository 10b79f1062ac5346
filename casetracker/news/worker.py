"""The child process that reads foreign bytes: `python -m casetracker.news.worker`.

A frame is four bytes of length, big-endian, then JSON. The first frame holds the user's own reader files
by name. A request's frame is followed by one with the document's bytes. An answer is
`{"readings": [...]}`, with "explanations" where they were asked for, or `{"error": class, "message": text}`.
"""

import json
import os
import resource
import struct
import sys
import warnings
from contextlib import suppress
from typing import IO, Any, Final

from casetracker.errors import CasetrackerError, InstallationError
from casetracker.model.partial_date import PartialDate
from casetracker.news.adding.files import extension_of
from casetracker.news.adding.force import put_in_force
from casetracker.news.contract import to_wire
from casetracker.news.documents import read_documents
from casetracker.news.explaining import explanation_of
from casetracker.news.language.lexicon import lexicon

MEMORY: Final = 2 * 1024**3
MAX_FRAME: Final = 512 * 1024**2
_LENGTH: Final = struct.Struct(">I")


class FrameError(Exception):
    """The other side closed the pipe or does not keep to the frames."""


def write_frame(stream: IO[bytes], payload: bytes) -> None:
    """Write one frame."""
    stream.write(_LENGTH.pack(len(payload)))
    stream.write(payload)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes:
    """Read one frame; raises FrameError at the end of the stream."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    if length > MAX_FRAME:
        raise FrameError
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], length: int) -> bytes:
    payload = stream.read(length)
    if len(payload) != length:
        raise FrameError
    return payload


def main() -> None:
    """Answer requests until the pipe closes."""
    _limit()
    requests = sys.stdin.buffer
    # what a library prints must not land between frames
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    warnings.simplefilter("ignore")
    with suppress(FrameError, KeyboardInterrupt, BrokenPipeError):
        put_in_force(extension_of(json.loads(read_frame(requests))))
        lexicon()  # loaded before the clock of the first document runs
        write_frame(answers, b'{"ready": true}')
        while True:
            request = json.loads(read_frame(requests))
            payload = read_frame(requests)
            write_frame(answers, json.dumps(_answer(request, payload)).encode())


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _answer(request: dict[str, Any], payload: bytes) -> dict[str, Any]:
    published = request["published"]
    try:
        readings = read_documents(
            payload,
            name=request["name"],
            published=None if published is None else PartialDate.parse(published),
            media_type=request["media_type"],
        )
        answer: dict[str, Any] = {"readings": [to_wire(reading) for reading in readings]}
        if request["explain"]:
            answer["explanations"] = [explanation_of(reading) for reading in readings]
        return answer  # noqa: TRY300 - what is raised above is told below
    except CasetrackerError as error:
        return _told(error)
    except ImportError as error:
        return _told(InstallationError(missing(error)))
    except MemoryError:
        return {"error": "", "message": "it needs more memory than a document may take"}
    except Exception as error:  # noqa: BLE001 - no traceback leaves the worker
        return {"error": "", "message": f"its contents are broken ({type(error).__name__})"}


def _told(error: CasetrackerError) -> dict[str, Any]:
    return {"error": type(error).__name__, "message": str(error)}


def missing(error: ImportError) -> str:
    """What could not be loaded: `no lxml_html_clean`, or what the library says of itself, in one line."""
    if isinstance(error, ModuleNotFoundError) and error.name:
        return f"no {error.name}"
    lines = str(error).strip().splitlines() or ["a library could not be loaded"]
    return lines[0][:200].rstrip(".")


if __name__ == "__main__":
    main()
