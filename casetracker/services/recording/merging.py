"""Moving what stands under one person's record to another's: each row is moved, or is there already."""

from collections.abc import Callable
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import col, select

from casetracker.model.tables import (
    Case,
    Charge,
    Citation,
    ClockOrder,
    CustodyEpisode,
    Defendant,
    DetaineeGroup,
    GroupMember,
    Hearing,
    Note,
    Person,
    PersonName,
    RecordPriority,
    Sentence,
    StageEvent,
    StatusClaim,
    Tag,
    Task,
    Watch,
)
from casetracker.services.recording.people import saved_id
from casetracker.store.queries.common import held, present, table_of
from casetracker.store.sessions import WriteSession

Alike = Callable[[Any], object]
Kind = tuple[type[Any], str, Alike | None]
# What is beside a record, and the words by which one of two is enough; None: all are kept.
_BESIDE: Final[tuple[Kind, ...]] = (
    (Note, "notes", None),
    (Task, "tasks", None),
    (Tag, "tags", lambda row: row.word),
    (Watch, "watches", lambda _row: "one"),
    (RecordPriority, "priorities", lambda _row: "one"),
    (Citation, "passages", None),
)
_FACTS: Final[tuple[Kind, ...]] = (
    (Charge, "charges", lambda row: (row.wording, row.article, row.status)),
    (StageEvent, "stages", lambda row: (row.stage_code, row.happened_edtf, row.place)),
    (Hearing, "hearings", None),
    (Sentence, "sentences", None),
    (ClockOrder, "orders", None),
    (StatusClaim, "claims of a status", None),
    *_BESIDE,
)


def common_groups(session: WriteSession, keep: int, other: int) -> dict[int, str]:
    """The groups in which both people are counted now, by id."""
    members, groups = table_of(GroupMember), table_of(DetaineeGroup)
    theirs = sa.select(members.c.group_id).where(members.c.person_id == other, present(members))
    rows = session.execute(
        sa.select(groups.c.id, groups.c.ref)
        .join(members, members.c.group_id == groups.c.id)
        .where(members.c.person_id == keep, present(members), groups.c.id.in_(theirs))
        .order_by(groups.c.id)
    )
    return {row.id: str(row.ref) for row in rows}


def move_what_is_theirs(
    session: WriteSession, keep: Person, other: Person, *, stays: bool
) -> list[str]:
    """Names, and what stands beside the record; times in custody unless the record stays. In lines."""
    kinds: list[Kind] = [
        (PersonName, "names", lambda row: (row.text, row.kind)),
        *_BESIDE,
    ]
    if not stays:
        kinds.insert(1, (CustodyEpisode, "times in custody", None))
    ids = (saved_id(keep), saved_id(other))
    told = [_moved(session, kind, "person_id", ids) for kind in kinds]
    return [f"{other.ref} -> {keep.ref}: {each}" for each in told if each]


def merge_defendants(
    session: WriteSession, keep: Person, other: Person, lines: list[str]
) -> set[int]:
    """Where both stand in one case, all of the one goes to the other; gives those cases' ids."""
    query = select(Defendant).where(held(table_of(Defendant)))
    ours = {
        each.case_id: each
        for each in session.exec(query.where(col(Defendant.person_id) == keep.id))
        if each.ended_edtf is None
    }
    cases = set()
    for double in session.exec(query.where(col(Defendant.person_id) == other.id)).all():
        known = ours.get(double.case_id)
        if known is None or double.ended_edtf is not None:
            continue
        ids = (saved_id(known), saved_id(double))
        told = [_moved(session, kind, "defendant_id", ids) for kind in _FACTS]
        lines += [f"{double.ref} -> {known.ref}: {each}" for each in told if each]
        double.recorded_to = session.started_at
        lines.append(f"{double.ref}: set aside, it is {known.ref}")
        cases.add(double.case_id)
    session.flush()
    return cases


def move_places(
    session: WriteSession, keep: Person, other: Person, lines: list[str], *, but: set[int]
) -> set[int]:
    """The places in cases and groups that the other one has alone; gives the cases' ids.

    In groups named by `but`, and in cases where both stand, the other one stays.
    """
    query = select(Defendant).where(held(table_of(Defendant)))
    ours = {
        each.case_id
        for each in session.exec(query.where(col(Defendant.person_id) == keep.id))
        if each.ended_edtf is None
    }
    cases = set()
    for place in session.exec(query.where(col(Defendant.person_id) == other.id)).all():
        if but and place.case_id in ours:
            continue
        place.person_id = saved_id(keep)
        case = session.current(Case, place.case_id)
        lines.append(f"{place.ref} in {case.ref}: is {keep.ref} now")
        cases.add(place.case_id)
    members = select(GroupMember).where(
        col(GroupMember.person_id) == other.id, held(table_of(GroupMember))
    )
    for member in session.exec(members).all():
        if member.group_id in but:
            continue
        member.person_id = saved_id(keep)
        group = session.current(DetaineeGroup, member.group_id)
        lines.append(f"number {member.ordinal} of {group.ref}: is {keep.ref} now")
    session.flush()
    return cases


def _moved(session: WriteSession, kind: Kind, column: str, ids: tuple[int, int]) -> str:
    """Move the rows of one kind; gives in words how many moved and how many were there already."""
    model, what, alike = kind
    keep, other = ids
    table = table_of(model)
    rows = session.exec(select(model).where(table.c[column] == other, held(table))).all()
    known: set[object] = set()
    if alike is not None and rows:
        ours = session.exec(select(model).where(table.c[column] == keep, held(table))).all()
        known = {alike(row) for row in ours}
    doubled = 0
    for row in rows:
        if alike is not None and alike(row) in known:
            row.recorded_to = session.started_at
            doubled += 1
        else:
            setattr(row, column, keep)
            if alike is not None:
                known.add(alike(row))
    session.flush()
    if not rows:
        return ""
    there = f", {doubled} there already" if doubled else ""
    return f"{what}: {len(rows) - doubled} of {len(rows)} moved{there}"
