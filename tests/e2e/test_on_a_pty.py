"""The program on a raw pty: started, refused, resized, told to end; the terminal as it was."""

import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final

import pytest

from casetracker.services.acting import Actor
from casetracker.services.maintaining import create_database
from casetracker.settings import load_settings
from tests.support.ptys import Program, on_pty

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pty")]
TOP: Final = Path(__file__).resolve().parents[2]
LEFT_AND_MOUSE_OFF: Final = (b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?25h")


ESC_SECONDS = 0.6  # a key that follows an esc sooner is another key to a terminal


class Place:
    """A home with a docket in it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.state = home / "state"
        self.db = home / "docket.db"
        self.config = home / ".config" / "casetracker"
        create_database(load_settings(db=str(self.db), user="mara"), Actor("mara", "test"))

    def run(
        self, *words: str, term: str = "xterm-256color", **more: str
    ) -> AbstractContextManager[Program]:
        environ = {
            "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(self.home), "TERM": term,
            "PYTHONPATH": str(TOP), "CASETRACKER_STATE_FOLDER": str(self.state),
            "CASETRACKER_USER": "mara", **more,
        }  # fmt: skip
        return on_pty([sys.executable, "-m", "casetracker", "--db", str(self.db), *words], environ)

    @contextmanager
    def open(self, **more: str) -> Iterator[Program]:
        """The program over its empty docket, past the offer to begin."""
        with self.run(**more) as program:
            program.wait_for(b"Ways to begin")
            program.send(b"\x1b")
            time.sleep(ESC_SECONDS)
            yield program


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def ended_well(program: Program) -> None:
    for sign in LEFT_AND_MOUSE_OFF:
        assert sign in program.seen, sign
    assert program.seen.rindex(b"\x1b[?1049l") > program.seen.rindex(b"\x1b[?1049h")
    assert program.is_cooked()
    assert b"Traceback" not in program.seen


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_a_signal_ends_it_with_the_terminal_restored_and_the_place_remembered(
    place: Place, number: signal.Signals, code: int
) -> None:
    with place.open() as program:
        program.send(b"2")
        program.wait_for(b"No cases yet.")
        os.kill(program.pid, number)
        assert program.ends() == code
        ended_well(program)
    (kept,) = place.state.glob("interface-*.json")
    assert '"mode": "cases"' in kept.read_text(encoding="utf-8")


def test_leaving_by_key_gives_the_terminal_back_and_the_next_start_is_where_one_was(
    place: Place,
) -> None:
    with place.open() as program:
        program.send(b"9")
        program.wait_for(b"No sources yet")
        program.send(b"\x11")
        assert program.ends() == 0
        ended_well(program)
    with place.run() as program:
        program.wait_for(b"No sources yet")
        program.send(b"\x11")
        assert program.ends() == 0


def test_a_window_that_becomes_too_small_shows_the_floor_and_comes_back(place: Place) -> None:
    with place.open() as program:
        program.resize(60, 20)
        program.wait_for(b"casetracker needs 80 x 24.")
        for size in ((1, 1), (5, 2), (200, 60)):
            program.resize(*size)
        program.wait_for(b"Needs a decision")
        program.send(b"\x11")
        assert program.ends() == 0


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('[keys]\n"review.acept" = "f4"\n', "did you mean 'review.accept'?"),
        ('layouts = ["rus"]\n', "did you mean 'ru'?"),
        ('theme = "pink"\n', "'theme' does not fit"),
        ('keys = "a"\n', "'keys' does not fit"),
    ],
)
def test_a_configuration_that_cannot_work_is_one_line_before_anything_is_drawn(
    place: Place, config: str, said: str
) -> None:
    place.config.mkdir(parents=True)
    (place.config / "config.toml").write_text(config, encoding="utf-8")
    with place.run() as program:
        assert program.ends() == 2
    text = program.seen.decode()
    assert said in re.sub(r"\s+", " ", text)
    assert "config.toml" in text
    assert len(text.strip().splitlines()) == 1
    assert "\x1b" not in text


def test_a_dumb_terminal_is_refused_with_a_hint_at_the_command_line(place: Place) -> None:
    with place.run(term="dumb") as program:
        assert program.ends() == 2
    assert b"casetracker --help" in program.seen
    assert b"\x1b" not in program.seen


def test_a_missing_database_is_said_on_the_plain_screen(place: Place) -> None:
    place.db.unlink()
    with place.run() as program:
        assert program.ends() == 7
        assert program.is_cooked()
    after = program.seen.rpartition(b"\x1b[?1049l")[2]
    assert b"casetracker init" in re.sub(rb"\s+", b" ", after)


def test_without_colour_no_colour_is_sent(place: Place) -> None:
    with place.open(NO_COLOR="1") as program:
        program.send(b"2")
        program.wait_for(b"No cases yet.")
        program.send(b"\x11")
        assert program.ends() == 0
    coloured = re.findall(rb"\x1b\[[0-9;]*(?:38|48);[0-9;]*m", program.seen)
    assert coloured == []
    assert re.search(rb"\x1b\[[0-9;]*7[;m]", program.seen) or b"\x1b[1" in program.seen
