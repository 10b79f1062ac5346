"""From an article to the docket and back, through the reader process, on both engines."""

from pathlib import Path

import pytest

from casetracker.model.partial_date import PartialDate
from casetracker.model.vocabulary import Decision, Effect, Modality, ReviewStatus
from casetracker.paths import bundled
from casetracker.services.acting import Actor
from casetracker.services.importing import Document
from casetracker.services.opening import Services
from casetracker.services.reviewing import AlreadyDecidedError, ReasonMissingError
from casetracker.services.seeding import seed_docket
from casetracker.services.undo_errors import CannotUndoError
from casetracker.views.review import ClaimEdit
from tests.support.articles import (
    CORRECTION,
    COURT,
    DETAINED,
    DRIVERS,
    DRIVERS_DAY,
    NOT_DONE,
    OTHER_DAY,
    PUBLISHED,
    SOME_RELEASED,
    accept_all,
    accept_text,
    bring_in,
    bring_in_text,
    claim_at,
    document,
    stages_of,
    waiting,
)
from tests.support.dumps import held_dump

ARTICLE = Path(__file__).parents[3] / "shared" / "seed" / "article.txt"
FOUR_STAGES = [
    (6, {"detained": 6}),
    (13, {"sent_to_court": 13}),
    (14, {"sent_to_court": 14}),
    (26, {"investigation_completed": 26}),
]


def test_import_alone_changes_nothing_in_the_docket(services: Services) -> None:
    source = bring_in_text(services, DETAINED)
    home = services.docket.home()
    assert (home.cases, home.groups, home.defendants) == (0, 0, 0)
    assert [claim.stage for claim in waiting(services, source)] == ["detained", None]
    assert services.docket.sources()[0].publisher == "Lomna Post"


def test_accepted_claims_become_a_case_a_group_and_a_defendant_each(services: Services) -> None:
    source = bring_in_text(services, DETAINED)
    accept_all(services, source)
    (case,) = services.docket.cases()
    (group,) = services.docket.groups()
    assert (case.ref, case.defendants, case.sources) == ("C-0001", 17, 1)
    assert (group.ref, str(group.size.number), group.held_members) == ("G-0001", "17", 17)
    assert group.case_refs == ("C-0001",)
    defendants = services.docket.defendants("C-0001")
    assert [line.ref for line in defendants] == [f"D-{n:04d}" for n in range(1, 18)]
    assert {line.stage.code for line in defendants if line.stage} == {"detained"}
    assert {(line.in_custody, line.charges, line.is_unsourced) for line in defendants} == {
        (True, 1, False)
    }
    assert waiting(services) == ()


def test_a_decision_waits_in_the_journal_until_the_item_is_closed(services: Services) -> None:
    source = bring_in_text(services, DETAINED)
    first, second = (claim.ref for claim in waiting(services, source))
    services.review.decide(first, Decision.ACCEPT)
    services.review.decide(second, Decision.ACCEPT)
    assert services.docket.home().cases == 0
    withdrawn = services.review.withdraw(second)
    assert (withdrawn.status, withdrawn.decision) == (ReviewStatus.NEW, None)
    services.review.close(source)
    assert services.review.claim(first).status is ReviewStatus.ACCEPTED
    assert services.review.claim(second).status is ReviewStatus.NEW
    assert services.docket.case("C-0001").charges == ()
    with pytest.raises(AlreadyDecidedError):
        services.review.withdraw(first)


def test_a_rejection_needs_a_reason_and_leaves_the_docket_as_it_is(services: Services) -> None:
    source = bring_in_text(services, DETAINED)
    claim = claim_at(services, source, "detained")
    before = held_dump(services.database)["detainee_groups"]
    with pytest.raises(ReasonMissingError):
        services.review.settle(claim.ref, Decision.REJECT, reason="  ")
    services.review.settle(claim.ref, Decision.REJECT, reason="Another place is meant.")
    decided = services.review.claim(claim.ref)
    assert (decided.status, decided.reason, decided.decided_by) == (
        ReviewStatus.REJECTED,
        "Another place is meant.",
        "mara",
    )
    assert held_dump(services.database)["detainee_groups"] == before == []
    with pytest.raises(AlreadyDecidedError):
        services.review.settle(claim.ref, Decision.ACCEPT)


