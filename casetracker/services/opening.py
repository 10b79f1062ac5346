"""All services over one open database, each loaded when it is first asked for."""

from collections.abc import Iterable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from casetracker.services.acting import Actor
from casetracker.settings import Settings
from casetracker.store.migrating import check_revision
from casetracker.store.notices import Listener, listener
from casetracker.store.queries.stages import stage_views
from casetracker.store.sessions import Database, Rehearsal
from casetracker.views.found import BroughtIn
from casetracker.views.viewpoint import NOW, Viewpoint

if TYPE_CHECKING:
    from casetracker.services.agenda import AgendaService
    from casetracker.services.amending import AmendingService
    from casetracker.services.bulk import BulkService
    from casetracker.services.case_listing import CaseListing
    from casetracker.services.charging import ChargeService
    from casetracker.services.clocks import ClockService
    from casetracker.services.comparing import ComparisonService
    from casetracker.services.court import CourtService
    from casetracker.services.docketing import DocketService
    from casetracker.services.editing import EditingService
    from casetracker.services.feeds import FeedService
    from casetracker.services.flagging import FlagService
    from casetracker.services.forming import FormingService
    from casetracker.services.grouping import GroupService
    from casetracker.services.histories import HistoryService
    from casetracker.services.identity import IdentityService
    from casetracker.services.importing import ImportService
    from casetracker.services.joining import JoiningService
    from casetracker.services.jumping import JumpService
    from casetracker.services.maintaining import MaintenanceService
    from casetracker.services.matrices import MatrixService
    from casetracker.services.noting import NotingService
    from casetracker.services.people import PeopleService
    from casetracker.services.persons import PersonService
    from casetracker.services.proceeding import ProceedingService
    from casetracker.services.reconciling import ReconcilingService
    from casetracker.services.reporting import ReportService
    from casetracker.services.reviewing import ReviewService
    from casetracker.services.searching import SearchService


