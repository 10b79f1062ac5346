"""What is odd of times in custody that were just recorded or changed."""

from collections.abc import Sequence

import sqlalchemy as sa

from casetracker.model.tables import CustodyEpisode
from casetracker.services.recording.people import saved_id
from casetracker.store.queries.common import held, table_of
from casetracker.store.sessions import WriteSession
from casetracker.text import people_words


def held_over(session: WriteSession, episodes: Sequence[CustodyEpisode]) -> list[str]:
    """A note where custody of some begins before another time in it certainly ended."""
    new, other = table_of(CustodyEpisode), table_of(CustodyEpisode).alias("other")
    query = sa.select(sa.func.count(new.c.person_id.distinct())).where(
        new.c.id.in_([saved_id(each) for each in episodes]),
        other.c.person_id == new.c.person_id,
        other.c.id != new.c.id,
        other.c.ended_earliest > new.c.started_latest,
        held(other),
    )
    over = int(session.execute(query).scalar_one())
    if not over:
        return []
    return [f"note: for {people_words(over)} it begins before another time in custody ended"]


def ends_early(episodes: Sequence[CustodyEpisode]) -> list[str]:
    """A note where custody of some ends before it begins."""
    early = sum(_ends_early(each) for each in episodes)
    if not early:
        return []
    return [f"note: for {people_words(early)} the end is dated before the beginning"]


def _ends_early(episode: CustodyEpisode) -> bool:
    return (
        episode.started_earliest is not None
        and episode.ended_latest is not None
        and episode.ended_latest < episode.started_earliest
    )
