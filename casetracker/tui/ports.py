"""What the terminal interface asks of the services; every call runs in the one database thread."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Protocol

from casetracker.model.vocabulary import Confidentiality, Decision
from casetracker.reports.periods import EVERYTHING, Period
from casetracker.tui.editing_ports import (
    BulkPort,
    ChargesPort,
    CourtPort,
    FlagsPort,
    HistoriesPort,
    NotingPort,
)
from casetracker.views.agenda import AgendaLine
from casetracker.views.clocks import ClockSummary, ClockView
from casetracker.views.docket import (
    CaseLine,
    CaseView,
    DefendantLine,
    DefendantView,
    GroupEventView,
    GroupLine,
    GroupView,
    UnsourcedFact,
)
from casetracker.views.found import BroughtIn, RecordLine
from casetracker.views.home import ChangeLine, HomeView
from casetracker.views.review import (
    ApplyOutcome,
    ClaimEdit,
    ClaimView,
    QueueLine,
    SourceLine,
    SourceView,
)
from casetracker.views.runs import RunLine
from casetracker.views.sides import FactSides


class DocketPort(Protocol):
    """Reading the docket and undoing its last changes."""

    def glance(self) -> HomeView:
        """The docket at a glance, conflicts and facts without a source left uncounted."""

    def doubts(self) -> tuple[int, int]:
        """How many facts sources dispute, and how many nothing supports."""

    def group_events(self, case_ref: str) -> tuple[tuple[str, GroupEventView], ...]:
        """What befell the groups of a case, each with its group."""

    def unsourced(self, most: int | None = None) -> tuple[UnsourcedFact, ...]:
        """The facts that nothing on file supports, or the first so many."""

    def waiting(self) -> int:
        """How many claims wait for a decision."""

    def cases(self, text: str | None = None) -> tuple[CaseLine, ...]:
        """The cases, or those that hold the text."""

    def case(self, ref: str) -> CaseView:
        """A case, whole."""

    def groups(self) -> tuple[GroupLine, ...]:
        """Every group."""

    def group_refs(self) -> tuple[str, ...]:
        """The references of all groups."""

    def group(self, ref: str) -> GroupView:
        """A group, whole."""

    def defendants(self, case_ref: str | None = None) -> tuple[DefendantLine, ...]:
        """The people of a case, or all of them."""

    def defendant(self, ref: str) -> DefendantView:
        """A person in a case, whole."""

    def sources(self) -> tuple[SourceLine, ...]:
        """Every source."""

    def changes(self, limit: int = 20) -> tuple[ChangeLine, ...]:
        """The latest change sets, newest first."""

    def undo(self, change_set: int | None = None) -> ApplyOutcome:
        """Undo a change set, or the latest one that can be undone."""

    def redo(self, change_set: int | None = None) -> ApplyOutcome:
        """Do a change set again that was undone, or the one undone last."""

    def change_counter(self) -> int:
        """A number that grows with every change to the docket."""


class ReviewPort(Protocol):
    """The queue of claims that wait for a person."""

    def queue(self) -> tuple[QueueLine, ...]:
        """Sources with waiting claims, oldest first."""

    def source(self, ref: str) -> SourceView:
        """A source with its text and claims."""

    def decide(
        self,
        ref: str,
        decision: Decision,
        *,
        reason: str | None = None,
        edit: ClaimEdit | None = None,
        link: str | None = None,
    ) -> ClaimView:
        """Journal a decision; the docket stays as it is until the source is closed."""

    def withdraw(self, ref: str) -> ClaimView:
        """Take a journaled decision back."""

    def close(self, source_ref: str) -> ApplyOutcome:
        """Apply all journaled decisions of a source in one transaction."""

    def decide_confirming(self, source_ref: str) -> int:
        """Journal an accept for each undecided claim that only confirms; gives how many."""


class ClocksPort(Protocol):
    """Time limits, computed on read."""

    def clocks(self, ref: str | None = None) -> tuple[ClockView, ...]:
        """The clocks of a case or a defendant, or all of them."""

    def summary(self, before: ClockSummary | None = None) -> ClockSummary:
        """How everybody's clocks stand and which end next: a slice of the cases added to `before`."""


