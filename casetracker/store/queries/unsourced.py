"""Facts that nothing on file supports: whoever counts or lists them asks here."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import (
    Case,
    Charge,
    ChargeUpdate,
    Citation,
    CourtCitation,
    CustodyEpisode,
    Defendant,
    DetaineeGroup,
    GroupEvent,
    Hearing,
    Person,
    PersonName,
    Sentence,
    Stage,
    StageEvent,
)
from casetracker.model.vocabulary import GroupEventKind, Stance
from casetracker.store.queries.case_slices import Cases, case_slices
from casetracker.store.queries.common import held, table_of
from casetracker.store.queries.counts import citations_by_case
from casetracker.views.docket import UnsourcedFact

_SLICE: Final = 500
_SPOKEN: Final = ("hearing", "sentence", "group event")
_TOLD: Final = ("opens", "whom", "what")
_DATE: Final = ("edtf", "earliest", "latest")


def unsourced_facts(session: Session, most: int | None = None) -> tuple[UnsourcedFact, ...]:
    """Every fact of the docket that nothing on file supports, kind by kind, or the first so many.

    A step of several people in the same words is one. A group's number stands for its forming, and a
    case has a source where anything in it has one.
    """
    facts = _facts()
    query = sa.select(facts).order_by(facts.c.rank, facts.c.opens, facts.c.whom, facts.c.what)
    query = query if most is None else query.limit(most)
    return tuple(_fact(row) for row in session.execute(query))


def unsourced_count(session: Session) -> int:
    """How many facts `unsourced_facts` lists; counted by slices of the cases, for memory's sake."""
    counted = _count(session, *_of_groups(), _of_names(), _of_cases())
    for part in case_slices(session, _SLICE):
        counted += _count(session, *_of_scopes(part), *_of_people(part))
    return counted


def _count(session: Session, *kinds: sa.Select[Any]) -> int:
    query = sa.select(sa.func.count()).select_from(sa.union_all(*kinds).subquery("unsourced"))
    return int(session.execute(query).scalar_one())


def _fact(row: Any) -> UnsourcedFact:
    edtf = row.edtf
    return UnsourcedFact(
        kind=row.kind,
        opens=row.opens,
        whom=row.whom,
        what=row.what.replace("_", " ") if row.kind in _SPOKEN else row.what,
        when=None if edtf is None else PartialDate(edtf, row.earliest, row.latest),
        people=row.people,
    )


def _facts() -> sa.Subquery:
    kinds = (*_of_scopes(), *_of_people(), *_of_groups(), _of_names(), _of_cases())
    return sa.union_all(*kinds).subquery("unsourced")


def _of_scopes(part: Cases | None = None) -> Iterator[sa.Select[Any]]:
    """Stages and hearings: of a case, a group in it or one defendant."""
    cases, groups, defendants = table_of(Case), table_of(DetaineeGroup), table_of(Defendant)
    events, stages, sittings = table_of(StageEvent), table_of(Stage), table_of(Hearing)
    whom = sa.func.coalesce(defendants.c.ref, groups.c.ref, "")

    def of(rank: int, kind: str, table: sa.Table, what: Any, prefix: str) -> sa.Select[Any]:
        columns = _columns(rank, kind, cases.c.ref, whom, what, date=_date(table, prefix))
        return (
            sa.select(*columns, sa.literal(0).label("people"))
            .select_from(table)
            .join(cases, cases.c.id == table.c.case_id)
            .join(groups, groups.c.id == table.c.group_id, isouter=True)
            .join(defendants, defendants.c.id == table.c.defendant_id, isouter=True)
            .where(sa.true() if part is None else part.holds(cases.c.id))
        )

    step = of(0, "stage", events, stages.c.label, "happened")
    step = step.join(stages, stages.c.code == events.c.stage_code)
    yield step.where(_is_bare(Citation, "stage_event_id", events))
    sat = of(3, "hearing", sittings, sa.cast(sittings.c.kind, sa.String), "scheduled")
    yield sat.where(_is_bare(CourtCitation, "hearing_id", sittings))


