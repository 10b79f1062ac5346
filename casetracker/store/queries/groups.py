"""Groups: as rows of a list, and whole."""

from collections import defaultdict
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.tables import (
    Case,
    CaseGroup,
    Defendant,
    DetaineeGroup,
    GroupEvent,
    GroupMember,
    Person,
)
from casetracker.model.vocabulary import GroupEventKind
from casetracker.store.queries.citations import citations_of
from casetracker.store.queries.common import held, id_of, present, table_of
from casetracker.store.queries.counts import unsourced_groups
from casetracker.store.queries.defendants import defendant_lines
from casetracker.store.queries.disputes import disputed_groups
from casetracker.store.queries.stages import stage_mix, stage_views
from casetracker.views.common import CitationView, SizeView
from casetracker.views.docket import GroupEventView, GroupLine, GroupView


def group_refs(session: Session) -> tuple[str, ...]:
    """The references of all groups, oldest first, for whoever needs nothing else of them."""
    groups = table_of(DetaineeGroup)
    query = sa.select(groups.c.ref).where(held(groups)).order_by(groups.c.id)
    return tuple(session.execute(query).scalars())


def group_lines(
    session: Session, condition: sa.ColumnElement[bool] | None = None
) -> tuple[GroupLine, ...]:
    """Groups as rows, oldest first; the condition is on the groups table."""
    groups = table_of(DetaineeGroup)
    query = sa.select(groups).where(held(groups)).order_by(groups.c.id)
    if condition is not None:
        query = query.where(condition)
    rows = session.execute(query).all()
    members = _member_counts(session)
    cases = _case_refs(session)
    mixes = _stage_mixes(session)
    disputed = set(session.execute(disputed_groups(session)).scalars())
    unsourced = set(session.execute(unsourced_groups()).scalars())
    left, also_of_parts, told = _left_custody(session)
    return tuple(
        GroupLine(
            ref=row.ref,
            label=row.label,
            size=SizeView(row.size_min, row.size_max, row.unit),
            held_members=members.get(row.id, (0, 0))[0],
            named_members=members.get(row.id, (0, 0))[1],
            captured=date_value(row, "captured"),
            place=row.place,
            case_refs=tuple(cases.get(row.id, ())),
            stage_mix=mixes.get(row.id, ()),
            conflicts=int(row.id in disputed),
            is_unsourced=row.id in unsourced,
            left_unnamed=left.get(row.id, 0),
            left_custody=also_of_parts.get(row.id, 0),
            left_told=tuple(told.get(row.id, ())),
        )
        for row in rows
    )


def group_view(session: Session, ref: str) -> GroupView:
    """One group, whole; raises NotFoundError."""
    group_id = id_of(session, DetaineeGroup, ref, "group")
    groups, members, defendants = (
        table_of(DetaineeGroup),
        table_of(GroupMember),
        table_of(Defendant),
    )
    row = session.execute(sa.select(groups).where(groups.c.id == group_id)).one()
    parent = session.execute(
        sa.select(groups.c.ref).where(groups.c.id == row.parent_group_id)
    ).scalar()
    in_group = sa.select(members.c.person_id).where(
        members.c.group_id == group_id, present(members)
    )
    return GroupView(
        line=group_lines(session, groups.c.id == group_id)[0],
        version=row.version,
        nationality=row.nationality,
        parent_ref=parent,
        parent_note=row.parent_note,
        members=defendant_lines(
            session, sa.and_(present(defendants), defendants.c.person_id.in_(in_group))
        ),
        events=_events(session, group_id),
        citations=citations_of(session, "group_id", [group_id]).get(group_id, ()),
        parts=group_lines(session, groups.c.id.in_(part_ids(session, group_id))),
    )


def _events(session: Session, group_id: int) -> tuple[GroupEventView, ...]:
    return tuple(
        event for _, event in _events_where(session, table_of(GroupEvent).c.group_id == group_id)
    )


def group_events_of(session: Session, case_ref: str) -> tuple[tuple[str, GroupEventView], ...]:
    """What befell the groups of a case after they were formed, each with its group; raises NotFoundError.

    What is told of a part is not told again of its whole.
    """
    events, links = table_of(GroupEvent), table_of(CaseGroup)
    case_id = id_of(session, Case, case_ref, "case")
    theirs = sa.select(links.c.group_id).where(links.c.case_id == case_id, held(links))
    is_told_of_part = sa.and_(
        events.c.kind == GroupEventKind.PARTLY_RELEASED, events.c.other_group_id.is_not(None)
    )
    return _events_where(
        session,
        sa.and_(
            events.c.group_id.in_(theirs), events.c.kind != GroupEventKind.FORMED, ~is_told_of_part
        ),
    )


