"""The source layer: what was said, by whom, in which words. Rows are immutable but for review."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from casetracker.model.columns import (
    NAME,
    REF,
    TEXT,
    TITLE,
    Recorded,
    Versioned,
    choice,
    document,
    limited,
    link,
    moment,
)
from casetracker.model.partial_date import MAX_LENGTH
from casetracker.model.vocabulary import (
    Attribution,
    ClaimKind,
    ClaimLinkKind,
    DateBasis,
    Decision,
    Modality,
    PublisherKind,
    ReviewStatus,
    SourceKind,
    Stance,
)

SHA256 = 64
URL = 2000


class Publisher(Versioned, Recorded, table=True):
    """Who publishes."""

    __tablename__ = "publishers"
    id: int | None = Field(default=None, primary_key=True)
    name: str = limited(NAME, unique=True)
    country: str | None = limited(2, nullable=True)
    kind: PublisherKind = choice(PublisherKind, default=PublisherKind.UNKNOWN)
    reliability: str | None = limited(NAME, nullable=True)


class Feed(Versioned, Recorded, table=True):
    """A feed that is followed, and how its last fetch went."""

    __tablename__ = "feeds"
    id: int | None = Field(default=None, primary_key=True)
    url: str = limited(URL, unique=True)
    kind: str = limited(16)
    publisher_id: int | None = link("publishers.id", nullable=True)
    etag: str | None = limited(NAME, nullable=True)
    last_modified: str | None = limited(NAME, nullable=True)
    fetched_at: datetime | None = moment(nullable=True)
    outcome: str | None = limited(TITLE, nullable=True)


class FeedFetch(SQLModel, table=True):
    """How one fetch of a feed went; `size` counts bytes, `entries` what was read, `new` what was new."""

    __tablename__ = "feed_fetches"
    id: int | None = Field(default=None, primary_key=True)
    feed_id: int = link("feeds.id")
    fetched_at: datetime = moment()
    status: int | None = None
    size: int = 0
    entries: int = 0
    new: int = 0
    error: str | None = limited(TITLE, nullable=True)


class Source(Versioned, Recorded, table=True):
    """A document that says something."""

    __tablename__ = "sources"
    id: int | None = Field(default=None, primary_key=True)
    ref: str = limited(REF, unique=True)
    publisher_id: int | None = link("publishers.id", nullable=True)
    title: str = limited(TITLE)
    url: str | None = limited(URL, nullable=True)
    author: str | None = limited(NAME, nullable=True)
    language: str | None = limited(16, nullable=True)
    kind: SourceKind = choice(SourceKind, default=SourceKind.NEWS)
    published_edtf: str | None = limited(MAX_LENGTH, nullable=True)
    published_earliest: date | None = None
    published_latest: date | None = None
    published_wording: str | None = limited(NAME, nullable=True)


class RawCapture(SQLModel, table=True):
    """Bytes as they came, compressed, known by the SHA-256 of the uncompressed bytes."""

    __tablename__ = "raw_captures"
    __table_args__ = (
        sa.CheckConstraint("length(sha256) = 64", name="digest"),
        sa.CheckConstraint("size >= 0", name="size"),
    )
    sha256: str = limited(SHA256, primary_key=True)
    size: int
    content: bytes = Field(sa_type=sa.LargeBinary, nullable=False)


class Capture(SQLModel, table=True):
    """One stored copy of a source: its text as read, and the bytes that it was read from."""

    __tablename__ = "captures"
    __table_args__ = (
        sa.UniqueConstraint("source_id", "raw_sha256"),
        sa.CheckConstraint("length(text_sha256) = 64", name="digest"),
    )
    id: int | None = Field(default=None, primary_key=True)
    source_id: int = link("sources.id")
    raw_sha256: str = Field(
        foreign_key="raw_captures.sha256", max_length=SHA256, ondelete="RESTRICT"
    )
    captured_at: datetime = moment()
    name: str = limited(TITLE)
    media_type: str = limited(80)
    text: str = Field(sa_type=sa.Text, nullable=False)
    text_sha256: str = limited(SHA256, index=True)
    reader_version: str = limited(32)
    family: str | None = limited(SHA256, nullable=True)
    notes: list[str] = document(default_factory=list)


class ClaimSubject(Versioned, table=True):
    """Whom a capture speaks of, and which record of the docket that is."""

    __tablename__ = "claim_subjects"
    __table_args__ = (
        sa.UniqueConstraint("capture_id", "key"),
        sa.CheckConstraint(
            "size_min IS NULL OR size_max IS NULL OR size_min <= size_max", name="size_order"
        ),
        sa.Index("ix_claim_subjects_size", "size_min"),
        sa.Index("ix_claim_subjects_size_of", "size_of"),
        sa.Index("ix_claim_subjects_captured", "captured_earliest"),
        sa.Index("ix_claim_subjects_case_number", "case_number"),
    )
    id: int | None = Field(default=None, primary_key=True)
    capture_id: int = link("captures.id")
    key: str = limited(NAME)
    label: str = limited(NAME)
    unit: str | None = limited(NAME, nullable=True)
    size_min: int | None = None
    size_max: int | None = None
    size_of: int | None = None
    parent_note: str | None = limited(NAME, nullable=True)
    captured_edtf: str | None = limited(MAX_LENGTH, nullable=True)
    captured_earliest: date | None = None
    captured_latest: date | None = None
    captured_wording: str | None = limited(NAME, nullable=True)
    place: str | None = limited(NAME, nullable=True)
    nationality: str | None = limited(NAME, nullable=True)
    case_number: str | None = limited(NAME, nullable=True)
    persons: list[str] = document(default_factory=list)
    group_id: int | None = link("detainee_groups.id", nullable=True)
    case_id: int | None = link("cases.id", nullable=True)
    score: float = 0.0
    reasons: list[str] = document(default_factory=list)
    candidates: list[dict[str, Any]] = document(default_factory=list)
    is_ambiguous: bool = False


class Claim(Versioned, table=True):
    """One statement in a capture: its exact passage, the machine's reading and the person's decision."""

    __tablename__ = "claims"
    __table_args__ = (
        sa.UniqueConstraint("capture_id", "ordinal"),
        sa.CheckConstraint("start_index >= 0 AND end_index > start_index", name="anchor"),
        sa.CheckConstraint("score >= 0 AND score <= 1", name="score"),
        sa.Index("ix_claims_review_status", "review_status"),
    )
    id: int | None = Field(default=None, primary_key=True)
    ref: str = limited(REF, unique=True)
    capture_id: int = link("captures.id")
    subject_id: int | None = link("claim_subjects.id", nullable=True)
    ordinal: int
    kind: ClaimKind = choice(ClaimKind)
    stage_code: str | None = Field(default=None, foreign_key="stages.code", ondelete="RESTRICT")
    quote: str = limited(TEXT)
    start_index: int
    end_index: int
    prefix: str = limited(32)
    suffix: str = limited(32)
    speaker: str | None = limited(NAME, nullable=True)
    attribution: Attribution = choice(Attribution)
    modality: Modality = choice(Modality)
    date_edtf: str | None = limited(MAX_LENGTH, nullable=True)
    date_earliest: date | None = None
    date_latest: date | None = None
    date_wording: str | None = limited(NAME, nullable=True)
    date_basis: DateBasis = choice(DateBasis, default=DateBasis.NONE)
    reading: dict[str, Any] = document(default_factory=dict)
    rule: str = limited(80)
    score: float
    review_status: ReviewStatus = choice(ReviewStatus, default=ReviewStatus.NEW)
    decision: Decision | None = choice(Decision, nullable=True)
    edit: dict[str, Any] | None = document(nullable=True)
    link_ref: str | None = limited(REF, nullable=True)
    reason: str | None = limited(TITLE, nullable=True)
    decided_by: str | None = limited(80, nullable=True)
    decided_at: datetime | None = moment(nullable=True)


class Citation(Recorded, table=True):
    """A claim that bears on exactly one fact of the docket."""

    __tablename__ = "citations"
    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = link("claims.id")
    stance: Stance = choice(Stance, default=Stance.SUPPORTS)
    case_id: int | None = link("cases.id", nullable=True)
    group_id: int | None = link("detainee_groups.id", nullable=True)
    person_id: int | None = link("persons.id", nullable=True)
    person_name_id: int | None = link("person_names.id", nullable=True)
    defendant_id: int | None = link("defendants.id", nullable=True)
    charge_id: int | None = link("charges.id", nullable=True)
    charge_update_id: int | None = link("charge_updates.id", nullable=True)
    stage_event_id: int | None = link("stage_events.id", nullable=True)
    custody_episode_id: int | None = link("custody_episodes.id", nullable=True)
    group_event_id: int | None = link("group_events.id", nullable=True)
    group_member_id: int | None = link("group_members.id", nullable=True)


class LabelCitation(Recorded, table=True):
    """A claim that bears on what the people of a group are called, and calls them something else."""

    __tablename__ = "label_citations"
    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = link("claims.id")
    stance: Stance = choice(Stance, default=Stance.SUPPORTS)
    labelled_group_id: int = link("detainee_groups.id")


class ClaimLink(Recorded, table=True):
    """An accepted claim that sets right or takes back another one."""

    __tablename__ = "claim_links"
    __table_args__ = (sa.CheckConstraint("claim_id <> other_claim_id", name="two_claims"),)
    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = link("claims.id")
    other_claim_id: int = link("claims.id")
    kind: ClaimLinkKind = choice(ClaimLinkKind)


class PassagePrint(SQLModel, table=True):
    """One of the sampled prints of a capture's passages, by which near duplicates are found."""

    __tablename__ = "passage_prints"
    __table_args__ = (sa.Index("ix_passage_prints_print", "print", "capture_id"),)
    id: int | None = Field(default=None, primary_key=True)
    capture_id: int = link("captures.id")
    print: int


LABEL_TARGET = "labelled_group_id"
CITATION_TARGETS = (
    "case_id",
    "group_id",
    "person_id",
    "person_name_id",
    "defendant_id",
    "charge_id",
    "charge_update_id",
    "stage_event_id",
    "custody_episode_id",
    "group_event_id",
    "group_member_id",
)
