"""Recording what becomes of groups: split, merged, transferred, released in part, counted again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from casetracker.model.columns import date_columns, date_value
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import Case, CaseGroup, Defendant, DetaineeGroup, GroupEvent, Person
from casetracker.model.vocabulary import GroupEventKind
from casetracker.procedure.groups import check_leaving, check_part, check_recount
from casetracker.procedure.rosters import Member, Wanted, pick, split, union
from casetracker.services.recording.people import add_placeholders, saved_id
from casetracker.services.recording.rosters import Roster, enter, leave, roster, wholes_of
from casetracker.store import references
from casetracker.store.queries.common import held, table_of
from casetracker.store.sessions import WriteSession


@dataclass(frozen=True, slots=True)
class PartDraft:
    """A part of a group about to be split off."""

    wanted: Wanted
    label: str | None = None


@dataclass(slots=True)
class GroupWork:
    """An operation on groups under way: the ids of what it added to their history, and of the groups."""

    session: WriteSession
    on: PartialDate | None
    events: list[int] = field(default_factory=list)
    groups: set[int] = field(default_factory=set)
    lines: list[str] = field(default_factory=list)

    def add_event(
        self,
        group: DetaineeGroup,
        kind: GroupEventKind,
        counts: tuple[int | None, int],
        *,
        other: DetaineeGroup | None = None,
        note: str | None = None,
    ) -> None:
        """A dated step in a group's history, with its counts before and after."""
        event = GroupEvent(
            group_id=saved_id(group),
            other_group_id=saved_id(other) if other else None,
            kind=kind,
            count_before=counts[0],
            count_after=counts[1],
            note=note[:400] if note else None,
            recorded_from=self.session.started_at,
            **date_columns("happened", self.on),
        )
        self.session.add(event)
        self.session.flush()
        self.events.append(saved_id(event))
        self.groups |= {saved_id(each) for each in (group, other) if each is not None}


def cases_of(session: Session, group: DetaineeGroup) -> list[Case]:
    """The cases in which a group stands, oldest first."""
    links = table_of(CaseGroup)
    in_case = sa.select(links.c.case_id).where(links.c.group_id == group.id, held(links))
    return list(
        session.exec(
            select(Case)
            .where(col(Case.id).in_(in_case), col(Case.recorded_to).is_(None))
            .order_by(col(Case.id))
        )
    )


def split_group(
    work: GroupWork, whole: DetaineeGroup, parts: Sequence[PartDraft]
) -> list[DetaineeGroup]:
    """Tell parts of a group apart; its people stay in it, and stand in one part at most."""
    before = roster(work.session, whole)
    chosen = split(whole.ref, before.members, [part.wanted for part in parts])
    loose = before.loose
    made: list[DetaineeGroup] = []
    for draft, members in zip(parts, chosen, strict=True):
        size = len(members)
        part = _new_group(work, _like(whole, size, draft.label))
        _stand_in(work, part, cases_of(work.session, whole))
        enter(work.session, part, [each.person_id for each in members])
        note = f"{size} of {whole.ref} stand in {part.ref}; the rest stands in no part"
        work.add_event(whole, GroupEventKind.SPLIT, (loose, loose - size), other=part, note=note)
        work.add_event(part, GroupEventKind.FORMED, (None, size), note=f"split off {whole.ref}")
        work.lines.append(f"{whole.ref}: {size} stand in {part.ref}, {part.label}")
        loose -= size
        made.append(part)
    if loose:
        work.lines.append(f"{whole.ref}: {loose} of {before.size} stand in no part")
    return made