def _of_people(part: Cases | None = None) -> Iterator[sa.Select[Any]]:
    """Charges, times in custody and sentences: of all people of a case in the same words, once."""
    cases, defendants = table_of(Case), table_of(Defendant)
    charges, episodes, terms = table_of(Charge), table_of(CustodyEpisode), table_of(Sentence)

    def of(rank: int, kind: str, table: sa.Table, what: Any, date: Sequence[Any]) -> sa.Select[Any]:
        key = defendants.c.id == table.c.get("defendant_id")
        if table is episodes:
            key = defendants.c.person_id == episodes.c.person_id
        columns = _columns(rank, kind, cases.c.ref, sa.literal(""), what, date=date)
        return (
            sa.select(*columns, sa.func.count(sa.distinct(defendants.c.id)).label("people"))
            .select_from(table)
            .join(defendants, key)
            .join(cases, cases.c.id == defendants.c.case_id)
            .where(held(defendants), sa.true() if part is None else part.holds(cases.c.id))
            .group_by(cases.c.ref, what, *date)
        )

    charged = sa.func.coalesce(charges.c.article, charges.c.wording)
    yield of(1, "charge", charges, charged, _no_date()).where(
        _is_bare(Citation, "charge_id", charges)
    )
    # What became of a charge after it was brought has a source of its own, or none.
    steps = table_of(ChargeUpdate)
    first = steps.alias("first")
    became = charged + ": " + sa.cast(steps.c.status, sa.String)
    is_later = sa.exists().where(
        first.c.charge_id == steps.c.charge_id, first.c.id < steps.c.id, held(first)
    )
    later = of(1, "charge", charges, became, _date(steps, "happened"))
    yield later.join(steps, steps.c.charge_id == charges.c.id).where(
        is_later, held(charges), _is_bare(Citation, "charge_update_id", steps)
    )
    where = sa.func.coalesce(episodes.c.place, "")
    yield of(2, "custody", episodes, where, _date(episodes, "started")).where(
        _is_bare(Citation, "custody_episode_id", episodes)
    )
    standing = sa.cast(terms.c.standing, sa.String)
    yield of(4, "sentence", terms, standing, _date(terms, "happened")).where(
        _is_bare(CourtCitation, "sentence_id", terms)
    )


def _of_groups() -> Iterator[sa.Select[Any]]:
    """Groups with their number, and what happened to them as groups."""
    groups, events = table_of(DetaineeGroup), table_of(GroupEvent)
    nothing = sa.literal(""), groups.c.label
    yield sa.select(
        *_columns(5, "group", groups.c.ref, *nothing, date=_no_date()),
        sa.literal(0).label("people"),
    ).where(_is_bare(Citation, "group_id", groups))
    became = sa.literal(""), sa.cast(events.c.kind, sa.String)
    yield (
        sa.select(
            *_columns(6, "group event", groups.c.ref, *became, date=_date(events, "happened")),
            sa.literal(0).label("people"),
        )
        .join(groups, groups.c.id == events.c.group_id)
        .where(
            _is_bare(Citation, "group_event_id", events),
            held(groups),
            events.c.kind != GroupEventKind.FORMED,
        )
    )


def _of_names() -> sa.Select[Any]:
    names, persons = table_of(PersonName), table_of(Person)
    return (
        sa.select(
            *_columns(7, "name", persons.c.ref, sa.literal(""), names.c.text, date=_no_date()),
            sa.literal(0).label("people"),
        )
        .select_from(names)
        .join(persons, persons.c.id == names.c.person_id)
        .where(_is_bare(Citation, "person_name_id", names), held(persons))
    )


def _of_cases() -> sa.Select[Any]:
    """Cases in which nothing has a source."""
    cases, cited = table_of(Case), citations_by_case()
    sourced = sa.select(cited.c.case_id).where(cited.c.stance == Stance.SUPPORTS)
    return sa.select(
        *_columns(8, "case", cases.c.ref, sa.literal(""), cases.c.title, date=_no_date()),
        sa.literal(0).label("people"),
    ).where(held(cases), cases.c.id.not_in(sourced))


def _columns(
    rank: int, kind: str, *told: sa.ColumnElement[Any], date: Sequence[Any]
) -> list[sa.ColumnElement[Any]]:
    return [
        sa.literal(rank).label("rank"),
        sa.literal(kind).label("kind"),
        *(column.label(name) for name, column in zip(_TOLD, told, strict=True)),
        *(column.label(name) for name, column in zip(_DATE, date, strict=True)),
    ]


def _date(table: sa.Table, prefix: str) -> list[sa.ColumnElement[Any]]:
    return [table.c[f"{prefix}_{part}"] for part in _DATE]


def _no_date() -> list[sa.ColumnElement[Any]]:
    return [sa.cast(sa.null(), kind) for kind in (sa.String, sa.Date, sa.Date)]


def _is_bare(citing: type[SQLModel], target: str, facts: sa.Table) -> sa.ColumnElement[bool]:
    """Whether a fact is held and nothing supports it."""
    citations = table_of(citing)
    supports = sa.exists().where(
        citations.c[target] == facts.c.id, citations.c.stance == Stance.SUPPORTS, held(citations)
    )
    return sa.and_(held(facts), ~supports)
