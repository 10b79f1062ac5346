"""Pieces that several queries share."""

from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from casetracker.clock import today
from casetracker.errors import NotFoundError
from casetracker.model.tables import (
    COURT_TARGETS,
    LABEL_TARGET,
    Capture,
    Citation,
    Claim,
    CourtCitation,
    LabelCitation,
    Source,
    metadata,
)

# Under this word a session knows the day as of which it reads.
LOOKS_FROM: Final = "looks_from"


class NoSuchRecordError(NotFoundError):
    """A reference that stands for nothing on file."""

    def __init__(self, what: str, ref: str, *, command: str | None = None) -> None:
        """Name the reference, and the command that lists those there are.

        `command` is a group of commands with a `list`, or the words of another one: "report runs".
        """
        listing = command or what
        words = listing if " " in listing else f"{listing} list"
        super().__init__(f"no {what} {ref[:40]!r} on file: see 'casetracker {words}'")


# Statements that are the same each time are made once and given their ids when they are executed.
THESE: Final[sa.BindParameter[Any]] = sa.bindparam("ids", expanding=True)


def table_of(model: type[SQLModel]) -> sa.Table:
    """The table of a class, for queries that read rows."""
    return metadata.tables[str(model.__tablename__)]


def citing(target: str) -> type[SQLModel]:
    """The kind of citations that has a column for facts of a kind."""
    if target == LABEL_TARGET:
        return LabelCitation
    return CourtCitation if target in COURT_TARGETS else Citation


def held(table: sa.FromClause) -> sa.ColumnElement[bool]:
    """Only what the house holds now."""
    return table.c.recorded_to.is_(None)


def present(table: sa.Table | sa.Alias) -> sa.ColumnElement[bool]:
    """Only what the house holds now and holds as going on: nobody who left a group or a case."""
    return sa.and_(held(table), table.c.ended_edtf.is_(None))


def has_begun(episodes: sa.FromClause) -> sa.ColumnElement[bool]:
    """Only times in custody that do not certainly begin on a day that is still to come."""
    started = episodes.c.started_earliest
    return sa.or_(started.is_(None), started <= today())


def out_by_then(session: Session, sources: sa.Table) -> sa.ColumnElement[bool]:
    """Only sources that may have been published by the day that a session looks from; all without one."""
    day = session.info.get(LOOKS_FROM)
    if day is None:
        return sa.true()
    published = sources.c.published_earliest
    return sa.or_(published <= day, published.is_(None))


def said_by_then(session: Session, citations: sa.FromClause) -> sa.ColumnElement[bool]:
    """Only citations of what may have been published by the day that a session looks from."""
    if session.info.get(LOOKS_FROM) is None:
        return sa.true()
    claims, captures, sources = table_of(Claim), table_of(Capture), table_of(Source)
    said = (
        sa.select(claims.c.id)
        .join(captures, captures.c.id == claims.c.capture_id)
        .join(sources, sources.c.id == captures.c.source_id)
        .where(out_by_then(session, sources))
    )
    return citations.c.claim_id.in_(said)


def id_of(session: Session, model: type[SQLModel], ref: str, what: str) -> int:
    """The id behind a reference; raises NotFoundError. References are typed in any case."""
    table = table_of(model)
    found = session.execute(
        sa.select(table.c.id).where(table.c.ref == ref.strip().upper(), held(table))
    ).scalar()
    if found is None:
        raise NoSuchRecordError(what, ref)
    return int(found)