def merge_groups(
    work: GroupWork, parts: Sequence[DetaineeGroup], label: str | None
) -> DetaineeGroup:
    """Take groups together as one; whoever stands in two of them is counted once."""
    rosters = [roster(work.session, part) for part in parts]
    persons = union([each.members for each in rosters])
    refs = " and ".join(part.ref for part in parts)
    draft = _like(parts[0], len(persons), label or f"{len(persons)} people of {refs}")
    draft |= {"parent_group_id": None, **_taken_alike(parts)}
    whole = _new_group(work, draft)
    cases = {case.id: case for part in parts for case in cases_of(work.session, part)}
    _stand_in(work, whole, cases.values())
    enter(work.session, whole, persons)
    seen: set[int] = set()
    for part, members in zip(parts, rosters, strict=True):
        people = {each.person_id for each in members.members}
        counts = (len(seen), len(seen | people))
        shared = len(seen & people)
        note = f"{members.size} of {part.ref}" + (f", {shared} counted already" if shared else "")
        work.add_event(whole, GroupEventKind.MERGED, counts, other=part, note=note)
        work.add_event(
            part,
            GroupEventKind.MERGED,
            (members.size, members.size),
            note=f"taken together with others as {whole.ref}",
        )
        if part.parent_group_id is None:
            part.parent_group_id = saved_id(whole)
        seen |= people
    work.lines.append(f"{refs}: taken together as {whole.ref}, {len(persons)} people")
    return whole


def hand_over(
    work: GroupWork, origin: Roster, target: Roster, members: Iterable[Member], *, is_move: bool
) -> None:
    """Move people from one group into another, on the date of the work or as a correction.

    A correction (`is_move` False) holds that they never were in the first one.
    """
    persons = [member.person_id for member in members]
    number = len(persons)
    wholes = wholes_of(work.session, target.group)
    if origin.group in wholes:
        _add_to_part(work, origin, target, persons)
        return
    leave(work.session, origin.group, persons, on=work.on if is_move else None)
    for each in (target.group, *wholes):
        _enter_new(work, each, persons, since=work.on if is_move else None)
    kind = GroupEventKind.TRANSFERRED if is_move else GroupEventKind.RECOUNTED
    verb = "went" if is_move else "belong"
    work.add_event(
        origin.group,
        kind,
        (origin.size, origin.size - number),
        other=target.group,
        note=f"{number} {verb} to {target.group.ref}",
    )
    work.add_event(
        target.group,
        kind,
        (target.size, target.size + number),
        other=origin.group,
        note=f"{number} {'came from' if is_move else 'were counted with'} {origin.group.ref}",
    )
    work.lines.append(
        f"{number} {verb} to {target.group.ref}: {origin.group.ref} {origin.size} -> "
        f"{origin.size - number}, {target.group.ref} {target.size} -> {target.size + number}"
    )


def _add_to_part(work: GroupWork, whole: Roster, part: Roster, persons: Sequence[int]) -> None:
    """Let people of a group who stood in no part of it stand in one."""
    number = len(persons)
    enter(work.session, part.group, persons)
    work.add_event(
        whole.group,
        GroupEventKind.SPLIT,
        (whole.loose, whole.loose - number),
        other=part.group,
        note=f"{number} more of {whole.group.ref} stand in {part.group.ref}",
    )
    work.add_event(
        part.group,
        GroupEventKind.RECOUNTED,
        (part.size, part.size + number),
        note=f"{number} more of {whole.group.ref}",
    )
    work.lines.append(f"{part.group.ref}: {part.size} -> {part.size + number}")


def _enter_new(
    work: GroupWork, group: DetaineeGroup, persons: Sequence[int], *, since: PartialDate | None
) -> None:
    """Put those into a group who are not in it."""
    there = {member.person_id for member in roster(work.session, group).members}
    enter(work.session, group, [each for each in persons if each not in there], since=since)


@dataclass(frozen=True, slots=True)
class Recount:
    """What another number of a group comes to: the people before, by how many it changes, and who they are.

    `moved` come from the first of its wholes or leave the group; empty where placeholders are added.
    """

    before: Roster
    change: int
    wholes: tuple[DetaineeGroup, ...]
    moved: tuple[int, ...]


def weigh_recount(session: WriteSession, group: DetaineeGroup, after: int) -> Recount:
    """What a recount comes to; raises GroupSizeError or RosterError where the number cannot be."""
    before = roster(session, group)
    named = sum(member.is_named for member in before.members)
    change = check_recount(before.size, after, named=named, left=count_left(session, group))
    wholes = tuple(wholes_of(session, group))
    moved: tuple[Member, ...] = ()
    if change > 0 and wholes:
        rest = roster(session, wholes[0])
        check_part(group.ref, after, wholes[0].ref, rest.size)
        moved = pick(wholes[0].ref, rest.members, Wanted(change))
    elif change < 0:
        moved = pick(group.ref, before.members, Wanted(-change), from_the_end=True)
    return Recount(before, change, wholes, tuple(member.person_id for member in moved))