class RunsPort(Protocol):
    """Reports that were written."""

    def lines(self) -> tuple[RunLine, ...]:
        """Every report that was written, oldest first."""


class ReportingPort(Protocol):
    """Reports."""

    @property
    def runs(self) -> RunsPort:
        """The reports that were written."""

    def preview(
        self,
        scope: str | None = None,
        *,
        kind: str = "case-status",
        language: str = "en",
        period: Period = EVERYTHING,
    ) -> str:
        """The report as plain text."""

    def write(
        self,
        scope: str | None,
        formats: tuple[str, ...],
        folder: Path,
        *,
        kind: str = "case-status",
        profile: Confidentiality = Confidentiality.PUBLIC,
        language: str = "en",
        period: Period = EVERYTHING,
    ) -> tuple[Path, ...]:
        """Write the report in these formats, for those who may see that much; gives the files."""

    def language(self) -> str:
        """The language that reports are written in unless another is asked for."""

    def default_folder(self) -> Path:
        """Where reports are written when nothing else is said."""


class ListingPort(Protocol):
    """Lists of any length: ids at once, lines by the page."""

    def ids(
        self,
        text: str | None = None,
        order: str = "case",
        filters: Sequence[str] = (),
        *,
        is_descending: bool = False,
    ) -> Sequence[int]:
        """The ids of the cases that hold the text and fit, by `case`, `title` or `people`."""

    def lines(self, ids: Sequence[int]) -> tuple[CaseLine, ...]:
        """The cases of these ids as rows, in that order."""

    def refs(self, ids: Sequence[int]) -> tuple[str, ...]:
        """The references of these ids, in that order."""


class JumpPort(Protocol):
    """Finding a record by its number or name."""

    def find(self, text: str, prefixes: Collection[str] = ()) -> tuple[RecordLine, ...]:
        """Records whose number or name holds the text, of all kinds or those of these letters."""


class ListenerPort(Protocol):
    """Somebody who hears of every commit, in a thread of their own."""

    def wait(self, seconds: float) -> bool:
        """Whether a change was committed within so many seconds; raises OSError."""

    def close(self) -> None:
        """Listen no more."""


class ComparingPort(Protocol):
    """What each speaker says of a fact."""

    def conflicts(self, case_ref: str | None = None) -> tuple[FactSides, ...]:
        """The facts that a claim on file contradicts, of all cases or of one."""


class AgendaPort(Protocol):
    """What lies ahead."""

    def coming(self) -> tuple[AgendaLine, ...]:
        """Hearings and tasks of the coming days, those that are late in front."""


class ServicesPort(Protocol):
    """All services over one open database."""

    @property
    def agenda(self) -> AgendaPort:
        """What lies ahead."""

    @property
    def comparing(self) -> ComparingPort:
        """Facts with their sides."""

    @property
    def docket(self) -> DocketPort:
        """The docket."""

    @property
    def clocks(self) -> ClocksPort:
        """The clocks."""

    @property
    def review(self) -> ReviewPort:
        """The review queue."""

    @property
    def reporting(self) -> ReportingPort:
        """The reports."""

    @property
    def charges(self) -> ChargesPort:
        """The charges."""

    @property
    def court(self) -> CourtPort:
        """Hearings and sentences."""

    @property
    def flagging(self) -> FlagsPort:
        """What is odd."""

    @property
    def noting(self) -> NotingPort:
        """What stands beside records."""

    @property
    def histories(self) -> HistoriesPort:
        """The trail."""

    @property
    def bulk(self) -> BulkPort:
        """Changes of many records."""

    @property
    def listing(self) -> ListingPort:
        """The lists of cases."""

    @property
    def jumping(self) -> JumpPort:
        """The way to a record."""

    def bring_in(self, paths: tuple[Path, ...]) -> BroughtIn:
        """Import files or the files of folders."""

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written."""

    def stage_codes(self) -> tuple[tuple[str, str], ...]:
        """Every stage as (code, label), in order."""

    def listener(self) -> ListenerPort | None:
        """Somebody who hears of every commit; None where the database cannot tell."""

    def close(self) -> None:
        """Let the database go."""
