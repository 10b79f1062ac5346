"""Odd facts gathered from the docket: flags for a person to look at."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.tables import (
    Case,
    CaseGroup,
    Charge,
    ChargeUpdate,
    Claim,
    CustodyEpisode,
    Defendant,
    DetaineeGroup,
    GroupMember,
    Person,
    StageEvent,
)
from casetracker.model.vocabulary import ReviewStatus
from casetracker.procedure.oddities import (
    OddCharge,
    OddCount,
    OddCustody,
    Oddity,
    OddStage,
    of_charges,
    of_charges_after,
    of_counts,
    of_custody,
    of_stages,
    of_weekday,
)
from casetracker.services.acting import Actor
from casetracker.services.flagging_sentences import (
    odd_sentences,
    people_of_scopes,
    subjects_of_case,
)
from casetracker.store.queries.common import held, id_of, present, stage_views, table_of
from casetracker.store.sessions import Database
from casetracker.views.flags import FlagView


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
            query = sa.select(cases.c.id, cases.c.ref).where(held(cases)).order_by(cases.c.id)
            if case_ref is not None:
                query = query.where(cases.c.id == id_of(session, Case, case_ref, "case"))
            return tuple(
                FlagView(each.rule, row.ref, each.about, each.words)
                for row in session.execute(query).all()
                for each in dict.fromkeys(_odd(session, row.id, self._database.day))
            )


def _odd(session: Session, case_id: int, day: date) -> Iterator[Oddity]:
    stages = _stages(session, case_id)
    yield from of_stages(stages, day)
    for steps in _charges(session, case_id):
        yield from of_charges(steps)
        yield from of_charges_after(steps, stages)
    for episodes in _custody(session, case_id):
        yield from of_custody(episodes)
    yield from of_counts(_counts(session, case_id))
    yield from odd_sentences(session, case_id)
    yield from _weekdays(session, case_id)


def _stages(session: Session, case_id: int) -> list[OddStage]:
    events, vocabulary = table_of(StageEvent), stage_views(session)
    groups, defendants = table_of(DetaineeGroup), table_of(Defendant)
    people = people_of_scopes(session, case_id)
    query = (
        sa.select(events, groups.c.ref.label("group_ref"), defendants.c.ref.label("defendant_ref"))
        .join(groups, groups.c.id == events.c.group_id, isouter=True)
        .join(defendants, defendants.c.id == events.c.defendant_id, isouter=True)
        .where(events.c.case_id == case_id, held(events))
        .order_by(events.c.id)
    )
    return [
        OddStage(
            row.defendant_ref or row.group_ref or "all defendants",
            row.stage_code,
            vocabulary[row.stage_code].label,
            vocabulary[row.stage_code].position,
            date_value(row, "happened"),
            date_value(row, "reported"),
            people.get((row.group_id, row.defendant_id), frozenset()),
        )
        for row in session.execute(query)
    ]


def _charges(session: Session, case_id: int) -> Iterable[list[OddCharge]]:
    charges, updates, defendants = table_of(Charge), table_of(ChargeUpdate), table_of(Defendant)
    query = (
        sa.select(
            updates, charges.c.wording, defendants.c.ref, defendants.c.id.label("defendant_id")
        )
        .join(charges, charges.c.id == updates.c.charge_id)
        .join(defendants, defendants.c.id == charges.c.defendant_id)
        .where(defendants.c.case_id == case_id, held(updates), held(charges), held(defendants))
        .order_by(updates.c.id)
    )
    found: dict[int, list[OddCharge]] = defaultdict(list)
    for row in session.execute(query):
        about = f"{row.ref} \u201c{row.wording}\u201d"
        when = date_value(row, "happened")
        found[row.charge_id].append(OddCharge(about, row.status.value, when, row.defendant_id))
    return found.values()


def _custody(session: Session, case_id: int) -> Iterable[list[OddCustody]]:
    episodes, persons, defendants = table_of(CustodyEpisode), table_of(Person), table_of(Defendant)
    query = (
        sa.select(episodes, persons.c.ref)
        .join(persons, persons.c.id == episodes.c.person_id)
        .join(defendants, defendants.c.person_id == persons.c.id)
        .where(defendants.c.case_id == case_id, held(episodes), held(defendants))
        .order_by(episodes.c.id)
    )
    found: dict[int, list[OddCustody]] = defaultdict(list)
    for row in session.execute(query):
        found[row.person_id].append(
            OddCustody(
                row.ref,
                row.place,
                date_value(row, "started"),
                date_value(row, "ended"),
                row.how_ended is None,
            )
        )
    return found.values()


def _counts(session: Session, case_id: int) -> list[OddCount]:
    groups, links, members = table_of(DetaineeGroup), table_of(CaseGroup), table_of(GroupMember)
    whole = groups.alias("whole")
    on_file = (
        sa.select(sa.func.count())
        .where(members.c.group_id == groups.c.id, present(members))
        .scalar_subquery()
    )
    query = (
        sa.select(
            groups.c.ref,
            groups.c.size_min,
            groups.c.size_max,
            on_file.label("on_file"),
            whole.c.ref.label("whole_ref"),
            whole.c.size_max.label("whole_size"),
        )
        .join(links, links.c.group_id == groups.c.id)
        .join(whole, whole.c.id == groups.c.parent_group_id, isouter=True)
        .where(links.c.case_id == case_id, held(links), held(groups))
        .order_by(groups.c.id)
    )
    return [_count(row) for row in session.execute(query)]


def _count(row: Any) -> OddCount:
    whole = None if row.whole_size is None else (row.whole_ref, row.whole_size)
    return OddCount(row.ref, (row.size_min, row.size_max), row.on_file, whole)


def _weekdays(session: Session, case_id: int) -> Iterator[Oddity]:
    """Of accepted claims of the case the weekdays that their dates are worded with."""
    claims = table_of(Claim)
    query = (
        sa.select(claims)
        .where(
            claims.c.subject_id.in_(subjects_of_case(session, case_id)),
            claims.c.date_wording.is_not(None),
        )
        .order_by(claims.c.id)
    )
    for row in session.execute(query):
        if row.review_status is ReviewStatus.ACCEPTED:
            yield from of_weekday(row.ref, date_value(row, "date"), row.date_wording)
