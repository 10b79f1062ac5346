"""The docket at a glance, and what changed last."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import (
    AuditEntry,
    Capture,
    Case,
    ChangeSet,
    Claim,
    Defendant,
    DetaineeGroup,
    Person,
    Source,
)
from casetracker.model.vocabulary import ReviewStatus
from casetracker.store.queries.common import held, present, stage_mix, stage_views, table_of
from casetracker.store.queries.disputes import disputed_facts
from casetracker.store.queries.sources import WAITING
from casetracker.store.queries.unsourced import unsourced_count
from casetracker.views.docket import ChangeLine, HomeView


def home_view(session: Session) -> HomeView:
    """What needs a decision, and the docket in numbers."""
    conflicts, unsourced = doubts(session)
    return replace(glance(session), conflicts=conflicts, unsourced=unsourced)


def doubts(session: Session) -> tuple[int, int]:
    """How many facts sources dispute, and how many nothing supports."""
    return len(disputed_facts(session)), unsourced_count(session)


def glance(session: Session) -> HomeView:
    """The docket in numbers, without what takes long to count: conflicts and facts without a source."""
    claims, captures = table_of(Claim), table_of(Capture)
    is_waiting = claims.c.review_status.in_(WAITING)
    waiting = session.execute(
        sa.select(
            sa.func.count(sa.case((is_waiting, 1))),
            sa.func.count(sa.distinct(sa.case((is_waiting, captures.c.source_id)))),
            sa.func.count(sa.case((claims.c.review_status == ReviewStatus.DEFERRED, 1))),
        )
        .join(captures, captures.c.id == claims.c.capture_id)
        # Few of a large docket's claims wait: the index of statuses finds them.
        .where(claims.c.review_status.in_([*WAITING, ReviewStatus.DEFERRED]))
    ).one()
    defendants, persons = table_of(Defendant), table_of(Person)
    mix = session.execute(
        sa.select(sa.literal(0), defendants.c.current_stage_code, sa.func.count())
        .where(present(defendants))
        .group_by(defendants.c.current_stage_code)
    ).all()
    named = (
        sa.select(sa.func.count())
        .select_from(defendants)
        .join(persons, persons.c.id == defendants.c.person_id)
        .where(present(defendants), persons.c.name.is_not(None))
    )
    return HomeView(
        waiting_claims=waiting[0],
        waiting_sources=waiting[1],
        deferred_claims=waiting[2],
        conflicts=None,
        unsourced=None,
        cases=_count(session, table_of(Case)),
        groups=_count(session, table_of(DetaineeGroup)),
        defendants=sum(row[2] for row in mix),
        named_defendants=session.execute(named).scalar_one(),
        sources=_count(session, table_of(Source)),
        stage_mix=stage_mix(mix, stage_views(session)).get(0, ()),
        changes=change_lines(session, 8),
    )


def _count(session: Session, table: sa.Table) -> int:
    return int(
        session.execute(
            sa.select(sa.func.count()).select_from(table).where(held(table))
        ).scalar_one()
    )


def change_counter(session: Session) -> int:
    """A number that grows with every change, whoever makes it."""
    return session.execute(sa.select(sa.func.max(table_of(ChangeSet).c.id))).scalar() or 0


def taken_back(session: Session) -> frozenset[int]:
    """The change sets that are undone now: one that was done again is not among them."""
    changes = table_of(ChangeSet)
    rows = session.execute(
        sa.select(changes.c.id, changes.c.undoes_id)
        .where(changes.c.undoes_id.is_not(None))
        .order_by(changes.c.id.desc())
    )
    found: set[int] = set()
    for row in rows:
        # The latest first: an undoing that was itself taken back takes nothing back.
        if row.id not in found:
            found.add(row.undoes_id)
    return frozenset(found)


def change_lines(session: Session, limit: int) -> tuple[ChangeLine, ...]:
    """The latest change sets, newest first."""
    changes = table_of(ChangeSet)
    taken = taken_back(session)
    rows = session.execute(sa.select(changes).order_by(changes.c.id.desc()).limit(limit)).all()
    brought = that_brought(session, rows)
    return tuple(change_line(row, taken, brought) for row in rows)


def that_brought(session: Session, changes: Iterable[Any]) -> frozenset[int]:
    """The ids of those change sets that brought a source in: a look at a feed may bring nothing."""
    imports = [row.id for row in changes if row.kind == IMPORT]
    if not imports:
        return frozenset()
    trail = table_of(AuditEntry)
    query = sa.select(trail.c.change_set_id).where(
        trail.c.change_set_id.in_(imports),
        trail.c.table_name == table_of(Capture).name,
        trail.c.old.is_(None),
    )
    return frozenset(session.execute(query.distinct()).scalars())


def change_line(row: Any, taken: Collection[int], brought: Collection[int]) -> ChangeLine:
    """A change set as a line; `taken` are those that are undone, `brought` those that brought a source."""
    can_undo = row.kind in UNDOABLE or row.id in brought
    return ChangeLine(
        id=row.id,
        at=row.at,
        actor=row.actor,
        summary=row.summary,
        reason=row.reason,
        can_undo=can_undo and row.id not in taken,
        can_redo=can_undo and row.id in taken,
    )


IMPORT = "import"
UNDOABLE = frozenset({"decision", "docket"})
