"""A terminal in tmux: keys go in, and what is seen is waited for."""

import os
import secrets
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

PATIENCE: Final = 45.0
POLL: Final = 0.1


def need_tmux() -> None:
    """Skip where there is no tmux; CI has one."""
    if shutil.which("tmux") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("tmux is not installed, and CI needs it")
        pytest.skip("tmux is not installed: the interface was not opened in a terminal")


class Terminal:
    """A shell in a tmux of its own."""

    def __init__(self, socket: str) -> None:
        self._socket = socket

    def tmux(self, *words: str) -> str:
        """Run a tmux command; gives what it prints."""
        done = subprocess.run(
            ["tmux", "-L", self._socket, *words],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=True,
        )
        return done.stdout

    def type(self, text: str) -> None:
        """Type a line into the shell."""
        self.tmux("send-keys", "-l", text)
        self.tmux("send-keys", "Enter")

    def press(self, *keys: str) -> None:
        """Press keys, by tmux's names."""
        self.tmux("send-keys", *keys)

    def screen(self) -> str:
        """What is seen."""
        return self.tmux("capture-pane", "-p")

    def state(self, what: str) -> str:
        """A variable of the pane."""
        return self.tmux("display-message", "-p", f"#{{{what}}}").strip()

    def wait_for(self, sign: str | Callable[[str], bool]) -> str:
        """Wait until the screen shows a text or fits; gives the screen."""
        fits = sign if callable(sign) else lambda seen: sign in seen
        end = time.monotonic() + PATIENCE
        while not fits(seen := self.screen()):
            if time.monotonic() > end:
                pytest.fail(f"waited {PATIENCE:g} s for {sign!r}; the screen was:\n{seen}")
            time.sleep(POLL)
        return seen


@contextmanager
def terminal(width: int, height: int, environ: Mapping[str, str], cwd: Path) -> Iterator[Terminal]:
    """A terminal of a size, with a plain shell in a folder; gone at the end."""
    need_tmux()
    opened = Terminal(f"casetracker-{secrets.token_hex(6)}")
    shell = [
        "env",
        "-i",
        *(f"{name}={text}" for name, text in environ.items()),
        "PS1=ready$ ",
        "sh",
    ]
    opened.tmux("-f", os.devnull, "new-session", "-d", "-x", str(width), "-y", str(height))
    try:
        opened.tmux("respawn-pane", "-k", "-c", str(cwd), "--", *shell)
        opened.wait_for("ready$")
        yield opened
    finally:
        subprocess.run(
            ["tmux", "-L", opened._socket, "kill-server"], check=False, capture_output=True
        )
