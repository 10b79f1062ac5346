"""What is measured: a call, and the floor that it is compared with, in turn."""

import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import nullcontext
from functools import partial
from itertools import count
from pathlib import Path
from time import process_time
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.news.documents import read_documents
from casetracker.news.reading import read_text
from casetracker.services.acting import Actor
from casetracker.services.importing import Document, ImportService
from casetracker.services.maintaining import create_database
from casetracker.services.opening import open_services
from casetracker.services.reader_process import ReaderProcess
from casetracker.settings import load_settings
from tests.benchmarks import reports
from tests.benchmarks.figure import Figure, best_in_turn
from tests.benchmarks.importing import import_and_read
from tests.benchmarks.interface import interface_figures
from tests.support import articles

SEED_ARTICLE: Final = Path(__file__).resolve().parents[3] / "shared" / "seed" / "article.txt"
STARTS: Final = 15
READINGS: Final = 30
IMPORTS: Final = 8
ROWS: Final = 40
HELP_GOAL: Final = 2.5
SIZES: Final = (1_000, 10_000, 100_000, 1_000_000, 5_000_000)
PIECE: Final = 10_000
CURVE_GOAL: Final = 1.6
ARTICLES: Final = 1000
PAGES: Final = 25
PAGE_GOAL: Final = 8.0
PDFS: Final = 4
PDF_GOAL: Final = 1.3
# A hundred times the people may take so many times the memory.
MEMORY_GOAL: Final = 3.0
IMPORT_GOAL: Final = 3.0
PUBLISHED: Final = PartialDate.parse("2021-06-11")
_ACTOR: Final = Actor("bench", "bench")
_WORDS: Final = (
    "court",
    "judge",
    "trial",
    "sentence",
    "charge",
    "arrest",
    "detain",
    "release",
    "appeal",
    "verdict",
    "custody",
    "prison",
    "lawyer",
    "prosecutor",
    "indictment",
    "hearing",
    "witness",
    "evidence",
    "crime",
    "border",
)
_NUMBERS: Final = re.compile(r"\b\d+\b")


def measured() -> Iterator[Figure]:
    """Every figure, one after the other."""
    yield help_start(STARTS)
    yield article_reading(READINGS)
    yield from reading_curve()
    yield import_and_accept(IMPORTS)
    yield importing_many(ARTICLES)
    yield from interface_figures()
    yield from report_figures()


def report_figures() -> Iterator[Figure]:
    """What reports cost in time, and in memory (MB in the columns of milliseconds)."""
    mine, floor = best_in_turn(*reports.page_and_floor(), PAGES, process_time)
    yield Figure("report of 200 pages, HTML", mine, "its tags and texts joined", floor, PAGE_GOAL)
    mine, floor = best_in_turn(*reports.pdf_and_floor(), PDFS)
    yield Figure("report of 200 pages, PDF", mine, "typst alone", floor, PDF_GOAL)
    many, few = reports.peak_megabytes(reports.MANY), reports.peak_megabytes(reports.FEW)
    yield Figure("10,000 persons, HTML and CSV: MB", many, "100 persons: MB", few, MEMORY_GOAL)


def help_start(times: int) -> Figure:
    """`casetracker --help` against importing the library that makes its command line."""

    def start(*words: str) -> None:
        subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)  # our own

    mine, floor = best_in_turn(
        lambda: start("-m", "casetracker", "--help"), lambda: start("-c", "import typer"), times
    )
    return Figure("casetracker --help", mine, "python -c 'import typer'", floor, HELP_GOAL)


def sample_article() -> str:
    """The seed article where it is beside the checkout, else one of the tests' own, as long."""
    if SEED_ARTICLE.exists():
        return SEED_ARTICLE.read_text(encoding="utf-8")
    return "\n".join([articles.DETAINED, articles.COURT, articles.SOME_RELEASED] * 4)


def article_reading(times: int) -> Figure:
    """Reading an article into claims against twenty searches and one pattern over its text."""
    text = sample_article()
    payload = text.encode()

    def read() -> object:
        return read_documents(payload, name="article.txt", published=PUBLISHED)

    def floor() -> object:
        lowered = text.lower()
        return [word in lowered for word in _WORDS], _NUMBERS.findall(lowered)

    read()
    mine, least = best_in_turn(read, floor, times)
    return Figure("reading an article", mine, "lower, 20 searches, 1 pattern", least)


def reading_curve() -> Iterator[Figure]:
    """Reading texts from 1 kB to 5 MB against the same number of characters in pieces of 10 kB."""
    text = sample_article()

    def cut(size: int) -> str:
        return f"{text}\n\n" * (size // len(text) + 1)

    piece = cut(PIECE)[:PIECE]
    for size in SIZES:
        whole = cut(size)[:size]
        times = max(1, min(READINGS, 2_000_000 // size))
        mine, least = best_in_turn(
            partial(read_text, whole, published=PUBLISHED),
            partial(read_text, piece, published=PUBLISHED),
            times,
        )
        name = f"reading {size // 1000:,} kB"
        yield Figure(name, mine, "as much in pieces of 10 kB", least * size / PIECE, CURVE_GOAL)


def import_and_accept(times: int) -> Figure:
    """Importing an article and accepting its claims against as many rows in one raw transaction."""
    with tempfile.TemporaryDirectory() as folder, ReaderProcess() as reader:
        settings = load_settings(db=str(Path(folder) / "docket.db"), user="bench")
        create_database(settings, _ACTOR)
        services = open_services(settings, origin="bench")
        services.importing = ImportService(services.database, _ACTOR, lambda: nullcontext(reader))
        prints = count(1)

        def bring_in() -> None:
            payload = f"{sample_article()}\n\nPrint {next(prints)}.\n".encode()
            document = Document("article.txt", payload, PUBLISHED)
            for outcome in services.importing.import_documents([document]):
                articles.accept_all(services, str(outcome.source_ref))

        raw = _raw_database(Path(folder) / "raw.db")
        bring_in()
        mine, floor = best_in_turn(bring_in, lambda: _insert(raw), times)
        raw.close()
        services.close()
    return Figure("importing and accepting", mine, f"{ROWS} rows in raw SQL", floor)


def importing_many(number: int) -> Figure:
    """Importing many articles, with duplicates and matching, against the reader alone; per article."""
    mine, floor = import_and_read(number)
    return Figure(f"importing {number} articles, each", mine, "reading them", floor, IMPORT_GOAL)


def _raw_database(path: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(path, isolation_level=None)  # noqa: TID251  # the floor, without the store
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("PRAGMA synchronous=FULL")
    raw.execute("CREATE TABLE facts (id INTEGER PRIMARY KEY, quote TEXT, reading TEXT)")
    return raw


def _insert(raw: sqlite3.Connection) -> None:
    raw.execute("BEGIN IMMEDIATE")
    raw.executemany(
        "INSERT INTO facts (quote, reading) VALUES (?, ?)", [("q" * 200, "r" * 400)] * ROWS
    )
    raw.execute("COMMIT")
