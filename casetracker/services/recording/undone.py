"""What becomes of rows whose change is undone, and imports that were made again meanwhile."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from casetracker.model.tables import Capture, Claim, Source
from casetracker.model.vocabulary import ReviewStatus
from casetracker.store.queries.common import held, table_of
from casetracker.store.sessions import WriteSession


def set_aside(session: WriteSession, table: sa.Table) -> dict[str, Any]:
    """The values by which a row that a change added is on file no longer; none: it stays as it is.

    Claims go with their source where that is set aside; that they wait for nobody is said of each.
    """
    if "recorded_to" in table.columns:
        return {"recorded_to": session.started_at}
    if table is table_of(Claim):
        return {
            "review_status": ReviewStatus.REJECTED,
            "reason": "what brought it was undone",
            "decided_by": session.note.actor,
            "decided_at": session.started_at,
        }
    return {}


def brought_again(session: WriteSession, entries: Iterable[Any]) -> str | None:
    """The source on file with the same bytes and text as one that entries of a change are about."""
    ids = [int(each.row_id) for each in entries if each.table_name == table_of(Source).name]
    captures, sources = table_of(Capture), table_of(Source)
    own = captures.alias("own")
    query = (
        sa.select(sources.c.ref)
        .join(captures, captures.c.source_id == sources.c.id)
        .join(
            own,
            sa.and_(
                own.c.raw_sha256 == captures.c.raw_sha256,
                own.c.text_sha256 == captures.c.text_sha256,
            ),
        )
        .where(own.c.source_id.in_(ids), sources.c.id != own.c.source_id, held(sources))
        .order_by(sources.c.id)
        .limit(1)
    )
    return session.execute(query).scalar()
