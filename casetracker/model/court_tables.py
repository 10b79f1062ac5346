"""Hearings and sentences: what happens in court, and what comes of it."""

from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlmodel import Field

from casetracker.model.columns import (
    NAME,
    TITLE,
    Happened,
    Recorded,
    Reported,
    Versioned,
    choice,
    limited,
    link,
)
from casetracker.model.partial_date import MAX_LENGTH
from casetracker.model.vocabulary import (
    HearingKind,
    HearingResult,
    Openness,
    SentenceKind,
    SentenceStanding,
    SentenceUnit,
    Stance,
)

COURT_TARGETS: Final = ("hearing_id", "sentence_id")


class Hearing(Happened, Versioned, Recorded, table=True):
    """A sitting: of a whole case, a group in it or one defendant; `happened` is the day it was held."""

    __tablename__ = "hearings"
    __table_args__ = (
        sa.CheckConstraint("group_id IS NULL OR defendant_id IS NULL", name="one_scope"),
        # What is to come is looked up by its day among hearings that have not been held.
        sa.Index("ix_hearings_result_scheduled_latest", "result", "scheduled_latest"),
        sa.Index("ix_hearings_result_adjourned_latest", "result", "adjourned_latest"),
    )
    id: int | None = Field(default=None, primary_key=True)
    case_id: int = link("cases.id")
    group_id: int | None = link("detainee_groups.id", nullable=True)
    defendant_id: int | None = link("defendants.id", nullable=True)
    court_id: int | None = link("authorities.id", nullable=True)
    judge: str | None = limited(NAME, nullable=True)
    kind: HearingKind = choice(HearingKind, default=HearingKind.UNKNOWN)
    openness: Openness = choice(Openness, default=Openness.UNKNOWN)
    language: str | None = limited(NAME, nullable=True)
    result: HearingResult = choice(HearingResult, default=HearingResult.SCHEDULED)
    note: str | None = limited(TITLE, nullable=True)
    scheduled_edtf: str | None = limited(MAX_LENGTH, nullable=True)
    scheduled_earliest: date | None = None
    scheduled_latest: date | None = None
    scheduled_wording: str | None = limited(NAME, nullable=True)
    adjourned_edtf: str | None = limited(MAX_LENGTH, nullable=True)
    adjourned_earliest: date | None = None
    adjourned_latest: date | None = None
    adjourned_wording: str | None = limited(NAME, nullable=True)
    adjourned_why: str | None = limited(TITLE, nullable=True)


class Sentence(Happened, Reported, Versioned, Recorded, table=True):
    """A punishment asked for or imposed, of one defendant; `credited_days` is time served.

    `currency` is that of an amount of money, as it was reported.
    """

    __tablename__ = "sentences"
    __table_args__ = (
        sa.CheckConstraint("amount IS NULL OR amount >= 0", name="amount"),
        sa.CheckConstraint("(amount IS NULL) = (unit IS NULL)", name="amount_unit"),
        sa.CheckConstraint("credited_days IS NULL OR credited_days >= 0", name="credited_days"),
        sa.CheckConstraint("replaces_id IS NULL OR replaces_id <> id", name="own_past"),
    )
    id: int | None = Field(default=None, primary_key=True)
    defendant_id: int = link("defendants.id")
    charge_id: int | None = link("charges.id", nullable=True)
    court_id: int | None = link("authorities.id", nullable=True)
    standing: SentenceStanding = choice(SentenceStanding)
    kind: SentenceKind = choice(SentenceKind, default=SentenceKind.UNKNOWN)
    amount: int | None = None
    unit: SentenceUnit | None = choice(SentenceUnit, nullable=True)
    currency: str | None = limited(NAME, nullable=True)
    regime: str | None = limited(NAME, nullable=True)
    credited_days: int | None = None
    note: str | None = limited(TITLE, nullable=True)
    replaces_id: int | None = link("sentences.id", nullable=True)


class CourtCitation(Recorded, table=True):
    """A claim that bears on a hearing or a sentence."""

    __tablename__ = "court_citations"
    __table_args__ = (
        sa.CheckConstraint("(hearing_id IS NULL) <> (sentence_id IS NULL)", name="one_target"),
    )
    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = link("claims.id")
    stance: Stance = choice(Stance, default=Stance.SUPPORTS)
    hearing_id: int | None = link("hearings.id", nullable=True)
    sentence_id: int | None = link("sentences.id", nullable=True)
