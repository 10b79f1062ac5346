"""Cases, groups and persons: whom the docket is about."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field

from casetracker.model.columns import (
    NAME,
    REF,
    TITLE,
    Happened,
    Recorded,
    Spanned,
    Versioned,
    choice,
    limited,
    link,
    moment,
)
from casetracker.model.partial_date import MAX_LENGTH
from casetracker.model.vocabulary import (
    CaseLinkKind,
    Certainty,
    Confidentiality,
    GroupEventKind,
    IdentityVerdict,
    MonitoringStatus,
    NameKind,
    Priority,
)

_CURRENT = sa.text("recorded_to IS NULL")
_RANGED = sa.text("size_max IS NULL OR size_max <> size_min")


def current_only(name: str, *columns: str) -> sa.Index:
    """A unique index over the rows that are held now; superseded rows may repeat."""
    return sa.Index(name, *columns, unique=True, sqlite_where=_CURRENT, postgresql_where=_CURRENT)


class Case(Versioned, Recorded, table=True):
    """A proceeding that is followed."""

    __tablename__ = "cases"
    id: int | None = Field(default=None, primary_key=True)
    ref: str = limited(REF, unique=True)
    title: str = limited(TITLE)
    jurisdiction: str | None = limited(16, nullable=True)
    monitoring: MonitoringStatus = choice(MonitoringStatus, default=MonitoringStatus.OPEN)
    confidentiality: Confidentiality = choice(Confidentiality, default=Confidentiality.INTERNAL)
    priority: Priority = choice(Priority, default=Priority.NORMAL)
    opened_edtf: str | None = limited(MAX_LENGTH, nullable=True)
    opened_earliest: date | None = None
    opened_latest: date | None = None
    opened_wording: str | None = limited(NAME, nullable=True)


class CaseNumber(Recorded, table=True):
    """A number that a court or an investigating body gave a case."""

    __tablename__ = "case_numbers"
    __table_args__ = (
        current_only("uq_case_numbers_current", "case_id", "number"),
        sa.Index("ix_case_numbers_number", "number"),
    )
    id: int | None = Field(default=None, primary_key=True)
    case_id: int = link("cases.id")
    number: str = limited(NAME)
    authority_id: int | None = link("authorities.id", nullable=True)


class CaseLink(Recorded, table=True):
    """How one case stands to another."""

    __tablename__ = "case_links"
    __table_args__ = (sa.CheckConstraint("case_id <> other_case_id", name="two_cases"),)
    id: int | None = Field(default=None, primary_key=True)
    case_id: int = link("cases.id")
    other_case_id: int = link("cases.id")
    kind: CaseLinkKind = choice(CaseLinkKind)
    since_edtf: str | None = limited(MAX_LENGTH, nullable=True)
    since_earliest: date | None = None
    since_latest: date | None = None
    since_wording: str | None = limited(NAME, nullable=True)


class Person(Versioned, Recorded, table=True):
    """A person held; without a name a placeholder."""

    __tablename__ = "persons"
    __table_args__ = (
        sa.Index(
            "ix_persons_named",
            "name",
            sqlite_where=sa.text("name IS NOT NULL"),
            postgresql_where=sa.text("name IS NOT NULL"),
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    ref: str = limited(REF, unique=True)
    name: str | None = limited(NAME, nullable=True)
    birth_edtf: str | None = limited(MAX_LENGTH, nullable=True)
    birth_earliest: date | None = None
    birth_latest: date | None = None
    birth_wording: str | None = limited(NAME, nullable=True)
    nationality: str | None = limited(NAME, nullable=True)
    occupation: str | None = limited(NAME, nullable=True)
    pseudonym: str | None = limited(NAME, nullable=True, unique=True)
    public_name_reason: str | None = limited(TITLE, nullable=True)


class PersonName(Recorded, table=True):
    """One spelling of a person's name."""

    __tablename__ = "person_names"
    __table_args__ = (current_only("uq_person_names_current", "person_id", "text", "kind"),)
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = link("persons.id")
    text: str = limited(NAME)
    script: str | None = limited(16, nullable=True)
    language: str | None = limited(16, nullable=True)
    kind: NameKind = choice(NameKind, default=NameKind.AS_PRINTED)
    claim_id: int | None = link("claims.id", nullable=True)


