"""Write every kind of report of the seed docket into docs/gallery/: `python -m tests.gallery`."""

import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, tzinfo
from itertools import count
from pathlib import Path
from typing import Any, Final, Self
from unittest.mock import patch

from PIL import Image

from casetracker import clock
from casetracker.model.vocabulary import Confidentiality
from casetracker.paths import bundled
from casetracker.reports.formats.pages import as_images
from casetracker.reports.kinds import KINDS
from casetracker.reports.languages import SOURCE
from casetracker.reports.outputs import outputs_of, produced
from casetracker.reports.theme import theme_of
from casetracker.services.acting import Actor
from casetracker.services.maintaining import create_database
from casetracker.services.opening import Services, open_services
from casetracker.services.report_material import ReportScope
from casetracker.services.seeding import seed_docket
from casetracker.settings import load_settings
from tests.gallery.story import after_the_baseline, until_the_baseline

FOLDER: Final = Path(__file__).parents[2] / "docs" / "gallery"
FORMATS: Final = ("html", "pdf", "markdown")
# What a kind is about where everything would be hundreds of pages.
_SCOPES: Final = {"case-status": "C-0004", "defendant-sheet": "D-0054", "group-dossier": "G-0001",
                  "deadlines": "C-0004"}  # fmt: skip
# The kind that is shown in a second language too.
IN_TURKISH: Final = "group-dossier"
# Drawn twice as large: pictures within a page lose parts of letters where they are drawn small.
_TWICE: Final = 2
DOTS_PER_INCH: Final = 110
# Enough for letters with soft edges and for what charts are filled with.
_COLOURS: Final = 64
WRITER: Final = Actor("gallery", "cli")
# When the docket came to be, up to the report that changes count from; when more was read; and when the
# others are written. Each invented article is out by then, and the pages are the same whenever they are made.
BASELINE: Final = datetime(2021, 10, 1, 8, tzinfo=UTC)
LATER: Final = datetime(2021, 10, 24, 15, tzinfo=UTC)
WRITTEN: Final = datetime(2021, 10, 25, 9, tzinfo=UTC)


def main(folder: Path = FOLDER) -> int:
    """Write the files and the pages, and a list of them; gives the number of files."""
    with tempfile.TemporaryDirectory(prefix="gallery-") as place:
        services = _docket(Path(place))
        # Only now: without a docket what is there stays.
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
        try:
            with moment_is(WRITTEN):
                lines = [line for kind in KINDS for line in _written(services, kind, folder)]
                lines += _written(services, IN_TURKISH, folder, "tr")
        finally:
            services.close()
    (folder / "README.md").write_text("\n".join((*_HEAD, *lines, "")), encoding="utf-8")
    return len(list(folder.iterdir()))


_HEAD: Final = (
    "# Gallery",
    "",
    (
        "Kinds of report of our docket, with a case before a court, as `make gallery` writes them for the"
        " public: their day is always 25 October 2021, when the last invented article is out."
    ),
)


def _docket(place: Path) -> Services:
    settings = load_settings(db=str(place / "gallery.db"), user="gallery")
    with moment_is(BASELINE):
        create_database(settings, WRITER)
        services = open_services(settings, origin="cli")
        seed_docket(services.database, WRITER, bundled("seeds") / "docket.toml")
        until_the_baseline(services, place / "reports")
    with moment_is(LATER):
        after_the_baseline(services)
    return services


@contextmanager
def moment_is(moment: datetime) -> Iterator[None]:
    """Let the program read this moment off its clock, and a second later each time."""
    seconds = count(int(moment.timestamp()))

    class Ticking(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls.fromtimestamp(next(seconds), tz)

    with patch.object(clock, "datetime", Ticking):
        yield


def _written(services: Services, kind: str, folder: Path, language: str = SOURCE) -> list[str]:
    scope = ReportScope(kind, _SCOPES.get(kind), profile=Confidentiality.PUBLIC, language=language)
    name_of = kind if language == SOURCE else f"{kind}-{language}"
    (context,) = services.reporting.contexts((scope,))
    files = [
        _file(context, (kind, name_of), name, folder) for name in (*FORMATS, *KINDS[kind].formats)
    ]
    pages = []
    for number, image in enumerate(
        as_images(context, theme_of(None), DOTS_PER_INCH * _TWICE), start=1
    ):
        pages.append(f"{name_of}-{number}.png")
        (folder / pages[-1]).write_bytes(_in_few_colours(image))
    title = context["head"]["title"].partition(":")[0]
    shown = " ".join(f"![{title}, page {n}]({name})" for n, name in enumerate(pages, start=1))
    linked = ", ".join(f"[{name}]({name})" for name in files)
    return ["", f"## {title}", "", f"{linked}; {len(pages)} pages", "", shown]


def _in_few_colours(image: bytes) -> bytes:
    """The picture of a page with a palette, a third as large."""
    made = io.BytesIO()
    with Image.open(io.BytesIO(image)) as page:
        small = page.convert("RGB").reduce(_TWICE)
        few = small.quantize(_COLOURS, dither=Image.Dither.NONE)
        few.save(made, "PNG", optimize=True)
    return made.getvalue()


def _file(context: dict[str, Any], named: tuple[str, str], report_format: str, folder: Path) -> str:
    kind, name_of = named
    name = f"{name_of}.{outputs_of(kind)[report_format].suffix}"
    (folder / name).write_bytes(produced(context, kind, report_format))
    return name


if __name__ == "__main__":
    sys.stdout.write(f"{main()} files in {FOLDER}\n")
