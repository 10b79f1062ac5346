"""What the matching of news needs to know of the docket: groups with their facts, in plain values."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import (
    Authority,
    Case,
    CaseGroup,
    CaseNumber,
    Charge,
    CustodyEpisode,
    Defendant,
    DetaineeGroup,
    GroupMember,
    Hearing,
    Person,
    StageEvent,
)
from casetracker.model.vocabulary import ClaimKind
from casetracker.news.matching.matches import DocketOutline, FactOutline, GroupOutline
from casetracker.news.matching.outlines import HearingOutline
from casetracker.services.outline_people import GroupPeople, people_of_groups
from casetracker.services.outline_rests import rests_of_groups
from casetracker.services.outline_terms import terms_of_groups
from casetracker.store.queries.common import THESE, held, present, table_of


def docket_outline(session: Session, group_ids: Collection[int] | None = None) -> DocketOutline:
    """The groups of the docket, or some of them, as the matching sees them."""
    groups = table_of(DetaineeGroup)
    query = sa.select(groups).where(held(groups)).order_by(groups.c.id)
    if group_ids is not None:
        query = query.where(groups.c.id.in_(group_ids))
    rows = session.execute(query).all()
    ids = [row.id for row in rows]
    if not ids:
        return DocketOutline(groups=())
    wholes = _wholes(session, rows)
    taken = {row.id: _taken(row, wholes) for row in rows}
    cases, numbers = _cases(session, ids)
    persons, facts = _persons(session, ids), _facts(session, ids)
    people = {} if group_ids is None else people_of_groups(session, ids)
    hearings, terms = _hearings(session, ids), terms_of_groups(session, ids)
    rests = rests_of_groups(session, rows)
    return DocketOutline(
        groups=tuple(
            GroupOutline(
                ref=row.ref,
                label=row.label,
                minimum=row.size_min,
                maximum=row.size_max,
                unit=row.unit,
                captured=taken[row.id][0],
                place=taken[row.id][1],
                nationality=row.nationality,
                case_ref=cases.get(row.id),
                case_numbers=tuple(numbers.get(row.id, ())),
                authorities=_authorities(facts.get(row.id, ())),
                persons=tuple(persons.get(row.id, ())),
                facts=tuple(facts.get(row.id, ())),
                parent=wholes[row.parent_group_id].ref if row.parent_group_id else None,
                hearings=tuple(hearings.get(row.id, ())),
                terms=tuple(terms.get(row.id, ())),
                rests=rests.get(row.id, ()),
                **_people(people.get(row.id)),
            )
            for row in rows
        )
    )


def _wholes(session: Session, rows: Iterable[Any]) -> dict[int, Any]:
    """By its id every group of which some groups are parts, and those of which these are parts."""
    groups = table_of(DetaineeGroup)
    found: dict[int, Any] = {}
    waiting = {row.parent_group_id for row in rows} - {None}
    while waiting:
        for row in session.execute(sa.select(groups).where(groups.c.id.in_(waiting))):
            found[row.id] = row
        waiting = {row.parent_group_id for row in found.values()} - {None, *found}
    return found


def _taken(row: Any, wholes: Mapping[int, Any]) -> tuple[PartialDate | None, str | None]:
    """When and where a group was taken into custody: what nobody said of a part was said of its whole."""
    line = [row]
    while (whole := wholes.get(line[-1].parent_group_id)) is not None and whole not in line:
        line.append(whole)
    days = (date_value(each, "captured") for each in line)
    places = (each.place for each in line)
    return next(filter(None, days), None), next(filter(None, places), None)


def group_outline(session: Session, group_id: int) -> GroupOutline | None:
    """One group as the matching sees it; None where it is no longer held."""
    found = docket_outline(session, [group_id]).groups
    return found[0] if found else None


def _authorities(facts: Collection[FactOutline]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact.authority for fact in facts if fact.authority))


@cache
def _cases_query() -> sa.Select[Any]:
    links, cases, numbers = table_of(CaseGroup), table_of(Case), table_of(CaseNumber)
    return (
        sa.select(links.c.group_id, cases.c.ref, numbers.c.number)
        .join(cases, cases.c.id == links.c.case_id)
        .join(numbers, sa.and_(numbers.c.case_id == cases.c.id, held(numbers)), isouter=True)
        .where(links.c.group_id.in_(THESE), held(links), held(cases))
        .order_by(cases.c.id)
    )


def _cases(session: Session, ids: list[int]) -> tuple[dict[int, str], dict[int, list[str]]]:
    refs: dict[int, str] = {}
    found: dict[int, list[str]] = defaultdict(list)
    for row in session.execute(_cases_query(), {"ids": ids}):
        refs.setdefault(row.group_id, row.ref)
        if row.number:
            found[row.group_id].append(row.number)
    return refs, found


@cache
def _persons_query() -> sa.Select[Any]:
    members, persons = table_of(GroupMember), table_of(Person)
    return (
        sa.select(members.c.group_id, persons.c.name)
        .join(persons, persons.c.id == members.c.person_id)
        .where(members.c.group_id.in_(THESE), present(members), persons.c.name.is_not(None))
        .order_by(members.c.ordinal)
    )


def _persons(session: Session, ids: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for row in session.execute(_persons_query(), {"ids": ids}):
        found[row.group_id].append(row.name)
    return found


def _people(known: GroupPeople | None) -> dict[str, Any]:
    if known is None:
        return {}
    return {
        "people": tuple(known.people),
        "beside": tuple(known.beside),
        "unnamed": known.unnamed,
        "free": known.free,
    }


def _facts(session: Session, ids: list[int]) -> dict[int, list[FactOutline]]:
    found: dict[int, list[FactOutline]] = defaultdict(list)
    for group_id, fact in (
        *_stages(session, ids),
        *_charges(session, ids),
        *_custody(session, ids),
    ):
        found[group_id].append(fact)
    return found


@cache
def _stages_query() -> sa.Select[Any]:
    events, links, holders = table_of(StageEvent), table_of(CaseGroup), table_of(Authority)
    members, persons, defendants = table_of(GroupMember), table_of(Person), table_of(Defendant)
    groups = table_of(DetaineeGroup)
    is_of_whole = events.c.group_id == groups.c.parent_group_id
    return (
        sa.select(
            events,
            links.c.group_id.label("of_group"),
            sa.func.coalesce(is_of_whole, sa.false()).label("is_of_whole"),
            holders.c.name.label("authority"),
            persons.c.name.label("person"),
        )
        .join(links, links.c.case_id == events.c.case_id)
        .join(groups, groups.c.id == links.c.group_id)
        .join(holders, holders.c.id == events.c.authority_id, isouter=True)
        .join(defendants, defendants.c.id == events.c.defendant_id, isouter=True)
        .join(persons, persons.c.id == defendants.c.person_id, isouter=True)
        .join(
            members,
            sa.and_(
                members.c.person_id == persons.c.id,
                members.c.group_id == links.c.group_id,
                held(members),
            ),
            isouter=True,
        )
        .where(
            links.c.group_id.in_(THESE),
            sa.or_(events.c.group_id.is_(None), events.c.group_id == links.c.group_id, is_of_whole),
            sa.or_(events.c.defendant_id.is_(None), members.c.id.is_not(None)),
            held(events),
            held(links),
        )
        .order_by(events.c.id)
    )


def _stages(session: Session, ids: list[int]) -> list[tuple[int, FactOutline]]:
    return [
        (
            row.of_group,
            FactOutline(
                kind=ClaimKind.STAGE_REACHED,
                person=row.person,
                is_of_whole=bool(row.is_of_whole),
                stage=row.stage_code,
                date=date_value(row, "happened"),
                wording=None,
                article=None,
                place=row.place,
                authority=row.authority,
                defendants=None,
                target="stage_event_id",
                fact_ids=(row.id,),
            ),
        )
        for row in session.execute(_stages_query(), {"ids": ids})
    ]


@cache
def _charges_query() -> sa.Select[Any]:
    charges, defendants, members = table_of(Charge), table_of(Defendant), table_of(GroupMember)
    return (
        sa.select(charges.c.id, charges.c.wording, charges.c.article, members.c.group_id)
        .join(defendants, defendants.c.id == charges.c.defendant_id)
        .join(members, members.c.person_id == defendants.c.person_id)
        .where(members.c.group_id.in_(THESE), held(charges), present(defendants), present(members))
        .order_by(charges.c.id)
    )


def _charges(session: Session, ids: list[int]) -> list[tuple[int, FactOutline]]:
    alike: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for row in session.execute(_charges_query(), {"ids": ids}):
        alike[(row.group_id, row.wording, row.article)].append(row.id)
    return [
        (
            group_id,
            FactOutline(
                kind=ClaimKind.CHARGE,
                stage=None,
                date=None,
                wording=wording,
                article=article,
                place=None,
                authority=None,
                defendants=len(charge_ids),
                target="charge_id",
                fact_ids=tuple(charge_ids),
            ),
        )
        for (group_id, wording, article), charge_ids in alike.items()
    ]


@cache
def _custody_query() -> sa.Select[Any]:
    episodes, members = table_of(CustodyEpisode), table_of(GroupMember)
    return (
        sa.select(members.c.group_id, sa.func.count(), episodes.c.place)
        .join(members, members.c.person_id == episodes.c.person_id)
        .where(
            members.c.group_id.in_(THESE),
            held(episodes),
            present(members),
            episodes.c.place.is_not(None),
        )
        .group_by(members.c.group_id, episodes.c.place)
    )


def _custody(session: Session, ids: list[int]) -> list[tuple[int, FactOutline]]:
    return [
        (
            row[0],
            FactOutline(
                kind=ClaimKind.CUSTODY,
                stage=None,
                date=None,
                wording=None,
                article=None,
                place=row.place,
                authority=None,
                defendants=row[1],
                target="",
                fact_ids=(),
            ),
        )
        for row in session.execute(_custody_query(), {"ids": ids})
    ]


@cache
def _hearings_query() -> sa.Select[Any]:
    sittings, links, groups = table_of(Hearing), table_of(CaseGroup), table_of(DetaineeGroup)
    members, persons, defendants = table_of(GroupMember), table_of(Person), table_of(Defendant)
    is_theirs = sa.or_(
        sittings.c.group_id.is_(None),
        sittings.c.group_id == links.c.group_id,
        sittings.c.group_id == groups.c.parent_group_id,
    )
    is_member = sa.and_(
        members.c.person_id == defendants.c.person_id,
        members.c.group_id == links.c.group_id,
        held(members),
    )
    return (
        sa.select(sittings, links.c.group_id.label("of_group"), persons.c.name.label("person"))
        .join(links, links.c.case_id == sittings.c.case_id)
        .join(groups, groups.c.id == links.c.group_id)
        .join(defendants, defendants.c.id == sittings.c.defendant_id, isouter=True)
        .join(persons, persons.c.id == defendants.c.person_id, isouter=True)
        .join(members, is_member, isouter=True)
        .where(
            links.c.group_id.in_(THESE),
            is_theirs,
            sa.or_(sittings.c.defendant_id.is_(None), members.c.id.is_not(None)),
            held(sittings),
            held(links),
        )
        .order_by(sittings.c.id)
    )


def _hearings(session: Session, ids: list[int]) -> dict[int, list[HearingOutline]]:
    """The hearings of each group: its own, those of its case or of the group that it is a part of."""
    found: dict[int, list[HearingOutline]] = defaultdict(list)
    for row in session.execute(_hearings_query(), {"ids": ids}):
        found[row.of_group].append(
            HearingOutline(
                hearing_id=row.id,
                scheduled=date_value(row, "scheduled"),
                held=date_value(row, "happened"),
                result=row.result,
                is_of_one=row.defendant_id is not None,
                person=row.person,
            )
        )
    return found
