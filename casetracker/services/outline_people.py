"""Who of a group has a name and who has none, as a claim that names people meets them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import DetaineeGroup, GroupEvent, GroupMember, Person
from casetracker.model.vocabulary import GroupEventKind
from casetracker.news.matching.outlines import PersonOutline
from casetracker.store.queries.common import THESE, held, present, table_of

_TOLD_APART: Final = (GroupEventKind.SPLIT, GroupEventKind.MERGED)


@dataclass(slots=True)
class GroupPeople:
    """Who of a group, and of its wholes beside it, has a name; how many have none, how many are free."""

    people: list[PersonOutline] = field(default_factory=list)
    beside: list[PersonOutline] = field(default_factory=list)
    unnamed: int = 0
    free: int = 0


def people_of_groups(session: Session, ids: Collection[int]) -> Mapping[int, GroupPeople]:
    """By the id of a group the people of it."""
    found: dict[int, GroupPeople] = defaultdict(GroupPeople)
    for row in _named(session, ids):
        found[row.group_id].people.append(PersonOutline(row.ref, row.name))
    for row in session.execute(_unnamed_query(), {"ids": ids}):
        found[row.group_id].unnamed, found[row.group_id].free = row.unnamed, row.free
    wholes = _wholes(session, ids)
    if wholes:
        loose: dict[int, list[PersonOutline]] = defaultdict(list)
        every = {whole for them in wholes.values() for whole in them}
        for row in _named(session, every, is_loose=True):
            loose[row.group_id].append(PersonOutline(row.ref, row.name))
        for part, them in wholes.items():
            there = [each for whole in them for each in loose[whole]]
            own = set(found[part].people)
            found[part].beside = [each for each in dict.fromkeys(there) if each not in own]
    return found


def _named(session: Session, ids: Iterable[int], *, is_loose: bool = False) -> Iterable[Any]:
    """Who has a name, those who left included; of those there now and in no part where `is_loose`."""
    return session.execute(_named_query(is_loose=is_loose), {"ids": ids})


@cache
def _named_query(*, is_loose: bool) -> sa.Select[Any]:
    members, persons = table_of(GroupMember), table_of(Person)
    query = (
        sa.select(members.c.group_id, persons.c.ref, persons.c.name)
        .join(persons, persons.c.id == members.c.person_id)
        .where(members.c.group_id.in_(THESE), held(members), persons.c.name.is_not(None))
        .order_by(members.c.ordinal)
    )
    return query.where(present(members), ~_is_in_part(members)) if is_loose else query


@cache
def _unnamed_query() -> sa.Select[Any]:
    members, persons = table_of(GroupMember), table_of(Person)
    is_free = sa.case((~_is_in_part(members), 1))
    return (
        sa.select(
            members.c.group_id,
            sa.func.count().label("unnamed"),
            sa.func.count(is_free).label("free"),
        )
        .join(persons, persons.c.id == members.c.person_id)
        .where(members.c.group_id.in_(THESE), present(members), persons.c.name.is_(None))
        .group_by(members.c.group_id)
    )


def _is_in_part(members: sa.Table) -> sa.ColumnElement[bool]:
    """Whether somebody stands in a part of their group as well."""
    of_part, pairs = members.alias(), _parts()
    return (
        sa.select(of_part.c.id)
        .join(pairs, pairs.c.part == of_part.c.group_id)
        .where(
            pairs.c.whole == members.c.group_id,
            of_part.c.person_id == members.c.person_id,
            held(of_part),
            of_part.c.ended_edtf.is_(None),
        )
        .exists()
    )


def _parts() -> sa.Subquery:
    """(whole, part): split off it, merged into it, or formed as a part of it."""
    groups, events = table_of(DetaineeGroup), table_of(GroupEvent)
    by_parent = sa.select(groups.c.parent_group_id.label("whole"), groups.c.id.label("part")).where(
        groups.c.parent_group_id.is_not(None), held(groups)
    )
    by_event = (
        sa.select(events.c.group_id, events.c.other_group_id)
        .join(groups, groups.c.id == events.c.other_group_id)
        .where(
            events.c.kind.in_(_TOLD_APART),
            held(events),
            held(groups),
            events.c.other_group_id != events.c.group_id,
        )
    )
    return by_parent.union(by_event).subquery()


@cache
def _wholes_query() -> sa.Select[Any]:
    pairs = _parts()
    return sa.select(pairs.c.part, pairs.c.whole).where(pairs.c.part.in_(THESE))


def _wholes(session: Session, ids: Collection[int]) -> dict[int, tuple[int, ...]]:
    """By the id of a group those of which it is a part, nearest first; only of those that are one."""
    nearest: dict[int, list[int]] = defaultdict(list)
    waiting = set(ids)
    while waiting:
        rows = session.execute(_wholes_query(), {"ids": waiting}).all()
        for row in rows:
            nearest[row.part].append(row.whole)
        waiting = {row.whole for row in rows} - nearest.keys()
    return {each: _line(each, nearest) for each in ids if each in nearest}


def _line(part: int, nearest: Mapping[int, list[int]]) -> tuple[int, ...]:
    found: list[int] = []
    waiting = [part]
    while waiting:
        for whole in nearest.get(waiting.pop(0), ()):
            if whole != part and whole not in found:
                found.append(whole)
                waiting.append(whole)
    return tuple(found)
