"""Every table in one place, with the rules that all of them keep."""

from sqlmodel import SQLModel

from casetracker.model.court_tables import COURT_TARGETS, CourtCitation, Hearing, Sentence
from casetracker.model.docket_tables import (
    Case,
    CaseGroup,
    CaseLink,
    CaseNumber,
    DetaineeGroup,
    GroupEvent,
    GroupMember,
    IdentityDecision,
    Person,
    PersonName,
)
from casetracker.model.proceeding_tables import (
    Authority,
    Charge,
    ChargeUpdate,
    CustodyEpisode,
    Defendant,
    Provision,
    Stage,
    StageEvent,
)
from casetracker.model.reconciling_tables import (
    DifferenceExplanation,
    StatedTotal,
    StatedTotalPart,
)
from casetracker.model.record_tables import (
    RECORDS,
    Note,
    RecordPriority,
    Tag,
    Task,
    Watch,
)
from casetracker.model.rules import complete
from casetracker.model.source_tables import (
    CITATION_TARGETS,
    Capture,
    Citation,
    Claim,
    ClaimSubject,
    Feed,
    FeedFetch,
    Publisher,
    RawCapture,
    Source,
)
from casetracker.model.work_tables import AuditEntry, ChangeSet, RefCounter

metadata = SQLModel.metadata
complete(metadata)

__all__ = [
    "CITATION_TARGETS",
    "COURT_TARGETS",
    "RECORDS",
    "AuditEntry",
    "Authority",
    "Capture",
    "Case",
    "CaseGroup",
    "CaseLink",
    "CaseNumber",
    "ChangeSet",
    "Charge",
    "ChargeUpdate",
    "Citation",
    "Claim",
    "ClaimSubject",
    "CourtCitation",
    "CustodyEpisode",
    "Defendant",
    "DetaineeGroup",
    "DifferenceExplanation",
    "Feed",
    "FeedFetch",
    "GroupEvent",
    "GroupMember",
    "Hearing",
    "IdentityDecision",
    "Note",
    "Person",
    "PersonName",
    "Provision",
    "Publisher",
    "RawCapture",
    "RecordPriority",
    "RefCounter",
    "Sentence",
    "Source",
    "Stage",
    "StageEvent",
    "StatedTotal",
    "StatedTotalPart",
    "Tag",
    "Task",
    "Watch",
    "metadata",
]
