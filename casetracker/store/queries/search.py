"""Searching the full text index: any text is a query, and the worst of them finds nothing."""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.folding import folded_words, sound_of
from casetracker.model.tables import Capture, Case, Claim, Defendant, Source
from casetracker.store.queries.common import held, table_of
from casetracker.store.queries.records import noted_records
from casetracker.store.search_index import KIND, SOUND
from casetracker.store.search_texts import KINDS
from casetracker.text import shorten
from casetracker.views.search import SearchHit, SearchResult

MAX_TERMS: Final = 20
MAX_QUERY: Final = 1000
MOST_ROWS: Final = 500
_PART: Final = re.compile(r'-?"[^"]*"?|\S+')
_WORD: Final = re.compile(r"\w+")
_READ: Final = 200_000
_BEFORE: Final = 50
_PASSAGE: Final = 140
_TOGETHER: Final = _PASSAGE - _BEFORE
_SCANNED: Final = 20_000

_ON_SQLITE: Final = """
SELECT d.owner_id, d.ref, d.label FROM search_index JOIN search_documents AS d
ON d.id = search_index.rowid WHERE search_index MATCH :query ORDER BY d.id DESC LIMIT :number"""
_ON_SERVER: Final = """
SELECT d.owner_id, d.ref, d.label FROM search_documents AS d
WHERE d.words @@ CAST(:query AS tsquery) ORDER BY d.id DESC LIMIT :number"""
_OWNERS_ON_SQLITE: Final = """
SELECT d.owner_id FROM search_index JOIN search_documents AS d ON d.id = search_index.rowid
WHERE search_index MATCH :query"""
_OWNERS_ON_SERVER: Final = """
SELECT d.owner_id FROM search_documents AS d WHERE d.words @@ CAST(:query AS tsquery)"""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one after the other; small ASCII letters and digits alone."""

    words: tuple[str, ...]
    is_prefix: bool = False
    is_excluded: bool = False

    @classmethod
    def parse(cls, text: str) -> tuple[Self, ...]:
        """The terms of a query: words, "phrases", -words to leave out, and beginnings such as detain*."""
        terms = []
        for part in _PART.findall(text[:MAX_QUERY]):
            words = tuple(folded_words(part))
            is_excluded = part.startswith("-") and len(part) > 1
            if words:
                terms.append(cls(words, part.endswith("*"), is_excluded))
        return tuple(terms[:MAX_TERMS])

    def __str__(self) -> str:
        """The term as it is looked for."""
        text = " ".join(self.words) + ("*" if self.is_prefix else "")
        return f"-{text}" if self.is_excluded else text

    @property
    def sound(self) -> str:
        """What a single word sounds like as a name; empty where it is no such word."""
        is_word = len(self.words) == 1 and not self.is_excluded and not self.is_prefix
        return sound_of(self.words[0]) if is_word and not self.words[0].isdigit() else ""


RowsOf = Callable[[Session, str, Sequence[Term]], Sequence[Any]]


def search(
    session: Session,
    text: str,
    kinds: Sequence[str],
    limit: int,
    *,
    rows_of: RowsOf | None = None,
) -> SearchResult:
    """What holds all of the words, kind by kind, the latest indexed first; never an error.

    `rows_of` reads the rows of a kind where the index cannot.
    """
    terms = Term.parse(text)
    if all(term.is_excluded for term in terms):
        return SearchResult(tuple(map(str, terms)), (), ())
    hits: list[SearchHit] = []
    more = []
    for kind in [kind for kind in KINDS if kind in kinds]:
        rows = (rows_of or _rows)(session, kind, terms)
        if len(rows) > limit:
            more.append(kind)
        hits += _hits(session, kind, rows[:limit], terms)
    return SearchResult(tuple(map(str, terms)), tuple(hits), tuple(more))


def charges_with(session: Session, text: str) -> sa.SelectBase | None:
    """The ids of the charges that hold all of the words; None where there is nothing to look for."""
    terms = Term.parse(text)
    if all(term.is_excluded for term in terms):
        return None
    return owners_with(session, "charge", terms)


def owners_with(session: Session, kind: str, terms: Sequence[Term]) -> sa.SelectBase:
    """The ids of the records of a kind that hold all of the terms, of which one at least is wanted."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    query = (_for_sqlite if is_sqlite else _for_server)(kind, terms)
    statement = _OWNERS_ON_SQLITE if is_sqlite else _OWNERS_ON_SERVER
    bound = sa.text(statement).bindparams(sa.bindparam("query", query, unique=True))
    return bound.columns(sa.column("owner_id", sa.Integer))


