"""Both engines hold the same rows and the same chain after the same work."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from casetracker.errors import RefusedError
from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import (
    CustodyEnd,
    Decision,
    HearingKind,
    HearingResult,
    Listing,
)
from casetracker.paths import bundled
from casetracker.services.acting import Actor
from casetracker.services.court import Outcome, Sitting
from casetracker.services.grouping import Part
from casetracker.services.importing import Document
from casetracker.services.opening import Services
from casetracker.services.operating import Grounds
from casetracker.services.proceeding import Holding
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


def _undated(services: Services) -> list[list[object]]:
    """What listings say of hearings, sources, custody, views and parts of which no day is on file."""
    grounds = Grounds("as told")
    accept_text(services, DETAINED)
    for name, published in (("late", "2024-07-01"), ("undated", None), ("early", "2024-01-01")):
        day = PartialDate.parse(published) if published else None
        text = f"{name}. {DETAINED}".encode()
        list(services.importing.import_documents([Document(f"{name}.txt", text, day, name)]))
    for claim in waiting(services):
        services.review.settle(claim.ref, Decision.ACCEPT, link="G-0001")
    for scheduled in ("2024-07-05", None, "2024-06-01"):
        sitting = Sitting(HearingKind.TRIAL, PartialDate.parse(scheduled) if scheduled else None)
        outcome = Outcome(HearingResult.SCHEDULED)
        services.court.add_hearing("C-0001", sitting, outcome, grounds)
    for started in ("2024-05-01", None, "2024-02-01"):
        services.proceedings.end(["D-0001"], CustodyEnd.RELEASED, grounds)
        on = PartialDate.parse(started) if started else None
        services.proceedings.begin(["D-0001"], Holding(), Grounds("as told", on))
    for name in ("éclair", "Zebra", "apple"):
        services.searching.save_view(name, Listing.CASE, ["stage=detained"])
    services.groups.split("G-0001", [Part(9), Part(8)], grounds)
    services.groups.merge(["G-0002", "G-0003"], grounds, label=None)
    with pytest.raises(RefusedError) as refused:
        services.groups.recount("G-0002", 10, grounds)
    return [
        [line.number for line in services.court.hearings()],
        [line.ref for line in services.docket.sources()],
        [(each.started, each.ended) for each in services.proceedings.custody("D-0001")],
        [view.name for view in services.searching.views()],
        [each.claim_ref for each in services.docket.group("G-0001").citations],
        [str(refused.value)],
    ]


@pytest.mark.postgres
def test_what_has_no_day_stands_at_the_end_on_both_engines(
    empty_pair: tuple[str, str], open_at: Opener
) -> None:
    first, second = (_undated(open_at(url)) for url in empty_pair)
    assert first == second
    assert first[0] == [3, 1, 2]
    assert first[1] == ["S-0004", "S-0001", "S-0002", "S-0003"]
