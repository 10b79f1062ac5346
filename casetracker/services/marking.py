"""A passage that a person marks in the text of a source, made a claim by hand."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.errors import NotFoundError, UsageError
from casetracker.model.columns import NAME, TEXT
from casetracker.model.tables import AuditEntry, Capture, ChangeSet, Claim, Source
from casetracker.model.vocabulary import TAKEN, Attribution, ClaimKind, Modality
from casetracker.news.contract import ReadClaim, Subject, claim_to_wire
from casetracker.services.claim_keeping import Place, store_claims, store_subjects
from casetracker.services.claims import EditError, edit_values, understood
from casetracker.services.matching import Matcher
from casetracker.store.queries.common import id_of, table_of
from casetracker.store.queries.stages import stage_views
from casetracker.store.sessions import WriteSession
from casetracker.text import people_words, safe_line, shorten
from casetracker.views.review import BY_HAND, ClaimEdit

_AROUND: Final = 24
_TOLD: Final = 5
_MOST: Final = 50
# as the reader has it; every other stage is one that was reached
_KINDS: Final = {
    "charged": ClaimKind.CHARGE,
    "sentence_requested": ClaimKind.SENTENCE,
    "sentenced": ClaimKind.SENTENCE,
    "released": ClaimKind.RELEASE,
    "pardoned": ClaimKind.RELEASE,
    "repatriated": ClaimKind.RELEASE,
    "transferred": ClaimKind.TRANSFER,
    "extradited": ClaimKind.TRANSFER,
    "died_in_custody": ClaimKind.DEATH,
}


class PassageMissingError(NotFoundError):
    """Words that the text of a source does not hold."""

    def __init__(self, ref: str, quote: str) -> None:
        """Name the source and say where its words are."""
        super().__init__(
            f"the text of {ref} does not hold “{shorten(quote, 60)}”: copy the passage as it stands there "
            f"('casetracker source show {ref} --text')"
        )


class WhichPassageError(UsageError):
    """Words that stand in a text several times."""

    def __init__(self, ref: str, text: str, found: Sequence[tuple[int, int]]) -> None:
        """Show each with what stands around it."""
        shown = "; ".join(
            f"{number} “…{safe_line(text[max(start - _AROUND, 0) : end + _AROUND])}…”"
            for number, (start, end) in enumerate(found[:_TOLD], 1)
        )
        more = f"; up to {len(found)}" if len(found) > _TOLD else ""
        super().__init__(
            f"the passage stands {len(found)} times in {ref}: say which with --nth, or quote more of it: "
            f"{shown}{more}"
        )


class NothingSaidError(UsageError):
    """A passage of which nobody said what it tells."""

    def __init__(self) -> None:
        """Say how."""
        super().__init__(
            "say what the passage tells: --stage, --charge, --term, --person, --count or --kind"
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """What a person marked in the latest text of a source, and what they take it to say.

    `nth` is which of several places with the same words, from 1; `kind` follows from the rest where it is
    None.
    """

    source: str
    quote: str
    said: ClaimEdit
    nth: int | None = None
    kind: ClaimKind | None = None
    persons: tuple[str, ...] = ()


def mark(session: WriteSession, passage: Passage) -> str:
    """Keep a claim on a passage, waiting for a decision; gives its reference.

    Raises NotFoundError, WhichPassageError, NothingSaidError, EditError or PartialDateError.
    """
    capture = _latest(session, passage.source)
    start, end = _found(capture.text, passage)
    values = edit_values(passage.said, frozenset(stage_views(session)))
    claim = _claim(passage, values, (capture.text[start:end], start, end))
    claims = table_of(Claim)
    last = session.execute(
        sa.select(sa.func.max(claims.c.ordinal)).where(claims.c.capture_id == capture.id)
    ).scalar()
    place = Place(capture.id, capture.text, (last or 0) + 1)
    subjects = _subjects(claim, f"{BY_HAND} {place.first}")
    claim = replace(claim, subject=subjects[0].key) if subjects else claim
    matched = Matcher().match(session, subjects, (claim,), capture.published_earliest)
    ids = store_subjects(session, subjects, capture.id, matched)
    return store_claims(session, (claim,), place, ids)[0]


def marked_by(session: Session, ids: Collection[int]) -> dict[int, tuple[str, datetime]]:
    """Who made claims by hand, and when, by their ids."""
    trail, chain = table_of(AuditEntry), table_of(ChangeSet)
    query = (
        sa.select(trail.c.row_id, chain.c.actor, chain.c.at)
        .join(chain, chain.c.id == trail.c.change_set_id)
        .where(
            trail.c.table_name == table_of(Claim).name,
            trail.c.row_id.in_([str(each) for each in ids]),
            trail.c.old.is_(None),
        )
    )
    return {int(row.row_id): (row.actor, row.at) for row in session.execute(query)} if ids else {}


def _latest(session: WriteSession, ref: str) -> Any:
    source_id = id_of(session, Source, ref, "source")
    captures, sources = table_of(Capture), table_of(Source)
    return session.execute(
        sa.select(captures.c.id, captures.c.text, sources.c.published_earliest)
        .join(sources, sources.c.id == captures.c.source_id)
        .where(captures.c.source_id == source_id)
        .order_by(captures.c.id.desc())
        .limit(1)
    ).one()


def _found(text: str, passage: Passage) -> tuple[int, int]:
    """Where the passage stands, white space of any length alike."""
    ref, parts = passage.source.strip().upper(), passage.quote.split()
    if not parts or len(passage.quote) > TEXT:
        raise EditError("quote", f"give between 1 and {TEXT:,} characters of the text")
    words = re.compile(r"\s+".join(map(re.escape, parts)))
    found = [(each.start(), each.end()) for each in words.finditer(text)]
    found = [(start, end) for start, end in found if end - start <= TEXT]
    if not found:
        raise PassageMissingError(ref, passage.quote)
    if passage.nth is None and len(found) > 1:
        raise WhichPassageError(ref, text, found)
    nth = passage.nth or 1
    if not 1 <= nth <= len(found):
        raise EditError("nth", f"the passage stands {len(found)} times in {ref}")
    return found[nth - 1]


def _claim(passage: Passage, values: dict[str, Any], where: tuple[str, int, int]) -> ReadClaim:
    quote, start, end = where
    read = ReadClaim(
        kind=passage.kind or _kind(passage),
        stage=None,
        quote=quote,
        start=start,
        end=end,
        count=None,
        persons=_persons(passage.persons),
        modality=Modality.ASSERTED,
        attribution=Attribution.REPORTED if values.get("speaker") else Attribution.OWN,
        speaker=None,
        date=None,
        charges=(),
        authority=None,
        place=None,
        sentence=None,
        rule=BY_HAND,
        score=1.0,
    )
    return understood(claim_to_wire(read), values)


def _kind(passage: Passage) -> ClaimKind:
    said = passage.said
    if said.stage is not None:
        return _KINDS.get(said.stage, ClaimKind.STAGE_REACHED)
    if said.charge is not None:
        return ClaimKind.CHARGE
    if said.term is not None:
        return ClaimKind.SENTENCE
    if passage.persons:
        return ClaimKind.IDENTITY
    if said.count is not None:
        return ClaimKind.GROUP_SIZE
    raise NothingSaidError


def _persons(names: Sequence[str]) -> tuple[str, ...]:
    told = tuple(dict.fromkeys(" ".join(name.split()) for name in names))
    if len(told) > _MOST or not all(0 < len(name) <= NAME for name in told):
        raise EditError("person", f"give at most {_MOST} names, of 1 to {NAME} characters")
    return told


def _subjects(claim: ReadClaim, key: str) -> tuple[Subject, ...]:
    """Whom the claim is about; none where it neither names nor counts them: that is asked in review."""
    if not claim.persons and claim.count is None:
        return ()
    number = len(claim.persons) if claim.count is None else claim.count.minimum or 1
    label = ", ".join(claim.persons) if number == len(claim.persons) else people_words(number)
    return (
        Subject(
            key=key,
            label=label,
            unit=None,
            count=claim.count,
            of=None,
            of_note=None,
            captured=claim.date if claim.stage in TAKEN else None,
            place=claim.place,
            nationality=None,
            persons=claim.persons,
            case_number=None,
        ),
    )
