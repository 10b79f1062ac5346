"""Records in which a word begins with what is typed, by the full text index: for dockets of many."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from casetracker.model.folding import folded_words
from casetracker.model.tables import (
    Case,
    CaseNumber,
    Defendant,
    DetaineeGroup,
    Person,
    PersonName,
    Source,
)
from casetracker.store.queries.common import held, table_of
from casetracker.store.queries.records_found import NAMELESS, Named
from casetracker.store.queries.search import Term, owners_with
from casetracker.views.found import RecordLine

MANY: Final = 5_000  # cases or persons; where there are fewer, every record is looked at
_CHUNK: Final = 500
_HELD: Final[tuple[type[SQLModel], ...]] = (Case, Person)


def has_many(session: Session) -> bool:
    """Whether looking at every record would take long."""
    largest = [
        session.execute(sa.select(sa.func.max(table_of(each).c.id))).scalar() for each in _HELD
    ]
    return any((number or 0) > MANY for number in largest)


def candidates(session: Session, text: str, wanted: str) -> Named | None:
    """Records in whose texts a word begins with the text, or whose number holds it folded, `wanted`.

    Kind by kind in the order of their ids, with their further names; None where no word is wanted.
    """
    # An apostrophe that somebody wrote parts no words, one that a script's letter turns into does.
    readings = (folded_words(text), folded_words(wanted), folded_words(wanted.replace("'", " ")))
    terms = [Term(words, is_prefix=True) for words in dict.fromkeys(map(tuple, readings)) if words]
    return _candidates(session, wanted, terms) if terms else None


def _candidates(session: Session, wanted: str, terms: Sequence[Term]) -> Named:
    cases, groups, sources = table_of(Case), table_of(DetaineeGroup), table_of(Source)
    numbers, names = table_of(CaseNumber), table_of(PersonName)
    defendants, persons = table_of(Defendant), table_of(Person)

    def found(kind: str, table: sa.Table, name: sa.Column[Any]) -> sa.Select[Any]:
        met = _met(session, kind, table, terms)
        query = sa.select(table.c.id, table.c.ref, name.label("name"))
        return query.where(held(table), sa.or_(met, _numbered(table, wanted)))

    by_case = (numbers.c.case_id, numbers.c.number)
    spelt = (names.c.person_id, names.c.text)
    yield from _named(
        session, "case", found("case", cases, cases.c.title).order_by(cases.c.id), by_case
    )
    yield from _named(
        session, "group", found("group", groups, groups.c.label).order_by(groups.c.id)
    )
    met = sa.or_(
        _met(session, "person", persons, terms),
        _numbered(defendants, wanted),
        _numbered(persons, wanted),
    )
    query: sa.Select[Any] = (
        sa.select(persons.c.id, persons.c.ref.label("person"), persons.c.name, defendants.c.ref)
        .join(persons, persons.c.id == defendants.c.person_id)
        .where(held(defendants), met)
        .order_by(defendants.c.id)
    )
    yield from _named(session, "defendant", query, spelt)
    query = found("person", persons, persons.c.name).where(persons.c.name.is_not(None))
    yield from _named(session, "person", query.order_by(persons.c.id), spelt)
    yield from _named(
        session, "source", found("source", sources, sources.c.title).order_by(sources.c.id)
    )


def _met(
    session: Session, kind: str, table: sa.Table, terms: Sequence[Term]
) -> sa.ColumnElement[bool]:
    """Whether a record's texts hold one of the terms."""
    return sa.or_(*(table.c.id.in_(owners_with(session, kind, (each,))) for each in terms))


def _numbered(table: sa.Table, wanted: str) -> sa.ColumnElement[bool]:
    """Whether the reference holds the text; only where it could."""
    if not any(each.isdigit() for each in wanted):
        return sa.false()
    return sa.func.lower(table.c.ref).contains(wanted, autoescape=True)


def _named(
    session: Session,
    kind: str,
    query: sa.Select[Any],
    more: tuple[sa.Column[Any], sa.Column[Any]] | None = None,
) -> Named:
    """The records, each with the names that `more` holds for its id; read in pieces."""
    nameless = "-" if kind == "source" else NAMELESS
    with session.execute(query.execution_options(yield_per=_CHUNK)) as result:
        for rows in result.partitions():
            names: dict[int, list[str]] = defaultdict(list)
            if more is not None:
                owner, text = more
                theirs = owner.in_([row.id for row in rows])
                for number, name in session.execute(
                    sa.select(owner, text).where(held(owner.table), theirs)
                ):
                    names[number].append(name)
            for row in rows:
                person = (row.person,) if kind == "defendant" else ()
                line = RecordLine(kind, row.ref, row.name or nameless, row.ref)
                yield line, (*person, *names[row.id])
