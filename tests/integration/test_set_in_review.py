"""What a reviewer sets right is told where it is cited, and what nobody said is asked for; both engines."""

import pytest

from casetracker.model.vocabulary import Decision, Modality
from casetracker.services.choosing import NumberMissingError
from casetracker.services.claims import EditError
from casetracker.services.opening import Services
from casetracker.views.review import ClaimEdit
from tests.support.articles import DETAINED, bring_in_text, claim_at, stages_of


def test_what_a_reviewer_set_is_told_of_where_the_fact_is_cited(services: Services) -> None:
    source = bring_in_text(services, DETAINED)
    claim = claim_at(services, source, "detained")
    edit = ClaimEdit(date="2024-03-04", place="Lomna")
    services.review.settle(claim.ref, Decision.ACCEPT, edit=edit)
    (event,) = services.docket.case("C-0001").stages
    (cited,) = event.citations
    assert cited.set_in_review == ("date", "place")
    text = " ".join(services.reporting.preview(None).split())
    assert "asserted; set in review: date, place; K-" in text


def test_what_a_reviewer_calls_alleged_is_cited_as_alleged(services: Services) -> None:
    claim = claim_at(services, bring_in_text(services, DETAINED), "detained")
    edit = ClaimEdit(modality=Modality.ALLEGED)
    services.review.settle(claim.ref, Decision.ACCEPT, edit=edit)
    text = " ".join(services.reporting.preview(None).split())
    assert "alleged; set in review: how it is put; K-" in text


def test_people_nobody_has_counted_are_asked_for_their_number(services: Services) -> None:
    told = "A court in Lomna has sentenced workers of the Belmar mill to five years in prison."
    claim = claim_at(services, bring_in_text(services, told), "sentenced")
    assert claim.proposal == ("ask how many they are: a new group needs a number",)
    with pytest.raises(NumberMissingError, match="how many people"):
        services.review.settle(claim.ref, Decision.ACCEPT)
    assert services.docket.home().groups == 0
    services.review.settle(claim.ref, Decision.ACCEPT, edit=ClaimEdit(count=4))
    assert stages_of(services) == {"G-0001": {"sentenced": 4}}


def test_what_the_passage_does_not_say_is_taken_out_and_printed_as_not_reported(
    services: Services,
) -> None:
    source = bring_in_text(services, DETAINED)
    claim = claim_at(services, source, "detained")
    edited = services.review.edit(claim.ref, ClaimEdit(left_out=("date", "place", "count")))
    assert (edited.date, edited.place, edited.count) == (None, None, None)
    assert dict(edited.machine) == {"count": "17", "date": "2024-03-03", "place": "not read"}
    services.review.settle(
        claim.ref, Decision.ACCEPT, edit=ClaimEdit(count=17, left_out=("date", "place"))
    )
    (event,) = services.docket.case("C-0001").stages
    assert (event.happened, event.place) == (None, None)
    assert event.citations[0].set_in_review == ("count", "date", "place")


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (ClaimEdit(left_out=("stage",)), "cannot be left out; these can: count, date, place"),
        (ClaimEdit(date="2024", left_out=("date",)), "given a value and left out"),
    ],
)
def test_what_cannot_be_left_out_is_said(services: Services, edit: ClaimEdit, why: str) -> None:
    claim = claim_at(services, bring_in_text(services, DETAINED), "detained")
    with pytest.raises(EditError, match=why):
        services.review.edit(claim.ref, edit)
