"""The full text index, kept with every change: the words of each record that can be searched for.

Words are folded before they are stored, so that one query finds every script and both engines answer
alike. Persons are also filed under what their names sound like.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.folding import folded_words, sound_of
from casetracker.model.tables import SearchDocument, metadata
from casetracker.store.search_texts import KINDS, OWNERS, Document

MAX_WORDS: Final = 20_000
SOUND: Final = "qsound"
KIND: Final = "qkind"
_CHUNK: Final = 400
_DEFENDANTS: Final = "defendants"
# What the server takes as a position.
_LAST_POSITION: Final = 16_383

_DELETE: Final = "DELETE FROM search_index WHERE rowid = :id"
_INSERT: Final = "INSERT INTO search_index (rowid, words) VALUES (:id, :words)"
_UPDATE: Final = "UPDATE search_documents SET words = CAST(:words AS tsvector) WHERE id = :id"
_LISTED: Final = "SELECT rowid FROM search_index"
_WORDED: Final = "SELECT id FROM search_documents WHERE words IS NOT NULL"
_CLEAR: Final = "INSERT INTO search_index (search_index) VALUES ('delete-all')"


def has_new_words(table: str, old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> bool:
    """Whether a change of a row touches what can be searched for."""
    if table == _DEFENDANTS:
        # Their charges come and go with them; a stage that is reached changes no word.
        return old is not None and old["recorded_to"] != new["recorded_to"]
    return table in OWNERS


def index_changes(session: Session, changed: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
    """Bring the index up to date with rows that were changed, each with its table's name."""
    owners: dict[str, set[int]] = defaultdict(set)
    gone: list[int] = []
    for table, row in changed:
        if table == _DEFENDANTS:
            gone.append(int(row["id"]))
        else:
            kind, column = OWNERS[table]
            owners[kind].add(int(row[column]))
    charges = metadata.tables[KINDS["charge"][0]]
    for start in range(0, len(gone), _CHUNK):
        theirs = charges.c.defendant_id.in_(gone[start : start + _CHUNK])
        owners["charge"] |= set(session.execute(sa.select(charges.c.id).where(theirs)).scalars())
    for kind in sorted(owners):
        index_records(session, kind, sorted(owners[kind]))


def rebuild_index(session: Session) -> int:
    """Make the whole index anew; gives the number of records in it."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(sa.text(_CLEAR))
    documents = metadata.tables[str(SearchDocument.__tablename__)]
    session.execute(sa.delete(documents))
    for kind, (table, _) in KINDS.items():
        ids = session.execute(sa.select(metadata.tables[table].c.id)).scalars()
        index_records(session, kind, sorted(ids), is_new=True)
    return int(session.execute(sa.select(sa.func.count()).select_from(documents)).scalar_one())


def index_records(session: Session, kind: str, ids: Sequence[int], *, is_new: bool = False) -> None:
    """Index records of one kind by their words; those that are no longer held leave the index."""
    texts = KINDS[kind][1]
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        if not is_new:
            _forget(session, kind, chunk)
        found = sorted(texts(session, chunk), key=lambda document: document.owner_id)
        _remember(session, kind, found)


def index_faults(session: Session) -> list[str]:
    """The kinds of records that the index does not list as they are, each in a sentence."""
    documents = metadata.tables[str(SearchDocument.__tablename__)]
    columns = (documents.c.owner_id, documents.c.ref, documents.c.label)
    faults = []
    for kind, (table, texts) in KINDS.items():
        query = sa.select(*columns).where(documents.c.kind == kind)
        listed = sorted(tuple(row) for row in session.execute(query))
        ids = sorted(session.execute(sa.select(metadata.tables[table].c.id)).scalars())
        there = sorted(
            (each.owner_id, each.ref, each.label[:400])
            for start in range(0, len(ids), _CHUNK)
            for each in texts(session, ids[start : start + _CHUNK])
        )
        if listed != there:
            faults.append(f"the full text index does not list every {kind} as it is")
    kinds = set(session.execute(sa.select(documents.c.kind).distinct()).scalars())
    if not kinds <= KINDS.keys():
        faults.append("the full text index lists what it should not")
    numbers = set(session.execute(sa.select(documents.c.id)).scalars())
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    with_words = set(session.execute(sa.text(_LISTED if is_sqlite else _WORDED)).scalars())
    if numbers != with_words:
        faults.append("the words of the full text index belong to other records")
    return faults


def _forget(session: Session, kind: str, owners: Sequence[int]) -> None:
    documents = metadata.tables[str(SearchDocument.__tablename__)]
    there = sa.and_(documents.c.kind == kind, documents.c.owner_id.in_(owners))
    ids = list(session.execute(sa.select(documents.c.id).where(there)).scalars())
    if not ids:
        return
    if session.get_bind().dialect.name == "sqlite":
        session.execute(sa.text(_DELETE), [{"id": each} for each in ids])
    session.execute(sa.delete(documents).where(there))


def _remember(session: Session, kind: str, found: Sequence[Document]) -> None:
    if not found:
        return
    documents = metadata.tables[str(SearchDocument.__tablename__)]
    last = session.execute(sa.select(sa.func.max(documents.c.id))).scalar() or 0
    rows = [
        {
            "id": number,
            "kind": kind,
            "owner_id": each.owner_id,
            "ref": each.ref,
            "label": each.label[:400],
        }
        for number, each in enumerate(found, last + 1)
    ]
    session.execute(sa.insert(documents), rows)
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    packed = _for_sqlite if is_sqlite else _for_server
    statement = _INSERT if is_sqlite else _UPDATE
    session.execute(
        sa.text(statement),
        [
            {"id": row["id"], "words": packed(_words(kind, each))}
            for row, each in zip(rows, found, strict=True)
        ],
    )


def _words(kind: str, document: Document) -> list[str]:
    words = [KIND + kind, *folded_words(" \n ".join(document.texts))][:MAX_WORDS]
    sounds = {sound_of(word) for name in document.names for word in folded_words(name)}
    return words + [SOUND + sound for sound in sorted(sounds) if sound]


def _for_sqlite(words: Sequence[str]) -> str:
    return " ".join(words)


def _for_server(words: Sequence[str]) -> str:
    """The words as a text search vector; they hold small ASCII letters and digits alone."""
    places: dict[str, list[str]] = defaultdict(list)
    for place, word in enumerate(words, 1):
        places[word].append(str(min(place, _LAST_POSITION)))
    return " ".join(f"{word}:{','.join(found[:255])}" for word, found in places.items())
