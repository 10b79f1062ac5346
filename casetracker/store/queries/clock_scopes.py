"""The facts that clocks go by, each with whom it concerns."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.tables import ClockOrder, Hearing, StageEvent, StatusClaim
from casetracker.procedure.clocks.bounds import Bounds
from casetracker.procedure.clocks.durations import Duration
from casetracker.procedure.clocks.facts import Event, Order, SetDay, StatusSide
from casetracker.store.queries.clock_records import hearing_facts, hearings_query
from casetracker.store.queries.common import held, table_of

Fact: TypeAlias = Event | Order | SetDay | StatusSide
# the condition that a column names one of the cases meant
Holds: TypeAlias = Callable[[sa.ColumnElement[int]], sa.ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Scoped:
    """A fact, and whom it concerns: the whole case, a group in it, or one defendant.

    `only` are the defendants that it came along with from another case; None for a fact of the case.
    """

    group_id: int | None
    defendant_id: int | None
    fact: Fact
    only: frozenset[int] | None = None

    def concerns(self, defendant_id: int, groups: frozenset[int]) -> bool:
        """Whether it is about this defendant, who is in these groups."""
        if self.only is not None and defendant_id not in self.only:
            return False
        if self.defendant_id is not None:
            return self.defendant_id == defendant_id
        return self.group_id is None or self.group_id in groups


@dataclass(slots=True)
class CaseFacts:
    """One case: its defendants as (id, reference, person id), and what is on file for them.

    `groups` are those of each person; `articles` those each defendant is charged under; `left` is how
    each of them left custody, by the times in custody on file.
    """

    ref: str
    jurisdiction: str | None
    defendants: list[tuple[int, str, int]] = field(default_factory=list)
    facts: list[Scoped] = field(default_factory=list)
    groups: dict[int, frozenset[int]] = field(default_factory=dict)
    articles: dict[int, frozenset[str]] = field(default_factory=dict)
    left: dict[int, tuple[Event, ...]] = field(default_factory=dict)

    @property
    def carried(self) -> set[int]:
        """The ids of the stage events that people brought along from another case."""
        return {
            each.fact.id
            for each in self.facts
            if each.only is not None and isinstance(each.fact, Event) and each.fact.id
        }


def facts_on_file(session: Session, holds: Holds) -> Iterator[tuple[int, Scoped]]:
    """The events, hearings, orders and claims of status of some cases, each with the id of its case."""
    for reader in (_events, _hearings, _orders, _statuses):
        yield from reader(session, holds)


def _events(session: Session, holds: Holds) -> list[tuple[int, Scoped]]:
    events = table_of(StageEvent)
    query = sa.select(
        events.c.id,
        events.c.case_id,
        events.c.group_id,
        events.c.defendant_id,
        events.c.stage_code,
        events.c.happened_edtf,
        events.c.happened_earliest,
        events.c.happened_latest,
        events.c.happened_wording,
        events.c.reported_latest,
    ).where(held(events))
    return [
        (
            row.case_id,
            Scoped(
                row.group_id,
                row.defendant_id,
                Event(
                    row.id,
                    row.stage_code,
                    Bounds.of(date_value(row, "happened"), row.reported_latest),
                ),
            ),
        )
        for row in session.execute(query.where(holds(events.c.case_id)).order_by(events.c.id))
    ]


def _hearings(session: Session, holds: Holds) -> list[tuple[int, Scoped]]:
    hearings = table_of(Hearing)
    return [
        (row.case_id, Scoped(row.group_id, row.defendant_id, fact))
        for row in session.execute(hearings_query().where(holds(hearings.c.case_id)))
        for fact in hearing_facts(row)
    ]


def _orders(session: Session, holds: Holds) -> list[tuple[int, Scoped]]:
    orders = table_of(ClockOrder)
    query = sa.select(orders).where(held(orders)).order_by(orders.c.id)
    found = []
    for row in session.execute(query.where(holds(orders.c.case_id))):
        until = date_value(row, "until")
        order = Order(
            row.id,
            row.kind,
            row.rule,
            Bounds.of(date_value(row, "happened")),
            None if until is None else Bounds.of(until),
            None if row.adds is None else Duration.parse(row.adds),
        )
        found.append((row.case_id, Scoped(row.group_id, row.defendant_id, order)))
    return found


def _statuses(session: Session, holds: Holds) -> list[tuple[int, Scoped]]:
    claims = table_of(StatusClaim)
    query = sa.select(claims).where(held(claims)).order_by(claims.c.id)
    return [
        (
            row.case_id,
            Scoped(
                row.group_id,
                row.defendant_id,
                StatusSide(row.status, row.is_denied, row.speaker, row.id),
            ),
        )
        for row in session.execute(query.where(holds(claims.c.case_id)))
    ]
