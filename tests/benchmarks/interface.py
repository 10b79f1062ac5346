"""The interface measured: tables in process, the program itself on a pty over 100,000 cases."""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from textual.app import App, ComposeResult
from textual.widgets import DataTable

from casetracker.services.opening import open_services
from casetracker.settings import Settings
from casetracker.tui.safe import cell
from casetracker.tui.widgets.vtable import Column, Row, Rows, VTable
from tests.benchmarks.figure import Figure, best_in_turn
from tests.benchmarks.stalls import stalls
from tests.support.large_docket import large_docket
from tests.support.ptys import Program, on_pty

LONG: Final = 100_000
LONGEST: Final = 1_000_000
SHORT: Final = 100
KEYS: Final = 40
STEPS: Final = 12  # as many pages as a list of 1,000 has from its middle
OPEN_GOAL: Final = 0.05  # at least 20 times faster than the stock table
SAME_GOAL: Final = 1.5
FILTER_GOAL: Final = 8.0
PAINT_GOAL: Final = 2.5
ROWS_GOAL: Final = 1.5
MEMORY_GOAL: Final = 1.25
_COLUMNS: Final = (
    Column("Case", 10),
    Column("Name", 20, 1),
    Column("Stage", 14),
    Column("Place", 16),
)
_FIRST_PAINT: Final = b"Needs a decision"
_FIRST_ROWS: Final = b"Defendants on file"
_DOWN: Final = b"j"
_PAGE: Final = b"\x1b[6~"


class _Both(App[None]):
    """Our table or the stock one, with nothing in it yet."""

    read_only = False

    def __init__(self, table: VTable | DataTable[str]) -> None:
        super().__init__()
        self.table = table

    def compose(self) -> ComposeResult:
        yield self.table

    def draw(self) -> None:
        """Draw what is seen, as the compositor would for a terminal."""
        self.screen._compositor.reflow(self.screen, self.screen.size)
        self.screen._compositor.render_strips(self.screen.size)


def _values(index: int) -> tuple[str, ...]:
    return (f"C-{index:07}", f"Արման Օրինակյան {index}", "investigation", "Upper Example")


def _row(index: int) -> Row:
    return tuple(cell(value) for value in _values(index))


async def _opened(table: VTable | DataTable[str], fill: Callable[[], object]) -> float:
    app = _Both(table)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        begun = time.perf_counter()
        fill()
        await pilot.pause()
        app.draw()
        return (time.perf_counter() - begun) * 1000


def opening_a_list(count: int) -> Figure:
    """Rows handed over until they are drawn: our table against the stock one, in turn."""
    ours, stock = VTable(_COLUMNS, id="ours"), DataTable[str]()
    rows = [_values(index) for index in range(count)]

    def fill_stock() -> None:
        stock.add_columns(*(column.title for column in _COLUMNS))
        stock.add_rows(rows)

    mine = asyncio.run(_opened(ours, lambda: ours.show(Rows(count, _row))))
    floor = asyncio.run(_opened(stock, fill_stock))
    return Figure(f"opening a list of {count:,}", mine, "the stock table", floor, OPEN_GOAL)


