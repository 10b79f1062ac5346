"""Twenty articles in order, each decided by its gold: one docket, and no case twice."""

import pytest

from casetracker.services.opening import Services
from tests.story.telling import Story, bring_in, decide, story

GROUPS = {
    "G-0001": (26, None, {"detained": 3, "sent_to_court": 10, "convicted": 13}),
    "G-0002": (15, None, {"sent_to_court": 15}),
    "G-0003": (13, "G-0001", {"convicted": 13}),
    "G-0004": (14, None, {"released": 14}),
    "G-0005": (10, "G-0001", {"sent_to_court": 10}),
    "G-0006": (1, None, {"charged": 1}),
    "G-0007": (14, None, {"sent_to_court": 14}),
}
CASES = {"C-0001": 26, "C-0002": 15, "C-0003": 14, "C-0004": 1, "C-0005": 14}
CHARGES = {
    "C-0001": {"crossing the state border illegally": 26, "espionage": 13},
    "C-0002": {"smuggling fuel": 14},
    "C-0003": {"holding an unauthorised rally outside the town hall": 14},
    "C-0004": {"slander": 1},
    "C-0005": {"refusing to sign a pledge": 14},
}


@pytest.fixture(scope="module")
def told() -> Story:
    return story()


def _assert_the_docket_is_right(services: Services) -> None:
    assert services.review.claims() == ()
    assert {case.ref: case.defendants for case in services.docket.cases()} == CASES
    found = {}
    for line in services.docket.groups():
        view = services.docket.group(line.ref)
        mix = {stage.code: stage.count for stage in line.stage_mix}
        found[line.ref] = (line.held_members, view.parent_ref, mix)
        assert len(view.members) == line.held_members == line.size.minimum, line.ref
    assert found == GROUPS
    for ref, charges in CHARGES.items():
        case = services.docket.case(ref)
        assert {each.wording: len(each.defendant_refs) for each in case.charges} == charges
    assert services.docket.home().defendants == sum(CASES.values())
    assert services.docket.home().unsourced == 0
    assert services.maintenance.verify().faults == ()


def _decide_all(services: Services, told: Story) -> None:
    for article in told.article:
        (source,) = bring_in(services, (article,))
        decide(services, source, article)


def test_the_story_is_long_enough_and_asks_where_it_must(told: Story) -> None:
    assert len(told.article) == 20
    asked = [claim for article in told.article for claim in article.claim if claim.asks]
    assert ("G-0002", "G-0004") in {claim.asks for claim in asked}
    assert all(claim.link for claim in asked)


def test_articles_decided_one_by_one_make_the_right_docket(services: Services, told: Story) -> None:
    _decide_all(services, told)
    _assert_the_docket_is_right(services)


def test_articles_brought_in_all_at_once_make_the_same_docket(
    services: Services, told: Story
) -> None:
    sources = bring_in(services, told.article)
    for source, article in zip(sources, told.article, strict=True):
        decide(services, source, article)
    _assert_the_docket_is_right(services)


def test_what_the_story_leaves_behind_can_be_followed(services: Services, told: Story) -> None:
    _decide_all(services, told)
    lomna = services.docket.case("C-0001")
    detained = next(event for event in lomna.stages if event.stage.code == "detained")
    assert {each.publisher for each in detained.citations} == {"Lomna Post", "Orsk Herald"}
    copy = services.review.source("S-0002")
    assert any("reads as S-0001" in note for note in copy.notes)
    recap = services.review.source("S-0008")
    assert any("also in S-0001" in note for note in recap.notes)
    correction = services.review.source("S-0011").claims[0]
    assert [each.ref for each in correction.corrects] == ["K-0007"]
    assert [each.ref for each in services.review.claim("K-0007").corrected_by] == [correction.ref]
    retraction = services.review.source("S-0020").claims[0]
    assert [each.source_ref for each in retraction.corrects] == ["S-0010"]
    drivers = services.docket.group("G-0002").events
    assert [(each.kind.value, each.count_before, each.count_after) for each in drivers] == [
        ("formed", None, 14),
        ("recounted", 14, 15),
        ("partly_released", 15, 10),
    ]
    split = [each for each in services.docket.group("G-0001").events if each.kind.value == "split"]
    assert [(each.count_before, each.count_after) for each in split] == [(26, 13), (13, 3)]
    teachers = services.docket.case("C-0003")
    assert len(teachers.conflicts) == 1
    blogger = services.docket.defendants("C-0004")
    assert [line.name for line in blogger] == ["Karen Probyan"]
