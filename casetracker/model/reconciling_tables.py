"""Totals that somebody stated over several groups, and what explains a difference."""

from datetime import date

import sqlalchemy as sa
from sqlmodel import Field

from casetracker.model.columns import NAME, REF, TITLE, Recorded, choice, limited, link
from casetracker.model.partial_date import MAX_LENGTH
from casetracker.model.vocabulary import DifferenceKind


class StatedTotal(Recorded, table=True):
    """A number of people that somebody stated on a date, such as 62 captured in all."""

    __tablename__ = "stated_totals"
    __table_args__ = (sa.CheckConstraint("stated >= 0", name="stated"),)
    id: int | None = Field(default=None, primary_key=True)
    ref: str = limited(REF, unique=True)
    label: str = limited(NAME)
    stated: int
    speaker: str | None = limited(NAME, nullable=True)
    claim_id: int | None = link("claims.id", nullable=True)
    on_edtf: str | None = limited(MAX_LENGTH, nullable=True)
    on_earliest: date | None = None
    on_latest: date | None = None
    on_wording: str | None = limited(NAME, nullable=True)


class StatedTotalPart(Recorded, table=True):
    """A group that is a part of a stated total."""

    __tablename__ = "stated_total_parts"
    id: int | None = Field(default=None, primary_key=True)
    total_id: int = link("stated_totals.id")
    group_id: int = link("detainee_groups.id")


class DifferenceExplanation(Recorded, table=True):
    """Why so many people stand between a stated number and those on file.

    It explains one statement: the stated size of a group against its parts, the number in a claim,
    or a stated total.
    """

    __tablename__ = "difference_explanations"
    __table_args__ = (
        sa.CheckConstraint("people >= 1", name="people"),
        sa.CheckConstraint(
            "CASE WHEN group_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN claim_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN total_id IS NULL THEN 0 ELSE 1 END = 1",
            name="one_statement",
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    group_id: int | None = link("detainee_groups.id", nullable=True)
    claim_id: int | None = link("claims.id", nullable=True)
    total_id: int | None = link("stated_totals.id", nullable=True)
    kind: DifferenceKind = choice(DifferenceKind)
    people: int
    reason: str = limited(TITLE)
    explained_by: str = limited(80)
