"""What can be found by words, and the texts of each kind of record."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import (
    Capture,
    Case,
    CaseNumber,
    Charge,
    ChargeUpdate,
    Claim,
    Defendant,
    DetaineeGroup,
    GroupEvent,
    Note,
    Person,
    PersonName,
    Publisher,
    Source,
)
from casetracker.store.queries.common import held, out_by_then, table_of


@dataclass(frozen=True, slots=True)
class Document:
    """One record as it is searched: `ref` and `label` are shown, `names` are found by sound too."""

    owner_id: int
    ref: str
    label: str
    texts: tuple[str, ...]
    names: tuple[str, ...] = ()


def _sources(session: Session, ids: Sequence[int]) -> Iterator[Document]:
    sources, publishers, captures = table_of(Source), table_of(Publisher), table_of(Capture)
    bodies: dict[int, list[str]] = defaultdict(list)
    for row in session.execute(
        sa.select(captures.c.source_id, captures.c.text)
        .where(captures.c.source_id.in_(ids))
        .order_by(captures.c.id)
    ):
        bodies[row.source_id].append(row.text)
    query = (
        sa.select(sources, publishers.c.name.label("publisher"))
        .join(publishers, publishers.c.id == sources.c.publisher_id, isouter=True)
        .where(sources.c.id.in_(ids), held(sources), out_by_then(session, sources))
    )
    for row in session.execute(query):
        texts = _filled(row.ref, row.title, row.author, row.publisher, *bodies[row.id])
        yield Document(row.id, row.ref, row.title, texts)


def _claims(session: Session, ids: Sequence[int]) -> Iterator[Document]:
    claims, captures, sources = table_of(Claim), table_of(Capture), table_of(Source)
    query = (
        sa.select(claims)
        .join(captures, captures.c.id == claims.c.capture_id)
        .join(sources, sources.c.id == captures.c.source_id)
        .where(claims.c.id.in_(ids), held(sources), out_by_then(session, sources))
    )
    for row in session.execute(query):
        edits = [str(each) for each in (row.edit or {}).values() if each is not None]
        texts = _filled(row.ref, row.quote, row.speaker, row.reason, *edits)
        yield Document(row.id, row.ref, row.quote, texts)


def _persons(session: Session, ids: Sequence[int]) -> Iterator[Document]:
    persons, names = table_of(Person), table_of(PersonName)
    spellings = _lists(session, names.c.person_id, names.c.text, held(names), ids)
    query = sa.select(persons).where(persons.c.id.in_(ids), held(persons))
    for row in session.execute(query):
        borne = _filled(row.name, row.pseudonym, *spellings[row.id])
        if borne:
            texts = _filled(row.ref, *borne, row.occupation, row.nationality)
            yield Document(row.id, row.ref, " / ".join(dict.fromkeys(borne)), texts, borne)


def _groups(session: Session, ids: Sequence[int]) -> Iterator[Document]:
    groups, events = table_of(DetaineeGroup), table_of(GroupEvent)
    notes = _lists(session, events.c.group_id, events.c.note, held(events), ids)
    for row in session.execute(sa.select(groups).where(groups.c.id.in_(ids), held(groups))):
        more = (row.unit, row.place, row.nationality, row.parent_note)
        yield Document(
            row.id, row.ref, row.label, _filled(row.ref, row.label, *more, *notes[row.id])
        )


def _cases(session: Session, ids: Sequence[int]) -> Iterator[Document]:
    cases, numbers = table_of(Case), table_of(CaseNumber)
    borne = _lists(session, numbers.c.case_id, numbers.c.number, held(numbers), ids)
    for row in session.execute(sa.select(cases).where(cases.c.id.in_(ids), held(cases))):
        texts = _filled(row.ref, row.title, row.jurisdiction, *borne[row.id])
        yield Document(row.id, row.ref, row.title, texts)


def _charges(session: Session, ids: Sequence[int]) -> Iterator[Document]:
    charges, defendants, cases = table_of(Charge), table_of(Defendant), table_of(Case)
    updates = table_of(ChargeUpdate)
    notes = _lists(session, updates.c.charge_id, updates.c.note, held(updates), ids)
    query = (
        sa.select(charges, cases.c.ref.label("case_ref"))
        .join(defendants, defendants.c.id == charges.c.defendant_id)
        .join(cases, cases.c.id == defendants.c.case_id)
        .where(charges.c.id.in_(ids), held(charges), held(defendants))
    )
    for row in session.execute(query):
        article = f"article {row.article}" if row.article else None
        texts = _filled(row.case_ref, row.wording, article, *notes[row.id])
        yield Document(row.id, row.case_ref, ", ".join(_filled(row.wording, article)), texts)


def _notes(session: Session, ids: Sequence[int]) -> Iterator[Document]:
    notes = table_of(Note)
    for row in session.execute(sa.select(notes).where(notes.c.id.in_(ids), held(notes))):
        yield Document(row.id, row.ref, row.text, _filled(row.ref, row.text, row.author))


def _lists(
    session: Session,
    owner: sa.Column[int],
    text: sa.Column[Any],
    condition: sa.ColumnElement[bool],
    ids: Sequence[int],
) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    query = sa.select(owner, text).where(owner.in_(ids), condition).order_by(owner.table.c.id)
    for row in session.execute(query):
        found[row[0]].append(row[1])
    return found


def _filled(*texts: str | None) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


Texts = Callable[[Session, Sequence[int]], Iterator[Document]]
# By kind, in the order in which hits are shown: the table of its records, and what reads their texts.
KINDS: Final[dict[str, tuple[str, Texts]]] = {
    "case": ("cases", _cases),
    "group": ("detainee_groups", _groups),
    "person": ("persons", _persons),
    "charge": ("charges", _charges),
    "claim": ("claims", _claims),
    "note": ("notes", _notes),
    "source": ("sources", _sources),
}
# By table whose rows carry such texts: the kind, and the column that leads to its record.
OWNERS: Final[dict[str, tuple[str, str]]] = {
    **{table: (kind, "id") for kind, (table, _) in KINDS.items()},
    "captures": ("source", "source_id"),
    "person_names": ("person", "person_id"),
    "group_events": ("group", "group_id"),
    "case_numbers": ("case", "case_id"),
    "charge_updates": ("charge", "charge_id"),
}
