"""An invented docket of any size, on both engines."""

import pytest
import sqlalchemy as sa

from casetracker.errors import RefusedError
from casetracker.model.tables import PersonName, StageEvent
from casetracker.model.vocabulary import HearingResult, Listing, SentenceStanding
from casetracker.services.acting import Actor
from casetracker.services.opening import Services
from casetracker.services.scale.docket import invent_docket
from casetracker.services.scale.inventing import SCRIPTS
from casetracker.store.queries.common import table_of
from casetracker.views.filters import Filters
from tests.conftest import Opener
from tests.support.articles import DETAINED, accept_text, bring_in_text
from tests.support.dumps import docket_dump

ACTOR = Actor("mara", "demo")


def invent(services: Services, size: int, seed: int = 1) -> int:
    """Fill a docket; gives the number of rows."""
    return invent_docket(services.database, ACTOR, size, seed, lambda _: None)


def test_an_invented_docket_is_whole_and_believable(services: Services) -> None:
    rows = invent(services, 150)
    home = services.docket.home()

    assert rows > 3000
    assert home.defendants == 150
    assert home.groups == home.cases > 5
    assert home.conflicts
    assert home.unsourced
    assert 75 < home.named_defendants < 150
    assert len(home.stage_mix) > 3
    assert services.maintenance.verify().faults == ()
    # Every kept stage is the one that follows from the events.
    assert services.maintenance.check().repaired == 0
    with services.database.reading() as session:
        events = session.execute(
            sa.select(sa.func.count()).select_from(table_of(StageEvent))
        ).scalar_one()
        scripts = set(session.execute(sa.select(table_of(PersonName).c.script)).scalars())
    assert events > 6 * 150
    assert scripts == set(SCRIPTS)


def test_who_came_to_court_has_hearings_and_a_term_with_its_source(services: Services) -> None:
    invent(services, 150)
    hearings, sentences = services.court.hearings(), services.court.sentences()

    assert {each.result for each in hearings} >= {HearingResult.HELD, HearingResult.ADJOURNED}
    assert all(each.adjourned_why for each in hearings if each.result is HearingResult.ADJOURNED)
    assert {each.standing for each in sentences} == set(SentenceStanding)
    assert any(each.citations for each in sentences)
    sentenced = {
        line.ref
        for line in services.docket.defendants()
        if line.stage and line.stage.code in ("sentenced", "serving_sentence", "final")
    }
    imposed = {
        each.defendant_ref for each in sentences if each.standing is SentenceStanding.IMPOSED
    }
    assert sentenced <= imposed


def test_the_screens_and_reports_take_it(services: Services) -> None:
    invent(services, 40)
    case = services.docket.cases()[0]
    view = services.docket.case(case.ref)
    claims = services.review.source(services.docket.sources()[0].ref).claims

    assert view.stages
    assert view.charges
    assert claims
    assert services.review.claim(claims[0].ref).quote == claims[0].quote
    assert case.ref in services.reporting.preview(case.ref)


def test_it_can_be_searched_and_filtered_at_once(services: Services) -> None:
    invent(services, 60)
    named = next(line for line in services.docket.defendants() if not line.is_placeholder)
    hits = services.searching.search(named.name, ("person",)).hits

    assert named.ref in {ref for hit in hits for ref in hit.within}
    remanded = services.docket.defendants(
        None, Filters.parse(Listing.DEFENDANT, ["stage=remanded"])
    )
    assert remanded == tuple(
        line
        for line in services.docket.defendants()
        if line.stage and line.stage.code == "remanded"
    )
    documents = services.searching.reindex()
    assert documents > 60


@pytest.mark.postgres
def test_the_same_seed_gives_the_same_docket_on_both_engines(
    empty_pair: tuple[str, str], open_at: Opener
) -> None:
    one, other = (open_at(url) for url in empty_pair)
    for services in (one, other):
        invent(services, 30, seed=7)

    assert docket_dump(one.database) == docket_dump(other.database)


@pytest.mark.postgres
def test_another_seed_gives_another_docket(empty_pair: tuple[str, str], open_at: Opener) -> None:
    one, other = (open_at(url) for url in empty_pair)
    invent(one, 30, seed=1)
    invent(other, 30, seed=2)

    assert docket_dump(one.database)["persons"] != docket_dump(other.database)["persons"]


def test_what_holds_cases_already_is_left_alone(services: Services) -> None:
    accept_text(services, DETAINED)
    with pytest.raises(RefusedError, match="holds cases already"):
        invent(services, 10)
    assert services.docket.home().defendants == 17


def test_work_goes_on_in_an_invented_docket(services: Services) -> None:
    invent(services, 20)
    before = services.docket.home()
    source = bring_in_text(services, DETAINED)

    assert source not in {line.ref for line in services.docket.sources() if not line.waiting}
    assert services.docket.home().sources == before.sources + 1
    assert services.maintenance.verify().faults == ()


def test_the_trail_of_a_large_docket_is_cut_into_change_sets(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casetracker.services.scale.docket._BATCH", 15)
    invent(services, 40)

    assert services.docket.home().defendants == 40
    assert sum("invented" in line.summary for line in services.docket.changes(50)) == 3
    assert services.maintenance.verify().faults == ()
