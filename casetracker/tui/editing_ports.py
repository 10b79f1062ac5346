"""What the terminal interface asks of the services that record, find and take back."""

from collections.abc import Sequence
from typing import Any, Protocol

from casetracker.views.charges import ChargeLine
from casetracker.views.editing import BulkLine, RecordChange
from casetracker.views.flags import FlagView
from casetracker.views.proceeding import HearingView, SentenceView
from casetracker.views.records import NoteView, TagView, TaskView, WatchView
from casetracker.views.review import ApplyOutcome


class ChargesPort(Protocol):
    """Charges by their numbers."""

    def charges(self, search: Any) -> tuple[ChargeLine, ...]:
        """Equal charges as rows, with the numbers of the single ones."""


class CourtPort(Protocol):
    """Hearings and sentences."""

    def hearings(self, ref: str | None = None) -> tuple[HearingView, ...]:
        """The hearings of a record."""

    def sentences(self, ref: str | None = None) -> tuple[SentenceView, ...]:
        """The sentences of a record."""


class NotingPort(Protocol):
    """What stands beside a record."""

    def notes(self, ref: str | None = None) -> tuple[NoteView, ...]:
        """Notes, oldest first."""

    def tasks(self, ref: str | None = None) -> tuple[TaskView, ...]:
        """Tasks, the most urgent first."""

    def tags(self, ref: str | None = None) -> tuple[TagView, ...]:
        """Tags with the records that carry them."""

    def watch_of(self, ref: str) -> WatchView:
        """Why a record is watched, and how urgent it is."""

    def second_reader(self, source: str, reason: str, *, is_asked: bool) -> ApplyOutcome:
        """Ask for a second reader of a source, for a reason, or no longer."""


class HistoriesPort(Protocol):
    """The trail, record by record."""

    def history(self, ref: str | None = None, limit: int = 200) -> tuple[RecordChange, ...]:
        """The change sets of a record, or of all, the latest first."""


class FlagsPort(Protocol):
    """What cannot be, or is odd."""

    def flags(self, case_ref: str | None = None) -> tuple[FlagView, ...]:
        """What is odd in all cases or in one."""


class BulkPort(Protocol):
    """One change of many records."""

    def preview(self, refs: Sequence[str], change: Any) -> tuple[BulkLine, ...]:
        """What would become of each; changes nothing."""

    def apply(self, refs: Sequence[str], change: Any) -> ApplyOutcome:
        """Change all of them in one step."""
