"""Importing a thousand articles into SQLite, with duplicates and matching, against the reader alone."""

import random
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from time import perf_counter
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.services.acting import Actor
from casetracker.services.importing import Document, ImportService
from casetracker.services.maintaining import create_database
from casetracker.services.opening import Services, open_services
from casetracker.services.reader_process import ReaderProcess
from casetracker.services.recording.people import GroupDraft, form_group, open_case
from casetracker.settings import load_settings

ARTICLES: Final = Path(__file__).parents[1] / "data" / "reader" / "articles"
PUBLISHED: Final = PartialDate.parse("2021-06-11")
PARAGRAPHS: Final = 14
BATCH: Final = 50
GROUPS: Final = 2000
_ACTOR: Final = Actor("bench", "bench")


def articles(number: int) -> Iterator[Document]:
    """Articles of the seed's length: paragraphs of those with gold claims, in ever new mixtures."""
    paragraphs = [
        line
        for path in sorted(ARTICLES.glob("*.toml"))
        for line in tomllib.loads(path.read_text("utf-8"))["text"].splitlines()
        if line.strip()
    ]
    for ordinal in range(number):
        chosen = random.Random(ordinal)  # noqa: S311  # the same articles in every run
        text = "\n\n".join(
            line.replace(" the ", f" the {ordinal}th ", chosen.randint(0, 2))
            for line in chosen.sample(paragraphs, PARAGRAPHS)
        )
        yield Document(f"{ordinal}.txt", text.encode(), PUBLISHED, f"Paper {ordinal % 7}")


def import_and_read(number: int) -> tuple[float, float]:
    """Milliseconds an article: importing it, and only reading it, in batches that take turns.

    The docket holds two thousand groups, so that matching has something to look through.
    """
    documents = list(articles(number))
    spent = [0.0, 0.0]
    with tempfile.TemporaryDirectory() as folder, ReaderProcess() as reader:
        services = _docket(Path(folder) / "docket.db")
        importing = ImportService(services.database, _ACTOR, lambda: nullcontext(reader))
        for document in documents[:1]:
            reader.read(document.payload, name="first", published=PUBLISHED)
        for start in range(0, number, BATCH):
            batch = documents[start : start + BATCH]
            began = perf_counter()
            for document in batch:
                reader.read(document.payload, name=document.name, published=PUBLISHED)
            half = perf_counter()
            failed = [each for each in importing.import_documents(batch) if each.error]
            spent[0] += perf_counter() - half
            spent[1] += half - began
            if failed:
                raise RuntimeError(failed[0].error)
        services.close()
    return spent[0] * 1000 / number, spent[1] * 1000 / number


def _docket(path: Path) -> Services:
    settings = load_settings(db=str(path), user="bench")
    create_database(settings, _ACTOR)
    services = open_services(settings, origin="bench")
    sizes = random.Random(7)  # noqa: S311  # the same docket in every run
    with services.database.writing(_ACTOR.note("setup", "a docket to look through")) as session:
        for ordinal in range(GROUPS):
            month = PartialDate.parse(f"{2010 + ordinal % 12}-{1 + ordinal % 12:02}")
            size = min(60, 1 + int(sizes.expovariate(0.2)))
            draft = GroupDraft(f"group {ordinal}", "people", size, size, captured=month)
            form_group(session, draft, open_case(session, f"Case {ordinal}"))
    return services
