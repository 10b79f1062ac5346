"""What is on file as done on a day that still lies ahead; stages are looked at with the other stages."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import (
    Case,
    CaseGroup,
    Charge,
    ChargeUpdate,
    CustodyEpisode,
    Defendant,
    DetaineeGroup,
    GroupEvent,
    Hearing,
    Person,
    Sentence,
)
from casetracker.services.flagging_spans import Span, by_case
from casetracker.store.queries.common import held, table_of

_DATE = ("edtf", "earliest", "latest")


def ahead_of(session: Session, span: Span, today: date) -> Mapping[int, list[Any]]:
    """By case what is dated after today: rows of whom it is about, what, and the date's columns."""
    return by_case(session.execute(sa.union_all(*_queries(span, today))))


def told_ahead(rows: Sequence[Any]) -> Iterable[tuple[str, str, PartialDate]]:
    """Whom each is about, what it is, and its date."""
    for row in rows:
        yield row.about, row.what.replace("_", " "), PartialDate(row.edtf, row.earliest, row.latest)


def _queries(span: Span, today: date) -> Iterable[sa.Select[Any]]:
    cases, defendants, persons = table_of(Case), table_of(Defendant), table_of(Person)
    groups, links = table_of(DetaineeGroup), table_of(CaseGroup)

    def told(table: sa.Table, prefix: str, about: Any, what: Any, case_id: Any) -> sa.Select[Any]:
        columns = (table.c[f"{prefix}_{part}"].label(part) for part in _DATE)
        return sa.select(
            case_id.label("case_id"), about.label("about"), what.label("what"), *columns
        ).where(span.holds(case_id), held(table), table.c[f"{prefix}_earliest"] > today)

    def of_defendant(table: sa.Table, prefix: str, what: Any, key: Any) -> sa.Select[Any]:
        query = told(table, prefix, defendants.c.ref, what, defendants.c.case_id)
        return query.join(defendants, defendants.c.id == key).where(held(defendants))

    def of_person(table: sa.Table, prefix: str, what: Any, key: Any) -> sa.Select[Any]:
        query = told(table, prefix, persons.c.ref, what, defendants.c.case_id)
        joined = query.join(persons, persons.c.id == key) if table is not persons else query
        return joined.join(defendants, defendants.c.person_id == persons.c.id).where(
            held(defendants)
        )

    episodes, sentences, hearings = (
        table_of(CustodyEpisode),
        table_of(Sentence),
        table_of(Hearing),
    )
    yield of_person(episodes, "started", sa.literal("custody begun"), episodes.c.person_id)
    yield of_person(episodes, "ended", sa.literal("custody ended"), episodes.c.person_id)
    yield of_person(persons, "birth", sa.literal("a birth"), persons.c.id)
    asked = sa.literal("sentence ") + sa.cast(sentences.c.standing, sa.String)
    yield of_defendant(sentences, "happened", asked, sentences.c.defendant_id)
    charges, updates = table_of(Charge), table_of(ChargeUpdate)
    step = sa.literal("charge ") + sa.cast(updates.c.status, sa.String)
    told_of = told(updates, "happened", defendants.c.ref, step, defendants.c.case_id)
    yield (
        told_of.join(charges, charges.c.id == updates.c.charge_id)
        .join(defendants, defendants.c.id == charges.c.defendant_id)
        .where(held(charges), held(defendants))
    )
    yield told(cases, "opened", cases.c.ref, sa.literal("case opened"), cases.c.id)
    sat = told(hearings, "happened", cases.c.ref, sa.literal("hearing held"), hearings.c.case_id)
    yield sat.join(cases, cases.c.id == hearings.c.case_id)
    events = table_of(GroupEvent)
    became = sa.cast(events.c.kind, sa.String)
    of_group = told(events, "happened", groups.c.ref, became, links.c.case_id)
    yield (
        of_group.join(groups, groups.c.id == events.c.group_id)
        .join(links, links.c.group_id == groups.c.id)
        .where(held(links), held(groups))
    )
