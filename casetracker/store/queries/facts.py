"""The facts of a case: stage events, charges and custody, each with its citations."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.tables import (
    Authority,
    Case,
    Charge,
    Citation,
    CustodyEpisode,
    Defendant,
    DetaineeGroup,
    GroupMember,
    Person,
    Provision,
    StageEvent,
)
from casetracker.model.vocabulary import ChargeStatus, Stance
from casetracker.store.queries.charges import pack_signature, standing, steps_of
from casetracker.store.queries.citations import citations_of, supported
from casetracker.store.queries.common import held, present, table_of
from casetracker.store.queries.stages import stage_views
from casetracker.store.queries.stays import (
    Stay,
    certain_by,
    has_arrivals,
    has_moves,
    onward_cases,
    stays,
)
from casetracker.views.common import StageView
from casetracker.views.docket import ChargeView, CustodyView, StageEventView


def stage_events(
    session: Session, case_id: int, *, defendant_id: int | None = None
) -> tuple[StageEventView, ...]:
    """The stage events of a case in the order of their dates, or those that concern one defendant.

    Those who came from another case bring along what had happened to them there.
    """
    events, authorities = table_of(StageEvent), table_of(Authority)
    groups, defendants = table_of(DetaineeGroup), table_of(Defendant)
    people = _whose(session, case_id, defendant_id)
    case_ids = sorted({case_id, *(stay.case_id for own in people for stay in own)})
    query = (
        sa.select(
            events,
            authorities.c.name.label("authority"),
            groups.c.ref.label("group_ref"),
            defendants.c.ref.label("defendant_ref"),
            table_of(Case).c.ref.label("case_ref"),
        )
        .join(table_of(Case), table_of(Case).c.id == events.c.case_id)
        .join(authorities, authorities.c.id == events.c.authority_id, isouter=True)
        .join(groups, groups.c.id == events.c.group_id, isouter=True)
        .join(defendants, defendants.c.id == events.c.defendant_id, isouter=True)
        .where(events.c.case_id.in_(case_ids), held(events))
    )
    is_whole = defendant_id is None
    found = [(row, _concerned(row, people)) for row in session.execute(query)]
    rows = [row for row, count in found if count or (is_whole and row.case_id == case_id)]
    brought = {row.id: count for row, count in found if row.case_id != case_id}
    cited = citations_of(session, "stage_event_id", [row.id for row in rows])
    vocabulary = stage_views(session)
    sizes = _scope_sizes(session, case_id)
    befell = _befell(session, case_ids, rows) if is_whole else {}
    views = [
        StageEventView(
            id=row.id,
            stage=_since(vocabulary[row.stage_code], row),
            happened=date_value(row, "happened"),
            reported=date_value(row, "reported"),
            authority=row.authority,
            place=row.place,
            basis=row.basis,
            scope=_scope(row, case_id),
            defendants=_how_many(row, sizes, brought),
            citations=cited.get(row.id, ()),
            recorded_for=befell.get(row.id),
        )
        for row in rows
    ]
    return tuple(sorted(views, key=_order))


def _whose(session: Session, case_id: int, defendant_id: int | None) -> list[tuple[Stay, ...]]:
    """The stays of one defendant, or of all who stand in a case where somebody came from another."""
    if defendant_id is not None:
        return [stays(session, case_id).get(defendant_id, ())]
    if not has_arrivals(session, case_id):
        return []
    own = stays(session, case_id)
    return [each for each in own.values() if each[0].span.until is None]


def _concerned(row: Any, people: Sequence[Sequence[Stay]]) -> int:
    """How many of these people an event concerns."""
    day = certain_by(row)
    return sum(any(stay.concerns(row, day) for stay in own) for own in people)


def _how_many(row: Any, sizes: Mapping[int | None, int], brought: Mapping[int, int]) -> int:
    if row.defendant_id:
        return 1
    return brought[row.id] if row.id in brought else sizes.get(row.group_id, 0)


def _befell(session: Session, case_ids: Sequence[int], rows: Sequence[Any]) -> dict[int, int]:
    """By the id of an event whose people stand in several cases since, how many they were."""
    moved = [case_id for case_id in case_ids if onward_cases(session, case_id)]
    there = {case_id: [own[:1] for own in stays(session, case_id).values()] for case_id in moved}
    return {
        row.id: _concerned(row, there[row.case_id])
        for row in rows
        if row.defendant_id is None and row.case_id in there
    }


def _scope(row: Any, case_id: int) -> str:
    scope = row.defendant_ref or row.group_ref or "all defendants"
    return str(scope) if row.case_id == case_id else f"{scope} of {row.case_ref}"


def _order(event: StageEventView) -> tuple[Any, ...]:
    when = event.happened or event.reported
    latest = when.latest if when else None
    return (latest is None, latest, event.stage.position, event.id)


def _since(stage: StageView, row: Any) -> StageView:
    return replace(stage, since=date_value(row, "happened"), basis=row.basis)


def _scope_sizes(session: Session, case_id: int) -> dict[int | None, int]:
    """How many defendants of the case an event of each scope concerns; None: the whole case."""
    defendants, members = table_of(Defendant), table_of(GroupMember)
    whole = sa.select(sa.func.count()).where(defendants.c.case_id == case_id, present(defendants))
    by_group = (
        sa.select(members.c.group_id, sa.func.count())
        .join(defendants, defendants.c.person_id == members.c.person_id)
        .where(defendants.c.case_id == case_id, present(defendants), present(members))
        .group_by(members.c.group_id)
    )
    sizes: dict[int | None, int] = {row[0]: row[1] for row in session.execute(by_group)}
    sizes[None] = session.execute(whole).scalar() or 0
    return sizes


def charges(
    session: Session, case_id: int, *, defendant_id: int | None = None
) -> tuple[ChargeView, ...]:
    """The charges of a case, equal ones of several defendants as one view."""
    rows_found = session.execute(_charges_query(case_id, defendant_id)).all()
    steps = steps_of(session, [row.id for row in rows_found])
    told = {row.id: _told_by(steps.get(row.id, ()), row.status) for row in rows_found}
    accused_by = supported(session, "charge_id", list(told))
    told_by = supported(session, "charge_update_id", [step.id for step in told.values() if step])
    alike: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for row in rows_found:
        step = told[row.id]
        # Nobody's charge borrows the source of somebody else's.
        sourced = row.id in accused_by, step is not None and step.id in told_by
        is_later = step is not None and step is not steps[row.id][0]
        alike[(row.wording, row.article, row.status, is_later, sourced)].append(row)
    first_ids = [rows[0].id for rows in alike.values()]
    cited = citations_of(session, "charge_id", first_ids)
    tells = [told[each].id for each in first_ids if told[each] is not None]
    cited_steps = citations_of(session, "charge_update_id", tells)
    total = _scope_sizes(session, case_id)[None]
    is_asked = defendant_id is None and has_moves(session, case_id)
    charged = _charged_alike(session, first_ids) if is_asked else {}
    found = []
    for (wording, article, status, is_later, _), rows in alike.items():
        first, step = rows[0].id, told[rows[0].id]
        accused = cited.get(first, ())
        found.append(
            ChargeView(
                wording=wording,
                article=article,
                status=status,
                since=None if step is None else date_value(step, "happened"),
                # Charged twice in the same words somebody is one person all the same.
                defendant_refs=tuple(dict.fromkeys(row.defendant_ref for row in rows)),
                of_defendants=total,
                citations=cited_steps.get(step.id, ()) if is_later else accused,
                recorded_for=charged.get(first),
                accusation=accused if is_later else None,
                brought_as=steps[first][0].status if is_later else None,
                brought=date_value(steps[first][0], "happened") if is_later else None,
                pack=pack_signature(rows[0]) if rows[0].title == wording else "",
            )
        )
    return tuple(found)


def _charges_query(case_id: int, defendant_id: int | None) -> sa.Select[Any]:
    """The charges of a case, or of one defendant of it, each with what its article is called where."""
    charge, defendants, provisions = table_of(Charge), table_of(Defendant), table_of(Provision)
    whose = present(defendants) if defendant_id is None else defendants.c.id == defendant_id
    return (
        sa.select(
            charge,
            defendants.c.ref.label("defendant_ref"),
            provisions.c.label.label("title"),
            provisions.c.pack,
            provisions.c.grade,
        )
        .join(defendants, defendants.c.id == charge.c.defendant_id)
        .join(provisions, provisions.c.id == charge.c.provision_id, isouter=True)
        .where(defendants.c.case_id == case_id, held(charge), whose)
        .order_by(charge.c.id)
    )


def _told_by(steps: Sequence[Any], status: ChargeStatus) -> Any:
    """The step that tells how a charge stands: the one it stands by, of that status; else None."""
    told = [step for step in steps if step.status == status]
    return standing(told) if told else None


def _charged_alike(session: Session, ids: Sequence[int]) -> dict[int, int]:
    """By the id of a charge, against how many people of any case its passages are on file, worded so."""
    charge, defendants = table_of(Charge), table_of(Defendant)
    own = table_of(Citation)
    others, alike = own.alias("others"), charge.alias("alike")
    query = (
        sa.select(charge.c.id, sa.func.count(sa.distinct(defendants.c.person_id)))
        .join(own, own.c.charge_id == charge.c.id)
        .join(others, others.c.claim_id == own.c.claim_id)
        .join(alike, alike.c.id == others.c.charge_id)
        .join(defendants, defendants.c.id == alike.c.defendant_id)
        .where(
            charge.c.id.in_(ids),
            held(own),
            held(others),
            held(alike),
            held(defendants),
            own.c.stance == Stance.SUPPORTS,
            alike.c.wording == charge.c.wording,
            alike.c.status == charge.c.status,
            sa.func.coalesce(alike.c.article, "") == sa.func.coalesce(charge.c.article, ""),
        )
        .group_by(charge.c.id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def custody(
    session: Session, case_id: int, *, person_id: int | None = None
) -> tuple[CustodyView, ...]:
    """The custody episodes of the persons of a case, oldest first."""
    episodes, persons = table_of(CustodyEpisode), table_of(Person)
    holder, facility = table_of(Authority).alias("holder"), table_of(Authority).alias("facility")
    in_case = sa.select(table_of(Defendant).c.person_id).where(
        table_of(Defendant).c.case_id == case_id,
        present(table_of(Defendant)) if person_id is None else held(table_of(Defendant)),
    )
    query = (
        sa.select(
            episodes,
            persons.c.ref.label("person_ref"),
            holder.c.name.label("holder"),
            facility.c.name.label("facility"),
        )
        .join(persons, persons.c.id == episodes.c.person_id)
        .join(holder, holder.c.id == episodes.c.authority_id, isouter=True)
        .join(facility, facility.c.id == episodes.c.facility_id, isouter=True)
        .where(episodes.c.person_id.in_(in_case), held(episodes))
        .order_by(episodes.c.started_earliest.nulls_last(), episodes.c.id)
    )
    if person_id is not None:
        query = query.where(episodes.c.person_id == person_id)
    rows = session.execute(query).all()
    cited = citations_of(session, "custody_episode_id", [row.id for row in rows])
    is_asked = person_id is None and has_moves(session, case_id)
    held_alike = _held_alike(session, [row.id for row in rows]) if is_asked else {}
    return tuple(
        CustodyView(
            person_ref=row.person_ref,
            facility=row.facility,
            authority=row.holder,
            place=row.place,
            kind=row.kind,
            started=date_value(row, "started"),
            ended=date_value(row, "ended"),
            how_ended=row.how_ended,
            acknowledged=row.acknowledged,
            citations=cited.get(row.id, ()),
            number=row.id,
            recorded_for=held_alike.get(row.id),
        )
        for row in rows
    )


def _held_alike(session: Session, ids: Sequence[int]) -> dict[int, int]:
    """By the id of a time in custody, for how many people of any case a passage is on file with its day."""
    episodes, own = table_of(CustodyEpisode), table_of(Citation)
    cited = own.alias("cited")
    start = sa.func.coalesce(episodes.c.started_edtf, "")
    of_passage = (
        sa.select(
            cited.c.claim_id,
            start.label("start"),
            sa.func.count(sa.distinct(episodes.c.person_id)).label("people"),
        )
        .join(episodes, episodes.c.id == cited.c.custody_episode_id)
        .where(held(cited), held(episodes), cited.c.stance == Stance.SUPPORTS)
        .group_by(cited.c.claim_id, start)
        .subquery()
    )
    query = (
        sa.select(episodes.c.id, sa.func.max(of_passage.c.people))
        .join(own, own.c.custody_episode_id == episodes.c.id)
        .join(of_passage, of_passage.c.claim_id == own.c.claim_id)
        .where(held(own), episodes.c.id.in_(ids), of_passage.c.start == start)
        .group_by(episodes.c.id)
    )
    return {row[0]: row[1] for row in session.execute(query)}
