"""Setting a group aside that was made in error: nothing may hang on it but unnamed people of its own."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import SQLModel, col, select

from casetracker.model.tables import (
    Capture,
    CaseGroup,
    Charge,
    Claim,
    ClaimSubject,
    ClockOrder,
    CustodyEpisode,
    Defendant,
    DetaineeGroup,
    DifferenceExplanation,
    GroupEvent,
    GroupMember,
    Hearing,
    Note,
    Person,
    PersonName,
    Sentence,
    Source,
    StageEvent,
    StatedTotal,
    StatedTotalPart,
    StatusClaim,
    Task,
)
from casetracker.model.vocabulary import ReviewStatus
from casetracker.services.recording.edits import EditError
from casetracker.services.recording.people import saved_id
from casetracker.services.recording.proceedings import refresh_current_stages
from casetracker.store.queries.common import held, present, table_of
from casetracker.store.sessions import WriteSession

_NAMED: Final = 4
_WAITING: Final = (ReviewStatus.NEW, ReviewStatus.IN_REVIEW, ReviewStatus.DEFERRED)
_TOLD: Final[tuple[tuple[type[SQLModel], str], ...]] = (
    (StageEvent, "stages"),
    (Hearing, "hearings"),
    (ClockOrder, "orders"),
    (StatusClaim, "claims of a status"),
    (DifferenceExplanation, "explained differences"),
)
_OF_DEFENDANTS: Final = (Charge, StageEvent, Sentence, Hearing, ClockOrder, StatusClaim)
_OF_PERSONS: Final = (PersonName, CustodyEpisode, Note, Task)


def remove_group(session: WriteSession, group: DetaineeGroup) -> tuple[str, ...]:
    """Set a group and its unnamed people aside; raises EditError that says all that hangs on it."""
    own = _people_of_it_alone(session, group)
    hanging = [*_hanging(session, group), *_with_facts(session, own)]
    if hanging:
        raise EditError(
            f"{group.ref} cannot be set aside while these hang on it: {'; '.join(hanging)}."
            " Move, withdraw or decide on these first, or undo the step that made it."
        )
    cases = _set_aside(session, CaseGroup, "group_id", [saved_id(group)])
    for model in (GroupMember, GroupEvent):
        _set_aside(session, model, "group_id", [saved_id(group)])
    ids = [saved_id(each) for each in own]
    places = _set_aside(session, Defendant, "person_id", ids)
    for person in own:
        person.recorded_to = session.started_at
    group.recorded_to = session.started_at
    session.flush()
    for case_id in sorted({each.case_id for each in (*cases, *places)}):
        refresh_current_stages(session, case_id)
    lines = [f"{group.ref}: set aside ({group.label})"]
    if own:
        lines.append(f"{len(own)} unnamed people of it alone: set aside")
    return tuple(lines)


def _people_of_it_alone(session: WriteSession, group: DetaineeGroup) -> list[Person]:
    """The people of a group who are in no other one, by their number."""
    members = table_of(GroupMember)
    elsewhere = sa.select(members.c.person_id).where(
        members.c.group_id != group.id, present(members)
    )
    query = (
        select(Person)
        .join(GroupMember, col(GroupMember.person_id) == col(Person.id))
        .where(
            col(GroupMember.group_id) == group.id,
            present(members),
            col(Person.id).not_in(elsewhere),
        )
        .order_by(col(GroupMember.ordinal))
    )
    return list(session.exec(query))


def _hanging(session: WriteSession, group: DetaineeGroup) -> Iterator[str]:
    group_id = saved_id(group)
    groups, events = table_of(DetaineeGroup), table_of(GroupEvent)
    parts = sa.select(groups.c.ref).where(groups.c.parent_group_id == group_id, held(groups))
    yield from _refs(session, "its parts", parts)
    other = sa.case(
        (events.c.group_id == group_id, events.c.other_group_id), else_=events.c.group_id
    )
    steps = (
        sa.select(groups.c.ref)
        .join(events, groups.c.id == other)
        .where(
            held(events),
            events.c.other_group_id.is_not(None),
            sa.or_(events.c.group_id == group_id, events.c.other_group_id == group_id),
        )
    )
    yield from _refs(session, "steps that it shares with", steps)
    yield from _refs(session, "claims on it that wait, of", _sources(group_id))
    totals, its = table_of(StatedTotal), table_of(StatedTotalPart)
    stated = (
        sa.select(totals.c.ref)
        .join(its, its.c.total_id == totals.c.id)
        .where(its.c.group_id == group_id, held(its), held(totals))
    )
    yield from _refs(session, "totals", stated)
    notes, tasks = table_of(Note), table_of(Task)
    beside = sa.select(notes.c.ref).where(notes.c.group_id == group_id, held(notes))
    yield from _refs(session, "notes", beside)
    due = tasks.c.done_at.is_(None)
    yield from _refs(
        session,
        "tasks",
        sa.select(tasks.c.ref).where(tasks.c.group_id == group_id, held(tasks), due),
    )
    for model, what in _TOLD:
        table = table_of(model)
        number = session.execute(
            sa.select(sa.func.count()).where(table.c.group_id == group_id, held(table))
        ).scalar_one()
        if number:
            yield f"{what} told of it ({number})"


def _sources(group_id: int) -> sa.Select[Any]:
    """Sources with a claim on a group that waits for a decision: accepting it would change the group."""
    sources, captures = table_of(Source), table_of(Capture)
    claims, subjects = table_of(Claim), table_of(ClaimSubject)
    return (
        sa.select(sources.c.ref)
        .join(captures, captures.c.source_id == sources.c.id)
        .join(claims, claims.c.capture_id == captures.c.id)
        .join(subjects, subjects.c.id == claims.c.subject_id)
        .where(subjects.c.group_id == group_id, claims.c.review_status.in_(_WAITING))
    )


def _with_facts(session: WriteSession, people: Iterable[Person]) -> Iterator[str]:
    """Those of the people who have a name, or facts of their own."""
    people = list(people)
    known = {saved_id(each) for each in people if each.name is not None}
    ids = [saved_id(each) for each in people]
    for model in _OF_PERSONS:
        table = table_of(model)
        theirs = sa.select(table.c.person_id).where(table.c.person_id.in_(ids), held(table))
        known |= set(session.execute(theirs).scalars())
    defendants = table_of(Defendant)
    for each in _OF_DEFENDANTS:
        table = table_of(each)
        theirs = (
            sa.select(defendants.c.person_id)
            .join(table, table.c.defendant_id == defendants.c.id)
            .where(defendants.c.person_id.in_(ids), held(defendants), held(table))
        )
        known |= set(session.execute(theirs).scalars())
    refs = [each.ref for each in people if each.id in known]
    if refs:
        yield f"people with a name or facts of their own {_some(refs)}"


def _refs(session: WriteSession, what: str, query: sa.Select[Any]) -> Iterator[str]:
    found = sorted(set(session.execute(query).scalars()))
    if found:
        yield f"{what} {_some(found)}"


def _some(refs: list[str]) -> str:
    more = f" and {len(refs) - _NAMED} more" if len(refs) > _NAMED else ""
    return f"{', '.join(refs[:_NAMED])}{more}"


def _set_aside(
    session: WriteSession, model: type[Any], column: str, ids: Iterable[int]
) -> list[Any]:
    """Hold rows no longer that name one of the records; gives them."""
    table = table_of(model)
    query = select(model).where(table.c[column].in_(list(ids)), held(table))
    rows = list(session.exec(query))
    for row in rows:
        row.recorded_to = session.started_at
    return rows
