"""What is left of a group, as news counts it: "the remaining 22", "the other nine"."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import DetaineeGroup, GroupEvent
from casetracker.model.vocabulary import GroupEventKind
from casetracker.store.queries.common import THESE, held, table_of


def rests_of_groups(session: Session, rows: Iterable[Any]) -> Mapping[int, tuple[int, ...]]:
    """By the id of a group of known number those left: without who left custody, without its parts."""
    sizes = {row.id: row.size_min for row in rows if row.size_min and row.size_min == row.size_max}
    left: dict[int, list[int]] = defaultdict(list)
    for query in (_left_query(), _parts_query()) if sizes else ():
        for group_id, number in session.execute(query, {"ids": list(sizes)}):
            left[group_id].append(sizes[group_id] - int(number or 0))
    return {
        group_id: tuple(each for each in dict.fromkeys(numbers) if 0 < each < sizes[group_id])
        for group_id, numbers in left.items()
    }


@cache
def _left_query() -> sa.Select[Any]:
    events = table_of(GroupEvent)
    return (
        sa.select(events.c.group_id, sa.func.sum(events.c.count_before - events.c.count_after))
        .where(
            events.c.group_id.in_(THESE),
            events.c.kind == GroupEventKind.PARTLY_RELEASED,
            held(events),
        )
        .group_by(events.c.group_id)
    )


@cache
def _parts_query() -> sa.Select[Any]:
    groups = table_of(DetaineeGroup)
    return (
        sa.select(groups.c.parent_group_id, sa.func.sum(groups.c.size_min))
        .where(groups.c.parent_group_id.in_(THESE), held(groups))
        .group_by(groups.c.parent_group_id)
    )
