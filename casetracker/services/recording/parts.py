"""Parts of a group that went on by themselves, and the people in it whom a claim names."""

from collections.abc import Iterable

from sqlmodel import col, select

from casetracker.model.columns import date_columns
from casetracker.model.tables import (
    Case,
    CaseGroup,
    Defendant,
    DetaineeGroup,
    GroupEvent,
    GroupMember,
    Person,
)
from casetracker.model.vocabulary import Certainty, GroupEventKind
from casetracker.news.matching.accepting import bearers
from casetracker.services.recording.people import saved_id
from casetracker.services.recording.rosters import roster, wholes_of
from casetracker.store import references
from casetracker.store.sessions import WriteSession


def form_part(
    session: WriteSession, whole: DetaineeGroup, case: Case, size: int, names: Iterable[str] = ()
) -> tuple[DetaineeGroup, GroupEvent] | None:
    """A part of a group with those of some names and else unnamed people, who stay in the whole as well.

    None where fewer are left that are unnamed and in no other part: a person has to say who is meant.
    When and where they were taken into custody was said of the whole: of the part it is not reported.
    """
    free = _free(session, whole, names)
    if len(free) < size:
        return None
    part = DetaineeGroup(
        ref=references.next_refs(session, references.GROUP)[0],
        label=f"{size} of: {whole.label}"[:200],
        unit=whole.unit,
        size_min=size,
        size_max=size,
        nationality=whole.nationality,
        parent_group_id=saved_id(whole),
        recorded_from=session.started_at,
        **date_columns("captured", None),
    )
    session.add(part)
    session.flush()
    now = {"recorded_from": session.started_at}
    session.add(
        CaseGroup(case_id=saved_id(case), group_id=saved_id(part), recorded_from=session.started_at)
    )
    session.insert_rows(
        GroupMember,
        [
            {
                "group_id": saved_id(part),
                "person_id": person,
                "ordinal": ordinal,
                "certainty": Certainty.ASSUMED,
                **now,
            }
            for ordinal, person in enumerate(free[:size], 1)
        ],
    )
    formed = GroupEvent(
        group_id=saved_id(part),
        kind=GroupEventKind.FORMED,
        count_after=size,
        recorded_from=session.started_at,
    )
    event = GroupEvent(
        group_id=saved_id(whole),
        kind=GroupEventKind.SPLIT,
        count_before=len(free),
        count_after=len(free) - size,
        note=f"{size} of {whole.ref} stand in {part.ref}; which ones is not reported",
        recorded_from=session.started_at,
    )
    session.add_all([formed, event])
    session.flush()
    return part, event


def _free(session: WriteSession, whole: DetaineeGroup, names: Iterable[str]) -> list[int]:
    """Who of a group stands in none of its parts: those of some names first, then who has no name."""
    members = roster(session, whole).members
    told = [them[0].id for them in borne_by(session, whole, names).values() if len(them) == 1]
    named = [each.person_id for each in members if each.person_id in told]
    if any(each.is_bound for each in members if each.person_id in named):
        return []  # who is named stands in another part: a person has to say who is meant
    return [*named, *(each.person_id for each in members if each.is_free)]


def borne_by(
    session: WriteSession, group: DetaineeGroup, names: Iterable[str]
) -> dict[str, tuple[Person, ...]]:
    """For each name the people of a group whose name on file may be the same.

    Of a part they may also be people of its whole who stand in no part: nobody is told apart from them.
    """
    people = _named(session, [group])
    wholes = wholes_of(session, group)
    loose = {
        each.person_id
        for whole in wholes
        for each in roster(session, whole).members
        if not each.is_bound
    }
    beside = [person for person in _named(session, wholes) if person.id in loose]
    return {name: bearers(name, people) or bearers(name, beside) for name in names}


def _named(session: WriteSession, groups: Iterable[DetaineeGroup]) -> list[Person]:
    """The people who stand or stood in groups and have a name, each once."""
    found = session.exec(
        select(Person)
        .join(GroupMember, col(GroupMember.person_id) == col(Person.id))
        .where(
            col(GroupMember.group_id).in_([group.id for group in groups]),
            col(GroupMember.recorded_to).is_(None),
            col(Person.name).is_not(None),
        )
        .order_by(col(GroupMember.ordinal))
    )
    return list({saved_id(person): person for person in found}.values())


def defendants_named(
    session: WriteSession, case_id: int, persons: Iterable[Person]
) -> list[Defendant]:
    """These people as defendants of a case, by number."""
    ids = [person.id for person in persons]
    return list(
        session.exec(
            select(Defendant)
            .where(
                col(Defendant.case_id) == case_id,
                col(Defendant.person_id).in_(ids),
                col(Defendant.recorded_to).is_(None),
            )
            .order_by(col(Defendant.ordinal))
        )
    )
