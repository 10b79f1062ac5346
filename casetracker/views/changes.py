"""What changed between two moments of knowledge, as it is shown."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from casetracker.views.common import CitationView


class ChangeKind(StrEnum):
    """What became of a fact."""

    NEW = "new"
    CHANGED = "changed"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One fact that is not what it was: `was` and `now` are None where it was not there.

    `about` are the references of those whom it concerns; `is_move` marks a move from stage to stage;
    `has_sources` whether such a fact ought to have a source; `why` and `who` are of the last change.
    """

    kind: ChangeKind
    fact: str
    case_ref: str | None
    about: tuple[str, ...]
    was: str | None
    now: str | None
    why: str
    who: str
    at: datetime
    citations: tuple[CitationView, ...] = ()
    is_move: bool = False
    has_sources: bool = True


@dataclass(frozen=True, slots=True)
class ChangesView:
    """Everything that changed after one moment up to another; `new_events` are ids of stage events.

    `new_records` are the hearings, times in custody and orders on time limits that are new or not as they
    were: the column that names each (of an order its table), and its id. `baseline` says in words what the
    first moment is.
    """

    since: datetime
    baseline: str
    changes: tuple[ChangeView, ...]
    new_events: frozenset[int]
    new_records: frozenset[tuple[str, int]] = frozenset()
