"""Recording stage events, custody and citations; keeps each defendant's current stage."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select

from casetracker.model.columns import date_columns
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import (
    Authority,
    Citation,
    CustodyEpisode,
    Defendant,
    StageEvent,
)
from casetracker.model.vocabulary import CustodyEnd, CustodyKind, Stance
from casetracker.services.recording.people import saved_id
from casetracker.services.statuses import statuses
from casetracker.store.queries.common import citing, held, table_of
from casetracker.store.queries.stays import onward_cases
from casetracker.store.sessions import WriteSession


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom an event concerns: the whole case, a group in it, or one defendant."""

    case_id: int
    group_id: int | None = None
    defendant_id: int | None = None


@dataclass(frozen=True, slots=True)
class StageDraft:
    """A stage event about to be recorded."""

    stage: str
    happened: PartialDate | None
    reported: PartialDate | None
    authority: str | None = None
    place: str | None = None


def record_stage(
    session: WriteSession, scope: Scope, draft: StageDraft, *, instead_of: StageEvent | None = None
) -> StageEvent:
    """A new stage event; the one it stands instead of stays on file as superseded."""
    event = StageEvent(
        case_id=scope.case_id,
        group_id=scope.group_id,
        defendant_id=scope.defendant_id,
        stage_code=draft.stage,
        authority_id=authority_id(session, draft.authority),
        place=draft.place[:200] if draft.place else None,
        supersedes_id=saved_id(instead_of) if instead_of else None,
        recorded_from=session.started_at,
        **date_columns("happened", draft.happened),
        **date_columns("reported", draft.reported),
    )
    session.add(event)
    session.flush()
    if instead_of is not None:
        instead_of.recorded_to = session.started_at
        _move_citations(session, saved_id(instead_of), saved_id(event))
    refresh_current_stages(session, scope.case_id)
    return event


def _move_citations(session: WriteSession, old_event: int, new_event: int) -> None:
    cited = session.exec(
        select(Citation).where(
            col(Citation.stage_event_id) == old_event, col(Citation.recorded_to).is_(None)
        )
    ).all()
    for citation in cited:
        citation.recorded_to = session.started_at
        cite(session, citation.claim_id, "stage_event_id", [new_event], citation.stance)


def refresh_current_stages(session: WriteSession, case_id: int) -> int:
    """Set every defendant's current stage from the events; gives how many were out of date.

    The cases to which people of this one were moved are seen to as well.
    """
    session.flush()
    seen: set[int] = set()
    waiting = {case_id}
    changed = 0
    while waiting:
        case = waiting.pop()
        seen.add(case)
        changed += _refresh(session, case)
        waiting |= onward_cases(session, case) - seen
    return changed


def _refresh(session: WriteSession, case_id: int) -> int:
    reached = statuses(session, case_id)
    changed = 0
    for defendant in session.exec(
        select(Defendant).where(
            col(Defendant.case_id) == case_id, col(Defendant.recorded_to).is_(None)
        )
    ):
        status = reached.get(saved_id(defendant))
        now = (status.event.code, status.event.event_id) if status else (None, None)
        if now != (defendant.current_stage_code, defendant.current_stage_event_id):
            defendant.current_stage_code, defendant.current_stage_event_id = now
            changed += 1
    return changed


def begin_custody(
    session: WriteSession,
    defendants: Iterable[Defendant],
    *,
    started: PartialDate | None,
    place: str | None,
    authority: str | None,
) -> list[int]:
    """A custody episode for each person who has none open; gives the ids of the new ones."""
    episodes = table_of(CustodyEpisode)
    persons = [defendant.person_id for defendant in defendants]
    open_now = set(
        session.execute(
            sa.select(episodes.c.person_id).where(
                episodes.c.person_id.in_(persons), episodes.c.how_ended.is_(None), held(episodes)
            )
        ).scalars()
    )
    holder = authority_id(session, authority)
    return session.insert_rows(
        CustodyEpisode,
        [
            {
                "person_id": person,
                "authority_id": holder,
                "place": place[:200] if place else None,
                "kind": CustodyKind.UNKNOWN,
                "recorded_from": session.started_at,
                **date_columns("started", started),
                **date_columns("ended", None),
            }
            for person in persons
            if person not in open_now
        ],
    )


def end_custody(
    session: WriteSession,
    defendants: Iterable[Defendant],
    ended: PartialDate | None,
    how: CustodyEnd,
) -> list[int]:
    """End the open custody episodes of the persons; gives their ids."""
    persons = [defendant.person_id for defendant in defendants]
    episodes = session.exec(
        select(CustodyEpisode).where(
            col(CustodyEpisode.person_id).in_(persons),
            col(CustodyEpisode.how_ended).is_(None),
            col(CustodyEpisode.recorded_to).is_(None),
        )
    ).all()
    for episode in episodes:
        for name, value in date_columns("ended", ended).items():
            setattr(episode, name, value)
        episode.how_ended = how
    return [saved_id(episode) for episode in episodes]


def cite(
    session: WriteSession,
    claim_id: int,
    target: str,
    fact_ids: Iterable[int],
    stance: Stance = Stance.SUPPORTS,
) -> None:
    """Let a claim bear on facts of one kind; a pair that is on file already is left as it is."""
    wanted = list(fact_ids)
    there = {getattr(each, target) for each in _pairs(session, claim_id, target, wanted)}
    facts = [fact for fact in wanted if fact not in there]
    session.insert_rows(
        citing(target),
        [
            {
                "claim_id": claim_id,
                "stance": stance,
                target: fact,
                "recorded_from": session.started_at,
            }
            for fact in facts
        ],
    )


def cite_anew(session: WriteSession, claim_id: int, target: str, fact_ids: Iterable[int]) -> None:
    """Let a change of facts rest on a claim: of a pair that is on file a new citation takes the place.

    So what the change came with is told apart from what the facts rested on before it.
    """
    wanted = list(fact_ids)
    for each in _pairs(session, claim_id, target, wanted):
        if each.recorded_from != session.started_at:
            each.recorded_to = session.started_at
    session.flush()
    cite(session, claim_id, target, wanted)


def _pairs(
    session: WriteSession, claim_id: int, target: str, facts: Collection[int]
) -> Sequence[Any]:
    """The citations on file of a claim for some facts."""
    model: Any = citing(target)
    table = table_of(model)
    query = select(model).where(
        table.c.claim_id == claim_id, table.c[target].in_(facts), held(table)
    )
    found: Sequence[Any] = session.exec(query).all()
    return found


def authority_id(session: WriteSession, name: str | None) -> int | None:
    """The authority of that name or alias, made where it is new."""
    if not name:
        return None
    known: list[Any] = list(session.execute(sa.select(table_of(Authority))).all())
    folded = name.strip().casefold()
    for row in known:
        if folded in {row.name.casefold(), *(alias.casefold() for alias in row.aliases)}:
            return int(row.id)
    authority = Authority(name=name.strip()[:200], recorded_from=session.started_at)
    session.add(authority)
    session.flush()
    return saved_id(authority)


def kept_as(session: WriteSession, name: str | None, authority: int | None) -> list[str]:
    """A note where a pack calls an authority otherwise than it was put in; none where it is kept so."""
    row = session.get(Authority, authority) if name and authority is not None else None
    if row is None or name is None or row.pack is None:
        return []
    if row.name.casefold() == name.strip().casefold():
        return []
    return [f"note: “{name.strip()}” is kept as {row.name} [{row.pack}, grade {row.grade}]"]
