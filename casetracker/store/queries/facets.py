"""How the defendants of a listing are made up, value by value."""

from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import (
    Authority,
    Case,
    Charge,
    CustodyEpisode,
    Defendant,
    DetaineeGroup,
    GroupMember,
    Person,
    Publisher,
    Source,
    StageEvent,
)
from casetracker.store.queries.common import has_begun, held, present, table_of
from casetracker.store.queries.counts import cited_sources_by_case
from casetracker.store.queries.stages import stage_views
from casetracker.store.queries.stays import lies_in
from casetracker.store.queries.tagged import tagged
from casetracker.views.search import FacetValue


def facets(
    session: Session, condition: sa.ColumnElement[bool] | None, most: int
) -> tuple[FacetValue, ...]:
    """The values that defendants have, most frequent first, at most `most` of each key."""
    defendants = table_of(Defendant)
    chosen = sa.select(defendants.c.id).where(present(defendants))
    if condition is not None:
        chosen = chosen.where(condition)
    found = [*_stages(session, chosen)]
    for key, query in _queries(chosen):
        rows = session.execute(query).all()
        found += [
            FacetValue(key, str(value), str(label or value), count)
            for value, label, count in rows
            if value is not None
        ]
    kept: list[FacetValue] = []
    for key in dict.fromkeys(each.key for each in found):
        of_key = [each for each in found if each.key == key]
        kept += sorted(of_key, key=lambda each: (-each.count, each.value))[:most]
    return tuple(kept)


def _stages(session: Session, chosen: sa.Select[Any]) -> list[FacetValue]:
    defendants, vocabulary = table_of(Defendant), stage_views(session)
    query = (
        sa.select(defendants.c.current_stage_code, sa.func.count())
        .where(defendants.c.id.in_(chosen))
        .group_by(defendants.c.current_stage_code)
    )
    found, phases = [], dict.fromkeys((each.phase for each in vocabulary.values()), 0)
    for code, count in session.execute(query):
        label = vocabulary[code].label if code else "no stage reported"
        found.append(FacetValue("stage", code or "none", label, count))
        if code:
            phases[vocabulary[code].phase] += count
    return found + [FacetValue("phase", each, each, n) for each, n in phases.items() if n]


def _queries(chosen: sa.Select[Any]) -> list[tuple[str, sa.Select[Any]]]:
    """By key a query of (value, label, number of defendants)."""
    defendants, persons, groups = table_of(Defendant), table_of(Person), table_of(DetaineeGroup)
    members, cases, charges = table_of(GroupMember), table_of(Case), table_of(Charge)
    number = sa.func.count(sa.distinct(defendants.c.id))
    ours = defendants.c.id.in_(chosen)

    def by(value: Any, label: Any = None) -> sa.Select[Any]:
        label = sa.null() if label is None else label
        columns = [value] if isinstance(label, sa.Null) else [value, label]
        return sa.select(value, label, number).where(ours).group_by(*columns)

    nationality = sa.func.coalesce(persons.c.nationality, groups.c.nationality)
    in_groups = (
        persons.join(defendants, defendants.c.person_id == persons.c.id)
        .join(members, sa.and_(members.c.person_id == persons.c.id, present(members)), isouter=True)
        .join(groups, groups.c.id == members.c.group_id, isouter=True)
    )
    named = sa.case((persons.c.name.is_(None), "unnamed"), else_="known")
    return [
        ("custody", by(_custody()).select_from(defendants)),
        ("role", by(defendants.c.role)),
        ("name", by(named).select_from(persons.join(defendants, _of(persons)))),
        ("nationality", by(nationality).select_from(in_groups)),
        (
            "article",
            by(charges.c.article)
            .where(held(charges))
            .select_from(charges.join(defendants, defendants.c.id == charges.c.defendant_id)),
        ),
        ("court", _courts(ours, number)),
        ("group", by(groups.c.ref, groups.c.label).select_from(in_groups)),
        (
            "case",
            by(cases.c.ref, cases.c.title).select_from(
                cases.join(defendants, defendants.c.case_id == cases.c.id)
            ),
        ),
        ("publisher", _publishers(ours, number)),
        ("tag", _tags(ours, number)),
    ]


def _of(persons: sa.Table) -> sa.ColumnElement[bool]:
    return table_of(Defendant).c.person_id == persons.c.id


def _custody() -> sa.ColumnElement[str]:
    episodes, person = table_of(CustodyEpisode), table_of(Defendant).c.person_id
    on_file = sa.select(episodes.c.person_id).where(held(episodes), has_begun(episodes))
    return sa.case(
        (person.in_(on_file.where(episodes.c.how_ended.is_(None))), "held"),
        (person.in_(on_file), "ended"),
        else_="unknown",
    )


def _courts(ours: sa.ColumnElement[bool], number: Any) -> sa.Select[Any]:
    """By authority the defendants of the cases in which it acted on somebody."""
    authorities, events, defendants = table_of(Authority), table_of(StageEvent), table_of(Defendant)
    return (
        sa.select(authorities.c.name, sa.null(), number)
        .select_from(
            authorities.join(events, events.c.authority_id == authorities.c.id).join(
                defendants, defendants.c.case_id == events.c.case_id
            )
        )
        .where(ours, held(events), _SCOPE)
        .group_by(authorities.c.name)
    )


def _scope() -> sa.ColumnElement[bool]:
    events, defendants, members = table_of(StageEvent), table_of(Defendant), table_of(GroupMember)
    own_groups = (
        sa.select(members.c.group_id)
        .where(
            members.c.person_id == defendants.c.person_id, held(members), lies_in(members, events)
        )
        .correlate(defendants, events)
    )
    return sa.and_(
        lies_in(defendants, events),
        sa.or_(events.c.defendant_id.is_(None), events.c.defendant_id == defendants.c.id),
        sa.or_(events.c.group_id.is_(None), events.c.group_id.in_(own_groups)),
    )


_SCOPE: Final = _scope()


def _tags(ours: sa.ColumnElement[bool], number: Any) -> sa.Select[Any]:
    pairs, defendants = tagged(), table_of(Defendant)
    return (
        sa.select(pairs.c.word, sa.null(), number)
        .select_from(pairs.join(defendants, defendants.c.id == pairs.c.defendant_id))
        .where(ours)
        .group_by(pairs.c.word)
    )


def _publishers(ours: sa.ColumnElement[bool], number: Any) -> sa.Select[Any]:
    cited, sources = cited_sources_by_case(), table_of(Source)
    publishers, defendants = table_of(Publisher), table_of(Defendant)
    return (
        sa.select(publishers.c.name, sa.null(), number)
        .select_from(
            publishers.join(sources, sources.c.publisher_id == publishers.c.id)
            .join(cited, cited.c.source_id == sources.c.id)
            .join(defendants, defendants.c.case_id == cited.c.case_id)
        )
        .where(ours)
        .group_by(publishers.c.name)
    )
