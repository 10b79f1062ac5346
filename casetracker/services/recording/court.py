"""Recording hearings and sentences, with the claims they rest on."""

from collections.abc import Iterable

import sqlalchemy as sa

from casetracker.model.tables import CourtCitation
from casetracker.model.vocabulary import Stance
from casetracker.store.queries.common import held, table_of
from casetracker.store.sessions import WriteSession


def cite_court(
    session: WriteSession,
    claim_id: int,
    target: str,
    facts: Iterable[int],
    stance: Stance = Stance.SUPPORTS,
) -> None:
    """Let a claim bear on hearings ("hearing_id") or sentences; a pair on file is left as it is."""
    citations, wanted = table_of(CourtCitation), list(facts)
    there = set(
        session.execute(
            sa.select(citations.c[target]).where(
                citations.c.claim_id == claim_id, citations.c[target].in_(wanted), held(citations)
            )
        ).scalars()
    )
    session.insert_rows(
        CourtCitation,
        [
            {
                "claim_id": claim_id,
                "stance": stance,
                target: fact,
                "recorded_from": session.started_at,
            }
            for fact in wanted
            if fact not in there
        ],
    )
