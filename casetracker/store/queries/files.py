"""Cases, persons and sources as whole files."""

import hashlib
from collections import Counter, defaultdict
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.columns import date_value
from casetracker.model.tables import (
    Authority,
    Capture,
    Case,
    Citation,
    Claim,
    ClaimSubject,
    CourtCitation,
    CustodyEpisode,
    Defendant,
    DetaineeGroup,
    Hearing,
    LabelCitation,
    Person,
    PersonName,
    Publisher,
    Source,
    StageEvent,
    StatusClaim,
)
from casetracker.store.queries.cases import case_view
from casetracker.store.queries.citations import citations_of
from casetracker.store.queries.common import held, out_by_then, table_of
from casetracker.store.queries.court import hearing_views, sentence_views
from casetracker.store.queries.sources import capture_views, source_lines
from casetracker.views.common import CitationView
from casetracker.views.docket import CaseView
from casetracker.views.files import ClaimRecord, PersonFile, SourceFile


def whole_case(session: Session, ref: str) -> CaseView:
    """A case with its hearings, sentences and the sources of names besides; raises NotFoundError."""
    view = case_view(session, ref)
    cases, hearings, defendants = table_of(Case), table_of(Hearing), table_of(Defendant)
    case_id = sa.select(cases.c.id).where(cases.c.ref == view.line.ref).scalar_subquery()
    return replace(
        view,
        hearings=hearing_views(session, hearings.c.case_id == case_id),
        sentences=sentence_views(session, defendants.c.case_id == case_id),
        name_citations=_name_citations(session, case_id),
    )


def _name_citations(
    session: Session, case_id: sa.ScalarSelect[int]
) -> tuple[tuple[str, tuple[CitationView, ...]], ...]:
    """By person of a case the passages for any spelling of the name; nothing of who has none."""
    names, persons, defendants = table_of(PersonName), table_of(Person), table_of(Defendant)
    query = (
        sa.select(names.c.id, persons.c.ref)
        .join(persons, persons.c.id == names.c.person_id)
        .join(defendants, defendants.c.person_id == persons.c.id)
        .where(defendants.c.case_id == case_id, held(names), held(defendants))
        .order_by(names.c.id)
    )
    whose = {row.id: row.ref for row in session.execute(query)}
    cited = citations_of(session, "person_name_id", list(whose))
    found: dict[str, tuple[CitationView, ...]] = {}
    for number, ref in whose.items():
        if number in cited:
            found[ref] = (*found.get(ref, ()), *cited[number])
    return tuple(found.items())


def person_files(session: Session) -> tuple[PersonFile, ...]:
    """Every person on file, placeholders too, oldest first."""
    persons, names = table_of(Person), table_of(PersonName)
    spellings: dict[int, list[str]] = defaultdict(list)
    # Spellings set aside are names of somebody as well.
    for row in session.execute(sa.select(names.c.person_id, names.c.text).order_by(names.c.id)):
        spellings[row.person_id].append(row.text)
    return tuple(
        PersonFile(
            ref=row.ref,
            name=row.name,
            spellings=tuple(dict.fromkeys(filter(None, (row.name, *spellings.get(row.id, ()))))),
            pseudonym=row.pseudonym or row.ref,
            public_reason=row.public_name_reason,
            birth=date_value(row, "birth"),
            nationality=row.nationality,
            occupation=row.occupation,
        )
        for row in session.execute(sa.select(persons).where(held(persons)).order_by(persons.c.id))
    )


def names_read(session: Session) -> tuple[str, ...]:
    """Every name of a person that the reader met in a source, decided on or not."""
    subjects = table_of(ClaimSubject)
    found: dict[str, None] = {}
    for persons in session.execute(sa.select(subjects.c.persons).order_by(subjects.c.id)).scalars():
        found.update(dict.fromkeys(persons or ()))
    return tuple(found)


def speakers(session: Session) -> tuple[str, ...]:
    """Whoever speaks in a claim, as read and as a person put it, or says what status people have."""
    claims, statuses = table_of(Claim), table_of(StatusClaim)
    found: dict[str, None] = dict.fromkeys(
        session.execute(sa.select(statuses.c.speaker).distinct()).scalars()
    )
    for row in session.execute(sa.select(claims.c.speaker, claims.c.edit)):
        for one in (row.speaker, (row.edit or {}).get("speaker")):
            if one:
                found[one] = None
    return tuple(found)


