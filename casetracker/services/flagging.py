"""Odd facts gathered from the docket: flags for a person to look at."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import (
    Case,
    Charge,
    ChargeUpdate,
    Claim,
    CustodyEpisode,
    Defendant,
    DetaineeGroup,
    Person,
    StageEvent,
)
from casetracker.model.vocabulary import ReviewStatus
from casetracker.procedure.odd_days import of_no_such_day
from casetracker.procedure.odd_orders import of_orders, of_told_twice
from casetracker.procedure.oddities import (
    OddCharge,
    OddCustody,
    Oddity,
    OddStage,
    OddStay,
    of_ahead,
    of_charges,
    of_charges_after,
    of_counts,
    of_custody,
    of_stages,
    of_stays,
    of_weekday,
)
from casetracker.procedure.stages import StageRules
from casetracker.services.acting import Actor
from casetracker.services.flagging_ahead import ahead_of, told_ahead
from casetracker.services.flagging_counts import count_rows, odd_count
from casetracker.services.flagging_done import done_of, odd_done
from casetracker.services.flagging_sentences import ToldSentences, told_sentences
from casetracker.services.flagging_spans import (
    People,
    Span,
    by_case,
    people_of_cases,
    spans,
    subjects_of_cases,
)
from casetracker.services.vocabularies import pack_of
from casetracker.store.queries.common import held, id_of, table_of
from casetracker.store.queries.stages import stage_views
from casetracker.store.sessions import Database
from casetracker.views.common import StageView
from casetracker.views.flags import FlagView


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the rules look at of a run of cases, each by case."""

    people: Mapping[int, People]
    stages: Mapping[int, list[Any]]
    charges: Mapping[int, list[Any]]
    custody: Mapping[int, list[Any]]
    stays: Mapping[int, list[Any]]
    counts: Mapping[int, list[Any]]
    sentences: ToldSentences
    weekdays: Mapping[int, list[Any]]
    ahead: Mapping[int, list[Any]]
    done: Mapping[int, list[Any]]


class FlagService:
    """Looks for what cannot be."""

    def __init__(self, database: Database, actor: Actor) -> None:
        """Work on a database in somebody's name."""
        self._database = database
        self._actor = actor

    def flags(self, case_ref: str | None = None) -> tuple[FlagView, ...]:
        """What is odd in all cases or in one, case by case; raises NotFoundError."""
        cases = table_of(Case)
        with self._database.reading() as session:
            query = (
                sa.select(cases.c.id, cases.c.ref, cases.c.jurisdiction)
                .where(held(cases))
                .order_by(cases.c.id)
            )
            if case_ref is not None:
                query = query.where(cases.c.id == id_of(session, Case, case_ref, "case"))
            vocabulary, day = stage_views(session), self._database.day
            return tuple(
                FlagView(each.rule, row.ref, each.about, each.words)
                for span, run in spans(session.execute(query).all())
                for facts in (_gathered(session, span, day),)
                for row in run
                for each in dict.fromkeys(_odd(facts, row, vocabulary, day))
            )


def _gathered(session: Session, span: Span, day: date) -> _Facts:
    done = done_of(session, span)
    return _Facts(
        people_of_cases(session, span),
        by_case(_stage_rows(session, span)),
        by_case(_charge_rows(session, span)),
        by_case(_custody_rows(session, span)),
        by_case(_stay_rows(session, span)),
        by_case(count_rows(session, span)),
        told_sentences(session, span, done),
        by_case(_worded_rows(session, span)),
        ahead_of(session, span, day),
        done,
    )


def _odd(
    facts: _Facts, case: Any, vocabulary: Mapping[str, StageView], day: date
) -> Iterator[Oddity]:
    case_id = case.id
    people = facts.people.get(case_id, People())
    stages = [_stage(row, vocabulary, people) for row in facts.stages[case_id]]
    yield from of_stages(stages, day)
    yield from of_orders(stages, _rules_of(case.jurisdiction))
    yield from of_told_twice(stages)
    yield from odd_done(facts.done[case_id], people, stages)
    for steps in _charges(facts.charges[case_id]):
        yield from of_charges(steps)
        yield from of_charges_after(steps, stages)
    for episodes in _custody(facts.custody[case_id]):
        yield from of_custody(episodes)
    yield from of_stays(
        OddStay(row.ref, _when(row, "started"), _when(row, "ended")) for row in facts.stays[case_id]
    )
    yield from of_ahead(told_ahead(facts.ahead[case_id]))
    yield from of_counts(map(odd_count, facts.counts[case_id]))
    yield from facts.sentences.odd(case_id, people)
    for row in facts.weekdays[case_id]:
        if row.review_status is ReviewStatus.ACCEPTED:
            when = _when(row, "date")
            yield from of_weekday(row.ref, when, row.wording)
            if when is None:
                yield from of_no_such_day(row.ref, row.wording)


@lru_cache
def _rules_of(jurisdiction: str | None) -> StageRules:
    """The rules of a pack, put together once."""
    return pack_of(jurisdiction).rules


