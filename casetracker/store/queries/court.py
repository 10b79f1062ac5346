"""Hearings and sentences, with the claims they rest on."""

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.tables import (
    Authority,
    Case,
    Defendant,
    DetaineeGroup,
    Hearing,
    Sentence,
)
from casetracker.procedure.hearings import odd_hearing
from casetracker.store.queries.citations import citations_of
from casetracker.store.queries.common import held, table_of
from casetracker.store.queries.defendants import defendant_lines
from casetracker.views.common import CitationView
from casetracker.views.proceeding import HearingView, SentenceView


def hearing_views(
    session: Session, condition: sa.ColumnElement[bool] | None = None
) -> tuple[HearingView, ...]:
    """Hearings by the day they were held or are scheduled for; the condition is on the hearings table."""
    hearings = table_of(Hearing)
    day = sa.func.coalesce(hearings.c.happened_earliest, hearings.c.scheduled_earliest)
    query = hearings_held().where(held(table_of(Case)))
    query = query.order_by(day.nulls_last(), hearings.c.id)
    if condition is not None:
        query = query.where(condition)
    rows = session.execute(query).all()
    cited = citations_of(session, "hearing_id", [row.id for row in rows])
    return tuple(_hearing(row, cited.get(row.id, ())) for row in rows)


def hearings_held() -> sa.Select[Any]:
    """The hearings on file, each with its `case_ref`, and `court`, `group_ref`, `defendant_ref` or None."""
    hearings, cases, courts = table_of(Hearing), table_of(Case), table_of(Authority)
    groups, defendants = table_of(DetaineeGroup), table_of(Defendant)
    return (
        sa.select(
            hearings,
            cases.c.ref.label("case_ref"),
            courts.c.name.label("court"),
            groups.c.ref.label("group_ref"),
            defendants.c.ref.label("defendant_ref"),
        )
        .join(cases, cases.c.id == hearings.c.case_id)
        .join(courts, courts.c.id == hearings.c.court_id, isouter=True)
        .join(groups, groups.c.id == hearings.c.group_id, isouter=True)
        .join(defendants, defendants.c.id == hearings.c.defendant_id, isouter=True)
        .where(held(hearings))
    )


def _hearing(row: Any, cited: tuple[CitationView, ...]) -> HearingView:
    scheduled, sat = date_value(row, "scheduled"), date_value(row, "happened")
    adjourned = date_value(row, "adjourned")
    return HearingView(
        number=row.id,
        case_ref=row.case_ref,
        scope=row.defendant_ref or row.group_ref or "all defendants",
        kind=row.kind,
        result=row.result,
        scheduled=scheduled,
        held=sat,
        court=row.court,
        judge=row.judge,
        openness=row.openness,
        language=row.language,
        note=row.note,
        adjourned_to=adjourned,
        adjourned_why=row.adjourned_why,
        citations=cited,
        warnings=tuple(odd_hearing(row.result, scheduled, sat, adjourned)),
    )


def sentence_views(
    session: Session, condition: sa.ColumnElement[bool] | None = None
) -> tuple[SentenceView, ...]:
    """Sentences as they were recorded; the condition is on the defendants table."""
    sentences, defendants, courts = table_of(Sentence), table_of(Defendant), table_of(Authority)
    query = (
        sa.select(sentences, courts.c.name.label("court"))
        .join(defendants, defendants.c.id == sentences.c.defendant_id)
        .join(courts, courts.c.id == sentences.c.court_id, isouter=True)
        .where(held(sentences), held(defendants))
        .order_by(sentences.c.id)
    )
    if condition is not None:
        query = query.where(condition)
    rows = session.execute(query).all()
    people = {row.defendant_id for row in rows}
    defendant_ids = {
        row.ref: row.id
        for row in session.execute(
            sa.select(defendants.c.id, defendants.c.ref).where(defendants.c.id.in_(people))
        )
    }
    lines = {
        defendant_ids[line.ref]: line
        for line in defendant_lines(session, defendants.c.id.in_(people))
    }
    by_later = sa.select(sentences.c.replaces_id).where(
        sentences.c.replaces_id.in_([row.id for row in rows]), held(sentences)
    )
    replaced = set(session.execute(by_later).scalars())
    cited = citations_of(session, "sentence_id", [row.id for row in rows])
    return tuple(
        SentenceView(
            number=row.id,
            defendant_ref=lines[row.defendant_id].ref,
            case_ref=lines[row.defendant_id].case_ref,
            name=lines[row.defendant_id].name,
            standing=row.standing,
            kind=row.kind,
            amount=row.amount,
            unit=row.unit,
            currency=row.currency,
            regime=row.regime,
            credited_days=row.credited_days,
            court=row.court,
            happened=date_value(row, "happened"),
            note=row.note,
            replaces=row.replaces_id,
            is_replaced=row.id in replaced,
            citations=cited.get(row.id, ()),
        )
        for row in rows
        if row.defendant_id in lines
    )
