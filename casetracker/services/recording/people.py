"""Recording cases, groups, persons and defendants."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select

from casetracker.model.columns import date_columns
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import (
    Case,
    CaseGroup,
    CaseNumber,
    Defendant,
    DetaineeGroup,
    GroupEvent,
    GroupMember,
    Person,
)
from casetracker.model.vocabulary import Certainty, GroupEventKind
from casetracker.procedure.groups import check_size
from casetracker.store import references
from casetracker.store.queries.common import present, table_of
from casetracker.store.sessions import WriteSession


@dataclass(frozen=True, slots=True)
class GroupDraft:
    """A group about to be formed."""

    label: str
    unit: str | None = None
    size_min: int | None = None
    size_max: int | None = None
    captured: PartialDate | None = None
    place: str | None = None
    nationality: str | None = None
    parent_note: str | None = None


def saved_id(row: Any) -> int:
    """The id of a row that has been flushed."""
    row_id: int | None = row.id
    if row_id is None:
        message = f"{type(row).__name__} has not been flushed"
        raise RuntimeError(message)
    return row_id


def open_case(
    session: WriteSession, title: str, *, jurisdiction: str | None = None, number: str | None = None
) -> Case:
    """A new case."""
    case = Case(
        ref=references.next_refs(session, references.CASE)[0],
        title=title[:400],
        jurisdiction=jurisdiction,
        recorded_from=session.started_at,
    )
    session.add(case)
    session.flush()
    number_case(session, case, number)
    return case


def number_case(session: WriteSession, case: Case, number: str | None) -> None:
    """Give a case this number, unless there is none or the case has it."""
    known = session.exec(
        select(CaseNumber.number).where(
            col(CaseNumber.case_id) == saved_id(case), col(CaseNumber.recorded_to).is_(None)
        )
    ).all()
    if number and number not in known:
        session.add(
            CaseNumber(case_id=saved_id(case), number=number, recorded_from=session.started_at)
        )


def form_group(session: WriteSession, draft: GroupDraft, case: Case) -> DetaineeGroup:
    """A new group in a case, with a placeholder person and a defendant for each of its people.

    A stated range makes placeholders for its lower bound and keeps the range.
    """
    size = check_size(draft.size_min or draft.size_max or 0)
    group = DetaineeGroup(
        ref=references.next_refs(session, references.GROUP)[0],
        label=draft.label[:200],
        unit=draft.unit,
        size_min=draft.size_min,
        size_max=draft.size_max,
        place=draft.place,
        nationality=draft.nationality,
        parent_note=draft.parent_note,
        recorded_from=session.started_at,
        **date_columns("captured", draft.captured),
    )
    session.add(group)
    session.flush()
    group_id, case_id = saved_id(group), saved_id(case)
    session.add(CaseGroup(case_id=case_id, group_id=group_id, recorded_from=session.started_at))
    session.add(
        GroupEvent(
            group_id=group_id,
            kind=GroupEventKind.FORMED,
            count_after=size,
            recorded_from=session.started_at,
        )
    )
    add_placeholders(session, group_id, case_id, range(1, size + 1))
    return group


def add_placeholders(
    session: WriteSession, group_id: int, case_id: int, ordinals: range
) -> list[int]:
    """Unnamed persons in a group and its case; gives the ids of the defendants."""
    number = len(ordinals)
    now = {"recorded_from": session.started_at}
    refs = references.next_refs(session, references.PERSON, number)
    persons = session.insert_rows(Person, [{"ref": ref, **now} for ref in refs])
    session.insert_rows(
        GroupMember,
        [
            {
                "group_id": group_id,
                "person_id": person,
                "ordinal": ordinal,
                "certainty": Certainty.STATED,
                **now,
            }
            for ordinal, person in zip(ordinals, persons, strict=True)
        ],
    )
    first = last_ordinal(session, case_id) + 1
    refs = references.next_refs(session, references.DEFENDANT, number)
    return session.insert_rows(
        Defendant,
        [
            {"ref": ref, "case_id": case_id, "person_id": person, "ordinal": ordinal, **now}
            for ordinal, (ref, person) in enumerate(zip(refs, persons, strict=True), first)
        ],
    )


def last_ordinal(session: WriteSession, case_id: int) -> int:
    """The highest number that was ever given to a defendant of a case; 0 where none was."""
    defendants = table_of(Defendant)
    query = sa.select(sa.func.max(defendants.c.ordinal)).where(defendants.c.case_id == case_id)
    return session.execute(query).scalar() or 0


def defendants_of_group(session: WriteSession, group_id: int, case_id: int) -> list[Defendant]:
    """The defendants of a case that belong to a group, by number."""
    members = table_of(GroupMember)
    in_group = sa.select(members.c.person_id).where(
        members.c.group_id == group_id, present(members)
    )
    return list(
        session.exec(
            select(Defendant)
            .where(
                col(Defendant.case_id) == case_id,
                col(Defendant.person_id).in_(in_group),
                present(table_of(Defendant)),
            )
            .order_by(col(Defendant.ordinal))
        )
    )
