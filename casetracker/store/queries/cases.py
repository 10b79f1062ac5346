"""Cases: as rows of a list, and whole."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import (
    LABEL_TARGET,
    Capture,
    Case,
    CaseGroup,
    CaseLink,
    CaseNumber,
    Claim,
    Defendant,
    DetaineeGroup,
    Source,
)
from casetracker.model.vocabulary import Stance
from casetracker.store.queries.citations import citations_of
from casetracker.store.queries.common import (
    held,
    id_of,
    out_by_then,
    present,
    said_by_then,
    table_of,
)
from casetracker.store.queries.counts import (
    among,
    citations_by_case,
    unsourced_charges,
    unsourced_stages,
)
from casetracker.store.queries.defendants import defendant_lines
from casetracker.store.queries.disputes import disputed_facts, disputes_by_case
from casetracker.store.queries.facts import charges, custody, stage_events
from casetracker.store.queries.groups import group_lines
from casetracker.store.queries.labels import calling_so
from casetracker.store.queries.sides import about, held_facts
from casetracker.store.queries.stages import stage_mix, stage_views
from casetracker.views.common import CitationView
from casetracker.views.docket import (
    CaseLine,
    CaseLinkView,
    CaseView,
    ConflictView,
)

Cited = dict[int, tuple[CitationView, ...]]


def case_lines(
    session: Session,
    condition: sa.ColumnElement[bool] | None = None,
    ids: Sequence[int] | None = None,
) -> tuple[CaseLine, ...]:
    """Cases as rows, oldest first; the condition is on the cases table.

    With `ids` only those, in that order, and nothing else is counted.
    """
    cases = table_of(Case)
    query = sa.select(cases).where(held(cases)).order_by(cases.c.id)
    if condition is not None:
        query = query.where(condition)
    rows = session.execute(query.where(among(cases.c.id, ids))).all()
    if ids is not None:
        places = {case_id: place for place, case_id in enumerate(ids)}
        rows = sorted(rows, key=lambda row: places[row.id])
    numbers = _numbers(session, ids)
    mixes = _stage_mixes(session, ids)
    sources = _pairs(session, _sources_by_case(session, ids))
    is_part = ids is not None or condition is not None
    conflicts = disputes_by_case(session, [row.id for row in rows] if is_part else None)
    stages = _pairs(session, unsourced_stages(ids))
    charged = _pairs(session, unsourced_charges(ids))
    reported = _last_reported(session, ids)
    return tuple(
        CaseLine(
            ref=row.ref,
            title=row.title,
            numbers=tuple(numbers.get(row.id, ())),
            monitoring=row.monitoring,
            priority=row.priority,
            defendants=sum(stage.count for stage in mixes.get(row.id, ())),
            stage_mix=mixes.get(row.id, ()),
            sources=sources.get(row.id, 0),
            conflicts=conflicts[row.id],
            unsourced=stages.get(row.id, 0) + charged.get(row.id, 0),
            last_reported=reported.get(row.id),
        )
        for row in rows
    )


def case_view(session: Session, ref: str) -> CaseView:
    """One case, whole; raises NotFoundError."""
    case_id = id_of(session, Case, ref, "case")
    cases, links, groups = table_of(Case), table_of(CaseGroup), table_of(DetaineeGroup)
    row = session.execute(sa.select(cases).where(cases.c.id == case_id)).one()
    in_case = sa.select(links.c.group_id).where(links.c.case_id == case_id, held(links))
    case_groups = group_lines(session, groups.c.id.in_(in_case))
    refs = {
        found.id: found.ref
        for found in session.execute(
            sa.select(groups.c.id, groups.c.ref).where(groups.c.id.in_(in_case))
        )
    }
    cited_groups = citations_of(session, "group_id", list(refs))
    cited_case = citations_of(session, "case_id", [case_id]).get(case_id, ())
    stages, charged = stage_events(session, case_id), charges(session, case_id)
    group_citations = tuple((refs[key], views) for key, views in sorted(cited_groups.items()))
    everybody = defendant_lines(session, table_of(Defendant).c.case_id == case_id)
    return CaseView(
        line=case_lines(session, ids=(case_id,))[0],
        version=row.version,
        jurisdiction=row.jurisdiction,
        opened=date_value(row, "opened"),
        citations=tuple(view for view in cited_case if view.stance is Stance.SUPPORTS),
        groups=case_groups,
        group_citations=group_citations,
        defendants=tuple(line for line in everybody if line.left is None),
        charges=charged,
        stages=stages,
        custody=custody(session, case_id),
        links=_links(session, case_id),
        conflicts=_conflicts(session, case_id),
        context=_context(cited_case, *(views for _, views in group_citations)),
        former=tuple(line for line in everybody if line.left is not None),
    )


def _conflicts(session: Session, case_id: int) -> tuple[ConflictView, ...]:
    """Each fact in dispute with all that was said of it, for and against."""
    found = []
    for disputed in disputed_facts(session, [case_id]):
        cited = citations_of(session, disputed.target, disputed.ids, is_by_then=True)
        if disputed.target == LABEL_TARGET:
            cited = _called(session, disputed.ids, cited)
        said = {view.claim_ref: view for each in disputed.ids for view in cited.get(each, ())}
        facts = held_facts(session, disputed.target, disputed.ids)
        sides = tuple(view for view in said.values() if view.stance is not Stance.CONTEXT)
        found.append(ConflictView(about(facts), facts[0].words, sides))
    return tuple(found)


def _called(session: Session, groups: tuple[int, ...], against: Cited) -> Cited:
    """What calls the people of groups as they are called on file, and what calls them otherwise."""
    claims = calling_so(session, groups)
    agreeing = citations_of(session, "group_id", groups, claims)
    return {each: (*agreeing.get(each, ()), *against.get(each, ())) for each in groups}


def _context(*cited: tuple[CitationView, ...]) -> tuple[CitationView, ...]:
    return tuple(view for views in cited for view in views if view.stance is Stance.CONTEXT)


def _pairs(session: Session, query: sa.Select[Any]) -> dict[int, int]:
    return {row[0]: row[1] for row in session.execute(query)}


def _sources_by_case(session: Session, ids: Sequence[int] | None) -> sa.Select[Any]:
    cited, claims, captures = citations_by_case(ids), table_of(Claim), table_of(Capture)
    return (
        sa.select(cited.c.case_id, sa.func.count(sa.distinct(captures.c.source_id)))
        .join(claims, claims.c.id == cited.c.claim_id)
        .join(captures, captures.c.id == claims.c.capture_id)
        .where(said_by_then(session, cited))
        .group_by(cited.c.case_id)
    )


def _numbers(session: Session, ids: Sequence[int] | None) -> dict[int, list[str]]:
    numbers = table_of(CaseNumber)
    found: dict[int, list[str]] = defaultdict(list)
    query = sa.select(numbers).where(held(numbers), among(numbers.c.case_id, ids))
    for row in session.execute(query.order_by(numbers.c.id)):
        found[row.case_id].append(row.number)
    return found


def _stage_mixes(session: Session, ids: Sequence[int] | None) -> dict[Any, Any]:
    defendants = table_of(Defendant)
    query = (
        sa.select(defendants.c.case_id, defendants.c.current_stage_code, sa.func.count())
        .where(present(defendants), among(defendants.c.case_id, ids))
        .group_by(defendants.c.case_id, defendants.c.current_stage_code)
    )
    return stage_mix(session.execute(query).all(), stage_views(session))


def _last_reported(session: Session, ids: Sequence[int] | None) -> dict[int, PartialDate]:
    """By case the latest publication of a source that bears on it."""
    cited, claims = citations_by_case(ids), table_of(Claim)
    captures, sources = table_of(Capture), table_of(Source)
    query = (
        sa.select(cited.c.case_id, sa.func.max(sources.c.published_latest))
        .join(claims, claims.c.id == cited.c.claim_id)
        .join(captures, captures.c.id == claims.c.capture_id)
        .join(sources, sources.c.id == captures.c.source_id)
        .where(out_by_then(session, sources))
        .group_by(cited.c.case_id)
    )
    return {row[0]: PartialDate.day(row[1]) for row in session.execute(query) if row[1]}


def _links(session: Session, case_id: int) -> tuple[CaseLinkView, ...]:
    """The links of a case, whichever of the two records names the other."""
    links, cases = table_of(CaseLink), table_of(Case)
    is_own = links.c.case_id == case_id
    other = sa.case((is_own, links.c.other_case_id), else_=links.c.case_id)
    query = (
        sa.select(links, cases.c.ref, cases.c.title)
        .join(cases, cases.c.id == other)
        .where(sa.or_(is_own, links.c.other_case_id == case_id), held(links), held(cases))
        .order_by(links.c.id)
    )
    return tuple(
        CaseLinkView(row.kind, row.ref, row.title, date_value(row, "since"), row.case_id != case_id)
        for row in session.execute(query)
    )
