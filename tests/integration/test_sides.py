"""What is held beside what each speaker says, on both engines."""

import pytest

from casetracker.errors import NotFoundError
from casetracker.model.vocabulary import Decision
from casetracker.procedure.sides import Relation
from casetracker.services.opening import Services
from tests.support.articles import OTHER_DAY, accept_text, bring_in_text, claim_at


def contradict(services: Services, **more: str) -> None:
    """Accept a report of another day for the latest group, as a person would link it."""
    source = bring_in_text(services, OTHER_DAY, **more)
    claim = claim_at(services, source, "detained")
    group = services.docket.groups()[-1].ref
    services.review.settle(claim.ref, Decision.ACCEPT, link=group)


def test_a_claim_that_disagrees_stands_beside_what_is_held(full: Services) -> None:
    case = full.docket.cases()[-1].ref
    assert full.comparing.conflicts(case) == ()
    contradict(full, name="other.txt", publisher="Orsk Wire")
    (fact,) = full.comparing.conflicts(case)
    (differing,) = [side for side in fact.sides if side.relation is Relation.DIFFERS]

    assert fact.is_open
    assert fact.about.startswith("detained of")
    assert "2024-03-03" in fact.held
    assert fact.why is not None
    assert fact.why.startswith("from K-")
    assert "2024-03-12" in differing.said
    assert differing.differs_in == ("date",)
    assert "12 March 2024" in differing.quote or "detained" in differing.quote
    assert fact in full.comparing.conflicts()


def test_every_fact_of_a_case_has_its_sides(full: Services) -> None:
    case = full.docket.cases()[-1].ref
    facts = full.comparing.sides(case)
    abouts = {fact.about for fact in facts}

    assert {"number of people in G-0005", "charge against 17 defendants"} <= abouts
    assert len(facts) == len(abouts)
    for fact in facts:
        speakers = [side.speaker for side in fact.sides]
        assert len(speakers) == len(set(speakers))
        assert all(side.quote for side in fact.sides)


def test_the_last_word_of_a_speaker_stands(full: Services) -> None:
    contradict(full, name="one.txt")
    (fact,) = full.comparing.conflicts(full.docket.cases()[-1].ref)

    assert sum(side.relation is Relation.DIFFERS for side in fact.sides) == 1
    assert fact.first_cited is not None


def test_publishers_of_one_text_count_once(full: Services) -> None:
    case = full.docket.cases()[-1].ref

    def publishers() -> int:
        return next(
            f for f in full.comparing.sides(case) if f.about.startswith("detained")
        ).publishers

    before = publishers()
    text = "The 17 servicemen at the Lomna crossing were detained on 3 March 2024.\n"
    accept_text(full, text, name="a.txt", publisher="Orsk Wire")
    assert publishers() == before + 1
    accept_text(full, text + "\r\n", name="b.txt", publisher="Veltra Radio")
    assert publishers() == before + 1


def test_a_case_that_is_not_on_file_is_refused(full: Services) -> None:
    with pytest.raises(NotFoundError):
        full.comparing.sides("C-0999")
    with pytest.raises(NotFoundError):
        full.comparing.conflicts("C-0999")
