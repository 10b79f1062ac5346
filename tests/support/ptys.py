"""The program on a raw pty: bytes go in, and the bytes that come out are timed and searched."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

QUIET: Final = 0.03  # seconds without output that end an answer
PATIENCE: Final = 45.0


class Program:
    """A child on a pty of a size."""

    def __init__(self, pid: int, terminal: int) -> None:
        self.pid = pid
        self._terminal = terminal
        self.started = time.perf_counter()
        self.seen = b""

    def resize(self, width: int, height: int) -> None:
        """Change the window's size, as a terminal would."""
        size = struct.pack("HHHH", height, width, 0, 0)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, size)

    def send(self, keys: bytes) -> None:
        """Type."""
        os.write(self._terminal, keys)

    def wait_for(self, sign: bytes, patience: float = PATIENCE) -> float:
        """Read until the output since the last call holds the sign; seconds from now to then."""
        begun = time.perf_counter()
        got = b""
        while sign not in got:
            left = begun + patience - time.perf_counter()
            piece = self._read(max(left, 0))
            if not piece:
                message = f"waited {patience:g} s for {sign!r}; the last output was {got[-600:]!r}"
                raise AssertionError(message)
            got += piece
        return time.perf_counter() - begun

    def answer(self, keys: bytes) -> tuple[float, float, int]:
        """Seconds from a key to the first and to the last byte of its answer, and how many bytes."""
        self.drain()
        begun = time.perf_counter()
        self.send(keys)
        first = last = 0.0
        size = 0
        while piece := self._read(PATIENCE if not size else QUIET):
            last = time.perf_counter() - begun
            first = first or last
            size += len(piece)
        return first, last, size

    def drain(self) -> None:
        """Read what is still to come, until it is quiet."""
        while self._read(QUIET):
            pass

    def ends(self, patience: float = PATIENCE) -> int:
        """The exit code, once it has ended; negative for a signal."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            self._read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                while self._read(0.05):
                    pass
                return os.waitstatus_to_exitcode(status)
        message = f"it did not end; the last output was {self.seen[-600:]!r}"
        raise AssertionError(message)

    def is_cooked(self) -> bool:
        """Whether the terminal echoes and takes lines again."""
        flags = termios.tcgetattr(self._terminal)[3]
        return bool(flags & termios.ECHO) and bool(flags & termios.ICANON)

    def _read(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self._terminal], [], [], seconds)
        if not ready:
            return b""
        try:
            piece = os.read(self._terminal, 1 << 16)
        except OSError:
            return b""
        self.seen += piece
        return piece

    def close(self) -> None:
        """Kill it where it still runs, and let the terminal go."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.pid = 0
        if self._terminal >= 0:
            os.close(self._terminal)
            self._terminal = -1


@contextmanager
def on_pty(
    words: Sequence[str],
    environ: Mapping[str, str],
    *,
    size: tuple[int, int] = (120, 40),
    cwd: Path | None = None,
) -> Iterator[Program]:
    """A program on a pty; killed at the end where it still runs."""
    pid, terminal = pty.fork()
    if pid == 0:
        try:
            if cwd is not None:
                os.chdir(cwd)
            # The size must stand before the program looks.
            time.sleep(0.05)
            os.execvpe(words[0], list(words), dict(environ))  # noqa: S606 - our own program
        finally:
            os._exit(127)
    program = Program(pid, terminal)
    try:
        program.resize(*size)
        yield program
    finally:
        program.close()
