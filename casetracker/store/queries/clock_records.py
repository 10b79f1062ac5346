"""Stages that other records than stage events tell clocks of: hearings, and times in custody that ended."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.tables import CustodyEpisode, Defendant, Hearing
from casetracker.model.vocabulary import CustodyEnd, HearingKind, HearingResult
from casetracker.procedure.clocks.bounds import Bounds
from casetracker.procedure.clocks.facts import Event, SetDay
from casetracker.store.queries.common import held, present, table_of

# A judgment may be of either kind, and a hearing on remand may end without one: neither is a stage.
_HELD: Final[Mapping[HearingKind, str]] = {
    HearingKind.PREPARATORY: "preparatory_hearing",
    HearingKind.TRIAL: "on_trial",
    HearingKind.APPEAL: "appeal_heard",
    HearingKind.CASSATION: "cassation",
}
# Who is moved or has escaped is not released.
_OUT: Final[Mapping[CustodyEnd, str]] = {
    CustodyEnd.RELEASED: "released",
    CustodyEnd.REPATRIATED: "repatriated",
    CustodyEnd.EXTRADITED: "extradited",
    CustodyEnd.PARDONED: "pardoned",
    CustodyEnd.DIED: "died_in_custody",
}


def hearing_facts(row: Any) -> Iterator[Event | SetDay]:
    """What a hearing tells: that a stage was reached on its day, or the day that it is set for."""
    code = _HELD.get(row.kind)
    if code is None:
        return
    beside = (("hearing_id", row.id),)
    scheduled, sat = date_value(row, "scheduled"), date_value(row, "happened")
    on = sat or scheduled
    if row.result is HearingResult.HELD or sat is not None:
        when = Bounds.of(on)
        # A cassation was lodged by the day on which it is heard.
        is_by_then = row.kind is HearingKind.CASSATION
        yield Event(0, code, Bounds(None, when.latest) if is_by_then else when, beside=beside)
    to = scheduled if row.result is HearingResult.SCHEDULED else date_value(row, "adjourned")
    if to is not None and sat is None and row.kind is not HearingKind.CASSATION:
        yield SetDay(code, Bounds.of(to), beside)


def hearings_query() -> sa.Select[Any]:
    """The hearings on file, oldest record first."""
    hearings = table_of(Hearing)
    return sa.select(hearings).where(held(hearings)).order_by(hearings.c.id)


def ends_of_custody(
    session: Session, meant: sa.ColumnElement[bool]
) -> dict[int, tuple[Event, ...]]:
    """By defendant how they left custody; `meant` is the condition on the defendants asked for.

    Not where another time in custody goes on, which had begun by then: they are still held.
    """
    defendants, episodes = table_of(Defendant), table_of(CustodyEpisode)
    query = (
        sa.select(
            defendants.c.id.label("defendant_id"),
            episodes.c.id,
            episodes.c.how_ended,
            episodes.c.started_earliest,
            episodes.c.ended_edtf,
            episodes.c.ended_earliest,
            episodes.c.ended_latest,
            episodes.c.ended_wording,
        )
        .join(episodes, episodes.c.person_id == defendants.c.person_id)
        .where(meant, present(defendants), held(episodes))
        .order_by(episodes.c.id)
    )
    times: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(query):
        times[row.defendant_id].append(row)
    found = {key: tuple(_ends(rows)) for key, rows in times.items()}
    return {key: ends for key, ends in found.items() if ends}


def _ends(rows: Iterable[Any]) -> Iterator[Event]:
    every = list(rows)
    going_on = [row.started_earliest for row in every if row.how_ended is None]
    for row in every:
        if row.how_ended not in _OUT:
            continue
        when = Bounds.of(date_value(row, "ended"))
        if not any(_is_by(start, when.latest) for start in going_on):
            yield Event(0, _OUT[row.how_ended], when, beside=(("custody_episode_id", row.id),))


def _is_by(start: date | None, day: date | None) -> bool:
    return start is None or day is None or start <= day
