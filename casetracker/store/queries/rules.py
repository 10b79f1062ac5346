"""What became of the claims of each rule of the reader."""

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import Capture, Claim, Source
from casetracker.model.vocabulary import ReviewStatus
from casetracker.store.queries.common import held, table_of
from casetracker.views.review import BY_HAND, RuleStats

_ACCEPTED = (ReviewStatus.ACCEPTED, ReviewStatus.PARTLY_ACCEPTED)
_WAITING = (ReviewStatus.NEW, ReviewStatus.IN_REVIEW, ReviewStatus.DEFERRED)
# an edit that was never made is stored as nothing, or as the JSON of nothing
_NO_EDIT = ("null", "{}")


def rule_stats(session: Session, *, by_version: bool) -> tuple[RuleStats, ...]:
    """The rules by name, without what was made by hand; apart by the reader's version where asked for."""
    claims, captures, sources = table_of(Claim), table_of(Capture), table_of(Source)
    status = claims.c.review_status
    edit = sa.cast(claims.c.edit, sa.Text)
    is_edited = sa.and_(claims.c.edit.is_not(None), edit.is_not(None), edit.not_in(_NO_EDIT))
    is_accepted = status.in_(_ACCEPTED)

    def number_where(condition: sa.ColumnElement[bool], name: str) -> sa.Label[int]:
        return sa.func.count(sa.case((condition, 1))).label(name)

    version = captures.c.reader_version if by_version else sa.null()
    keys = [claims.c.rule, *([captures.c.reader_version] if by_version else [])]
    rows = session.execute(
        sa.select(
            claims.c.rule,
            version.label("version"),
            sa.func.count().label("proposed"),
            number_where(sa.and_(is_accepted, sa.not_(is_edited)), "accepted"),
            number_where(sa.and_(is_accepted, is_edited), "changed"),
            number_where(status == ReviewStatus.REJECTED, "rejected"),
            number_where(status.in_(_WAITING), "waiting"),
        )
        .join(captures, captures.c.id == claims.c.capture_id)
        .join(sources, sources.c.id == captures.c.source_id)
        .where(held(sources), claims.c.rule != BY_HAND)
        .group_by(*keys)
        .order_by(*keys)
    )
    return tuple(
        RuleStats(
            rule=row.rule,
            reader_version=row.version,
            proposed=row.proposed,
            accepted=row.accepted,
            changed=row.changed,
            rejected=row.rejected,
            waiting=row.waiting,
        )
        for row in rows
    )