async def _moving(count: int, action: str) -> float:
    table = VTable(_COLUMNS, id="table")
    app = _Both(table)
    async with app.run_test(size=(120, 40)) as pilot:
        table.show(Rows(count, _row), cursor=count // 2)
        await pilot.pause()
        best = float("inf")
        for _ in range(STEPS):
            begun = time.perf_counter()
            table.act(action)
            app.draw()
            best = min(best, (time.perf_counter() - begun) * 1000)
            await pilot.pause()
        return best


def moving_in_a_list(count: int) -> Iterator[Figure]:
    """A key, and a page, until they are drawn: in a very long list against a short one."""
    for action, name in (("list.down", "a key"), ("list.page_down", "a page")):
        mine = min(asyncio.run(_moving(count, action)) for _ in range(2))
        floor = min(asyncio.run(_moving(SHORT * 10, action)) for _ in range(2))
        yield Figure(f"{name} in a list of {count:,}", mine, "in a list of 1,000", floor, SAME_GOAL)


def filtering(settings: Settings) -> Figure:
    """The ids that a filter leaves and the lines of their first page, against one LIKE in SQL."""
    services = open_services(settings, origin="bench")

    def filtered() -> object:
        ids = services.listing.ids("7777")
        return services.listing.lines(ids[:64])

    def like() -> object:
        with services.database.reading() as session:
            query = "SELECT id FROM cases WHERE title LIKE '%7777%' ORDER BY id"
            return session.connection().exec_driver_sql(query).all()

    filtered()
    mine, floor = best_in_turn(filtered, like, 8)
    services.close()
    return Figure("filtering 100,000 cases", mine, "one LIKE over them", floor, FILTER_GOAL)


def _words(settings: Settings) -> tuple[list[str], Mapping[str, str]]:
    path = settings.database_label
    state = Path(path).parent / f"state-{time.monotonic_ns()}"
    environ = {**os.environ, "TERM": "xterm-256color", "CASETRACKER_STATE_FOLDER": str(state)}
    return [sys.executable, "-m", "casetracker", "--db", path], environ


def _memory(program: Program) -> float:
    lines = Path(f"/proc/{program.pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


_Times = list[tuple[float, float, int]]


def _started(
    settings: Settings, *, has_cases: bool
) -> tuple[float, float, float, tuple[_Times, _Times]]:
    """Milliseconds to the first paint and the first rows, megabytes, and the answers to keys and pages."""
    words, environ = _words(settings)
    with on_pty(words, environ) as program:
        program.wait_for(_FIRST_PAINT)
        painted = time.perf_counter() - program.started
        program.wait_for(_FIRST_ROWS)
        rows = time.perf_counter() - program.started
        program.drain()
        keys: _Times = []
        pages: _Times = []
        if has_cases:
            program.send(b"2")
            program.wait_for(b"Title")
            keys = [program.answer(_DOWN) for _ in range(KEYS)]
            pages = [program.answer(_PAGE) for _ in range(KEYS)]
        memory = _memory(program)
        program.send(b"\x11")
        program.ends()
    return painted * 1000, rows * 1000, memory, (keys, pages)


def _slow(times: _Times, byte: int) -> float:
    """Milliseconds within which 95 of 100 answers sent their first byte (0), or their last (1)."""
    return sorted(each[byte] * 1000 for each in times)[int(len(times) * 0.95) - 1]


def _process(code: str) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)  # our own words
    return (time.perf_counter() - begun) * 1000


def starting(long: Settings, empty: Settings, times: int) -> Iterator[Figure]:
    """The program on a pty, over 100,000 cases and over none, beside what it has to load anyway."""
    best: list[list[float]] = [[] for _ in range(9)]
    for _ in range(times):
        painted, rows, memory, keys = _started(long, has_cases=True)
        _, rows_empty, memory_empty, _ = _started(empty, has_cases=False)
        load = _process("import textual.app, textual.widgets.input, typer")
        slow = (_slow(keys[0], 0), _slow(keys[1], 0), _slow(keys[0], 1))
        found = (painted, rows, memory, *slow, rows_empty, memory_empty, load)
        for place, value in enumerate(found):
            best[place].append(value)
    painted, rows, memory, key, page, whole, rows_empty, memory_empty, load = map(min, best)
    yield Figure("first paint", painted, "importing textual", load, PAINT_GOAL)
    yield Figure("first rows, 100,000 cases", rows, "an empty docket", rows_empty, ROWS_GOAL)
    yield Figure("a key to its repaint, on a pty, 95 of 100", key, "20 ms", 20.0, 1.0)
    yield Figure("a page to its repaint, on a pty, 95 of 100", page, "30 ms", 30.0, 1.0)
    yield Figure("a key to the last byte of its preview, 95 of 100", whole, "50 ms", 50.0, None)
    yield Figure("memory, 100,000 cases (MB)", memory, "an empty docket", memory_empty, MEMORY_GOAL)


def interface_figures(times: int = 3) -> Iterator[Figure]:
    """Every figure of the interface."""
    yield opening_a_list(LONG)
    yield from moving_in_a_list(LONGEST)
    with tempfile.TemporaryDirectory() as folder:
        long = large_docket(Path(folder) / "long.db", LONG)
        empty = large_docket(Path(folder) / "empty.db", 0)
        yield filtering(long)
        yield from starting(long, empty, times)
        words, environ = _words(long)
        yield from stalls(words[-1], environ, Path(environ["CASETRACKER_STATE_FOLDER"]))
