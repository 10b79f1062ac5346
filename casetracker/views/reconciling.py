"""Stated numbers against those on file, as they are shown."""

from dataclasses import dataclass

from casetracker.model.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class PartView:
    """A group that counts towards a stated number, with how many of it are on file."""

    ref: str
    label: str
    people: int


@dataclass(frozen=True, slots=True)
class ExplanationView:
    """Why so many people stand between a stated number and its parts."""

    kind: str
    people: int
    reason: str
    explained_by: str


@dataclass(frozen=True, slots=True)
class ReconciliationView:
    """A statement of a number, its parts on file, and the difference.

    `key` names the statement: a group (its own stated size against its parts), a claim, or a stated
    total. `least` and `most` are the stated range. `arithmetic` says all of it in words.
    """

    key: str
    about: str
    speaker: str | None
    stated_on: PartialDate | None
    least: int
    most: int
    parts: tuple[PartView, ...]
    total: int
    difference: int
    unexplained: int
    is_open: bool
    explanations: tuple[ExplanationView, ...]
    arithmetic: str
