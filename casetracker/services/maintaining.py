"""Looking after the database: made, upgraded, checked, verified, copied."""

from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from casetracker.errors import IntegrityError, RefusedError
from casetracker.model.tables import Case, Defendant, SearchDocument
from casetracker.services.acting import Actor
from casetracker.services.recording.charges import refresh_standing
from casetracker.services.recording.proceedings import refresh_current_stages
from casetracker.services.vocabularies import load_vocabularies
from casetracker.settings import Settings
from casetracker.store import migrating
from casetracker.store.backup import copy_database
from casetracker.store.engine import create_file, make_engine, parse_url
from casetracker.store.errors import translate
from casetracker.store.queries.charges import misplaced
from casetracker.store.queries.common import held, table_of
from casetracker.store.search_index import rebuild_index
from casetracker.store.sessions import Database
from casetracker.store.verifying import Verification, integrity, verify


class NotWholeError(IntegrityError):
    """The database is not what was recorded."""

    def __init__(self, label: str, faults: tuple[str, ...]) -> None:
        """Name the first differences."""
        more = f" and {len(faults) - 3} more" if len(faults) > len(faults[:3]) else ""
        super().__init__(
            f"{label} is not what was recorded: {'; '.join(faults[:3])}{more}. "
            "Keep the file as evidence and restore the last good backup"
        )


class ServerBackupError(RefusedError):
    """A server's own tools make its backups."""

    def __init__(self) -> None:
        """Name the tool."""
        super().__init__("a PostgreSQL database is copied with pg_dump, not with this command")


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """What a check found; `repaired` counts kept stages and statuses of charges that were set right."""

    faults: tuple[str, ...]
    repaired: int


def sqlite_path(settings: Settings) -> Path | None:
    """The file of a SQLite database; None for a server."""
    url = parse_url(settings.database_url.get_secret_value())
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def create_database(settings: Settings, actor: Actor) -> bool:
    """Make a database ready for use; gives False where it was so already. Raises DatabaseError."""
    path = sqlite_path(settings)
    if path is not None:
        create_file(path)
    label = settings.database_label
    url = settings.database_url.get_secret_value()
    engine = make_engine(url)
    try:
        with engine.execution_options(casetracker_read=True).connect() as connection:
            is_new = migrating.revision_of(connection) is None
    except sa.exc.SQLAlchemyError as error:
        raise translate(error, label) from error
    finally:
        engine.dispose()
    if not is_new:
        upgrade_check(settings)
        return False
    upgrade_database(settings, actor)
    return True


def upgrade_check(settings: Settings) -> None:
    """Raise DatabaseError unless the database is of the program's own version."""
    engine = make_engine(settings.database_url.get_secret_value())
    try:
        migrating.check_revision(engine, settings.database_label)
    finally:
        engine.dispose()


def upgrade_database(settings: Settings, actor: Actor) -> Path | None:
    """Bring a database to the program's version; gives the copy that was kept, where one was."""
    database = Database(settings.database_url.get_secret_value(), label=settings.database_label)
    try:
        copy = migrating.upgrade(database.engine, settings.database_label)
        load_vocabularies(database, actor)
        _index_what_is_there(database, actor)
        _let_charges_stand(database, actor)
    finally:
        database.close()
    return copy


def _index_what_is_there(database: Database, actor: Actor) -> None:
    """Fill the full text index of a docket that is older than the index."""
    documents = table_of(SearchDocument)
    with database.reading() as session:
        is_filled = session.execute(sa.select(documents.c.id).limit(1)).first() is not None
        is_empty = session.execute(sa.select(table_of(Case).c.id).limit(1)).first() is None
    if is_filled or is_empty:
        return
    with database.writing(actor.note("setup", "filled the full text index")) as session:
        rebuild_index(session)


def _let_charges_stand(database: Database, actor: Actor) -> None:
    """Set statuses of charges right that were kept by another rule than the last step by date."""
    with database.reading() as session:
        numbers = misplaced(session)
    if numbers:
        with database.writing(actor.note("setup", "set kept statuses of charges right")) as session:
            refresh_standing(session, numbers)


class MaintenanceService:
    """Checks, verifies and copies an open database."""

    def __init__(self, database: Database, actor: Actor, settings: Settings) -> None:
        """Work on a database in somebody's name."""
        self._database = database
        self._actor = actor
        self._settings = settings

    def check(self) -> CheckOutcome:
        """Whether the file is sound; kept stages and statuses of charges that do not follow are mended."""
        with self._database.reading() as session:
            faults = integrity(session)
            cases = session.execute(
                sa.select(table_of(Defendant).c.case_id).where(held(table_of(Defendant))).distinct()
            ).scalars()
            case_ids = sorted(cases)
        if faults or self._database.is_read_only:
            return CheckOutcome(tuple(faults), 0)
        note = self._actor.note("setup", "set kept stages and statuses of charges right")
        with self._database.writing(note) as session:
            numbers = misplaced(session)
            refresh_standing(session, numbers)
            stages = sum(refresh_current_stages(session, case_id) for case_id in case_ids)
        return CheckOutcome((), stages + len(numbers))

    def verify(self, anchor: str | None = None) -> Verification:
        """Compare everything stored with the audit trail; raises IntegrityError on a difference."""
        with self._database.reading() as session:
            faults = tuple(integrity(session))
            if faults:
                raise NotWholeError(self._database.label, faults)
            outcome = verify(session, anchor)
        if outcome.faults:
            raise NotWholeError(self._database.label, outcome.faults)
        return outcome

    def backup(self, target: Path) -> Path:
        """A verified copy of the database; raises RefusedError where the target exists."""
        path = sqlite_path(self._settings)
        if path is None:
            raise ServerBackupError
        return copy_database(path, target)
