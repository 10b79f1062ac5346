"""Searching the docket as it was known: the index holds what is on file now, so the texts are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.folding import folded_words, sound_of
from casetracker.model.tables import metadata
from casetracker.store.queries.search import MOST_ROWS, Term
from casetracker.store.search_texts import KINDS, Document

_CHUNK: Final = 500


@dataclass(frozen=True, slots=True)
class PastRow:
    """A record that held the words, as the index would list it."""

    owner_id: int
    ref: str
    label: str


def rows_of_past(session: Session, kind: str, terms: Sequence[Term]) -> list[PastRow]:
    """The records of a kind that held all of the words, the latest first; those alike once."""
    table, texts = KINDS[kind]
    query = sa.select(metadata.tables[table].c.id)
    ids = sorted(session.execute(query).scalars(), reverse=True)
    found: dict[tuple[str, str], PastRow] = {}
    for start in range(0, len(ids), _CHUNK):
        documents = {each.owner_id: each for each in texts(session, ids[start : start + _CHUNK])}
        for number in sorted(documents, reverse=True):
            document = documents[number]
            if _holds(document, terms):
                row = PastRow(number, document.ref, document.label[:400])
                found.setdefault((row.ref, row.label), row)
        if len(found) >= MOST_ROWS:
            break
    return list(found.values())


def _holds(document: Document, terms: Sequence[Term]) -> bool:
    words = f" {' '.join(folded_words(' '.join(document.texts)))} "
    sounds = {sound_of(word) for name in document.names for word in folded_words(name)}
    return all(_is_met(term, words, sounds) is not term.is_excluded for term in terms)


def _is_met(term: Term, words: str, sounds: set[str]) -> bool:
    phrase = f" {' '.join(term.words)}" + ("" if term.is_prefix else " ")
    return phrase in words or (bool(term.sound) and term.sound in sounds)
