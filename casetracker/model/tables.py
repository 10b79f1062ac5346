"""Every table in one place, with the rules that all of them keep."""

from sqlmodel import SQLModel

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
    "CustodyEpisode",
    "Defendant",
    "DetaineeGroup",
    "Feed",
    "FeedFetch",
    "GroupEvent",
    "GroupMember",
    "IdentityDecision",
    "Person",
    "PersonName",
    "Provision",
    "Publisher",
    "RawCapture",
    "RefCounter",
    "SavedView",
    "SearchDocument",
    "Source",
    "Stage",
    "StageEvent",
    "metadata",
]