class IdentityDecision(Recorded, table=True):
    """Whether two person records are one person, decided by somebody for a reason."""

    __tablename__ = "identity_decisions"
    __table_args__ = (sa.CheckConstraint("person_id <> other_person_id", name="two_persons"),)
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = link("persons.id")
    other_person_id: int = link("persons.id")
    verdict: IdentityVerdict = choice(IdentityVerdict)
    reason: str = limited(TITLE)
    decided_by: str = limited(80)
    decided_at: datetime = moment()


class DetaineeGroup(Versioned, Recorded, table=True):
    """People reported together, often known by a count alone."""

    __tablename__ = "detainee_groups"
    __table_args__ = (
        sa.CheckConstraint("size_min IS NULL OR size_min >= 0", name="size_min"),
        sa.CheckConstraint(
            "size_min IS NULL OR size_max IS NULL OR size_min <= size_max", name="size_order"
        ),
        sa.CheckConstraint("parent_group_id IS NULL OR parent_group_id <> id", name="own_parent"),
        sa.Index("ix_detainee_groups_size", "size_min", "place"),
        sa.Index("ix_detainee_groups_captured", "captured_earliest"),
        sa.Index(
            "ix_detainee_groups_ranged", "size_min", sqlite_where=_RANGED, postgresql_where=_RANGED
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    ref: str = limited(REF, unique=True)
    label: str = limited(NAME)
    unit: str | None = limited(NAME, nullable=True)
    size_min: int | None = None
    size_max: int | None = None
    captured_edtf: str | None = limited(MAX_LENGTH, nullable=True)
    captured_earliest: date | None = None
    captured_latest: date | None = None
    captured_wording: str | None = limited(NAME, nullable=True)
    place: str | None = limited(NAME, nullable=True)
    nationality: str | None = limited(NAME, nullable=True)
    parent_group_id: int | None = link("detainee_groups.id", nullable=True)
    parent_note: str | None = limited(NAME, nullable=True)


class CaseGroup(Recorded, table=True):
    """A group whose people, or some of them, stand in a case."""

    __tablename__ = "case_groups"
    __table_args__ = (current_only("uq_case_groups_current", "case_id", "group_id"),)
    id: int | None = Field(default=None, primary_key=True)
    case_id: int = link("cases.id")
    group_id: int = link("detainee_groups.id")


class GroupMember(Spanned, Recorded, table=True):
    """A person in a group, with the number that tells placeholders apart."""

    __tablename__ = "group_members"
    __table_args__ = (
        current_only("uq_group_members_current", "group_id", "ordinal"),
        sa.CheckConstraint("ordinal >= 1", name="ordinal"),
    )
    id: int | None = Field(default=None, primary_key=True)
    group_id: int = link("detainee_groups.id")
    person_id: int = link("persons.id")
    ordinal: int
    certainty: Certainty = choice(Certainty, default=Certainty.STATED)


class GroupEvent(Happened, Recorded, table=True):
    """What happened to a group as a group, with counts before and after."""

    __tablename__ = "group_events"
    __table_args__ = (
        sa.CheckConstraint("count_before IS NULL OR count_before >= 0", name="count_before"),
        sa.CheckConstraint("count_after IS NULL OR count_after >= 0", name="count_after"),
    )
    id: int | None = Field(default=None, primary_key=True)
    group_id: int = link("detainee_groups.id")
    other_group_id: int | None = link("detainee_groups.id", nullable=True)
    kind: GroupEventKind = choice(GroupEventKind)
    count_before: int | None = None
    count_after: int | None = None
    note: str | None = limited(TITLE, nullable=True)
