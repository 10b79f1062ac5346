"""The docket at a glance with what takes long to count: what is disputed, and what nothing supports."""

from dataclasses import replace

from sqlmodel import Session

from casetracker.store.queries.disputes import disputed_facts
from casetracker.store.queries.glance import glance
from casetracker.store.queries.unsourced import unsourced_count
from casetracker.views.home import HomeView


def home_view(session: Session) -> HomeView:
    """What needs a decision, and the docket in numbers."""
    conflicts, unsourced = doubts(session)
    return replace(glance(session), conflicts=conflicts, unsourced=unsourced)


def doubts(session: Session) -> tuple[int, int]:
    """How many facts sources dispute, and how many nothing supports."""
    return len(disputed_facts(session)), unsourced_count(session)
