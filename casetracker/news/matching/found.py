"""What matching finds for the people of a document: a group, none, or a question."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MatchCandidate:
    """A group that may be meant."""

    ref: str
    label: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SubjectMatch:
    """Which group a subject is, if any; `candidates` are ordered, best first."""

    subject: str
    group_ref: str | None
    score: float
    reasons: tuple[str, ...]
    candidates: tuple[MatchCandidate, ...]
    is_ambiguous: bool