def _stage_rows(session: Session, span: Span) -> Sequence[Any]:
    events, groups, defendants = table_of(StageEvent), table_of(DetaineeGroup), table_of(Defendant)
    return session.execute(
        sa.select(
            events.c.case_id,
            events.c.group_id,
            events.c.defendant_id,
            events.c.stage_code,
            *_date(events, "happened"),
            *_date(events, "reported"),
            groups.c.ref.label("group_ref"),
            defendants.c.ref.label("defendant_ref"),
        )
        .join(groups, groups.c.id == events.c.group_id, isouter=True)
        .join(defendants, defendants.c.id == events.c.defendant_id, isouter=True)
        .where(span.holds(events.c.case_id), held(events))
        .order_by(events.c.id)
    ).all()


def _stage(row: Any, vocabulary: Mapping[str, StageView], people: People) -> OddStage:
    _, group_id, defendant_id, code, *dates, group_ref, defendant_ref = row
    known = vocabulary[code]
    return OddStage(
        defendant_ref or group_ref or "all defendants",
        code,
        known.label,
        known.position,
        _date_of(*dates[:3]),
        _date_of(*dates[3:]),
        people.of_scope(group_id, defendant_id),
    )


def _charge_rows(session: Session, span: Span) -> Sequence[Any]:
    charges, updates, defendants = table_of(Charge), table_of(ChargeUpdate), table_of(Defendant)
    return session.execute(
        sa.select(
            defendants.c.case_id,
            updates.c.charge_id,
            updates.c.status,
            *_date(updates, "happened"),
            charges.c.wording,
            defendants.c.ref,
            defendants.c.id.label("defendant_id"),
        )
        .join(charges, charges.c.id == updates.c.charge_id)
        .join(defendants, defendants.c.id == charges.c.defendant_id)
        .where(span.holds(defendants.c.case_id), held(updates), held(charges), held(defendants))
        .order_by(updates.c.id)
    ).all()


def _charges(rows: Iterable[Any]) -> Iterable[list[OddCharge]]:
    found: dict[int, list[OddCharge]] = defaultdict(list)
    for row in rows:
        about = f"{row.ref} \u201c{row.wording}\u201d"
        when = _when(row, "happened")
        found[row.charge_id].append(OddCharge(about, row.status.value, when, row.defendant_id))
    return found.values()


def _custody_rows(session: Session, span: Span) -> Sequence[Any]:
    episodes, persons, defendants = table_of(CustodyEpisode), table_of(Person), table_of(Defendant)
    return session.execute(
        sa.select(
            defendants.c.case_id,
            episodes.c.person_id,
            episodes.c.place,
            episodes.c.how_ended,
            *_date(episodes, "started"),
            *_date(episodes, "ended"),
            persons.c.ref,
        )
        .join(persons, persons.c.id == episodes.c.person_id)
        .join(defendants, defendants.c.person_id == persons.c.id)
        .where(span.holds(defendants.c.case_id), held(episodes), held(defendants))
        .order_by(episodes.c.id)
    ).all()


def _custody(rows: Iterable[Any]) -> Iterable[list[OddCustody]]:
    found: dict[int, list[OddCustody]] = defaultdict(list)
    for row in rows:
        found[row.person_id].append(
            OddCustody(
                row.ref,
                row.place,
                _when(row, "started"),
                _when(row, "ended"),
                row.how_ended is None,
            )
        )
    return found.values()


def _stay_rows(session: Session, span: Span) -> Sequence[Any]:
    stays = table_of(Defendant)
    return session.execute(
        sa.select(stays.c.case_id, stays.c.ref, *_date(stays, "started"), *_date(stays, "ended"))
        .where(
            span.holds(stays.c.case_id),
            held(stays),
            stays.c.started_edtf.is_not(None),
            stays.c.ended_edtf.is_not(None),
        )
        .order_by(stays.c.id)
    ).all()


def _worded_rows(session: Session, span: Span) -> Sequence[Any]:
    """Claims on the cases with a date that is worded; the accepted ones are told apart by the caller."""
    claims, subjects = table_of(Claim), subjects_of_cases(span)
    # Of a date that could not be read, the reading alone keeps the words.
    unread = sa.case(
        (claims.c.date_edtf.is_(None), claims.c.reading["date", "wording"].as_string())
    )
    wording = sa.func.coalesce(claims.c.date_wording, unread)
    return session.execute(
        sa.select(
            subjects.c.case_id,
            claims.c.ref,
            claims.c.review_status,
            wording.label("wording"),
            *_date(claims, "date"),
        )
        .join(claims, claims.c.subject_id == subjects.c.id)
        .where(wording.is_not(None))
        .order_by(claims.c.id)
    ).all()


def _date(table: sa.Table, prefix: str) -> list[sa.Column[Any]]:
    """The columns of a date that the rules look at: not how it was worded."""
    return [table.c[f"{prefix}_{part}"] for part in ("edtf", "earliest", "latest")]


def _when(row: Any, prefix: str) -> PartialDate | None:
    edtf, earliest, latest = (f"{prefix}_{part}" for part in ("edtf", "earliest", "latest"))
    return _date_of(getattr(row, edtf), getattr(row, earliest), getattr(row, latest))


@lru_cache(maxsize=10_000)
def _date_of(edtf: str | None, earliest: date | None, latest: date | None) -> PartialDate | None:
    """Each day once: a docket has many times more events than days."""
    return None if edtf is None else PartialDate(edtf, earliest, latest)