def test_a_deferred_claim_can_still_be_accepted_later(services: Services) -> None:
    source = bring_in_text(services, DETAINED)
    claim = claim_at(services, source, "detained")
    services.review.settle(claim.ref, Decision.DEFER, reason="Waiting for the list.")
    assert services.docket.home().deferred_claims == 1
    services.review.settle(claim.ref, Decision.ACCEPT)
    assert services.docket.home().defendants == 17


def test_an_edit_counts_and_the_machines_own_reading_stays_beside_it(services: Services) -> None:
    source = bring_in_text(services, DETAINED)
    claim = claim_at(services, source, "detained")
    edit = ClaimEdit(stage="remanded", date="2024-03-04", place="Lomna")
    services.review.settle(claim.ref, Decision.ACCEPT, edit=edit)
    (event,) = services.docket.case("C-0001").stages
    assert (event.stage.code, str(event.happened), event.place) == (
        "remanded",
        "2024-03-04",
        "Lomna",
    )
    kept = dict(services.review.claim(claim.ref).machine)
    assert (kept["stage"], kept["date"]) == ("detained", "2024-03-03")


def test_a_link_decides_whom_a_claim_is_about(services: Services) -> None:
    accept_text(services, DRIVERS)
    source = bring_in_text(services, DETAINED, name="other.txt")
    claim = claim_at(services, source, "detained")
    services.review.settle(claim.ref, Decision.ACCEPT, link="g-0001", edit=ClaimEdit(count=9))
    assert services.docket.home().groups == 1
    assert services.review.claim(claim.ref).group_ref == "G-0001"


def test_a_link_to_a_new_record_makes_one_though_a_group_fits(services: Services) -> None:
    accept_text(services, DETAINED)
    source = bring_in_text(services, COURT)
    claim = claim_at(services, source, "sent_to_court")
    assert claim.group_ref == "G-0001"
    services.review.settle(claim.ref, Decision.ACCEPT, link="new")
    assert stages_of(services) == {
        "G-0001": {"detained": 17},
        "G-0002": {"sent_to_court": 17},
    }


def test_a_later_article_moves_the_same_group_on(services: Services) -> None:
    accept_text(services, DETAINED)
    (outcome,) = bring_in(services, document(COURT))
    assert outcome.matched == ("G-0001",)
    assert (outcome.new, outcome.confirming) == (1, 1)
    assert outcome.source_ref is not None
    accept_all(services, outcome.source_ref)
    assert stages_of(services) == {"G-0001": {"sent_to_court": 17}}
    assert services.docket.home().cases == 1


def test_claims_that_only_confirm_are_accepted_together(services: Services) -> None:
    accept_text(services, DETAINED)
    source = bring_in_text(services, COURT)
    assert services.review.decide_confirming(source) == 1
    services.review.close(source)
    effects = {claim.stage: claim.status for claim in services.review.claims(tuple(ReviewStatus))}
    assert effects["sent_to_court"] is ReviewStatus.NEW
    (event,) = services.docket.case("C-0001").stages
    assert {citation.source_ref for citation in event.citations} == {"S-0001", "S-0002"}
    assert services.review.decide_confirming(source) == 0


def test_what_is_not_asserted_never_changes_a_stage(services: Services) -> None:
    accept_text(services, DETAINED)
    source = bring_in_text(services, NOT_DONE)
    modalities = {claim.modality for claim in waiting(services, source)}
    assert modalities >= {Modality.PLANNED, Modality.NEGATED, Modality.REQUESTED}
    accept_all(services, source)
    assert stages_of(services) == {"G-0001": {"detained": 17}}
    assert {line.in_custody for line in services.docket.defendants()} == {True}
    assert len(services.docket.case("C-0001").stages) == 1


def test_a_claim_that_is_only_alleged_records_no_stage_even_where_it_names_one(
    services: Services,
) -> None:
    accept_text(services, DETAINED)
    source = bring_in_text(services, COURT)
    claim = claim_at(services, source, "sent_to_court")
    for modality in (each for each in Modality if each is not Modality.ASSERTED):
        services.review.edit(claim.ref, ClaimEdit(modality=modality))
        services.review.settle(claim.ref, Decision.ACCEPT)
        assert stages_of(services) == {"G-0001": {"detained": 17}}, modality
        services.docket.undo()
    services.review.edit(claim.ref, ClaimEdit(modality=Modality.ASSERTED))
    services.review.settle(claim.ref, Decision.ACCEPT)
    assert stages_of(services) == {"G-0001": {"sent_to_court": 17}}


