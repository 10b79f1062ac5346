"""Processes that can be killed: forked from one that has loaded everything, so that they start at once.

`python -m tests.support.children` reads one JSON object a line, forks, and runs the task of that name;
children say what they did on the same pipe, one JSON object a line. Named a database, it first works
on that itself, so that its children need not compile what it has compiled.
"""

import json
import os
import selectors
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.support import tasks
from tests.support.compiling import share_compiled_statements

_ROOT = Path(__file__).parents[2]


class Children:
    """Starts and kills children; `said` gives what they say."""

    def __init__(self, *, practising_on: str | None = None) -> None:
        """Start the process that they are forked from, which may have worked on a database already."""
        databases = () if practising_on is None else (practising_on,)
        self._parent = subprocess.Popen(
            [sys.executable, "-m", "tests.support.children", *databases],
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        self._buffer = b""
        self._waiting: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process that children are forked from."""
        assert self._parent.stdin is not None
        assert self._parent.stdout is not None
        self._parent.stdin.close()
        self._parent.wait(30)
        self._parent.stdout.close()

    def start(self, task: str, **arguments: Any) -> int:
        """Start a task; gives the child's process id."""
        assert self._parent.stdin is not None
        self._parent.stdin.write(json.dumps({"task": task, **arguments}).encode() + b"\n")
        kept: list[dict[str, Any]] = []
        while True:
            line = self.said(60)
            assert line is not None, "no child was started"
            if "started" in line:
                self._waiting = kept + self._waiting
                return int(line["started"])
            kept.append(line)

    def said(self, seconds: float) -> dict[str, Any] | None:
        """The next line of any child; None where nothing was said within the time."""
        if self._waiting:
            return self._waiting.pop(0)
        assert self._parent.stdout is not None
        with selectors.DefaultSelector() as ready:
            ready.register(self._parent.stdout, selectors.EVENT_READ)
            while b"\n" not in self._buffer:
                if not ready.select(seconds):
                    return None
                received = os.read(self._parent.stdout.fileno(), 65536)
                assert received, "the parent of the children is gone"
                self._buffer += received
        line, _, self._buffer = self._buffer.partition(b"\n")
        found: dict[str, Any] = json.loads(line)
        return found

    def until_ended(self, pid: int) -> tuple[list[dict[str, Any]], int]:
        """What was said until that child ended, and how it ended: an exit code, or minus a signal."""
        lines: list[dict[str, Any]] = []
        while True:
            line = self.said(100)
            assert line is not None, f"child {pid} neither ends nor says anything"
            if line.get("ended") == pid:
                return lines, int(line["status"])
            lines.append(line)

    def run(self, task: str, **arguments: Any) -> list[dict[str, Any]]:
        """Run a task to its end, which must be a good one; gives what was said."""
        lines, status = self.until_ended(self.start(task, **arguments))
        assert status == 0, (task, status, lines)
        return lines

    def succeed(self, task: str, **arguments: Any) -> list[dict[str, Any]]:
        """Run a task to its end, without an error on the way."""
        lines = self.run(task, **arguments)
        assert not any("error" in line for line in lines), lines
        return lines

    def kill(self, pid: int) -> None:
        """End a child at once, without a chance to clean up."""
        os.kill(pid, signal.SIGKILL)


def _serve() -> None:
    share_compiled_statements()
    tasks.warm()
    for url in sys.argv[1:]:
        tasks.work_on(url, first=0, times=1)
    signal.signal(signal.SIGCHLD, _bury)
    wake, woken = os.pipe()
    os.set_blocking(woken, False)
    signal.set_wakeup_fd(woken, warn_on_full_buffer=False)
    del wake
    for line in sys.stdin:
        request = json.loads(line)
        pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.set_wakeup_fd(-1)
            os._exit(tasks.run(request))
        tasks.say(started=pid)


def _bury(_number: int, _frame: object) -> None:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        tasks.say(ended=pid, status=os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    _serve()
