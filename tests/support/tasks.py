"""What the children do; each says on the pipe what it has been promised is kept."""

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
import sqlalchemy.orm

from casetracker.errors import CasetrackerError
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import RefCounter
from casetracker.model.vocabulary import Decision
from casetracker.news.contract import Reading
from casetracker.news.documents import read_documents
from casetracker.services.acting import Actor
from casetracker.services.importing import Document, ImportService
from casetracker.services.opening import Services, open_services
from casetracker.settings import load_settings
from casetracker.store import engine as engine_room
from casetracker.store import migrating, references
from casetracker.store.queries.common import table_of
from casetracker.store.sessions import Database
from tests.support.articles import DETAINED, PUBLISHED
from tests.support.twins import careless_engine

ACTOR: Final = Actor("mara", "cli")
_NOTE: Final = ACTOR.note("docket", "counted")


def say(**words: Any) -> None:
    """One line on the pipe, in one write: lines of several processes never mix."""
    os.write(1, json.dumps(words).encode() + b"\n")


def run(request: dict[str, Any]) -> int:
    """Run a task by its name; gives the exit code."""
    try:
        _TASKS[request.pop("task")](**request)
    except CasetrackerError as error:
        say(error=type(error).__name__, message=str(error))
        return 0
    except BaseException:  # noqa: BLE001 - a child reports everything, then ends
        traceback.print_exc(file=sys.stderr)
        return 1
    return 0


class HereReader:
    """The reading itself, in this process."""

    def read(
        self,
        payload: bytes,
        *,
        name: str,
        published: PartialDate | None,
        media_type: str | None = None,
    ) -> tuple[Reading, ...]:
        """The readings of a document."""
        return tuple(read_documents(payload, name=name, published=published, media_type=media_type))


def warm() -> None:
    """Load what every child would load again: word lists, mappers, stage files."""
    sa.orm.configure_mappers()
    HereReader().read(DETAINED.encode(), name="warm.txt", published=PUBLISHED)


def opened(url: str) -> Services:
    """The services on a database."""
    return open_services(load_settings(db=url, user="mara"), origin="cli")


def take_refs(url: str, times: int, prefix: str) -> None:
    """Take references one by one, each in a transaction of its own."""
    database = Database(url, label="the test database")
    for _ in range(times):
        with database.writing(_NOTE) as session:
            ref = references.next_refs(session, prefix)[0]
        say(ref=ref)


def take_carelessly(url: str, times: int, prefix: str) -> None:
    """The same on an engine without the safeguard."""
    engine = careless_engine(url)
    counters = table_of(RefCounter)
    for _ in range(times):
        try:
            with engine.begin() as connection:
                last = connection.execute(
                    sa.select(counters.c.last).where(counters.c.prefix == prefix)
                ).scalar_one()
                connection.execute(
                    sa.update(counters).where(counters.c.prefix == prefix).values(last=last + 1)
                )
        except sa.exc.OperationalError:
            continue
        say(ref=last + 1)


def work_on(url: str, first: int, times: int) -> None:
    """Import and accept articles one after the other; says what was stored, after it was."""
    with closing(opened(url)) as services:
        importing = ImportService(services.database, ACTOR, lambda: nullcontext(HereReader()))
        for number in range(first, first + times):
            day, month = number % 28 + 1, number // 28 % 12 + 1
            text = (
                f"Police detained {number % 5 + 2} drivers at the Orsk crossing on {day} "
                f"{_MONTHS[month - 1]} {2001 + number // 336}.\n"
            )
            document = Document(f"{number}.txt", text.encode(), PUBLISHED, "Lomna Post")
            for outcome in importing.import_documents([document]):
                say(source=outcome.source_ref or outcome.known_as)
                for claim in services.review.claims(source=outcome.source_ref):
                    change = services.review.settle(
                        claim.ref, Decision.ACCEPT, link="new"
                    ).change_set
                    say(settled=claim.ref, change=change)


_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def write_lines(url: str, times: int) -> None:
    """Change one case again and again."""
    services = opened(url)
    for _ in range(times):
        with services.database.writing(_NOTE) as session:
            references.next_refs(session, references.CASE)
        say(wrote=True)


def migrate(url: str, *, down: bool = False, target: str = "head", dies_at: int = 0) -> None:
    """Migrate; with a number, die before that many statements have been run."""
    engine = engine_room.make_engine(url)
    ran = 0

    def count(*_arguments: object) -> None:
        nonlocal ran
        ran += 1
        if ran == dies_at:
            os.kill(os.getpid(), signal.SIGKILL)

    sa.event.listen(engine, "before_cursor_execute", count)
    if down:
        migrating.run_migrations(engine, target, down=True)
    else:
        migrating.upgrade(engine, "the test database", target=target)
    say(ran=ran)


def upgrade_from(url: str, folder: str, dies_at: int = 0) -> None:
    """Upgrade with the revisions of another folder, as a later program would."""
    setattr(migrating, "bundled", lambda _name: Path(folder))  # noqa: B010 - a later program has its own
    migrating.KNOWN, migrating.HEAD = (*migrating.KNOWN, "9999"), "9999"  # type: ignore[misc]  # its constants
    migrate(url, dies_at=dies_at)


def as_nobody(url: str) -> None:
    """Read and then write as somebody who may only read."""
    os.environ["XDG_CONFIG_HOME"] = "/nonexistent"
    os.setgid(65534)
    os.setuid(65534)
    services = opened(url)
    say(cases=services.docket.home().cases)
    with services.database.writing(_NOTE) as session:
        references.next_refs(session, references.CASE)


def make_everything(folder: str) -> None:
    """Make a database, fill it and copy it, with a careless umask."""
    os.umask(0)
    from casetracker.services.maintaining import create_database  # noqa: PLC0415 - after the umask

    settings = load_settings(db=f"{folder}/inner/docket.db", user="mara")
    create_database(settings, ACTOR)
    work_on(f"sqlite:///{folder}/inner/docket.db", 1, 2)
    services = open_services(settings, origin="cli")
    services.docket.home()
    services.maintenance.backup(Path(folder) / "inner" / "copy.db")
    say(files=sorted(str(path) for path in Path(folder).rglob("*")))
    for path in sorted(Path(folder).rglob("*")):
        say(path=path.name, mode=path.stat().st_mode & 0o777, folder=path.is_dir())


_TASKS: Final[dict[str, Callable[..., None]]] = {
    task.__name__: task
    for task in (
        take_refs,
        take_carelessly,
        work_on,
        write_lines,
        migrate,
        upgrade_from,
        as_nobody,
        make_everything,
    )
}
