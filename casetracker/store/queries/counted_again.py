"""Groups that were counted again, on which day and from which number to which."""

from collections import defaultdict
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import GroupEvent
from casetracker.model.vocabulary import GroupEventKind
from casetracker.store.queries.common import held, table_of


def is_recount(events: sa.FromClause) -> sa.ColumnElement[bool]:
    """Whether an event of a group sets its number itself, and not who belongs to which group.

    Those that do the latter name the other group, or say in a note whose people came.
    """
    return sa.and_(
        events.c.kind == GroupEventKind.RECOUNTED,
        events.c.other_group_id.is_(None),
        events.c.note.is_(None),
    )


def dated_recounts(session: Session) -> dict[int, list[Any]]:
    """By group its recounts that bear a date, in the order in which they were entered."""
    events = table_of(GroupEvent)
    query = sa.select(events).where(
        is_recount(events), held(events), events.c.happened_latest.is_not(None)
    )
    found: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(query.order_by(events.c.id)):
        found[row.group_id].append(row)
    return found
