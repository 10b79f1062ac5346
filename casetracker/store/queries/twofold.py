"""What is told of everybody with a name, as the rules look at it that see two people in one record."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.tables import (
    Case,
    CustodyEpisode,
    Defendant,
    DetaineeGroup,
    GroupMember,
    IdentityDecision,
    Person,
    PersonName,
    StageEvent,
)
from casetracker.model.vocabulary import IdentityVerdict, NameKind
from casetracker.procedure.two_people import Told
from casetracker.store.queries.common import held, table_of

ByPerson = dict[int, list[Told]]
ARRESTS: Final = ("captured", "detained")
ENDS: Final = (
    "released",
    "pardoned",
    "repatriated",
    "extradited",
    "acquitted",
    "discontinued",
    "whereabouts_unknown",
)


def named(session: Session, person: int | None = None) -> dict[int, Any]:
    """By id the rows of those who have a name; of all or of one."""
    persons = table_of(Person)
    query = sa.select(persons).where(held(persons), persons.c.name.is_not(None))
    if person is not None:
        query = query.where(persons.c.id == person)
    return {row.id: row for row in session.execute(query.order_by(persons.c.id))}


def births(session: Session, people: dict[int, Any]) -> ByPerson:
    """Births: a record's own, and those of the records that were merged into it."""
    decisions, persons = table_of(IdentityDecision), table_of(Person)
    merged = session.execute(
        sa.select(
            persons, decisions.c.person_id.label("keep"), decisions.c.recorded_from.label("at")
        )
        .join(persons, persons.c.id == decisions.c.other_person_id)
        .where(held(decisions), decisions.c.verdict == IdentityVerdict.SAME)
        .order_by(decisions.c.id)
    ).all()
    keeps = {row.id: row.keep for row in merged}
    found: ByPerson = defaultdict(list)
    for row in people.values():
        if row.birth_edtf is not None:
            when = date_value(row, "birth")
            found[row.id].append(
                Told(f"born {when}", when, ("person_id", row.id), row.recorded_from)
            )
    for row in merged:
        keep = _last(row.id, keeps)
        if row.birth_edtf is not None and keep in people:
            when = date_value(row, "birth")
            words = f"born {when} (as {row.ref})"
            found[keep].append(Told(words, when, ("person_id", row.id), row.at))
    return found


def _last(person: int, keeps: dict[int, int]) -> int:
    """The record in which somebody ended up."""
    seen: set[int] = set()
    while person in keeps and person not in seen:
        seen.add(person)
        person = keeps[person]
    return person


def printed_names(session: Session, person: int | None = None) -> ByPerson:
    """The names of those who have several, as printed or official."""
    names = table_of(PersonName)
    printed = sa.and_(held(names), names.c.kind != NameKind.TRANSLITERATION)
    several = (
        sa.select(names.c.person_id)
        .where(printed)
        .group_by(names.c.person_id)
        .having(sa.func.count() > 1)
    )
    query = sa.select(names).where(printed, names.c.person_id.in_(several)).order_by(names.c.id)
    return _gathered(
        (row.person_id, Told(row.text, None, ("person_name_id", row.id), row.recorded_from))
        for row in session.execute(_of(query, names.c.person_id, person))
    )


def custody(session: Session, person: int | None = None) -> ByPerson:
    """Times in custody; the words are how they ended, where they did."""
    episodes = table_of(CustodyEpisode)
    query = (
        sa.select(episodes)
        .where(held(episodes), episodes.c.started_edtf.is_not(None))
        .order_by(episodes.c.id)
    )
    return _gathered(
        (
            row.person_id,
            Told(
                row.how_ended.value if row.how_ended else "held",
                date_value(row, "started"),
                ("custody_episode_id", row.id),
                row.recorded_from,
                until=date_value(row, "ended"),
                place=row.place,
            ),
        )
        for row in session.execute(_of(query, episodes.c.person_id, person))
    )


def steps(session: Session, codes: Iterable[str], person: int | None = None) -> ByPerson:
    """Stages of some codes of those who stand in several cases, or have two arrests of their own."""
    events, defendants, cases = table_of(StageEvent), table_of(Defendant), table_of(Case)
    members = table_of(GroupMember)
    in_group = sa.exists().where(
        members.c.group_id == events.c.group_id,
        members.c.person_id == defendants.c.person_id,
        held(members),
    )
    theirs = sa.or_(
        events.c.defendant_id == defendants.c.id,
        sa.and_(events.c.defendant_id.is_(None), events.c.group_id.is_(None)),
        sa.and_(events.c.defendant_id.is_(None), in_group),
    )
    query = (
        sa.select(events, defendants.c.person_id, cases.c.ref.label("case_ref"))
        .join(defendants, sa.and_(defendants.c.case_id == events.c.case_id, held(defendants)))
        .join(cases, cases.c.id == events.c.case_id)
        .where(
            held(events),
            events.c.stage_code.in_(tuple(codes)),
            defendants.c.person_id.in_(_several_arrests()),
            theirs,
        )
        .order_by(events.c.id)
    )
    return _gathered(
        (
            row.person_id,
            Told(
                row.stage_code.replace("_", " "),
                date_value(row, "happened"),
                ("stage_event_id", row.id),
                row.recorded_from,
                about=row.case_ref,
                is_own=row.defendant_id is not None,
            ),
        )
        for row in session.execute(_of(query, defendants.c.person_id, person))
    )


def _several_arrests() -> sa.CompoundSelect[Any]:
    """The persons of whom two arrests may be on file: in several cases, or twice by themselves."""
    events, defendants = table_of(StageEvent), table_of(Defendant)
    in_cases = (
        sa.select(defendants.c.person_id)
        .where(held(defendants))
        .group_by(defendants.c.person_id)
        .having(sa.func.count(sa.distinct(defendants.c.case_id)) > 1)
    )
    twice = (
        sa.select(defendants.c.person_id)
        .join(events, events.c.defendant_id == defendants.c.id)
        .where(held(events), held(defendants), events.c.stage_code.in_(ARRESTS))
        .group_by(defendants.c.person_id, events.c.stage_code)
        .having(sa.func.count() > 1)
    )
    return sa.union(in_cases, twice)


def captured_groups(session: Session, person: int | None = None) -> ByPerson:
    """The groups with a date of capture that people are or were in."""
    members, groups = table_of(GroupMember), table_of(DetaineeGroup)
    whole = groups.alias("whole")
    query = (
        sa.select(groups, members.c.person_id, members.c.recorded_from.label("joined"),
                  whole.c.ref.label("whole_ref"))
        .join(members, members.c.group_id == groups.c.id)
        .join(whole, whole.c.id == groups.c.parent_group_id, isouter=True)
        .where(held(members), held(groups), groups.c.captured_edtf.is_not(None))
        .order_by(groups.c.id)
    )  # fmt: skip
    return _gathered(
        (
            row.person_id,
            Told(
                "captured",
                date_value(row, "captured"),
                ("group_id", row.id),
                max(row.recorded_from, row.joined),
                place=row.place,
                about=row.ref,
                within=frozenset([row.whole_ref] if row.whole_ref else []),
            ),
        )
        for row in session.execute(_of(query, members.c.person_id, person))
    )


def _of(query: sa.Select[Any], column: sa.Column[Any], person: int | None) -> sa.Select[Any]:
    return query if person is None else query.where(column == person)


def _gathered(told: Iterable[tuple[int, Told]]) -> ByPerson:
    found: ByPerson = defaultdict(list)
    for person, each in told:
        found[person].append(each)
    return found
