"""The docket at a glance: what Home shows, apart from all that is read later."""

from dataclasses import dataclass
from datetime import datetime

from casetracker.views.common import StageView


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change set: who did what, when and why; one that was undone can be done again."""

    id: int
    at: datetime
    actor: str
    summary: str
    reason: str | None
    can_undo: bool
    can_redo: bool = False


@dataclass(frozen=True, slots=True)
class HomeView:
    """What needs a decision, and the docket at a glance.

    Conflicts and facts without a source are None where they were not counted: that takes as long as the rest
    of a large docket many times over.
    """

    waiting_claims: int
    waiting_sources: int
    deferred_claims: int
    conflicts: int | None
    unsourced: int | None
    cases: int
    groups: int
    defendants: int
    named_defendants: int
    sources: int
    stage_mix: tuple[StageView, ...]
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class FirstLook:
    """The docket at a glance before its services are open, with its stages as (code, label), in order."""

    stages: tuple[tuple[str, str], ...]
    home: HomeView
