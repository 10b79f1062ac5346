"""Calls of the program: inside the test's process where that is enough, in one of their own where not."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

SECONDS: Final = 60
QUICK_LOCK: Final = """
import casetracker.store.engine as engine
engine.LOCK_SECONDS = 0.2
from casetracker.cli.main import main
main()
"""
# PR_CAPBSET_DROP of CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH; what is started next goes without them.
_HUMBLE: Final = """
import ctypes, os, sys
for capability in (1, 2):
    if ctypes.CDLL(None).prctl(24, capability, 0, 0, 0):
        sys.exit("cannot give up the rights of the superuser")
os.execv(sys.argv[1], sys.argv[1:])
"""


@dataclass(frozen=True, slots=True)
class Done:
    """How a call ended: its exit code and the bytes of its two streams."""

    code: int
    stdout: bytes
    stderr: bytes

    @property
    def out(self) -> str:
        return self.stdout.decode("utf-8")

    @property
    def err(self) -> str:
        return self.stderr.decode("utf-8")

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)

    def refused(self, code: int, *words: str) -> None:
        """Assert one clear line on stderr, nothing on stdout, and the exit code."""
        assert self.code == code, self
        assert self.out == "", self
        self.complained(*words)

    def complained(self, *words: str) -> None:
        """Assert one clear line on stderr that holds the words."""
        (line,) = self.err.splitlines()
        assert line.startswith("casetracker: "), line
        assert "Traceback" not in line
        assert "should not have happened" not in line
        for word in words:
            assert word in line, line


Call = Callable[..., Done]


def program(
    *arguments: str | Path,
    stdin: bytes = b"",
    cwd: Path | None = None,
    environ: Mapping[str, str] | None = None,
    code: str | None = None,
    is_humble: bool = False,
) -> Done:
    """Run the program in a process of its own; `code` is run in place of it, with the arguments.

    `is_humble` keeps to the rights of files, which the superuser could pass over.
    """
    start = [sys.executable, *(["-m", "casetracker"] if code is None else ["-c", code])]
    if is_humble and os.geteuid() == 0:
        start = [sys.executable, "-c", _HUMBLE, *start]
    done = subprocess.run(
        [*start, *map(str, arguments)],
        input=stdin,
        cwd=cwd,
        env={**os.environ, **(environ or {})},
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)
