"""What is on file for clocks, read for one case or for many with the same few queries."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.tables import (
    Case,
    Charge,
    ClockOrder,
    Defendant,
    GroupMember,
    StageEvent,
    StatusClaim,
)
from casetracker.model.vocabulary import ChargeStatus
from casetracker.procedure.clocks.bounds import Bounds
from casetracker.procedure.clocks.durations import Duration
from casetracker.procedure.clocks.facts import Event, Order, StatusSide
from casetracker.store.queries.common import held, table_of

_CHUNK = 500
_OVER = (ChargeStatus.DROPPED, ChargeStatus.ACQUITTED)


@dataclass(frozen=True, slots=True)
class Scoped:
    """A fact, and whom it concerns: the whole case, a group in it, or one defendant."""

    group_id: int | None
    defendant_id: int | None
    fact: Event | Order | StatusSide

    def concerns(self, defendant_id: int, groups: frozenset[int]) -> bool:
        """Whether it is about this defendant, who is in these groups."""
        if self.defendant_id is not None:
            return self.defendant_id == defendant_id
        return self.group_id is None or self.group_id in groups


@dataclass(slots=True)
class CaseFacts:
    """One case: its defendants as (id, reference, person id), and what is on file for them.

    `groups` are those of each person; `articles` those each defendant is charged under.
    """

    ref: str
    jurisdiction: str | None
    defendants: list[tuple[int, str, int]] = field(default_factory=list)
    facts: list[Scoped] = field(default_factory=list)
    groups: dict[int, frozenset[int]] = field(default_factory=dict)
    articles: dict[int, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cases:
    """The cases whose id lies between two, both included; one case where they are the same."""

    first: int
    last: int

    def holds(self, column: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
        """That a column names one of them."""
        return column == self.first if self.first == self.last else column.between(*self.ends)

    @property
    def ends(self) -> tuple[int, int]:
        """The first and the last id."""
        return self.first, self.last


def case_slices(session: Session, size: int, after: int = 0) -> Iterator[Cases]:
    """All cases on file in slices of so many, from the one after an id."""
    cases = table_of(Case)
    query = sa.select(cases.c.id).where(held(cases), cases.c.id > after).order_by(cases.c.id)
    ids = list(session.execute(query).scalars())
    for start in range(0, len(ids), size):
        part = ids[start : start + size]
        yield Cases(part[0], part[-1])


def clock_facts(session: Session, asked: Cases) -> list[CaseFacts]:
    """The facts of some cases, those without defendants left out, in the order of the cases."""
    cases = _cases(session, asked)
    for reader in (_events, _orders, _statuses):
        for owner, scoped in reader(session, asked):
            if owner in cases:
                cases[owner].facts.append(scoped)
    _add_groups(session, cases)
    _add_articles(session, cases, asked)
    return [cases[key] for key in sorted(cases)]


def _cases(session: Session, asked: Cases) -> dict[int, CaseFacts]:
    defendants, cases = table_of(Defendant), table_of(Case)
    query = (
        sa.select(
            defendants.c.id,
            defendants.c.ref,
            defendants.c.person_id,
            defendants.c.case_id,
            cases.c.ref.label("case_ref"),
            cases.c.jurisdiction,
        )
        .join(cases, cases.c.id == defendants.c.case_id)
        .where(held(defendants), held(cases))
        .order_by(defendants.c.case_id, defendants.c.ordinal)
    )
    found: dict[int, CaseFacts] = {}
    for row in session.execute(query.where(asked.holds(defendants.c.case_id))):
        case = found.get(row.case_id)
        if case is None:
            case = found[row.case_id] = CaseFacts(row.case_ref, row.jurisdiction)
        case.defendants.append((row.id, row.ref, row.person_id))
    return found


def _events(session: Session, asked: Cases) -> list[tuple[int, Scoped]]:
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
        for row in session.execute(query.where(asked.holds(events.c.case_id)).order_by(events.c.id))
    ]


def _orders(session: Session, asked: Cases) -> list[tuple[int, Scoped]]:
    orders = table_of(ClockOrder)
    query = sa.select(orders).where(held(orders)).order_by(orders.c.id)
    found = []
    for row in session.execute(query.where(asked.holds(orders.c.case_id))):
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


def _statuses(session: Session, asked: Cases) -> list[tuple[int, Scoped]]:
    claims = table_of(StatusClaim)
    query = sa.select(claims).where(held(claims)).order_by(claims.c.id)
    return [
        (
            row.case_id,
            Scoped(
                row.group_id,
                row.defendant_id,
                StatusSide(row.status, row.is_denied, row.speaker),
            ),
        )
        for row in session.execute(query.where(asked.holds(claims.c.case_id)))
    ]


def _add_groups(session: Session, cases: dict[int, CaseFacts]) -> None:
    """Only where a fact is about a group; a person's groups are those of the cases they stand in."""
    wanted = {
        scoped.group_id
        for case in cases.values()
        for scoped in case.facts
        if scoped.group_id is not None
    }
    if not wanted:
        return
    members = table_of(GroupMember)
    of_person: dict[int, set[int]] = defaultdict(set)
    groups = sorted(wanted)
    for start in range(0, len(groups), _CHUNK):
        query = sa.select(members.c.person_id, members.c.group_id).where(
            held(members), members.c.group_id.in_(groups[start : start + _CHUNK])
        )
        for person, group in session.execute(query):
            of_person[person].add(group)
    for case in cases.values():
        case.groups = {
            person: frozenset(of_person.get(person, ())) for _, _, person in case.defendants
        }


def _add_articles(session: Session, cases: dict[int, CaseFacts], asked: Cases) -> None:
    charges, defendants = table_of(Charge), table_of(Defendant)
    query = (
        sa.select(charges.c.defendant_id, charges.c.article, defendants.c.case_id)
        .join(defendants, defendants.c.id == charges.c.defendant_id)
        .where(held(charges), charges.c.status.not_in(_OVER))
        .distinct()
    )
    found: dict[int, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in session.execute(query.where(asked.holds(defendants.c.case_id))):
        found[row.case_id][row.defendant_id].add(row.article or "")
    for owner, articles in found.items():
        if owner in cases:
            cases[owner].articles = {key: frozenset(value) for key, value in articles.items()}
