"""Who stood in which case and group from when to when, and which events concern them.

Somebody who leaves a case keeps what had happened there before; what happens there afterwards is no
longer theirs. The same holds for a group. Where the dates leave it open, an event counts only when it
had certainly happened by the last day on which they may have left.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import CaseLink, Defendant, GroupMember
from casetracker.model.vocabulary import CaseLinkKind
from casetracker.store.queries.common import held, table_of

# A temporary table that stands beside the docket as of a day: the stays that led to a defendant's own.
EARLIER_STAYS: Final = sa.Table(
    "earlier_stays",
    sa.MetaData(),
    sa.Column("defendant_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("earlier_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("case_id", sa.Integer, nullable=False),
    sa.Column("started_earliest", sa.Date),
    sa.Column("ended_edtf", sa.Text),
    sa.Column("ended_latest", sa.Date),
    prefixes=["TEMPORARY"],
)


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day on which it may have begun to the last on which it may have ended."""

    since: date | None = None
    until: date | None = None

    @classmethod
    def of(cls, row: Any) -> "Span":
        """The span of a row with a start and an end."""
        return cls(row.started_earliest, row.ended_latest if row.ended_edtf else None)

    def holds(self, certain_by: date) -> bool:
        """Whether something that had certainly happened by a day (date.min: undated) lies in it."""
        if self.until is not None and certain_by > self.until:
            return False
        return self.since is None or certain_by >= self.since or certain_by == date.min


@dataclass(frozen=True, slots=True)
class Stay:
    """A person's time in a case, as one defendant of it, with the groups they stood in."""

    case_id: int
    defendant_id: int
    span: Span
    groups: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)

    def concerns(self, event: Any, certain_by: date) -> bool:
        """Whether a stage event (its case, group and defendant ids) is one of theirs."""
        if event.case_id != self.case_id or not self.span.holds(certain_by):
            return False
        if event.defendant_id is not None:
            return bool(event.defendant_id == self.defendant_id)
        if event.group_id is None:
            return True
        return any(span.holds(certain_by) for span in self.groups.get(event.group_id, ()))


def certain_by(event: Any) -> date:
    """The day by which an event had certainly happened; date.min where nothing is dated."""
    return event.happened_latest or event.reported_latest or date.min


def lies_in(rows: sa.FromClause, events: sa.FromClause) -> sa.ColumnElement[bool]:
    """Whether an event lies in the span of a stay: what `Span.holds` says, in the database."""
    certain = sa.func.coalesce(events.c.happened_latest, events.c.reported_latest)
    is_before_the_end = sa.or_(
        rows.c.ended_edtf.is_(None),
        rows.c.ended_latest.is_(None),
        certain.is_(None),
        certain <= rows.c.ended_latest,
    )
    is_after_the_start = sa.or_(
        rows.c.started_earliest.is_(None), certain.is_(None), certain >= rows.c.started_earliest
    )
    return sa.and_(is_before_the_end, is_after_the_start)


def earlier_stays(
    connection: sa.Connection, rows: sa.FromClause, day: date
) -> list[dict[str, Any]]:
    """The rows of EARLIER_STAYS as of a day: who had certainly left one case for another by then."""
    held_rows = rows.c.recorded_to.is_(None)
    gone = sa.select(rows).where(held_rows, rows.c.ended_latest <= day)
    left: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(gone.order_by(rows.c.id.desc())):
        left[row.person_id].append(row)
    if not left:
        return []
    links = _onward_links(connection)
    persons = sa.select(rows.c.person_id).where(held_rows, rows.c.ended_latest <= day)
    query = sa.select(rows).where(held_rows, rows.c.person_id.in_(persons))
    return [
        {
            "defendant_id": row.id,
            "earlier_id": each.id,
            "case_id": each.case_id,
            "started_earliest": each.started_earliest,
            "ended_edtf": each.ended_edtf,
            "ended_latest": each.ended_latest,
        }
        for row in connection.execute(query)
        for each in _before(row, left[row.person_id], links)
    ]