def _events_where(
    session: Session, condition: sa.ColumnElement[bool]
) -> tuple[tuple[str, GroupEventView], ...]:
    events, groups = table_of(GroupEvent), table_of(DetaineeGroup)
    other = groups.alias()
    rows = session.execute(
        sa.select(events, groups.c.ref.label("group_ref"), other.c.ref.label("other_ref"))
        .join(groups, groups.c.id == events.c.group_id)
        .join(other, other.c.id == events.c.other_group_id, isouter=True)
        .where(condition, held(events))
        .order_by(events.c.id)
    ).all()
    cited = citations_of(session, "group_event_id", [row.id for row in rows])
    return tuple((row.group_ref, _event(row, cited.get(row.id, ()))) for row in rows)


def _event(row: Any, citations: tuple[CitationView, ...]) -> GroupEventView:
    return GroupEventView(
        id=row.id,
        kind=row.kind,
        happened=date_value(row, "happened"),
        count_before=row.count_before,
        count_after=row.count_after,
        note=row.note,
        citations=citations,
        other_ref=row.other_ref,
    )


def part_ids(session: Session, group_id: int) -> tuple[int, ...]:
    """The groups that were split off a group, or merged into it, oldest first."""
    groups, events = table_of(DetaineeGroup), table_of(GroupEvent)
    by_event = sa.select(events.c.other_group_id).where(
        events.c.group_id == group_id,
        events.c.kind.in_((GroupEventKind.SPLIT, GroupEventKind.MERGED)),
        events.c.other_group_id.is_not(None),
        held(events),
    )
    is_part = sa.or_(groups.c.parent_group_id == group_id, groups.c.id.in_(by_event))
    query = sa.select(groups.c.id).where(is_part, groups.c.id != group_id, held(groups))
    return tuple(session.execute(query.order_by(groups.c.id)).scalars())


def _member_counts(session: Session) -> dict[int, tuple[int, int]]:
    members, persons = table_of(GroupMember), table_of(Person)
    query = (
        sa.select(members.c.group_id, sa.func.count(), sa.func.count(persons.c.name))
        .join(persons, persons.c.id == members.c.person_id)
        .where(present(members))
        .group_by(members.c.group_id)
    )
    return {row[0]: (row[1], row[2]) for row in session.execute(query)}


def _left_custody(
    session: Session,
) -> tuple[dict[int, int], dict[int, int], dict[int, list[tuple[CitationView, ...]]]]:
    """How many left custody nobody knows who: by the group of which it was said, and by its wholes too.

    The passages for each time that some left stand by the group of which it was said.
    """
    events = table_of(GroupEvent)
    query = (
        sa.select(
            events.c.id,
            events.c.group_id,
            events.c.other_group_id,
            events.c.count_before,
            events.c.count_after,
        )
        .where(events.c.kind == GroupEventKind.PARTLY_RELEASED, held(events))
        .order_by(events.c.id)
    )
    rows = session.execute(query).all()
    cited = citations_of(session, "group_event_id", [row.id for row in rows])
    own: dict[int, int] = defaultdict(int)
    every: dict[int, int] = defaultdict(int)
    told: dict[int, list[tuple[CitationView, ...]]] = defaultdict(list)
    for row in rows:
        gone = (row.count_before or 0) - (row.count_after or 0)
        every[row.group_id] += gone
        if row.other_group_id is None:
            own[row.group_id] += gone
            told[row.group_id].append(cited.get(row.id, ()))
    return own, every, told


def _case_refs(session: Session) -> dict[int, list[str]]:
    links, cases = table_of(CaseGroup), table_of(Case)
    found: dict[int, list[str]] = defaultdict(list)
    query = (
        sa.select(links.c.group_id, cases.c.ref)
        .join(cases, cases.c.id == links.c.case_id)
        .where(held(links), held(cases))
        .order_by(cases.c.id)
    )
    for row in session.execute(query):
        found[row.group_id].append(row.ref)
    return found


def _stage_mixes(session: Session) -> dict[Any, Any]:
    members, defendants = table_of(GroupMember), table_of(Defendant)
    query = (
        sa.select(members.c.group_id, defendants.c.current_stage_code, sa.func.count())
        .join(defendants, defendants.c.person_id == members.c.person_id)
        .where(present(members), present(defendants))
        .group_by(members.c.group_id, defendants.c.current_stage_code)
    )
    return stage_mix(session.execute(query).all(), stage_views(session))
