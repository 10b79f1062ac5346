"""Defendants, charges, stages and custody: how it stands with them."""

from datetime import date

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from casetracker.model.columns import (
    NAME,
    REF,
    TITLE,
    Happened,
    Recorded,
    Reported,
    Spanned,
    Versioned,
    choice,
    document,
    limited,
    link,
)
from casetracker.model.docket_tables import current_only
from casetracker.model.vocabulary import (
    Acknowledgement,
    AuthorityKind,
    Basis,
    ChargeStatus,
    CustodyEnd,
    CustodyKind,
    DefendantRole,
    Grade,
)

STAGE_CODE = 40
# Somebody may leave a case and come back to it: each stay is a row of its own.
_PRESENT = sa.text("recorded_to IS NULL AND ended_edtf IS NULL")


class Stage(SQLModel, table=True):
    """A stage of the vocabulary in use; a pack may add its own."""

    __tablename__ = "stages"
    __table_args__ = (sa.CheckConstraint("position >= 0 AND position < 100", name="position"),)
    code: str = limited(STAGE_CODE, primary_key=True)
    position: int
    phase: str = limited(STAGE_CODE)
    label: str = limited(NAME)
    past: str = limited(NAME)
    letter: str = limited(1)
    pack: str = limited(16)


class Authority(Versioned, Recorded, table=True):
    """A court, prosecutor, investigating body or place of detention."""

    __tablename__ = "authorities"
    id: int | None = Field(default=None, primary_key=True)
    name: str = limited(NAME, unique=True)
    kind: AuthorityKind = choice(AuthorityKind, default=AuthorityKind.UNKNOWN)
    parent_id: int | None = link("authorities.id", nullable=True)
    aliases: list[str] = document(default_factory=list)
    pack: str | None = limited(16, nullable=True)
    grade: Grade | None = choice(Grade, nullable=True)


class Provision(Recorded, table=True):
    """An article of a statute, in its tree."""

    __tablename__ = "provisions"
    __table_args__ = (current_only("uq_provisions_current", "code", "article"),)
    id: int | None = Field(default=None, primary_key=True)
    code: str = limited(40)
    article: str = limited(40)
    parent_id: int | None = link("provisions.id", nullable=True)
    label: str = limited(TITLE)
    gravity: str | None = limited(40, nullable=True)
    penalty_range: str | None = limited(NAME, nullable=True)
    valid_from: date | None = None
    valid_to: date | None = None
    pack: str = limited(16)
    grade: Grade = choice(Grade)


class Defendant(Versioned, Spanned, Recorded, table=True):
    """A person in a case. Status hangs here.

    `current_stage_code` and `current_stage_event_id` repeat what the stage events say; the one service
    that records events keeps them, and `db check` compares them. The event's id is no foreign key: the
    two tables would then need each other to exist first.
    """

    __tablename__ = "defendants"
    __table_args__ = (
        sa.Index(
            "uq_defendants_current",
            "case_id",
            "person_id",
            unique=True,
            sqlite_where=_PRESENT,
            postgresql_where=_PRESENT,
        ),
        sa.CheckConstraint("ordinal >= 1", name="ordinal"),
        sa.CheckConstraint(
            "(current_stage_code IS NULL) = (current_stage_event_id IS NULL)", name="current_stage"
        ),
        sa.Index("ix_defendants_stage", "current_stage_code", "case_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    ref: str = limited(REF, unique=True)
    case_id: int = link("cases.id")
    person_id: int = link("persons.id")
    ordinal: int
    role: DefendantRole = choice(DefendantRole, default=DefendantRole.SUSPECT)
    current_stage_code: str | None = Field(
        default=None, foreign_key="stages.code", ondelete="RESTRICT"
    )
    current_stage_event_id: int | None = None


class Charge(Versioned, Recorded, table=True):
    """What one defendant is accused of; the wording alone where no article is known."""

    __tablename__ = "charges"
    __table_args__ = (
        sa.CheckConstraint("count_number IS NULL OR count_number >= 1", name="count_number"),
    )
    id: int | None = Field(default=None, primary_key=True)
    defendant_id: int = link("defendants.id")
    provision_id: int | None = link("provisions.id", nullable=True)
    wording: str = limited(TITLE)
    article: str | None = limited(40, nullable=True)
    count_number: int | None = None
    status: ChargeStatus = choice(ChargeStatus, default=ChargeStatus.ALLEGED)


class ChargeUpdate(Happened, Reported, Recorded, table=True):
    """A dated step in the history of a charge."""

    __tablename__ = "charge_updates"
    id: int | None = Field(default=None, primary_key=True)
    charge_id: int = link("charges.id")
    status: ChargeStatus = choice(ChargeStatus)
    note: str | None = limited(TITLE, nullable=True)


class StageEvent(Happened, Reported, Recorded, table=True):
    """A dated step of a proceeding: of one defendant, of a group in the case, or of the whole case."""

    __tablename__ = "stage_events"
    __table_args__ = (
        sa.CheckConstraint("group_id IS NULL OR defendant_id IS NULL", name="one_scope"),
        sa.CheckConstraint("supersedes_id IS NULL OR supersedes_id <> id", name="own_past"),
    )
    id: int | None = Field(default=None, primary_key=True)
    case_id: int = link("cases.id")
    group_id: int | None = link("detainee_groups.id", nullable=True)
    defendant_id: int | None = link("defendants.id", nullable=True)
    stage_code: str = Field(foreign_key="stages.code", ondelete="RESTRICT")
    authority_id: int | None = link("authorities.id", nullable=True)
    place: str | None = limited(NAME, nullable=True)
    basis: Basis = choice(Basis, default=Basis.REPORTED)
    supersedes_id: int | None = link("stage_events.id", nullable=True)


class CustodyEpisode(Versioned, Spanned, Recorded, table=True):
    """A time in somebody's hands."""

    __tablename__ = "custody_episodes"
    __table_args__ = (
        sa.CheckConstraint("ended_edtf IS NULL OR how_ended IS NOT NULL", name="how_ended"),
    )
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = link("persons.id")
    facility_id: int | None = link("authorities.id", nullable=True)
    authority_id: int | None = link("authorities.id", nullable=True)
    place: str | None = limited(NAME, nullable=True)
    kind: CustodyKind = choice(CustodyKind, default=CustodyKind.UNKNOWN)
    how_ended: CustodyEnd | None = choice(CustodyEnd, nullable=True)
    acknowledged: Acknowledgement = choice(Acknowledgement, default=Acknowledgement.NOT_REPORTED)
