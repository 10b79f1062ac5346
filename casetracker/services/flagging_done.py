"""Hearings held, sentences imposed and births, to be held against the stages of the same people."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.partial_date import PartialDate
from casetracker.model.tables import Case, Defendant, DetaineeGroup, Hearing, Person, Sentence
from casetracker.model.vocabulary import SentenceKind, SentenceStanding, SentenceUnit
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
_ADJOURNED: Final = "adjourned"
_CREDITED: Final = "credited"
_LONG: Final = "long"
# What is wrong with a row of these by itself: the rule, and the words before and behind its day.
_BY_ITSELF: Final = {
    _ADJOURNED: ("adjourned-back", "A hearing was adjourned to {day}, a day before it"),
    _CREDITED: ("credited-more", "More days served are credited than the term of {day} lasts"),
    _LONG: ("long-term", "The term of {day} is longer than 100 years"),
}
_SET_APART: Final = frozenset({_HEARING, _BIRTH, *_BY_ITSELF})
# Days that a unit of a term lasts at least and at most.
_DAYS: Final = {
    SentenceUnit.YEARS: (365, 366),
    SentenceUnit.MONTHS: (30, 31),
    SentenceUnit.DAYS: (1, 1),
}
_LONGEST: Final = 36_525
_PRISON: Final = frozenset({SentenceKind.PRISON.value, SentenceKind.LIFE.value})


def done_of(session: Session, span: Span) -> Mapping[int, list[Any]]:
    """By case the hearings held, the sentences imposed that none replaces, and the births of people.

    Those of which something is odd by itself come once more, as rows of that kind.
    """
    queries = (
        _hearings(span),
        _adjourned_back(span),
        _sentences(span),
        _odd_terms(span, _CREDITED),
        _odd_terms(span, _LONG),
        _births(span),
    )
    return by_case(session.execute(sa.union_all(*queries)))


def sentences_of(rows: Iterable[Any]) -> Iterator[Any]:
    """The rows of sentences: of the defendant `about`, and their `kind`."""
    return (row for row in rows if row.kind not in _SET_APART)


def odd_done(rows: Sequence[Any], people: People, stages: Sequence[OddStage]) -> Iterator[Oddity]:
    """What is odd of them beside the stages of a case."""
    births = [row for row in rows if row.kind == _BIRTH]
    left_out = {_BIRTH, *_BY_ITSELF}
    done = [(row.kind, _done(row, people)) for row in rows if row.kind not in left_out]
    yield from _by_itself(rows)
    yield from of_done_early((each for _, each in done), stages)
    yield from of_acquitted_held((each for kind, each in done if kind in _PRISON), stages)
    yield from of_births(_born(births), stages)


def _by_itself(rows: Iterable[Any]) -> Iterator[Oddity]:
    for row in rows:
        if row.kind in _BY_ITSELF:
            rule, words = _BY_ITSELF[row.kind]
            yield Oddity(rule, row.about, words.format(day=_when(row) or "an unknown day"))


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
    """Hearings that were held, by the day on which they were."""
    held_on = table_of(Hearing).c.happened_edtf.is_not(None)
    return _of_hearings(span, _HEARING, "happened").where(held_on)


def _adjourned_back(span: Span) -> sa.Select[Any]:
    """Hearings that were adjourned to a day that is certainly before them, by that day."""
    hearings = table_of(Hearing)
    day = sa.func.coalesce(hearings.c.happened_earliest, hearings.c.scheduled_earliest)
    return _of_hearings(span, _ADJOURNED, "adjourned").where(hearings.c.adjourned_latest < day)


def _of_hearings(span: Span, kind: str, date: str) -> sa.Select[Any]:
    cases, hearings = table_of(Case), table_of(Hearing)
    groups, defendants = table_of(DetaineeGroup), table_of(Defendant)
    return (
        sa.select(
            hearings.c.case_id.label("case_id"),
            sa.literal(kind).label("kind"),
            sa.func.coalesce(defendants.c.ref, groups.c.ref, cases.c.ref).label("about"),
            hearings.c.group_id.label("group_id"),
            hearings.c.defendant_id.label("defendant_id"),
            *_date(hearings, date),
        )
        .join(cases, cases.c.id == hearings.c.case_id)
        .join(groups, groups.c.id == hearings.c.group_id, isouter=True)
        .join(defendants, defendants.c.id == hearings.c.defendant_id, isouter=True)
        .where(span.holds(hearings.c.case_id), held(hearings))
    )


def _sentences(span: Span) -> sa.Select[Any]:
    return _of_sentences(span, sa.cast(table_of(Sentence).c.kind, sa.String))


def _odd_terms(span: Span, kind: str) -> sa.Select[Any]:
    """Sentences with more days credited than their term lasts, or with a term of more than a lifetime."""
    sentences = table_of(Sentence)

    def lasting(which: int) -> sa.ColumnElement[int]:
        amount = sa.cast(sentences.c.amount, sa.BigInteger)
        days = ((sentences.c.unit == unit, each[which]) for unit, each in _DAYS.items())
        return amount * sa.case(*days)

    is_odd = lasting(0) > _LONGEST
    if kind == _CREDITED:
        is_odd = sentences.c.credited_days > lasting(1)
    return _of_sentences(span, sa.literal(kind)).where(is_odd)


def _of_sentences(span: Span, kind: sa.ColumnElement[str]) -> sa.Select[Any]:
    sentences, defendants = table_of(Sentence), table_of(Defendant)
    later = sentences.alias("later").c
    return (
        sa.select(
            defendants.c.case_id,
            kind,
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