def stays(session: Session, case_id: int) -> dict[int, tuple[Stay, ...]]:
    """By the id of each defendant of a case their stay in it, and those before in other cases."""
    defendants = table_of(Defendant)
    own = session.execute(
        sa.select(defendants).where(defendants.c.case_id == case_id, held(defendants))
    ).all()
    persons = sa.select(defendants.c.person_id).where(
        defendants.c.case_id == case_id, held(defendants)
    )
    groups = _groups(session, persons)
    left = _left(session, persons)
    links = _onward_links(session) if left else frozenset()
    found: dict[int, tuple[Stay, ...]] = {}
    for row in own:
        rows = (row, *_before(row, left.get(row.person_id, ()), links))
        found[row.id] = tuple(
            Stay(each.case_id, each.id, Span.of(each), groups.get(row.person_id, {}))
            for each in rows
        )
    return found


def has_arrivals(session: Session, case_id: int) -> bool:
    """Whether somebody in a case has left another one before."""
    defendants = table_of(Defendant)
    persons = sa.select(defendants.c.person_id).where(
        defendants.c.case_id == case_id, held(defendants)
    )
    query = sa.select(defendants.c.id).where(
        defendants.c.person_id.in_(persons),
        held(defendants),
        defendants.c.case_id != case_id,
        defendants.c.ended_edtf.is_not(None),
    )
    return session.execute(query.limit(1)).first() is not None


def has_moves(session: Session, case_id: int) -> bool:
    """Whether somebody came to a case from another, or left it and stands in another."""
    here, there = table_of(Defendant), table_of(Defendant).alias("there")
    query = sa.select(here.c.id).where(
        here.c.case_id == case_id,
        there.c.person_id == here.c.person_id,
        there.c.case_id != case_id,
        held(here),
        held(there),
        sa.or_(here.c.ended_edtf.is_not(None), there.c.ended_edtf.is_not(None)),
    )
    return session.execute(query.limit(1)).first() is not None


def onward_cases(session: Session, case_id: int) -> set[int]:
    """The other cases in which people stand who were defendants of this one and left it."""
    defendants = table_of(Defendant)
    gone = sa.select(defendants.c.person_id).where(
        defendants.c.case_id == case_id, held(defendants), defendants.c.ended_edtf.is_not(None)
    )
    query = sa.select(defendants.c.case_id).where(
        defendants.c.person_id.in_(gone), held(defendants), defendants.c.case_id != case_id
    )
    return set(session.execute(query.distinct()).scalars())


def _before(row: Any, left: Iterable[Any], links: Collection[tuple[int, int]]) -> tuple[Any, ...]:
    """The stays that led to one, nearest first."""
    found: list[Any] = []
    waiting = [row]
    while waiting:
        later = waiting.pop()
        for each in left:
            is_known = each.id == row.id or each in found
            leads = (each.case_id, later.case_id) in links or (
                later.started_edtf is not None and each.ended_edtf == later.started_edtf
            )
            if not is_known and leads and each.id != later.id:
                found.append(each)
                waiting.append(each)
    return tuple(found)


def _left(session: Session, persons: sa.Select[Any]) -> dict[int, list[Any]]:
    defendants = table_of(Defendant)
    query = sa.select(defendants).where(
        defendants.c.person_id.in_(persons), held(defendants), defendants.c.ended_edtf.is_not(None)
    )
    found: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(query.order_by(defendants.c.id.desc())):
        found[row.person_id].append(row)
    return found


def _onward_links(session: Session | sa.Connection) -> frozenset[tuple[int, int]]:
    """(case left, case entered) of every joinder and severance on file."""
    links = table_of(CaseLink)
    moved = (CaseLinkKind.JOINED_INTO, CaseLinkKind.SEVERED_FROM)
    query = sa.select(links).where(held(links), links.c.kind.in_(moved))
    return frozenset(
        (row.case_id, row.other_case_id)
        if row.kind is CaseLinkKind.JOINED_INTO
        else (row.other_case_id, row.case_id)
        for row in session.execute(query)
    )


def _groups(session: Session, persons: sa.Select[Any]) -> dict[int, dict[int, tuple[Span, ...]]]:
    members = table_of(GroupMember)
    query = sa.select(members).where(members.c.person_id.in_(persons), held(members))
    found: dict[int, dict[int, tuple[Span, ...]]] = defaultdict(dict)
    for row in session.execute(query.order_by(members.c.id)):
        spans = found[row.person_id].get(row.group_id, ())
        found[row.person_id][row.group_id] = (*spans, Span.of(row))
    return found