def test_two_accounts_stay_side_by_side_as_a_conflict(services: Services) -> None:
    accept_text(services, DETAINED)
    source = bring_in_text(services, OTHER_DAY)
    claim = claim_at(services, source, "detained")
    services.review.decide(claim.ref, Decision.ACCEPT, link="G-0001")
    assert services.review.claim(claim.ref).effect is Effect.CONFLICTS
    services.review.close(source)
    view = services.docket.case("C-0001")
    assert [str(event.happened) for event in view.stages] == ["2024-03-03"]
    assert [len(conflict.claims) > 0 for conflict in view.conflicts] == [True]
    assert services.docket.home().conflicts == 1


def test_a_correction_recounts_the_group_and_keeps_the_count_before(services: Services) -> None:
    accept_text(services, DETAINED)
    source = bring_in_text(services, CORRECTION)
    claim = claim_at(services, source, None)
    services.review.settle(claim.ref, Decision.ACCEPT, link="G-0001")
    group = services.docket.group("G-0001")
    recounted = group.events[-1]
    assert (recounted.kind.value, recounted.count_before, recounted.count_after) == (
        "recounted",
        17,
        19,
    )
    assert len(recounted.citations) == 1
    assert group.line.held_members == 19
    assert stages_of(services) == {"G-0001": {"detained": 19}}


def test_a_release_of_some_is_kept_without_saying_which_ones(services: Services) -> None:
    accept_text(services, DETAINED)
    accept_text(services, SOME_RELEASED)
    event = services.docket.group("G-0001").events[-1]
    assert (event.kind.value, event.count_before, event.count_after) == ("partly_released", 17, 12)
    assert stages_of(services) == {"G-0001": {"detained": 17}}


def test_a_closer_date_stands_instead_of_the_wider_one_which_stays_on_file(
    services: Services,
) -> None:
    accept_text(services, DRIVERS)
    accept_text(services, DRIVERS_DAY)
    (event,) = services.docket.case("C-0001").stages
    assert str(event.happened) == "2024-03-14"
    assert {citation.source_ref for citation in event.citations} == {"S-0001", "S-0002"}


def test_reimport_of_the_same_bytes_proposes_nothing_and_says_why(services: Services) -> None:
    source = accept_text(services, DETAINED)
    before = held_dump(services.database)
    (again,) = bring_in(services, document(DETAINED, "copy.txt"))
    assert (again.source_ref, again.known_as, again.claims) == (None, source, 0)
    assert again.notes[0].startswith("the same bytes are on file as S-0001 since ")
    assert held_dump(services.database) == before


def test_reimport_of_the_same_text_in_other_bytes_proposes_nothing(services: Services) -> None:
    source = accept_text(services, DETAINED)
    before = held_dump(services.database)
    (again,) = bring_in(services, document(DETAINED.replace("\n", "\r\n"), "copy.txt"))
    assert (again.known_as, again.claims) == (source, 0)
    assert again.notes == ("the same text is on file as S-0001",)
    assert held_dump(services.database) == before


def test_the_same_text_from_another_publisher_is_a_further_source(services: Services) -> None:
    accept_text(services, DETAINED)
    (again,) = bring_in(
        services, document(DETAINED.replace("\n", "\r\n"), "copy.txt", publisher="Orsk Herald")
    )
    assert again.source_ref == "S-0002"
    assert (again.new, again.confirming) == (0, 2)
    accept_all(services, "S-0002")
    view = services.docket.case("C-0001")
    assert view.line.sources == 2
    assert {c.publisher for c in view.stages[0].citations} == {"Lomna Post", "Orsk Herald"}


def test_one_document_that_cannot_be_read_stops_no_other(services: Services) -> None:
    outcomes = bring_in(
        services,
        document(DETAINED, "good.txt"),
        document("%PDF-1.4 this is no whole document", "bad.pdf"),
        document(DRIVERS, "fine.txt"),
    )
    assert [outcome.error is None for outcome in outcomes] == [True, False, True]
    assert "\n" not in (outcomes[1].error or "")
    assert [source.ref for source in services.docket.sources()] == ["S-0001", "S-0002"]


def test_undo_restores_what_was_held_before(services: Services) -> None:
    accept_text(services, DETAINED)
    for text in (COURT, CORRECTION, SOME_RELEASED, OTHER_DAY):
        source = bring_in_text(services, text)
        for claim in waiting(services, source):
            before = held_dump(services.database)
            link = "G-0001" if claim.group_ref is None else None
            outcome = services.review.settle(claim.ref, Decision.ACCEPT, link=link)
            changed = held_dump(services.database)
            assert changed != before
            services.docket.undo(outcome.change_set)
            assert held_dump(services.database) == before, claim.summary
            services.review.settle(claim.ref, Decision.ACCEPT, link=link)
    assert services.maintenance.verify().faults == ()


