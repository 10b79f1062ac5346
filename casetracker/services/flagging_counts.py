"""How many people groups have on file, by what was stated of them and by what they had before."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import CaseGroup, DetaineeGroup, GroupEvent, GroupMember
from casetracker.model.vocabulary import GroupEventKind
from casetracker.procedure.oddities import OddCount
from casetracker.services.flagging_spans import Span
from casetracker.store.queries.common import held, present, table_of


def count_rows(session: Session, span: Span) -> Sequence[Any]:
    """The groups of cases, each with its numbers; one that stands in several cases is there for each."""
    groups, links, members = table_of(DetaineeGroup), table_of(CaseGroup), table_of(GroupMember)
    whole = groups.alias("whole")
    counted = sa.select(sa.func.count()).where(members.c.group_id == groups.c.id)
    on_file = counted.where(present(members)).scalar_subquery()
    at_first = counted.where(held(members), members.c.started_edtf.is_(None)).scalar_subquery()
    return session.execute(
        sa.select(
            links.c.case_id,
            groups.c.ref,
            groups.c.size_min,
            groups.c.size_max,
            on_file.label("on_file"),
            at_first.label("at_first"),
            whole.c.ref.label("whole_ref"),
            whole.c.size_max.label("whole_size"),
            _counted_first(groups).label("counted_first"),
        )
        .join(links, links.c.group_id == groups.c.id)
        .join(whole, whole.c.id == groups.c.parent_group_id, isouter=True)
        .where(span.holds(links.c.case_id), held(links), held(groups))
        .order_by(groups.c.id)
    ).all()


def _counted_first(groups: sa.Table) -> sa.ScalarSelect[Any]:
    """How many a group had before it was first counted again; people who were moved are no count."""
    events = table_of(GroupEvent)
    return (
        sa.select(events.c.count_before)
        .where(
            events.c.group_id == groups.c.id,
            events.c.kind == GroupEventKind.RECOUNTED,
            events.c.other_group_id.is_(None),
            held(events),
        )
        .order_by(events.c.id)
        .limit(1)
        .scalar_subquery()
    )


def odd_count(row: Any) -> OddCount:
    """A group as the rules of counts look at it.

    What was stated may be of the people who are in it, or of those before some came and went on a date.
    """
    whole = None if row.whole_size is None else (row.whole_ref, row.whole_size)
    low, high = row.size_min or 0, row.size_max
    fits = row.at_first >= low and (high is None or row.at_first <= high)
    on_file = row.at_first if fits else row.on_file
    return OddCount(row.ref, (row.size_min, row.size_max), on_file, whole, row.counted_first)