def _rows(session: Session, kind: str, terms: Sequence[Term]) -> list[Any]:
    """The records of a kind; those that read the same, such as a charge against many, once."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    query = (_for_sqlite if is_sqlite else _for_server)(kind, terms)
    statement = _ON_SQLITE if is_sqlite else _ON_SERVER
    rows = session.execute(sa.text(statement), {"query": query, "number": MOST_ROWS}).all()
    return list({(row.ref, row.label): row for row in reversed(rows)}.values())[::-1]


def _for_sqlite(kind: str, terms: Sequence[Term]) -> str:
    wanted, unwanted = [f'"{KIND}{kind}"'], []
    for term in terms:
        phrase = f'"{" ".join(term.words)}"' + (" *" if term.is_prefix else "")
        if term.is_excluded:
            unwanted.append(phrase)
        else:
            wanted.append(f'({phrase} OR "{SOUND}{term.sound}")' if term.sound else phrase)
    query = " AND ".join(wanted)
    return f"({query}) NOT ({' OR '.join(unwanted)})" if unwanted else query


def _for_server(kind: str, terms: Sequence[Term]) -> str:
    parts = [KIND + kind]
    for term in terms:
        *first, last = term.words
        phrase = " <-> ".join([*first, last + (":*" if term.is_prefix else "")])
        if term.is_excluded:
            parts.append(f"!({phrase})")
        else:
            parts.append(f"({phrase} | {SOUND}{term.sound})" if term.sound else f"({phrase})")
    return " & ".join(parts)


def _hits(
    session: Session, kind: str, rows: Sequence[Any], terms: Sequence[Term]
) -> list[SearchHit]:
    ids = [row.owner_id for row in rows]
    within = _WITHIN[kind](session, ids) if kind in _WITHIN else {}
    passages = _passages(session, ids, terms) if kind == "source" else {}
    return [
        SearchHit(
            kind,
            row.ref,
            row.label,
            tuple(within.get(row.owner_id, ())),
            passages.get(row.owner_id),
        )
        for row in rows
    ]


def _of_claims(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    claims, captures, sources = table_of(Claim), table_of(Capture), table_of(Source)
    query = (
        sa.select(claims.c.id, sources.c.ref)
        .join(captures, captures.c.id == claims.c.capture_id)
        .join(sources, sources.c.id == captures.c.source_id)
        .where(claims.c.id.in_(ids))
    )
    return _by_id(session.execute(query))


def _of_persons(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    defendants, cases = table_of(Defendant), table_of(Case)
    query = (
        sa.select(defendants.c.person_id, defendants.c.ref, cases.c.ref)
        .join(cases, cases.c.id == defendants.c.case_id)
        .where(defendants.c.person_id.in_(ids), held(defendants), held(cases))
        .order_by(defendants.c.id)
    )
    return _by_id(session.execute(query))


def _by_id(rows: sa.Result[Any]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        found[row[0]] += row[1:]
    return found


def _passages(session: Session, ids: Sequence[int], terms: Sequence[Term]) -> dict[int, str]:
    captures = table_of(Capture)
    wanted = {word for term in terms if not term.is_excluded for word in term.words}
    beginnings = tuple(term.words[0] for term in terms if term.is_prefix and not term.is_excluded)
    found: dict[int, str] = {}
    for row in session.execute(
        sa.select(captures.c.source_id, captures.c.text).where(captures.c.source_id.in_(ids))
    ):
        passage = _passage(row.text, wanted, beginnings)
        if passage is not None:
            found.setdefault(row.source_id, passage)
    return found


def _passage(text: str, wanted: set[str], beginnings: tuple[str, ...]) -> str | None:
    """The first place where the most of the words stand together, with a little before it."""
    near: deque[tuple[int, str]] = deque()
    best, most = None, 0
    for begin, word in _met(text, wanted, beginnings):
        near.append((begin, word))
        while begin - near[0][0] > _TOGETHER:
            near.popleft()
        found = len({each for _, each in near})
        if found > most:
            best, most = near[0][0], found
        if most >= len(wanted):
            break
    if best is None:
        return None
    start = max(best - _BEFORE, 0)
    before = "\u2026" if start else ""
    return shorten(before + text[start : start + _PASSAGE + _BEFORE], _PASSAGE)


def _met(text: str, wanted: set[str], beginnings: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Where the words that are looked for are met, for a while after the first of them."""
    last = _READ
    for match in _WORD.finditer(text, 0, _READ):
        if match.start() > last:
            return
        words = folded_words(match.group())
        if words and (words[0] in wanted or words[0].startswith(beginnings)):
            last = min(last, match.start() + _SCANNED)
            yield match.start(), words[0]


_WITHIN: Final = {"claim": _of_claims, "note": noted_records, "person": _of_persons}