def test_undo_of_the_first_fact_leaves_no_case_and_says_what_rests_on_it(
    services: Services,
) -> None:
    source = bring_in_text(services, DETAINED)
    first, second = waiting(services, source)
    empty = held_dump(services.database)
    del empty["authorities"]  # others may name them: they stay
    founding = services.review.settle(first.ref, Decision.ACCEPT).change_set
    later = services.review.settle(second.ref, Decision.ACCEPT).change_set
    with pytest.raises(CannotUndoError, match=f"change {later} rests on it"):
        services.docket.undo(founding)
    services.docket.undo(later)
    services.docket.undo(founding)
    now = held_dump(services.database)
    assert {name: now[name] for name in empty} == empty
    assert services.docket.home().cases == 0
    with pytest.raises(CannotUndoError, match="undone already"):
        services.docket.undo(founding)
    services.review.settle(first.ref, Decision.ACCEPT)
    assert services.docket.cases()[0].ref == "C-0002"
    assert services.maintenance.verify().faults == ()


def test_a_match_to_a_group_that_was_undone_meanwhile_makes_a_new_one(services: Services) -> None:
    first = bring_in_text(services, DETAINED)
    founding = services.review.settle(waiting(services, first)[0].ref, Decision.ACCEPT).change_set
    second = bring_in_text(services, COURT)
    claim = claim_at(services, second, "sent_to_court")
    assert claim.group_ref == "G-0001"
    services.docket.undo(founding)
    services.review.settle(claim.ref, Decision.ACCEPT)
    assert stages_of(services) == {"G-0002": {"sent_to_court": 17}}
    assert services.docket.home().defendants == 17


@pytest.mark.skipif(not ARTICLE.is_file(), reason="the article lies outside of this checkout")
class TestTheArticle:
    def test_an_empty_docket_gets_four_cases_of_fifty_nine(self, services: Services) -> None:
        (outcome,) = bring_in(services, _article())
        assert outcome.source_ref is not None
        accept_all(services, outcome.source_ref)
        home = services.docket.home()
        assert (home.cases, home.groups, home.defendants) == (4, 4, 59)
        assert _sizes_and_stages(services) == FOUR_STAGES
        assert home.unsourced == 0

    def test_the_seed_docket_gets_no_new_case(self, services: Services) -> None:
        path = bundled("seeds") / "docket.toml"
        assert seed_docket(services.database, Actor("mara", "cli"), path)
        assert not seed_docket(services.database, Actor("mara", "cli"), path)
        assert _sizes_and_stages(services) == FOUR_STAGES
        (outcome,) = bring_in(services, _article())
        assert outcome.matched == ("G-0001", "G-0002", "G-0003", "G-0004")
        assert outcome.conflicting == 0
        assert outcome.source_ref is not None
        accept_all(services, outcome.source_ref)
        home = services.docket.home()
        assert (home.cases, home.groups, home.defendants) == (4, 4, 59)
        assert _sizes_and_stages(services) == FOUR_STAGES
        assert services.maintenance.verify().faults == ()


def _article() -> Document:
    return Document("article.txt", ARTICLE.read_bytes(), PartialDate.parse("2021-06-12"), "Daily")


def _sizes_and_stages(services: Services) -> list[tuple[int, dict[str, int]]]:
    return sorted(
        (
            (group.held_members, stages_of(services)[group.ref])
            for group in services.docket.groups()
        ),
        key=lambda pair: pair[0],
    )


def test_published_dates_are_kept_as_given(services: Services) -> None:
    bring_in_text(services, DETAINED)
    assert services.docket.sources()[0].published == PUBLISHED


def test_one_wording_of_two_articles_is_quoted_once(services: Services) -> None:
    wording = "spreading false reports under articles 148 and 214 of the Criminal Code"
    source = bring_in_text(
        services,
        "The trial of four drivers opened on Monday in the Orsk Court, officials said. "
        f"They are accused of {wording}.",
    )
    (charge,) = [each for each in waiting(services, source) if len(each.charges) > 1]
    assert {each.article for each in charge.charges} == {"148", "214"}
    assert charge.summary.count(f"“{wording}”") == 1
