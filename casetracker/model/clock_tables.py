"""What is on file for clocks: orders and acts, and who says which status in law somebody has."""

from datetime import date

import sqlalchemy as sa
from sqlmodel import Field

from casetracker.model.columns import NAME, TITLE, Happened, Recorded, choice, limited, link
from casetracker.model.partial_date import MAX_LENGTH
from casetracker.model.vocabulary import ClockOrderKind, LegalStatus

RULE = 60
DURATION = 16


class ClockOrder(Happened, Recorded, table=True):
    """An order or an act that bears on one rule with a time limit, of whole case, group or defendant.

    `happened` is the day of it, or the day from which a suspension runs; `until` the day to which
    an extension reaches or on which a suspension ended; `adds` what an extension adds, ISO 8601.
    """

    __tablename__ = "clock_orders"
    __table_args__ = (
        sa.CheckConstraint("group_id IS NULL OR defendant_id IS NULL", name="one_scope"),
        sa.CheckConstraint("adds IS NULL OR kind = 'extension'", name="adds_of_extension"),
        sa.CheckConstraint(
            "until_edtf IS NULL OR kind IN ('extension', 'suspension')", name="until_of_span"
        ),
        sa.CheckConstraint("adds IS NULL OR until_edtf IS NULL", name="one_end"),
    )
    id: int | None = Field(default=None, primary_key=True)
    case_id: int = link("cases.id")
    group_id: int | None = link("detainee_groups.id", nullable=True)
    defendant_id: int | None = link("defendants.id", nullable=True)
    rule: str = limited(RULE)
    kind: ClockOrderKind = choice(ClockOrderKind)
    until_edtf: str | None = limited(MAX_LENGTH, nullable=True)
    until_earliest: date | None = None
    until_latest: date | None = None
    until_wording: str | None = limited(NAME, nullable=True)
    adds: str | None = limited(DURATION, nullable=True)
    note: str | None = limited(TITLE, nullable=True)
    authority_id: int | None = link("authorities.id", nullable=True)
    claim_id: int | None = link("claims.id", nullable=True)


class StatusClaim(Happened, Recorded, table=True):
    """Somebody says that people have a status in law, or denies it; nobody decides it here."""

    __tablename__ = "status_claims"
    __table_args__ = (
        sa.CheckConstraint("group_id IS NULL OR defendant_id IS NULL", name="one_scope"),
    )
    id: int | None = Field(default=None, primary_key=True)
    case_id: int = link("cases.id")
    group_id: int | None = link("detainee_groups.id", nullable=True)
    defendant_id: int | None = link("defendants.id", nullable=True)
    status: LegalStatus = choice(LegalStatus)
    is_denied: bool = False
    speaker: str = limited(NAME)
    note: str | None = limited(TITLE, nullable=True)
    claim_id: int | None = link("claims.id", nullable=True)
