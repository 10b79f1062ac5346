"""Records found by number or name: cases, groups, defendants, persons and sources in one list."""

from collections.abc import Callable, Collection, Generator, Iterator
from contextlib import closing
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from casetracker.model.tables import (
    Capture,
    Case,
    CaseNumber,
    Claim,
    Defendant,
    DetaineeGroup,
    Person,
    PersonName,
    Source,
    Task,
)
from casetracker.store.queries.common import held, out_by_then, table_of
from casetracker.store.queries.records import beside_records
from casetracker.views.found import RecordLine

_CHUNK: Final = 2_000
NAMELESS: Final = "no name on file"
_NUMBERED: Final[dict[str, tuple[str, type[SQLModel], str]]] = {
    "C": ("case", Case, "title"),
    "G": ("group", DetaineeGroup, "label"),
    "D": ("defendant", Defendant, "name"),
    "P": ("person", Person, "name"),
    "S": ("source", Source, "title"),
}
Fold = Callable[[str], str]
Named = Generator[tuple[RecordLine, tuple[str, ...]], None, None]


def records_found(
    session: Session,
    wanted: str,
    fold: Fold,
    limit: int,
    lines: Named | None = None,
    *,
    prefixes: Collection[str] = (),
) -> tuple[RecordLine, ...]:
    """The first records, at most `limit`, whose number or name holds the folded text.

    Every record is read, unless `lines` gives those to look at with their further names, in their order.
    With `prefixes` only those count whose reference begins with one of these letters.
    """
    found: list[RecordLine] = []
    with closing(_everything(session) if lines is None else lines) as looked:
        for line, names in looked:
            if prefixes and line.ref[0] not in prefixes:
                continue
            if wanted in fold(" ".join((line.ref, line.name, *names))):
                found.append(line)
                if len(found) == limit:
                    break
    return tuple(found)


def records_numbered(session: Session, number: str, limit: int) -> tuple[RecordLine, ...]:
    """Records whose reference begins with this, such as C-11: found without reading any other.

    A claim is shown by its source, a task by the record that it is about.
    """
    if number[0] in _SHOWN_BY_ANOTHER:
        return _shown_by_another(session, number, limit)
    kind, kept, name = _NUMBERED[number[0]]
    table, persons = table_of(kept), table_of(Person)
    column = persons.c.name if kept is Defendant else table.c[name]
    query = sa.select(table.c.ref, column.label("name"))
    if kept is Defendant:
        query = query.join(persons, persons.c.id == table.c.person_id)
    query = query.where(held(table), table.c.ref.startswith(number, autoescape=True))
    query = query.order_by(sa.func.length(table.c.ref), table.c.ref).limit(limit)
    return tuple(
        RecordLine(kind, row.ref, row.name or NAMELESS, row.ref) for row in session.execute(query)
    )


def _shown_by_another(session: Session, number: str, limit: int) -> tuple[RecordLine, ...]:
    kind, kept, rows = _SHOWN_BY_ANOTHER[number[0]]
    ref = table_of(kept).c.ref
    query = rows(session).where(ref.startswith(number, autoescape=True))
    query = query.order_by(None).order_by(sa.func.length(ref), ref).limit(limit)
    return tuple(RecordLine(kind, row.ref, row.text, row.record) for row in session.execute(query))


def _claims(session: Session) -> sa.Select[Any]:
    claims, captures, sources = table_of(Claim), table_of(Capture), table_of(Source)
    return (
        sa.select(claims.c.ref, claims.c.quote.label("text"), sources.c.ref.label("record"))
        .join(captures, captures.c.id == claims.c.capture_id)
        .join(sources, sources.c.id == captures.c.source_id)
        .where(held(sources), out_by_then(session, sources))
    )


_SHOWN_BY_ANOTHER: Final[
    dict[str, tuple[str, type[SQLModel], Callable[[Session], sa.Select[Any]]]]
] = {"K": ("fact", Claim, _claims), "T": ("task", Task, lambda _: beside_records(Task))}


def _everything(session: Session) -> Named:
    yield from _cases(session)
    yield from _groups(session)
    spelt = _spellings(session)
    yield from _defendants(session, spelt)
    yield from _persons(session, spelt)
    yield from _sources(session)


def _cases(session: Session) -> Iterator[tuple[RecordLine, tuple[str, ...]]]:
    cases, numbers = table_of(Case), table_of(CaseNumber)
    by_case: dict[int, list[str]] = {}
    for row in session.execute(sa.select(numbers.c.case_id, numbers.c.number).where(held(numbers))):
        by_case.setdefault(row.case_id, []).append(row.number)
    query = sa.select(cases.c.id, cases.c.ref, cases.c.title).where(held(cases))
    for row in _rows(session, query.order_by(cases.c.id)):
        yield RecordLine("case", row.ref, row.title, row.ref), tuple(by_case.get(row.id, ()))


def _groups(session: Session) -> Iterator[tuple[RecordLine, tuple[str, ...]]]:
    groups = table_of(DetaineeGroup)
    query = sa.select(groups.c.ref, groups.c.label).where(held(groups)).order_by(groups.c.id)
    for row in _rows(session, query):
        yield RecordLine("group", row.ref, row.label, row.ref), ()


def _spellings(session: Session) -> dict[int, list[str]]:
    names = table_of(PersonName)
    spelt: dict[int, list[str]] = {}
    for row in session.execute(sa.select(names.c.person_id, names.c.text).where(held(names))):
        spelt.setdefault(row.person_id, []).append(row.text)
    return spelt


def _defendants(
    session: Session, spelt: dict[int, list[str]]
) -> Iterator[tuple[RecordLine, tuple[str, ...]]]:
    defendants, persons = table_of(Defendant), table_of(Person)
    query = (
        sa.select(defendants.c.ref, persons.c.id, persons.c.name, persons.c.ref.label("person"))
        .join(persons, persons.c.id == defendants.c.person_id)
        .where(held(defendants))
        .order_by(defendants.c.id)
    )
    for row in _rows(session, query):
        line = RecordLine("defendant", row.ref, row.name or NAMELESS, row.ref)
        yield line, (row.person, *spelt.get(row.id, ()))


def _persons(
    session: Session, spelt: dict[int, list[str]]
) -> Iterator[tuple[RecordLine, tuple[str, ...]]]:
    """Those who have a name; whoever has none is found as a defendant."""
    persons = table_of(Person)
    query = sa.select(persons.c.id, persons.c.ref, persons.c.name)
    query = query.where(held(persons), persons.c.name.is_not(None)).order_by(persons.c.id)
    for row in _rows(session, query):
        yield RecordLine("person", row.ref, row.name, row.ref), tuple(spelt.get(row.id, ()))


def _sources(session: Session) -> Iterator[tuple[RecordLine, tuple[str, ...]]]:
    sources = table_of(Source)
    query = sa.select(sources.c.ref, sources.c.title).where(held(sources)).order_by(sources.c.id)
    for row in _rows(session, query):
        yield RecordLine("source", row.ref, row.title or "-", row.ref), ()


def _rows(session: Session, query: sa.Select[Any]) -> Iterator[Any]:
    """The rows, fetched in pieces: who stops early pays for what they took, and leaves no cursor open."""
    with session.execute(query.execution_options(yield_per=_CHUNK)) as rows:
        yield from rows
