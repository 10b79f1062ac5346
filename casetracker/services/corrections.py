"""Which accepted claims a correction sets right, and which a retraction takes back."""

import re
from collections.abc import Collection, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session

from casetracker.model.tables import (
    COURT_TARGETS,
    Capture,
    Citation,
    Claim,
    ClaimLink,
    ClaimSubject,
    CourtCitation,
    DetaineeGroup,
    Source,
)
from casetracker.model.vocabulary import ClaimKind, ClaimLinkKind, ReviewStatus, Stance
from casetracker.news.language.words import word_set
from casetracker.services.choosing import CORRECTING
from casetracker.services.claims import understood
from casetracker.store.queries.common import held, table_of
from casetracker.store.sessions import WriteSession
from casetracker.views.review import OtherClaim

_MOST: Final = 5
_RECENT: Final = 200
_NUMBER: Final = re.compile(r"\d+")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_STEM: Final = 5
_OF_ANY_NOTICE: Final = word_set(
    "agenc withd retra repor artic story state publi corre earli versi numbe figur total"
)


def set_right(session: Session, row: Any, group_id: int | None) -> list[Any]:
    """The accepted claims that a correction or retraction is about, those of its own publisher first.

    Rows of claims with `source_ref`, `publisher_id` and `group_id`; empty where none can be told.
    """
    accepted = _accepted(session, row, group_id)
    publisher = _publisher_of(session, row)
    own = [each for each in accepted if publisher is not None and each.publisher_id == publisher]
    claim = understood(row.reading, row.edit)
    if claim.kind is ClaimKind.RETRACTION:
        return _of_best_source(own, row.quote)
    right = None if claim.count is None else claim.count.exact
    wrong = _wrong_numbers(session, row.quote, group_id, right)
    stated = [each for each in accepted if _own_number(each) in wrong]
    stated = stated or [each for each in accepted if _number_of(each) in wrong]
    stated_by_own = _narrowed([each for each in own if each in stated], row.quote)
    return (stated_by_own or (stated if group_id is not None else []))[:_MOST]


def _narrowed(rows: list[Any], quote: str) -> list[Any]:
    """Of several, those whose people the notice names, then those of the day that it names."""
    words, numbers = _stems(quote), set(_NUMBER.findall(quote))
    named = [each for each in rows if each.unit and _stems(each.unit) & words] or rows
    return [each for each in named if _day_of(each) in numbers] or named


def _day_of(row: Any) -> str:
    """The day of the month on which the claim's source was published, as it is written in a text."""
    return str(row.published_edtf or "")[-2:].lstrip("0")


def group_set_right(session: Session, row: Any) -> int | None:
    """The one group that the claims set right are about; None where it is none or several."""
    groups = {each.group_id for each in set_right(session, row, None)}
    return groups.pop() if len(groups) == 1 else None


def _accepted(session: Session, row: Any, group_id: int | None) -> Sequence[Any]:
    claims, captures, sources = table_of(Claim), table_of(Capture), table_of(Source)
    subjects, groups = table_of(ClaimSubject), table_of(DetaineeGroup)
    of_group = [] if group_id is None else [subjects.c.group_id == group_id]
    query = (
        sa.select(
            claims,
            sources.c.ref.label("source_ref"),
            sources.c.publisher_id,
            sources.c.published_edtf,
            subjects.c.group_id,
            groups.c.ref.label("group_ref"),
            subjects.c.size_min,
            subjects.c.size_max,
            subjects.c.unit,
        )
        .join(captures, captures.c.id == claims.c.capture_id)
        .join(sources, sources.c.id == captures.c.source_id)
        .join(subjects, subjects.c.id == claims.c.subject_id)
        .join(groups, groups.c.id == subjects.c.group_id)
        .where(
            claims.c.review_status == ReviewStatus.ACCEPTED,
            claims.c.capture_id != row.capture_id,
            claims.c.kind.not_in(CORRECTING),
            held(groups),
            *of_group,
        )
        .order_by(claims.c.id.desc())
        .limit(_RECENT)
    )
    return list(reversed(session.execute(query).all()))


def _publisher_of(session: Session, row: Any) -> int | None:
    captures, sources = table_of(Capture), table_of(Source)
    found: int | None = session.execute(
        sa.select(sources.c.publisher_id)
        .join(captures, captures.c.source_id == sources.c.id)
        .where(captures.c.id == row.capture_id)
    ).scalar()
    return found


