"""Who changed what, when and why: append-only, chained by hash."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from casetracker.model.columns import (
    NAME,
    REF,
    TITLE,
    Recorded,
    Versioned,
    choice,
    document,
    limited,
    link,
    moment,
)
from casetracker.model.vocabulary import Listing

SHA256 = 64


class ChangeSet(SQLModel, table=True):
    """One whole action of a person: what stands or falls together."""

    __tablename__ = "change_sets"
    __table_args__ = (
        sa.CheckConstraint("entry_count >= 0", name="entry_count"),
        sa.CheckConstraint("length(sha256) = 64", name="digest"),
    )
    id: int | None = Field(default=None, primary_key=True)
    at: datetime = moment()
    actor: str = limited(80)
    origin: str = limited(16)
    kind: str = limited(24)
    summary: str = limited(TITLE)
    reason: str | None = limited(TITLE, nullable=True)
    undoes_id: int | None = link("change_sets.id", nullable=True)
    entry_count: int
    entries_sha256: str = limited(SHA256)
    previous_sha256: str = limited(SHA256, unique=True)
    sha256: str = limited(SHA256, unique=True)


class AuditEntry(SQLModel, table=True):
    """One row as it was before and after a change set, as canonical JSON."""

    __tablename__ = "audit_entries"
    __table_args__ = (
        sa.UniqueConstraint("change_set_id", "ordinal"),
        sa.CheckConstraint("old IS NOT NULL OR new IS NOT NULL", name="change"),
        sa.Index("ix_audit_entries_row", "table_name", "row_id", "id"),
        # What was changed since a moment, without what was only added.
        sa.Index(
            "ix_audit_entries_changed",
            "change_set_id",
            sqlite_where=sa.text("old IS NOT NULL"),
            postgresql_where=sa.text("old IS NOT NULL"),
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    change_set_id: int = link("change_sets.id")
    ordinal: int
    table_name: str = limited(40)
    row_id: str = limited(SHA256)
    old: str | None = Field(default=None, sa_type=sa.Text, nullable=True)
    new: str | None = Field(default=None, sa_type=sa.Text, nullable=True)


class RefCounter(SQLModel, table=True):
    """The last number given out under a reference prefix; none is ever given twice."""

    __tablename__ = "ref_counters"
    prefix: str = limited(4, primary_key=True)
    last: int = Field(default=0, nullable=False)


class SearchDocument(SQLModel, table=True):
    """A record whose words can be searched for.

    The words stand beside it in the index of each engine: the virtual table `search_index` of SQLite,
    the column `words` on PostgreSQL (see `model.rules`). All of it follows from other tables.
    """

    __tablename__ = "search_documents"
    __table_args__ = (sa.UniqueConstraint("kind", "owner_id"),)
    id: int | None = Field(default=None, primary_key=True)
    kind: str = limited(16)
    owner_id: int
    ref: str = limited(REF)
    label: str = limited(TITLE)


class SavedView(Versioned, Recorded, table=True):
    """A listing with its filters, under a name."""

    __tablename__ = "saved_views"
    __table_args__ = (
        sa.Index(
            "uq_saved_views_current",
            "name",
            unique=True,
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    name: str = limited(NAME)
    listing: Listing = choice(Listing)
    filters: list[str] = document(default_factory=list)
