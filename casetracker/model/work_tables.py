"""Who changed what, when and why: append-only, chained by hash."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from casetracker.model.columns import TITLE, limited, link, moment

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
