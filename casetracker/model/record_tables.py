"""What a team writes beside a record: notes, tags, tasks, reasons to watch it, priorities."""

from datetime import date, datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from casetracker.model.columns import (
    REF,
    TEXT,
    TITLE,
    Recorded,
    Versioned,
    choice,
    limited,
    link,
    moment,
)
from casetracker.model.vocabulary import Priority

RECORDS: Final = ("case_id", "group_id", "person_id", "defendant_id", "source_id", "claim_id")
TAG: Final = 40
_ONE_RECORD: Final = " + ".join(f"CASE WHEN {name} IS NULL THEN 0 ELSE 1 END" for name in RECORDS)


class OnRecord(SQLModel):
    """Columns that name the one record that a row stands beside."""

    case_id: int | None = link("cases.id", nullable=True)
    group_id: int | None = link("detainee_groups.id", nullable=True)
    person_id: int | None = link("persons.id", nullable=True)
    defendant_id: int | None = link("defendants.id", nullable=True)
    source_id: int | None = link("sources.id", nullable=True)
    claim_id: int | None = link("claims.id", nullable=True)

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[sa.CheckConstraint, ...]:
        """Exactly one record, checked."""
        return (sa.CheckConstraint(f"{_ONE_RECORD} = 1", name="one_record"),)


class Note(OnRecord, Recorded, table=True):
    """A remark of the team; never part of a report."""

    __tablename__ = "notes"
    id: int | None = Field(default=None, primary_key=True)
    ref: str = limited(REF, unique=True)
    text: str = limited(TEXT)
    author: str = limited(80)


class Tag(OnRecord, Recorded, table=True):
    """A word to find records by."""

    __tablename__ = "tags"
    id: int | None = Field(default=None, primary_key=True)
    word: str = limited(TAG, index=True)


class Task(OnRecord, Versioned, Recorded, table=True):
    """Something that somebody has to do about a record."""

    __tablename__ = "tasks"
    id: int | None = Field(default=None, primary_key=True)
    ref: str = limited(REF, unique=True)
    text: str = limited(TITLE)
    assignee: str | None = limited(80, nullable=True)
    due_on: date | None = None
    done_at: datetime | None = moment(nullable=True)
    outcome: str | None = limited(TITLE, nullable=True)


class Watch(OnRecord, Recorded, table=True):
    """Why a record is watched."""

    __tablename__ = "watches"
    id: int | None = Field(default=None, primary_key=True)
    reason: str = limited(TITLE)
    watcher: str = limited(80)


class RecordPriority(OnRecord, Recorded, table=True):
    """How urgent a record is; a case carries its own priority."""

    __tablename__ = "record_priorities"
    id: int | None = Field(default=None, primary_key=True)
    priority: Priority = choice(Priority)
