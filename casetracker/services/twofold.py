"""Records under whose one name there may be two people: suggested with the evidence, never split."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

from sqlmodel import Session

from casetracker.model.vocabulary import CustodyEnd, IdentityVerdict
from casetracker.news.naming.likeness import told_apart
from casetracker.procedure.two_people import (
    Evidence,
    Fact,
    Told,
    evidence,
    of_arrests,
    of_births,
    of_custody,
    of_groups,
)
from casetracker.store.queries import twofold
from casetracker.store.queries.citations import citations_of
from casetracker.store.queries.identity import decision_views, person_id_of
from casetracker.views.common import CitationView
from casetracker.views.persons import DecisionView, TwofoldLine, TwofoldPerson


def twofold_people(session: Session, ref: str | None = None) -> tuple[TwofoldPerson, ...]:
    """People whose facts cannot be of one person, by reference; of all, or of one. Raises NotFoundError.

    Evidence that somebody judged (one person, or two) is left out; what was recorded since is not. That it
    is unsure stands beside the evidence.
    """
    person = None if ref is None else person_id_of(session, ref)
    people = twofold.named(session, person)
    decided = {each.first_ref: each for each in decision_views(session) if each.is_of_one}
    found: dict[int, list[Evidence]] = defaultdict(list)
    for person_id, each in _all(session, people, person):
        if person_id in people and not _is_judged(each, decided.get(people[person_id].ref)):
            found[person_id].append(each)
    passages = _passages(session, found.values())
    return tuple(
        TwofoldPerson(
            people[person_id].ref,
            people[person_id].name,
            tuple(_line(each, passages) for each in found[person_id]),
            _doubt(decided.get(people[person_id].ref)),
        )
        for person_id in sorted(found)
    )


def _all(
    session: Session, people: dict[int, Any], person: int | None
) -> Iterator[tuple[int, Evidence]]:
    for person_id, births in twofold.births(session, people).items():
        yield from ((person_id, each) for each in of_births(births))
    for person_id, names in twofold.printed_names(session, person).items():
        yield from ((person_id, each) for each in _of_names(names))
    stays = twofold.custody(session, person)
    for person_id, episodes in stays.items():
        yield from ((person_id, each) for each in of_custody(episodes))
    ends = twofold.steps(session, twofold.ENDS, person)
    for person_id, arrests in twofold.steps(session, twofold.ARRESTS, person).items():
        over = [*ends.get(person_id, ()), *_ended(stays.get(person_id, ()))]
        yield from ((person_id, each) for each in of_arrests(arrests, over))
    for person_id, groups in twofold.captured_groups(session, person).items():
        yield from ((person_id, each) for each in of_groups(groups))


def _ended(episodes: Iterable[Told]) -> list[Told]:
    """The ends of times in custody after which somebody may have been free."""
    return [
        Told(each.words, each.until, each.fact, each.recorded)
        for each in episodes
        if each.until is not None and each.words != CustodyEnd.TRANSFERRED.value
    ]


def _of_names(names: Iterable[Told]) -> Iterator[Evidence]:
    for first, second in combinations(names, 2):
        why = told_apart(first.words, second.words)
        if why is not None:
            words = f"“{first.words}” and “{second.words}”: {why}"
            yield evidence("names", words, first, second)


def _is_judged(each: Evidence, decision: DecisionView | None) -> bool:
    if decision is None or decision.verdict is IdentityVerdict.UNSURE:
        return False
    return each.recorded <= decision.decided_at


def _doubt(decision: DecisionView | None) -> str | None:
    if decision is None or decision.verdict is not IdentityVerdict.UNSURE:
        return None
    return f"unsure, says {decision.decided_by}: {decision.reason}"


def _passages(
    session: Session, found: Iterable[list[Evidence]]
) -> dict[Fact, tuple[CitationView, ...]]:
    by_kind: dict[str, set[int]] = defaultdict(set)
    for kind, number in (fact for each in found for one in each for fact in one.facts):
        by_kind[kind].add(number)
    return {
        (kind, number): cited
        for kind, numbers in sorted(by_kind.items())
        for number, cited in citations_of(session, kind, numbers).items()
    }


def _line(each: Evidence, passages: dict[Fact, tuple[CitationView, ...]]) -> TwofoldLine:
    cited = tuple(dict.fromkeys(one for fact in each.facts for one in passages.get(fact, ())))
    return TwofoldLine(each.rule, each.words, cited)
