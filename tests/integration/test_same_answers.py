"""Both engines hold the same rows and the same chain after the same work."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from casetracker.model.vocabulary import Decision
from casetracker.paths import bundled
from casetracker.services.acting import Actor
from casetracker.services.opening import Services
from casetracker.services.seeding import seed_docket
from casetracker.store import sessions
from tests.conftest import Opener
from tests.support.articles import (
    CORRECTION,
    COURT,
    DETAINED,
    DRIVERS,
    DRIVERS_DAY,
    NOT_DONE,
    OTHER_DAY,
    SOME_RELEASED,
    accept_text,
    bring_in_text,
    waiting,
)
from tests.support.dumps import Dump, whole_dump

AWKWARD = "Ärzte “quoted” \u2013 قضية 案件 🙂 back\\slash 100% 'single' tab\there"


def _ticking() -> Iterator[datetime]:
    now = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
    while True:
        yield now
        now += timedelta(microseconds=1_000_001)


def _work(services: Services, monkeypatch: pytest.MonkeyPatch) -> Dump:
    clock = _ticking()
    monkeypatch.setattr(sessions, "utc_now", lambda: next(clock))
    actor = Actor(AWKWARD[:40], "cli")
    seed_docket(services.database, actor, bundled("seeds") / "docket.toml")
    for text in (DETAINED, COURT, NOT_DONE, DRIVERS, DRIVERS_DAY, SOME_RELEASED, OTHER_DAY):
        accept_text(services, text)
    source = bring_in_text(services, CORRECTION + AWKWARD, publisher=AWKWARD)
    for claim in waiting(services, source):
        outcome = services.review.settle(
            claim.ref, Decision.ACCEPT, reason=AWKWARD, link=claim.group_ref or "G-0005"
        )
    services.docket.undo(outcome.change_set)
    assert services.maintenance.verify().faults == ()
    return whole_dump(services.database)


@pytest.mark.postgres
def test_the_same_work_leaves_the_same_rows_and_the_same_chain_on_both_engines(
    empty_pair: tuple[str, str],
    open_at: Opener,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second = (_work(open_at(url), monkeypatch) for url in empty_pair)
    assert len(first["change_sets"]) > 20
    differing = [name for name in first if first[name] != second[name]]
    assert differing == []
