"""All services over one open database."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from casetracker.services.acting import Actor
from casetracker.services.bringing import bring_in
from casetracker.services.bulk import BulkService
from casetracker.services.case_listing import CaseListing
from casetracker.services.charging import ChargeService
from casetracker.services.clocks import ClockService
from casetracker.services.comparing import ComparisonService
from casetracker.services.court import CourtService
from casetracker.services.docketing import DocketService
from casetracker.services.editing import EditingService
from casetracker.services.feeds import FeedService
from casetracker.services.fetching import Fetcher
from casetracker.services.flagging import FlagService
from casetracker.services.grouping import GroupService
from casetracker.services.histories import HistoryService
from casetracker.services.identity import IdentityService
from casetracker.services.importing import ImportService
from casetracker.services.joining import JoiningService
from casetracker.services.jumping import JumpService
from casetracker.services.maintaining import MaintenanceService
from casetracker.services.matrices import MatrixService
from casetracker.services.noting import NotingService
from casetracker.services.packs import shelf_for
from casetracker.services.people import PeopleService
from casetracker.services.persons import PersonService
from casetracker.services.proceeding import ProceedingService
from casetracker.services.reader_files import reader_for
from casetracker.services.reconciling import ReconcilingService
from casetracker.services.reporting import ReportService
from casetracker.services.reviewing import ReviewService
from casetracker.services.searching import SearchService
from casetracker.settings import Settings
from casetracker.store.migrating import check_revision
from casetracker.store.notices import Listener, listener
from casetracker.store.queries.common import stage_views
from casetracker.store.sessions import Database, Rehearsal
from casetracker.views.found import BroughtIn
from casetracker.views.viewpoint import NOW, Viewpoint


@dataclass(frozen=True, slots=True)
class Services:
    """What a front end may do with an open database."""

    docket: DocketService
    clocks: ClockService
    groups: GroupService
    joining: JoiningService
    jumping: JumpService
    listing: CaseListing
    reconciling: ReconcilingService
    persons: PersonService
    charges: ChargeService
    proceedings: ProceedingService
    court: CourtService
    noting: NotingService
    editing: EditingService
    people: PeopleService
    identity: IdentityService
    histories: HistoryService
    bulk: BulkService
    review: ReviewService
    importing: ImportService
    feeds: FeedService
    searching: SearchService
    matrices: MatrixService
    comparing: ComparisonService
    flagging: FlagService
    reporting: ReportService
    maintenance: MaintenanceService
    database_label: str
    user: str
    is_read_only: bool
    database: Database

    def stage_codes(self) -> tuple[tuple[str, str], ...]:
        """Every stage of the vocabulary as (code, label), in order."""
        with self.database.reading() as session:
            return tuple((stage.code, stage.label) for stage in stage_views(session).values())

    def rehearsal(self) -> "Services":
        """Services that make, tell and take back each change to groups and people: what a preview shows."""
        database, actor = Rehearsal(self.database), Actor(self.user, "rehearsal")
        return replace(
            self,
            database=database,
            groups=GroupService(database, actor),
            reconciling=ReconcilingService(database, actor),
            identity=IdentityService(database, actor),
        )

    def bring_in(self, paths: Iterable[Path]) -> BroughtIn:
        """Import files, or the files of folders; raises NoFileError."""
        return bring_in(self.importing, paths)

    def listener(self) -> Listener | None:
        """Somebody who hears of every commit; None where the database cannot tell."""
        return listener(self.database.engine)

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()


def open_services(settings: Settings, *, origin: str, viewpoint: Viewpoint = NOW) -> Services:
    """Open the database of the settings; raises DatabaseError where it cannot be used as it is.

    From a viewpoint in the past everything is read as it was, and nothing can be changed.
    """
    database = Database(
        settings.database_url.get_secret_value(),
        label=settings.database_label,
        read_only=settings.read_only,
        viewpoint=viewpoint,
    )
    try:
        check_revision(database.engine, settings.database_label)
    except BaseException:
        database.close()
        raise
    actor = Actor(settings.user, origin)
    importing = ImportService(database, actor, partial(reader_for, settings))
    fetcher = partial(
        Fetcher, seconds=settings.fetch_seconds, allow_private=settings.allow_private_addresses
    )
    return Services(
        docket=DocketService(database, actor),
        clocks=ClockService(database, actor, partial(shelf_for, settings)),
        groups=GroupService(database, actor),
        joining=JoiningService(database, actor),
        jumping=JumpService(database, actor),
        listing=CaseListing(database, actor),
        reconciling=ReconcilingService(database, actor),
        persons=PersonService(database),
        charges=ChargeService(database, actor),
        proceedings=ProceedingService(database, actor),
        court=CourtService(database, actor),
        noting=NotingService(database, actor),
        editing=EditingService(database, actor),
        people=PeopleService(database, actor),
        identity=IdentityService(database, actor),
        histories=HistoryService(database),
        bulk=BulkService(database, actor),
        review=ReviewService(database, actor),
        importing=importing,
        feeds=FeedService(
            database, actor, importing, fetcher, any_port=settings.allow_private_addresses
        ),
        searching=SearchService(database, actor),
        matrices=MatrixService(database, actor),
        comparing=ComparisonService(database, actor),
        flagging=FlagService(database, actor),
        reporting=ReportService(database, actor, settings),
        maintenance=MaintenanceService(database, actor, settings),
        database_label=settings.database_label,
        user=settings.user,
        is_read_only=database.is_read_only,
        database=database,
    )