class Services:
    """What a front end may do with an open database.

    A service is imported and made when it is first asked for: who lists cases loads neither the reader
    of news nor the writer of reports.
    """

    def __init__(
        self,
        database: Database,
        settings: Settings,
        actor: Actor,
        rehearsed: Database | None = None,
    ) -> None:
        """Over a database that is open; whatever is changed may be rehearsed on another over it."""
        self.database = database if rehearsed is None else rehearsed
        self.database_label = settings.database_label
        self.user = settings.user
        self.is_read_only = database.is_read_only
        self._settings = settings
        self._actor = actor

    @cached_property
    def docket(self) -> "DocketService":
        """The docket as it is read."""
        from casetracker.services.docketing import DocketService

        return DocketService(self.database, self._actor)

    @cached_property
    def clocks(self) -> "ClockService":
        """Time limits."""
        from casetracker.services.clocks import ClockService
        from casetracker.services.packs import shelf_for

        return ClockService(self.database, self._actor, partial(shelf_for, self._settings))

    @cached_property
    def groups(self) -> "GroupService":
        """What is done with groups."""
        from casetracker.services.grouping import GroupService

        return GroupService(self.database, self._actor)

    @cached_property
    def joining(self) -> "JoiningService":
        """Cases joined and severed."""
        from casetracker.services.joining import JoiningService

        return JoiningService(self.database, self._actor)

    @cached_property
    def jumping(self) -> "JumpService":
        """The way to a record."""
        from casetracker.services.jumping import JumpService

        return JumpService(self.database, self._actor)

    @cached_property
    def listing(self) -> "CaseListing":
        """Lists of cases of any length."""
        from casetracker.services.case_listing import CaseListing

        return CaseListing(self.database, self._actor)

    @cached_property
    def reconciling(self) -> "ReconcilingService":
        """Stated numbers against those on file."""
        from casetracker.services.reconciling import ReconcilingService

        return ReconcilingService(self.database, self._actor)

    @cached_property
    def persons(self) -> "PersonService":
        """Persons as they are read."""
        from casetracker.services.persons import PersonService

        return PersonService(self.database)

    @cached_property
    def charges(self) -> "ChargeService":
        """Charges."""
        from casetracker.services.charging import ChargeService

        return ChargeService(self.database, self._actor)

    @cached_property
    def proceedings(self) -> "ProceedingService":
        """Stages and custody."""
        from casetracker.services.proceeding import ProceedingService

        return ProceedingService(self.database, self._actor)

    @cached_property
    def court(self) -> "CourtService":
        """Hearings and sentences."""
        from casetracker.services.court import CourtService

        return CourtService(self.database, self._actor)

    @cached_property
    def noting(self) -> "NotingService":
        """What stands beside records."""
        from casetracker.services.noting import NotingService

        return NotingService(self.database, self._actor)

    @cached_property
    def agenda(self) -> "AgendaService":
        """Hearings and tasks of the coming days."""
        from casetracker.services.agenda import AgendaService

        return AgendaService(self.database)

    @cached_property
    def editing(self) -> "EditingService":
        """Cases by hand."""
        from casetracker.services.editing import EditingService
        from casetracker.services.packs import shelf_for

        return EditingService(self.database, self._actor, partial(shelf_for, self._settings))

    @cached_property
    def forming(self) -> "FormingService":
        """Groups by hand."""
        from casetracker.services.forming import FormingService

        return FormingService(self.database, self._actor)

    @cached_property
    def amending(self) -> "AmendingService":
        """Facts on file, set right by hand."""
        from casetracker.services.amending import AmendingService

        return AmendingService(self.database, self._actor)

    @cached_property
    def people(self) -> "PeopleService":
        """Defendants by hand."""
        from casetracker.services.people import PeopleService

        return PeopleService(self.database, self._actor)

    @cached_property
    def identity(self) -> "IdentityService":
        """Who is the same person."""
        from casetracker.services.identity import IdentityService

        return IdentityService(self.database, self._actor)

    @cached_property
    def histories(self) -> "HistoryService":
        """The trail."""
        from casetracker.services.histories import HistoryService

        return HistoryService(self.database)

    @cached_property
    def bulk(self) -> "BulkService":
        """Changes of many records."""
        from casetracker.services.bulk import BulkService

        return BulkService(self.database, self._actor)

    @cached_property
    def review(self) -> "ReviewService":
        """Decisions on what news proposes."""
        from casetracker.services.reviewing import ReviewService

        return ReviewService(self.database, self._actor)

    @cached_property
    def importing(self) -> "ImportService":
        """News brought in."""
        from casetracker.services.importing import ImportService
        from casetracker.services.reader_files import reader_for

        return ImportService(self.database, self._actor, partial(reader_for, self._settings))

    @cached_property
    def feeds(self) -> "FeedService":
        """Feeds that are followed."""
        from casetracker.services.feeds import FeedService
        from casetracker.services.fetching import Fetcher

        is_open = self._settings.allow_private_addresses
        fetcher = partial(Fetcher, seconds=self._settings.fetch_seconds, allow_private=is_open)
        return FeedService(self.database, self._actor, self.importing, fetcher, any_port=is_open)

    @cached_property
    def searching(self) -> "SearchService":
        """Search, facets and views."""
        from casetracker.services.searching import SearchService

        return SearchService(self.database, self._actor)

    @cached_property
    def matrices(self) -> "MatrixService":
        """Persons against charges and stages."""
        from casetracker.services.matrices import MatrixService

        return MatrixService(self.database, self._actor)

    @cached_property
    def comparing(self) -> "ComparisonService":
        """Who says otherwise."""
        from casetracker.services.comparing import ComparisonService

        return ComparisonService(self.database, self._actor)

    @cached_property
    def flagging(self) -> "FlagService":
        """What is odd."""
        from casetracker.services.flagging import FlagService

        return FlagService(self.database, self._actor)

    @cached_property
    def reporting(self) -> "ReportService":
        """Reports."""
        from casetracker.services.reporting import ReportService

        return ReportService(self.database, self._actor, self._settings)

    @cached_property
    def maintenance(self) -> "MaintenanceService":
        """The care of the database."""
        from casetracker.services.maintaining import MaintenanceService

        return MaintenanceService(self.database, self._actor, self._settings)

    def stage_codes(self) -> tuple[tuple[str, str], ...]:
        """Every stage of the vocabulary as (code, label), in order."""
        with self.database.reading() as session:
            return tuple((stage.code, stage.label) for stage in stage_views(session).values())

    def rehearsal(self) -> "Services":
        """Services that make, tell and take back each change in one transaction: what a preview shows."""
        actor = Actor(self.user, "rehearsal")
        return Services(self.database, self._settings, actor, Rehearsal(self.database))

    def bring_in(self, paths: Iterable[Path]) -> BroughtIn:
        """Import files, or the files of folders; raises NoFileError."""
        from casetracker.services.bringing import bring_in

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
    return Services(database, settings, Actor(settings.user, origin))
