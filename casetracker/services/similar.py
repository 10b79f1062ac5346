"""People on file whose names may be one person's: suggested with the evidence, never merged."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import (
    Case,
    Defendant,
    DetaineeGroup,
    GroupMember,
    Person,
    PersonName,
)
from casetracker.model.vocabulary import IdentityVerdict
from casetracker.news.naming.likeness import Grade, Likeness
from casetracker.news.naming.lookup import NameIndex
from casetracker.store.queries.common import NoSuchRecordError, held, table_of
from casetracker.store.queries.identity import decision_views
from casetracker.views.docket import NamedPerson, SimilarPeople
from casetracker.views.persons import DecisionView
from casetracker.views.review import SimilarName

_SAME_GROUP: Final = 0.2
_SAME_CASE: Final = 0.1


def similar_people(session: Session, ref: str | None = None) -> tuple[SimilarPeople, ...]:
    """Pairs of people on file who may be one, the likeliest first; of all, or of one person.

    `ref` is a person's or a defendant's; raises NotFoundError. Pairs on which somebody decided that they
    are the same or different are left out; that it is unsure stands among the reasons.
    """
    people = named_people(session)
    wanted = None if ref is None else _person_ref(session, ref)
    decided = _decided(session)
    index = NameIndex((name, each.ref) for each in people.values() for name in each.names)
    found: dict[frozenset[str], SimilarPeople] = {}
    for first, second, how in _pairs(index, people, wanted):
        key = frozenset((first.ref, second.ref))
        before = decided.get(key)
        if before is not None and before.verdict is not IdentityVerdict.UNSURE:
            continue
        pair = _pair(first, second, how)
        if pair is not None and before is not None:
            doubt = f"unsure, says {before.decided_by}: {before.reason}"
            pair = replace(pair, reasons=(*pair.reasons, doubt))
        if pair is not None and (key not in found or found[key].score < pair.score):
            found[key] = pair
    return tuple(sorted(found.values(), key=lambda each: (-each.score, each.first.ref)))


def _pairs(
    index: NameIndex, people: dict[str, NamedPerson], wanted: str | None
) -> Iterable[tuple[NamedPerson, NamedPerson, Likeness]]:
    if wanted is None:
        for first, second, how in index.pairs():
            yield people[first[1]], people[second[1]], how
        return
    asked = people.get(wanted)
    for name in asked.names if asked else ():
        for _, owner, how in index.alike(name):
            if asked is not None and owner != wanted:
                yield asked, people[owner], how


def _pair(first: NamedPerson, second: NamedPerson, how: Likeness) -> SimilarPeople | None:
    groups = set(first.group_refs) & set(second.group_refs)
    cases = set(first.case_refs) & set(second.case_refs)
    if how.grade is Grade.PART and not groups and not cases:
        return None
    where = _where(groups, cases)
    score = how.score + (_SAME_GROUP if groups else _SAME_CASE if cases else 0.0)
    return SimilarPeople(first, second, round(min(score, 1.0), 2), (*how.reasons, *where))


def _where(groups: Collection[str], cases: Collection[str]) -> tuple[str, ...]:
    if groups:
        return (f"same group {min(groups)}",)
    return (f"same case {min(cases)}",) if cases else ()


def similar_names(
    session: Session, names: Iterable[tuple[str, str | None]]
) -> dict[tuple[str, str | None], tuple[SimilarName, ...]]:
    """For each name of a claim and the group it is matched to: who on file may bear it.

    A name that is on file in that group as it is written needs no suggestion.
    """
    asked = dict.fromkeys(names)
    if not asked:
        return {}
    people = named_people(session)
    index = NameIndex((name, each.ref) for each in people.values() for name in each.names)
    return {(name, group): _suggested(index, people, name, group) for name, group in asked}


def _suggested(
    index: NameIndex, people: dict[str, NamedPerson], name: str, group: str | None
) -> tuple[SimilarName, ...]:
    found: dict[str, SimilarName] = {}
    for known, owner, how in index.alike(name):
        person = people[owner]
        same = {group} & set(person.group_refs)
        if same and name.casefold() in {each.casefold() for each in person.names}:
            return ()
        if how.grade is Grade.PART and not same:
            continue
        where = (f"same group {group}",) if same else ()
        found.setdefault(owner, SimilarName(name, owner, known, (*how.reasons, *where)))
    return tuple(sorted(found.values(), key=lambda each: group not in people[each.ref].group_refs))


def named_people(session: Session) -> dict[str, NamedPerson]:
    """Everybody on file who has a name, by reference, with every spelling."""
    persons, spellings = table_of(Person), table_of(PersonName)
    rows = session.execute(
        sa.select(persons.c.id, persons.c.ref, persons.c.name)
        .where(persons.c.name.is_not(None), held(persons))
        .order_by(persons.c.id)
    ).all()
    ids = {row.id: row.ref for row in rows}
    texts: dict[str, list[str]] = {row.ref: [row.name] for row in rows}
    query = sa.select(spellings.c.person_id, spellings.c.text).where(held(spellings))
    for person_id, text in session.execute(query.order_by(spellings.c.id)):
        if person_id in ids:
            texts[ids[person_id]].append(text)
    groups, cases = _groups(session), _cases(session)
    return {
        row.ref: NamedPerson(
            ref=row.ref,
            name=row.name,
            names=tuple(dict.fromkeys(texts[row.ref])),
            group_refs=tuple(groups.get(row.id, ())),
            case_refs=tuple(cases.get(row.id, ())),
        )
        for row in rows
    }


def _groups(session: Session) -> dict[int, list[str]]:
    members, groups, persons = table_of(GroupMember), table_of(DetaineeGroup), table_of(Person)
    query = (
        sa.select(members.c.person_id, groups.c.ref)
        .join(groups, groups.c.id == members.c.group_id)
        .join(persons, persons.c.id == members.c.person_id)
        .where(held(members), held(groups), persons.c.name.is_not(None))
        .order_by(groups.c.id)
    )
    return _listed(session.execute(query).all())


def _cases(session: Session) -> dict[int, list[str]]:
    defendants, cases, persons = table_of(Defendant), table_of(Case), table_of(Person)
    query = (
        sa.select(defendants.c.person_id, cases.c.ref)
        .join(cases, cases.c.id == defendants.c.case_id)
        .join(persons, persons.c.id == defendants.c.person_id)
        .where(held(defendants), held(cases), persons.c.name.is_not(None))
        .order_by(cases.c.id)
    )
    return _listed(session.execute(query).all())


def _listed(rows: Iterable[Any]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        found[row.person_id].append(row.ref)
    return found


def _decided(session: Session) -> dict[frozenset[str], DecisionView]:
    return {frozenset((each.first_ref, each.second_ref)): each for each in decision_views(session)}


def _person_ref(session: Session, ref: str) -> str:
    persons, defendants = table_of(Person), table_of(Defendant)
    wanted = ref.strip().upper()
    found: str | None = session.execute(
        sa.select(persons.c.ref)
        .join(defendants, defendants.c.person_id == persons.c.id, isouter=True)
        .where(sa.or_(persons.c.ref == wanted, defendants.c.ref == wanted), held(persons))
        .limit(1)
    ).scalar()
    if found is None:
        raise NoSuchRecordError("person", ref, command="defendant")
    return found