def recount(work: GroupWork, group: DetaineeGroup, case: Case, after: int) -> None:
    """Set a group's number right, with its counts before and after.

    A part takes from its whole or gives back to it. Any other group gets placeholders in the case, or
    has its last unnamed ones set aside: they are held never to have been.
    """
    session = work.session
    found = weigh_recount(session, group, after)
    before = found.before
    if found.change > 0 and found.wholes:
        for each in (group, *found.wholes):
            _enter_new(work, each, found.moved, since=None)
    elif found.change > 0:
        last = max((member.ordinal for member in before.members), default=0)
        numbers = range(last + 1, last + 1 + found.change)
        add_placeholders(session, saved_id(group), saved_id(case), numbers)
    elif found.change < 0:
        leave(session, group, found.moved, on=None)
        if not found.wholes:
            _set_aside(session, found.moved)
    group.size_min = group.size_max = after
    work.add_event(group, GroupEventKind.RECOUNTED, (before.size, after))
    work.lines.append(f"{group.ref}: recounted from {before.size} to {after}")


def _set_aside(session: WriteSession, persons: Sequence[int]) -> None:
    for person in session.exec(select(Person).where(col(Person.id).in_(persons))):
        person.recorded_to = session.started_at
    for defendant in session.exec(
        select(Defendant).where(
            col(Defendant.person_id).in_(persons), col(Defendant.recorded_to).is_(None)
        )
    ):
        defendant.recorded_to = session.started_at


def count_left(session: WriteSession, group: DetaineeGroup) -> int:
    """How many of a group are recorded as having left custody, whoever they are."""
    events = table_of(GroupEvent)
    query = sa.select(events.c.count_before, events.c.count_after).where(
        events.c.group_id == group.id,
        events.c.kind == GroupEventKind.PARTLY_RELEASED,
        held(events),
    )
    return sum((row[0] or 0) - (row[1] or 0) for row in session.execute(query))


def release_some(work: GroupWork, group: DetaineeGroup, number: int, stage: str) -> None:
    """Record that so many of a group left custody, in its history and in that of its wholes."""
    for each in (group, *wholes_of(work.session, group)):
        size = roster(work.session, each).size
        left = count_left(work.session, each)
        stay = check_leaving(size, number, already_left=left)
        work.add_event(
            each,
            GroupEventKind.PARTLY_RELEASED,
            (size - left, stay),
            other=None if each is group else group,
            note=f"{number} of {size}: {stage}",
        )
        work.lines.append(f"{each.ref}: {number} {stage}; {size - left} -> {stay} still held")


def _like(group: DetaineeGroup, size: int, label: str | None) -> dict[str, Any]:
    """A part as a draft; when and where it was taken into custody was said of the whole, not of it."""
    return {
        "label": label or f"{size} of: {group.label}",
        "unit": group.unit,
        "size_min": size,
        "size_max": size,
        "place": None,
        "nationality": group.nationality,
        "parent_group_id": group.id,
        **date_columns("captured", None),
    }


def _taken_alike(groups: Sequence[DetaineeGroup]) -> dict[str, Any]:
    """When and where groups were taken into custody, as far as it is the same of all of them."""
    first = groups[0]
    days = {date_value(group, "captured") for group in groups}
    places = {group.place for group in groups}
    captured = date_value(first, "captured") if len(days) == 1 else None
    place = first.place if len(places) == 1 else None
    return {"place": place, **date_columns("captured", captured)}


def _new_group(work: GroupWork, draft: dict[str, Any]) -> DetaineeGroup:
    ref = references.next_refs(work.session, references.GROUP)[0]
    label = str(draft["label"])[:200]
    group = DetaineeGroup(
        **{**draft, "ref": ref, "label": label, "recorded_from": work.session.started_at}
    )
    work.session.add(group)
    work.session.flush()
    return group


def _stand_in(work: GroupWork, group: DetaineeGroup, cases: Iterable[Case]) -> None:
    work.session.insert_rows(
        CaseGroup,
        [
            {
                "case_id": case.id,
                "group_id": group.id,
                "recorded_from": work.session.started_at,
            }
            for case in cases
        ],
    )