def _wrong_numbers(
    session: Session, quote: str, group_id: int | None, right: int | None
) -> set[int]:
    """The number on file, and those that the notice names beside the right one."""
    wrong = {int(number) for number in _NUMBER.findall(quote[:2000]) if len(number) < _STEM}
    if group_id is not None:
        groups = table_of(DetaineeGroup)
        size = session.execute(sa.select(groups.c.size_min).where(groups.c.id == group_id)).scalar()
        wrong |= {size} if size is not None else set()
    return wrong - {right}


def _own_number(row: Any) -> int | None:
    count = understood(row.reading, row.edit).count
    return None if count is None else count.exact


def _number_of(row: Any) -> int | None:
    """The number of those whom a claim is about."""
    return row.size_min if row.size_min == row.size_max else None


def _of_best_source(rows: Sequence[Any], quote: str) -> list[Any]:
    """The claims of the one source whose passages the notice speaks of."""
    words, numbers = _stems(quote), set(_NUMBER.findall(quote))
    by_source: dict[str, list[Any]] = {}
    for each in rows:
        by_source.setdefault(each.source_ref, []).append(each)
    best: tuple[int, list[Any]] = (0, [])
    for own in by_source.values():
        told = " ".join(each.quote for each in own)
        shared = len(words & _stems(told)) + 2 * len(numbers & set(_NUMBER.findall(told)))
        shared += 2 if _day_of(own[0]) in numbers else 0
        if shared >= best[0] and shared:
            best = (shared, own)
    return best[1]


def _stems(text: str) -> set[str]:
    return {word[:_STEM].casefold() for word in _WORD.findall(text)} - _OF_ANY_NOTICE


def link_claims(
    session: WriteSession, claim_id: int, others: Collection[int], kind: ClaimLinkKind
) -> None:
    """Keep that an accepted claim sets right or takes back others."""
    session.insert_rows(
        ClaimLink,
        [
            {
                "claim_id": claim_id,
                "other_claim_id": other,
                "kind": kind,
                "recorded_from": session.started_at,
            }
            for other in others
        ],
    )


def facts_of(session: Session, claim_ids: Collection[int]) -> list[tuple[str, int, bool]]:
    """The facts that claims support: (column of the citation, id, whether nothing else supports it)."""
    return [
        *_facts_in(session, table_of(Citation), _TARGETS, claim_ids),
        *_facts_in(session, table_of(CourtCitation), COURT_TARGETS, claim_ids),
    ]


def _facts_in(
    session: Session, citations: sa.Table, targets: Sequence[str], claim_ids: Collection[int]
) -> list[tuple[str, int, bool]]:
    supporting = sa.select(citations).where(citations.c.stance == Stance.SUPPORTS, held(citations))
    own = session.execute(supporting.where(citations.c.claim_id.in_(claim_ids))).mappings().all()
    facts = {(name, row[name]): None for row in own for name in targets if row[name] is not None}
    return [
        (
            name,
            fact,
            session.execute(
                supporting.where(
                    citations.c[name] == fact, citations.c.claim_id.not_in(claim_ids)
                ).limit(1)
            ).first()
            is None,
        )
        for name, fact in facts
    ]


_TARGETS: Final = ("group_id", "stage_event_id", "charge_id", "custody_episode_id")


def linked_claims(
    session: Session, claim_ids: Collection[int]
) -> tuple[dict[int, list[OtherClaim]], dict[int, list[OtherClaim]]]:
    """By claim those that it set right or took back, and those by which that was done to it."""
    links = table_of(ClaimLink)
    rows = session.execute(
        sa.select(links).where(
            sa.or_(links.c.claim_id.in_(claim_ids), links.c.other_claim_id.in_(claim_ids)),
            held(links),
        )
    ).all()
    ids = {row.claim_id for row in rows} | {row.other_claim_id for row in rows}
    views = _other_claims(session, ids)
    forward: dict[int, list[OtherClaim]] = {}
    backward: dict[int, list[OtherClaim]] = {}
    for row in rows:
        forward.setdefault(row.claim_id, []).append(views[row.other_claim_id])
        backward.setdefault(row.other_claim_id, []).append(views[row.claim_id])
    return forward, backward


def other_claim(row: Any) -> OtherClaim:
    """A claim as another one names it."""
    return OtherClaim(row.ref, row.source_ref, row.quote, row.kind)


def _other_claims(session: Session, ids: Collection[int]) -> dict[int, OtherClaim]:
    claims, captures, sources = table_of(Claim), table_of(Capture), table_of(Source)
    query = (
        sa.select(claims, sources.c.ref.label("source_ref"))
        .join(captures, captures.c.id == claims.c.capture_id)
        .join(sources, sources.c.id == captures.c.source_id)
        .where(claims.c.id.in_(ids))
    )
    return {row.id: other_claim(row) for row in session.execute(query)}
