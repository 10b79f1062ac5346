"""How long the interface is held up: the program on a pty goes through its places, and its pauses are read.

The heartbeat of the loop beats every 5 ms there and logs from 20 ms on. What counts is the part of a
pause in which the loop was at work: the rest is other programs on the machine, and waiting for a turn.
"""

import re
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from tests.benchmarks.figure import Figure
from tests.support.ptys import Program, on_pty

GOAL_MS: Final = 50.0
_STEP: Final = 0.3  # seconds for what comes after the first answer
_PAUSE: Final = re.compile(r"pause of (\d+) ms, (\d+) ms of it at work, in (\w+)")
_CHILD: Final = """
import sys
from functools import partial
from casetracker.tui import standing
standing.Watchdog = partial(standing.Watchdog, beat=0.005, logged=0.02)
sys.argv = ["casetracker", "--db", sys.argv[1]]
from casetracker.__main__ import main
main()
"""
_ESC: Final = "\x1b"
_KEYS: Final = {"<": _ESC, "_": "\r", "P": "\x1b[6~", "O": "\x0f", "%": "\x10"}
# Lists, filters, orders, marks, a case with its tabs and its matrix, forms, groups, reports, dialogs.
_TOUR: Final = (
    "?sort<< %theme<<",
    "2jjPPGgg /bord_< s_< c< ii <",
    "2gg_]]]]]]]] H< Xlz< e<< n<< <",
    "3PPG /anna_<",
    "4PG /21_< _]<",
    "5P tt",
    "6P _ <<",
    "7 t3 tj_ zPz",
    "8trial < ",
    "9PG _ < ",
    "0PPG _]]] X< p< <",
    "OC-05<<",
    "1234567890 1",
)


def stalls(path: str, environ: Mapping[str, str], state: Path) -> Iterator[Figure]:
    """The longest work of the loop in one go, and the longest pause, on a tour of the program."""
    with on_pty([sys.executable, "-c", _CHILD, path], environ) as program:
        program.wait_for(b"Defendants on file")
        time.sleep(3)
        program.drain()
        for part in _TOUR:
            _type(program, part)
        program.send(b"\x11")
        program.ends()
    log = state / "pauses.log"
    written = log.read_text(encoding="utf-8") if log.exists() else ""
    found = [(int(pause), int(work)) for pause, work, _ in _PAUSE.findall(written)] or [(1, 1)]
    worked, paused = max(work for _, work in found), max(pause for pause, _ in found)
    over = sum(work > GOAL_MS for _, work in found)
    name = f"longest work of the loop on a tour ({over} over 50 ms)"
    yield Figure(name, worked, "50 ms", GOAL_MS, 1.0)
    yield Figure("longest pause of the loop on a tour", paused, "50 ms", GOAL_MS)


def _type(program: Program, part: str) -> None:
    for letter in part:
        if letter != " ":
            program.send(_KEYS.get(letter, letter).encode())
        time.sleep(_STEP)
        program.drain()
