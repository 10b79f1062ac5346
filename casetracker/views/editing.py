"""Records as they are edited: every value that a form holds, with the version that was seen."""

from dataclasses import dataclass
from datetime import datetime

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    Acknowledgement,
    CustodyEnd,
    CustodyKind,
    DefendantRole,
    HearingKind,
    HearingResult,
    MonitoringStatus,
    Openness,
    Priority,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
)


@dataclass(frozen=True, slots=True)
class CaseValues:
    """What a person may change of a case; saving compares `version` with the one on file."""

    ref: str
    version: int
    title: str
    numbers: tuple[str, ...]
    jurisdiction: str | None
    opened: PartialDate | None
    monitoring: MonitoringStatus
    priority: Priority


@dataclass(frozen=True, slots=True)
class PersonValues:
    """What a person may change of a defendant and of the person behind it."""

    ref: str
    version: int
    person_ref: str
    person_version: int
    name: str | None
    role: DefendantRole
    birth: PartialDate | None
    nationality: str | None
    occupation: str | None


@dataclass(frozen=True, slots=True)
class GroupValues:
    """What a person may change of a group; its number of people is set right by a recount."""

    ref: str
    version: int
    label: str
    unit: str | None
    captured: PartialDate | None
    place: str | None
    nationality: str | None


@dataclass(frozen=True, slots=True)
class CustodyValues:
    """What a person may change of a time in custody, or of several that are alike, by their numbers.

    `how_ended` is None while it goes on.
    """

    numbers: tuple[int, ...]
    versions: tuple[int, ...]
    started: PartialDate | None
    kind: CustodyKind
    place: str | None
    facility: str | None
    authority: str | None
    acknowledged: Acknowledgement
    ended: PartialDate | None
    how_ended: CustodyEnd | None


@dataclass(frozen=True, slots=True)
class HearingValues:
    """What a person may change of a hearing."""

    number: int
    version: int
    kind: HearingKind
    scheduled: PartialDate | None
    held: PartialDate | None
    result: HearingResult
    adjourned_to: PartialDate | None
    adjourned_why: str | None
    court: str | None
    judge: str | None
    doors: Openness
    language: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class SentenceValues:
    """What a person may change of a sentence; `replaces` is the number of the one whose place it takes."""

    number: int
    version: int
    standing: SentenceStanding
    kind: SentenceKind
    amount: int | None
    unit: SentenceUnit | None
    currency: str | None
    regime: str | None
    credited_days: int | None
    date: PartialDate | None
    court: str | None
    note: str | None
    replaces: int | None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value before and after; None: there was, or is, nothing."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that a change set touched: what it is, what became of it, and its values."""

    what: str
    verb: str
    fields: tuple[FieldChange, ...]

    def __str__(self) -> str:
        """The row in one line: `charge changed: status alleged -> dropped`."""
        told = ", ".join(_told(each) for each in self.fields)
        return f"{self.what} {self.verb}" + (f": {told}" if told else "")


def _told(field: FieldChange) -> str:
    after = "nothing" if field.after is None else field.after
    if field.before is None:
        return f"{field.name} {after}"
    return f"{field.name} {field.before} -> {after}"


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A change set as far as it concerns a record; the latest stand first in a history."""

    id: int
    at: datetime
    actor: str
    origin: str
    summary: str
    reason: str | None
    can_undo: bool
    can_redo: bool
    rows: tuple[RowChange, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class BulkLine:
    """What a bulk change would do to one record; `changes` is False where nothing would change."""

    ref: str
    label: str
    before: str
    after: str
    changes: bool
