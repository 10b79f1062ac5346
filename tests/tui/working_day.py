"""The working day of docs/working-day.md on the program; `python -m tests.tui.working_day` redraws it.

The document is the script: each picture is followed by a line of keys and a line of words that must
then stand on the screen.
"""

import asyncio
import re
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casetracker.model.partial_date import PartialDate
from casetracker.paths import bundled
from casetracker.services.acting import Actor
from casetracker.services.importing import Document
from casetracker.services.maintaining import create_database
from casetracker.services.opening import open_services
from casetracker.services.seeding import seed_docket
from casetracker.settings import Settings, load_settings
from casetracker.tui.app import CasetrackerApp
from casetracker.tui.standing import Equipment

TOP: Final = Path(__file__).resolve().parents[2]
DAY: Final = TOP / "docs" / "working-day.md"
SIZE: Final = (100, 30)
NEWS: Final = (
    ("01-six-detained.txt", "2021-05-28", "Harbor Wire"),
    ("03-investigation-completed.txt", "2021-06-11", "Harbor Wire"),
)
_STEP: Final = re.compile(
    r"^!\[(?P<title>[^\]]*)\]\(images/(?P<file>[a-z0-9-]+\.svg)\)\n\n"
    r"Keys: (?P<keys>.+)\n\nSeen: (?P<seen>.+)$",
    re.MULTILINE,
)
# A picture that fetches its letters from somewhere would tell that somebody looks at it.
_FONTS: Final = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_TICKED: Final = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Step:
    """A picture of the day: the keys that lead to it and the words that are seen then."""

    file: str
    keys: tuple[str, ...]
    seen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What came of a step: the lines of the screen and the picture."""

    step: Step
    text: str
    picture: str


def steps() -> Iterator[Step]:
    """The steps of the document. A key in `"quotes"` is typed letter by letter."""
    for found in _STEP.finditer(DAY.read_text(encoding="utf-8")):
        keys: list[str] = []
        for key in _TICKED.findall(found["keys"]):
            keys += list(key[1:-1].replace(" ", "\0")) if key.startswith('"') else [key]
        keys = ["space" if key == "\0" else key for key in keys]
        if "none" in found["keys"]:
            keys = []
        yield Step(found["file"], tuple(keys), tuple(_TICKED.findall(found["seen"])))


def morning(folder: Path) -> Settings:
    """A docket as it stands in the morning: the shipped one, with two pieces of news that wait."""
    settings = load_settings(
        db=str(folder / "docket.db"), user="mara", reports_folder=folder / "reports"
    )
    actor = Actor("mara", "test")
    create_database(settings, actor)
    services = open_services(settings, origin="test")
    seed_docket(services.database, actor, bundled("seeds") / "docket.toml")
    list(
        services.importing.import_documents(
            Document(
                name=name,
                payload=(bundled("seeds") / "news" / name).read_bytes(),
                published=PartialDate.parse(published),
                publisher=publisher,
            )
            for name, published, publisher in NEWS
        )
    )
    services.close()
    return settings


async def play(settings: Settings) -> AsyncIterator[Frame]:
    """Press the keys of the day, and give what is seen after each step."""
    app = CasetrackerApp(
        lambda: open_services(settings, origin="tui"),
        database_label=settings.database_label,
        user=settings.user,
        equipment=Equipment(),
    )
    async with app.run_test(size=SIZE) as pilot:

        async def settle() -> None:
            for _ in range(3):
                await pilot.pause()
                await app.desk.settled()

        await settle()
        for step in steps():
            for key in step.keys:
                await pilot.press(key)
                await settle()
            screen = app.screen
            screen._compositor.reflow(screen, screen.size)
            lines = [strip.text for strip in screen._compositor.render_strips(screen.size)]
            picture = _FONTS.sub("", app.export_screenshot(title="casetracker"))
            yield Frame(step, "\n".join(lines), picture)


async def _redraw() -> None:
    with tempfile.TemporaryDirectory() as folder:
        async for frame in play(morning(Path(folder))):
            missing = [words for words in frame.step.seen if words not in frame.text]
            if missing:
                sys.stderr.write(f"{frame.step.file}: not seen: {missing}\n{frame.text}\n")
            (DAY.parent / "images" / frame.step.file).write_text(frame.picture, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(_redraw())