def bodies(session: Session) -> tuple[str, ...]:
    """The names of authorities and publishers: they are nobody's own."""
    authorities, publishers = table_of(Authority), table_of(Publisher)
    found: list[str] = []
    for row in session.execute(sa.select(authorities.c.name, authorities.c.aliases)):
        found += [row.name, *(row.aliases or ())]
    return (*found, *session.execute(sa.select(publishers.c.name)).scalars())


def places_told(session: Session) -> tuple[str, ...]:
    """Every place that a group, an event, a stay or a passage names, in the words on file."""
    found: dict[str, None] = {}
    for model in (DetaineeGroup, StageEvent, CustodyEpisode, ClaimSubject):
        table = table_of(model)
        query = sa.select(table.c.place).where(table.c.place.is_not(None)).distinct()
        found.update(dict.fromkeys(session.execute(query.order_by(table.c.place)).scalars()))
    return tuple(found)


def source_files(session: Session, refs: tuple[str, ...] | None = None) -> tuple[SourceFile, ...]:
    """Sources with their copies and passages, oldest publication first; all, or those named.

    As of a day, those that were published by then.
    """
    sources, publishers = table_of(Source), table_of(Publisher)
    named = sa.true() if refs is None else sources.c.ref.in_(refs)
    lines = source_lines(session, sa.and_(named, out_by_then(session, sources)))
    rows = {
        row.ref: row
        for row in session.execute(
            sa.select(
                sources,
                publishers.c.kind.label("publisher_kind"),
                publishers.c.country,
                publishers.c.reliability,
            )
            .join(publishers, publishers.c.id == sources.c.publisher_id, isouter=True)
            .where(held(sources))
        )
    }
    intact, records = _intact(session), _records(session)
    return tuple(
        SourceFile(
            line=line,
            kind=rows[line.ref].kind,
            publisher_kind=rows[line.ref].publisher_kind,
            country=rows[line.ref].country,
            reliability=rows[line.ref].reliability,
            author=rows[line.ref].author,
            url=rows[line.ref].url,
            language=rows[line.ref].language,
            captures=capture_views(session, rows[line.ref].id),
            intact=intact.get(rows[line.ref].id, 0),
            claims=tuple(records.get(rows[line.ref].id, ())),
        )
        for line in lines
    )


def _intact(session: Session) -> dict[int, int]:
    captures = table_of(Capture)
    found: dict[int, int] = defaultdict(int)
    rows = session.execute(sa.select(captures.c.source_id, captures.c.text, captures.c.text_sha256))
    for row in rows.yield_per(50):
        now = hashlib.sha256(row.text.encode("utf-8", "surrogatepass")).hexdigest()
        found[row.source_id] += now == row.text_sha256
    return found


def _records(session: Session) -> dict[int, list[ClaimRecord]]:
    claims, captures = table_of(Claim), table_of(Capture)
    cited: Counter[Any] = Counter()
    for citations in (table_of(Citation), table_of(CourtCitation), table_of(LabelCitation)):
        counted = (
            sa.select(citations.c.claim_id, sa.func.count())
            .where(held(citations))
            .group_by(citations.c.claim_id)
        )
        cited.update({row[0]: row[1] for row in session.execute(counted)})
    query = (
        sa.select(claims, captures.c.source_id)
        .join(captures, captures.c.id == claims.c.capture_id)
        .order_by(captures.c.id, claims.c.ordinal)
    )
    found: dict[int, list[ClaimRecord]] = defaultdict(list)
    for row in session.execute(query):
        found[row.source_id].append(
            ClaimRecord(
                ref=row.ref,
                quote=row.quote,
                start=row.start_index,
                end=row.end_index,
                speaker=(row.edit or {}).get("speaker") or row.speaker,
                status=row.review_status,
                decided_by=row.decided_by,
                decided_at=row.decided_at,
                cited=cited[row.id],
            )
        )
    return found
