"""Sentences on file and in accepted claims, to be held against the people said to be sentenced."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.tables import (
    Capture,
    Claim,
    StageEvent,
)
from casetracker.model.vocabulary import ReviewStatus, SentenceKind
from casetracker.procedure.odd_sentences import (
    SaidSentenced,
    ToldTerms,
    of_double_sentences,
    of_listed_terms,
    of_sentences,
    of_told_terms,
)
from casetracker.procedure.oddities import Oddity
from casetracker.services.claims import understood
from casetracker.services.flagging_done import sentences_of
from casetracker.services.flagging_spans import People, Span, by_case, subjects_of_cases
from casetracker.store.queries.common import held, table_of
from casetracker.views.common import date_text

_SENTENCED: Final = "sentenced"
_READ_ON: Final = 400


@dataclass(frozen=True, slots=True)
class ToldSentences:
    """What a run of cases has on file and is told of sentences, each by case."""

    terms: Mapping[int, Counter[str]]
    events: Mapping[int, list[Any]]
    claims: Mapping[int, list[Any]]

    def odd(self, case_id: int, people: People) -> Iterator[Oddity]:
        """What is odd of the sentences in a case, on file and as they were told."""
        terms = self.terms.get(case_id)
        if terms:
            yield from of_sentences(_said(self.events[case_id], people, terms))
            yield from of_double_sentences(terms)
        told: dict[int, list[Any]] = defaultdict(list)
        for row in self.claims[case_id]:
            told[row.capture_id].append(row)
        for rows in told.values():
            yield from _told(rows)


def told_sentences(
    session: Session, span: Span, done: Mapping[int, Sequence[Any]]
) -> ToldSentences:
    """The sentences of a run of cases, of which it is known by case what was done."""
    return ToldSentences(
        {case_id: _terms(sentences_of(rows)) for case_id, rows in done.items()},
        by_case(_event_rows(session, span)),
        by_case(_claim_rows(session, span)),
    )


def _terms(rows: Iterable[Any]) -> Counter[str]:
    """By defendant the sentences imposed; no fine beside a term."""
    found: Counter[str] = Counter()
    for row in sorted(rows, key=lambda each: (each.kind == SentenceKind.FINE.value, each.about)):
        if row.kind != SentenceKind.FINE.value or row.about not in found:
            found[row.about] += 1
    return found


def _event_rows(session: Session, span: Span) -> Sequence[Any]:
    events = table_of(StageEvent)
    return session.execute(
        sa.select(events)
        .where(span.holds(events.c.case_id), events.c.stage_code == _SENTENCED, held(events))
        .order_by(events.c.id)
    ).all()


def _said(rows: Sequence[Any], people: People, terms: Mapping[str, int]) -> Iterator[SaidSentenced]:
    if not rows:
        return
    single: set[str] = set()
    for row in rows:
        ids = people.of_scope(row.group_id, row.defendant_id) & people.there
        named = frozenset(people.refs[each] for each in ids)
        if row.defendant_id is not None:
            single |= named
            continue
        when = date_value(row, "happened")
        yield SaidSentenced("sentences", date_text(when), named, terms)
    yield SaidSentenced("sentences", "several days", frozenset(single), terms)


def _claim_rows(session: Session, span: Span) -> Sequence[Any]:
    claims, captures, subjects = table_of(Claim), table_of(Capture), subjects_of_cases(span)
    return session.execute(
        sa.select(
            subjects.c.case_id,
            claims.c.ref,
            claims.c.reading,
            claims.c.edit,
            claims.c.capture_id,
            sa.func.substr(captures.c.text, claims.c.start_index + 1, _READ_ON).label("text"),
        )
        .join(claims, claims.c.subject_id == subjects.c.id)
        .join(captures, captures.c.id == claims.c.capture_id)
        .where(
            # As words put together, which no index holds: by the indexes of stages and of statuses a
            # database would go through the claims of all cases for those of one.
            claims.c.stage_code.concat(claims.c.review_status)
            == f"{_SENTENCED}{ReviewStatus.ACCEPTED.value}"
        )
        .order_by(claims.c.id)
    ).all()


# a term that was changed on appeal is no further person's
_CHANGED: Final = frozenset(["appeal_decided", "cassation"])


def _told(rows: Sequence[Any]) -> Iterator[Oddity]:
    """The claims of one source on the people of one case."""
    stated = 0
    terms: dict[tuple[int, str], str] = {}
    for row in rows:
        claim = understood(row.reading, row.edit)
        count = claim.count.exact if claim.count else len(claim.persons) or None
        if count is None:
            continue
        if claim.sentence is None or claim.stage in _CHANGED:
            stated = max(stated, count)
            continue
        yield from of_listed_terms(row.ref, count, row.text)
        term = f"{claim.sentence.kind} {claim.sentence.amount} {claim.sentence.unit}"
        # Told twice in the same words, it is the same people.
        terms.setdefault((count, term), row.ref)
    listed = tuple((ref, count, term) for (count, term), ref in terms.items())
    if stated:
        yield from of_told_terms([ToldTerms(listed[0][0] if listed else "", stated, listed)])
