"""The docket in numbers and its latest changes, read without the mapped tables.

Home asks this before anything else: the few columns are named here, so that a first look need not wait for
fifty tables to be loaded and mapped.
"""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from casetracker.model.moments import UtcMoment
from casetracker.model.vocabulary import ReviewStatus
from casetracker.store.queries.stages import stage_mix, stage_views
from casetracker.views.home import ChangeLine, HomeView

if TYPE_CHECKING:
    from sqlmodel import Session

_WAITING: Final = (ReviewStatus.NEW.value, ReviewStatus.IN_REVIEW.value)
_DEFERRED: Final = ReviewStatus.DEFERRED.value


def _table(name: str, *columns: str) -> sa.TableClause:
    return sa.table(name, *map(sa.column, columns))


_CASES = _table("cases", "recorded_to")
_GROUPS = _table("detainee_groups", "recorded_to")
_SOURCES = _table("sources", "recorded_to")
_DEFENDANTS = _table("defendants", "person_id", "current_stage_code", "ended_edtf", "recorded_to")
_PERSONS = _table("persons", "id", "name")
_CLAIMS = _table("claims", "capture_id", "review_status")
_CAPTURES = _table("captures", "id", "source_id")
_CHANGES = sa.table(
    "change_sets",
    sa.column("at", UtcMoment()),
    *map(sa.column, ("id", "actor", "kind", "summary", "reason", "undoes_id")),
)
_TRAIL = _table("audit_entries", "change_set_id", "table_name", "old")


def glance(session: "sa.Connection | Session") -> HomeView:
    """The docket in numbers, without what takes long to count: conflicts and facts without a source."""
    claims, captures = _CLAIMS, _CAPTURES
    is_waiting = claims.c.review_status.in_(_WAITING)
    waiting = session.execute(
        sa.select(
            sa.func.count(sa.case((is_waiting, 1))),
            sa.func.count(sa.distinct(sa.case((is_waiting, captures.c.source_id)))),
            sa.func.count(sa.case((claims.c.review_status == _DEFERRED, 1))),
        )
        .join(captures, captures.c.id == claims.c.capture_id)
        # Few of a large docket's claims wait: the index of statuses finds them.
        .where(claims.c.review_status.in_([*_WAITING, _DEFERRED]))
    ).one()
    defendants, persons = _DEFENDANTS, _PERSONS
    is_present = sa.and_(_held(defendants), defendants.c.ended_edtf.is_(None))
    mix = session.execute(
        sa.select(sa.literal(0), defendants.c.current_stage_code, sa.func.count())
        .where(is_present)
        .group_by(defendants.c.current_stage_code)
    ).all()
    named = (
        sa.select(sa.func.count())
        .select_from(defendants)
        .join(persons, persons.c.id == defendants.c.person_id)
        .where(is_present, persons.c.name.is_not(None))
    )
    return HomeView(
        waiting_claims=waiting[0],
        waiting_sources=waiting[1],
        deferred_claims=waiting[2],
        conflicts=None,
        unsourced=None,
        cases=_count(session, _CASES),
        groups=_count(session, _GROUPS),
        defendants=sum(row[2] for row in mix),
        named_defendants=session.execute(named).scalar_one(),
        sources=_count(session, _SOURCES),
        stage_mix=stage_mix(mix, stage_views(session)).get(0, ()),
        changes=change_lines(session, 8),
    )


def _held(table: sa.TableClause) -> sa.ColumnElement[bool]:
    return table.c.recorded_to.is_(None)


def _count(session: "sa.Connection | Session", table: sa.TableClause) -> int:
    return int(
        session.execute(
            sa.select(sa.func.count()).select_from(table).where(_held(table))
        ).scalar_one()
    )


def change_counter(session: "sa.Connection | Session") -> int:
    """A number that grows with every change, whoever makes it."""
    return session.execute(sa.select(sa.func.max(_CHANGES.c.id))).scalar() or 0


def taken_back(session: "sa.Connection | Session") -> frozenset[int]:
    """The change sets that are undone now: one that was done again is not among them."""
    changes = _CHANGES
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


def change_lines(session: "sa.Connection | Session", limit: int) -> tuple[ChangeLine, ...]:
    """The latest change sets, newest first."""
    changes = _CHANGES
    taken = taken_back(session)
    rows = session.execute(sa.select(changes).order_by(changes.c.id.desc()).limit(limit)).all()
    brought = that_brought(session, rows)
    return tuple(change_line(row, taken, brought) for row in rows)


def that_brought(session: "sa.Connection | Session", changes: Iterable[Any]) -> frozenset[int]:
    """The ids of those change sets that brought a source in: a look at a feed may bring nothing."""
    imports = [row.id for row in changes if row.kind == IMPORT]
    if not imports:
        return frozenset()
    trail = _TRAIL
    query = sa.select(trail.c.change_set_id).where(
        trail.c.change_set_id.in_(imports),
        trail.c.table_name == _CAPTURES.name,
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
