"""Every table in one place, with the rules that all of them keep."""

from sqlmodel import SQLModel

from casetracker.model.clock_tables import ClockOrder, StatusClaim
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
from casetracker.model.report_tables import ReportFile, ReportRun
from casetracker.model.rules import complete
from casetracker.model.source_tables import (
    CITATION_TARGETS,
    LABEL_TARGET,
    Capture,
    Citation,
    Claim,
    ClaimLink,
    ClaimSubject,
    Feed,
    FeedFetch,
    LabelCitation,
    PassagePrint,
    Publisher,
    RawCapture,
    Source,
)
from casetracker.model.work_tables import (
    AuditEntry,
    ChangeSet,
    RefCounter,
    SavedView,
    SearchDocument,
)

metadata = SQLModel.metadata
complete(metadata)

__all__ = [
    "CITATION_TARGETS",
    "COURT_TARGETS",
    "LABEL_TARGET",
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
    "ClaimLink",
    "ClaimSubject",
    "ClockOrder",
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
    "LabelCitation",
    "Note",
    "PassagePrint",
    "Person",
    "PersonName",
    "Provision",
    "Publisher",
    "RawCapture",
    "RecordPriority",
    "RefCounter",
    "ReportFile",
    "ReportRun",
    "SavedView",
    "SearchDocument",
    "Sentence",
    "Source",
    "Stage",
    "StageEvent",
    "StatedTotal",
    "StatedTotalPart",
    "StatusClaim",
    "Tag",
    "Task",
    "Watch",
    "metadata",
]
