"""Facts in dispute, which a claim on file contradicts: every count of conflicts comes from here."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import (
    LABEL_TARGET,
    CaseGroup,
    Charge,
    Citation,
    CustodyEpisode,
    Defendant,
    DetaineeGroup,
    Hearing,
    LabelCitation,
    Sentence,
    StageEvent,
)
from casetracker.model.vocabulary import Stance
from casetracker.store.queries.common import citing, held, said_by_then, table_of

_CUSTODY: Final = "custody_episode_id"


@dataclass(frozen=True, slots=True)
class DisputedFact:
    """One fact in dispute: of several people in the same words, by the same claims, it is one.

    `target` is the column of the citations that names it; `case_ids` may be empty, of a group that
    stands in no case.
    """

    target: str
    ids: tuple[int, ...]
    case_ids: tuple[int, ...]


def disputed_facts(
    session: Session, case_ids: Collection[int] | None = None
) -> tuple[DisputedFact, ...]:
    """The facts in dispute of all cases, or those of some; in the order in which they were recorded.

    As of a day, those that were contradicted by then.
    """
    found: dict[tuple[str, int], _Fact] = {}
    for row in session.execute(_query(session, case_ids)):
        fact = found.setdefault((row.target, row.fact), _Fact(_words(row), set(), set()))
        fact.claims.add(row.claim_id)
        fact.cases.update(() if row.case_id is None else (row.case_id,))
    alike: dict[tuple[str, tuple[object, ...], frozenset[int]], list[int]] = {}
    for (target, number), fact in found.items():
        alike.setdefault((target, fact.words, frozenset(fact.claims)), []).append(number)
    return tuple(
        DisputedFact(
            target,
            tuple(numbers),
            tuple(sorted({case for each in numbers for case in found[(target, each)].cases})),
        )
        for (target, _words, _claims), numbers in alike.items()
    )


def disputes_by_case(session: Session, case_ids: Collection[int] | None = None) -> Counter[int]:
    """By case the number of its facts in dispute; a fact of several cases counts in each."""
    facts = disputed_facts(session, case_ids)
    return Counter(case_id for fact in facts for case_id in fact.case_ids)


def disputed_among(session: Session, target: str, ids: Collection[int]) -> set[int]:
    """The ids of those facts of a kind that a claim on file contradicts; as of a day, did by then."""
    citations = table_of(Citation)
    query = sa.select(citations.c[target]).where(
        citations.c[target].is_not(None),
        citations.c.stance == Stance.CONTRADICTS,
        held(citations),
        said_by_then(session, citations),
    )
    # Few facts are disputed: to read them all is one short query, however many are asked for.
    return set(session.execute(query).scalars()).intersection(ids)


def disputed_groups(session: Session) -> sa.CompoundSelect[tuple[int]]:
    """The ids of the groups whose number or label is in dispute; as of a day, was by then."""
    numbers, labels = table_of(Citation), table_of(LabelCitation)

    def disputed(citations: sa.Table, group_id: sa.Column[Any]) -> sa.Select[tuple[int]]:
        return sa.select(group_id).where(
            group_id.is_not(None),
            citations.c.stance == Stance.CONTRADICTS,
            held(citations),
            said_by_then(session, citations),
        )

    return disputed(numbers, numbers.c.group_id).union(disputed(labels, labels.c.labelled_group_id))


@dataclass(frozen=True, slots=True)
class _Fact:
    words: tuple[object, ...]
    claims: set[int]
    cases: set[int]


def _words(row: Any) -> tuple[object, ...]:
    """What facts of several people share that are one; a fact of a group or a case stands alone."""
    if not row.is_shared:
        return (row.fact,)
    # The same time in custody may stand in several cases; a stage or a charge stands in one.
    case_id = None if row.target == _CUSTODY else row.case_id
    return (case_id, row.code, row.day, row.place)


def _query(session: Session, case_ids: Collection[int] | None) -> sa.Select[Any]:
    """Rows of (target, fact, claim_id, case_id, is_shared, code, day, place)."""
    parts = [_of_groups(1, "group_id"), _of_stages(), _of_charges(), _of_custody(), _of_hearings()]
    parts += [_of_sentences(), _of_groups(7, LABEL_TARGET)]
    rows = sa.union_all(*parts).subquery()
    query = sa.select(rows).where(said_by_then(session, rows))
    query = query.order_by(rows.c.position, rows.c.fact, rows.c.claim_id)
    return query if case_ids is None else query.where(rows.c.case_id.in_(case_ids))


def _of_groups(position: int, target: str) -> sa.Select[Any]:
    """The number of people of groups, or what they are called."""
    groups, links = table_of(DetaineeGroup), table_of(CaseGroup)
    nothing = sa.literal(None, sa.String)
    return _part(
        position, target, links.c.case_id, [sa.false(), nothing, nothing, nothing], groups
    ).join(links, sa.and_(links.c.group_id == groups.c.id, held(links)), isouter=True)


def _of_stages() -> sa.Select[Any]:
    events = table_of(StageEvent)
    words = [
        events.c.defendant_id.is_not(None),
        events.c.stage_code,
        events.c.happened_edtf,
        events.c.place,
    ]
    return _part(2, "stage_event_id", events.c.case_id, words, events)


def _of_charges() -> sa.Select[Any]:
    charges, defendants = table_of(Charge), table_of(Defendant)
    words = [
        sa.true(),
        charges.c.wording,
        charges.c.article,
        sa.cast(charges.c.status, sa.String),
    ]
    return _part(3, "charge_id", defendants.c.case_id, words, charges).join(
        defendants, sa.and_(defendants.c.id == charges.c.defendant_id, held(defendants))
    )


def _of_custody() -> sa.Select[Any]:
    episodes, defendants = table_of(CustodyEpisode), table_of(Defendant)
    words = [
        sa.true(),
        sa.literal(None, sa.String),
        episodes.c.started_edtf,
        episodes.c.place,
    ]
    return _part(4, _CUSTODY, defendants.c.case_id, words, episodes).join(
        defendants, sa.and_(defendants.c.person_id == episodes.c.person_id, held(defendants))
    )


def _of_hearings() -> sa.Select[Any]:
    hearings = table_of(Hearing)
    nothing = sa.literal(None, sa.String)
    return _part(
        5, "hearing_id", hearings.c.case_id, [sa.false(), nothing, nothing, nothing], hearings
    )


def _of_sentences() -> sa.Select[Any]:
    sentences, defendants = table_of(Sentence), table_of(Defendant)
    nothing = sa.literal("")
    kind = sa.cast(sentences.c.standing, sa.String).concat(sa.cast(sentences.c.kind, sa.String))
    much = sa.func.coalesce(sa.cast(sentences.c.amount, sa.String), nothing)
    unit = sa.func.coalesce(sa.cast(sentences.c.unit, sa.String), nothing)
    currency = sa.func.coalesce(sentences.c.currency, nothing)
    term = much.concat(unit).concat(currency)
    words = [sa.true(), kind, sentences.c.happened_edtf, term]
    return _part(6, "sentence_id", defendants.c.case_id, words, sentences).join(
        defendants, sa.and_(defendants.c.id == sentences.c.defendant_id, held(defendants))
    )


def _part(
    position: int,
    target: str,
    case_id: sa.ColumnElement[Any],
    words: list[Any],
    facts: sa.Table,
) -> sa.Select[Any]:
    citations = table_of(citing(target))
    names = ("is_shared", "code", "day", "place")
    return (
        sa.select(
            sa.literal(position).label("position"),
            sa.literal(target).label("target"),
            facts.c.id.label("fact"),
            citations.c.claim_id,
            case_id.label("case_id"),
            *(each.label(name) for each, name in zip(words, names, strict=True)),
        )
        .select_from(citations)
        .join(facts, facts.c.id == citations.c[target])
        .where(citations.c.stance == Stance.CONTRADICTS, held(citations), held(facts))
    )
