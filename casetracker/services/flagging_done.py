"""Hearings held, sentences imposed and births, to be held against the stages of the same people."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import Case, Defendant, DetaineeGroup, Hearing, Person, Sentence
from casetracker.model.vocabulary import SentenceKind, SentenceStanding
from casetracker.procedure.odd_orders import (
    OddDone,
    of_acquitted_held,
    of_births,
    of_done_early,
)
from casetracker.procedure.oddities import Oddity, OddStage
from casetracker.services.flagging_spans import People, Span, by_case
from casetracker.store.queries.common import held, table_of

_HEARING: Final = "hearing"
_BIRTH: Final = "birth"
_PRISON: Final = frozenset({SentenceKind.PRISON.value, SentenceKind.LIFE.value})


def done_of(session: Session, span: Span) -> Mapping[int, list[Any]]:
    """By case the hearings held, the sentences imposed that none replaces, and the births of people."""
    queries = (_hearings(span), _sentences(span), _births(span))
    return by_case(session.execute(sa.union_all(*queries)))


def sentences_of(rows: Iterable[Any]) -> Iterator[Any]:
    """The rows of sentences: of the defendant `about`, and their `kind`."""
    return (row for row in rows if row.kind not in {_HEARING, _BIRTH})


def odd_done(rows: Sequence[Any], people: People, stages: Sequence[OddStage]) -> Iterator[Oddity]:
    """What is odd of them beside the stages of a case."""
    births = [row for row in rows if row.kind == _BIRTH]
    done = [(row.kind, _done(row, people)) for row in rows if row.kind != _BIRTH]
    yield from of_done_early((each for _, each in done), stages)
    yield from of_acquitted_held((each for kind, each in done if kind in _PRISON), stages)
    yield from of_births(_born(births), stages)


def _done(row: Any, people: People) -> OddDone:
    kind = row.kind.replace("_", " ")
    what = kind if row.kind == _HEARING else f"sentence ({kind}) imposed"
    return OddDone(row.about, what, _when(row), people.of_scope(row.group_id, row.defendant_id))


def _born(rows: Sequence[Any]) -> Iterable[tuple[str, PartialDate, int]]:
    for row in rows:
        when = _when(row)
        if when is not None:
            yield row.about, when, row.defendant_id


def _when(row: Any) -> PartialDate | None:
    return None if row.edtf is None else PartialDate(row.edtf, row.earliest, row.latest)


def _hearings(span: Span) -> sa.Select[Any]:
    cases, hearings = table_of(Case), table_of(Hearing)
    groups, defendants = table_of(DetaineeGroup), table_of(Defendant)
    return (
        sa.select(
            hearings.c.case_id.label("case_id"),
            sa.literal(_HEARING).label("kind"),
            sa.func.coalesce(defendants.c.ref, groups.c.ref, cases.c.ref).label("about"),
            hearings.c.group_id.label("group_id"),
            hearings.c.defendant_id.label("defendant_id"),
            *_date(hearings, "happened"),
        )
        .join(cases, cases.c.id == hearings.c.case_id)
        .join(groups, groups.c.id == hearings.c.group_id, isouter=True)
        .join(defendants, defendants.c.id == hearings.c.defendant_id, isouter=True)
        .where(
            span.holds(hearings.c.case_id), held(hearings), hearings.c.happened_edtf.is_not(None)
        )
    )


def _sentences(span: Span) -> sa.Select[Any]:
    sentences, defendants = table_of(Sentence), table_of(Defendant)
    later = sentences.alias("later").c
    return (
        sa.select(
            defendants.c.case_id,
            sa.cast(sentences.c.kind, sa.String),
            defendants.c.ref,
            sa.cast(sa.null(), sa.Integer),
            defendants.c.id,
            *_date(sentences, "happened"),
        )
        .join(defendants, defendants.c.id == sentences.c.defendant_id)
        .where(
            span.holds(defendants.c.case_id),
            sentences.c.standing == SentenceStanding.IMPOSED,
            held(sentences),
            held(defendants),
            ~sa.exists().where(later.replaces_id == sentences.c.id, later.recorded_to.is_(None)),
        )
    )


def _births(span: Span) -> sa.Select[Any]:
    persons, defendants = table_of(Person), table_of(Defendant)
    return (
        sa.select(
            defendants.c.case_id,
            sa.literal(_BIRTH),
            defendants.c.ref,
            sa.cast(sa.null(), sa.Integer),
            defendants.c.id,
            *_date(persons, "birth"),
        )
        .join(defendants, defendants.c.person_id == persons.c.id)
        .where(
            span.holds(defendants.c.case_id),
            held(persons),
            held(defendants),
            persons.c.birth_edtf.is_not(None),
        )
    )


def _date(table: sa.Table, prefix: str) -> Iterator[sa.Label[Any]]:
    return (table.c[f"{prefix}_{part}"].label(part) for part in ("edtf", "earliest", "latest"))
