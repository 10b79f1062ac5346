"""Claims put on file, with whom they are about: those that were read, and those made by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from casetracker.model.columns import date_columns
from casetracker.model.tables import Claim, ClaimSubject
from casetracker.model.vocabulary import DateBasis
from casetracker.news.contract import ReadClaim, Subject, claim_to_wire
from casetracker.news.matching.matches import SubjectMatch
from casetracker.services.matching import Matched, match_columns
from casetracker.store import references
from casetracker.store.sessions import WriteSession

_AROUND: Final = 32


@dataclass(frozen=True, slots=True)
class Place:
    """Where claims stand: a capture with its text, and the number of the first of them in it."""

    capture_id: int
    text: str
    first: int = 1


def store_subjects(
    session: WriteSession, subjects: Sequence[Subject], capture_id: int, matched: Matched
) -> dict[str, int]:
    """Keep whom a capture speaks of, each with its match; gives their ids by key."""
    ids = session.insert_rows(
        ClaimSubject,
        [
            _subject_columns(session, subject, matched.matches.get(subject.key), capture_id)
            for subject in subjects
        ],
    )
    return {subject.key: row for subject, row in zip(subjects, ids, strict=True)}


def _subject_columns(
    session: WriteSession, subject: Subject, match: SubjectMatch | None, capture_id: int
) -> dict[str, Any]:
    count, captured = subject.count, subject.captured
    return {
        "capture_id": capture_id,
        "key": subject.key[:200],
        "label": subject.label[:200],
        "unit": subject.unit[:200] if subject.unit else None,
        "size_min": count.minimum if count else None,
        "size_max": count.maximum if count else None,
        "size_of": subject.of,
        "parent_note": subject.of_note[:200] if subject.of_note else None,
        "place": subject.place[:200] if subject.place else None,
        "nationality": subject.nationality[:200] if subject.nationality else None,
        "case_number": subject.case_number[:200] if subject.case_number else None,
        "persons": list(subject.persons),
        **match_columns(session, match),
        **date_columns("captured", captured.partial() if captured else None),
    }


def store_claims(
    session: WriteSession, claims: Sequence[ReadClaim], place: Place, subjects: Mapping[str, int]
) -> list[str]:
    """Keep claims of a capture, in their order, for somebody to decide on; gives their references."""
    refs = references.next_refs(session, references.CLAIM, len(claims))
    text = place.text
    session.insert_rows(
        Claim,
        [
            {
                "ref": ref,
                "capture_id": place.capture_id,
                "subject_id": subjects.get(claim.subject or ""),
                "ordinal": ordinal,
                "prefix": text[max(claim.start - _AROUND, 0) : claim.start],
                "suffix": text[claim.end : claim.end + _AROUND],
                **_claim_columns(claim),
            }
            for ordinal, (ref, claim) in enumerate(zip(refs, claims, strict=True), place.first)
        ],
    )
    return refs


def _claim_columns(claim: ReadClaim) -> dict[str, Any]:
    return {
        "kind": claim.kind,
        "stage_code": claim.stage,
        "quote": claim.quote[:4000],
        "start_index": claim.start,
        "end_index": claim.end,
        "speaker": claim.speaker[:200] if claim.speaker else None,
        "attribution": claim.attribution,
        "modality": claim.modality,
        "date_basis": claim.date.basis if claim.date else DateBasis.NONE,
        "reading": claim_to_wire(claim),
        "rule": claim.rule[:80],
        "score": claim.score,
        **date_columns("date", claim.date.partial() if claim.date else None),
    }
