"""The members of a group as the docket holds them, and leaving and entering a group."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import col, select

from casetracker.model.columns import date_columns
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import Defendant, DetaineeGroup, GroupEvent, GroupMember, Person
from casetracker.model.vocabulary import Certainty, GroupEventKind
from casetracker.procedure.rosters import Member
from casetracker.services.recording.people import saved_id
from casetracker.store.queries.common import held, present, table_of
from casetracker.store.queries.groups import part_ids
from casetracker.store.sessions import WriteSession


@dataclass(frozen=True, slots=True)
class Roster:
    """The people who are in a group now."""

    group: DetaineeGroup
    members: tuple[Member, ...]

    @property
    def size(self) -> int:
        """How many are in the group."""
        return len(self.members)

    @property
    def loose(self) -> int:
        """How many of them stand in no part of it."""
        return sum(not member.is_bound for member in self.members)


def roster(session: WriteSession, group: DetaineeGroup) -> Roster:
    """The people of a group in order of their number; those in a part of it are bound."""
    members = table_of(GroupMember)
    parts = part_ids(session, saved_id(group))
    in_part = set(
        session.execute(
            sa.select(members.c.person_id).where(members.c.group_id.in_(parts), present(members))
        ).scalars()
    )
    rows = session.exec(
        select(GroupMember, Person)
        .join(Person, col(Person.id) == col(GroupMember.person_id))
        .where(col(GroupMember.group_id) == group.id, present(members))
        .order_by(col(GroupMember.ordinal))
    )
    return Roster(
        group,
        tuple(
            Member(
                person_id=member.person_id,
                ordinal=member.ordinal,
                is_named=person.name is not None,
                is_bound=member.person_id in in_part,
            )
            for member, person in rows
        ),
    )


def wholes_of(session: WriteSession, group: DetaineeGroup) -> list[DetaineeGroup]:
    """The groups of which a group is a part, nearest first."""
    groups, events = table_of(DetaineeGroup), table_of(GroupEvent)
    found: list[DetaineeGroup] = []
    waiting = [group]
    while waiting:
        part = waiting.pop(0)
        by_event = sa.select(events.c.group_id).where(
            events.c.other_group_id == part.id,
            events.c.kind.in_((GroupEventKind.SPLIT, GroupEventKind.MERGED)),
            held(events),
        )
        is_whole = sa.or_(groups.c.id == part.parent_group_id, groups.c.id.in_(by_event))
        query = select(DetaineeGroup).where(is_whole, held(groups)).order_by(groups.c.id)
        for whole in session.exec(query):
            if whole not in found and whole is not group:
                found.append(whole)
                waiting.append(whole)
    return found


def enter(
    session: WriteSession,
    group: DetaineeGroup,
    persons: Sequence[int],
    *,
    since: PartialDate | None = None,
    certainty: Certainty = Certainty.STATED,
) -> None:
    """Put people into a group, numbered on from its last number; none is ever given twice."""
    members = table_of(GroupMember)
    last = session.execute(
        sa.select(sa.func.max(members.c.ordinal)).where(members.c.group_id == group.id)
    ).scalar()
    session.insert_rows(
        GroupMember,
        [
            {
                "group_id": group.id,
                "person_id": person,
                "ordinal": ordinal,
                "certainty": certainty,
                "recorded_from": session.started_at,
                **date_columns("started", since),
                **date_columns("ended", None),
            }
            for ordinal, person in enumerate(persons, (last or 0) + 1)
        ],
    )


def leave(
    session: WriteSession,
    group: DetaineeGroup,
    persons: Iterable[int],
    *,
    on: PartialDate | None,
) -> None:
    """Let people leave a group on a date; without one they are held never to have been in it."""
    rows = session.exec(
        select(GroupMember).where(
            col(GroupMember.group_id) == group.id,
            col(GroupMember.person_id).in_(list(persons)),
            present(table_of(GroupMember)),
        )
    ).all()
    for row in rows:
        end(session, row, on)


def end(session: WriteSession, row: GroupMember | Defendant, on: PartialDate | None) -> None:
    """End a membership or a stay in a case on a date, or set it aside where there is none."""
    if on is None:
        row.recorded_to = session.started_at
        return
    for name, value in date_columns("ended", on).items():
        setattr(row, name, value)
